"""A header shows what belongs to the open page, and to no other."""

from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget
from pytestqt.qtbot import QtBot

from sudesk.ui.header import Header
from sudesk.ui.shell import MainWindow
from tests.ui.stand_ins import tabbed


def test_what_a_tab_puts_at_the_right_goes_with_it(qtbot: QtBot, window: MainWindow) -> None:
    window.go("congress")
    page = tabbed(window)
    first, second = QLabel("名额已定"), QLabel("未封存")
    page.current.set_right(first)
    page.open_tab("vote").set_right(second)
    qtbot.waitUntil(second.isVisible)
    assert not first.isVisible()
    page.open_tab("quotas")
    assert first.isVisible()
    assert not second.isVisible()


def test_where_it_is_narrow_the_tabs_keep_their_words(qtbot: QtBot) -> None:
    window = QWidget()
    header = Header("大会")
    header.setParent(window)
    words = ("进程", "选举办法", "名额", "代表", "候选人")
    tabs = header.set_tabs([(word, word) for word in words])
    right = QLabel("12月18日 周五")
    header.set_right(right)
    qtbot.addWidget(window)
    window.resize(900, 100)
    window.show()
    whole = {tab: tab.sizeHint().width() for tab in tabs.findChildren(QAbstractButton)}
    for width, beside in ((800, True), (380, False), (800, True)):
        header.resize(width, 52)
        qtbot.wait(1)
        assert all(tab.width() >= need for tab, need in whole.items())
        assert (right.parentWidget().width() > 0) is beside


def test_eleven_tabs_stand_whole_beside_the_search_on_a_small_screen(qtbot: QtBot) -> None:
    window = QWidget()
    header = Header("大会")
    header.setParent(window)
    words = [
        "进程",
        "选举办法",
        "名额",
        "代表",
        "候选人",
        "公示",
        "会议",
        "议案",
        "选举",
        "记录",
        "规则",
    ]
    tabs = header.set_tabs([(word, word) for word in words])
    header.set_right(QLabel("12月18日 周五"))
    tools = QWidget()
    tools.setFixedWidth(200)
    header.host(tools)
    qtbot.addWidget(window)
    window.resize(1400, 100)
    window.show()
    whole = {tab: tab.sizeHint().width() for tab in tabs.findChildren(QAbstractButton)}
    for width, titled in ((1190, True), (734, False), (1190, True)):
        header.resize(width, 52)
        qtbot.wait(1)
        assert all(tab.width() >= need for tab, need in whole.items())
        assert (header.title.width() > 0) is titled
        assert tools.width() == 200
