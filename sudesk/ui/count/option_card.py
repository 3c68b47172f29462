"""One way to decide, as a card with a round mark: a digit or a click chooses it."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from sudesk.ui import brush, theme
from sudesk.ui.pieces.keyhint import key_width, paint_key
from sudesk.ui.tokens import BODY, CAPTION, RADIUS_CARD


class OptionCard(QAbstractButton):
    """A choice among few with words of its own; the row it stands in lets only one be chosen."""

    def __init__(self, key: str, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._key, self._about = key, ""
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def say(self, text: str, about: str) -> None:
        """Show what is chosen by it, and whose reading that is."""
        self._about = about
        self.setText(text)
        self.setAccessibleDescription(about)
        self.update()

    def release(self) -> None:
        """Let it be unchosen, for another ballot."""
        self.setAutoExclusive(False)
        self.setChecked(False)
        self.setAutoExclusive(True)

    def sizeHint(self) -> QSize:
        """Return the card's room."""
        return QSize(200, theme.px(58))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint frame, mark, words and key."""
        chosen, over = self.isChecked(), self.underMouse() and self.isEnabled()
        fill = "select" if chosen else "hover" if over else "surface"
        edge = "accent" if chosen else "line_strong"
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            box = QRectF(self.rect())
            brush.frame(
                painter,
                box,
                RADIUS_CARD,
                theme.colour(fill),
                theme.colour(edge),
                2 if chosen else 1,
            )
            self._paint_mark(painter, chosen=chosen)
            ink = theme.colour("ink" if self.isEnabled() else "ink_3")
            x = 18 + theme.px(16) + 10
            room = box.width() - x - 16 - key_width(self._key)
            first = QRectF(x, theme.px(9), room, theme.line_height(BODY))
            brush.words(painter, self.text(), first, theme.font(BODY, 600), ink)
            below = QRectF(x, first.bottom(), room, theme.line_height(CAPTION))
            brush.words(painter, self._about, below, theme.font(CAPTION), theme.colour("ink_2"))
            paint_key(painter, QPointF(box.right() - key_width(self._key) - 10, 11), self._key)

    def _paint_mark(self, painter: QPainter, *, chosen: bool) -> None:
        size = theme.px(16)
        mark = QRectF(16, theme.px(11), size, size)
        if chosen:
            brush.frame(painter, mark, size / 2, theme.colour("accent"))
            dot = mark.adjusted(5, 5, -5, -5)
            brush.frame(painter, dot, dot.width() / 2, theme.colour("on_accent"))
        else:
            brush.frame(painter, mark, size / 2, theme.colour("surface"), theme.colour("edge"))
