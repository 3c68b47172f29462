"""The time of day in the head of the operator's page."""

from datetime import datetime

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from sudesk.ui import brush, theme
from sudesk.ui.icons import paint_icon
from sudesk.ui.tokens import BODY, BUTTON_SMALL_HEIGHT, ICON_BUTTON, RADIUS_CONTROL


class DayClock(QWidget):
    """Hours, minutes and seconds in a frame."""

    def __init__(self) -> None:
        super().__init__()
        self.text = "00:00:00"
        self.setAccessibleName("现在的时间")
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def tick(self, now: datetime) -> None:
        """Show another second."""
        self.text = f"{now:%H:%M:%S}"
        self.update()

    def sizeHint(self) -> QSize:
        """Return the room of the widest time."""
        width = brush.width_of("00:00:00", theme.font(BODY, 600))
        return QSize(round(width) + theme.px(ICON_BUTTON) + 28, theme.px(BUTTON_SMALL_HEIGHT))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint frame, sign and time."""
        size = theme.px(ICON_BUTTON)
        with QPainter(self) as painter:
            box = QRectF(self.rect())
            surface, line = theme.colour("surface"), theme.colour("line_strong")
            brush.frame(painter, box, RADIUS_CONTROL, surface, line)
            ink = theme.colour("ink_2")
            paint_icon(painter, "clock", 9, (box.height() - size) / 2, ink, size)
            words = box.adjusted(size + 15, 0, -6, 0)
            brush.words(painter, self.text, words, theme.font(BODY, 600), theme.colour("ink"))
