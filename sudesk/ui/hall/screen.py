"""The one hall screen of an open file: what hangs, on which display, which page of it."""

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QScreen
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from sudesk.services import congresses, hall_screen
from sudesk.services.hall_screen import Hall
from sudesk.services.scenes import Blank, Scene
from sudesk.ui.desk import Desk
from sudesk.ui.hall.painting import pages
from sudesk.ui.hall.window import HallWindow, other_display

PAGE_SECONDS = 8


class HallScreen(QObject):
    """Follows the desk, turns pages, and moves between displays as they come and go.

    It lives as long as the desk: leaving the operator's page takes no picture away. ``changed``
    tells that what hangs, its page or its display is another.
    """

    changed = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._desk = desk
        self._operator: QWidget | None = None
        self._scene: Scene | None = None
        self._black, self._away, self._turn = False, False, 0
        self.window = HallWindow()
        self.window.closed.connect(self.put_away)
        self._clock = QTimer(self)
        self._clock.setInterval(PAGE_SECONDS * 1000)
        self._clock.timeout.connect(self._turn_page)
        program = QGuiApplication.instance()
        assert isinstance(program, QGuiApplication)
        program.screenAdded.connect(self._arrange)
        program.screenRemoved.connect(self._unplugged)
        desk.changed.connect(self.refresh)
        desk.closing.connect(self.end)
        self.refresh()

    @property
    def display(self) -> QScreen | None:
        """The display for the hall, None where the operator's is the only one."""
        return other_display(QGuiApplication.screens(), self._own())

    @property
    def turn(self) -> int:
        """How often a page was turned since the picture was hung; a picture's page follows it."""
        return self._turn

    @property
    def is_open(self) -> bool:
        """Whether the window in the hall stands open."""
        return self.window.isVisible()

    def view(self) -> Hall | None:
        """Return the state of the screen as the operator needs it, None without a congress."""
        congress = self._desk.ask(congresses.current)
        return None if congress is None else self._desk.ask(hall_screen.view, congress.id)

    def follow(self, operator: QWidget) -> None:
        """Keep off the display that this widget's window is on."""
        self._operator = operator
        self._arrange()

    def refresh(self) -> None:
        """Ask what hangs and hang it."""
        congress = self._desk.ask(congresses.current)
        scene, black = None, False
        if congress is not None:
            scene, black = self._desk.ask(hall_screen.hanging, congress.id)
        if type(scene) is not type(self._scene):
            self._turn = 0
            self._clock.start()
        self._scene, self._black = scene, black
        self._hang()
        self._arrange()

    def open(self) -> None:
        """Open the window in the hall again after it was put away."""
        self._away = False
        self._arrange()

    def put_away(self) -> None:
        """Close the window in the hall; what hangs is kept."""
        self._away = True
        self._arrange()

    def end(self) -> None:
        """Close the window for good, as the file is closed."""
        self._desk.changed.disconnect(self.refresh)
        self._desk.closing.disconnect(self.end)
        self._clock.stop()
        self.window.put_away()
        self.window.deleteLater()
        self.setParent(None)
        self.deleteLater()

    def _own(self) -> QScreen | None:
        operator = self._operator
        if operator is not None and isValid(operator):
            return operator.window().screen()
        return QGuiApplication.primaryScreen()

    def _hang(self) -> None:
        shown = self._scene or Blank()
        count = pages(shown)
        if count == 1:
            self._clock.stop()
        elif not self._clock.isActive():
            self._clock.start()
        self.window.hang(shown, self._turn % count, black=self._black)
        self.changed.emit()

    def _turn_page(self) -> None:
        self._turn += 1
        self._hang()

    def _arrange(self, _screen: object = None) -> None:
        """Stand where the picture belongs now: on the second display, plain, or away."""
        wanted = self._scene is not None and not self._away
        display = self.display
        if not wanted:
            self.window.put_away()
        elif display is not None:
            if not (self.window.isFullScreen() and self.window.screen() is display):
                self.window.fill(display)
        elif not self.window.isVisible():
            self.window.stand_plain(self._own())
        self.changed.emit()

    def _unplugged(self, gone: QScreen) -> None:
        """Leave a display that is no more, and never fall over the operator's window."""
        if self.window.isFullScreen() and self.window.screen() in (gone, self._own()):
            left = [one for one in QGuiApplication.screens() if one is not gone]
            self._away = other_display(left, self._own()) is None
            self.window.put_away()
        self._arrange()


def hall_screen_of(desk: Desk) -> HallScreen:
    """Return the hall screen of a desk, made when it is first asked for."""
    found = desk.findChild(HallScreen)
    return found if isinstance(found, HallScreen) else HallScreen(desk)
