"""The tab 议案 and the page of the vote, by keyboard and mouse."""

import pytest
from PySide6.QtCore import Qt

from sudesk.rules.motions import Hands
from sudesk.services import agenda, hand_votes, motions, sittings
from sudesk.services.motions import MotionState, MotionText
from sudesk.terms import AgendaTask, CongressKind, Mark, MotionKind, SittingKind
from sudesk.ui.congress.decision import ReasonDialog
from sudesk.ui.congress.hand_vote import HandVotePage
from sudesk.ui.congress.motion_dialogs import AmendDialog, MotionDialog
from tests.ui.congress_scenes import SMALL, convened, shown

TAB = "motions"
RESOLUTION = MotionText("关于设立服务站的决议", "会议决定设立服务站。", "会计2401班")


@pytest.fixture
def congress(desk):
    """An assembly of 58 students."""
    return convened(desk, CongressKind.ASSEMBLY, SMALL)


def gathered(desk, congress, present=45):
    """Open a sitting with so many present; returns it."""
    sitting = desk.do(sittings.open_sitting, congress, "正式会议")
    for entry in desk.ask(sittings.due, congress)[:present]:
        desk.do(sittings.check_in, sitting, entry.id)
    return sitting


def found(desk, congress):
    return desk.ask(motions.motions, congress)


def proposed(desk, congress, kind=MotionKind.RESOLUTION, wording=RESOLUTION, amends=None):
    return desk.do(motions.propose, congress, kind, wording, amends)


def dialog_of(tab, kind=MotionDialog):
    return tab.findChildren(kind)[-1]


def test_the_usual_motions_are_listed_by_one_click_and_back(qtbot, desk, congress):
    tab, stage = shown(qtbot, desk, TAB)
    assert tab.primary is tab.usual
    qtbot.keyClick(tab, Qt.Key.Key_Return)
    assert [one.number for one in found(desk, congress)] == [1, 2, 3, 4, 5, 6]
    assert stage.toasts[-1] == "已列出 6 项常规议案"
    assert not tab.usual.isVisible()
    assert tab.primary is tab.card.vote
    stage.undo()
    assert found(desk, congress) == ()
    assert tab.usual.isVisible()


def test_a_motion_is_proposed_changed_and_taken_away(qtbot, desk, congress):
    tab, stage = shown(qtbot, desk, TAB)
    tab.propose.click()
    dialog = dialog_of(tab)
    dialog.name.setText(RESOLUTION.title)
    dialog.text.setPlainText(RESOLUTION.text)
    dialog.mover.setText(RESOLUTION.mover)
    dialog.main.click()
    (motion,) = found(desk, congress)
    assert (motion.kind, motion.title) == (MotionKind.RESOLUTION, RESOLUTION.title)
    assert tab.list.table.current().id == motion.id
    assert tab.card.title.text() == "第 1 号议案"
    tab.card.change.click()
    dialog = dialog_of(tab)
    assert not dialog.kind.isVisible()
    dialog.text.setPlainText("会议决定不设立服务站。")
    dialog.main.click()
    assert found(desk, congress)[0].text == "会议决定不设立服务站。"
    stage.undo()
    assert found(desk, congress)[0].text == RESOLUTION.text
    tab.card.drop.click()
    assert found(desk, congress) == ()
    stage.undo()
    assert found(desk, congress)[0].mover == RESOLUTION.mover


def test_a_motion_without_a_title_keeps_the_dialog_and_what_is_typed(qtbot, desk, congress):
    tab, _ = shown(qtbot, desk, TAB)
    tab.propose.click()
    dialog = dialog_of(tab)
    dialog.text.setPlainText("正文")
    with qtbot.captureExceptions() as errors:
        dialog.main.click()
    assert "还没有填写议案标题" in str(errors[0][1])
    assert dialog.isVisible()
    assert dialog.text.toPlainText() == "正文"
    dialog.reject()


