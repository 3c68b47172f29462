"""The hall's window: one picture and nothing else, on its own display, whatever is unplugged."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, QRect, QSize, Qt
from PySide6.QtGui import QGuiApplication, QMouseEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from sudesk.services import agenda, hall_screen
from sudesk.services.agenda import Wording
from sudesk.services.hall_choices import Choice
from sudesk.services.scenes import Blank, Kind, Welcome, Words
from sudesk.terms import AgendaTask, SittingKind
from sudesk.ui.desk import Desk
from sudesk.ui.hall.screen import HallScreen, hall_screen_of
from sudesk.ui.hall.window import HallWindow, other_display
from tests.ui.operator_scenes import operator, planned


class Display:
    """A display as far as the choice looks at it."""

    def __init__(self, x: int, y: int = 0) -> None:
        self._place = QPoint(x, y)

    def geometry(self) -> QRect:
        return QRect(self._place, QSize(1366, 768))


@pytest.fixture
def screen(qtbot: QtBot, desk: Desk) -> HallScreen:
    planned(desk)
    return hall_screen_of(desk)


def show(desk: Desk, kind: Kind, words: str = "") -> None:
    desk.do(hall_screen.choose, 1, Choice(kind, words=words))
    desk.do(hall_screen.show, 1)


def test_the_hall_gets_a_display_that_the_operator_is_not_on() -> None:
    mine, second, third = Display(0), Display(1366), Display(2732)
    assert other_display([mine, second, third], mine) is second
    assert other_display([mine, second], second) is mine
    assert other_display([mine], mine) is None
    assert other_display([second], None) is None


def test_a_display_that_mirrors_the_operators_is_none() -> None:
    mine = Display(0)
    assert other_display([mine, Display(0)], mine) is None


def test_nothing_hangs_before_somebody_showed_it(desk: Desk, screen: HallScreen) -> None:
    desk.do(hall_screen.choose, 1, Choice(Kind.AGENDA))
    assert not screen.is_open
    assert screen.window.picture == (Blank(), 0, False)
    desk.do(hall_screen.show, 1)
    assert screen.is_open
    screen.put_away()


def test_there_is_one_screen_for_each_open_file(desk: Desk, screen: HallScreen) -> None:
    assert hall_screen_of(desk) is screen


def test_the_window_holds_a_picture_and_no_widget(desk: Desk, screen: HallScreen) -> None:
    show(desk, Kind.WELCOME)
    window = screen.window
    assert window.findChildren(QWidget) == []
    assert window.isWindow()
    assert window.parentWidget() is None
    assert isinstance(window.picture[0], Welcome)
    screen.put_away()


def test_it_never_takes_the_keyboard(qtbot: QtBot, desk: Desk) -> None:
    planned(desk)
    page = operator(qtbot, desk)
    page.opening.open.click()
    assert QApplication.focusWidget() is page.check_in.finder.box
    show(desk, Kind.WELCOME)
    screen = page.hall.hall_screen
    assert screen.is_open
    assert screen.window.windowFlags() & Qt.WindowType.WindowDoesNotAcceptFocus
    assert QApplication.focusWidget() is page.check_in.finder.box
    screen.put_away()


def test_what_the_operator_does_is_not_seen_until_it_is_shown(qtbot: QtBot, desk: Desk) -> None:
    planned(desk)
    page = operator(qtbot, desk)
    show(desk, Kind.TEXT, "请安静")
    screen = page.hall.hall_screen
    before = screen.window.grab().toImage()
    page.opening.open.click()
    page.hall.choose(Kind.AGENDA)
    page.check_in.finder.box.setText("刘")
    page.show_people()
    page.steps.turn_script()
    qtbot.wait(20)
    assert screen.window.picture == (Words("会计系第六次学生代表大会", "请安静"), 0, False)
    assert screen.window.grab().toImage() == before
    page.hall.show_chosen()
    assert screen.window.grab().toImage() != before
    screen.put_away()


def test_black_and_light(desk: Desk, screen: HallScreen) -> None:
    show(desk, Kind.WELCOME)
    desk.do(hall_screen.black_out, 1)
    assert screen.window.picture[2]
    image = screen.window.grab().toImage()
    assert {image.pixelColor(x, 200).name() for x in range(0, image.width(), 40)} == {"#000000"}
    desk.do(hall_screen.light_up, 1)
    assert not screen.window.picture[2]
    screen.put_away()


def test_pages_turn_by_themselves(qtbot: QtBot, desk: Desk, screen: HallScreen) -> None:
    screen._clock.setInterval(10)
    for number in range(30):
        desk.do(
            agenda.add,
            1,
            SittingKind.FORMAL,
            Wording(AgendaTask.OTHER, f"第{number}项", 5),
        )
    show(desk, Kind.AGENDA)
    screen._clock.setInterval(10)
    qtbot.waitUntil(lambda: screen.window.picture[1] == 1)
    show(desk, Kind.WELCOME)
    assert screen.window.picture[1] == 0
    assert not screen._clock.isActive()
    screen.put_away()


def test_closing_the_plain_window_puts_it_away_until_it_is_opened_again(
    desk: Desk, screen: HallScreen
) -> None:
    show(desk, Kind.WELCOME)
    screen.window.close()
    assert not screen.is_open
    show(desk, Kind.AGENDA)  # shown again, but nobody opened it
    assert not screen.is_open
    screen.open()
    assert screen.is_open
    screen.put_away()


def test_a_double_click_fills_the_display_it_was_dragged_to(qtbot: QtBot) -> None:
    window = HallWindow()
    qtbot.addWidget(window)
    window.stand_plain(QGuiApplication.primaryScreen())
    click = QMouseEvent(
        QMouseEvent.Type.MouseButtonDblClick,
        QPointF(5, 5),
        QPointF(5, 5),
        Qt.MouseButton.LeftButton,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    window.mouseDoubleClickEvent(click)
    assert window.isFullScreen()
    window.mouseDoubleClickEvent(click)
    assert not window.isFullScreen()


def test_it_ends_with_the_file(qtbot: QtBot, desk: Desk, screen: HallScreen) -> None:
    show(desk, Kind.WELCOME)
    window = screen.window
    screen.end()
    assert not window.isVisible()


TWO = """
import sys
from pathlib import Path
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QWidget
from sudesk.models.store import Store
from sudesk.services import hall_screen
from sudesk.ui.desk import Desk
from sudesk.ui.hall.screen import hall_screen_of
from sudesk.ui.theme import Mode, Theme
from tests.ui.operator_scenes import planned
app = QApplication([])
Theme(app).apply(Mode.LIGHT)
desk = Desk(Store.create(Path(sys.argv[1])))
planned(desk)
mine, projector = app.screens()
operator = QWidget()
operator.setScreen(mine)
operator.setGeometry(40, 40, 1200, 640)
operator.show()
screen = hall_screen_of(desk)
screen.follow(operator)
assert screen.display is projector
desk.do(hall_screen.show, 1)
app.processEvents()
window = screen.window
assert window.isFullScreen() and window.screen() is projector, window.screen().name()
assert window.geometry() == projector.geometry()
assert not window.geometry().intersects(operator.geometry())
hung = window.picture
left = [mine]
QGuiApplication.screens = staticmethod(lambda: left)   # the cable is pulled
screen._unplugged(projector)
app.processEvents()
assert not window.isVisible(), "it would fall over the operator's window"
assert operator.isVisible()
assert window.picture == hung
desk.do(hall_screen.black_out, 1)                       # the day goes on meanwhile
assert not window.isVisible()
screen.open()                                           # without a projector: a plain window
app.processEvents()
assert window.isVisible() and not window.isFullScreen()
QGuiApplication.screens = staticmethod(lambda: [mine, projector])  # plugged in again
app.screenAdded.emit(projector)
app.processEvents()
assert window.isFullScreen() and window.screen() is projector
desk.close()
print("well")
"""


def test_two_displays_and_a_cable_that_is_pulled(tmp_path: Path) -> None:
    displays = [
        {"name": "mine", "x": 0, "y": 0, "width": 1366, "height": 768},
        {"name": "projector", "x": 1366, "y": 0, "width": 1024, "height": 768},
    ]
    layout = tmp_path / "displays.json"
    layout.write_text(json.dumps({"screens": displays}), encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-c", TWO, str(tmp_path / "系.sudesk")],
        env={**os.environ, "QT_QPA_PLATFORM": f"offscreen:configfile={layout}"},
        cwd=Path(__file__).parents[3],
        capture_output=True,
        text=True,
        timeout=180,
        check=False,
    )
    assert done.stdout == "well\n", done.stderr
