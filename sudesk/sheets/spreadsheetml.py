"""SpreadsheetML 2003: a workbook as one XML file, often named .xls."""

import re
from datetime import datetime
from xml.etree.ElementTree import Element

from sudesk.sheets import trouble
from sudesk.sheets.grids import CellError, Grid, UnreadFormula, Value, pads_zeros, shown_number
from sudesk.sheets.safe_xml import BrokenXml, parse

_SS = "{urn:schemas-microsoft-com:office:spreadsheet}"
_X = "{urn:schemas-microsoft-com:office:excel}"
_CONTROL = re.compile(r"&#(?:x0*[0-8BCEFbcef]|x0*1[0-9a-fA-F]|0*[0-8]|0*1[124-9]|0*2\d|0*3[01]);")


def looks_like_spreadsheetml(head: str) -> bool:
    """Tell whether text begins like a SpreadsheetML workbook."""
    return "urn:schemas-microsoft-com:office:spreadsheet" in head and "<html" not in head.lower()


def read_spreadsheetml(name: str, text: str) -> list[Grid]:
    """Return the worksheets of a SpreadsheetML file."""
    body = _CONTROL.sub("", re.sub(r"^\s*<\?xml[^>]*\?>", "", text.lstrip("\ufeff")))
    try:
        book = parse(body)
    except BrokenXml as error:
        raise trouble.damaged(name) from error
    formats, striking = _styles(book)
    sheets = [part for part in book if part.tag == f"{_SS}Worksheet"]
    return [
        _grid(sheet, f"Sheet{number}", formats, striking) for number, sheet in enumerate(sheets, 1)
    ]


def _styles(book: Element) -> tuple[dict[str, str], set[str]]:
    """Return number formats and struck-out styles by the style's id."""
    formats: dict[str, str] = {}
    striking: set[str] = set()
    for style in book.iter(f"{_SS}Style"):
        key = style.get(f"{_SS}ID", "")
        for part in style:
            if part.tag == f"{_SS}NumberFormat":
                formats[key] = part.get(f"{_SS}Format", "")
            elif part.tag == f"{_SS}Font" and part.get(f"{_SS}StrikeThrough") == "1":
                striking.add(key)
    return formats, striking


def _grid(sheet: Element, fallback: str, formats: dict[str, str], striking: set[str]) -> Grid:
    """Read one worksheet; indices are written only where cells were skipped."""
    grid = Grid(sheet.get(f"{_SS}Name") or fallback, [])
    visible = sheet.find(f"{_X}WorksheetOptions/{_X}Visible")
    grid.hidden = visible is not None and (visible.text or "").startswith("SheetHidden")
    row = -1
    for element in sheet.iterfind(f"{_SS}Table/{_SS}Row"):
        row = _index(element, row + 1)
        if element.get(f"{_SS}Hidden") == "1" or element.get(f"{_SS}Height") == "0":
            grid.hidden_rows.add(row)
        column = -1
        for cell in element.iterfind(f"{_SS}Cell"):
            column = _index(cell, column + 1)
            if row >= 1_048_576 or column >= 1024:
                break
            _put(grid, row, column, cell, formats, striking)
            across = _number(cell.get(f"{_SS}MergeAcross"))
            down = _number(cell.get(f"{_SS}MergeDown"))
            if across or down:
                grid.merges.append((row, column, row + down, column + across))
            column += across
        row += _number(element.get(f"{_SS}Span"))
    return grid


def _index(element: Element, following: int) -> int:
    """Return the row or column number from 0; never backwards."""
    return max(_number(element.get(f"{_SS}Index")) - 1, following)


def _number(text: str | None) -> int:
    """Return a small count, 0 where there is none."""
    return min(int(text), 2_000_000) if text and text.isascii() and text.isdigit() else 0


def _put(
    grid: Grid, row: int, column: int, cell: Element, formats: dict[str, str], striking: set[str]
) -> None:
    """Set one cell from its Data element."""
    style = cell.get(f"{_SS}StyleID", "")
    content = cell.find(f"{_SS}Data")
    if content is None:
        if cell.get(f"{_SS}Formula"):
            grid.put(row, column, UnreadFormula())
        return
    text = "".join(content.itertext())
    if text or cell.get(f"{_SS}Formula"):
        grid.put(row, column, _value(content.get(f"{_SS}Type", ""), text, formats.get(style, "")))
        if style in striking:
            grid.struck.add((row, column))


def _value(kind: str, text: str, code: str) -> Value:
    """Return the typed value of a Data element."""
    if kind == "Error":
        return CellError(text)
    if kind == "Boolean":
        return text == "1"
    if kind not in ("Number", "DateTime"):
        return text
    try:
        if kind == "DateTime":
            return datetime.fromisoformat(text)
        number = float(text)
    except ValueError:
        return text
    return shown_number(number, code) if pads_zeros(code) else number
