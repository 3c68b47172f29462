"""Tables out: well-formatted .xlsx files that open the same in WPS and Excel.

openpyxl is imported where it is used: starting the program must not wait for it.
"""

import io
import re
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

Cell = str | int | float | None

_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
_FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r")
_SHEET_SIGNS = re.compile(r"[\[\]:*?/\\]")
_HEAD_FILL = "FFEFECE7"
_LINE = "FFCFC8BE"
_NARROWEST, _WIDEST = 6, 48


# When the workbook was made and last changed, as openpyxl writes it.
_TIMES = re.compile(rb'(<dcterms:\w+ xsi:type="dcterms:W3CDTF">)[^<]*')


@dataclass(frozen=True, slots=True)
class Table:
    """One sheet to be written: a title line, column heads, rows, and notes under them."""

    name: str
    title: str
    columns: Sequence[str]
    rows: Sequence[Sequence[Cell]]
    notes: Sequence[str] = ()


def table_xlsx(
    title: str,
    columns: Sequence[str],
    rows: Sequence[Sequence[Cell]],
    notes: Sequence[str] = (),
) -> bytes:
    """Return an .xlsx file with one table; no text in it ever becomes a formula."""
    return tables_xlsx([Table(title, title, columns, rows, notes)])


def tables_xlsx(tables: Sequence[Table]) -> bytes:
    """Return an .xlsx file with one sheet per table."""
    from openpyxl import Workbook

    book = Workbook()
    book.remove(book.active)
    for number, table in enumerate(tables, 1):
        _write(book.create_sheet(sheet_name(table.name, number, book.sheetnames)), table)
    return saved(book)


def flat_xlsx(name: str, columns: Sequence[str], rows: Sequence[Sequence[Cell]]) -> bytes:
    """Return an .xlsx file to be merged: heads in the first row, rows under them, nothing else."""
    from openpyxl import Workbook
    from openpyxl.styles import Font
    from openpyxl.utils import get_column_letter

    book = Workbook()
    sheet = book.active
    sheet.title = sheet_name(name, 1, [])
    for number, cells in enumerate([list(columns), *rows], 1):
        for column, value in enumerate(cells, 1):
            if isinstance(value, str):
                cell = put_text(sheet, number, column, value)
            else:
                cell = sheet.cell(number, column, value)
            cell.font = Font(name="宋体", size=11, bold=number == 1)
    for column, texts in enumerate(zip(columns, *rows, strict=True), 1):
        said = ["" if text is None else str(text) for text in texts]
        sheet.column_dimensions[get_column_letter(column)].width = _column_width(said)
    sheet.freeze_panes = "A2"
    sheet.auto_filter.ref = sheet.dimensions
    return saved(book)


def saved(book: Any) -> bytes:
    """Return a workbook as bytes: the same workbook, the same bytes, whatever the clock says."""
    packed, timeless = io.BytesIO(), io.BytesIO()
    book.save(packed)
    with zipfile.ZipFile(packed) as source, zipfile.ZipFile(timeless, "w") as target:
        for part in source.infolist():
            entry = zipfile.ZipInfo(part.filename, date_time=(1980, 1, 1, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 3  # the same bytes on every system
            target.writestr(entry, _TIMES.sub(rb"\g<1>1980-01-01T00:00:00Z", source.read(part)))
    return timeless.getvalue()


def sheet_name(wanted: str, number: int, taken: Sequence[str]) -> str:
    """Return a name that spreadsheets allow, at most 31 characters, unlike the taken ones."""
    name = _SHEET_SIGNS.sub("", clean(wanted)).strip("' ")[:31] or f"表{number}"
    if name.casefold() in {other.casefold() for other in taken}:
        name = f"{name[:27]}({number})"
    return name


def clean(text: str) -> str:
    """Return text without the control characters that a workbook cannot hold."""
    return _CONTROL.sub("", text)


def put_text(sheet: "Worksheet", row: int, column: int, text: str) -> Any:
    """Set a cell to text that stays text, also where it begins like a formula."""
    cell = sheet.cell(row, column)
    kept = clean(text)[:32767]
    if kept:
        cell.value = kept
        cell.data_type = "s"  # openpyxl takes a leading = for a formula
    cell.number_format = "@"
    if kept.startswith(_FORMULA_SIGNS):
        cell.quotePrefix = True
    return cell


def _write(sheet: "Worksheet", table: Table) -> None:
    """Write title, frozen heads, rows with rules between them, and notes."""
    from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
    from openpyxl.utils import get_column_letter

    side = Side(style="thin", color=_LINE)
    frame = Border(left=side, right=side, top=side, bottom=side)
    width = max(len(table.columns), 1)
    title = put_text(sheet, 1, 1, table.title)
    title.font = Font(name="宋体", size=16, bold=True)
    title.alignment = Alignment(horizontal="center", vertical="center")
    sheet.merge_cells(start_row=1, start_column=1, end_row=1, end_column=width)
    sheet.row_dimensions[1].height = 30
    for column, text in enumerate(table.columns, 1):
        head = put_text(sheet, 2, column, text)
        head.font = Font(name="宋体", size=11, bold=True)
        head.fill = PatternFill("solid", fgColor=_HEAD_FILL)
        head.border = frame
        head.alignment = Alignment(horizontal="center", vertical="center", wrap_text=True)
    body = Font(name="宋体", size=11)
    for row, cells in enumerate(table.rows, 3):
        for column, value in enumerate(cells, 1):
            if isinstance(value, str):
                cell = put_text(sheet, row, column, value)
            else:
                cell = sheet.cell(row, column, value)
            cell.font = body
            cell.border = frame
            long = isinstance(value, str) and _width(value) > _WIDEST
            cell.alignment = Alignment(vertical="center", wrap_text=long)
    for row, note in enumerate(table.notes, len(table.rows) + 4):
        put_text(sheet, row, 1, note).font = Font(name="宋体", size=10)
    for column in range(1, width + 1):
        texts = [table.columns[column - 1]] if table.columns else []
        texts += [
            "" if r[column - 1] is None else str(r[column - 1])
            for r in table.rows
            if len(r) >= column
        ]
        sheet.column_dimensions[get_column_letter(column)].width = _column_width(texts)
    sheet.freeze_panes = "A3"
    _set_page(sheet)


def _set_page(sheet: "Worksheet") -> None:
    """Print on A4 upright, as wide as the page, with the heads on every page."""
    sheet.page_setup.paperSize = sheet.PAPERSIZE_A4
    sheet.page_setup.fitToWidth = 1
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.print_title_rows = "1:2"


def _width(text: str) -> int:
    """Return how many half-width characters a text takes up in its longest line."""
    return max(
        (sum(2 if ord(c) > 0x2E7F else 1 for c in line) for line in text.split("\n")), default=0
    )


def _column_width(texts: Sequence[str]) -> float:
    """Return a column width that shows the texts, within reason."""
    return (
        min(max((_width(text) for text in texts), default=0) + 2, _WIDEST)
        if any(texts)
        else _NARROWEST
    )
