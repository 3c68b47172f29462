"""The window in the hall: a scene and nothing else, and never the keyboard."""

from collections.abc import Sequence
from typing import Protocol, TypeVar

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QCloseEvent, QGuiApplication, QMouseEvent, QPainter, QPaintEvent, QScreen
from PySide6.QtWidgets import QWidget

from sudesk.services.scenes import Blank, Scene
from sudesk.ui.hall.painting import paint

TITLE = "会场大屏"
PLAIN_SIZE = QSize(640, 480)
FLAGS = Qt.WindowType.Window | Qt.WindowType.WindowDoesNotAcceptFocus


class _Display(Protocol):
    """What a display says of itself."""

    def geometry(self) -> QRect:
        """Where it lies on the desktop."""


AnyDisplay = TypeVar("AnyDisplay", bound=_Display)


def other_display(displays: Sequence[AnyDisplay], own: AnyDisplay | None) -> AnyDisplay | None:
    """Return the display for the hall: one that the operator's window is not on.

    A display that mirrors the operator's lies in the same place and is none.
    """
    if own is None:
        return None
    place = own.geometry().topLeft()
    return next((one for one in displays if one.geometry().topLeft() != place), None)


class HallWindow(QWidget):
    """Fills the second display, or is a plain window to be dragged to a projector.

    ``closed`` tells that somebody closed the plain one; a double click fills the display it is on.
    """

    closed = Signal()

    def __init__(self) -> None:
        super().__init__(None, FLAGS)
        self._scene: Scene = Blank()
        self._page, self._black = 0, False
        self._leaving = False
        self.setWindowTitle(TITLE)
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        # The program ends with the operator's window, whatever still hangs here.
        self.setAttribute(Qt.WidgetAttribute.WA_QuitOnClose, False)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setCursor(Qt.CursorShape.BlankCursor)
        self.setMinimumSize(320, 240)
        self.resize(PLAIN_SIZE)

    @property
    def picture(self) -> tuple[Scene, int, bool]:
        """What is painted: the scene, its page, and whether the screen is out."""
        return self._scene, self._page, self._black

    def hang(self, scene: Scene, page: int, *, black: bool) -> None:
        """Paint another picture."""
        if (scene, page, black) != self.picture:
            self._scene, self._page, self._black = scene, page, black
            self.update()

    def fill(self, display: QScreen) -> None:
        """Fill a display, without a frame."""
        self.setWindowFlags(FLAGS | Qt.WindowType.FramelessWindowHint)
        self.setScreen(display)
        self.setGeometry(display.geometry())
        # Qt's showFullScreen would activate the window, which never takes the keyboard.
        self.setWindowState(self.windowState() | Qt.WindowState.WindowFullScreen)
        self.show()

    def stand_plain(self, own: QScreen | None) -> None:
        """Stand as a plain window at the lower right of the operator's display."""
        self.setWindowFlags(FLAGS)
        room = (own or QGuiApplication.primaryScreen()).availableGeometry()
        place = QRect(room.topLeft(), PLAIN_SIZE)
        place.moveBottomRight(room.bottomRight())
        self.showNormal()
        self.setGeometry(place)

    def put_away(self) -> None:
        """Close without telling anybody."""
        self._leaving = True
        self.close()
        self._leaving = False

    def closeEvent(self, event: QCloseEvent) -> None:
        """Tell that the window was closed by hand."""
        super().closeEvent(event)
        if not self._leaving:
            self.closed.emit()

    def mouseDoubleClickEvent(self, _event: QMouseEvent) -> None:
        """Fill the display that the window was dragged to, or stand plain again."""
        if self.isFullScreen():
            self.stand_plain(self.screen())
        else:
            self.fill(self.screen())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the picture."""
        with QPainter(self) as painter:
            paint(painter, QRectF(self.rect()), self._scene, self._page, black=self._black)
