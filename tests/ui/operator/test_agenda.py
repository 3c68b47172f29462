"""The agenda of the operator's page: steps, timer, locks, script, sittings of both kinds."""

import pytest
from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QApplication

from sudesk.errors import Refused
from sudesk.rules.motions import Hands
from sudesk.services import (
    agenda,
    floor_notes,
    hand_votes,
    head_counts,
    motions,
    running,
    scripts,
    sittings,
)
from sudesk.terms import AgendaTask, CongressKind, MotionKind, SittingKind, Verdict
from sudesk.ui.congress.agenda_dialogs import DropDialog
from sudesk.ui.congress.agenda_page import AgendaPage
from sudesk.ui.congress.floor_note_dialog import NoteDialog
from sudesk.ui.congress.motions import MotionsTab
from sudesk.ui.pieces.menu import Menu
from sudesk.ui.pieces.text import Text
from tests.ui.congress_scenes import convened, nominated, seated, watched
from tests.ui.operator_scenes import Shell, opened, operator, planned

FORMAL, PREPARATORY = SittingKind.FORMAL, SittingKind.PREPARATORY


@pytest.fixture
def day(qtbot, desk):
    """The page with the formal sitting open and everybody there."""
    congress, people, clock = planned(desk)
    page = opened(qtbot, desk)
    desk.do(sittings.check_in_all, page.door.roll.sitting_id, [one.id for one in people])
    return page, congress, clock


def press(qtbot, page, key):
    qtbot.keyClick(page.check_in.finder.box, key)
    qtbot.wait(130)  # a button that is pressed by its key is released a moment later


def items(desk, congress, sitting=FORMAL):
    return desk.ask(agenda.agenda, congress, sitting).items


def of(desk, congress, task, sitting=FORMAL):
    return next(one for one in items(desk, congress, sitting) if one.task is task)


def test_opening_begins_the_check_in_of_the_agenda(desk, day):
    page, congress, _ = day
    assert items(desk, congress)[0].running
    assert page.agenda.step.title.text() == "正在进行：签到"
    assert page.chip.look.text == "正式会议"
    assert page.agenda.title.text() == "正式会议议程"


def test_f2_steps_on_and_f3_steps_back(qtbot, desk, day):
    page, congress, _ = day
    press(qtbot, page, Qt.Key.Key_F2)
    assert items(desk, congress)[0].over
    assert page.agenda.step.title.text() == "下一项：清点人数，宣布大会有效"
    press(qtbot, page, Qt.Key.Key_F2)
    assert items(desk, congress)[1].running
    press(qtbot, page, Qt.Key.Key_F3)
    assert items(desk, congress)[1].begun_at is None
    press(qtbot, page, Qt.Key.Key_F3)
    assert items(desk, congress)[0].running
    assert QApplication.focusWidget() is page.check_in.finder.box


def test_the_timer_runs_and_says_by_how_much_it_is_over(desk, day):
    page, _, clock = day
    clock.move(minutes=12, seconds=4)
    page.tick()
    assert page.agenda.step.timer.text() == "12:04 / 40 分"
    clock.move(minutes=30)
    page.tick()
    assert page.agenda.step.timer.text() == "42:04 / 40 分，超时 2:04"
    assert page.clock.text == "14:02:04"


def test_counting_keeps_its_figure_whatever_happens_afterwards(qtbot, desk, day):
    page, _, clock = day
    for _ in range(3):
        clock.move(minutes=1)
        page.steps.go_on()
    sitting = page.door.roll.sitting_id
    (counted,) = desk.ask(head_counts.head_counts, sitting)
    assert counted.present == 30
    desk.do(sittings.check_out, sitting, page.door.roll.people[0].entry.id)
    assert desk.ask(head_counts.head_counts, sitting) == (counted,)
    assert page.strip.counted.text() == f"{counted.counted_at:%H:%M} 清点，实到 30/30 人"
    clock.move(minutes=1)
    press(qtbot, page, Qt.Key.Key_F5)
    assert [one.present for one in desk.ask(head_counts.head_counts, sitting)] == [30, 29]
    assert page.shell.toasts[-1] == "清点人数：实到 29/30 人，已达到法定人数"


def test_a_skipped_item_is_begun_before_those_in_front_of_it(desk, day):
    page, congress, _ = day
    page.steps.go_on()
    page.steps.begin(of(desk, congress, AgendaTask.OPINIONS))
    assert [one.task for one in items(desk, congress)][:3] == [
        AgendaTask.CHECK_IN,
        AgendaTask.OPINIONS,
        AgendaTask.COUNT,
    ]
    page.steps.go_back()
    assert [one.task for one in items(desk, congress)].index(AgendaTask.OPINIONS) == 10


