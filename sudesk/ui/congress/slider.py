"""The slider of a what-if: a line with a round knob, in the colours of the window."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QSizePolicy, QSlider, QStyle, QWidget

from sudesk.ui import brush, theme

KNOB = 18
THICK = 4


class SeatSlider(QSlider):
    """A lying slider; ← and → move it by one, a press moves it to the mouse."""

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName("试算总数")

    def sizeHint(self) -> QSize:
        """Return room for the line and the knob with its focus ring."""
        return QSize(theme.px(112), theme.px(KNOB) + 8)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Move the knob to the mouse."""
        self._follow(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Move the knob with the mouse while it is pressed."""
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._follow(event)

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:
        """Leave the knob where it is."""

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the page."""
        event.ignore()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint line, filled part, knob, and the ring while it has the keyboard."""
        knob = theme.px(KNOB)
        middle = self.height() / 2
        x = 4 + self._offset()
        with QPainter(self) as painter:
            line = QRectF(4, middle - THICK / 2, self.width() - 8, THICK)
            brush.frame(painter, line, THICK / 2, theme.colour("track"))
            done = QRectF(4, line.y(), x + knob / 2 - 4, THICK)
            brush.frame(painter, done, THICK / 2, theme.colour("accent"))
            box = QRectF(x, middle - knob / 2, knob, knob)
            surface, accent = theme.colour("surface"), theme.colour("accent")
            brush.frame(painter, box, knob / 2, surface, accent, 2)
            if self.hasFocus():
                ring = box.adjusted(-3, -3, 3, 3)
                brush.frame(painter, ring, ring.width() / 2, None, theme.colour("focus"), 1.5)

    def _room(self) -> int:
        return self.width() - 8 - theme.px(KNOB)

    def _offset(self) -> int:
        return QStyle.sliderPositionFromValue(
            self.minimum(), self.maximum(), self.value(), self._room()
        )

    def _follow(self, event: QMouseEvent) -> None:
        place = round(event.position().x()) - 4 - theme.px(KNOB) // 2
        value = QStyle.sliderValueFromPosition(self.minimum(), self.maximum(), place, self._room())
        self.setValue(value)
