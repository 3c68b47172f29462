import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from sudesk.rules.voting import Base, Majority, Rule, ShortfallRule, TieRule, WriteInRule
from sudesk.services import congresses, elections, officials, sittings
from sudesk.rules.review import Study
from sudesk.terms import CongressKind, Role, Verdict
from sudesk.ui.congress.decision import DecisionDialog
from sudesk.ui.congress.election_form import CallDialog
from sudesk.ui.congress.election_rules import plain_words
from sudesk.ui.pieces.dialog import Dialog
from tests.ui.congress_scenes import convened, nominated, seated, shown, watched


@pytest.fixture
def scene(desk):
    """A congress with 76 delegates; returns its id and the delegates."""
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


def test_nominating_by_search_and_undoing(qtbot, desk, scene):
    congress, people = scene
    election = desk.do(elections.call, congress, "学生会主席团", 3)
    tab, stage = shown(qtbot, desk, "candidates")
    tab.list.finder.box.setText(people[5].student_no)
    tab.list.finder.box.entered.emit()
    (candidate,) = desk.ask(elections.view, election).candidates
    assert candidate.entry.id == people[5].id
    assert tab.card._candidate.id == candidate.id
    stage.undo()
    assert desk.ask(elections.view, election).candidates == ()


@pytest.mark.parametrize(
    ("study", "chip"),
    [
        (Study(28, 95, "", 0), "符合"),
        (Study(29, 95, "", 0), "不符合"),
        (Study(28, 95, "", 1), "不符合"),
        (Study(28, 95, "", None), "待核"),
        (Study(None, None, "", 0), "待核"),
        (Study(freshman=True), "免排名"),
    ],
)
def test_each_candidate_wears_the_verdict(qtbot, desk, scene, study, chip):
    congress, people = scene
    election = desk.do(elections.call, congress, "学生会主席团", 3)
    desk.do(elections.nominate, election, people[0].id, study)
    tab, _ = shown(qtbot, desk, "candidates")
    assert tab.card._chip.look.text == chip
    assert tab.list.table.grid().rows[0][2] == chip


@given(
    st.integers(1, 200).flatmap(lambda total: st.tuples(st.integers(1, total), st.just(total))),
    st.none() | st.integers(0, 3),
    st.booleans(),
)
def test_conditions_agree_with_the_ruling(place, fails, freshman):
    study = Study(*place, "", fails, freshman)
    rank, failed = elections._rank_condition(study), elections._fails_condition(study)
    ruling = elections.law.study(*place, fails, freshman)
    passed = {elections.Standing.MET, elections.Standing.EXEMPT}
    assert ({rank.standing, failed.standing} <= passed) is not ruling.blocks


def test_typed_evidence_is_saved(qtbot, desk, scene):
    congress, people = scene
    election = desk.do(elections.call, congress, "学生会主席团", 3)
    desk.do(elections.nominate, election, people[0].id)
    tab, _ = shown(qtbot, desk, "candidates")
    tab.card.rank.setText("7")
    assert tab.card.save.accessibleDescription() == "名次和人数要一起填"
    tab.card.total.setText("95")
    tab.card.fails.setText("0")
    tab.card.save.click()
    (candidate,) = desk.ask(elections.view, election).candidates
    assert candidate.study == Study(7, 95, "", 0)
    assert tab.card.save.accessibleDescription() == "没有改动"


def test_a_named_reasoned_decision_passes_the_condition(qtbot, desk, scene):
    congress, people = scene
    election = nominated(desk, congress, people[:4])
    worst = desk.ask(elections.view, election).candidates[3]
    desk.do(elections.record_study, worst.id, Study(60, 95, "", 0))
    tab, _ = shown(qtbot, desk, "candidates")
    tab.list.choose(worst.id)
    assert tab.prepare.accessibleDescription().startswith(worst.entry.name)
    tab.card.waive.click()
    dialog = tab.findChild(DecisionDialog)
    dialog.by.setText("何安")
    dialog.because.setPlainText("转专业前的排名")
    dialog.main.click()
    assert desk.ask(elections.view, election).candidates[3].waived_by == "何安"
    assert tab.card._chip.look.text == "署名通过"
    assert not tab.card.waive.isVisible()


