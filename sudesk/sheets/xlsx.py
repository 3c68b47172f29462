"""Workbooks in a zip: values by calamine, and what calamine leaves out from the XML itself.

calamine gives '' for error cells and for formulas without a result, and says nothing of number
formats, hidden rows and struck-out text. Those few facts are looked up by regular expressions in
the sheet's XML, which costs a small part of what parsing it would.
"""

import io
import lzma
import re
import zipfile
import zlib
from collections.abc import Callable, Collection, Iterable
from typing import TypeVar
from xml.etree.ElementTree import Element

from python_calamine import (
    CalamineError,
    CalamineWorkbook,
    PasswordError,
    SheetTypeEnum,
    SheetVisibleEnum,
)

from sudesk.sheets import trouble
from sudesk.sheets.extent import column_letters, column_number, refuse_endless, refuse_overcounted
from sudesk.sheets.grids import (
    CellError,
    Grid,
    Heed,
    UnreadFormula,
    pads_zeros,
    shown_number,
    unheeded,
)
from sudesk.sheets.packages import put_right
from sudesk.sheets.safe_xml import BrokenXml, parse

_BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    EOFError,
    OSError,
    NotImplementedError,
    CalamineError,
    KeyError,
    ValueError,
)
_ROW_OR_CELL = re.compile(rb"<((?:\w+:)?(row|c))\b((?:[^<>\"']|\"[^<\"]*\"|'[^<']*')*)>")
_OWN_REF = re.compile(rb"\sr=([\"'])\s*([A-Za-z]{0,3})([0-9]{0,7})\s*\1")
_SINGLE = re.compile(rb"=\s*'([^'\"]*)'")
_Result = TypeVar("_Result")
_RELATIONS = "/officeDocument/relationships}id", "/officeDocument/2006/relationships}id"
_TAG = rb"<(?:\w+:)?"
_REF = rb'\sr="([A-Z]{1,3})([0-9]{1,7})"'
_HIDDEN_ROW = re.compile(
    _TAG + rb'row\b(?=[^>]*\s(?:hidden="(?:1|true)"|ht="0(?:\.0+)?"))[^>]*?\sr="([0-9]+)"'
)
_FORMULA = rb"<(?:\w+:)?f\b(?:[^>]*/>|[^>]*>[^<]*</(?:\w+:)?f>)\s*"
_ERROR = re.compile(
    _TAG + rb'c\b(?=[^>]*\st="e")[^>]*?' + _REF + rb"[^>]*>\s*"
    rb"(?:" + _FORMULA + rb")?<(?:\w+:)?v>([^<]*)<"
)
_UNREAD = re.compile(
    _TAG
    + rb'c\b(?![^>]*\st="str"[^>]*>\s*<f\b[^<]*</f>\s*<v>)[^>]*?'
    + _REF
    + rb"[^>]*>\s*"
    + _FORMULA
    + rb"(?:<(?:\w+:)?v>\s*</(?:\w+:)?v>|<(?:\w+:)?v\s*/>)?\s*</(?:\w+:)?c>"
)


def read_xlsx(name: str, blob: bytes, heed: Heed = unheeded) -> list[Grid]:
    """Return the sheets of an .xlsx or .xlsm file in the order of the workbook."""
    try:
        _refuse_unopened(name, blob)
        blob = put_right(blob)
        with zipfile.ZipFile(io.BytesIO(blob)) as package:
            return _grids(name, blob, package, heed)
    except _BROKEN as error:
        raise trouble.damaged(name) from error


def _refuse_unopened(name: str, blob: bytes) -> None:
    """Raise SudeskError for a package that nothing should be unpacked from."""
    with zipfile.ZipFile(io.BytesIO(blob)) as package:
        members = package.infolist()
    if any(member.flag_bits & 1 for member in members):
        raise trouble.locked(name)
    if sum(member.file_size for member in members) > trouble.LARGEST_CONTENT:
        raise trouble.too_large(name)


