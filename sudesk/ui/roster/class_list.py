"""The classes with their sizes as bars, to choose one whose students are shown."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from sudesk.services.roll import StudentRow
from sudesk.ui.pieces.columns import Column, Share
from sudesk.ui.pieces.table import Table

ALL = "全部班级"
NO_CLASS = "没有班级"


@dataclass(frozen=True, slots=True)
class Size:
    """A class and its students; ``name`` is None for all classes, empty for those without one."""

    name: str | None
    students: int
    largest: int

    @property
    def words(self) -> str:
        """What people call it."""
        return ALL if self.name is None else self.name or NO_CLASS


_COLUMNS = (
    Column[Size]("班级", lambda size: size.words),
    Column[Size](
        "",
        lambda _: "",
        width=68,
        share=lambda size: (
            None if size.name is None else Share(size.students, size.largest, ink="ink_3")
        ),
    ),
    Column[Size]("人数", lambda size: str(size.students), width=58, number=True),
)


class ClassList(QWidget):
    """All classes; ``chosen`` tells the name of the one selected, None for all."""

    chosen = Signal(object)

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sizes: list[Size] = []
        self._telling = True
        self.table = Table(_COLUMNS, key=lambda size: size.name, sortable=False)
        self.table.selected.connect(self._tell)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.table)

    def show_students(self, students: Sequence[StudentRow]) -> None:
        """Show the classes in the order of their students, those without a class at the end."""
        counts = Counter(row.class_name for row in students)
        shown = sorted(counts, key=lambda name: not name)
        largest = max(counts.values(), default=0)
        self._sizes = [
            Size(None, len(students), largest),
            *(Size(name, counts[name], largest) for name in shown),
        ]
        self._quietly(lambda: self.table.set_rows(self._sizes))
        if self.table.current() is None:
            self.choose(None)

    def choices(self) -> list[tuple[str, str | None]]:
        """Return the classes as words with their size, and as what is meant."""
        return [(f"{size.words} {size.students} 人", size.name) for size in self._sizes]

    def choose(self, name: str | None) -> None:
        """Select a class without telling."""
        self._quietly(lambda: self.table.select(name))

    def _quietly(self, change: Callable[[], object]) -> None:
        self._telling = False
        change()
        self._telling = True

    def _tell(self, sizes: Sequence[Size]) -> None:
        if self._telling and sizes:
            self.chosen.emit(sizes[0].name)
