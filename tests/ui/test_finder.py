"""The search of the whole window."""

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from sudesk.ui.finder import Finder, Hit, _Hits
from sudesk.ui.shell import MainWindow


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
