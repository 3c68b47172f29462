"""Toasts: what was done, for five seconds, with the way to undo it."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QRectF, QTimer
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from sudesk.ui import brush, theme
from sudesk.ui.icons import paint_icon
from sudesk.ui.pieces.button import Button, Kind
from sudesk.ui.pieces.text import Text
from sudesk.ui.tokens import (
    BODY,
    FOOT_HEIGHT,
    GAP,
    ICON,
    PAGE_MARGIN_Y,
    RADIUS_CARD,
    TOAST_SECONDS,
)

SHADOW = 14
RISE = 24


class Toast(QWidget):
    """A dark strip over the foot of ``host``; it stays while the mouse is over it."""

    def __init__(
        self,
        host: QWidget,
        text: str,
        undo: Callable[[], object] | None = None,
        *,
        undo_text: str = "撤销",
        key: str = "Ctrl+Z",
    ) -> None:
        super().__init__(host)
        self._host = host
        self._undo = undo
        self._clock = QTimer(self)
        self._clock.setSingleShot(True)
        self._clock.setInterval(TOAST_SECONDS * 1000)
        self._clock.timeout.connect(self.leave)
        self.setAccessibleName(text)
        row = QHBoxLayout(self)
        row.setContentsMargins(SHADOW + 46, SHADOW + 6, SHADOW + 8, SHADOW + 6)
        row.setSpacing(14)
        words = Text(text, BODY, "on_toast")
        words.setMinimumHeight(theme.px(32))
        row.addWidget(words)
        if undo is None:
            row.addSpacing(8)
        else:
            row.addWidget(
                Button(undo_text, self._take_back, kind=Kind.ON_TOAST, key=key, small=True)
            )
        host.installEventFilter(self)
        self._place()
        self.show()
        self.raise_()
        self._clock.start()

    @property
    def undoes(self) -> bool:
        """Whether it still offers to take something back."""
        return self._undo is not None

    def leave(self) -> None:
        """Go away."""
        self._clock.stop()
        self.hide()
        self.deleteLater()

    def enterEvent(self, _event: QEvent) -> None:
        """Wait while someone reads."""
        self._clock.stop()

    def leaveEvent(self, _event: QEvent) -> None:
        """Count the seconds anew."""
        self._clock.start()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep its place when the page grows or shrinks."""
        if event.type() == QEvent.Type.Resize:
            self._place()
        return super().eventFilter(watched, event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint shadow, strip and sign."""
        box = QRectF(self.rect()).adjusted(SHADOW, SHADOW, -SHADOW, -SHADOW)
        size = theme.px(ICON)
        with QPainter(self) as painter:
            brush.shadow(painter, box, RADIUS_CARD, SHADOW - 3)
            edge = theme.colour("line_strong") if theme.is_dark() else None
            brush.frame(painter, box, RADIUS_CARD, theme.colour("toast"), edge)
            y = box.center().y() - size / 2
            ink = theme.colour("toast_ok")
            paint_icon(painter, "circle-check", box.x() + 16, y, ink, size)

    def _take_back(self) -> None:
        undo, self._undo = self._undo, None
        self.leave()
        if undo is not None:
            undo()

    def _place(self) -> None:
        host = self._host
        room = host.width() - 2 * RISE
        self.resize(min(self.sizeHint().width(), room), self.sizeHint().height())
        x = (host.width() - self.width()) // 2
        # Above the foot, where the page's primary button stands.
        rise = theme.px(FOOT_HEIGHT) + PAGE_MARGIN_Y + GAP
        self.move(x, host.height() - self.height() - rise + SHADOW)
