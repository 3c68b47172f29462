from dataclasses import replace

import pytest

from sudesk.errors import Refused, SudeskError
from sudesk.rules.election_rules import DEFAULTS, CountingWay, Margin, MarkStyle
from sudesk.rules.review import Study
from sudesk.rules.voting import Base, Majority, TieRule
from sudesk.services import (
    congresses,
    elections,
    notices,
    objections,
    officials,
    reviews,
    rounds,
    sittings,
)
from sudesk.services.elections import PRESIDIUM
from sudesk.services.rounds import Papers
from sudesk.terms import CongressKind, MotionKind, RoundKind, RoundState
from tests.services.scenes import NOW, yes


@pytest.fixture
def called(hall):
    return hall.convene().call()


def view(hall):
    return hall.ask(rounds.view, hall.round)


def candidates(hall):
    return hall.ask(elections.view, hall.election).candidates


def test_a_prepared_round_has_its_names(called):
    called.prepare()
    found = view(called)
    assert found.names == tuple(entry.name for entry in called.due[:2])
    assert [entry.id for entry in found.entries] == [entry.id for entry in called.due[:2]]
    assert (found.kind, found.state, found.number) == (RoundKind.FIRST, RoundState.PREPARING, 1)
    assert (found.title, found.figures) == ("学生会主席团", None)
    assert called.ask(rounds.rounds, called.election) == (found,)
    assert list(called.ask(rounds.candidate_ids, called.round)) == list(found.names)
    with pytest.raises(Refused, match="选票已经准备"):
        called.prepare()


@pytest.mark.parametrize(
    ("study", "words"),
    [(Study(), r"待核：缺专业排名、不及格课程数.*改革方案二\.7"), (Study(5, 10, "", 0), "5/10")],
)
def test_a_candidate_below_the_condition_holds_the_ballot_up(called, study, words):
    candidate = candidates(called)[0]
    called.do(reviews.record_study, candidate.id, study)
    assert called.ask(rounds.gates, called.election)[1].rule == "B2"
    with pytest.raises(Refused, match=candidate.entry.name + "：.*" + words):
        called.prepare()
    called.do(reviews.waive, candidate.id, "王书记", "竞赛获奖")
    assert called.prepare().round


def test_an_uncontested_election_needs_a_reason(called):
    called.leave(candidates(called)[1])
    with pytest.raises(Refused, match=r"等额选举.*选举办法.*署名说明理由"):
        called.prepare()
    called.do(elections.accept_uncontested, called.election, "王书记", "只有一人报名")
    assert not any(gate.blocks for gate in called.ask(rounds.gates, called.election))
    assert called.prepare().round


def test_candidates_hang_in_public_first(hall):
    hall.convene().call(announced=False)
    assert [gate.rule for gate in hall.ask(rounds.gates, hall.election) if gate.blocks] == ["B3"]
    with pytest.raises(Refused, match=r"还没有进行候选人公示.*改革方案二\.7.*张贴"):
        hall.prepare()
    assert hall.announce().prepare().round


def test_fewer_candidates_than_seats_pass_with_no_reason(called):
    for candidate in candidates(called):
        called.leave(candidate)
    called.do(elections.accept_uncontested, called.election, "王书记", "无人报名")
    with pytest.raises(Refused, match="候选人0名，少于应选1名"):
        called.prepare()


def test_scrutineers_come_first(called):
    called.do(officials.dismiss, called.congress, called.due[-1].id)
    with pytest.raises(Refused, match="计票人1名，应不少于2名"):
        called.prepare()


@pytest.mark.parametrize("sitting", ["none", "closed"])
def test_no_sitting_no_ballots(called, sitting):
    called.prepare()
    if sitting == "closed":
        called.sitting = called.do(sittings.open_sitting, called.congress, "预备会议")
        called.do(sittings.close_sitting, called.sitting)
    with pytest.raises(Refused, match="还没有开会签到"):
        called.do(rounds.open_voting, called.round)
    assert view(called).state is RoundState.PREPARING


def test_no_quorum_no_ballots(called):
    called.prepare()
    with pytest.raises(Refused, match="实到15人，应到24人，三分之二须16人，差1人"):
        called.open(15)
    called.do(sittings.check_in, called.sitting, called.due[15].id)
    called.adopt()
    called.do(rounds.open_voting, called.round)
    assert view(called).present == 16


def test_no_adopted_rules_no_ballots(called):
    called.prepare()
    with pytest.raises(Refused):
        called.open(15)
    called.do(sittings.check_in, called.sitting, called.due[15].id)
    assert called.ask(rounds.rules_gate, called.round).blocks
    with pytest.raises(Refused, match=r"还没有经大会表决通过.*选举办法第二十条"):
        called.do(rounds.open_voting, called.round)
    called.adopt()
    assert not called.ask(rounds.rules_gate, called.round).blocks


def test_no_adopted_scrutineers_no_ballots(called):
    called.prepare()
    with pytest.raises(Refused):
        called.open(15)
    called.do(sittings.check_in, called.sitting, called.due[15].id)
    called.carry(MotionKind.RULES)
    with pytest.raises(Refused, match=r"监票人、计票人名单还没有经大会表决通过.*选举办法"):
        called.do(rounds.open_voting, called.round)
    called.carry(MotionKind.OFFICIALS)
    called.do(rounds.open_voting, called.round)
    assert view(called).state is RoundState.VOTING


