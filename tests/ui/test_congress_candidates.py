from datetime import date, datetime

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication

from sudesk.errors import Refused
from sudesk.rules.review import Study
from sudesk.services import (
    candidates,
    congresses,
    elections,
    notices,
    officials,
    reviews,
    sittings,
)
from sudesk.terms import Approver, CongressKind, NoticeKind, Quality, Role, Verdict
from sudesk.ui.congress import candidates as page
from sudesk.ui.congress.candidate_dialogs import (
    FitDialog,
    JudgeDialog,
    NominationDialog,
    OpinionDialog,
    StudyDialog,
    WithdrawDialog,
)
from sudesk.ui.congress.candidate_list import ALL, FAILED, GONE, PENDING, grid_of
from sudesk.ui.congress.decision import DecisionDialog
from sudesk.ui.congress.election_form import CallDialog
from sudesk.ui.pieces.dialog import Dialog
from tests.reviewing import FOUND, JUDGED, NOMINATION
from tests.ui.congress_scenes import announced, convened, nominated, seated, shown, watched


@pytest.fixture
def scene(desk):
    """A congress with 76 delegates; returns its id and the delegates."""
    desk.store.clock = lambda: datetime(2026, 12, 9, 9, 26)
    congress = convened(desk, CongressKind.DELEGATES)
    return congress, seated(desk, congress, 76)


def press_main_soon():
    def press():
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, Dialog)
        dialog.main.click()

    QTimer.singleShot(0, press)


def test_calling_an_election_by_the_dialog(qtbot, desk, scene):
    congress, _ = scene
    tab, _ = shown(qtbot, desk, "candidates")
    assert tab._empty.isVisible()
    tab._ask_call()
    dialog = tab.findChild(CallDialog)
    dialog.seats.setValue(4)
    assert not dialog.main.isEnabled()
    assert dialog.gate.look.clause == "改革方案二.4"
    dialog.seats.setValue(3)
    dialog.main.click()
    (election,) = desk.ask(elections.elections, congress)
    assert (election.post, election.seats) == ("学生会主席团", 3)
    assert tab._whole.isVisible()


def test_an_assistant_post_cannot_be_called(qtbot, desk, scene):
    tab, _ = shown(qtbot, desk, "candidates")
    tab._ask_call()
    dialog = tab.findChild(CallDialog)
    dialog.post.setText("主席助理")
    assert not dialog.main.isEnabled()
    assert dialog.gate.look.verdict is Verdict.BLOCKED
    dialog.reject()


def test_who_watches_is_not_nominated_and_the_way_out_is_told(qtbot, desk, scene):
    congress, people = scene
    election = nominated(desk, congress, people[:3])
    watched(desk, congress, people[10:15])
    tab, _ = shown(qtbot, desk, "candidates")
    with pytest.raises(Refused, match=r"是监票人或计票人.*请先在“监票、计票人”里撤下"):
        tab._nominate(people[10])
    assert len(desk.ask(elections.view, election).candidates) == 3


def test_an_uncontested_election_asks_for_the_reason(qtbot, desk, scene):
    congress, people = scene
    election = nominated(desk, congress, people[:3])
    watched(desk, congress, people[10:15])
    announced(desk, congress, election)
    tab, _ = shown(qtbot, desk, "candidates")
    assert tab.prepare.accessibleDescription() == "等额选举，请先说明理由"
    tab.explain.click()
    dialog = tab.findChild(DecisionDialog)
    dialog.by.setText("何安")
    dialog.because.setPlainText("报名者只有三人")
    dialog.main.click()
    assert desk.ask(elections.view, election).uncontested_by == "何安"
    assert tab.prepare.isEnabled()


def test_officials_are_appointed_by_role_and_never_candidates(qtbot, desk, scene):
    congress, people = scene
    nominated(desk, congress, people[:4])
    tab, _ = shown(qtbot, desk, "candidates")
    view = tab.officials
    offered = {person.entry.id for person in view.finder._people}
    assert not offered & {entry.id for entry in people[:4]}
    assert offered == {entry.id for entry in people[4:]}
    view.finder.taken.emit(people[5])
    view.role.choose(Role.TELLER)
    roll = desk.ask(congresses.entries, congress)
    assert len(view.finder._people) == len(roll) - 4
    view.finder.taken.emit(roll[-1])
    found = desk.ask(officials.officials, congress)
    assert [row.role for row in found.rows] == [Role.CHIEF_SCRUTINEER, Role.TELLER]
    view.table.select(people[5].id)
    view.drop.click()
    assert len(desk.ask(officials.officials, congress).rows) == 1


