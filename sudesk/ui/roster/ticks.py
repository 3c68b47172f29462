"""A box to tick, painted in a list that has no widget for each row."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from sudesk.ui import brush, theme
from sudesk.ui.icons import paint_icon

MARK = 16
RADIUS = 4


def paint_tick(painter: QPainter, left: float, middle: float, ticked: bool) -> QRectF:
    """Paint a box at its left edge and middle line; return where it stands."""
    size = theme.px(MARK)
    box = QRectF(left, round(middle - size / 2), size, size)
    if ticked:
        brush.frame(painter, box, RADIUS, theme.colour("accent"))
        white = theme.colour("on_accent")
        paint_icon(painter, "check", box.x() + 1.5, box.y() + 1.5, white, size - 3)
    else:
        brush.frame(painter, box, RADIUS, theme.colour("surface"), theme.colour("edge"))
    return box