@pytest.mark.parametrize(
    ("changes", "refused"),
    [
        ({"marks": MarkStyle.TICK}, True),
        ({"line": Majority(Base.ENTITLED)}, True),
        ({"tie": TieRule.VACANT}, True),
        (
            {"counting": CountingWay.ONE_TELLER, "tellers": 1, "notice_days": 2},
            False,
        ),
    ],
)
def test_ballots_of_other_rules_than_those_adopted_are_prepared_anew(called, changes, refused):
    called.prepare().draft(replace(DEFAULTS, **changes))
    if refused:
        with pytest.raises(Refused, match=r"有改动.*撤回选票"):
            called.open()
        assert view(called).terms == DEFAULTS
        called.do(rounds.take_back, called.round)
        called.prepare()
        called.do(rounds.open_voting, called.round)
    else:
        called.open()
    assert view(called).state is RoundState.VOTING
    assert view(called).terms.printed == replace(DEFAULTS, **changes).printed


def test_who_comes_or_goes_later_moves_no_frozen_figure(called):
    called.prepare().open(16)
    frozen = view(called)
    called.do(sittings.check_in, called.sitting, called.due[20].id)
    called.do(sittings.undo_check_in, called.sitting, called.due[0].id)
    called.do(sittings.grant_leave, called.sitting, called.due[1].id, "生病")
    called.do(congresses.exclude, called.roll[22].id, "休学")
    assert view(called) == frozen
    assert (frozen.entitled, frozen.present, frozen.on_leave) == (24, 16, 0)
    with pytest.raises(Refused, match="这一轮现在是“投票”"):
        called.do(rounds.open_voting, called.round)


def test_the_ledger_is_typed_between_vote_and_seal(called):
    called.prepare()
    with pytest.raises(Refused, match="还没有开始投票"):
        called.ledger(3)
    called.open()
    with pytest.raises(SudeskError, match="张数不能小于0"):
        called.do(rounds.record_papers, called.round, Papers(printed=-1))
    called.do(rounds.record_papers, called.round, Papers(27, 24, 3, None))
    assert view(called).state is RoundState.VOTING
    assert view(called).figures is None
    called.ledger(2)
    assert view(called).state is RoundState.COUNTING
    assert view(called).figures.collected == 2
    called.enter([yes(), yes()]).seal()
    with pytest.raises(Refused, match="台账不能再改"):
        called.ledger(3)


def test_delegates_vote_in_a_congress_of_delegates(hall):
    hall.convene(CongressKind.DELEGATES, 9).call().prepare().open()
    assert (view(hall).entitled, view(hall).present) == (9, 9)


def test_a_third_round_of_one_kind_has_a_title_of_its_own(hall):
    hall.convene().call().prepare().open()
    titles = [view(hall).title]
    for _ in range(2):
        first, second = hall.names
        hall.count([yes(first), yes(second)] * 12).next()
        hall.do(rounds.open_voting, hall.round)
        titles.append(view(hall).title)
    assert len(set(titles)) == 3
    assert titles[1:] == [
        "学生会主席团（就缺额另行选举）",
        "学生会主席团（第三轮，就缺额另行选举）",
    ]


def test_only_a_sealed_round_is_followed(called):
    called.prepare().open()
    with pytest.raises(Refused, match="这一轮现在是“投票”"):
        called.do(rounds.open_next, called.round, RoundKind.REPEAT, 1, [1, 2])


def test_prepared_ballots_can_be_taken_back(hall):
    hall.convene().call().prepare()
    hall.do(rounds.take_back, hall.round)
    assert not hall.ask(elections.view, hall.election).started
    hall.prepare().open()
    with pytest.raises(Refused, match="投票"):
        hall.do(rounds.take_back, hall.round)


def test_the_present_can_be_counted_again_before_any_paper_is_noted(hall):
    hall.convene().call().prepare().open(20)
    hall.do(rounds.count_again, hall.round)
    view = hall.ask(rounds.view, hall.round)
    assert (view.state, view.present) == (RoundState.PREPARING, None)
    hall.do(sittings.check_in, hall.sitting, hall.due[20].id)
    hall.do(rounds.open_voting, hall.round)
    assert hall.ask(rounds.view, hall.round).present == 21
    hall.do(rounds.record_papers, hall.round, Papers(printed=25))
    with pytest.raises(Refused, match="台账已经填写"):
        hall.do(rounds.count_again, hall.round)


def test_an_objection_after_the_ballots_were_prepared_stops_the_vote(called):
    called.prepare()
    (notice,) = called.ask(notices.notices, called.congress)
    called.do(objections.object_to, notice.id, NOW.date(), "排名有误")
    with pytest.raises(Refused, match=r"1件异议还没有处理.*改革方案二\.7"):
        called.open()


def test_a_contest_that_the_adopted_rules_do_not_allow_stops_the_vote(called):
    called.draft(replace(DEFAULTS, margin=Margin(0)))
    called.do(elections.change, called.election, PRESIDIUM, 2)
    called.prepare().draft(DEFAULTS)
    with pytest.raises(Refused, match=r"等额选举.*撤回选票，署名说明理由后重新准备"):
        called.open()
    called.do(rounds.take_back, called.round)
    called.do(elections.accept_uncontested, called.election, "王书记", "报名不足")
    called.prepare().do(rounds.open_voting, called.round)
