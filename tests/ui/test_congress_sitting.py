"""The tab 会议: both agendas are laid out and changed, B1 warns, the hall is one key away."""

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication

from sudesk.rules.motions import Hands
from sudesk.services import agenda, hand_votes, motions, passages, sittings
from sudesk.terms import AgendaTask, CongressKind, MotionKind, SittingKind, Verdict
from sudesk.ui.congress.agenda_dialogs import DropDialog, ItemDialog
from sudesk.ui.congress.decision import DecisionDialog
from sudesk.ui.congress.operator.page import OperatorPage
from tests.ui.congress_scenes import SMALL, convened, shown
from tests.ui.operator_scenes import planned

FORMAL, PREPARATORY = SittingKind.FORMAL, SittingKind.PREPARATORY


@pytest.fixture
def laid(qtbot, desk):
    """The tab with the usual agenda, the formal sitting chosen."""
    congress, people, _ = planned(desk)
    tab, stage = shown(qtbot, desk, "sitting")
    tab.plan.sitting.choose(FORMAL)
    stage.pushed = []
    stage.push = stage.pushed.append
    return tab, stage, congress, people


def titles(tab):
    return [one.title for one in tab.plan.table.model.rows]


def select(tab, task):
    item = next(one for one in tab.plan.table.model.rows if one.task is task)
    tab.plan.table.select(item.id)
    return item


@pytest.mark.parametrize(
    ("kind", "items"), [(CongressKind.DELEGATES, 8), (CongressKind.ASSEMBLY, 7)]
)
def test_the_usual_agenda_of_both_kinds_is_laid_out_by_one_button(qtbot, desk, kind, items):
    congress = convened(desk, kind, SMALL)
    tab, stage = shown(qtbot, desk, "sitting")
    assert not tab.plan.table.model.rows
    tab.plan._lay_out()
    assert len(tab.plan.table.model.rows) == items
    assert tab.plan.told.text().startswith(f"{items} 项，计划")
    assert tab.tasks.gate.look.verdict is Verdict.ALLOWED
    stage.undo()
    assert not desk.ask(agenda.agenda, congress, FORMAL).items


