"""The rows of a sheet as its preview shows them, each with what becomes of it."""

from collections.abc import Sequence, Set
from dataclasses import dataclass

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from sudesk.sheets.reading import Place, RowView, SheetView, Verdict
from sudesk.ui.roster.preview_columns import PreviewColumn, columns_of

NOWHERE = QModelIndex()
Index = QModelIndex | QPersistentModelIndex
HEADER = "表头"


@dataclass(frozen=True, slots=True)
class Shown:
    """What one row shows now: the row, its fate, and its text where that ``crosses`` the columns.

    Titles, footers and the like run across; a header keeps to its columns, and so does every row
    of a sheet that is shown ``raw`` because it is set aside.
    """

    row: RowView
    verdict: Verdict
    crosses: bool = False
    across: str = ""
    raw: bool = False


@dataclass(frozen=True, slots=True)
class Fates:
    """The rows that still wait, and those of disputes that were decided against."""

    waiting: Set[Place] = frozenset()
    dropped: Set[Place] = frozenset()

    def of(self, read: Verdict, place: Place) -> Verdict:
        """Return what becomes of a row now, of which ``read`` was to be when it was read."""
        if read not in (Verdict.ASK, Verdict.TAKEN, Verdict.DISPUTED):
            return read
        if place in self.waiting:
            return Verdict.DISPUTED if read is Verdict.DISPUTED else Verdict.ASK
        return Verdict.IGNORED if place in self.dropped else Verdict.TAKEN


class SheetModel(QAbstractTableModel):
    """The rows of one sheet; the fates of those that wait change as they are settled."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.columns: list[PreviewColumn] = []
        self._view: SheetView | None = None
        self._fates = Fates()
        self.unfolded = False

    def show_sheet(self, view: SheetView, fates: Fates, *, unfolded: bool = False) -> None:
        """Show another sheet."""
        self.beginResetModel()
        self._view, self._fates, self.unfolded = view, fates, unfolded
        self.columns = columns_of(view, unfolded=unfolded)
        self.endResetModel()

    def settle(self, fates: Fates) -> None:
        """Take over which rows still wait, and which were decided against."""
        self._fates = fates
        if self.rowCount():
            last = self.index(self.rowCount() - 1, self.columnCount() - 1)
            self.dataChanged.emit(self.index(0, 0), last)

    @property
    def rows(self) -> Sequence[RowView]:
        """The rows of the sheet, blank ones left out."""
        return self._view.rows if self._view is not None else ()

    def shown(self, number: int) -> Shown:
        """Return what a row of the preview shows."""
        assert self._view is not None  # rows are asked for of a sheet only
        row = self._view.rows[number]
        place = self.place(number)
        if self._view.unread is not None:
            return Shown(row, row.verdict, raw=True)
        if not _crosses(row):
            return Shown(row, self._fates.of(row.verdict, place))
        return Shown(row, row.verdict, True, row.across)

    def place(self, number: int) -> Place:
        """Return where a row of the preview stands in the files."""
        assert self._view is not None  # as above
        return Place(self._view.file, self._view.sheet, self._view.rows[number].row)

    def number_of(self, place: Place) -> int | None:
        """Return at which row of the preview a place stands."""
        if self._view is None or (place.file, place.sheet) != (self._view.file, self._view.sheet):
            return None
        rows = enumerate(self._view.rows)
        return next((number for number, row in rows if row.row == place.row), None)

    def crosses(self) -> list[int]:
        """Return the rows whose text stands across all columns."""
        if self._view is None or self._view.unread is not None:
            return []
        return [number for number, row in enumerate(self.rows) if _crosses(row)]

    def rowCount(self, parent: Index = NOWHERE) -> int:
        """Return how many rows the sheet has, blank ones left out."""
        return 0 if parent.isValid() or self._view is None else len(self._view.rows)

    def columnCount(self, parent: Index = NOWHERE) -> int:
        """Return how many columns are shown."""
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return a cell's text; what becomes of the row stands in the tool tip."""
        shown = self.shown(index.row())
        if role == Qt.ItemDataRole.DisplayRole:
            return shown.across or self.text(shown.row, self.columns[index.column()])
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleDescriptionRole):
            settled = shown.verdict is not shown.row.verdict
            why = f"：{shown.row.why}" if shown.row.why and not settled else ""
            if shown.raw:
                return "没有读取"
            return f"{shown.verdict.label}{why}"
        return None

    def text(self, row: RowView, column: PreviewColumn) -> str:
        """Return what stands in a column of a row; cells not imported are not even read."""
        if column.cell is None:
            return column.title if row.why == HEADER else ""
        cell = row.cells[column.cell] if column.cell < len(row.cells) else ""
        return " ".join(cell.split()) if row.why == HEADER else cell

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """Return a column's letters with its role, or a row's number in the spreadsheet."""
        if role != Qt.ItemDataRole.DisplayRole or self._view is None:
            return None
        if orientation == Qt.Orientation.Horizontal:
            column = self.columns[section]
            return f"{column.letters} {column.label}"
        return str(self._view.rows[section].row)


def _crosses(row: RowView) -> bool:
    return row.verdict is Verdict.IGNORED and row.why != HEADER
