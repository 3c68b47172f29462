from dataclasses import replace

import pytest

from sudesk.errors import Refused, SudeskError
from sudesk.rules.election_rules import DEFAULTS
from sudesk.rules.voting import WriteInRule
from sudesk.services import candidates, counting, elections, further_elections, rounds, sittings
from sudesk.terms import ChairForm, RoundKind
from tests.services.scenes import yes


def elected(hall, number=2, seats=2, standing=4):
    """A presidium of so many elected by everybody."""
    hall.convene().call(seats, standing).prepare().open()
    return hall.count([yes(*hall.names[:number])] * 20)


def gate(hall):
    return hall.ask(further_elections.among_gate, hall.election)


def call_among(hall):
    return hall.do(further_elections.call_among, hall.election)


def test_the_chair_is_elected_among_those_elected(hall):
    elected(hall)
    names = hall.names[:2]
    assert gate(hall).sentence == "学生会主席团当选2名，可从中选举主席"
    parent, hall.election = hall.election, call_among(hall)
    view = hall.ask(elections.view, hall.election)
    assert (view.post, view.seats, view.among_id) == ("学生会主席", 1, parent)
    assert tuple(one.entry.name for one in view.candidates) == names
    assert all(one.ready for one in view.candidates)
    assert view.terms.write_ins is WriteInRule.NONE
    with pytest.raises(Refused, match="不另提名"):
        hall.do(candidates.nominate, hall.election, hall.due[10].id)
    with pytest.raises(Refused, match="应选人数不能改"):
        hall.do(elections.change, hall.election, "主席", 2)
    hall.prepare().do(rounds.open_voting, hall.round)
    hall.count([yes(names[1], write_ins=["何书墨"])] * 20)
    assert hall.result["elected"] == [names[1]]
    assert [line["name"] for line in hall.result["lines"]] == [names[1], names[0]]
    hall.election = parent
    assert "已经设立" in gate(hall).sentence


def test_the_gate_says_what_is_in_the_way(hall):
    hall.convene().call(2, 4)
    assert "还没有完成" in gate(hall).sentence
    hall.prepare().open()
    assert "还没有完成" in gate(hall).sentence
    hall.count([yes()] * 20)
    assert "还没有完成" in gate(hall).sentence  # a second ballot is due
    with pytest.raises(Refused, match="还没有完成"):
        call_among(hall)


def test_other_posts_and_other_rules_have_no_chair_among_them(hall):
    rotating = replace(DEFAULTS, chair=ChairForm.ROTATING)
    hall.convene().draft(rotating).call(2, 4)
    assert "按学期轮值" in gate(hall).sentence
    hall.draft(DEFAULTS)
    hall.call(1, 2, post="学习部部长")
    assert "从当选的主席团成员中选举" in gate(hall).sentence


def test_nobody_elected_leaves_nobody_to_choose(hall):
    from sudesk.rules.voting import Rule, ShortfallRule

    hall.convene().call(2, 4, Rule(shortfall=ShortfallRule.VACANT)).prepare().open()
    hall.count([yes()] * 20)
    assert "没有人当选" in gate(hall).sentence


def test_rounds_add_up_who_was_elected(hall):
    hall.convene().call(2, 4).prepare().open()
    first, second, *_ = hall.names
    hall.count([yes(first)] * 20)
    assert hall.ask(further_elections.winners, hall.election).open
    hall.next().do(rounds.open_voting, hall.round)
    hall.count([yes(second)] * 20)
    found = hall.ask(further_elections.winners, hall.election)
    assert (found.names, found.open) == ((first, second), False)
    hall.election = call_among(hall)
    names = [one.entry.name for one in hall.ask(elections.view, hall.election).candidates]
    assert names == [first, second]


def test_who_was_written_in_has_no_candidacy(hall):
    hall.convene().call(2, 4).prepare().open()
    hall.count([yes(hall.names[0], write_ins=["何书墨"])] * 20)
    with pytest.raises(Refused, match="何书墨是另选当选的"):
        call_among(hall)


def by(hall, seats=1, because="一名主席团成员休学", post=elections.PRESIDIUM):
    return hall.do(further_elections.call_by_election, hall.congress, post, seats, because)


def test_a_seat_is_filled_between_congresses_with_its_own_sitting(hall):
    elected(hall)
    hall.do(sittings.close_sitting, hall.sitting)
    hall.election = by(hall)
    view = hall.ask(elections.view, hall.election)
    assert view.by_election and view.called_because == "一名主席团成员休学"
    for entry in hall.due[5:7]:
        hall.stand(entry)
    hall.announce().prepare()
    assert hall.ask(rounds.view, hall.round).title == "学生会主席团（补选）"
    with pytest.raises(Refused, match="还没有开会签到"):
        hall.do(rounds.open_voting, hall.round)
    hall.open()
    hall.count([yes(hall.names[0])] * 20)
    assert hall.result["elected"] == [hall.names[0]]
    assert hall.ask(rounds.view, hall.round).kind is RoundKind.FIRST
    assert hall.ask(counting.recount, hall.round) == []


def test_what_is_no_by_election_is_refused(hall):
    hall.convene().call(2, 4)
    for kwargs, words in (
        ({"because": " "}, "还没有写明补选的原因"),
        ({"post": "学习部部长"}, "没有选举过“学习部部长”"),
        ({}, "还没有完成"),
    ):
        with pytest.raises(SudeskError, match=words):
            by(hall, **kwargs)
    hall.prepare().open()
    hall.count([yes(*hall.names[:2])] * 20)
    with pytest.raises(Refused, match="补选3名，原应选2名"):
        by(hall, 3)