def test_an_item_is_dropped_with_a_reason_and_restored(desk, day):
    page, congress, _ = day
    page.steps.ask_drop(of(desk, congress, AgendaTask.CHARTER))
    dialog = page.findChild(DropDialog)
    assert dialog.because.text() == "本年不修订章程"
    dialog.main.click()
    (dropped,) = desk.ask(agenda.agenda, congress, FORMAL).dropped
    assert dropped.dropped_because == "本年不修订章程"
    page.steps.restore(dropped)
    assert of(desk, congress, AgendaTask.CHARTER)


def test_ballots_stop_at_the_gate_that_is_not_passed(desk, day):
    page, congress, _ = day
    people = [one.entry for one in page.door.roll.people]
    page.steps.go_on()
    for one in items(desk, congress)[1:8]:
        if one.task is not AgendaTask.RECOUNT:
            desk.do(agenda.remove, one.id, "演练")
    step = page.agenda.step
    assert of(desk, congress, AgendaTask.RECOUNT) == page.agenda.shown.next
    recount = page.agenda.shown.next
    desk.do(agenda.move, recount.id, 5)
    _blocked(step, "发放选票前还没有再次清点人数")
    page.steps.begin(recount)
    page.steps.go_on()
    _blocked(step, "选举办法还没有经大会表决通过")
    _vote(desk, congress, MotionKind.RULES)
    watched(desk, congress, people[-5:])
    _blocked(step, "监票人、计票人名单还没有经大会表决通过")
    _vote(desk, congress, MotionKind.OFFICIALS)
    assert not step.gate.isVisible()
    assert step.on.isEnabled()
    page.steps.go_on()
    assert of(desk, congress, AgendaTask.BALLOT).running
    step.other.click()
    assert page.shell.went == [("congress", "count")]


def test_nobody_who_watches_or_counts_becomes_a_candidate(desk, day):
    page, congress, _ = day
    people = [one.entry for one in page.door.roll.people]
    page.steps.go_on()
    page.steps.begin(of(desk, congress, AgendaTask.RECOUNT))
    page.steps.go_on()
    _vote(desk, congress, MotionKind.RULES)
    watched(desk, congress, people[-5:])
    _vote(desk, congress, MotionKind.OFFICIALS)
    assert desk.ask(running.lock, of(desk, congress, AgendaTask.BALLOT).id) is None
    with pytest.raises(Refused, match="监票"):
        nominated(desk, congress, people[-1:])


def _blocked(step, sentence):
    assert step.gate.isVisible()
    assert step.gate.look.verdict is Verdict.BLOCKED
    assert step.remedy.text().startswith(sentence), step.remedy.text()
    assert not step.on.isEnabled()
    assert step.on.accessibleDescription() == sentence


def _vote(desk, congress, kind):
    motion = desk.do(motions.propose, congress, kind)
    present = desk.do(hand_votes.put, motion).present
    assert desk.do(hand_votes.decide, motion, Hands(present, 0, 0))


def test_the_vote_of_an_item_is_one_click_away(desk, day):
    page, congress, _ = day
    desk.do(motions.propose, congress, MotionKind.REPORT)
    page.steps.go_on()
    page.steps.begin(of(desk, congress, AgendaTask.REPORT))
    page.agenda.step.other.click()
    (motions_page,) = page.shell.pushed
    assert isinstance(motions_page, MotionsTab)
    assert motions_page.way_out == "返回会场"
    assert motions_page.list.table.current().kind is MotionKind.REPORT
    motions_page.deleteLater()


def test_the_script_is_shown_with_what_is_known_written_anew_and_reset(qtbot, desk, day):
    page, congress, _ = day
    page.steps.go_on()
    press(qtbot, page, Qt.Key.Key_F6)
    card = page.script
    assert page.middle.currentWidget() is card
    assert card.title.text() == "主持词：清点人数，宣布大会有效"
    assert "应到代表30人，实到30人" in _read(card)
    card.write.click()
    card.editor.setPlainText("请安静。\n现在报告人数。")
    card.save.click()
    item = of(desk, congress, AgendaTask.COUNT)
    assert desk.ask(scripts.script, item.id).paragraphs == ("请安静。", "现在报告人数。")
    assert card.own.isVisible()
    card.reset.click()
    assert not desk.ask(scripts.script, item.id).own
    card.after.click()
    assert card.title.text() == "主持词：唱国歌"
    press(qtbot, page, Qt.Key.Key_F6)
    assert page.middle.currentWidget() is page.check_in


def _read(card):
    QApplication.processEvents()
    return "\n".join(one.text() for one in card._page.findChildren(Text) if one.isVisible())