def test_a_motion_in_the_middle_is_withdrawn_with_its_reason(qtbot, desk, congress):
    first = proposed(desk, congress)
    proposed(desk, congress, wording=MotionText("另一项决议", "正文"))
    tab, _ = shown(qtbot, desk, TAB)
    tab.list.table.select(first)
    assert tab.card.withdraw.isVisible()
    assert not tab.card.drop.isVisible()
    tab.card.withdraw.click()
    dialog = dialog_of(tab, ReasonDialog)
    assert not dialog.main.isEnabled()
    dialog.reason.setText("提案人撤回")
    dialog.main.click()
    assert found(desk, congress)[0].state is MotionState.WITHDRAWN
    assert "提案人撤回" in tab.card._freezes.text()
    assert tab.card.restore.isVisible()
    tab.card.restore.click()
    assert found(desk, congress)[0].state is MotionState.WAITING


def test_an_amendment_begins_as_the_motion_and_shows_what_it_changes(qtbot, desk, congress):
    proposed(desk, congress)
    tab, _ = shown(qtbot, desk, TAB)
    tab.card.amend.click()
    dialog = dialog_of(tab, AmendDialog)
    assert dialog.text.toPlainText() == RESOLUTION.text
    dialog.text.setPlainText("会议决定设立两个服务站。")
    dialog.main.click()
    amendment = found(desk, congress)[1]
    assert (amendment.kind, amendment.amends) == (MotionKind.AMENDMENT, 1)
    assert tab.card.sides.after.marked == ("两个",)
    assert tab.card.sides.before.marked == ()


def test_what_stands_against_a_vote_is_said_with_the_way_out(qtbot, desk, congress):
    proposed(desk, congress)
    tab, stage = shown(qtbot, desk, TAB)
    assert not tab.card.vote.isEnabled()
    assert "还没有开会签到，不能表决" in tab.card.banner.words.text()
    tab.card.way.click()
    assert stage.went[-1] == ("congress", "sitting")
    gathered(desk, congress, 10)
    assert "差 29 人" in tab.card.banner.words.text()
    gathered_more = desk.ask(sittings.due, congress)[10:45]
    sitting = desk.ask(sittings.current, congress).sitting_id
    for entry in gathered_more:
        desk.do(sittings.check_in, sitting, entry.id)
    assert not tab.card.banner.isVisible()
    assert tab.card.vote.isEnabled()


def test_obstacles_lead_to_the_list_or_the_charter_beside(qtbot, desk, congress):
    gathered(desk, congress)
    chair = proposed(desk, congress, MotionKind.PRESIDIUM, MotionText())
    clause = proposed(desk, congress, MotionKind.CHARTER, MotionText())
    watchers = proposed(desk, congress, MotionKind.OFFICIALS, MotionText())
    tab, stage = shown(qtbot, desk, TAB)
    for motion, part in ((chair, 1), (clause, 2)):
        tab.part.choose(0)
        tab.list.table.select(motion)
        tab.card.way.click()
        assert tab.part.meaning == part
    tab.part.choose(0)
    tab.list.table.select(watchers)
    assert "总监票人 0 名" in tab.card.banner.words.text()
    tab.card.way.click()
    assert stage.went[-1] == ("congress", "candidates")


class Way:
    """A shell that notes what is said and how often the page was left."""

    def __init__(self):
        self.popped = 0
        self.toasts = []

    def pop(self):
        self.popped += 1

    def toast(self, text, undo=None):
        self.toasts.append(text)


def vote_page(qtbot, desk, motion):
    """Show the page of a vote that was put; returns it with its shell."""
    desk.do(hand_votes.put, motion)
    return page_of(qtbot, desk, motion)


def page_of(qtbot, desk, motion):
    page = HandVotePage(desk, motion)
    page.shell = Way()
    qtbot.addWidget(page)
    page.resize(1366, 696)
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()
    page.take_keyboard()
    return page


def type_in(qtbot, page, text, enter=True):
    box = page.window().focusWidget()
    qtbot.keyClicks(box, text)
    if enter:
        qtbot.keyClick(box, Qt.Key.Key_Return)


