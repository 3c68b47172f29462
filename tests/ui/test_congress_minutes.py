"""The tab 记录: facts that stand, texts between them, and what the floor said."""

from datetime import datetime, timedelta

import pytest
from PySide6.QtCore import Qt

from sudesk.rules.motions import Hands
from sudesk.services import floor_notes, hand_votes, minutes, motions, presidium, sittings
from sudesk.services.floor_notes import Said
from sudesk.services.motions import MotionText
from sudesk.terms import CongressKind, MotionKind, NoteKind, Seat
from sudesk.ui.congress.floor_note_dialog import NoteDialog
from sudesk.ui.congress.minutes import LOOSE, NOTES
from tests.ui.congress_scenes import SMALL, convened, shown

TAB = "minutes"


class Ticking:
    """A clock that moves by a minute whenever it is looked at."""

    def __init__(self):
        self.now = datetime(2026, 12, 18, 13, 30)

    def __call__(self):
        self.now += timedelta(minutes=1)
        return self.now


@pytest.fixture
def congress(desk):
    """An assembly of 58 students on its day."""
    desk.store.clock = Ticking()
    return convened(desk, CongressKind.ASSEMBLY, SMALL)


@pytest.fixture
def held(desk, congress):
    """A sitting with 45 present and one motion that was carried."""
    sitting = desk.do(sittings.open_sitting, congress, "正式会议")
    for entry in desk.ask(sittings.due, congress)[:45]:
        desk.do(sittings.check_in, sitting, entry.id)
    wording = MotionText("关于设立服务站的决议", "会议决定设立服务站。")
    motion = desk.do(motions.propose, congress, MotionKind.RESOLUTION, wording)
    desk.do(hand_votes.put, motion)
    desk.do(hand_votes.decide, motion, Hands(40, 3, 2))
    return congress


def said(desk, congress):
    return [(one.speaker, one.said.kind, one.said.text) for one in notes(desk, congress)]


def notes(desk, congress):
    return desk.ask(floor_notes.notes, congress)


def facts(desk, congress):
    parts = desk.ask(minutes.minutes, congress).parts
    return [fact for part in parts for fact in part.facts]


def dialog_of(tab):
    return tab.findChildren(NoteDialog)[-1]


def test_before_the_day_the_page_says_how_it_fills(qtbot, desk, congress):
    tab, stage = shown(qtbot, desk, TAB)
    assert tab._nothing.isVisible()
    assert not tab._pair.isVisible()
    assert not tab.print.isVisible()
    tab._open_sitting()
    assert stage.went[-1] == ("congress", "sitting")


def test_the_day_stands_there_with_times_and_figures(qtbot, desk, held):
    tab, stage = shown(qtbot, desk, TAB)
    words = [row._words.text() for row in tab.rows_shown]
    assert words[0] == "正式会议开始签到。"
    assert (
        "应到学生58人，实到45人。同意40票，反对3票，弃权2票；过半数须23票以上，通过。" in words[1]
    )
    assert "2 件事" in tab._told.text()
    qtbot.waitUntil(lambda: tab.preview.paper is not None, timeout=20_000)
    assert tab.preview._place.text() == "第 1 / 1 页"
    tab.print.click()
    assert stage.went[-1] == ("papers", "")


