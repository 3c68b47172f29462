"""The sections at the left."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from sudesk.ui.navigation import NARROW_WIDTH, NavigationItem
from sudesk.ui.pieces.text import Text
from sudesk.ui.shell import MainWindow


def test_a_click_on_the_navigation_leads_there(qtbot: QtBot, window: MainWindow) -> None:
    item = window.navigation.findChildren(NavigationItem)[2]
    qtbot.mouseClick(item, Qt.MouseButton.LeftButton)
    assert window.page.title == "设置"


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
    window.navigation.tell_backup("今日 09:10 已备份")
    assert not [text for text in window.navigation.findChildren(Text) if text.isVisible()]
    window.resize(910, 464)  # 1366 at 150 %
    assert window.navigation.width() == NARROW_WIDTH


def test_the_tab_key_goes_to_the_section_that_is_shown(window: MainWindow) -> None:
    items = window.navigation.findChildren(NavigationItem)
    window.go("settings")
    by_tab = [item.objectName() for item in items if item.focusPolicy() & Qt.FocusPolicy.TabFocus]
    assert by_tab == ["settings"]
    items[2].setFocus()
    QTest.keyClick(items[2], Qt.Key.Key_Up)
    assert window.page.title == "大会"
