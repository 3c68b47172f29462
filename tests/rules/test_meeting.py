import pytest
from hypothesis import given
from hypothesis import strategies as st

from sudesk.rules import meeting
from sudesk.terms import Verdict


@pytest.mark.parametrize(
    ("candidates", "verdict"),
    [(2, Verdict.BLOCKED), (3, Verdict.WARNED), (4, Verdict.ALLOWED)],
)
def test_an_election_is_contested_by_one_more_than_seats(candidates, verdict):
    assert meeting.contest(candidates, 3).verdict is verdict


@given(st.integers(0, 500), st.integers(0, 500))
def test_the_quorum_is_two_thirds_inclusive(first, second):
    present, due = sorted((first, second))
    ruling = meeting.quorum(present, due)
    assert ruling.blocks is not (due > 0 and 3 * present >= 2 * due)


def test_the_quorum_says_how_many_are_missing():
    assert meeting.quorum(58, 88).sentence == "实到58人，应到88人，三分之二须59人，差1人"
    assert meeting.quorum(59, 88).verdict is Verdict.ALLOWED


@pytest.mark.parametrize(
    ("figures", "word"),
    [
        ((1, 2, 1, ["张三"]), "张三是候选人"),
        ((1, 2, 1, [], ["李四"]), "李四不在应到名单里"),
        ((0, 2, 1, []), "总监票人0名"),
        ((2, 2, 1, []), "总监票人2名"),
        ((1, 1, 1, []), "监票人1名"),
        ((1, 5, 1, []), "监票人5名"),
        ((1, 2, 0, []), "还没有计票人"),
    ],
)
def test_scrutineers_are_as_the_rules_ask(figures, word):
    ruling = meeting.scrutineers(*figures)
    assert ruling.blocks
    assert word in ruling.sentence


def test_good_scrutineers_pass():
    assert not meeting.scrutineers(1, 4, 2, []).blocks
