"""The ring around the control that has the keyboard, two pixels off."""

from PySide6.QtCore import QEvent, QObject, QRect, QRectF, Qt
from PySide6.QtGui import QGuiApplication, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QApplication,
    QSplitter,
    QWidget,
)

from sudesk.ui import brush, theme
from sudesk.ui.tokens import RADIUS_CONTROL

OFF = 4  # two pixels of air, two of ring


class FocusRing(QWidget):
    """Follows the focus from button to button of every window, while the keyboard moves it.

    Inputs draw their own border and tables their own row; a mouse press shows no ring.
    """

    def __init__(self, app: QApplication) -> None:
        super().__init__()
        self._held: QWidget | None = None
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAttribute(Qt.WidgetAttribute.WA_NoSystemBackground)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        app.focusChanged.connect(self._follow)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Move with the control, and leave with it."""
        kind = event.type()
        if kind in (QEvent.Type.Move, QEvent.Type.Resize):
            self._surround()
        elif kind in (QEvent.Type.Hide, QEvent.Type.MouseButtonPress):
            self._let_go()
        return super().eventFilter(watched, event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the ring."""
        with QPainter(self) as painter:
            ring = theme.colour("focus")
            brush.frame(painter, QRectF(self.rect()), RADIUS_CONTROL + OFF, None, ring, 2)

    def _follow(self, _old: QWidget | None, new: QWidget | None) -> None:
        self._let_go()
        by_mouse = QGuiApplication.mouseButtons() != Qt.MouseButton.NoButton
        if isinstance(new, QAbstractButton) and not by_mouse:
            self._held = new
            new.installEventFilter(self)
            new.destroyed.connect(self._forget)
            self._surround()

    def _let_go(self) -> None:
        if self._held is not None:
            self._held.removeEventFilter(self)
            self._held.destroyed.disconnect(self._forget)
        self._forget()

    def _forget(self) -> None:
        self._held = None
        self.hide()
        self.setParent(None)

    def _surround(self) -> None:
        held = self._held
        if held is None:
            return
        wanted = held.rect().adjusted(-OFF, -OFF, OFF, OFF)
        host = held.parentWidget()
        while host is not None and not _holds(host, held, wanted):
            host = host.parentWidget()
        if host is None:
            host = held.window()
        self.setParent(host)
        self.setGeometry(QRect(held.mapTo(host, wanted.topLeft()), wanted.size()))
        self.show()
        self.raise_()


def _holds(host: QWidget, held: QWidget, wanted: QRect) -> bool:
    if isinstance(host, QSplitter | QAbstractScrollArea):
        return False
    if host.isWindow() or isinstance(host.parentWidget(), QAbstractScrollArea):
        return True
    return host.rect().contains(QRect(held.mapTo(host, wanted.topLeft()), wanted.size()))