def test_three_numbers_and_four_enters_decide(qtbot, desk, congress):
    gathered(desk, congress)
    motion = proposed(desk, congress)
    page = vote_page(qtbot, desk, motion)
    assert page.needed._number.text() == "23"
    assert page.steps[Mark.APPROVE].box.hasFocus()
    assert not page.steps[Mark.OPPOSE].box.isEnabled()
    type_in(qtbot, page, "22", enter=False)
    assert page.gate.look.text == "差 1 票"
    assert page._outcome.text() == "票数不够"
    qtbot.keyClick(page.window().focusWidget(), Qt.Key.Key_Backspace)
    type_in(qtbot, page, "3")
    assert page.steps[Mark.OPPOSE].box.hasFocus()
    assert page._sentence.text() == "实到 45 人，过半数须 23 票以上，同意 23 票。"
    type_in(qtbot, page, "20")
    assert not page.decide.isEnabled()
    qtbot.keyClick(page.window().focusWidget(), Qt.Key.Key_Plus)
    assert page.steps[Mark.ABSTAIN].box.text() == "2"
    assert Mark.ABSTAIN not in desk.ask(hand_votes.counts, motion)
    qtbot.keyClick(page.window().focusWidget(), Qt.Key.Key_Return)
    assert page.decide.isEnabled()
    qtbot.keyClick(page.window().focusWidget(), Qt.Key.Key_Return)
    decided = desk.ask(motions.view, motion)
    assert decided.hands == Hands(23, 20, 2)
    assert decided.state is MotionState.ADOPTED
    assert page._outcome.text() == "通过"
    assert page.shell.toasts[-1] == "第 1 号议案通过"
    assert all(step.box.isReadOnly() for step in page.steps.values())
    qtbot.keyClick(page.window().focusWidget(), Qt.Key.Key_Return)
    assert page.shell.popped == 1


def test_more_hands_than_people_are_stopped_at_once(qtbot, desk, congress):
    gathered(desk, congress)
    motion = proposed(desk, congress)
    page = vote_page(qtbot, desk, motion)
    type_in(qtbot, page, "46")
    assert page.steps[Mark.APPROVE].says == "比实到 45 人多 1，请重新清点"
    assert desk.ask(hand_votes.counts, motion) == {}
    assert page.steps[Mark.APPROVE].box.hasFocus()


def test_on_a_low_window_the_numbers_are_smaller(qtbot, desk, congress):
    gathered(desk, congress)
    page = vote_page(qtbot, desk, proposed(desk, congress))
    box = page.steps[Mark.APPROVE].box
    large = box.height()
    page.resize(910, 464)
    qtbot.waitUntil(lambda: box.height() < large)
    verdict = page._sentence.mapTo(page, page._sentence.rect().bottomLeft()).y()
    assert verdict < page._foot.y()


def test_an_empty_box_counts_for_nothing(qtbot, desk, congress):
    gathered(desk, congress)
    page = vote_page(qtbot, desk, proposed(desk, congress))
    qtbot.keyClick(page.steps[Mark.APPROVE].box, Qt.Key.Key_Return)
    assert page.steps[Mark.APPROVE].box.hasFocus()
    qtbot.keyClick(page.steps[Mark.APPROVE].box, Qt.Key.Key_Plus)
    assert page.steps[Mark.APPROVE].box.text() == ""


def test_a_step_is_counted_again_by_going_back(qtbot, desk, congress):
    gathered(desk, congress)
    motion = proposed(desk, congress)
    page = vote_page(qtbot, desk, motion)
    type_in(qtbot, page, "30")
    qtbot.keyClick(page.window().focusWidget(), Qt.Key.Key_Backspace)
    assert page.steps[Mark.APPROVE].box.hasFocus()
    type_in(qtbot, page, "31")
    type_in(qtbot, page, "5")
    type_in(qtbot, page, "9")
    qtbot.keyClick(page, Qt.Key.Key_2)
    assert page.steps[Mark.OPPOSE].box.hasFocus()
    type_in(qtbot, page, "4")
    assert desk.ask(hand_votes.counts, motion) == {
        Mark.APPROVE: 31,
        Mark.OPPOSE: 4,
        Mark.ABSTAIN: 9,
    }
    qtbot.keyClick(page, Qt.Key.Key_Up)
    assert page.steps[Mark.ABSTAIN].box.hasFocus()
    page.steps[Mark.APPROVE].box.setFocus()
    assert page._at is Mark.APPROVE


