from dataclasses import replace

import pytest

from sudesk.errors import Refused
from sudesk.models.preparing import ElectionRules
from sudesk.rules.election_rules import (
    DEFAULTS,
    CandidateVoters,
    DueRule,
    Margin,
    Share,
    TermsRefused,
)
from sudesk.rules.motions import Hands
from sudesk.rules.voting import Base, Majority
from sudesk.services import (
    acts,
    adoption,
    congresses,
    election_rules,
    elections,
    hand_votes,
    officials,
    rounds,
    sittings,
)
from sudesk.services.election_rules import RulesState, Vote
from sudesk.terms import CongressKind, MotionKind, Verdict
from tests.services.scenes import yes

STRICTER = replace(DEFAULTS, line=Majority(Base.ENTITLED), quorum=Share(4, 5, True))


def rules(hall):
    return hall.ask(election_rules.view, hall.congress)


def in_force(hall):
    return hall.ask(election_rules.terms_of, hall.congress)


def sit(hall, present=None):
    """Open a sitting with so many present."""
    hall.sitting = hall.do(sittings.open_sitting, hall.congress, "正式会议")
    for entry in hall.due[:present]:
        hall.do(sittings.check_in, hall.sitting, entry.id)
    return hall


def adopt(hall, *figures, by="何书墨"):
    hall.do(adoption.freeze, hall.congress, Vote(*figures), by)


@pytest.fixture
def convened(hall):
    return hall.convene()


def test_before_a_draft_the_defaults_hold(convened):
    found = rules(convened)
    assert (found.state, found.terms, found.versions) == (RulesState.DRAFT, DEFAULTS, ())
    assert found.editable
    assert in_force(convened) == DEFAULTS


def test_a_draft_holds_until_it_is_adopted_and_can_be_rewritten(convened):
    convened.draft(STRICTER).draft(replace(STRICTER, tellers=2))
    found = rules(convened)
    assert [one.number for one in found.versions] == [1]
    assert found.state is RulesState.DRAFT
    assert found.terms == in_force(convened) == replace(STRICTER, tellers=2)


def test_terms_that_cannot_hold_are_not_written(convened):
    with pytest.raises(TermsRefused, match="计票人"):
        convened.draft(replace(DEFAULTS, tellers=0))
    assert rules(convened).versions == ()


def test_an_adopted_version_is_frozen_with_its_votes(convened):
    sit(convened.draft(STRICTER), 20)
    adopt(convened, 20, 12, 5, 3)
    found = rules(convened)
    assert (found.state, found.editable) == (RulesState.ADOPTED, False)
    assert found.adopted.vote == Vote(20, 12, 5, 3)
    assert found.adopted.recorded_by == "何书墨"
    assert found.adopted.adopted_at.date().isoformat() == "2026-12-18"
    with pytest.raises(Refused, match=r"不能直接修改.*选举办法第二十条.*修订"):
        convened.draft(DEFAULTS)
    with pytest.raises(Refused, match="已经大会表决通过"):
        adopt(convened, 20, 20, 0, 0)
    assert in_force(convened) == STRICTER


def test_the_defaults_can_be_adopted_as_they_are(convened):
    sit(convened, 16)
    adopt(convened, 16, 9, 7, 0)
    assert rules(convened).adopted.terms == DEFAULTS


def test_a_revision_holds_only_once_it_is_adopted_itself(convened):
    sit(convened)
    adopt(convened, 24, 24, 0, 0)
    convened.do(election_rules.revise, convened.congress)
    convened.draft(STRICTER)
    found = rules(convened)
    assert (found.state, found.terms) == (RulesState.REVISING, STRICTER)
    assert in_force(convened) == DEFAULTS
    adopt(convened, 24, 20, 4, 0)
    assert in_force(convened) == STRICTER
    assert [one.terms for one in rules(convened).versions] == [DEFAULTS, STRICTER]
    assert rules(convened).state is RulesState.ADOPTED


def test_a_revision_needs_the_majority_of_the_rules_in_force(convened):
    sit(convened.draft(replace(DEFAULTS, procedure=Share(3, 4, True))))
    adopt(convened, 24, 18, 6, 0)
    convened.do(election_rules.revise, convened.congress)
    convened.draft(DEFAULTS)
    motion = convened.propose(MotionKind.RULES)
    assert convened.do(hand_votes.put, motion).needed == 18
    assert not convened.do(hand_votes.decide, motion, Hands(17, 7, 0))
    assert rules(convened).state is RulesState.REVISING


