"""Who is on the roll and in no file: a list to tick, person by person, who is to be marked 离班."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from sudesk.services.rosters import Departure
from sudesk.ui import brush, theme
from sudesk.ui.roster.ticks import MARK, paint_tick
from sudesk.ui.tokens import CAPTION, TABLE, Ink

NOWHERE = QModelIndex()
Index = QModelIndex | QPersistentModelIndex
EDGE = 14
ROW = 48


@dataclass(frozen=True, slots=True)
class Missing:
    """One missing student as the list shows it; ``doubt`` says why the absence may mean nothing."""

    departure: Departure
    leaves: bool
    doubt: str

    @property
    def about(self) -> str:
        """The line below the name."""
        where = self.departure.class_name or "没有班级"
        return f"{where}　{self.departure.student_no}"


class MissingModel(QAbstractListModel):
    """The missing students shown."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rows: tuple[Missing, ...] = ()

    def show_rows(self, rows: Sequence[Missing]) -> None:
        """Show other rows; where only ticks differ, the place in the list stays."""
        same = [row.departure for row in rows] == [row.departure for row in self.rows]
        if same:
            self.rows = tuple(rows)
            self.dataChanged.emit(self.index(0), self.index(len(rows) - 1))
            return
        self.beginResetModel()
        self.rows = tuple(rows)
        self.endResetModel()

    def rowCount(self, parent: Index = NOWHERE) -> int:
        """Return how many students are shown."""
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return a student in words; the box is ticked where they are to be marked 离班."""
        row = self.rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return "，".join(part for part in (row.departure.name, row.about, row.doubt) if part)
        if role == Qt.ItemDataRole.CheckStateRole:
            return Qt.CheckState.Checked if row.leaves else Qt.CheckState.Unchecked
        return None


class _RowPainter(QStyledItemDelegate):
    """Paints one student: box, name, class and number, and the doubt if there is one."""

    def __init__(self, model: MissingModel, view: QListView) -> None:
        super().__init__(view)
        self._model = model
        self._view = view

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        """Return the same height for everybody."""
        return QSize(100, theme.px(ROW))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one student."""
        row = self._model.rows[index.row()]
        box = QRectF(option.rect)
        painter.save()
        if self._view.currentIndex().row() == index.row():
            painter.fillRect(box, theme.colour("select"))
            if self._view.hasFocus():
                mark = QRectF(box.x(), box.y(), 3, box.height() - 1)
                painter.fillRect(mark, theme.colour("focus"))
        line = QRectF(box.x(), box.bottom() - 1, box.width(), 1)
        painter.fillRect(line, theme.colour("line"))
        paint_tick(painter, box.x() + EDGE, box.center().y(), row.leaves)
        self._paint_words(painter, box.adjusted(EDGE + theme.px(MARK) + 10, 0, -EDGE, 0), row)
        painter.restore()

    def _paint_words(self, painter: QPainter, room: QRectF, row: Missing) -> None:
        first, second = theme.line_height(TABLE), theme.line_height(CAPTION)
        top = room.center().y() - (first + second) / 2
        name, strong = row.departure.name, theme.font(TABLE, 600)
        line = QRectF(room.x(), top, room.width(), first)
        brush.words(painter, name, line, strong, theme.colour("ink"))
        below = QRectF(room.x(), line.bottom(), room.width(), second)
        ink: Ink = "warn" if row.doubt else "ink_3"
        quiet = theme.font(CAPTION)
        if row.doubt:
            beside = line.adjusted(brush.width_of(name, strong) + 10, 0, 0, 0)
            brush.words(painter, row.about, beside, quiet, theme.colour("ink_3"))
        brush.words(painter, row.doubt or row.about, below, quiet, theme.colour(ink))


class DepartureList(QListView):
    """Missing students to tick by a click or Space; ``toggled`` tells the student's id."""

    toggled = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.missing = MissingModel(self)
        self.setModel(self.missing)
        self.setItemDelegate(_RowPainter(self.missing, self))
        self.setAccessibleName("名册有、文件无的学生")
        self.setUniformItemSizes(True)
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)

    def ids(self) -> Collection[int]:
        """Return the ids of the students shown."""
        return [row.departure.student_id for row in self.missing.rows]

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Tick the row that is clicked."""
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        if event.button() == Qt.MouseButton.LeftButton and index.isValid():
            self._toggle(index)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Tick the chosen row by Space."""
        if event.key() == Qt.Key.Key_Space and self.currentIndex().isValid():
            self._toggle(self.currentIndex())
            return
        super().keyPressEvent(event)

    def _toggle(self, index: QModelIndex) -> None:
        self.toggled.emit(self.missing.rows[index.row()].departure.student_id)
