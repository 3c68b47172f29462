from dataclasses import replace

import pytest
from PySide6.QtCore import Qt

from sudesk.rules.clauses import Topic
from sudesk.rules.election_rules import (
    DEFAULTS,
    PRESETS,
    CandidateVoters,
    CountingWay,
    Margin,
    MarkStyle,
    Share,
    Terms,
    VoidReason,
)
from sudesk.rules.motions import Hands
from sudesk.rules.voting import Base, Majority
from sudesk.services import adoption, election_rules, hand_votes, motions, sittings
from sudesk.services.election_rules import RulesState, Vote
from sudesk.terms import CongressKind, MotionKind
from sudesk.ui.congress.rules_inputs import margin_words, share_words, words_of
from sudesk.ui.congress.rules_preview import numbers_of
from tests.ui.congress_scenes import SMALL, convened, nominated, seated, shown

TAB = "election_rules"
ODD = replace(DEFAULTS, quorum=Share(5, 7, True), margin=Margin(0, 33), tellers=3)


@pytest.fixture
def congress(desk):
    """An assembly of 58 students."""
    return convened(desk, CongressKind.ASSEMBLY, SMALL)


def rules(desk, congress):
    return desk.ask(election_rules.view, congress)


def adopted(desk, congress, *figures):
    desk.do(adoption.freeze, congress, Vote(*(figures or (58, 58, 0, 0))), "何安")


def test_the_draft_is_shown_with_the_clauses_and_their_numbers(qtbot, desk, congress):
    tab, stage = shown(qtbot, desk, TAB)
    assert tab.chip.accessibleName() == "草案"
    assert tab.form.terms == DEFAULTS
    told = tab.preview.views[Topic.QUORUM].told
    assert told.startswith("第三条　实到学生不少于应到学生的三分之二")
    assert told.endswith("应到 58 人，须到 39 人")
    assert tab.save.accessibleDescription() == "没有改动"
    assert tab.primary is tab.adopt
    tab.print.click()
    assert stage.went == [("papers", "")]


def test_a_choice_is_previewed_at_once_and_saved_by_its_button(qtbot, desk, congress):
    tab, stage = shown(qtbot, desk, TAB)
    row = tab.form.rows["quorum"]
    row.editor.setFocus()
    assert tab.preview.views[Topic.QUORUM].tinted
    qtbot.keyClick(row.editor, Qt.Key.Key_Down)
    assert "超过应到学生的三分之二" in tab.preview.views[Topic.QUORUM].told
    assert "须到 39 人" in tab.preview.views[Topic.QUORUM].told
    assert row.undo.isVisible()
    assert tab.adopt.accessibleDescription() == "请先保存改动"
    assert rules(desk, congress).versions == ()
    tab.save.click()
    assert rules(desk, congress).terms == replace(DEFAULTS, quorum=Share(2, 3, False))
    assert tab.adopt.isEnabled()
    stage.undo()
    assert rules(desk, congress).terms == DEFAULTS
    assert tab.form.terms == DEFAULTS


def test_what_was_changed_can_be_taken_back_alone(qtbot, desk, congress):
    desk.do(election_rules.save_draft, congress, replace(ODD, marks=MarkStyle.TICK))
    tab, _ = shown(qtbot, desk, TAB)
    marked = {name for name, row in tab.form.rows.items() if row.undo.isVisibleTo(tab)}
    assert marked == {"quorum", "margin", "tellers", "marks"}
    tab.form.rows["marks"].undo.click()
    assert tab.form.terms == ODD
    assert tab.preview.views[Topic.MARKS].tinted
    assert not tab.preview.views[Topic.QUORUM].tinted
    assert not tab.form.rows["marks"].undo.isVisibleTo(tab)


def test_a_preset_fills_the_whole_form(qtbot, desk, congress):
    tab, _ = shown(qtbot, desk, TAB)
    for preset, button in zip(PRESETS, tab.form.presets, strict=True):
        button.click()
        assert tab.form.terms == preset.terms
        assert preset.purpose in tab.form._purpose.text()
    tab.form.rows["tellers"].editor.setValue(3)
    assert "都不同" in tab.form._purpose.text()


def test_every_input_gives_back_what_it_shows(qtbot, desk, congress):
    strange = Terms(
        quorum=Share(6, 11, False),
        margin=Margin(4, 15),
        scrutineers=(3, 9),
        line=Majority(Base.VALID, (3, 5), True),
        voids=frozenset({VoidReason.OVERVOTE, VoidReason.WRONG_FORM}),
        candidates_vote=CandidateVoters.NO,
    )
    desk.do(election_rules.save_draft, congress, strange)
    tab, _ = shown(qtbot, desk, TAB)
    assert tab.form.terms == strange
    assert tab.form.rows["quorum"].editor.currentText() == "超过 6/11"
    assert tab.form.rows["line"].editor.share.currentText() == "3/5 以上（含）"


def test_inputs_of_several_parts(qtbot, desk, congress):
    tab, _ = shown(qtbot, desk, TAB)
    span = tab.form.rows["scrutineers"].editor
    span.few.setValue(6)
    assert span.chosen == (6, 6)
    span.many.setValue(3)
    assert span.chosen == (3, 3)
    ticks = tab.form.rows["voids"].editor
    assert not ticks.boxes[VoidReason.OVERVOTE].isEnabled()
    ticks.boxes[VoidReason.EXTRA_MARK].click()
    assert "（四）写有规定以外" in tab.preview.views[Topic.BALLOT].told
    line = tab.form.rows["line"].editor
    line.base.setCurrentIndex(4)
    assert line.base.chosen is Base.NONE
    assert not line.share.isVisibleTo(tab)
    assert "得票多的当选" in tab.preview.views[Topic.LINE].told


