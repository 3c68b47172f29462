"""The items of a sitting as the operator reads them: time, title, how far each is."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QPointF,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from sudesk.rules.law import Ruling
from sudesk.services.agenda import Item
from sudesk.ui import brush, theme
from sudesk.ui.congress.agenda_words import clock, lasted, lasted_ink, minutes, state_chip
from sudesk.ui.icons import paint_icon
from sudesk.ui.pieces.button import ENTER_KEYS
from sudesk.ui.pieces.chip import chip_width, paint_chip
from sudesk.ui.tokens import CAPTION, CARD_PADDING, ICON_CHIP, TABLE

ROW = 36
TIME = 46
Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()


class _Items(QAbstractListModel):
    """The items, and why each that is locked is so."""

    def __init__(self) -> None:
        super().__init__()
        self.items: tuple[Item, ...] = ()
        self.locks: Mapping[int, Ruling] = {}

    def show(self, items: Sequence[Item], locks: Mapping[int, Ruling]) -> None:
        """Show other items."""
        self.beginResetModel()
        self.items, self.locks = tuple(items), locks
        self.endResetModel()

    def rowCount(self, parent: Index = NOWHERE) -> int:
        """Return how many items there are."""
        return 0 if parent.isValid() else len(self.items)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return an item's title; what keeps it locked, or when it was, as its tip."""
        item = self.items[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return item.title
        if role == Qt.ItemDataRole.ToolTipRole:
            return self._tip(item)
        return None

    def _tip(self, item: Item) -> str:
        if item.id in self.locks:
            return self.locks[item.id].sentence
        if item.dropped_because:
            return f"不再进行：{item.dropped_because}"
        planned = "" if item.planned_at is None else f"计划 {item.planned_at:%H:%M}"
        real = "" if item.begun_at is None else f"实际 {item.begun_at:%H:%M}"
        if item.ended_at is not None:
            real += f"—{item.ended_at:%H:%M}，用时 {lasted(item)}"
        times = "，".join(one for one in (planned, real) if one)
        return f"{item.title}\n{times}" if times else item.title


class _Painter(QStyledItemDelegate):
    """Paints one item: mark and tint of the running one, time, title, chip or lock."""

    def __init__(self, model: _Items, view: QListView) -> None:
        super().__init__(view)
        self._items, self._view = model, view

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        """Return a row's room."""
        return QSize(120, theme.px(ROW))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one row."""
        item = self._items.items[index.row()]
        box = QRectF(option.rect)
        chosen = self._view.currentIndex().row() == index.row()
        painter.save()
        if item.running:
            painter.fillRect(box, theme.colour("select"))
            painter.fillRect(QRectF(box.x(), box.y(), 3, box.height()), theme.colour("accent"))
        elif chosen:
            painter.fillRect(box, theme.colour("hover"))
        if chosen and self._view.hasFocus():
            ring = box.adjusted(2, 2, -2, -2)
            brush.frame(painter, ring, 4, None, theme.colour("focus"), 1.5)
        inner = box.adjusted(CARD_PADDING - 2, 0, -CARD_PADDING + 4, 0)
        quiet = item.over or bool(item.dropped_because)
        time = QRectF(inner.x(), inner.y(), theme.px(TIME), inner.height())
        ink = theme.colour("ink_2" if item.running else "ink_3")
        weight = 600 if item.running else 400
        brush.words(painter, clock(item), time, theme.font(TABLE, weight), ink)
        right = self._paint_state(painter, item, inner)
        title = QRectF(time.right(), inner.y(), right - time.right() - 6, inner.height())
        ink = theme.colour("ink_3" if quiet else "ink")
        brush.words(painter, item.title, title, theme.font(TABLE, weight), ink)
        painter.restore()

    def _paint_state(self, painter: QPainter, item: Item, inner: QRectF) -> float:
        """Paint what stands at the right; return its left edge."""
        middle = inner.center().y()
        if item.running or item.dropped_because:
            look = state_chip(item)
            x = inner.right() - chip_width(look)
            paint_chip(painter, QPointF(x, middle - theme.px(10)), look)
            return x
        size = theme.px(ICON_CHIP)
        if item.id in self._items.locks:
            ink = theme.colour("ink_2")
            paint_icon(painter, "lock", inner.right() - size, middle - size / 2, ink, size)
            return inner.right() - size
        if not item.over:
            return inner.right()
        font, told = theme.font(CAPTION), f"{minutes(item)} 分"
        width = brush.width_of(told, font)
        words = QRectF(inner.right() - width, inner.y(), width + 1, inner.height())
        brush.words(painter, told, words, font, theme.colour(lasted_ink(item)))
        x = words.x() - size - 3
        paint_icon(painter, "check", x, middle - size / 2, theme.colour("ok"), size)
        return x


class AgendaList(QListView):
    """Items in order; ``chosen`` tells another current item, ``opened`` an Enter on one."""

    chosen = Signal(object)
    opened = Signal(object)
    menu_asked = Signal(object, object)

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._items = _Items()
        self.setModel(self._items)
        self.setItemDelegate(_Painter(self._items, self))
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setUniformItemSizes(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setAccessibleName("议程")
        self.setMinimumHeight(theme.px(ROW) * 3)

    @property
    def current(self) -> Item | None:
        """The item that is chosen."""
        row = self.currentIndex().row()
        return self._items.items[row] if 0 <= row < len(self._items.items) else None

    def show_items(self, items: Sequence[Item], locks: Mapping[int, Ruling]) -> None:
        """Show the items, keeping the one that is chosen."""
        if (tuple(items), locks) == (self._items.items, self._items.locks):
            return
        before, place = self.current, self.verticalScrollBar().value()
        self._items.show(items, locks)
        if before is not None:
            self.choose(before.id)
        self.verticalScrollBar().setValue(place)

    def choose(self, item_id: int) -> None:
        """Choose an item and bring it into view with the one after it."""
        for row, item in enumerate(self._items.items):
            if item.id == item_id:
                self.scrollTo(self._items.index(min(row + 1, len(self._items.items) - 1)))
                self.setCurrentIndex(self._items.index(row))
                return

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Tell which item is chosen."""
        super().currentChanged(current, previous)
        self.viewport().update()
        if current.isValid():
            self.chosen.emit(self._items.items[current.row()])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Tell Enter, move by the arrows, leave letters to the page."""
        if event.key() in ENTER_KEYS and self.current is not None:
            self.opened.emit(self.current)
        elif event.text().isprintable() and event.text().strip():
            event.ignore()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show where the keyboard is."""
        super().focusInEvent(event)
        self.viewport().update()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask for what can be done with the item under the mouse, or the chosen one by its key."""
        by_key = event.reason() == QContextMenuEvent.Reason.Keyboard
        index = self.currentIndex() if by_key else self.indexAt(event.pos())
        if index.isValid():
            self.setCurrentIndex(index)
            place = self.viewport().mapToGlobal(self.visualRect(index).center())
            item = self._items.items[index.row()]
            self.menu_asked.emit(item, place if by_key else event.globalPos())