UNKNOWN = Study()


def dialog_of(tab, kind):
    """The dialog that was opened last."""
    return tab.findChildren(kind)[-1]


def bare(desk, congress, people, study=UNKNOWN):
    """Call an election in which these are only nominated."""
    election = desk.do(elections.call, congress, "学生会主席团", 3)
    ids = [desk.do(candidates.nominate, election, one.id, study, NOMINATION) for one in people]
    return election, ids


def view_of(desk, election, candidate):
    found = desk.ask(elections.view, election).nominees
    return next(one for one in found if one.id == candidate)


def test_nominating_by_search_and_undoing(qtbot, desk, scene):
    congress, people = scene
    election = desk.do(elections.call, congress, "学生会主席团", 3)
    tab, stage = shown(qtbot, desk, "candidates")
    tab.list.finder.box.setText(people[5].student_no)
    tab.list.finder.box.entered.emit()
    (candidate,) = desk.ask(elections.view, election).candidates
    assert candidate.entry.id == people[5].id
    assert tab.card.candidate.id == candidate.id
    stage.undo()
    assert desk.ask(elections.view, election).nominees == ()
    assert tab.card.candidate is None


@pytest.mark.parametrize(
    ("study", "chip"),
    [
        (Study(28, 95, "", 0), "待核 4 项"),
        (Study(29, 95, "", 0), "待核 4 项"),
        (Study(28, 95, "", None), "待核 5 项"),
        (Study(freshman=True), "待核 4 项"),
    ],
)
def test_each_candidate_wears_what_is_pending(qtbot, desk, scene, study, chip):
    congress, people = scene
    _, (one,) = bare(desk, congress, people[:1], study)
    found = {Quality.POLITICS: FOUND[Quality.POLITICS]}
    desk.do(reviews.judge, [one], found, "何安", JUDGED)
    tab, _ = shown(qtbot, desk, "candidates")
    assert tab.card.chip.look.text == chip
    assert tab.card.next.accessibleDescription().startswith("还有")
    assert not tab.card.next.isEnabled()


def test_the_chips_count_and_filter(qtbot, desk, scene):
    congress, people = scene
    election = nominated(desk, congress, people[:4])
    first, second, third, _ = (one.id for one in desk.ask(elections.view, election).candidates)
    desk.do(reviews.record_study, first, Study(60, 95, "", 0))
    desk.do(reviews.record_study, second, Study())
    desk.do(candidates.withdraw, third, "本人提出", JUDGED)
    tab, _ = shown(qtbot, desk, "candidates")
    filters = tab.list.filters
    assert [filters[name].text() for name in (ALL, PENDING, FAILED, GONE)] == [
        "全部 4",
        "待核 1",
        "不符合 1",
        "退出 1",
    ]
    for name, who in ((FAILED, first), (PENDING, second), (GONE, third)):
        filters[name].click()
        assert [row.id for row in tab.list.table.model.rows] == [who]
        assert tab.card.candidate.id == who
    assert tab.card.restore.isVisible()
    tab.list.choose(first)
    assert filters[ALL].isChecked()


def test_arrows_move_between_people_in_order_of_strokes(qtbot, desk, scene):
    congress, people = scene
    election = nominated(desk, congress, people[:4])
    order = [one.id for one in desk.ask(elections.view, election).candidates]
    tab, _ = shown(qtbot, desk, "candidates")
    seen = [tab.card.candidate.id]
    for _ in order[1:]:
        qtbot.keyClick(tab.list.table.view, Qt.Key.Key_Down)
        seen.append(tab.card.candidate.id)
    assert seen == order


