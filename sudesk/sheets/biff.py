"""The records of .xls workbooks, BIFF2 to BIFF8, with or without a container around them.

calamine reads neither bare record streams nor hidden rows, number formats and struck-out fonts of
.xls files, so this room reads the records itself. Unknown records are skipped; text of the old
versions is in the code page of the PC that wrote it, here nearly always GBK.
"""

import struct
from collections.abc import Iterator
from dataclasses import dataclass, field

from sudesk.sheets.grids import (
    CellError,
    Grid,
    UnreadFormula,
    Value,
    date_of,
    is_date_format,
    pads_zeros,
    shown_number,
)
from sudesk.sheets.strings8 import shared_strings, text8

BOF_RECORDS = (0x0009, 0x0209, 0x0409, 0x0809)
_ERRORS = {
    0x00: "#NULL!",
    0x07: "#DIV/0!",
    0x0F: "#VALUE!",
    0x17: "#REF!",
    0x1D: "#NAME?",
    0x24: "#NUM!",
    0x2A: "#N/A",
}
_DATE_FORMATS = {*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)}


class Locked(ValueError):  # noqa: N818 - reads as what is
    """The records are encrypted."""


class BrokenRecords(ValueError):  # noqa: N818 - reads as what is
    """The bytes hold no sheet that could be read."""


@dataclass(slots=True)
class _Book:
    """What the records at the head of the workbook say for all sheets."""

    version: int = 8
    encoding: str = "gb18030"
    sheets: list[tuple[int, bool, str]] = field(default_factory=list)  # offset, hidden, name
    strings: list[str] = field(default_factory=list)
    formats: dict[int, str] = field(default_factory=dict)
    struck_fonts: list[bool] = field(default_factory=list)
    styles: list[tuple[int, int]] = field(default_factory=list)  # font, format

    def text(self, raw: bytes) -> str:
        """Return text of a version before Unicode."""
        return raw.decode(self.encoding, "replace")

    def format_of(self, style: int) -> str:
        """Return the number format of a cell style."""
        if style >= len(self.styles):
            return ""
        number = self.styles[style][1]
        if number in _DATE_FORMATS:
            return self.formats.get(number, "yyyy-mm-dd")
        return self.formats.get(number, "")

    def strikes(self, style: int) -> bool:
        """Tell whether a cell style strikes out."""
        if style >= len(self.styles):
            return False
        font = self.styles[style][0]
        font -= font >= 4  # font 4 does not exist in any version
        return font < len(self.struck_fonts) and self.struck_fonts[font]


def read_biff(stream: bytes) -> list[Grid]:
    """Return the worksheets of a record stream; Locked or BrokenRecords where there are none."""
    try:
        return _sheets(stream)
    except (struct.error, IndexError) as error:
        raise BrokenRecords from error


def _records(stream: bytes, at: int) -> Iterator[tuple[int, int, bytes]]:
    """Yield offset, type and content of the records from an offset on; a cut tail ends them."""
    end = len(stream)
    while at + 4 <= end:
        kind, length = struct.unpack_from("<HH", stream, at)
        if at + 4 + length > end:
            return
        yield at, kind, stream[at + 4 : at + 4 + length]
        at += 4 + length


def _sheets(stream: bytes) -> list[Grid]:
    """Read the head, then each sheet that it names; a bare sheet is its own head."""
    book = _Book()
    first = next(_records(stream, 0), None)
    if first is None or first[1] not in BOF_RECORDS:
        raise BrokenRecords
    book.version = _version(first[1], first[2])
    substream = struct.unpack_from("<H", first[2], 2)[0]
    _read_head(stream, book)
    if book.version < 8 and _is_utf8(stream):
        book.encoding = "utf-8"
    if substream == 0x0010 or not book.sheets:
        return [_sheet(stream, 0, book, "Sheet1", hidden=False)]
    return [_sheet(stream, at, book, name, hidden) for at, hidden, name in book.sheets]


def _is_utf8(stream: bytes) -> bool:
    """Tell whether all text of an old stream is UTF-8, as pages in PHP wrote it.

    Single words cannot tell: 女 in GBK is also one UTF-8 character.
    """
    texts = b" ".join(
        content[7:] for _, kind, content in _records(stream, 0) if kind in (0x0004, 0x0204, 0x00D6)
    )
    try:
        return not texts.decode("utf-8").isascii()
    except UnicodeDecodeError:
        return False


