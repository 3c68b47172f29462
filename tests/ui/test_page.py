"""Pages ask again when they must, press their primary button, and open their tabs."""

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from sudesk.errors import SudeskError
from sudesk.ui.desk import Desk
from sudesk.ui.pieces.banner import Banner
from sudesk.ui.shell import MainWindow
from tests.ui.stand_ins import counting, nothing, tabbed


def test_only_the_visible_page_asks_again(window: MainWindow, desk: Desk) -> None:
    home = counting(window.page)
    assert home.times == 1
    desk.do(nothing)
    assert home.times == 2
    window.go("settings")
    desk.do(nothing)
    assert home.times == 2
    assert counting(window.page).times == 2
    window.go("home")
    assert home.times == 3


def test_enter_presses_the_primary_button(qtbot: QtBot, window: MainWindow) -> None:
    home = counting(window.page)
    home.entry.setFocus()
    qtbot.keyClick(home.entry, Qt.Key.Key_Return)
    assert home.pressed == 1
    assert home.primary is not None
    home.primary.setEnabled(False)
    qtbot.keyClick(home.entry, Qt.Key.Key_Return)
    assert home.pressed == 1


def test_tabs_open_when_asked_for(qtbot: QtBot, window: MainWindow, desk: Desk) -> None:
    window.go("congress")
    page = tabbed(window)
    assert page.current.title == "名额"
    window.go("congress", "vote")
    assert page.current.title == "选举"
    assert not page.current.header.isVisible()
    qtbot.keyClick(window, Qt.Key.Key_Tab, Qt.KeyboardModifier.ControlModifier)
    assert page.current.title == "名额"
    first, times = page.current, counting(page).times
    desk.do(nothing)
    assert page.current is first
    assert counting(page).times == times + 1


def test_an_error_on_a_tab_stands_over_that_tab(window: MainWindow) -> None:
    window.go("congress", "vote")
    page = tabbed(window)
    window.show_error(SudeskError("没能封存。"))
    assert page.current.findChildren(Banner)
    page.clear_banner()