def test_a_review_from_first_evidence_to_the_ballot(qtbot, desk, scene):
    congress, people = scene
    election, ids = bare(desk, congress, people[:2])
    tab, stage = shown(qtbot, desk, "candidates")
    one = tab.card.candidate.id
    (other,) = set(ids) - {one}
    desk.do(reviews.record_study, other, Study(3, 95, "", 0))
    tab.list.choose(one)
    assert tab.card.rows[3].act.isHidden()
    tab.card.study.click()
    dialog = dialog_of(tab, StudyDialog)
    dialog.rank.setText("7")
    dialog.total.setText("95")
    dialog.fails.setText("0")
    dialog.main.click()
    assert view_of(desk, election, one).study == Study(7, 95, "", 0)
    tab.card.rest.click()
    dialog = dialog_of(tab, JudgeDialog)
    dialog.by.setText("辅导员 陆文舟")
    dialog._others.box.setChecked(True)
    dialog.main.click()
    assert stage.toasts[-1] == "已认定 2 人，5 项"
    assert view_of(desk, election, one).review.fit
    assert view_of(desk, election, other).review.fit
    assert tab.card.next.text() == "标为符合条件"
    tab.card.next.click()
    dialog = dialog_of(tab, FitDialog)
    assert dialog.by.text() == "辅导员 陆文舟"
    dialog.main.click()
    for approver in (Approver.LEAGUE, Approver.PARTY):
        assert tab.card.next.text() == f"登记{approver.label}意见"
        tab.card.next.click()
        dialog = dialog_of(tab, OpinionDialog)
        dialog.by.setText("书记")
        dialog.main.click()
    assert view_of(desk, election, one).ready
    assert tab.card.gate.look.text == "可以列为候选人"
    assert tab.card.next.isHidden()
    tab.card.opinions[1].act.click()
    assert list(view_of(desk, election, one).review.opinions) == []
    stage.undo()
    assert view_of(desk, election, one).ready


def test_one_quality_is_found_unmet_and_taken_back(qtbot, desk, scene):
    congress, people = scene
    election = nominated(desk, congress, people[:2])
    tab, stage = shown(qtbot, desk, "candidates")
    one = tab.card.candidate.id
    tab.card.rows[5].act.click()
    dialog = dialog_of(tab, JudgeDialog)
    assert dialog.evidence[Quality.CONDUCT].text() == FOUND[Quality.CONDUCT].evidence
    dialog.verdict.choose(False)
    dialog.evidence[Quality.CONDUCT].setText("旷课两次")
    dialog.by.setText("何安")
    dialog.main.click()
    assert tab.card.rows[5].verdict.text() == "不符合"
    assert "作风过硬" in view_of(desk, election, one).ruling.sentence
    assert tab.card.next.accessibleDescription() == "有 1 项不符合，不能标为符合"
    stage.undo()
    assert view_of(desk, election, one).ready


def test_a_judgement_without_a_judge_is_refused_in_the_dialog(qtbot, desk, scene):
    congress, people = scene
    election, (one,) = bare(desk, congress, people[:1])
    tab, _ = shown(qtbot, desk, "candidates")
    tab.card.rows[2].act.click()
    dialog = dialog_of(tab, JudgeDialog)
    with qtbot.capture_exceptions() as caught:
        dialog.main.click()
    assert "还没有填写认定人" in str(caught[0][1])
    assert dialog.isVisible()
    assert view_of(desk, election, one).review.judgements == {}
    dialog.reject()


def test_consent_is_asked_for(qtbot, desk, scene):
    congress, people = scene
    election = desk.do(elections.call, congress, "学生会主席团", 3)
    one = desk.do(candidates.nominate, election, people[0].id)
    tab, stage = shown(qtbot, desk, "candidates")
    assert "还没有本人书面同意" in tab.card.about.text()
    tab.card.nomination.click()
    dialog = dialog_of(tab, NominationDialog)
    dialog.posts.setText("班长")
    dialog.main.click()
    found = view_of(desk, election, one)
    assert (found.nomination.posts, found.review.consented) == ("班长", True)
    assert found.nomination.by == people[0].class_name
    stage.undo()
    assert not view_of(desk, election, one).review.consented


def test_a_named_reasoned_decision_passes_rank_and_fails(qtbot, desk, scene):
    congress, people = scene
    election = nominated(desk, congress, people[:4])
    worst = desk.ask(elections.view, election).candidates[3]
    desk.do(reviews.record_study, worst.id, Study(60, 95, "", 0))
    tab, _ = shown(qtbot, desk, "candidates")
    tab.list.choose(worst.id)
    assert tab.prepare.accessibleDescription().startswith(worst.entry.name)
    assert tab.card.rows[1].act.isHidden()
    tab.card.rows[0].act.click()
    dialog = tab.findChild(DecisionDialog)
    dialog.by.setText("何安")
    dialog.because.setPlainText("转专业前的排名")
    dialog.main.click()
    assert view_of(desk, election, worst.id).waived_by == "何安"
    assert tab.card.chip.look.text == "署名通过"
    assert tab.card.rows[0].act.isHidden()


