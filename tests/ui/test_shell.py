"""The window shows what is registered, one page at a time."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from sudesk.errors import SudeskError
from sudesk.ui.desk import Desk
from sudesk.ui.navigation import NavigationItem
from sudesk.ui.pieces.banner import Banner
from sudesk.ui.pieces.button import Button
from sudesk.ui.pieces.toast import Toast
from sudesk.ui.preferences import Preferences
from sudesk.ui.shell import MainWindow, Section
from tests.ui.stand_ins import Counting, WholeWindow, counting, tabbed


def test_it_opens_at_the_first_section_and_names_the_file(window: MainWindow) -> None:
    assert window.page.title == "首页"
    assert window.windowTitle() == "会计系.sudesk — 系学生会工作台"
    items = window.navigation.findChildren(NavigationItem)
    assert [item.text() for item in items] == ["首页", "大会", "设置"]
    assert [item.isChecked() for item in items] == [True, False, False]


def test_keys_lead_through_the_sections(qtbot: QtBot, window: MainWindow) -> None:
    qtbot.keyClick(window, Qt.Key.Key_3, Qt.KeyboardModifier.AltModifier)
    assert window.page.title == "设置"
    qtbot.keyClick(window, Qt.Key.Key_1, Qt.KeyboardModifier.AltModifier)
    assert window.page.title == "首页"


def test_a_page_may_take_the_whole_window(qtbot: QtBot, window: MainWindow, desk: Desk) -> None:
    page = WholeWindow(desk)
    window.push(page)
    assert window.page is page
    assert not window.navigation.isVisible()
    way_out = page.header.findChild(Button)
    assert way_out.text() == "暂停录入"
    with qtbot.waitSignal(page.destroyed):
        way_out.click()
    assert window.page.title == "首页"
    assert window.navigation.isVisible()
    window.pop()
    assert window.page.title == "首页"


def test_going_elsewhere_leaves_what_was_pushed(
    qtbot: QtBot, window: MainWindow, desk: Desk
) -> None:
    page = Counting(desk, "导入名册")
    window.set_help(lambda: None)
    window.push(page)
    with qtbot.waitSignal(page.destroyed):
        window.go("settings")
    assert window.page.title == "设置"
    assert window.page.header.findChildren(Button)[-1].isVisible()


def test_one_toast_at_a_time(qtbot: QtBot, window: MainWindow) -> None:
    undone: list[str] = []
    window.toast("林若溪 已签到", lambda: undone.append("first"))
    window.toast("蔡雨晴 已签到", lambda: undone.append("second"))
    toasts = [toast for toast in window.findChildren(Toast) if toast.isVisible()]
    assert len(toasts) == 1
    toasts[0].findChild(Button).click()
    assert undone == ["second"]


def test_an_error_stands_over_the_page_until_closed(qtbot: QtBot, window: MainWindow) -> None:
    window.show_error(SudeskError("没能保存。", "文件正在 WPS 里打开。", "请关掉它。"))
    window.show_error(SudeskError("没能打印。", "没有打印机。", "请接上打印机。"))
    banner = window.page.findChildren(Banner)[-1]
    assert banner.words.text() == "没能打印。没有打印机。请接上打印机。"
    banner.findChild(Button).click()
    qtbot.waitUntil(lambda: not window.page.findChildren(Banner))


def test_help_is_under_f1(qtbot: QtBot, window: MainWindow) -> None:
    asked: list[bool] = []
    window.set_help(lambda: asked.append(True))
    qtbot.waitUntil(window.page.header.findChildren(Button)[-1].isVisible)
    qtbot.keyClick(window, Qt.Key.Key_F1)
    qtbot.waitUntil(lambda: asked == [True])


def test_the_place_is_remembered(
    qtbot: QtBot, window: MainWindow, desk: Desk, preferences: Preferences
) -> None:
    window.resize(700, 500)
    window.close()
    again = MainWindow(desk, [Section("home", "首页", "house", Counting)], preferences)
    qtbot.addWidget(again)
    assert again.size().toTuple() == (700, 500)


def test_enter_reaches_the_page_that_was_opened(qtbot: QtBot, window: MainWindow) -> None:
    home = counting(window.page)
    home.entry.setFocus()
    window.go("settings")
    focused = QApplication.focusWidget()
    assert focused is window.page
    qtbot.keyClick(focused, Qt.Key.Key_Return)
    assert (home.pressed, counting(window.page).pressed) == (0, 1)
    window.go("home")
    assert home.entry.hasFocus()


def test_no_tab_out_of_sight_keeps_the_keyboard(qtbot: QtBot, window: MainWindow) -> None:
    window.go("congress", "quotas")
    quotas = counting(window.page)
    quotas.entry.setFocus()
    window.go("home")
    window.go("congress", "vote")
    assert not quotas.isVisible()
    assert QApplication.focusWidget() is counting(window.page)
    tabbed(window).open_tab("quotas")
    assert quotas.entry.hasFocus()


def test_the_stack_hands_the_keyboard_to_no_field_of_a_new_tab(
    qtbot: QtBot, window: MainWindow
) -> None:
    window.go("congress", "quotas")
    counting(window.page).entry.setFocus()
    tabbed(window).open_tab("vote")
    assert QApplication.focusWidget() is counting(window.page)


def test_a_button_that_goes_away_leaves_the_keyboard_to_its_page(
    qtbot: QtBot, window: MainWindow
) -> None:
    page = counting(window.page)
    assert page.primary is not None
    for go_away in (page.primary.hide, lambda: page.primary.setEnabled(False)):
        page.primary.show()
        page.primary.setFocus()
        go_away()
        assert QApplication.focusWidget() is page


def test_an_error_goes_with_the_next_act(window: MainWindow, desk: Desk) -> None:
    window.show_error(SudeskError("没能保存。", "名次不对。", "请核对。"))
    banner = window.page.findChild(Banner)
    QApplication.processEvents()
    assert banner.isVisible()
    desk.changed.emit()
    assert not banner.isVisible()


def test_what_is_out_of_sight_cannot_be_taken_back(window: MainWindow) -> None:
    undone: list[str] = []
    window.toast("王语桐已签到", lambda: undone.append("undone"))
    window.go("congress")
    assert not [one for one in window.findChildren(Toast) if one.isVisible()]
    window.toast("已存好")
    window.go("home")
    assert [one for one in window.findChildren(Toast) if one.isVisible()]
    assert undone == []
