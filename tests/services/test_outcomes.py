import pytest

from sudesk.rules.voting import Base, Majority, Rule, ShortfallRule, TieRule
from sudesk.services import outcomes
from sudesk.terms import NextStep
from tests.services.scenes import yes

PLURALITY = Majority(Base.NONE)


def held(hall, ballots, seats=1, standing=3, rule=None, issued=None):
    hall.convene().call(seats, standing, rule).prepare().open()
    return hall.count(ballots(hall.names), issued)


def told(hall):
    return hall.ask(outcomes.outcome, hall.round)


def test_nothing_is_told_before_the_ledger_is_whole(hall):
    hall.convene().call().prepare().open()
    assert told(hall) is None


def test_who_is_elected_is_named_with_the_line_and_a_reason_for_everybody(hall):
    held(hall, lambda n: [yes(n[1], n[0])] * 13 + [yes(n[1])], seats=2)
    found = told(hall)
    first, second, third = hall.names
    assert found.headline == f"当选2名：{first}、{second}"
    assert (found.base, found.state) == ("实到24人，过半数须13票以上", "应选2名，选满")
    assert [(one.name, one.sentence) for one in found.reasons] == [
        (second, "赞成14票，过半数须13票以上，多1票，得票第1"),
        (first, "赞成13票，过半数须13票以上，正好达到，得票第2"),
        (third, "赞成0票，过半数须13票以上，差13票"),
    ]
    assert (found.next, found.advice, found.final) == (NextStep.NONE, "", True)


def test_a_tie_waits_for_people(hall):
    held(hall, lambda n: [yes(n[0]), yes(n[1])] * 5, rule=Rule(PLURALITY))
    found = told(hall)
    first, second, _ = hall.names
    assert found.headline == "平票，无人当选"
    assert found.state == f"应选1名，已选0名，还缺1名，{first}、{second}2人票数相等"
    assert found.advice == f"就{first}、{second}再次投票，应选1名（选举办法第十五条）"
    hall.next()
    assert told(hall) is None


@pytest.mark.parametrize(
    ("rule", "advice"),
    [
        (Rule(), "就缺额1名另行选举，从得票多的起确定候选人（选举办法第十六条）"),
        (Rule(shortfall=ShortfallRule.VACANT), "空缺1名，依据选举办法第十六条不再投票"),
    ],
)
def test_a_shortfall_says_what_the_rules_ask_for(hall, rule, advice):
    held(hall, lambda n: [yes(n[0])] * 12, rule=rule)
    found = told(hall)
    assert (found.headline, found.state) == ("无人当选", "应选1名，已选0名，还缺1名")
    assert found.advice == advice


def test_a_tie_that_leaves_the_seat_vacant_cites_its_clause(hall):
    held(hall, lambda n: [yes(n[0]), yes(n[1])] * 5, rule=Rule(PLURALITY, TieRule.VACANT))
    assert told(hall).advice == "空缺1名，依据选举办法第十五条不再投票"


def test_an_invalid_election_is_repeated(hall):
    held(hall, lambda n: [yes(n[0])] * 21, issued=20)
    found = told(hall)
    assert found.headline == "选举无效，须重新投票"
    assert found.state == "应选1名，收回的选票多于发出的选票"
    assert found.advice.endswith("按原名单重新投票（选举办法第十三条）")


def test_a_second_ballot_counts_every_seat_that_is_left(hall):
    hall.convene().call(2, 3).prepare().open()
    first, second, third = hall.names
    hall.count([yes(first, second)] * 12 + [yes(third)] * 2)
    assert told(hall).advice.startswith("就缺额2名另行选举")


def test_what_would_be_decided_is_told_before_the_seal(hall):
    hall.convene().call(1, 2).prepare().open().ledger(20).enter([yes(hall.names[0])] * 19)
    found = told(hall)
    assert found.headline == f"当选1名：{hall.names[0]}" and not found.final