def test_what_cannot_hold_is_said_before_it_is_saved(qtbot, desk, congress):
    tab, _ = shown(qtbot, desk, TAB)
    tab.form.rows["tellers"].editor.setValue(1)
    tab.form.rows["counting"].editor.show_chosen(CountingWay.TWICE)
    tab.form.rows["counting"].editor.edited.emit()
    assert tab.save.accessibleDescription() == "两名计票人各录一遍的，计票人应至少 2 名"
    assert not tab.save.isEnabled()


def test_what_is_being_chosen_survives_an_act_elsewhere(qtbot, desk, congress):
    tab, _ = shown(qtbot, desk, TAB)
    tab.form.rows["tellers"].editor.setValue(4)
    nominated(desk, congress, [])
    assert tab.form.terms.tellers == 4
    assert "候选人至少 4 名，现有 0 名" in tab.preview.views[Topic.CONTEST].told


def test_the_draft_goes_to_the_hall_as_a_motion(qtbot, desk, congress):
    tab, stage = shown(qtbot, desk, TAB)
    vote = stage.page.open_tab("motions")
    stage.page.open_tab(TAB)
    tab.adopt.click()
    assert stage.went == [("congress", "motions")]
    (motion,) = desk.ask(motions.motions, congress)
    assert motion.kind is MotionKind.RULES
    tab.adopt.click()
    assert len(desk.ask(motions.motions, congress)) == 1
    sitting = desk.do(sittings.open_sitting, congress, "正式会议")
    for entry in desk.ask(sittings.due, congress)[:45]:
        desk.do(sittings.check_in, sitting, entry.id)
    assert vote.list.table.current().id == motion.id
    desk.do(hand_votes.put, motion.id)
    tab.refresh()
    assert tab.adopt.accessibleDescription() == ""
    desk.do(hand_votes.decide, motion.id, Hands(23, 22, 0))
    tab.refresh()
    assert tab.chip.accessibleName() == "已通过"
    assert "实到 45 人，同意 23 票，反对 22 票，弃权 0 票" in tab._told.text()
    assert tab.primary is None
    assert tab.print.text() == "打印选举办法"
    assert not any(row.editor.isEnabled() for row in tab.form.rows.values())


def test_adopted_rules_are_revised_and_the_revision_given_up(qtbot, desk, congress):
    adopted(desk, congress)
    tab, stage = shown(qtbot, desk, TAB)
    tab.revise.click()
    assert rules(desk, congress).state is RulesState.REVISING
    assert (tab.chip.accessibleName(), tab.print.text()) == ("修订中", "打印修订草案")
    stage.undo()
    assert rules(desk, congress).state is RulesState.ADOPTED
    tab.revise.click()
    tab.form.presets[1].click()
    tab.save.click()
    tab.drop.click()
    assert rules(desk, congress).state is RulesState.ADOPTED
    assert tab.form.terms == DEFAULTS
    stage.undo()
    assert rules(desk, congress).terms == PRESETS[1].terms
    adopted(desk, congress, 58, 40, 18, 0)
    assert tab._told.text().startswith("第 2 版，")


def test_delegates_have_no_question_of_who_is_due(qtbot, desk):
    congress = convened(desk, CongressKind.DELEGATES)
    seated(desk, congress, 30)
    tab, _ = shown(qtbot, desk, TAB)
    assert not tab.form.rows["due"].isVisibleTo(tab)
    assert "正式代表" in tab.preview.views[Topic.VOTERS].told


def test_before_anybody_is_due_nothing_is_reckoned_or_adopted(qtbot, desk):
    convened(desk, CongressKind.DELEGATES)
    tab, _ = shown(qtbot, desk, TAB)
    assert tab.preview.views[Topic.QUORUM].told.endswith("清点到会人数。")
    assert tab.adopt.accessibleDescription() == "应到名单是空的"


def test_the_line_is_reckoned_by_its_base():
    for base, words in (
        (Base.PRESENT, "如实到 58 人，须 30 票"),
        (Base.ENTITLED, "应到 58 人，须 30 票"),
        (Base.VALID, "如有效 58 张，须 30 票"),
    ):
        terms = replace(DEFAULTS, line=Majority(base))
        assert numbers_of(terms, 58, ())[Topic.LINE] == words
    plurality = replace(DEFAULTS, line=Majority(Base.NONE))
    assert Topic.LINE not in numbers_of(plurality, 58, ())


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (Share(1, 2, False), "过半数"),
        (Share(1, 2, True), "1/2 以上（含）"),
        (Margin(0), "可以等额"),
        (Margin(2), "至少多 2 名"),
        (Margin(0, 20), "不低于 20%"),
        (Margin(1, 20), "不低于 20%，至少 1 名"),
        (Majority(), "实到人数过半数"),
        (Majority(Base.NONE), "不设当选线"),
        ((2, 4), "2 至 4 名"),
        (MarkStyle.TICK, "√ 赞成，× 反对"),
        (3, "3"),
        (frozenset({VoidReason.UNSEALED}), "没有加盖印章"),
    ],
)
def test_values_are_said_shortly(value, words):
    assert words_of(value) == words
    if isinstance(value, Share):
        assert share_words(value) == words
    if isinstance(value, Margin):
        assert margin_words(value) == words
