"""The part 章程: pasted, compared, edited, left as it is, and frozen once adopted."""

import pytest
from PySide6.QtCore import Qt

from sudesk.rules.charter import Change
from sudesk.rules.motions import Hands
from sudesk.services import charter, hand_votes, motions, sittings
from sudesk.services.charter import Wording
from sudesk.terms import CongressKind, MotionKind
from sudesk.ui.congress.charter_dialogs import ClauseDialog, PasteDialog
from sudesk.ui.congress.decision import DecisionDialog
from sudesk.ui.congress.motions import CHARTER
from tests.ui.congress_scenes import SMALL, convened, shown

OLD = "第一条 本会是学生会。\n第二条 主席团由五人组成。\n第三条 可以设主席助理。"
NEW = "第一条 本会是学生会。\n第二条 主席团由三人组成。\n第三条 每年接受考核并公布结果。"
ALT = Qt.KeyboardModifier.AltModifier
CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def congress(desk):
    return convened(desk, CongressKind.ASSEMBLY, SMALL)


@pytest.fixture
def part(qtbot, desk, congress):
    """The part and its shell."""
    tab, stage = shown(qtbot, desk, "motions")
    tab.part.choose(CHARTER)
    return tab.charter, stage


def clauses(desk, congress):
    return desk.ask(charter.clauses, congress)


def changes(desk, congress):
    return [one.change for one in clauses(desk, congress)]


def dialog_of(part, kind):
    return part.findChildren(kind)[-1]


def test_two_texts_become_a_table_that_says_what_it_will_be(desk, congress, part):
    view, stage = part
    assert view.empty.isVisible()
    view._ask_paste()
    dialog = dialog_of(view, PasteDialog)
    assert not dialog.main.isEnabled()
    dialog.old.setPlainText("没有条文")
    assert "原章程里没有读到条文" in dialog.says.text()
    assert not dialog.main.isEnabled()
    dialog.old.setPlainText(OLD)
    assert dialog.says.text() == "读到 3 条：不变 3 条，修改 0 条，新增 0 条，删除 0 条。"
    dialog.new.setPlainText(NEW)
    assert dialog.says.text() == "读到 4 条：不变 1 条，修改 1 条，新增 1 条，删除 1 条。"
    dialog.main.click()
    assert changes(desk, congress) == [Change.SAME, Change.CHANGED, Change.DELETED, Change.ADDED]
    assert view._told.text() == "修改 1，新增 1，删除 1，共 4 条"
    assert view.table.current().change is Change.CHANGED
    assert view.sides.before.marked == ("五",)
    assert view.sides.after.marked == ("三",)
    stage.undo()
    assert clauses(desk, congress) == ()


def test_only_what_changes_can_be_looked_at(desk, congress, part):
    view, _ = part
    desk.do(charter.paste, congress, OLD, NEW)
    view.only.click()
    assert [one.change for one in view.table.model.rows] == [
        Change.CHANGED,
        Change.DELETED,
        Change.ADDED,
    ]
    view.only.click()
    assert len(view.table.model.rows) == 4


def test_a_clause_is_written_with_marks_and_kept_by_keys(qtbot, desk, congress, part):
    view, stage = part
    desk.do(charter.paste, congress, OLD)
    view.table.select(clauses(desk, congress)[1].id)
    qtbot.keyClick(view.table, Qt.Key.Key_Return)
    dialog = dialog_of(view, ClauseDialog)
    dialog.new.setPlainText("主席团由三人组成。")
    assert [one.cursor.selectedText() for one in dialog.new.extraSelections()] == ["三"]
    assert [one.cursor.selectedText() for one in dialog.old.extraSelections()] == ["五"]
    dialog.reason.setText("改革方案二.4")
    qtbot.keyClick(dialog.new, Qt.Key.Key_Return, CONTROL)
    assert clauses(desk, congress)[1].wording.reason == "改革方案二.4"
    assert view._reason.text() == "修订理由　改革方案二.4"
    stage.undo()
    assert changes(desk, congress)[1] is Change.SAME
    desk.do(charter.edit, clauses(desk, congress)[1].id, Wording("第二条", "甲", "乙", ""))
    assert view._reason.text() == "修订理由　还没有写"
    view.undo.click()
    assert changes(desk, congress)[1] is Change.SAME


def test_clauses_are_added_moved_and_taken_off(qtbot, desk, congress, part):
    view, stage = part
    desk.do(charter.paste, congress, OLD)
    view.table.select(clauses(desk, congress)[0].id)
    view.add.click()
    dialog = dialog_of(view, ClauseDialog)
    dialog.heading.setText("第一条之一")
    dialog.new.setPlainText("本会接受院学生会指导。")
    dialog.main.click()
    assert clauses(desk, congress)[1].change is Change.ADDED
    added = clauses(desk, congress)[1].id
    view.table.select(added)
    qtbot.keyClick(view.table.view, Qt.Key.Key_Down, ALT)
    assert clauses(desk, congress)[2].id == added
    view.drop.click()
    assert len(clauses(desk, congress)) == 3
    stage.undo()
    assert clauses(desk, congress)[2].wording.heading == "第一条之一"


def test_a_charter_that_stays_is_signed_for_and_opened_again(desk, congress, part):
    view, stage = part
    view._ask_leave()
    dialog = dialog_of(view, DecisionDialog)
    dialog.by.setText("何安")
    dialog.because.setPlainText("去年刚修订")
    dialog.main.click()
    assert view.banner.isVisible()
    assert view.banner.words.text() == "章程本年不修订。何安决定，理由：去年刚修订"
    assert not view.empty.isVisible()
    view.reopen.click()
    assert desk.ask(charter.stays, congress) is None
    assert view.empty.isVisible()
    assert stage.toasts[-1].startswith("“本年不修订”已撤回")


def test_an_adopted_charter_stands_still(desk, congress, part):
    view, stage = part
    desk.do(charter.paste, congress, OLD, NEW)
    sitting = desk.do(sittings.open_sitting, congress, "正式会议")
    for entry in desk.ask(sittings.due, congress)[:45]:
        desk.do(sittings.check_in, sitting, entry.id)
    motion = desk.do(motions.propose, congress, MotionKind.CHARTER)
    assert desk.do(hand_votes.put, motion).needed == 30
    desk.do(hand_votes.decide, motion, Hands(30, 10, 5))
    assert view._told.text() == "章程已经大会表决通过（第 1 号议案）"
    for button in (view.edit, view.drop, view.add, view.paste):
        assert not button.isEnabled()
    view._ask_edit()
    assert view.findChildren(ClauseDialog) == []
    view.print.click()
    assert stage.went[-1] == ("papers", "")
