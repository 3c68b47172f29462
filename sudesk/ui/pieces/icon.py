"""An icon alone, and the department's round mark."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from sudesk.ui import brush, theme
from sudesk.ui.icons import paint_icon
from sudesk.ui.tokens import ICON, Ink


class IconMark(QWidget):
    """An icon in one of the inks; it says nothing by itself, words stand beside it."""

    def __init__(
        self, name: str, ink: Ink = "ink_2", *, size: int = ICON, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._name, self._ink, self._size = name, ink, size
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def change(self, name: str, ink: Ink) -> None:
        """Show another icon in another ink."""
        self._name, self._ink = name, ink
        self.update()

    def sizeHint(self) -> QSize:
        """Return the icon's room."""
        return QSize(theme.px(self._size), theme.px(self._size))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the icon."""
        with QPainter(self) as painter:
            paint_icon(painter, self._name, 0, 0, theme.colour(self._ink), self.width())


class DepartmentMark(QWidget):
    """The red round with 正, the stroke count by which ballots are called."""

    def __init__(self, size: int = 30, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedSize(size, size)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the mark."""
        with QPainter(self) as painter:
            paint_mark(painter, QRectF(self.rect()))


def paint_mark(painter: QPainter, box: QRectF) -> None:
    """Paint the department's mark into a square box."""
    brush.frame(painter, box, box.width() / 2, theme.colour("accent"))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(theme.colour("accent_line"), max(0.8, box.width() / 40)))
    inset = box.width() / 12
    painter.drawEllipse(box.adjusted(inset, inset, -inset, -inset))
    # 正 is drawn as five bars on a grid of 30, so that the mark needs no font.
    unit = box.width() / 30
    white = theme.colour("on_accent")
    for x, y, width, height in (
        (8.6, 8.6, 12.8, 2.2),
        (13.9, 8.6, 2.2, 12.8),
        (15.0, 13.6, 5.2, 2.2),
        (9.8, 13.6, 2.2, 7.8),
        (7.8, 19.2, 14.4, 2.2),
    ):
        bar = QRectF(box.x() + x * unit, box.y() + y * unit, width * unit, height * unit)
        painter.fillRect(bar, white)
