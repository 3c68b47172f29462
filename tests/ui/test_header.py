"""A header shows what belongs to the open page, and to no other."""

from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

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