def test_who_withdraws_stays_listed_and_can_come_back(qtbot, desk, scene):
    congress, people = scene
    election = nominated(desk, congress, people[:4])
    tab, stage = shown(qtbot, desk, "candidates")
    one = tab.card.candidate.id
    tab.card.withdraw.click()
    dialog = dialog_of(tab, WithdrawDialog)
    dialog.because.setText("出国交流")
    dialog.main.click()
    view = desk.ask(elections.view, election)
    assert (len(view.candidates), len(view.nominees)) == (3, 4)
    assert view.withdrawn[0].withdrawn_because == "出国交流"
    assert tab.card.candidate.id == one and tab.card.chip.look.text == "退出"
    assert "出国交流" in tab.card._banner.words.text()
    stage.undo()
    assert len(desk.ask(elections.view, election).candidates) == 4
    tab.card.withdraw.click()
    dialog_of(tab, WithdrawDialog).main.click()
    tab.card.restore.click()
    assert len(desk.ask(elections.view, election).candidates) == 4
    stage.undo()
    assert len(desk.ask(elections.view, election).candidates) == 3


def test_another_order_asks_once_for_a_name_and_a_reason(qtbot, desk, scene):
    congress, people = scene
    election = nominated(desk, congress, people[:4])
    by_strokes = [one.id for one in desk.ask(elections.view, election).candidates]
    tab, stage = shown(qtbot, desk, "candidates")
    tab.part.choose(1)
    grid = tab.order.table.grid()
    assert grid.rows[0][3] == "" and all(row[3] for row in grid.rows[1:])
    assert not tab.order.up.isEnabled()
    tab.order.down.click()
    dialog = tab.findChild(DecisionDialog)
    dialog.by.setText("何安")
    dialog.because.setPlainText("按抽签")
    dialog.main.click()
    tab.order.down.click()
    first, second, third, last = by_strokes
    view = desk.ask(elections.view, election)
    assert [one.id for one in view.candidates] == [second, third, first, last]
    assert view.order == "排列次序：按抽签"
    tab.order.strokes.click()
    assert [one.id for one in desk.ask(elections.view, election).candidates] == by_strokes
    stage.undo()
    assert desk.ask(elections.view, election).order_by == "何安"


def test_ballots_are_prepared_once_and_everything_stands_still(qtbot, desk, scene):
    congress, people = scene
    election = nominated(desk, congress, people[:4])
    announced(desk, congress, election)
    tab, stage = shown(qtbot, desk, "candidates")
    assert not tab.prepare.isEnabled()
    assert "总监票人" in tab.prepare.accessibleDescription()
    watched(desk, congress, people[10:15])
    assert tab.prepare.isEnabled()
    press_main_soon()
    tab.prepare.click()
    assert desk.ask(elections.view, election).started
    assert not tab.prepare.isVisible()
    assert not tab.card.study.isEnabled()
    assert all(row.act.isHidden() for row in tab.card.rows)
    assert not tab.list.finder.isVisible()
    tab.to_count.click()
    desk.do(sittings.open_sitting, congress, "正式会议")
    tab.to_count.click()
    assert stage.went == [("congress", "sitting"), ("congress", "count")]


def test_the_review_is_exported_as_a_table(qtbot, desk, scene, tmp_path, monkeypatch):
    congress, people = scene
    election = nominated(desk, congress, people[:3])
    one = desk.ask(elections.view, election).candidates[1].id
    desk.do(candidates.withdraw, one, "本人提出", JUDGED)
    tab, stage = shown(qtbot, desk, "candidates")
    target = tmp_path / "审查.xlsx"
    answers = iter([None, target])
    monkeypatch.setattr(page, "ask_target", lambda *_: next(answers))
    tab._export()
    tab._export()
    qtbot.waitUntil(lambda: stage.toasts[-1:] == ["已保存“审查.xlsx”"], timeout=10_000)
    assert target.exists()
    grid = grid_of(desk.ask(elections.view, election))
    assert len(grid.titles) == 15
    assert [row[2] for row in grid.rows] == ["符合", "退出", "符合"]
    assert grid.rows[1][-1] == "本人提出"


def test_the_open_call_is_told_and_leads_to_the_notices(qtbot, desk, scene):
    congress, people = scene
    election = nominated(desk, congress, people[:3])
    tab, stage = shown(qtbot, desk, "candidates")
    assert tab.list.call.text() == "还没有公开报名"
    assert tab.list.call.toolTip() == "请张贴报名公告"
    tab.list.call.click()
    assert stage.went == [("congress", "notices")]
    days = date(2026, 12, 2), date(2026, 12, 4)
    desk.do(notices.put_up, congress, NoticeKind.CALL, *days, "公告栏", "办公室", election)
    assert (tab.list.call.text(), tab.list.call.toolTip()) == ("公开报名 12月2—4日", "公告栏")
