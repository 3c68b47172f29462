"""A floating box with a soft shadow, closed by a click elsewhere or Esc."""

from PySide6.QtCore import QPoint, QRectF, Qt
from PySide6.QtGui import QGuiApplication, QPainter, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from sudesk.ui import brush, theme
from sudesk.ui.tokens import RADIUS_CARD

SHADOW = 14


class Popup(QWidget):
    """A floating box; fill ``content``, then open it below a widget."""

    def __init__(self, owner: QWidget) -> None:
        super().__init__(
            owner,
            Qt.WindowType.Popup
            | Qt.WindowType.FramelessWindowHint
            | Qt.WindowType.NoDropShadowWindowHint,
        )
        self.setAttribute(Qt.WidgetAttribute.WA_TranslucentBackground)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.content = QWidget()
        room = QVBoxLayout(self)
        room.setContentsMargins(SHADOW, SHADOW, SHADOW, SHADOW)
        room.addWidget(self.content)

    def open_below(self, anchor: QWidget, width: int | None = None) -> None:
        """Open below ``anchor``, moved so that the whole box is on its screen."""
        if width is not None:
            self.content.setFixedWidth(width)
        self.adjustSize()
        corner = anchor.mapToGlobal(QPoint(0, anchor.height()))
        place = corner - QPoint(SHADOW, SHADOW - 4)
        screen = QGuiApplication.screenAt(corner) or anchor.screen()
        room = screen.availableGeometry()
        if place.y() + self.height() - SHADOW > room.bottom():
            place.setY(corner.y() - anchor.height() - self.height() + SHADOW - 4)
        right = room.right() - self.width() + SHADOW
        place.setX(max(room.left() - SHADOW, min(place.x(), right)))
        self.move(place)
        self.show()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint shadow and box."""
        box = QRectF(self.rect()).adjusted(SHADOW, SHADOW, -SHADOW, -SHADOW)
        with QPainter(self) as painter:
            brush.shadow(painter, box, RADIUS_CARD, SHADOW - 3)
            brush.frame(
                painter, box, RADIUS_CARD, theme.colour("surface"), theme.colour("line_strong")
            )
