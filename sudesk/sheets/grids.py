"""The one shape that every kind of workbook is brought to: a grid of cells per sheet."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from math import isfinite

Value = str | int | float | bool | date | datetime | time | timedelta
Heed = Callable[[], object]
Span = tuple[int, int, int, int]  # first row, first column, last row, last column

_EPOCH = datetime(1899, 12, 30)
_LITERAL = re.compile(r'"(?P<quoted>[^"]*)"|\\(?P<escaped>.)|_.|\*.|\[[^\]]*\]')
_ERROR_TEXT = re.compile(r"\s*#(?:N/A|REF!|NAME\?|VALUE!|DIV/0!|NULL!|NUM!|SPILL!|CALC!|#+)\s*")
_PIECE = re.compile(rf"{_LITERAL.pattern}|(?P<slot>[0#])")


def unheeded() -> None:
    """Stand in where nobody may want to stop the reading."""


class CellError(str):
    """An error value such as #N/A, as the spreadsheet shows it."""

    __slots__ = ()


def seen_error(value: Value) -> Value:
    """Return a text that a spreadsheet wrote for an error, in a text table, as that error."""
    return CellError(value) if isinstance(value, str) and _ERROR_TEXT.fullmatch(value) else value


class UnreadFormula(str):
    """A formula that the file carries without its result; the text says so."""

    __slots__ = ()

    def __new__(cls) -> "UnreadFormula":
        """Make the one text that stands for every such formula."""
        return super().__new__(cls, "（公式没有结果）")


@dataclass(slots=True)
class Grid:
    """One sheet: cells by row and column from 0, and what the eye would see beside the values.

    An empty cell is ''. ``top`` is the number that the spreadsheet shows for ``rows[0]`` and
    ``left`` the sheet's column (A = 0) of ``rows[…][0]``. Numbers that a number format shows with
    leading zeros stand here as the text that is shown.
    """

    name: str
    rows: list[list[Value]]
    top: int = 1
    left: int = 0
    hidden: bool = False
    merges: list[Span] = field(default_factory=list)
    hidden_rows: set[int] = field(default_factory=set)
    struck: set[tuple[int, int]] = field(default_factory=set)

    def put(self, row: int, column: int, value: Value) -> None:
        """Set a cell by its place in ``rows``, widening the grid where it is too small."""
        while len(self.rows) <= row:
            self.rows.append([])
        cells = self.rows[row]
        if len(cells) <= column:
            cells.extend([""] * (column + 1 - len(cells)))
        cells[column] = value

    def at(self, row: int, column: int) -> Value:
        """Return a cell, '' where the grid has none."""
        if 0 <= row < len(self.rows) and 0 <= column < len(self.rows[row]):
            return self.rows[row][column]
        return ""

    def square(self, width: int) -> None:
        """Make all rows as wide as the widest, which has ``width`` cells."""
        blank: list[Value] = [""]
        self.rows = [
            row if len(row) == width else row + blank * (width - len(row)) for row in self.rows
        ]


def is_date_format(code: str) -> bool:
    """Tell whether a number format shows dates or times."""
    return bool(re.search(r"[ymdhs年月日]", _LITERAL.sub("", code).lower())) and "0" not in code


def pads_zeros(code: str) -> bool:
    """Tell whether a number format can show an integer with leading zeros or a fixed prefix."""
    first = code.split(";")[0]
    plain = _LITERAL.sub("", first)
    return bool(re.fullmatch(r"0{2,}", plain.strip())) or (
        bool(re.fullmatch(r"[0#]+", plain.strip())) and bool(re.search(r'"[^"]+"|\\\w', first))
    )


def shown_number(value: float, code: str) -> str:
    """Return an integer as a format for which ``pads_zeros`` holds shows it."""
    if not isfinite(value):
        return str(value)
    pieces = list(_PIECE.finditer(code.split(";")[0]))
    slots = sum(piece.group("slot") is not None for piece in pieces)
    digits = str(round(value)).zfill(sum(piece.group() == "0" for piece in pieces)).rjust(slots)
    shown = []
    for piece in pieces:
        if piece.group("slot"):
            slots -= 1
            shown.append(digits[: len(digits) - slots].strip())  # the first takes all that is over
            digits = digits[len(digits) - slots :]
        else:
            shown.append(piece.group("quoted") or piece.group("escaped") or "")
    return "".join(shown).strip()


def date_of(serial: float) -> Value:
    """Return the date of a spreadsheet serial number, or the number where there is no such date."""
    if 0 < serial < 2_958_466:
        return _EPOCH + timedelta(days=serial)
    return serial


def serial_of(day: date) -> int:
    """Return the spreadsheet serial number of a date."""
    return (datetime(day.year, day.month, day.day) - _EPOCH).days
