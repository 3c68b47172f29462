"""Inputs take text, numbers, dates and choices, and say what is wrong."""

import pytest
from PySide6.QtCore import QDate, QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from sudesk.ui.pieces.input import DateInput, Field, Input, Number, Select
from sudesk.ui.pieces.text import Text


def wheel(widget: object) -> QWheelEvent:
    return QWheelEvent(
        QPointF(5, 5),
        QPointF(5, 5),
        QPoint(0, 0),
        QPoint(0, 120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )


def test_select_speaks_in_meanings(qtbot: QtBot) -> None:
    select = Select([("最大余数法", "hamilton"), ("每班相同", "equal")])
    qtbot.addWidget(select)
    assert select.currentData() == "hamilton"
    select.choose("equal")
    assert select.currentText() == "每班相同"
    select.offer([("每班相同", "equal"), ("最大余数法", "hamilton")])
    assert select.currentData() == "equal"
    select.choose("unknown")
    assert select.currentIndex() == 0


def test_offering_choices_is_not_choosing(qtbot: QtBot) -> None:
    select = Select([("甲", 1)])
    qtbot.addWidget(select)
    with qtbot.assertNotEmitted(select.currentIndexChanged):
        select.offer([("甲", 1), ("乙", 2)])


def test_the_wheel_does_not_change_what_was_chosen(qtbot: QtBot) -> None:
    select, number = Select([("甲", 1), ("乙", 2)]), Number(5, most=10, unit="席")
    for widget in (select, number):
        qtbot.addWidget(widget)
        event = wheel(widget)
        QApplication.sendEvent(widget, event)
        assert not event.isAccepted()
    assert select.currentData() == 1
    assert number.value() == 5


def test_a_number_shows_its_value(qtbot: QtBot) -> None:
    number = Number(76, unit="席")
    qtbot.addWidget(number)
    number.show()
    assert number.lineEdit().text() == "76 席"
    assert number.lineEdit().width() > 40


def test_a_date_reads_as_people_write_it(qtbot: QtBot) -> None:
    day = DateInput(QDate(2026, 12, 9))
    qtbot.addWidget(day)
    assert day.text() == "2026年12月9日"


def test_a_field_blames_and_forgives(qtbot: QtBot) -> None:
    field = Field("学号", Input("20260103011"), hint="12 位数字")
    qtbot.addWidget(field)
    field.show()
    short = field.sizeHint().height()
    field.blame("学号是 11 位，本系都是 12 位。请对照学生证补全。")
    assert field.error.startswith("学号是 11 位")
    assert field.editor.property("wrong") is True
    assert field.editor.accessibleName() == "学号"
    assert field.sizeHint().height() > short
    field.blame("")
    assert field.editor.property("wrong") is False
    qtbot.waitUntil(lambda: field.sizeHint().height() == short)


def test_icon_and_key_leave_room_for_the_text(qtbot: QtBot) -> None:
    box = Input(placeholder="查找", icon="search", key="Ctrl+K")
    qtbot.addWidget(box)
    margins = box.textMargins()
    assert margins.left() >= 16
    assert margins.right() >= 30


def test_a_hint_never_stands_as_a_window(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    shown: list[str] = []
    monkeypatch.setattr(Text, "showEvent", lambda text, _: shown.append(text.text()), raising=False)
    qtbot.addWidget(Field("学号", Input(), hint="12 位数字"))
    assert not shown