def test_a_text_is_written_between_facts_by_keys_alone(qtbot, desk, held):
    tab, stage = shown(qtbot, desk, TAB)
    first, second = tab.rows_shown
    first.setFocus()
    qtbot.keyClick(first, Qt.Key.Key_Down)
    assert second.hasFocus()
    qtbot.keyClick(second, Qt.Key.Key_Return)
    assert second.editing
    qtbot.keyClicks(second.editor, "OK")
    qtbot.keyClick(second.editor, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert facts(desk, held)[1].text == "OK"
    assert tab.rows_shown[1]._text.text() == "OK"
    assert tab.rows_shown[1].write.text() == "修改"
    assert stage.toasts[-1] == "补写已保存"
    stage.undo()
    assert facts(desk, held)[1].text == ""


def test_esc_leaves_a_text_as_it_was_and_nothing_is_written_twice(qtbot, desk, held):
    tab, stage = shown(qtbot, desk, TAB)
    row = tab.rows_shown[0]
    row.edit()
    qtbot.keyClicks(row.editor, "x")
    qtbot.keyClick(row.editor, Qt.Key.Key_Escape)
    assert not row.editing
    row.edit()
    assert row.editor.toPlainText() == ""
    row.keep()
    assert stage.toasts == []


def test_what_is_being_written_survives_an_act_elsewhere(qtbot, desk, held):
    tab, _ = shown(qtbot, desk, TAB)
    row = tab.rows_shown[0]
    row.edit()
    qtbot.keyClicks(row.editor, "half")
    desk.do(floor_notes.add, held, Said(NoteKind.OPINION, "延长", None, "何安"))
    assert tab.rows_shown[0] is row
    assert row.editor.toPlainText() == "half"
    assert len(tab.rows_shown) == 3


def test_a_text_without_its_fact_stands_at_the_end(qtbot, desk, held):
    note = desk.do(floor_notes.add, held, Said(NoteKind.OPINION, "延长", None, "何安"))
    desk.do(minutes.write, held, facts(desk, held)[-1].anchor, "大家鼓掌。")
    tab, _ = shown(qtbot, desk, TAB)
    desk.do(floor_notes.remove, note)
    assert tab._headings[1]._name.text() == LOOSE
    assert tab.rows_shown[-1]._text.text() == "大家鼓掌。"
    assert "已经撤销" in tab.rows_shown[-1]._words.text()


def test_chair_and_recorder_come_from_the_list_or_are_written(qtbot, desk, held):
    entry = desk.ask(sittings.due, held)[0]
    desk.do(presidium.add, held, Seat.CHAIR, entry.id)
    tab, stage = shown(qtbot, desk, TAB)
    assert tab.chair.text() == entry.name
    tab.recorder.setText("何书墨")
    tab.recorder.editingFinished.emit()
    assert desk.ask(minutes.minutes, held).recorder == "何书墨"
    stage.undo()
    assert desk.ask(minutes.minutes, held).recorder == ""
    tab.chair.editingFinished.emit()
    assert desk.ask(minutes.minutes, held).chair == entry.name


def test_a_speaker_is_found_and_noted_by_four_keys_and_the_words(qtbot, desk, held):
    entry = desk.ask(sittings.due, held)[5]
    tab, stage = shown(qtbot, desk, TAB)
    tab.notes.note.click()
    dialog = dialog_of(tab)
    assert not dialog.main.isEnabled()
    dialog.finder.box.setText(entry.student_no)
    qtbot.keyClick(dialog.finder.box, Qt.Key.Key_Return)
    assert dialog._name.text() == entry.name
    assert dialog.focusWidget() is dialog.words
    qtbot.keyClick(dialog, Qt.Key.Key_2, Qt.KeyboardModifier.AltModifier)
    dialog.words.setPlainText("增设饮水机")
    qtbot.keyClick(dialog.words, Qt.Key.Key_Return)
    assert said(desk, held) == [(entry.name, NoteKind.PROPOSAL, "增设饮水机")]
    assert stage.toasts[-1] == "发言已记下"
    stage.undo()
    assert said(desk, held) == []


def test_somebody_outside_the_roll_speaks_under_the_name_that_is_typed(qtbot, desk, held):
    tab, _ = shown(qtbot, desk, TAB)
    tab.notes.note.click()
    dialog = dialog_of(tab)
    dialog.finder.box.setText("何老师")
    qtbot.keyClick(dialog.finder.box, Qt.Key.Key_Return)
    assert (dialog._name.text(), dialog._unit.text()) == ("何老师", "名册以外")
    dialog.anew.click()
    assert dialog.finder.isVisible()
    dialog.finder.box.setText("何安老师")
    dialog.words.setPlainText("一\n二")
    dialog.main.click()
    assert said(desk, held) == [("何安老师", NoteKind.OPINION, "一\n二")]


def test_a_note_is_edited_and_removed_and_both_are_undone(qtbot, desk, held):
    desk.do(floor_notes.add, held, Said(NoteKind.OPINION, "延长", None, "何安"))
    tab, stage = shown(qtbot, desk, TAB)
    tab.part.choose(NOTES)
    assert not tab.notes.edit.isEnabled()
    tab.notes.table.select(notes(desk, held)[0].id)
    qtbot.keyClick(tab.notes.table, Qt.Key.Key_Return)
    dialog = dialog_of(tab)
    assert dialog._name.text() == "何安"
    dialog.words.setPlainText("延长开放")
    dialog.main.click()
    assert said(desk, held)[0][2] == "延长开放"
    stage.undo()
    assert said(desk, held)[0][2] == "延长"
    tab.notes.drop.click()
    assert said(desk, held) == []
    stage.undo()
    assert said(desk, held) == [("何安", NoteKind.OPINION, "延长")]


def test_the_notes_go_out_as_a_table(qtbot, desk, held, tmp_path, monkeypatch):
    desk.do(floor_notes.add, held, Said(NoteKind.QUESTION, "何时答复", None, "何安"))
    target = tmp_path / "现场发言.xlsx"
    monkeypatch.setattr("sudesk.ui.congress.floor_notes.ask_target", lambda *_: target)
    tab, stage = shown(qtbot, desk, TAB)
    tab.part.choose(NOTES)
    tab.notes.table._send_out()
    qtbot.waitUntil(lambda: bool(stage.toasts), timeout=20_000)
    assert stage.toasts[-1] == "已保存“现场发言.xlsx”"
    assert target.stat().st_size > 1000


def test_f4_notes_from_the_motions_too(qtbot, desk, held):
    tab, _ = shown(qtbot, desk, "motions")
    qtbot.keyClick(tab.window(), Qt.Key.Key_F4)
    dialog = dialog_of(tab)
    assert dialog.isVisible()
    dialog.reject()
