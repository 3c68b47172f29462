"""Tables that leave the program as .xlsx: the roll, refused rows, a blank roster to fill in.

Each is a long job: ``report`` first, then what is to be written, at last the file to be made.
"""

from collections.abc import Callable, Sequence
from pathlib import Path

from sqlalchemy.orm import Session

from sudesk.models.store import at
from sudesk.services import departments, roll
from sudesk.services.writing import write_whole
from sudesk.sheets.reading import Place, Reading, Role, RowView, Severity, SheetView, Verdict
from sudesk.sheets.tables import Cell, table_xlsx
from sudesk.sheets.templates import roster_template

Report = Callable[[str, int, int], None]

_ROLES = tuple(role for role in Role if role.imported)


def save_table(
    session: Session,
    report: Report,
    title: str,
    columns: Sequence[str],
    rows: Sequence[Sequence[str]],
    target: Path,
) -> Path:
    """Write what a list shows."""
    report(target.name, 0, 0)
    day = at(session)
    note = f"共{len(rows)}行，{day.year}年{day.month}月{day.day}日导出"
    return write_whole(target, table_xlsx(title, columns, rows, [note]))


def save_template(session: Session, report: Report, target: Path) -> Path:
    """Write a blank roster to hand out, with the department's classes to choose from."""
    report(target.name, 0, 0)
    return write_whole(target, roster_template([row.name for row in roll.classes(session)]))


def save_refused(session: Session, report: Report, reading: Reading, target: Path) -> Path:
    """Write the rows that were refused or disputed as they stood, each with its reason."""
    report(target.name, 0, 0)
    reasons = _reasons(reading)
    faulty = [
        (view, row)
        for view in reading.sheets
        for row in view.rows
        if row.verdict in (Verdict.REFUSED, Verdict.DISPUTED)
    ]
    roles = [role for role in _ROLES if any(_cell(view, row, role) for view, row in faulty)]
    columns = ["文件", "工作表", "行号", *(role.label for role in roles), "原因"]
    rows: list[list[Cell]] = [
        [
            view.file,
            view.sheet,
            row.row,
            *(_cell(view, row, role) for role in roles),
            reasons.get(Place(view.file, view.sheet, row.row), row.why),
        ]
        for view, row in faulty
    ]
    profile = departments.profile(session)
    back = f"交回{profile.names.union}" if profile is not None else "交回"
    notes = [f"请在原表改正这些行，再把原表{back}。行号与原表左侧的行号相同。"]
    return write_whole(target, table_xlsx("名册中需要改正的行", columns, rows, notes))


def _reasons(reading: Reading) -> dict[Place, str]:
    """Return for each place with an error what is wrong there."""
    found: dict[Place, list[str]] = {}
    for problem in reading.problems:
        if problem.severity is Severity.ERROR:
            text = problem.message.removeprefix(f"第{problem.at.row}行：")
            found.setdefault(problem.at, []).append(text)
    return {place: "；".join(dict.fromkeys(texts)) for place, texts in found.items()}


def _cell(view: SheetView, row: RowView, role: Role) -> str:
    """Return what a row says in a role; side-by-side groups are parted by a stroke."""
    cells = [
        cell
        for column, cell in zip(view.carried, row.cells, strict=False)
        if column.role is role and cell
    ]
    return " / ".join(cells)