def test_a_revision_can_be_given_up(convened):
    sit(convened)
    with pytest.raises(Refused, match="没有正在修订"):
        convened.do(election_rules.drop_revision, convened.congress)
    with pytest.raises(Refused, match="可以直接修改"):
        convened.do(election_rules.revise, convened.congress)
    adopt(convened, 24, 24, 0, 0)
    convened.do(election_rules.revise, convened.congress)
    convened.draft(STRICTER)
    with pytest.raises(Refused, match="可以直接修改"):
        convened.do(election_rules.revise, convened.congress)
    convened.do(election_rules.drop_revision, convened.congress)
    assert rules(convened).state is RulesState.ADOPTED
    assert in_force(convened) == DEFAULTS


def test_nothing_is_revised_once_ballots_are_out(hall):
    hall.convene().call().prepare().open()
    with pytest.raises(Refused, match="选票已经发出"):
        hall.do(election_rules.revise, hall.congress)
    hall.do(rounds.count_again, hall.round)
    hall.do(election_rules.revise, hall.congress)
    hall.do(rounds.open_voting, hall.round)  # what was adopted is still in force
    hall.draft(STRICTER)
    with pytest.raises(Refused, match="选票已经发出"):
        adopt(hall, 24, 24, 0, 0)


def test_a_sealed_count_keeps_its_rules(hall):
    hall.convene().call().prepare().open()
    hall.count([yes(hall.names[0])] * 20)
    with pytest.raises(Refused, match="选票已经发出"):
        hall.do(election_rules.revise, hall.congress)


def test_elections_follow_the_terms_until_their_ballots_are_prepared(hall):
    hall.convene().call(2, 3)
    hall.draft(replace(STRICTER, margin=Margin(2)))
    view = hall.ask(elections.view, hall.election)
    assert view.rule.majority.base is Base.ENTITLED
    assert view.contest.verdict is Verdict.WARNED
    with pytest.raises(Refused, match=r"差额应不少于2名.*选举办法第五条"):
        hall.prepare()
    hall.draft(STRICTER).prepare().draft(DEFAULTS)
    assert hall.ask(elections.view, hall.election).terms == STRICTER
    assert hall.ask(rounds.view, hall.round).rule.majority.base is Base.ENTITLED


def test_a_file_of_the_first_format_keeps_the_rule_of_its_ballots(hall):
    hall.convene().draft(STRICTER).call().prepare()
    with hall.store.writing() as session:
        session.get_one(elections.Election, hall.election).terms = None
    found = hall.ask(elections.view, hall.election).terms
    assert found == replace(DEFAULTS, line=Majority(Base.ENTITLED))


def test_quorum_and_scrutineers_follow_the_terms(hall):
    hall.convene().call()
    sit(hall, 19)
    assert not hall.ask(sittings.current, hall.congress).quorum.blocks
    hall.draft(replace(STRICTER, scrutineers=(3, 4)))
    quorum = hall.ask(sittings.current, hall.congress).quorum
    assert quorum.sentence == "实到19人，应到24人，五分之四须20人，差1人"
    assert "应为3至4名" in hall.ask(officials.officials, hall.congress).ruling.sentence


def test_who_is_due_follows_the_terms_of_an_assembly(hall):
    hall.convene()
    away = hall.roll[3]
    hall.do(congresses.exclude, away.id, "顶岗实习")
    assert len(hall.due) == 23
    hall.draft(replace(DEFAULTS, due=DueRule.WHOLE_ROLL))
    assert len(hall.due) == 24
    assert away.id in {one.id for one in hall.due}


def test_candidates_vote_as_the_terms_say(hall):
    hall.convene(CongressKind.DELEGATES, 12).call(standing=2)
    outsider = next(one for one in hall.roll if one not in hall.due)
    standing = {one.id for one in hall.due[:2]}
    assert len(hall.due) == 12
    hall.stand(outsider)
    hall.draft(replace(DEFAULTS, candidates_vote=CandidateVoters.WITHOUT_SEAT))
    assert len(hall.due) == 13
    assert outsider in hall.due
    assert [one.id for one in hall.due] == sorted(one.id for one in hall.due)
    hall.draft(replace(DEFAULTS, candidates_vote=CandidateVoters.NO))
    assert len(hall.due) == 10
    assert not standing & {one.id for one in hall.due}


def test_a_congress_that_is_taken_back_takes_its_rules_along(convened):
    convened.draft(STRICTER)
    convened.do(congresses.discard, convened.congress)
    with convened.store.reading() as session:
        assert session.query(ElectionRules).count() == 0


def test_the_journal_has_a_word_for_every_step(convened):
    sit(convened.draft(STRICTER))
    adopt(convened, 24, 24, 0, 0)
    convened.do(election_rules.revise, convened.congress)
    convened.do(election_rules.drop_revision, convened.congress)
    words = [act.words for act in convened.ask(acts.acts)]
    for word in ("拟定选举办法", "登记选举办法的表决结果", "修订选举办法", "放弃修订选举办法"):
        assert word in words
