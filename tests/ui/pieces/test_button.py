"""Buttons are pressed by mouse and keys, and say why they cannot be."""

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from sudesk.ui.pieces.button import Action, Button, Kind


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space])
def test_keys_press_it(qtbot: QtBot, key: Qt.Key) -> None:
    pressed: list[bool] = []
    button = Button("打印签到册", lambda: pressed.append(True))
    qtbot.addWidget(button)
    button.show()
    qtbot.keyClick(button, key)
    assert pressed == [True]


def test_its_key_presses_it(qtbot: QtBot) -> None:
    button = Button("撤销", key="Ctrl+Z", small=True)
    qtbot.addWidget(button)
    assert button.shortcut().toString() == "Ctrl+Z"
    button.rename("恢复")
    assert button.text() == "恢复"
    assert button.shortcut().toString() == "Ctrl+Z"


def test_enter_is_shown_but_left_to_the_page(qtbot: QtBot) -> None:
    button = Button("继续审查", key="Enter")
    qtbot.addWidget(button)
    assert button.key == "Enter"
    assert button.shortcut().isEmpty()


def test_words_and_key_have_room(qtbot: QtBot) -> None:
    plain, keyed = Button("导入 409 人"), Button("导入 409 人", key="Ctrl+Enter", icon="check")
    for button in (plain, keyed):
        qtbot.addWidget(button)
    assert keyed.sizeHint().width() > plain.sizeHint().width() + 40
    assert plain.sizeHint().height() == 32
    assert Button("撤销", small=True).sizeHint().height() == 28


def test_a_blocked_act_says_why(qtbot: QtBot) -> None:
    pressed: list[bool] = []
    action = Action(Button("标为符合条件", lambda: pressed.append(True)))
    qtbot.addWidget(action)
    action.show()
    action.block("还有 2 项待核，不能标为符合")
    qtbot.mouseClick(action.button, Qt.MouseButton.LeftButton)
    assert not pressed
    assert action.button.accessibleDescription() == "还有 2 项待核，不能标为符合"
    action.block("")
    qtbot.mouseClick(action.button, Qt.MouseButton.LeftButton)
    assert pressed == [True]


@pytest.mark.parametrize("kind", list(Kind))
def test_every_kind_paints_each_state_differently(qtbot: QtBot, kind: Kind) -> None:
    button = Button("封存结果", kind=kind, icon="lock")
    qtbot.addWidget(button)
    button.show()
    usual = button.grab().toImage()
    button.setEnabled(False)
    assert button.grab().toImage() != usual
