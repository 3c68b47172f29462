"""The steps of a wizard: those behind can be gone back to."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from sudesk.ui import brush, theme
from sudesk.ui.icons import paint_icon
from sudesk.ui.tokens import BODY, CAPTION

ROUND = 20
LINK = 26


class Steps(QWidget):
    """A row of numbered steps; a click on one that is done asks to go back to it."""

    asked = Signal(int)

    def __init__(
        self, names: Sequence[str], current: int = 0, *, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._names = list(names)
        self._current = current
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._tell()

    @property
    def current(self) -> int:
        """The number of the current step, from 0."""
        return self._current

    def go(self, number: int) -> None:
        """Make a step the current one."""
        self._current = number
        self._tell()
        self.update()

    def sizeHint(self) -> QSize:
        """Return room for all steps."""
        return QSize(round(self._places()[-1].right()) + 2, theme.px(28))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show the hand over a step that can be gone back to."""
        hit = self._hit(event.position().x())
        shape = Qt.CursorShape.ArrowCursor if hit is None else Qt.CursorShape.PointingHandCursor
        self.setCursor(shape)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Ask to go back to the step under the mouse."""
        hit = self._hit(event.position().x())
        if hit is not None:
            self.asked.emit(hit)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go one step back by ←."""
        if event.key() == Qt.Key.Key_Left and self._current:
            self.asked.emit(self._current - 1)
            return
        super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Take other room with another size of type."""
        super().changeEvent(event)
        self.updateGeometry()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint rounds, words and the links between them."""
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            for number, place in enumerate(self._places()):
                if number:
                    y = round(self.height() / 2)
                    line = QRectF(place.x() - LINK - 8, y, LINK, 1)
                    painter.fillRect(line, theme.colour("line_strong"))
                self._paint_step(painter, number, place)

    def _paint_step(self, painter: QPainter, number: int, place: QRectF) -> None:
        size = theme.px(ROUND)
        mark = QRectF(place.x(), round((self.height() - size) / 2), size, size)
        centre = Qt.AlignmentFlag.AlignHCenter
        if number < self._current:
            brush.frame(painter, mark, size / 2, theme.colour("ink_2"))
            inner = size * 0.6
            x, y = mark.center().x() - inner / 2, mark.center().y() - inner / 2
            paint_icon(painter, "check", x, y, theme.colour("surface"), inner)
        else:
            now = number == self._current
            fill = theme.colour("accent" if now else "surface")
            border = None if now else theme.colour("line_strong")
            brush.frame(painter, mark, size / 2, fill, border)
            ink = theme.colour("on_accent" if now else "ink_3")
            font = theme.font(CAPTION, 600 if now else 400)
            brush.words(painter, str(number + 1), mark, font, ink, centre)
        words = QRectF(mark.right() + 8, 0, place.right() - mark.right() - 7, self.height())
        now = number == self._current
        font = theme.font(BODY, 600 if now else 400)
        brush.words(
            painter, self._names[number], words, font, theme.colour("ink" if now else "ink_2")
        )

    def _places(self) -> list[QRectF]:
        places, x = [], 0.0
        for name in self._names:
            width = theme.px(ROUND) + 8 + brush.width_of(name, theme.font(BODY, 600)) + 1
            places.append(QRectF(x, 0, width, self.height()))
            x += width + LINK + 16
        return places

    def _hit(self, x: float) -> int | None:
        for number, place in enumerate(self._places()[: self._current]):
            if place.left() <= x <= place.right():
                return number
        return None

    def _tell(self) -> None:
        name = f"第 {self._current + 1} 步，共 {len(self._names)} 步：{self._names[self._current]}"
        self.setAccessibleName(name)
