"""The window shows what is registered, and its pages ask again when they must."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot
from sqlalchemy.orm import Session

from sudesk.errors import SudeskError
from sudesk.ui.desk import Desk
from sudesk.ui.finder import Finder, Hit, _Hits
from sudesk.ui.navigation import NARROW_WIDTH, NavigationItem
from sudesk.ui.page import Page, Tab, TabbedPage
from sudesk.ui.pieces.banner import Banner
from sudesk.ui.pieces.button import Button
from sudesk.ui.pieces.input import Input
from sudesk.ui.pieces.toast import Toast
from sudesk.ui.preferences import Preferences
from sudesk.ui.shell import MainWindow, Section


class Counting(Page):
    """A page that counts how often it was asked to refresh."""

    title = "首页"

    def __init__(self, desk: Desk, title: str = "") -> None:
        super().__init__(desk, title)
        self.times = 0
        self.pressed = 0
        self.entry = Input()
        self.primary = Button("继续审查", self._press, key="Enter")
        self.body.addWidget(self.entry)
        self.body.addWidget(self.primary)

    def refresh(self) -> None:
        self.times += 1

    def _press(self) -> None:
        self.pressed += 1


class WholeWindow(Counting):
    title = "录入选票"
    full = True
    way_out = "暂停录入"


def nothing(session: Session) -> None:
    return None


def named(title: str) -> Callable[[Desk], Page]:
    return lambda desk: Counting(desk, title)


@pytest.fixture
def preferences(tmp_path: Path) -> Preferences:
    return Preferences(tmp_path / "window.json")


@pytest.fixture
def window(qtbot: QtBot, desk: Desk, preferences: Preferences) -> MainWindow:
    tabs = [Tab("quotas", "名额", named("名额")), Tab("vote", "选举", named("选举"))]
    made = MainWindow(
        desk,
        [
            Section("home", "首页", "house", Counting),
            Section("congress", "大会", "landmark", lambda d: TabbedPage(d, "大会", tabs)),
            Section("settings", "设置", "settings", named("设置"), at_foot=True),
        ],
        preferences,
    )
    made.name("会计系学生会", "第六届 2026学年")
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    return made


def shown(window: MainWindow) -> Counting:
    page = window.page
    assert isinstance(page, Counting)
    return page


def test_it_opens_at_the_first_section_and_names_the_file(window: MainWindow) -> None:
    assert window.page.title == "首页"
    assert window.windowTitle() == "会计系.sudesk — 系学生会工作台"
    items = window.navigation.findChildren(NavigationItem)
    assert [item.text() for item in items] == ["首页", "大会", "设置"]
    assert [item.isChecked() for item in items] == [True, False, False]


def test_only_the_visible_page_asks_again(window: MainWindow, desk: Desk) -> None:
    home = shown(window)
    assert home.times == 1
    desk.do(nothing)
    assert home.times == 2
    window.go("settings")
    desk.do(nothing)
    assert home.times == 2
    assert shown(window).times == 2
    window.go("home")
    assert home.times == 3


def test_keys_lead_through_the_sections(qtbot: QtBot, window: MainWindow) -> None:
    qtbot.keyClick(window, Qt.Key.Key_3, Qt.KeyboardModifier.AltModifier)
    assert window.page.title == "设置"
    qtbot.keyClick(window, Qt.Key.Key_1, Qt.KeyboardModifier.AltModifier)
    assert window.page.title == "首页"


def test_a_click_on_the_navigation_leads_there(qtbot: QtBot, window: MainWindow) -> None:
    item = window.navigation.findChildren(NavigationItem)[2]
    qtbot.mouseClick(item, Qt.MouseButton.LeftButton)
    assert window.page.title == "设置"


def test_enter_presses_the_primary_button(qtbot: QtBot, window: MainWindow) -> None:
    home = shown(window)
    home.entry.setFocus()
    qtbot.keyClick(home.entry, Qt.Key.Key_Return)
    assert home.pressed == 1
    assert home.primary is not None
    home.primary.setEnabled(False)
    qtbot.keyClick(home.entry, Qt.Key.Key_Return)
    assert home.pressed == 1


def test_tabs_open_when_asked_for(qtbot: QtBot, window: MainWindow, desk: Desk) -> None:
    window.go("congress")
    page = window.page
    assert isinstance(page, TabbedPage)
    assert page.current.title == "名额"
    window.go("congress", "vote")
    assert page.current.title == "选举"
    assert not page.current.header.isVisible()
    qtbot.keyClick(window, Qt.Key.Key_Tab, Qt.KeyboardModifier.ControlModifier)
    assert page.current.title == "名额"
    first, times = page.current, shown_times(page)
    desk.do(nothing)
    assert page.current is first
    assert shown_times(page) == times + 1


def shown_times(page: TabbedPage) -> int:
    current = page.current
    assert isinstance(current, Counting)
    return current.times


def test_what_a_tab_puts_at_the_right_goes_with_it(qtbot: QtBot, window: MainWindow) -> None:
    window.go("congress")
    page = window.page
    assert isinstance(page, TabbedPage)
    first, second = QLabel("名额已定"), QLabel("未封存")
    page.current.set_right(first)
    page.open_tab("vote").set_right(second)
    qtbot.waitUntil(second.isVisible)
    assert not first.isVisible()
    page.open_tab("quotas")
    assert first.isVisible()
    assert not second.isVisible()


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


def test_an_error_on_a_tab_stands_over_that_tab(window: MainWindow) -> None:
    window.go("congress", "vote")
    page = window.page
    assert isinstance(page, TabbedPage)
    window.show_error(SudeskError("没能封存。"))
    assert page.current.findChildren(Banner)
    page.clear_banner()


def test_search_finds_and_leads(qtbot: QtBot, window: MainWindow) -> None:
    gone: list[str] = []
    asked: list[str] = []

    def find(text: str) -> list[Hit]:
        asked.append(text)
        return [
            Hit("林若溪", "会计2402班", "users", lambda: gone.append("林若溪")),
            Hit("刘润轩", "会计2602班", "users", lambda: gone.append("刘润轩")),
        ]

    window.set_finder(find)
    box = window.findChild(Finder)
    qtbot.waitUntil(box.isVisible)
    qtbot.keyClick(window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    assert box.hasFocus()
    qtbot.keyClicks(box, "l ")
    assert asked[-1] == "l"
    window.grab()
    qtbot.keyClick(box, Qt.Key.Key_Down)
    qtbot.keyClick(box, Qt.Key.Key_Return)
    assert gone == ["刘润轩"]
    assert box.text() == ""
    qtbot.keyClicks(box, "l")
    qtbot.keyClick(box, Qt.Key.Key_Escape)
    assert box.text() == ""
    assert not [hits for hits in window.findChildren(_Hits) if hits.isVisible()]


def test_search_says_that_nothing_was_found(qtbot: QtBot, window: MainWindow) -> None:
    window.set_finder(lambda _text: [])
    box = window.findChild(Finder)
    box.setFocus()
    qtbot.keyClicks(box, "zz")
    assert window.findChild(_Hits).isVisible()
    qtbot.keyClick(box, Qt.Key.Key_Return)
    assert not [hits for hits in window.findChildren(_Hits) if hits.isVisible()]


def test_help_is_under_f1(qtbot: QtBot, window: MainWindow) -> None:
    asked: list[bool] = []
    window.set_help(lambda: asked.append(True))
    qtbot.waitUntil(window.page.header.findChildren(Button)[-1].isVisible)
    qtbot.keyClick(window, Qt.Key.Key_F1)
    qtbot.waitUntil(lambda: asked == [True])


def test_the_navigation_folds_where_room_is_short(window: MainWindow) -> None:
    window.navigation.tell_backup("今日 08:05 已备份")
    window.navigation.wait_for("congress", 3)
    window.resize(1366, 696)
    assert window.navigation.width() == 176
    window.resize(683, 348)
    assert window.navigation.width() == NARROW_WIDTH
    item = window.navigation.findChildren(NavigationItem)[1]
    assert item.toolTip() == "大会"
    assert item.accessibleDescription() == "3 件待办"


def test_the_place_is_remembered(
    qtbot: QtBot, window: MainWindow, desk: Desk, preferences: Preferences
) -> None:
    window.resize(700, 500)
    window.close()
    again = MainWindow(desk, [Section("home", "首页", "house", Counting)], preferences)
    qtbot.addWidget(again)
    assert again.size().toTuple() == (700, 500)