def test_an_uncontested_election_asks_for_the_reason(qtbot, desk, scene):
    congress, people = scene
    election = nominated(desk, congress, people[:3])
    watched(desk, congress, people[10:14])
    tab, _ = shown(qtbot, desk, "candidates")
    assert tab.prepare.accessibleDescription() == "等额选举，请先说明理由"
    tab.explain.click()
    dialog = tab.findChild(DecisionDialog)
    dialog.by.setText("何安")
    dialog.because.setPlainText("报名者只有三人")
    dialog.main.click()
    assert desk.ask(elections.view, election).uncontested_by == "何安"
    assert tab.prepare.isEnabled()


def test_order_moves_one_place(qtbot, desk, scene):
    congress, people = scene
    election = nominated(desk, congress, people[:4])
    tab, _ = shown(qtbot, desk, "candidates")
    assert not tab.list.up.isEnabled()
    tab.list.down.click()
    order = [one.entry.id for one in desk.ask(elections.view, election).candidates]
    assert order == [people[at].id for at in (1, 0, 2, 3)]
    assert tab.list.up.isEnabled()


def test_withdrawing_can_be_undone_with_the_evidence(qtbot, desk, scene):
    congress, people = scene
    election = nominated(desk, congress, people[:4])
    tab, stage = shown(qtbot, desk, "candidates")
    before = tab.list.current()
    tab.card.withdraw.click()
    assert len(desk.ask(elections.view, election).candidates) == 3
    stage.undo()
    last = desk.ask(elections.view, election).candidates[-1]
    assert (last.entry.id, last.study) == (before.entry.id, before.study)


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


def test_ballots_are_prepared_once_and_everything_stands_still(qtbot, desk, scene):
    congress, people = scene
    election = nominated(desk, congress, people[:4])
    tab, stage = shown(qtbot, desk, "candidates")
    assert not tab.prepare.isEnabled()
    assert "总监票人" in tab.prepare.accessibleDescription()
    watched(desk, congress, people[10:14])
    assert tab.prepare.isEnabled()
    press_main_soon()
    tab.prepare.click()
    assert desk.ask(elections.view, election).started
    assert not tab.prepare.isVisible()
    assert not tab.card.rank.isEnabled()
    assert not tab.list.finder.isVisible()
    tab.to_count.click()
    desk.do(sittings.open_sitting, congress, "正式会议")
    tab.to_count.click()
    assert stage.went == [("congress", "sitting"), ("congress", "count")]


def test_rules_are_saved_as_chosen(qtbot, desk, scene):
    congress, _ = scene
    election = desk.do(elections.call, congress, "学生会主席团", 3)
    tab, _ = shown(qtbot, desk, "candidates")
    form = tab.rules
    assert not form.save.isEnabled()
    form.base.choose(Base.ENTITLED)
    form.line.setCurrentIndex(1)
    form.tie.choose(TieRule.VACANT)
    form.shortfall.choose(ShortfallRule.VACANT)
    form.write_ins.choose(WriteInRule.NONE)
    form.save.click()
    assert desk.ask(elections.view, election).rule == Rule(
        Majority(Base.ENTITLED, (2, 3), True),
        TieRule.VACANT,
        ShortfallRule.VACANT,
        WriteInRule.NONE,
    )


def test_a_rare_line_is_shown_as_it_is(qtbot, desk, scene):
    congress, _ = scene
    rule = Rule(Majority(Base.VALID, (3, 5), False))
    desk.do(elections.call, congress, "学生会主席团", 3, rule)
    tab, _ = shown(qtbot, desk, "candidates")
    assert tab.rules.line.currentText() == "超过 3/5"
    assert tab.rules.rule == rule


def test_the_rules_read_back_with_the_numbers():
    words = plain_words(Rule(), 3, 82)
    assert words[2] == "赞成票超过实到人数的 1/2，始得当选。以实到 82 计，须 42 票以上。"
    plurality = plain_words(Rule(Majority(Base.NONE)), 3, 82)
    assert plurality[2] == "不设当选线，按赞成票从多到少取 3 人。"
