from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sudesk.rules import meeting
from sudesk.rules.election_rules import DEFAULTS, Margin, Share
from sudesk.terms import Verdict
from tests.rules import terms_made


@pytest.mark.parametrize(
    ("candidates", "verdict"),
    [(2, Verdict.BLOCKED), (3, Verdict.WARNED), (4, Verdict.ALLOWED)],
)
def test_an_election_is_contested_by_one_more_than_seats(candidates, verdict):
    ruling = meeting.contest(candidates, 3, DEFAULTS)
    assert ruling.verdict is verdict
    assert ruling.citation == "选举办法第五条"


def test_too_small_a_margin_wants_a_reason():
    terms = replace(DEFAULTS, margin=Margin(2))
    ruling = meeting.contest(4, 3, terms)
    assert ruling.verdict is Verdict.WARNED
    assert ruling.sentence == "差额选举：候选人4名，应选3名，差额应不少于2名"
    assert meeting.contest(5, 3, terms).verdict is Verdict.ALLOWED


def test_a_vote_of_confidence_may_have_as_many_candidates_as_seats():
    terms = replace(DEFAULTS, margin=Margin(0))
    assert meeting.contest(3, 3, terms).verdict is Verdict.ALLOWED
    assert meeting.contest(2, 3, terms).blocks


@given(st.integers(0, 20), st.integers(1, 10), terms_made.terms)
def test_a_contest_asks_for_its_margin(candidates, seats, terms):
    ruling = meeting.contest(candidates, seats, terms)
    enough = candidates >= seats + terms.margin.needed(seats)
    assert (ruling.verdict is Verdict.ALLOWED) is enough
    assert ruling.blocks is (candidates < seats)


@given(st.integers(0, 500), st.integers(0, 500))
def test_the_quorum_is_two_thirds_inclusive(first, second):
    present, due = sorted((first, second))
    ruling = meeting.quorum(present, due, DEFAULTS)
    assert ruling.blocks is not (due > 0 and 3 * present >= 2 * due)


@given(terms_made.terms, st.integers(1, 500), st.integers(0, 500))
def test_the_quorum_follows_the_terms(terms, due, present):
    share = terms.quorum
    wanted = Fraction(share.part, share.whole) * due
    enough = present >= wanted if share.inclusive else present > wanted
    assert meeting.quorum(present, due, terms).blocks is not enough


def test_the_quorum_says_how_many_are_missing():
    short = meeting.quorum(58, 88, DEFAULTS)
    assert short.sentence == "实到58人，应到88人，三分之二须59人，差1人"
    assert short.citation == "选举办法第三条"
    enough = meeting.quorum(59, 88, DEFAULTS)
    assert enough.verdict is Verdict.ALLOWED
    assert enough.sentence == "实到59人，达到应到88人的三分之二，须59人"
    more = replace(DEFAULTS, quorum=Share(1, 2, False))
    assert meeting.quorum(44, 88, more).sentence == "实到44人，应到88人，超过半数须45人，差1人"
    assert "超过应到88人的半数，须45人" in meeting.quorum(45, 88, more).sentence


@pytest.mark.parametrize(
    ("figures", "word"),
    [
        ((1, 2, 1, DEFAULTS, ["张三"]), "张三是候选人"),
        ((1, 2, 1, DEFAULTS, [], ["李四"]), "李四不在应到名单里"),
        ((0, 2, 1, DEFAULTS), "总监票人0名"),
        ((2, 2, 1, DEFAULTS), "总监票人2名"),
        ((1, 1, 1, DEFAULTS), "监票人1名，应为2至4名"),
        ((1, 5, 1, DEFAULTS), "监票人5名"),
        ((1, 2, 0, DEFAULTS), "还没有计票人"),
        ((1, 3, 1, replace(DEFAULTS, scrutineers=(2, 2))), "监票人3名，应为2名"),
        ((1, 2, 1, replace(DEFAULTS, tellers=2)), "计票人1名，应不少于2名"),
    ],
)
def test_scrutineers_are_as_the_rules_ask(figures, word):
    ruling = meeting.scrutineers(*figures)
    assert ruling.blocks
    assert word in ruling.sentence
    assert ruling.citation == "选举办法第八条"


def test_good_scrutineers_pass():
    assert not meeting.scrutineers(1, 4, 2, DEFAULTS).blocks
