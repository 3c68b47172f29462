"""Buttons: what they look like in each kind and state, and how one is blocked with a reason."""

from collections.abc import Callable
from enum import StrEnum

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QKeyEvent, QKeySequence, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QWidget

from sudesk.ui import brush, theme
from sudesk.ui.icons import paint_icon
from sudesk.ui.pieces.keyhint import key_width, paint_key
from sudesk.ui.pieces.text import Text
from sudesk.ui.tokens import (
    BUTTON,
    BUTTON_HEIGHT,
    BUTTON_SMALL_HEIGHT,
    ICON_BUTTON,
    KEY_HEIGHT,
    RADIUS_CONTROL,
    TABLE,
    TypeStyle,
)

ENTER_KEYS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class Kind(StrEnum):
    """How loud a button is; one primary a page."""

    PRIMARY = "primary"
    DEFAULT = "default"
    QUIET = "quiet"
    ACCENT = "accent"
    DANGER = "danger"
    LINK = "link"
    ON_TOAST = "on_toast"


class Button(QPushButton):
    """A button with verb and noun; ``key`` is shown in it and pressed by it.

    "Enter" is only shown: a page presses its primary button for it, a dialog its main one.
    """

    def __init__(
        self,
        text: str = "",
        on_click: Callable[[], object] | None = None,
        *,
        kind: Kind = Kind.DEFAULT,
        icon: str = "",
        key: str = "",
        small: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text, parent)
        self.kind = kind
        self._icon = icon
        self._key = key
        self._small = small
        self.setAutoDefault(False)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
        self.setShortcut(QKeySequence() if key in ("", "Enter") else QKeySequence(key))
        if on_click is not None:
            self.clicked.connect(on_click)

    @property
    def key(self) -> str:
        """The key that is shown in the button."""
        return self._key

    def rename(self, text: str, icon: str | None = None) -> None:
        """Show other words, and another icon if one is given, keeping the key."""
        keys = self.shortcut()
        self.setText(text)
        self.setShortcut(keys)
        self._icon = self._icon if icon is None else icon
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Return the room for icon, words and key."""
        height = BUTTON_SMALL_HEIGHT if self._small else BUTTON_HEIGHT
        if self.kind is Kind.LINK:
            return QSize(round(self._content_width()) + 2, theme.line_height(TABLE))
        if not self.text():
            return QSize(theme.px(height), theme.px(height))
        padding = 10 if self._small else 12
        return QSize(round(self._content_width()) + 2 * padding + 1, theme.px(height))

    def minimumSizeHint(self) -> QSize:
        """Return the same as the size hint: words of a button are never cut."""
        return self.sizeHint()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Click on Enter as on the space bar."""
        if event.key() in ENTER_KEYS and not event.isAutoRepeat():
            self.click()
            return
        super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Show the hand only where there is something to click."""
        if event.type() == QEvent.Type.EnabledChange:
            shape = Qt.CursorShape.PointingHandCursor
            self.setCursor(shape if self.isEnabled() else Qt.CursorShape.ArrowCursor)
        super().changeEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint face and content."""
        fill, border, ink = self._colours()
        with QPainter(self) as painter:
            if fill is not None or border is not None:
                brush.frame(painter, QRectF(self.rect()), RADIUS_CONTROL, fill, border)
            self._paint_content(painter, ink)

    def _paint_content(self, painter: QPainter, ink: QColor) -> None:
        x = (self.width() - self._content_width()) / 2
        middle = self.height() / 2
        if self._icon:
            size = theme.px(ICON_BUTTON if self.text() else ICON_BUTTON + 2)
            shade = ink if self.kind is not Kind.DEFAULT else self._icon_ink(ink)
            paint_icon(painter, self._icon, round(x), round(middle - size / 2), shade, size)
            x += size + (8 if self.text() else 0)
        font = theme.font(self._style())
        width = brush.width_of(self.text(), font)
        brush.words(painter, self.text(), QRectF(x, 0, width + 1, self.height()), font, ink)
        if self.kind is Kind.LINK and self.underMouse():
            painter.drawLine(
                QPointF(x, middle + theme.px(8) + 0.5), QPointF(x + width, middle + theme.px(8))
            )
        if self._key and self.text():
            height = theme.px(KEY_HEIGHT)
            place = QPointF(x + width + 8, middle - height / 2)
            paint_key(painter, place, self._key, ink if self._is_filled() else None)

    def _content_width(self) -> float:
        width = brush.width_of(self.text(), theme.font(self._style()))
        if self._icon:
            size = theme.px(ICON_BUTTON if self.text() else ICON_BUTTON + 2)
            width += size + (8 if self.text() else 0)
        if self._key and self.text():
            width += 8 + key_width(self._key)
        return width

    def _style(self) -> TypeStyle:
        if self.kind is Kind.LINK:
            return TABLE
        return TypeStyle(13, 19, 500) if self._small else BUTTON

    def _is_filled(self) -> bool:
        return self.isEnabled() and self.kind in (Kind.PRIMARY, Kind.ON_TOAST)

    def _icon_ink(self, ink: QColor) -> QColor:
        return theme.colour("ink_2") if self.isEnabled() else ink

    def _colours(self) -> tuple[QColor | None, QColor | None, QColor]:
        """Return fill, border and ink of the present state."""
        colour = theme.colour
        if self.kind is Kind.LINK:
            return None, None, colour("accent_text" if self.isEnabled() else "ink_3")
        if not self.isEnabled():
            if self.kind is Kind.QUIET:
                return None, None, colour("ink_3")
            return colour("hover"), colour("line_strong"), colour("ink_3")
        pressed, over = self.isDown() or self.isChecked(), self.underMouse()
        match self.kind:
            case Kind.PRIMARY:
                fill = "accent_press" if pressed else "accent_hover" if over else "accent"
                return colour(fill), None, colour("on_accent")
            case Kind.ON_TOAST:
                light = QColor(255, 255, 255, 40 if pressed else 24 if over else 0)
                return light, colour("toast_line"), colour("on_toast")
            case Kind.QUIET:
                fill = "track" if pressed else "hover"
                return (colour(fill) if pressed or over else None), None, colour("ink_2")
            case Kind.ACCENT:
                face = colour("accent_tint" if pressed or over else "surface")
                return face, colour("accent_line"), colour("accent_text")
            case Kind.DANGER:
                face = colour("bad_tint" if pressed or over else "surface")
                return face, colour("bad_line"), colour("bad")
            case _:
                fill = "track" if pressed else "hover" if over else "surface"
                return colour(fill), colour("line_strong"), colour("ink")


def tool(icon: str, words: str, key: str = "") -> Button:
    """Return a button that is an icon alone; what it does is its name and its hint."""
    button = Button(icon=icon, kind=Kind.QUIET, small=True)
    button.setAccessibleName(words)
    button.setToolTip(f"{words}（{key}）" if key else words)
    return button


class Action(QWidget):
    """A button that may be blocked: it stays in place, grey, with the reason beside it."""

    def __init__(self, button: Button, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.button = button
        self._reason = Text("", TABLE, "ink_3", align=Qt.AlignmentFlag.AlignRight)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addStretch(1)
        row.addWidget(self._reason)
        row.addWidget(button)
        self._reason.hide()

    def block(self, reason: str) -> None:
        """Grey the button and say why; an empty reason lets it be pressed again."""
        self.button.setEnabled(not reason)
        self.button.setAccessibleDescription(reason)
        self._reason.say(reason)
        self._reason.setVisible(bool(reason))
