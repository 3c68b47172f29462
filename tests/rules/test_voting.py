import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sudesk.rules.voting import (
    Ballot,
    Base,
    Contest,
    Figures,
    Majority,
    Rule,
    Tally,
    TieRule,
    Votes,
    decide,
    formula,
    fraction_words,
    tally,
)
from sudesk.terms import Mark, NextStep, Outcome

A, O = Mark.APPROVE, Mark.OPPOSE  # noqa: E741


def election(approvals, seats, present, rule=Rule(), collected=None):  # noqa: B008
    """Decide an election in which each name got so many approvals on ballots of its own."""
    contest = Contest("选举", seats, tuple(approvals))
    ballots = [Ballot({name: A}) for name, votes in approvals.items() for _ in range(votes)]
    count = tally(contest, rule, ballots)
    issued = len(ballots) if collected is None else present
    number = len(ballots) if collected is None else collected
    return decide(contest, rule, Figures(present, present, issued, issued, number), count)


@given(st.integers(0, 500), st.integers(1, 9), st.integers(1, 9), st.booleans())
def test_needed_is_the_least_number_that_passes(base, first, second, inclusive):
    part, whole = sorted((first, second))
    needed = Majority(Base.PRESENT, (part, whole), inclusive).needed(base)

    def passes(votes):
        return votes * whole >= base * part if inclusive else votes * whole > base * part

    assert passes(needed)
    assert needed == 1 or not passes(needed - 1)


def test_the_chain_of_reasons():
    decision = election({"甲": 61, "乙": 42, "丙": 41}, 2, 82)
    assert [line.why for line in decision.lines] == [
        "赞成61票，过半数须42票以上，多19票，得票第1",
        "赞成42票，过半数须42票以上，正好达到，得票第2",
        "赞成41票，过半数须42票以上，差1票",
    ]
    assert formula(Rule(), decision) == "实到82人，过半数须42票以上"


def test_a_tie_waits_for_people():
    decision = election({"甲": 6, "乙": 4, "丙": 4, "丁": 3}, 2, 5)
    assert decision.elected == ("甲",)
    assert decision.tied == ("乙", "丙")
    assert decision.vacant == 1
    assert decision.next is NextStep.RE_BALLOT
    assert decision.lines[1].why.endswith("2人票数相同而席位不足，等候就平票者再次投票")
    assert decision.lines[3].outcome is Outcome.OVER_LINE_NO_SEAT
    assert decision.lines[3].why.endswith("席位已由得票在前者占去")


def test_a_tie_may_leave_the_seat_vacant():
    rule = Rule(tie=TieRule.VACANT)
    assert election({"甲": 4, "乙": 4}, 1, 5, rule).next is NextStep.NONE


def test_a_full_house_leaves_those_behind_without_a_seat():
    decision = election({"甲": 5, "乙": 4}, 1, 5)
    assert decision.lines[1].outcome is Outcome.OVER_LINE_NO_SEAT
    assert decision.next is NextStep.NONE


def test_too_many_papers_decide_nothing():
    decision = election({"甲": 5}, 1, 4, collected=5)
    assert not decision.valid_election
    assert decision.elected == ()
    assert decision.next is NextStep.REPEAT
    assert decision.lines[0].why == "收回5张，多于发出4张，选举无效"


def test_plurality_has_no_line():
    rule = Rule(Majority(Base.NONE))
    decision = election({"甲": 1}, 1, 90, rule)
    assert decision.elected == ("甲",)
    assert decision.lines[0].why == "赞成1票，以得票多少当选，正好达到，得票第1"
    assert formula(rule, decision) == "不设当选线，以得票多少当选，至少须1票"


def test_the_base_names_people_or_papers():
    rule = Rule(Majority(Base.VALID, (2, 3), True))
    decision = election({"甲": 2, "乙": 1}, 1, 9, rule)
    assert formula(rule, decision) == "有效3张，三分之二以上须2票以上"


@pytest.mark.parametrize(
    ("over", "inclusive", "words"),
    [
        ((1, 2), False, "过半数"),
        ((1, 2), True, "半数以上"),
        ((2, 3), True, "三分之二以上"),
        ((2, 3), False, "超过三分之二"),
        ((1, 1), True, "全数"),
        ((1, 1), False, "超过全数"),
        ((7, 20), True, "20分之7以上"),
    ],
)
def test_a_share_in_words(over, inclusive, words):
    assert fraction_words(Majority(Base.PRESENT, over, inclusive)) == words


def test_opposition_is_counted_apart_from_silence():
    contest = Contest("选举", 1, ("甲",))
    count = tally(contest, Rule(), [Ballot({"甲": O}), Ballot({}), Ballot({"甲": A})])
    assert count.lines["甲"].approve == count.lines["甲"].oppose == count.lines["甲"].abstain == 1


def test_those_who_are_equal_share_a_place():
    decision = election({"甲": 6, "乙": 4, "丙": 4, "丁": 4, "戊": 3}, 1, 5)
    places = [line.why.partition("得票第")[2][:1] for line in decision.lines]
    assert places == ["1", "2", "2", "2", "5"]


def test_ten_times_the_names_take_no_hundred_times_the_work():
    def work(names):
        written = {f"人{number}": number % 300 + 1 for number in range(names)}
        count = Tally({"甲": Votes(1, 0, 0)}, written, 10**6, 0)
        figures = Figures(10**6, 10**6, 10**6, 10**6, 10**6)
        steps = 0

        def step(frame, event, argument):
            nonlocal steps
            steps += 1

        sys.setprofile(step)
        try:
            decision = decide(
                Contest("选举", 3, ("甲",)), Rule(Majority(Base.NONE)), figures, count
            )
        finally:
            sys.setprofile(None)
        assert len(decision.lines) == names + 1
        return steps

    # Counted in calls, not in seconds: every name against every other would be a hundred times.
    assert work(5_000) < 12 * work(500)