def test_the_letters_of_the_script_grow_and_shrink(qtbot, day):
    page, _, _ = day
    page.steps.turn_script()
    before = _line(page)
    for _ in range(9):
        page.script.larger.click()
    assert _line(page) > 1.5 * before
    assert not page.script.larger.isEnabled()


def _line(page):
    QApplication.processEvents()
    shown = [one for one in page.script._page.findChildren(Text) if not one.isHidden()]
    return shown[0].minimumSizeHint().height()


def test_arranging_opens_the_plan_over_the_hall(desk, day):
    page, _, _ = day
    page.agenda.arrange.click()
    (plan,) = page.shell.pushed
    assert isinstance(plan, AgendaPage)
    assert plan.plan.kind is FORMAL
    plan.deleteLater()


def test_both_kinds_of_sitting_are_opened_and_closed(qtbot, desk):
    congress, people, clock = planned(desk)
    page = operator(qtbot, desk)
    assert page.opening.chosen is PREPARATORY
    page.opening.open.click()
    assert page.door.roll.kind is PREPARATORY
    desk.do(sittings.check_in, page.door.roll.sitting_id, people[0].id)
    page.steps.go_on()
    for one in items(desk, congress, PREPARATORY)[1:-1]:
        desk.do(agenda.remove, one.id, "演练")
    page.steps.go_on()
    assert page.agenda.step.close_sitting.isVisible()
    QTimer.singleShot(0, lambda: QApplication.activeModalWidget().main.click())
    page.agenda.step.close_sitting.click()
    assert page.shell.toasts[-1] == "“预备会议”已闭会，实到 1 人"
    assert of(desk, congress, AgendaTask.CLOSING, PREPARATORY).over
    assert page.middle.currentWidget() is page.opening
    page.opening.people.click()
    assert len(page.attendance.people.model.rows) == 30
    assert {row[-1] for row in page.attendance.people.grid().rows} == {"已到", "缺席"}
    page.attendance.back.click()
    assert page.middle.currentWidget() is page.opening
    assert page.agenda.title.text() == "正式会议议程"
    assert (page.opening.chosen, page.opening.name.text()) == (FORMAL, "正式会议")
    clock.move(minutes=20)
    page.opening.open.click()
    assert page.door.roll.kind is FORMAL
    assert page.door.roll.present == 0


def test_without_delegates_the_sitting_cannot_open(qtbot, desk):
    convened(desk, CongressKind.DELEGATES)
    page = operator(qtbot, desk)
    assert not page.opening.open.isEnabled()
    assert page.opening.open.accessibleDescription() == "应到名单是空的，请先登记代表"


def test_opening_on_another_day_warns_that_the_papers_name_the_planned_one(qtbot, desk):
    _, _, clock = planned(desk)
    page = operator(qtbot, desk)
    assert not page.opening._day.isVisible()
    clock.move(days=-26)
    page.refresh()
    assert page.opening._day.text().startswith("大会定在12月18日 周五，今天是11月22日 周日。")


def test_a_congress_without_an_agenda_has_its_sitting_all_the_same(qtbot, desk):
    congress = convened(desk, CongressKind.DELEGATES)
    seated(desk, congress, 30)
    page = opened(qtbot, desk)
    assert page.agenda.step.title.text() == "没有排议程"
    assert not page.agenda.step.on.isEnabled()
    assert page.agenda.step.close_sitting.isVisible()
    assert isinstance(page.shell, Shell)


def test_f4_notes_what_is_said_and_gives_the_cursor_back(qtbot, desk, day):
    page, congress, _ = day
    press(qtbot, page, Qt.Key.Key_F4)
    dialog = page.findChild(NoteDialog)
    qtbot.waitUntil(dialog.isVisible)
    dialog.finder.box.setText("何安")
    dialog.words.setPlainText("食堂晚上关得太早")
    dialog.main.click()
    (note,) = desk.ask(floor_notes.notes, congress)
    assert note.said.text == "食堂晚上关得太早"
    assert page.shell.toasts[-1].startswith("发言已记下")


def test_the_menu_key_offers_what_can_be_done_with_the_chosen_item(qtbot, desk, day):
    page, congress, _ = day
    page.steps.go_on()
    item = of(desk, congress, AgendaTask.OPINIONS)
    page.agenda.list.choose(item.id)
    asked = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(1, 1), QPoint(1, 1))
    QApplication.sendEvent(page.agenda.list.viewport(), asked)
    (menu,) = page.agenda.findChildren(Menu)
    words = [action.text() for action in menu.actions()]
    assert words == ["看主持词", "现在进行这一项", "不再进行"]
    menu.actions()[1].trigger()
    menu.close()
    assert of(desk, congress, AgendaTask.OPINIONS).running
