"""Which columns the preview of a sheet shows, how wide, and in the colours of which role."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from PySide6.QtGui import QColor

from sudesk.sheets.reading import Column, Role, RowView, SheetView
from sudesk.ui import brush, theme
from sudesk.ui.tokens import CAPTION, ROLES, TABLE

# The looks name six colours; the roles they do not name share one with a neighbour in meaning.
_COLOURS = {
    Role.STUDENT_NO: "student_no",
    Role.NAME: "name",
    Role.GENDER: "gender",
    Role.STATUS: "gender",
    Role.CLASS_NAME: "class_group",
    Role.GRADE: "class_group",
    Role.MAJOR: "major",
    Role.DEPARTMENT: "major",
    Role.POLITICAL: "political",
    Role.ETHNICITY: "political",
}
UNSAID = "指定用途"
_FOLD_FROM = 2
_PADDING = 15
_NARROWEST, _WIDEST = 46, 168
_ARROW = 20  # the arrow of the menu beside the label
_SAMPLE = 60


@dataclass(frozen=True, slots=True)
class PreviewColumn:
    """A column of the preview; ``cell`` is its place in the rows, None if it is not imported.

    ``index`` is its number in the sheet (A = 0), None where it stands for several.
    """

    letters: str
    title: str
    label: str
    role: Role = Role.OTHER
    cell: int | None = None
    index: int | None = None

    def fill(self) -> QColor:
        """Return the ground of the column's cells."""
        return _grounds(_COLOURS.get(self.role, "ignored"))[2]

    def label_colours(self) -> tuple[QColor, QColor]:
        """Return ink and fill of the label of the column's role."""
        ink, fill, _ = _grounds(_COLOURS.get(self.role, "ignored"))
        return ink, fill


def columns_of(view: SheetView, *, unfolded: bool = False) -> list[PreviewColumn]:
    """Return the columns of a sheet; several not imported fold into one unless ``unfolded``."""
    cells = {column.index: number for number, column in enumerate(view.carried)}
    shown: list[PreviewColumn] = []
    for carried, run in groupby(view.columns, key=lambda column: column.index in cells):
        columns = list(run)
        if carried:
            shown.extend(_carried(column, cells[column.index]) for column in columns)
        elif len(columns) >= _FOLD_FROM and not unfolded:
            shown.append(_folded(columns))
        else:
            shown.extend(_left_out(column) for column in columns)
    return shown


def letters(index: int) -> str:
    """Return a column's letters as the spreadsheet program shows them: A, B, …, Z, AA."""
    text = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        text = chr(ord("A") + rest) + text
    return text


def width_of(column: PreviewColumn, rows: Sequence[RowView]) -> int:
    """Return the width at which most of a column's cells can be read, in pixels."""
    place = column.cell
    texts = (
        [row.cells[place] for row in rows[:_SAMPLE] if place < len(row.cells)]
        if place is not None
        else []
    )
    cells = max((brush.width_of(text, theme.font(TABLE)) for text in texts), default=0)
    label = brush.width_of(column.label, theme.font(CAPTION, 500)) + theme.px(_ARROW)
    least, most = theme.px(_NARROWEST), theme.px(_WIDEST)
    return round(min(max(cells, label, least - _PADDING), most - _PADDING)) + _PADDING


def _carried(column: Column, cell: int) -> PreviewColumn:
    role = column.role
    label = UNSAID if role is Role.OTHER else role.label
    return PreviewColumn(letters(column.index), column.title, label, role, cell, column.index)


def _left_out(column: Column) -> PreviewColumn:
    role = Role.NOTE if column.role is Role.NOTE else Role.OTHER
    at = column.index
    return PreviewColumn(letters(at), title_of(column), role.label, role, None, at)


def _folded(columns: Sequence[Column]) -> PreviewColumn:
    first, last = letters(columns[0].index), letters(columns[-1].index)
    titles = "、".join(title for column in columns if (title := title_of(column)))
    return PreviewColumn(f"{first}–{last}", titles, f"{len(columns)} 列不导入")


def title_of(column: Column) -> str:
    """Return a column's head on one line."""
    return " ".join(column.title.split())


def _grounds(name: str) -> tuple[QColor, QColor, QColor]:
    """Return label ink, label fill and cell fill; in the dark, ink and fill change places."""
    role = ROLES[name]
    if not theme.is_dark():
        return QColor(role.ink), QColor(role.fill), QColor(role.cells)
    cells = QColor(role.ink)
    cells.setAlpha(46)
    return QColor(role.fill), QColor(role.ink), cells
