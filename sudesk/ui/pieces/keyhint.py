"""The small framed name of a key, alone or inside other pieces."""

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from sudesk.ui import brush, theme
from sudesk.ui.tokens import KEY_HEIGHT, MICRO, RADIUS_RULE

ARROWS = {"Up": "↑", "Down": "↓", "Left": "←", "Right": "→"}


def shown_key(key: str) -> str:
    """Return a key as it is written on it: Alt+↑."""
    return "+".join(ARROWS.get(part, part) for part in key.split("+"))


def key_width(key: str) -> float:
    """Return the width of a key hint in logical pixels."""
    width = brush.width_of(shown_key(key), theme.font(MICRO))
    return max(theme.px(KEY_HEIGHT), round(width) + 11)


def paint_key(painter: QPainter, place: QPointF, key: str, ink: QColor | None = None) -> None:
    """Paint a key hint at its upper left corner; ``ink`` is given where it lies on a fill."""
    box = QRectF(round(place.x()), round(place.y()), key_width(key), theme.px(KEY_HEIGHT))
    if ink is None:
        brush.frame(painter, box, RADIUS_RULE, theme.colour("surface"), theme.colour("line_strong"))
    else:
        border = QColor(ink)
        border.setAlpha(150)
        brush.frame(painter, box, RADIUS_RULE, None, border)
    shade = theme.colour("ink_2") if ink is None else ink
    inner = box.adjusted(5, 0, -5, 0)
    words = shown_key(key)
    width = brush.width_of(words, theme.font(MICRO))
    centred = QRectF(inner.center().x() - width / 2, inner.y(), width + 1, inner.height())
    brush.words(painter, words, centred, theme.font(MICRO), shade)


class KeyHint(QWidget):
    """The name of a key, such as Ctrl+K."""

    def __init__(self, key: str, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.key = key
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Return the hint's room."""
        return QSize(round(key_width(self.key)), theme.px(KEY_HEIGHT))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the framed name."""
        with QPainter(self) as painter:
            paint_key(painter, QPointF(0, 0), self.key)
