"""The steps of the first start, under each other: those behind can be gone back to."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from sudesk.ui import brush, theme
from sudesk.ui.icons import paint_icon
from sudesk.ui.tokens import BODY, CAPTION

ROUND = 24
PITCH = 57


class StepList(QWidget):
    """Numbered steps, given as name and what it is about; ``asked`` tells which to go back to."""

    asked = Signal(int)

    def __init__(self, steps: Sequence[tuple[str, str]]) -> None:
        super().__init__()
        self._steps = tuple(steps)
        self._current = 0
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.go(0)

    def go(self, number: int) -> None:
        """Make a step the current one."""
        self._current = number
        name = self._steps[number][0]
        self.setAccessibleName(f"第 {number + 1} 步，共 {len(self._steps)} 步：{name}")
        self.update()

    def sizeHint(self) -> QSize:
        """Return room for all steps."""
        return QSize(160, theme.px(PITCH) * len(self._steps))

    def minimumSizeHint(self) -> QSize:
        """Return the same: steps are never cut."""
        return self.sizeHint()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show the hand over a step that can be gone back to."""
        behind = self._hit(event.position().y()) < self._current
        shape = Qt.CursorShape.PointingHandCursor if behind else Qt.CursorShape.ArrowCursor
        self.setCursor(shape)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Ask to go back to the step under the mouse."""
        hit = self._hit(event.position().y())
        if hit < self._current:
            self.asked.emit(hit)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the steps."""
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            for number, (name, about) in enumerate(self._steps):
                top = number * theme.px(PITCH)
                self._paint_round(painter, number, top)
                x = theme.px(ROUND) + 12
                words = QRectF(x, top, self.width() - x, theme.line_height(BODY))
                weight = 600 if number == self._current else 500
                ink = theme.colour("ink" if number <= self._current else "ink_2")
                brush.words(painter, name, words, theme.font(BODY, weight), ink)
                below = QRectF(x, words.bottom() + 1, words.width(), theme.line_height(CAPTION))
                brush.words(painter, about, below, theme.font(CAPTION), theme.colour("ink_3"))

    def _paint_round(self, painter: QPainter, number: int, top: float) -> None:
        size = theme.px(ROUND)
        mark = QRectF(0.5, top, size, size)
        if number < self._current:
            brush.frame(painter, mark, size / 2, theme.colour("ink_2"))
            inner = size * 0.6
            x, y = mark.center().x() - inner / 2, mark.center().y() - inner / 2
            paint_icon(painter, "check", x, y, theme.colour("surface"), inner)
            return
        now = number == self._current
        border = None if now else theme.colour("line_strong")
        brush.frame(painter, mark, size / 2, theme.colour("accent" if now else "surface"), border)
        ink = theme.colour("on_accent" if now else "ink_3")
        font = theme.font(CAPTION, 600 if now else 400)
        brush.words(painter, str(number + 1), mark, font, ink, Qt.AlignmentFlag.AlignHCenter)

    def _hit(self, y: float) -> int:
        return int(y // theme.px(PITCH))