def test_items_are_added_below_the_chosen_one_changed_and_moved(qtbot, laid):
    tab, stage, _, _ = laid
    select(tab, AgendaTask.OPENING)
    tab.plan.new.click()
    dialog = tab.findChild(ItemDialog)
    dialog.name.setText("院团委领导讲话")
    dialog.minutes.setValue(8)
    dialog.speaker.setText("院团委书记")
    dialog.main.click()
    assert titles(tab)[4] == "院团委领导讲话"
    assert tab.plan.table.current().wording.minutes == 8
    qtbot.keyClick(tab.plan.table.view, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(lambda: titles(tab)[3] == "院团委领导讲话")
    tab.plan.edit.click()
    dialog = tab.findChildren(ItemDialog)[-1]
    dialog.name.setText("院学生会主席讲话")
    dialog.main.click()
    assert titles(tab)[3] == "院学生会主席讲话"
    stage.undo()
    assert titles(tab)[3] == "院团委领导讲话"


def test_another_task_brings_its_usual_minutes_and_speaker(laid):
    tab, *_ = laid
    tab.plan.new.click()
    dialog = tab.findChild(ItemDialog)
    dialog.task.choose(AgendaTask.SPEECHES)
    assert (dialog.minutes.value(), dialog.speaker.text()) == (30, "各位候选人")
    dialog.main.click()
    assert "候选人发言" in titles(tab)


def test_an_item_moves_to_the_other_sitting_and_back(laid):
    tab, stage, _, _ = laid
    select(tab, AgendaTask.ANTHEM)
    assert tab.plan.other.text() == "移到预备会议"
    tab.plan.other.click()
    assert "唱国歌" not in titles(tab)
    stage.undo()
    assert titles(tab)[2] == "唱国歌"


def test_delete_takes_an_item_off_before_the_day_and_can_be_undone(qtbot, laid):
    tab, stage, _, _ = laid
    select(tab, AgendaTask.ANTHEM)
    tab.plan._remove()
    assert "唱国歌" not in titles(tab)
    stage.undo()
    assert titles(tab)[2] == "唱国歌"


def test_a_missing_task_warns_and_is_passed_by_name_and_reason(desk, laid):
    tab, stage, congress, _ = laid
    select(tab, AgendaTask.OPINIONS)
    tab.plan._remove()
    assert tab.tasks.gate.look.verdict is Verdict.WARNED
    assert "缺" in tab.tasks.passed.text()
    tab.tasks.sign.click()
    dialog = tab.findChild(DecisionDialog)
    dialog.by.setText("书记 何安")
    dialog.because.setPlainText("意见已在会前书面征集")
    dialog.main.click()
    (passage,) = desk.ask(passages.passages, congress)
    assert (passage.rule, passage.subject, passage.passed_by) == ("B1", "agenda", "书记 何安")
    assert tab.tasks.passed.text() == "书记 何安已署名说明：意见已在会前书面征集"
    assert not tab.tasks.sign.isVisible()
    tab.tasks.back.click()
    assert tab.tasks.sign.isVisible()
    assert stage.toasts[-1] == "缺项的说明已撤回"


def test_no_amendment_this_year_meets_the_charter(laid):
    tab, *_ = laid
    select(tab, AgendaTask.CHARTER)
    tab.plan._remove()  # the charter is only dropped with its reason
    tab.findChild(DropDialog).main.click()
    assert tab.tasks.gate.look.verdict is Verdict.ALLOWED
    assert tab.plan.table.model.rows[-1].dropped_because == "本年不修订章程"
    select(tab, AgendaTask.CHARTER)
    assert tab.plan.drop.text() == "恢复这一项"
    tab.plan.drop.click()
    assert not tab.plan.table.model.rows[-1].dropped_because


def test_what_the_congress_adopted_keeps_its_titles(desk, laid):
    tab, _, congress, people = laid
    sitting = desk.do(sittings.open_sitting, congress, "预备会议", PREPARATORY)
    desk.do(sittings.check_in_all, sitting, [one.id for one in people])
    motion = desk.do(motions.propose, congress, MotionKind.AGENDA)
    desk.do(hand_votes.put, motion)
    desk.do(hand_votes.decide, motion, Hands(30, 0, 0))
    assert tab.plan.told.text().startswith("大会已通过议程")
    assert not tab.plan.clear.isVisible()
    select(tab, AgendaTask.ANTHEM)
    assert not tab.plan.other.isEnabled()
    tab.plan.edit.click()
    dialog = tab.findChild(ItemDialog)
    assert not dialog.name.isEnabled()
    dialog.minutes.setValue(5)
    dialog.main.click()
    assert select(tab, AgendaTask.ANTHEM).wording.minutes == 5


def test_clearing_asks_once(desk, laid):
    tab, _, congress, _ = laid
    QTimer.singleShot(0, lambda: QApplication.activeModalWidget().main.click())
    tab.plan.clear.click()
    assert not desk.ask(agenda.agenda, congress, FORMAL).items
    assert not desk.ask(agenda.agenda, congress, PREPARATORY).items


def test_enter_opens_the_hall(qtbot, laid):
    tab, stage, _, _ = laid
    assert tab.primary is tab.enter
    tab.setFocus()
    qtbot.keyClick(tab, Qt.Key.Key_Return)
    (page,) = stage.pushed
    assert isinstance(page, OperatorPage)
    page.deleteLater()


def test_an_open_sitting_leads_back_into_the_hall_by_itself_once(qtbot, desk):
    congress, _, _ = planned(desk)
    desk.do(sittings.open_sitting, congress, "正式会议")
    tab, stage = shown(qtbot, desk, "process")
    stage.pushed = []
    stage.push = stage.pushed.append
    tab = stage.page.open_tab("sitting")
    qtbot.waitUntil(lambda: len(stage.pushed) == 1)
    assert tab.enter.text() == "回到会场操作"
    assert "没有闭会" in tab.told.text()
    stage.page.open_tab("process")
    stage.page.open_tab("sitting")
    qtbot.wait(20)
    assert len(stage.pushed) == 1
    stage.pushed[0].deleteLater()
