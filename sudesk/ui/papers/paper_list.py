"""The list of a congress's papers, in groups by the time at which they are needed."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QPointF,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QMouseEvent, QPainter
from PySide6.QtWidgets import QListView, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from sudesk.rules.search import Key, find
from sudesk.services.slots import Slot
from sudesk.ui import brush, theme
from sudesk.ui.pieces.chip import ChipLook, paint_chip
from sudesk.ui.tokens import CAPTION, CARD_PADDING, CHIP_HEIGHT, TABLE, TABLE_HEAD, TABLE_ROW, Tone

# When each paper, by its number, is needed.
TIMES = (("会前", (1, 2, 3, 4, 5, 6, 7, 8, 9, 32, 33)), ("大会当天", (11, 12, 15)), ("会后", (16,)))

TITLE_AT = 52
CHIP_AT = 0.54  # of the width
RIGHT = Qt.AlignmentFlag.AlignRight
Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()


@dataclass(frozen=True, slots=True)
class Heading:
    """A time, and how many of its papers can be printed."""

    time: str
    ready: int
    total: int

    @property
    def tally(self) -> str:
        """The number with its base."""
        return f"{self.ready} / {self.total} 种可打印"


Row = Heading | Slot


def grouped(slots: Sequence[Slot]) -> list[Row]:
    """Put headings before the papers of each time; a time without papers has none."""
    rows: list[Row] = []
    for time, numbers in TIMES:
        group = [slot for slot in slots if slot.number in numbers]
        if group:
            rows += [Heading(time, sum(slot.ready for slot in group), len(group)), *group]
    return rows


def state_of(slot: Slot) -> ChipLook:
    """Return what the list says of a paper."""
    if slot.ready:
        return ChipLook("可打印")
    return ChipLook(slot.missing, Tone.BAD, "lock")


class PaperRows(QAbstractListModel):
    """The papers as they are searched now, with their headings."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.rows: list[Row] = []

    def show_rows(self, rows: list[Row]) -> None:
        """Show other rows."""
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()

    def number_of(self, key: str) -> int | None:
        """Return where a paper stands, None where it is not shown."""
        for number, row in enumerate(self.rows):
            if isinstance(row, Slot) and row.key == key:
                return number
        return None

    def rowCount(self, parent: Index = NOWHERE) -> int:
        """Return how many rows there are."""
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return a row in words, the whole of it in the tool tip."""
        row = self.rows[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            if isinstance(row, Heading):
                return f"{row.time} {row.tally}"
            return f"{row.number} {row.title} {state_of(row).text}"
        if role == Qt.ItemDataRole.ToolTipRole and isinstance(row, Slot):
            return row.title
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let papers be chosen, headings not."""
        if isinstance(self.rows[index.row()], Heading):
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable


class _RowPainter(QStyledItemDelegate):
    """Paints headings and papers."""

    def __init__(self, model: PaperRows, view: "PaperList") -> None:
        super().__init__(view)
        self._model = model
        self._view = view

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return a row's height."""
        heading = isinstance(self._model.rows[index.row()], Heading)
        return QSize(0, theme.px(TABLE_HEAD if heading else TABLE_ROW))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one row and the line below it."""
        box = QRectF(option.rect)
        row = self._model.rows[index.row()]
        painter.save()
        if isinstance(row, Heading):
            self._paint_heading(painter, box, row)
        else:
            self._paint_paper(painter, box, row, index.row())
        line = QRectF(box.x(), box.bottom() - 1, box.width(), 1)
        painter.fillRect(line, theme.colour("line"))
        painter.restore()

    def _paint_heading(self, painter: QPainter, box: QRectF, heading: Heading) -> None:
        painter.fillRect(box, theme.colour("sunken"))
        inner = box.adjusted(CARD_PADDING, 0, -CARD_PADDING, -1)
        brush.words(painter, heading.time, inner, theme.font(TABLE), theme.colour("ink_2"))
        quiet = theme.colour("ink_3")
        brush.words(painter, heading.tally, inner, theme.font(CAPTION), quiet, RIGHT)

    def _paint_paper(self, painter: QPainter, box: QRectF, slot: Slot, number: int) -> None:
        selected = self._view.selectionModel().isSelected(self._model.index(number))
        if selected:
            painter.fillRect(box, theme.colour("select"))
            if self._view.hasFocus():
                painter.fillRect(QRectF(box.x(), box.y(), 3, box.height()), theme.colour("focus"))
        elif number == self._view.hovered:
            painter.fillRect(box, theme.colour("hover"))
        inner = box.adjusted(0, 0, 0, -1)
        place = inner.adjusted(CARD_PADDING, 0, 0, 0)
        quiet = theme.colour("ink_3")
        brush.words(painter, str(slot.number), place, theme.font(TABLE), quiet)
        title_at, chip_at = theme.px(TITLE_AT), round(box.width() * CHIP_AT)
        title = QRectF(title_at, inner.y(), chip_at - title_at - 12, inner.height())
        ink = theme.colour("ink" if slot.ready else "ink_2")
        font = theme.font(TABLE, 600 if selected else 400)
        brush.words(painter, slot.title, title, font, ink)
        y = inner.center().y() - theme.px(CHIP_HEIGHT) / 2
        paint_chip(painter, QPointF(chip_at, y), state_of(slot))


class PaperList(QListView):
    """Papers to choose from; ``chosen`` tells the Slot, ``opened`` a double click on it."""

    chosen = Signal(object)
    opened = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.hovered = -1
        self._slots: Sequence[Slot] = ()
        self._wanted = ""
        self._told = ""
        self._rows = PaperRows(self)
        self.setModel(self._rows)
        self.setItemDelegate(_RowPainter(self._rows, self))
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setMouseTracking(True)
        self.setAccessibleName("文书")
        self.selectionModel().currentChanged.connect(self._tell)
        self.doubleClicked.connect(self._open)

    @property
    def shown(self) -> list[Slot]:
        """The papers that the search leaves."""
        return [row for row in self._rows.rows if isinstance(row, Slot)]

    @property
    def current(self) -> Slot | None:
        """The paper that is chosen."""
        number = self.currentIndex().row()
        row = self._rows.rows[number] if number >= 0 else None
        return row if isinstance(row, Slot) else None

    def show_slots(self, slots: Sequence[Slot]) -> None:
        """Show other papers; at first, or once the chosen one is gone, the last that is ready."""
        self._slots = slots
        self._arrange()
        if all(slot.key != self._told for slot in slots) and self.shown:
            ready = [slot for slot in self.shown if slot.ready]
            self.choose(ready[-1].key if ready else self.shown[0].key)

    def search(self, typed: str) -> None:
        """Leave only papers that the typed text means: a number, a part of the title, initials."""
        self._wanted = typed
        self._arrange()

    def choose(self, key: str) -> None:
        """Choose a paper by its key."""
        number = self._rows.number_of(key)
        if number is not None:
            self.setCurrentIndex(self._rows.index(number))

    def content_height(self) -> int:
        """Return the height of all rows."""
        heights = (TABLE_HEAD if isinstance(row, Heading) else TABLE_ROW for row in self._rows.rows)
        return sum(theme.px(height) for height in heights)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Tint the row under the mouse."""
        super().mouseMoveEvent(event)
        self._hover(self.indexAt(event.position().toPoint()).row())

    def leaveEvent(self, event: QEvent) -> None:
        """Tint no row."""
        super().leaveEvent(event)
        self._hover(-1)

    def changeEvent(self, event: QEvent) -> None:
        """Measure anew under another look."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "_rows"):
            self.scheduleDelayedItemsLayout()

    def _arrange(self) -> None:
        keys = (Key(str(slot.number), slot.title, slot) for slot in self._slots)
        meant = find(keys, self._wanted)
        rows = grouped([slot for slot in self._slots if slot in meant])
        self._rows.show_rows(rows)
        self.choose(self._told)

    def _tell(self, _now: QModelIndex, _before: QModelIndex) -> None:
        chosen = self.current
        if chosen is not None and chosen.key != self._told:
            self._told = chosen.key
            self.chosen.emit(chosen)

    def _open(self, _index: QModelIndex) -> None:
        self.opened.emit()

    def _hover(self, number: int) -> None:
        if number != self.hovered:
            self.hovered = number
            self.viewport().update()