def test_a_vote_goes_on_where_the_power_was_cut(qtbot, desk, congress):
    gathered(desk, congress)
    motion = proposed(desk, congress)
    page = vote_page(qtbot, desk, motion)
    type_in(qtbot, page, "40")
    page.close()
    again = page_of(qtbot, desk, motion)
    assert again.steps[Mark.APPROVE].box.text() == "40"
    assert again.steps[Mark.OPPOSE].box.hasFocus()
    tab, _ = shown(qtbot, desk, TAB)
    assert tab.card.vote.text() == "继续表决"
    assert tab.card.take_back.isVisible()


def test_a_vote_is_taken_back_with_what_was_counted(qtbot, desk, congress, monkeypatch):
    gathered(desk, congress)
    motion = proposed(desk, congress)
    page = vote_page(qtbot, desk, motion)
    type_in(qtbot, page, "40")
    asked = []
    monkeypatch.setattr(
        "sudesk.ui.congress.hand_vote.confirm", lambda *a, **k: bool(asked.append(a)) or True
    )
    page.take_back.click()
    assert len(asked) == 1
    assert desk.ask(motions.view, motion).state is MotionState.WAITING
    assert page.shell.popped == 1


def test_a_failed_motion_says_so(qtbot, desk, congress):
    gathered(desk, congress)
    motion = proposed(desk, congress)
    desk.do(hand_votes.put, motion)
    desk.do(hand_votes.decide, motion, Hands(20, 20, 0))
    tab, _ = shown(qtbot, desk, TAB)
    assert tab.card.chip.look.text == "没有通过"
    assert tab.card._sentence.text().endswith("差 3 票，没有通过。5 人没有表决。")
    assert not tab.card.voting.isVisible()
    assert not tab.card.print.isVisible()


def test_an_adopted_resolution_leads_to_its_paper(qtbot, desk, congress):
    gathered(desk, congress)
    motion = proposed(desk, congress)
    desk.do(hand_votes.put, motion)
    desk.do(hand_votes.decide, motion, Hands(40, 0, 5))
    tab, stage = shown(qtbot, desk, TAB)
    tab.card.print.click()
    assert stage.went[-1] == ("papers", "")


def test_the_vote_opens_over_the_tab(qtbot, desk, congress, monkeypatch):
    gathered(desk, congress)
    motion = proposed(desk, congress)
    tab, stage = shown(qtbot, desk, TAB)
    pushed = []
    monkeypatch.setattr(stage, "push", pushed.append)
    tab.list.table.view.setFocus()
    qtbot.keyClick(tab.list.table.view, Qt.Key.Key_Return)
    assert isinstance(pushed[0], HandVotePage)
    assert desk.ask(motions.view, motion).state is MotionState.AT_VOTE
    following = proposed(desk, congress, wording=MotionText("另一项决议", "正文"))
    desk.do(hand_votes.decide, motion, Hands(40, 0, 5))
    assert tab.list.table.current().id == following
    pushed[0].deleteLater()


def test_a_vote_that_must_come_first_is_one_click_away(qtbot, desk, congress):
    gathered(desk, congress)
    main = proposed(desk, congress)
    amendment = proposed(desk, congress, MotionKind.AMENDMENT, MotionText("", "别的话"), main)
    tab, _ = shown(qtbot, desk, TAB)
    tab.list.table.select(main)
    assert "第 2 号议案是它的修正案" in tab.card.banner.words.text()
    assert tab.card.way.text() == "看那项议案"
    tab.card.way.click()
    assert tab.list.table.current().id == amendment
    assert tab.card.vote.isEnabled()


def test_an_item_of_the_agenda_finds_its_motion_or_offers_one(qtbot, desk, congress):
    desk.do(agenda.lay_out, congress)
    items = desk.ask(agenda.agenda, congress, SittingKind.PREPARATORY).items
    rules = next(one for one in items if one.task is AgendaTask.RULES)
    first = proposed(desk, congress, MotionKind.RULES, MotionText())
    proposed(desk, congress)
    tab, _ = shown(qtbot, desk, TAB)
    tab.show_item(rules)
    assert tab.list.table.current().id == first
    pass_agenda = next(one for one in items if one.task is AgendaTask.PASS_AGENDA)
    tab.show_item(pass_agenda)
    dialog = dialog_of(tab)
    assert dialog.meant is MotionKind.AGENDA
    dialog.main.click()
    made = found(desk, congress)[-1]
    assert (made.kind, made.agenda_item_id) == (MotionKind.AGENDA, pass_agenda.id)
