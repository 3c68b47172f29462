"""The search of the whole window: type, choose with ↑ and ↓, go there with Enter."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPoint, QRectF, Qt
from PySide6.QtGui import QFocusEvent, QHideEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from sudesk.ui import brush, theme
from sudesk.ui.icons import paint_icon
from sudesk.ui.pieces.button import ENTER_KEYS
from sudesk.ui.pieces.input import Input
from sudesk.ui.tokens import CAPTION, ICON_BUTTON, RADIUS_CARD, RADIUS_CONTROL, TABLE

SHADOW = 12
MOST = 10


@dataclass(frozen=True)
class Hit:
    """Something found: its words, where it belongs, its icon, and how to go there."""

    text: str
    place: str
    icon: str
    go: Callable[[], object]


Find = Callable[[str], Sequence[Hit]]


class _Hits(QWidget):
    """What was found, under the search box and over the page."""

    def __init__(self, box: "Finder") -> None:
        super().__init__(box.window())
        self._box = box
        self._hits: tuple[Hit, ...] = ()
        self._at = 0
        self.setMouseTracking(True)
        self.hide()

    def show_hits(self, hits: Sequence[Hit]) -> None:
        """Show what was found, or that nothing was."""
        self._hits = tuple(hits[:MOST])
        self._at = 0
        width = max(360, self._box.width()) + 2 * SHADOW
        height = max(1, len(self._hits)) * self._row() + 8 + 2 * SHADOW
        corner = self._box.mapTo(self.window(), QPoint(self._box.width(), self._box.height()))
        self.setGeometry(corner.x() - width + SHADOW, corner.y() - SHADOW + 4, width, height)
        self.show()
        self.raise_()
        self.update()

    def step(self, by: int) -> None:
        """Choose the next or the one before."""
        self._at = max(0, min(len(self._hits) - 1, self._at + by))
        self.update()

    def chosen(self) -> Hit | None:
        """Return the chosen hit."""
        return self._hits[self._at] if self._hits else None

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Choose what is under the mouse."""
        number = int((event.position().y() - SHADOW - 4) // self._row())
        if 0 <= number < len(self._hits):
            self._at = number
            self.update()

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:
        """Go to what is under the mouse."""
        self._box.go()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint shadow, box and hits."""
        box = QRectF(self.rect()).adjusted(SHADOW, SHADOW, -SHADOW, -SHADOW)
        with QPainter(self) as painter:
            brush.shadow(painter, box, RADIUS_CARD, SHADOW - 3)
            fill, line = theme.colour("surface"), theme.colour("line_strong")
            brush.frame(painter, box, RADIUS_CARD, fill, line)
            row = QRectF(box.x() + 4, box.y() + 4, box.width() - 8, self._row())
            if not self._hits:
                words = row.adjusted(12, 0, -12, 0)
                text = "没有找到。试试姓名、学号尾数或拼音首字母"
                brush.words(painter, text, words, theme.font(TABLE), theme.colour("ink_3"))
            for number, hit in enumerate(self._hits):
                self._paint_hit(painter, hit, row.translated(0, number * row.height()), number)

    def _paint_hit(self, painter: QPainter, hit: Hit, row: QRectF, number: int) -> None:
        if number == self._at:
            brush.frame(painter, row, RADIUS_CONTROL - 2, theme.colour("select"))
        size = theme.px(ICON_BUTTON)
        y = row.center().y() - size / 2
        paint_icon(painter, hit.icon, row.x() + 10, y, theme.colour("ink_2"), size)
        place = brush.width_of(hit.place, theme.font(CAPTION))
        words = QRectF(row.x() + size + 20, row.y(), row.width() - size - place - 44, row.height())
        brush.words(painter, hit.text, words, theme.font(TABLE), theme.colour("ink"))
        right = row.adjusted(0, 0, -10, 0)
        align = Qt.AlignmentFlag.AlignRight
        brush.words(painter, hit.place, right, theme.font(CAPTION), theme.colour("ink_3"), align)

    def _row(self) -> int:
        return theme.px(34)


class Finder(Input):
    """The search box of the header; ``find`` gives the hits for a text."""

    def __init__(self, find: Find) -> None:
        super().__init__(placeholder="查找", icon="search", key="Ctrl+K")
        self._find = find
        self._hits: _Hits | None = None
        self.setObjectName("finder")
        self.setFixedWidth(150)
        self.textEdited.connect(self._look)

    def go(self) -> None:
        """Go to the chosen hit."""
        hit = self._hits.chosen() if self._hits is not None else None
        self._close()
        if hit is not None:
            hit.go()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose by ↑ and ↓, go by Enter, leave by Esc."""
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()))
        if step is not None and self._hits is not None:
            self._hits.step(step)
        elif event.key() in ENTER_KEYS:
            self.go()
        elif event.key() == Qt.Key.Key_Escape:
            self._close()
            self.clearFocus()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Close the hits when the keyboard goes elsewhere."""
        super().focusOutEvent(event)
        self._close()

    def hideEvent(self, event: QHideEvent) -> None:
        """Close the hits when the page is left."""
        super().hideEvent(event)
        self._close()

    def _look(self, text: str) -> None:
        if not text.strip():
            self._close()
            return
        if self._hits is None:
            self._hits = _Hits(self)
        self._hits.show_hits(self._find(text.strip()))

    def _close(self) -> None:
        if self._hits is not None:
            self._hits.deleteLater()
            self._hits.hide()
            self._hits = None
            self.clear()
