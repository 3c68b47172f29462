"""The help behind F1 names keys that the window really has."""

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from sudesk.ui.keys import KEYS, show_keys
from sudesk.ui.pieces.dialog import Dialog
from sudesk.ui.pieces.keyhint import KeyHint, shown_key


def test_every_key_is_shown_until_it_was_read(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    shown: list[str] = []

    def read() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, Dialog)
        shown.extend(hint.key for hint in dialog.findChildren(KeyHint))
        assert not dialog.other.isVisible()
        dialog.main.click()

    QTimer.singleShot(0, read)
    show_keys(window)
    assert shown == [key for keys, _ in KEYS for key in keys]


def test_an_arrow_is_shown_as_it_stands_on_its_key() -> None:
    assert [shown_key(key) for key in ("Alt+Up", "Ctrl+K", "Down")] == ["Alt+↑", "Ctrl+K", "↓"]