def _version(kind: int, content: bytes) -> int:
    """Return the BIFF version that a BOF record opens."""
    if kind != 0x0809:
        return {0x0009: 2, 0x0209: 3, 0x0409: 4}[kind]
    return 8 if struct.unpack_from("<H", content)[0] == 0x0600 else 5


def _read_head(stream: bytes, book: _Book) -> None:
    """Collect fonts, formats, styles, sheet names and shared strings up to the first EOF."""
    string_blocks: list[bytes] = []
    previous = 0
    for _, kind, content in _records(stream, 0):
        if kind == 0x000A:
            break
        if kind == 0x002F:
            raise Locked
        if kind == 0x0042 and len(content) >= 2:
            page = struct.unpack_from("<H", content)[0]
            book.encoding = {936: "gb18030", 950: "big5", 65001: "utf-8"}.get(page, "gb18030")
        elif kind == 0x0085:
            _add_sheet(book, content)
        elif kind == 0x00FC:
            string_blocks = [content]
        elif kind == 0x003C and string_blocks and previous in (0x00FC, 0x003C):
            string_blocks.append(content)
        else:
            _add_style(book, kind, content)
        previous = kind
    if string_blocks:
        book.strings = shared_strings(string_blocks)


def _add_sheet(book: _Book, content: bytes) -> None:
    """Add a worksheet; charts, macros and Visual Basic modules are none."""
    if book.version < 5:
        return
    at, state, sort = struct.unpack_from("<IBB", content)
    if sort == 0:
        name = text8(content, 6, short=True) if book.version == 8 else book.text(content[7:])
        book.sheets.append((at, bool(state & 3), name))


def _add_style(book: _Book, kind: int, content: bytes) -> None:
    """Take in one font, number format or cell style."""
    if kind in (0x0031, 0x0231) and len(content) >= 4:
        book.struck_fonts.append(bool(struct.unpack_from("<H", content, 2)[0] & 0x0008))
    elif kind == 0x041E and book.version == 8:
        book.formats[struct.unpack_from("<H", content)[0]] = text8(content, 2)
    elif kind == 0x041E and book.version == 5:
        book.formats[struct.unpack_from("<H", content)[0]] = book.text(content[3:])
    elif kind in (0x001E, 0x041E):
        skip = 3 if kind == 0x041E else 1
        book.formats[len(book.formats)] = book.text(content[skip:])
    elif kind == 0x00E0:
        book.styles.append(struct.unpack_from("<HH", content))
    elif kind in (0x0243, 0x0443):
        book.styles.append(struct.unpack_from("<BB", content))


def _sheet(stream: bytes, at: int, book: _Book, name: str, hidden: bool) -> Grid:
    """Read the records of one sheet into a grid."""
    grid = Grid(name, [], hidden=hidden)
    pending: tuple[int, int] | None = None  # the formula whose text follows in its own record
    depth = 0
    for _, kind, content in _records(stream, at):
        if kind in BOF_RECORDS:
            depth += 1
        elif kind == 0x000A:
            depth -= 1
            if depth <= 0:
                break
        elif kind == 0x002F:
            raise Locked
        elif depth > 1:
            continue  # a chart inside the sheet
        elif kind in (0x0007, 0x0207):
            if pending is not None:
                grid.put(*pending, _formula_text(book, content))
                pending = None
        elif kind in (0x0208, 0x0008):
            _note_row(grid, book, kind, content)
        elif kind == 0x00E5:
            grid.merges.extend(_merges(content))
        else:
            pending = _read_cell(grid, book, kind, content) or pending
    return grid


def _formula_text(book: _Book, content: bytes) -> str:
    """Return the text result of a formula."""
    if book.version == 8:
        return text8(content, 0)
    return book.text(content[1:] if book.version == 2 else content[2:])


def _note_row(grid: Grid, book: _Book, kind: int, content: bytes) -> None:
    """Remember a hidden row."""
    row = struct.unpack_from("<H", content)[0]
    if kind == 0x0208 and len(content) >= 16:
        if struct.unpack_from("<H", content, 12)[0] & 0x0020:
            grid.hidden_rows.add(row)
    elif book.version == 2 and struct.unpack_from("<H", content, 6)[0] & 0x7FFF == 0:
        grid.hidden_rows.add(row)


