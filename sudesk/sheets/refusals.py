"""The rows that could not be taken, as a table to send back to the class monitor."""

from collections.abc import Mapping

from sudesk.sheets.answers import Place, Reading, SheetView, Verdict
from sudesk.sheets.tables import Cell, Table, tables_xlsx


def refused_rows_xlsx(reading: Reading) -> bytes:
    """Return an .xlsx file with each refused or disputed row as it stood and the reason beside it.

    One sheet per sheet that has such rows; only columns that are imported are in it.
    """
    reasons: dict[Place, list[str]] = {}
    for problem in reading.problems:
        reasons.setdefault(problem.at, []).append(_without_row(problem.message))
    tables = [table for view in reading.sheets if (table := _table(view, reasons)) is not None]
    return tables_xlsx(tables or [Table("有误的行", "没有有误的行", ["说明"], [])])


def _table(view: SheetView, reasons: Mapping[Place, list[str]]) -> Table | None:
    """Return the table of one sheet, None where nothing was refused."""
    rows: list[list[Cell]] = [
        [
            row.row,
            *row.cells,
            "；".join(reasons.get(Place(view.file, view.sheet, row.row), [row.why])),
        ]
        for row in view.rows
        if row.verdict in (Verdict.REFUSED, Verdict.DISPUTED)
    ]
    if not rows:
        return None
    heads = [column.title or column.role.label for column in view.carried]
    title = f"{view.file} {view.sheet}：请核对并补正以下{len(rows)}行"
    return Table(view.sheet, title, ["原行号", *heads, "原因"], rows)


def _without_row(message: str) -> str:
    """Return a message without the row number, which has a column of its own."""
    return message.partition("行：")[2] or message
