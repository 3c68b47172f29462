"""Menus with icons, key hints, a danger colour and a soft shadow."""

from collections.abc import Callable

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QAction, QKeySequence, QPainter, QPaintEvent
from PySide6.QtWidgets import QMenu, QWidget

from sudesk.ui import brush, theme
from sudesk.ui.icons import paint_icon
from sudesk.ui.pieces.keyhint import key_width, paint_key
from sudesk.ui.tokens import BODY, ICON_BUTTON, RADIUS_CARD, RADIUS_CONTROL

SHADOW = 12


class Menu(QMenu):
    """A menu whose entries are added by ``offer``; open it with ``popup`` or ``exec``."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icons: dict[QAction, tuple[str, bool]] = {}
        self.setWindowFlags(
            self.windowFlags()
            | Qt.WindowType.FramelessWindowHint
            | Qt.WindowType.NoDropShadowWindowHint
        )
        self.setAttribute(Qt.WidgetAttribute.WA_TranslucentBackground)
        self.setFont(theme.font(BODY))

    def offer(
        self,
        text: str,
        act: Callable[[], object],
        *,
        icon: str = "",
        key: str = "",
        danger: bool = False,
    ) -> QAction:
        """Add an entry; ``danger`` paints it in the colour of danger."""
        action = self.addAction(text)
        if key:
            action.setShortcut(QKeySequence(key))
        action.triggered.connect(act)
        self._icons[action] = (icon, danger)
        return action

    def sizeHint(self) -> QSize:
        """Return room for words and keys."""
        size = super().sizeHint()
        return QSize(size.width() + 8, size.height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint shadow, box and entries."""
        box = QRectF(self.rect()).adjusted(SHADOW, SHADOW, -SHADOW, -SHADOW)
        with QPainter(self) as painter:
            brush.shadow(painter, box, RADIUS_CARD, SHADOW - 3)
            fill, border = theme.colour("surface"), theme.colour("line_strong")
            brush.frame(painter, box, RADIUS_CARD, fill, border)
            for action in self.actions():
                place = QRectF(self.actionGeometry(action))
                place = QRectF(box.x() + 4, place.y(), box.width() - 8, place.height())
                if action.isSeparator():
                    line = QRectF(place.x(), round(place.center().y()), place.width(), 1)
                    painter.fillRect(line, theme.colour("line"))
                else:
                    self._paint_entry(painter, action, place)

    def _paint_entry(self, painter: QPainter, action: QAction, place: QRectF) -> None:
        icon, danger = self._icons[action]
        if action is self.activeAction() and action.isEnabled():
            ground = theme.colour("bad_tint" if danger else "select")
            brush.frame(painter, place, RADIUS_CONTROL - 2, ground)
        name = "ink_3" if not action.isEnabled() else "bad" if danger else "ink"
        if icon:
            size = theme.px(ICON_BUTTON)
            shade = theme.colour("ink_2" if name == "ink" else name)
            paint_icon(painter, icon, place.x() + 8, place.center().y() - size / 2, shade, size)
        words = place.adjusted(34, 0, -8, 0)
        brush.words(painter, action.text(), words, theme.font(BODY), theme.colour(name))
        key = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        if key:
            x = place.right() - key_width(key) - 8
            paint_key(painter, QPointF(x, place.center().y() - theme.px(18) / 2), key)
