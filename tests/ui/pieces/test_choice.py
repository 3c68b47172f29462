"""Boxes, rounds, switches and segments are changed by mouse and keys."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from sudesk.ui.pieces.choice import Checkbox, Radio, Segmented, Switch


@pytest.mark.parametrize("make", [Checkbox, Switch])
def test_space_turns_it(qtbot: QtBot, make: type[Checkbox | Switch]) -> None:
    heard: list[bool] = []
    mark = make("正式代表", on_change=heard.append)
    qtbot.addWidget(mark)
    mark.show()
    off = mark.grab().toImage()
    qtbot.keyClick(mark, Qt.Key.Key_Space)
    qtbot.mouseClick(mark, Qt.MouseButton.LeftButton)
    qtbot.keyClick(mark, Qt.Key.Key_Space)
    assert heard == [True, False, True]
    assert mark.grab().toImage() != off


def test_one_round_of_a_parent(qtbot: QtBot) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    column = QVBoxLayout(parent)
    rounds = [Radio("再次投票", checked=True), Radio("空缺")]
    for each in rounds:
        column.addWidget(each)
    parent.show()
    qtbot.mouseClick(rounds[1], Qt.MouseButton.LeftButton)
    assert [each.isChecked() for each in rounds] == [False, True]


def test_segments_tell_the_meaning(qtbot: QtBot) -> None:
    heard: list[object] = []
    segments = Segmented(
        [("到会", "in"), ("离会", "out"), ("请假", "leave")], on_choose=heard.append
    )
    qtbot.addWidget(segments)
    segments.show()
    assert segments.meaning == "in"
    words = segments.findChildren(QAbstractButton)
    qtbot.mouseClick(words[1], Qt.MouseButton.LeftButton)
    qtbot.keyClick(segments, Qt.Key.Key_Right)
    qtbot.keyClick(segments, Qt.Key.Key_Right)
    assert heard == ["out", "leave"]
    segments.choose("in")
    assert heard == ["out", "leave", "in"]
    segments.rename("in", "到会 79")
    assert words[0].text() == "到会 79"
