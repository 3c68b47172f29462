"""What a table shows: typed rows, read by columns, searched, sorted, filtered."""

from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from sudesk.ui.pieces.chip import ChipLook
from sudesk.ui.tokens import Ink

R = TypeVar("R")
Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()


@dataclass(frozen=True)
class Share:
    """A bar in a cell: a value of a whole, with a line to reach or none."""

    value: int
    whole: int
    line: int | None = None
    ink: Ink = "accent"


@dataclass(frozen=True)
class Column(Generic[R]):
    """One column: its head and how a row is read by it.

    ``width`` is in pixels at the usual size of type; None takes the room that is left.
    ``number`` aligns to the right. ``sort`` gives what is compared, by default the text.
    ``second`` is a smaller line below. ``chip``, ``share``, ``icon`` paint instead of or before
    the text (an icon is its name and ink); ``disc`` is a character in a round before it.
    """

    title: str
    text: Callable[[R], str]
    width: int | None = None
    number: bool = False
    sort: Callable[[R], Any] | None = None
    strong: bool = False
    ink: Callable[[R], Ink] | None = None
    second: Callable[[R], str] | None = None
    chip: Callable[[R], ChipLook | None] | None = None
    share: Callable[[R], Share | None] | None = None
    icon: Callable[[R], tuple[str, Ink] | None] | None = None
    disc: Callable[[R], str] | None = None


class RowModel(QAbstractTableModel, Generic[R]):
    """The rows of a table as they are searched and sorted now."""

    def __init__(
        self,
        columns: Sequence[Column[R]],
        key: Callable[[R], Hashable],
        search: Callable[[R], Iterable[str]] | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.columns = tuple(columns)
        self._key = key
        self._search = search
        self._all: list[R] = []
        self._shown: list[R] = []
        self._wanted = ""
        self._sorted_by: tuple[int, bool] | None = None

    @property
    def rows(self) -> Sequence[R]:
        """The rows shown, in their order."""
        return self._shown

    @property
    def total(self) -> int:
        """How many rows there are, also those that the search hides."""
        return len(self._all)

    def key_at(self, number: int) -> Hashable:
        """Return what identifies the row shown at a number."""
        return self._key(self._shown[number])

    def number_of(self, key: Hashable) -> int | None:
        """Return where the row of a key is shown, None if it is not."""
        for number, row in enumerate(self._shown):
            if self._key(row) == key:
                return number
        return None

    def set_rows(self, rows: Iterable[R]) -> None:
        """Show other rows."""
        self._all = list(rows)
        self._arrange()

    def find(self, text: str) -> None:
        """Show only rows of which some search word contains every part of the text."""
        self._wanted = text
        self._arrange()

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort by a column; -1 gives back the order in which the rows came."""
        descending = order == Qt.SortOrder.DescendingOrder
        self._sorted_by = None if column < 0 else (column, descending)
        self._arrange()

    def rowCount(self, parent: Index = NOWHERE) -> int:
        """Return how many rows are shown."""
        return 0 if parent.isValid() else len(self._shown)

    def columnCount(self, parent: Index = NOWHERE) -> int:
        """Return how many columns there are."""
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return a cell's text, whole in the tool tip as well."""
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self.columns[index.column()].text(self._shown[index.row()])
        return None

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> object:
        """Return a column's head."""
        if role == Qt.ItemDataRole.DisplayRole and orientation == Qt.Orientation.Horizontal:
            return self.columns[section].title
        return None

    def _arrange(self) -> None:
        self.beginResetModel()
        parts = self._wanted.casefold().split()
        search = self._search
        if parts and search is not None:
            self._shown = [row for row in self._all if _has(search(row), parts)]
        else:
            self._shown = list(self._all)
        if self._sorted_by is not None:
            number, descending = self._sorted_by
            column = self.columns[number]
            self._shown.sort(key=column.sort or column.text, reverse=descending)
        self.endResetModel()


def _has(searched: Iterable[str], parts: Sequence[str]) -> bool:
    found = [word.casefold() for word in searched]
    return all(any(part in word for word in found) for part in parts)