def _merges(content: bytes) -> list[tuple[int, int, int, int]]:
    """Return merged ranges as first row, first column, last row, last column."""
    count = struct.unpack_from("<H", content)[0]
    spans = []
    for index in range(min(count, (len(content) - 2) // 8)):
        top, bottom, left, right = struct.unpack_from("<4H", content, 2 + index * 8)
        spans.append((top, left, bottom, right))
    return spans


def _read_cell(grid: Grid, book: _Book, kind: int, content: bytes) -> tuple[int, int] | None:
    """Put the cells of one record; returns the cell whose text comes in a later record."""
    if kind not in _CELLS:
        return None
    row, column = struct.unpack_from("<HH", content)
    old = kind < 0x0006 or (kind == 0x0006 and book.version == 2)
    style = content[4] & 0x3F if old else struct.unpack_from("<H", content, 4)[0]
    start = 7 if old else 6
    if kind == 0x00BD:
        for index in range((len(content) - 6) // 6):
            style, number = struct.unpack_from("<HI", content, 4 + index * 6)
            _put(grid, book, row, column + index, style, _rk(number))
    elif kind in (0x0006, 0x0206, 0x0406):
        return _read_formula(grid, book, (row, column, style), content[start : start + 8])
    else:
        _put(grid, book, row, column, style, _plain_value(book, kind, content, start))
    return None


_CELLS = {
    *(0x0002, 0x0003, 0x0004, 0x0005, 0x0203, 0x0204, 0x0205, 0x027E, 0x00BD, 0x00D6, 0x00FD),
    *(0x0006, 0x0206, 0x0406),
}


def _plain_value(book: _Book, kind: int, content: bytes, start: int) -> Value:
    """Return the value of a record that holds one cell."""
    if kind == 0x0002:
        return float(struct.unpack_from("<H", content, start)[0])
    if kind in (0x0003, 0x0203):
        return float(struct.unpack_from("<d", content, start)[0])
    if kind == 0x027E:
        return _rk(struct.unpack_from("<I", content, start)[0])
    if kind == 0x00FD:
        number = struct.unpack_from("<I", content, start)[0]
        return book.strings[number] if number < len(book.strings) else ""
    if kind in (0x0005, 0x0205):
        code, is_error = content[start], content[start + 1]
        return CellError(_ERRORS.get(code, "#N/A")) if is_error else bool(code)
    if kind == 0x0004:
        return book.text(content[start + 1 : start + 1 + content[start]])
    if book.version == 8:
        return text8(content, start)
    length = struct.unpack_from("<H", content, start)[0]
    return book.text(content[start + 2 : start + 2 + length])


def _read_formula(
    grid: Grid, book: _Book, cell: tuple[int, int, int], result: bytes
) -> tuple[int, int] | None:
    """Put the stored result of a formula; a text result follows in the next record."""
    row, column, style = cell
    if result[6:8] != b"\xff\xff":
        _put(grid, book, row, column, style, float(struct.unpack("<d", result)[0]))
        return None
    if result[0] == 0:
        _put(grid, book, row, column, style, UnreadFormula())
        return row, column
    if result[0] == 1:
        _put(grid, book, row, column, style, bool(result[2]))
    elif result[0] == 2:
        _put(grid, book, row, column, style, CellError(_ERRORS.get(result[2], "#N/A")))
    return None


def _rk(number: int) -> float:
    """Return the value of a packed number."""
    if number & 2:
        value = float((number >> 2) - (1 << 30 if number & 0x80000000 else 0))
    else:
        value = float(struct.unpack("<d", struct.pack("<Q", (number & 0xFFFFFFFC) << 32))[0])
    return value / 100 if number & 1 else value


def _put(grid: Grid, book: _Book, row: int, column: int, style: int, value: Value) -> None:
    """Set a cell as its style shows it."""
    if isinstance(value, float):
        code = book.format_of(style)
        if pads_zeros(code):
            value = shown_number(value, code)
        elif code and is_date_format(code):
            value = date_of(value)
    if column < 256 and value != "":
        grid.put(row, column, value)
        if book.strikes(style):
            grid.struck.add((row, column))