def _grids(name: str, blob: bytes, package: zipfile.ZipFile, heed: Heed) -> list[Grid]:
    """Read values, and lay the facts over them."""
    members = package.infolist()
    names = {member.filename for member in members}
    if names & {"xl/workbook.bin", "content.xml"} or "xl/workbook.xml" not in names:
        raise trouble.no_workbook(name)
    worksheets: dict[str, bytes] = {}
    for member in members:
        heed()
        content = package.read(member)  # a wrong checksum fails here, not inside the reader
        refuse_overcounted(name, content)
        if _is_parsed(member.filename, content) and len(content) > trouble.LARGEST_TREE:
            raise trouble.too_large(name)
        if b"sheetData" in content:
            usual = refuse_endless(name, content)
            worksheets[member.filename] = content if usual else _numbered(content)
    paths = _sheet_paths(package, names)
    padding, striking = _styles(package, names)
    struck_texts = _struck_texts(package, names)
    book = _calamine(name, blob)
    grids = []
    for index, sheet in enumerate(book.sheets_metadata):
        if sheet.typ is not SheetTypeEnum.WorkSheet:
            continue
        xml = worksheets.pop(paths.get(sheet.name, ""), b"")
        heed()
        grid = _values(name, book, index)
        heed()
        grid.hidden = sheet.visible is not SheetVisibleEnum.Visible
        if xml:
            _lay_facts(grid, xml, padding, striking, struck_texts)
        grids.append(grid)
    return grids


def _is_parsed(part: str, content: bytes) -> bool:
    """Tell whether a part is parsed whole: the small ones, and strings that may be struck out."""
    if part.endswith("sharedStrings.xml"):
        return b"strike" in content
    return part.endswith(("styles.xml", "workbook.xml", ".rels"))


def _guarded(name: str, read: Callable[[], _Result]) -> _Result:
    """Run a call into the Rust reader; its panics are damaged files, not bugs of ours."""
    try:
        return read()
    except PasswordError as error:
        raise trouble.locked(name) from error
    except BaseException as error:
        if type(error).__name__ == "PanicException":
            raise trouble.damaged(name) from error
        raise


def _calamine(name: str, blob: bytes) -> CalamineWorkbook:
    """Open the workbook, once more without its styles where those are what is broken."""
    try:
        return _guarded(name, lambda: CalamineWorkbook.from_filelike(io.BytesIO(blob)))
    except CalamineError:
        bare = _without_styles(blob)
        return _guarded(name, lambda: CalamineWorkbook.from_filelike(io.BytesIO(bare)))


def _without_styles(blob: bytes) -> bytes:
    """Return the package with an empty style sheet in place of its own."""
    packed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(blob)) as old, zipfile.ZipFile(packed, "w") as new:
        for member in old.infolist():
            styles = member.filename.endswith("styles.xml")
            new.writestr(member.filename, b"<styleSheet/>" if styles else old.read(member))
    return packed.getvalue()


def _values(name: str, book: CalamineWorkbook, index: int) -> Grid:
    """Return the values and merged cells of one sheet."""
    sheet = _guarded(name, lambda: book.get_sheet_by_index(index))
    rows = _guarded(name, sheet.to_python)
    top, left = sheet.start or (0, 0)
    grid = Grid(sheet.name, rows, top + 1, left)
    grid.merges = [
        (first[0] - top, first[1] - left, last[0] - top, last[1] - left)
        for first, last in sheet.merged_cell_ranges or ()
    ]
    return grid


def _sheet_paths(package: zipfile.ZipFile, names: set[str]) -> dict[str, str]:
    """Return where each sheet's XML lies, by the sheet's name."""
    if "xl/workbook.xml" not in names or "xl/_rels/workbook.xml.rels" not in names:
        return {}
    targets = {}
    for relation in parse(package.read("xl/_rels/workbook.xml.rels")):
        target = relation.get("Target", "")
        path = target[1:] if target.startswith("/") else f"xl/{target}"
        targets[relation.get("Id")] = path.replace("xl/./", "xl/")
    paths = {}
    for element in parse(package.read("xl/workbook.xml")).iter():
        if element.tag.endswith("}sheet"):
            relation_id = next((v for k, v in element.items() if k.endswith(_RELATIONS)), None)
            if relation_id in targets:
                paths[element.get("name", "")] = targets[relation_id]
    return paths


def _styles(package: zipfile.ZipFile, names: set[str]) -> tuple[dict[int, str], set[int]]:
    """Return the cell styles that pad zeros, with their format, and those that strike out."""
    if "xl/styles.xml" not in names:
        return {}, set()
    try:
        sheet = parse(package.read("xl/styles.xml"))
    except BrokenXml:
        return {}, set()  # broken styles are common; the values are sound without them
    formats: dict[str, str] = {}
    struck_fonts: set[str] = set()
    padding: dict[int, str] = {}
    striking: set[int] = set()
    for part in sheet:
        kind = part.tag.rpartition("}")[2]
        if kind == "numFmts":
            formats = {f.get("numFmtId", ""): f.get("formatCode", "") for f in part}
        elif kind == "fonts":
            struck_fonts = {str(i) for i, font in enumerate(part) if _strikes(font)}
        elif kind == "cellXfs":
            for index, style in enumerate(part):
                code = formats.get(style.get("numFmtId", ""), "")
                if pads_zeros(code):
                    padding[index] = code
                if style.get("fontId") in struck_fonts:
                    striking.add(index)
    return padding, striking


