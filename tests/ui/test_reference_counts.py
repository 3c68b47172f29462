"""None is not lost: some versions of the Qt binding drop a reference at every call."""

import sys

from PySide6.QtCore import QObject, Qt, Signal
from pytestqt.qtbot import QtBot

from sudesk.ui.pieces.columns import Column, RowModel
from sudesk.ui.pieces.text import Text

CALLS = 5000
SLACK = 400


class Sender(QObject):
    spoke = Signal(object)
    moved = Signal(str, int, int)


def nothing(*_args: object) -> None:
    return None


def test_none_keeps_its_references(qtbot: QtBot) -> None:
    sender, text = Sender(), Text("名册")
    qtbot.addWidget(text)
    sender.spoke.connect(nothing)
    sender.moved.connect(nothing)
    model: RowModel[int] = RowModel([Column("数", str)], lambda n: n)
    model.set_rows(range(3))
    text.grab()
    before = sys.getrefcount(None)
    for number in range(CALLS):
        sender.spoke.emit(None)
        sender.moved.emit("读", number, CALLS)
        model.data(model.index(0, 0), Qt.ItemDataRole.DecorationRole)
        model.index(0, 0).data(Qt.ItemDataRole.DecorationRole)
        text.update()
    assert abs(sys.getrefcount(None) - before) < SLACK