def _strikes(font: Iterable[Element]) -> bool:
    """Tell whether a font (or the properties of a run of text) strikes out."""
    return any(
        part.tag.rpartition("}")[2] == "strike" and part.get("val", "1") in ("1", "true")
        for part in font
    )


def _struck_texts(package: zipfile.ZipFile, names: set[str]) -> set[int]:
    """Return the shared strings of which every run is struck out."""
    part = "xl/sharedStrings.xml"
    if part not in names or b"strike" not in (xml := package.read(part)):
        return set()
    struck = set()
    for index, text in enumerate(parse(xml)):
        runs = [run for run in text if run.tag.endswith("}r")]
        if runs and all(any(_strikes(props) for props in run) for run in runs):
            struck.add(index)
    return struck


def _lay_facts(
    grid: Grid,
    xml: bytes,
    padding: dict[int, str],
    striking: set[int],
    struck_texts: set[int],
) -> None:
    """Add to the values what only the XML knows."""

    def spot(letters: bytes, digits: bytes) -> tuple[int, int]:
        return int(digits) - grid.top, column_number(letters) - grid.left

    if b' hidden="' in xml or b' ht="0' in xml:
        grid.hidden_rows = {int(row) - grid.top for row in _HIDDEN_ROW.findall(xml)}
    if b't="e"' in xml:
        for letters, digits, text in _ERROR.findall(xml):
            _put(grid, spot(letters, digits), CellError(text.decode("utf-8", "replace")))
    if b"<f" in xml or b":sheetData" in xml[:65536]:
        for letters, digits in _UNREAD.findall(xml):
            _put(grid, spot(letters, digits), UnreadFormula())
    if padding:
        for style, letters, digits in _cells_of(padding, xml):
            row, column = spot(letters, digits)
            value = grid.at(row, column)
            if isinstance(value, float | int) and not isinstance(value, bool):
                grid.put(row, column, shown_number(value, padding[int(style)]))
    for letters, digits in [found[1:] for found in _cells_of(striking, xml)]:
        grid.struck.add(spot(letters, digits))
    if struck_texts:
        cells = re.compile(
            _TAG + rb"c\b[^>]*?" + _REF + rb'[^>]*\st="s"[^>]*>\s*<(?:\w+:)?v>([0-9]+)<'
        )
        for letters, digits, text in cells.findall(xml):
            if int(text) in struck_texts:
                grid.struck.add(spot(letters, digits))


def _numbered(xml: bytes) -> bytes:
    """Return a sheet's XML with the references that some programs leave to be counted."""
    row = column = 0

    def told(found: re.Match[bytes]) -> bytes:
        nonlocal row, column
        tag, kind, rest = found.groups()
        own = _OWN_REF.search(rest)
        if own:
            rest = rest[: own.start()] + rest[own.end() :]
        rest = _SINGLE.sub(rb'="\1"', rest)
        if kind == b"row":
            row, column = (int(own[3]) if own and own[3] else row + 1), 0
            return b'<%b r="%d"%b>' % (tag, row, rest)
        column = column_number(own[2]) + 1 if own and own[2] else column + 1
        return b'<%b r="%b%d"%b>' % (tag, column_letters(column - 1), row, rest)

    return _ROW_OR_CELL.sub(told, xml)


def _cells_of(styles: Collection[int], xml: bytes) -> list[tuple[bytes, bytes, bytes]]:
    """Return style, column letters and row of the cells that have one of some styles."""
    if not styles:
        return []
    choice = "|".join(map(str, sorted(styles))).encode()
    return re.findall(_TAG + rb'c\b(?=[^>]*\ss="(' + choice + rb')")[^>]*?' + _REF, xml)


def _put(grid: Grid, spot: tuple[int, int], value: str) -> None:
    """Set a cell that calamine may have left outside of the used range."""
    row, column = spot
    if row >= 0 and column >= 0:
        grid.put(row, column, value)
