from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sudesk.errors import Refused
from sudesk.rules.motions import Hands
from sudesk.services import agenda, hand_votes, head_counts, motions, rounds, running, sittings
from sudesk.services.agenda import Wording
from sudesk.terms import AgendaTask, CongressKind, MotionKind, SittingKind
from tests.services.scenes import Hall, Ticking, found

FORMAL, PREPARATORY = SittingKind.FORMAL, SittingKind.PREPARATORY


@pytest.fixture
def laid(hall):
    hall.convene(CongressKind.DELEGATES, 9).call()
    hall.do(agenda.lay_out, hall.congress)
    return hall


def items(hall, sitting=FORMAL):
    return hall.ask(agenda.agenda, hall.congress, sitting).items


def of(hall, task, sitting=FORMAL):
    return next(one for one in items(hall, sitting) if one.task is task)


def come(hall):
    sitting = hall.ask(sittings.current, hall.congress)
    hall.do(sittings.check_in_all, sitting.sitting_id, [one.id for one in hall.due])


def through(hall, *tasks, sitting=FORMAL):
    for task in tasks:
        one = of(hall, task, sitting).id
        hall.do(running.begin, one)
        if task is AgendaTask.CHECK_IN:
            come(hall)
        hall.do(running.end, one)


def vote(hall, kind):
    motion = hall.do(motions.propose, hall.congress, kind)
    hall.do(hand_votes.put, motion)
    assert hall.do(hand_votes.decide, motion, Hands(len(hall.due), 0, 0))


def lock(hall, task):
    ruling = hall.ask(running.lock, of(hall, task).id)
    return "" if ruling is None else ruling.sentence


def test_check_in_opens_the_sitting_and_one_item_runs_at_a_time(laid):
    with pytest.raises(Refused, match="正式会议还没有开始签到"):
        laid.do(running.begin, of(laid, AgendaTask.ANTHEM).id)
    first = of(laid, AgendaTask.CHECK_IN).id
    step = laid.do(running.begin, first)
    assert laid.ask(sittings.current, laid.congress).kind is FORMAL
    assert step.next.task is AgendaTask.COUNT
    assert laid.ask(agenda.agenda, laid.congress, FORMAL).running.id == first
    with pytest.raises(Refused, match="“签到”还在进行"):
        laid.do(running.begin, step.next.id)
    with pytest.raises(Refused, match="已经开始过了"):
        laid.do(running.begin, first)
    with pytest.raises(Refused, match="没有在进行"):
        laid.do(running.end, step.next.id)
    assert laid.do(running.end, first).next.task is AgendaTask.COUNT
    assert items(laid)[0].over


def test_the_other_sitting_waits_until_the_first_is_closed(laid):
    through(laid, AgendaTask.CHECK_IN, AgendaTask.COUNT, sitting=PREPARATORY)
    with pytest.raises(Refused, match="“预备会议”还没有闭会"):
        laid.do(running.begin, of(laid, AgendaTask.CHECK_IN).id)
    with pytest.raises(Refused, match="请先闭会"):
        laid.do(running.begin, of(laid, AgendaTask.ANTHEM).id)
    laid.do(sittings.close_sitting, laid.ask(sittings.current, laid.congress).sitting_id)
    through(laid, AgendaTask.CHECK_IN)
    assert [one.kind for one in [laid.ask(sittings.current, laid.congress)]] == [FORMAL]


def test_counting_ends_only_with_the_quorum(laid):
    check_in, count = of(laid, AgendaTask.CHECK_IN).id, of(laid, AgendaTask.COUNT).id
    laid.do(running.begin, check_in)
    laid.do(running.end, check_in)
    laid.do(running.begin, count)
    with pytest.raises(Refused, match="实到0人，应到9人"):
        laid.do(running.end, count)
    come(laid)
    laid.do(running.end, count)
    sitting = laid.ask(sittings.current, laid.congress).sitting_id
    (kept,) = laid.ask(head_counts.head_counts, sitting)
    assert (kept.due, kept.present) == (9, 9)
    laid.do(running.back, count)
    assert not laid.ask(head_counts.head_counts, sitting)
    laid.do(running.end, count)
    laid.do(sittings.close_sitting, sitting)
    laid.do(running.back, count)
    assert len(laid.ask(head_counts.head_counts, sitting)) == 1


def test_ballots_wait_for_count_rules_and_scrutineers(laid):
    through(laid, AgendaTask.CHECK_IN)
    assert lock(laid, AgendaTask.BALLOT) == "发放选票前还没有再次清点人数"
    with pytest.raises(Refused, match="再次清点人数"):
        laid.do(running.begin, of(laid, AgendaTask.BALLOT).id)
    through(laid, AgendaTask.RECOUNT)
    assert lock(laid, AgendaTask.BALLOT) == "选举办法还没有经大会表决通过"
    vote(laid, MotionKind.RULES)
    assert "监票人、计票人名单还没有经大会表决通过" in lock(laid, AgendaTask.BALLOT)
    vote(laid, MotionKind.OFFICIALS)
    assert lock(laid, AgendaTask.BALLOT) == ""
    assert lock(laid, AgendaTask.TALLY) == "选票还没有收回"
    assert set(laid.ask(running.locks, laid.congress, FORMAL)) == {of(laid, AgendaTask.TALLY).id}
    laid.prepare()
    through(laid, AgendaTask.BALLOT)
    laid.do(rounds.open_voting, laid.round)
    laid.ledger(9)
    assert lock(laid, AgendaTask.TALLY) == ""
    assert lock(laid, AgendaTask.BALLOT) == ""


def test_what_is_begun_out_of_turn_moves_up_and_goes_back(laid):
    through(laid, AgendaTask.CHECK_IN)
    opinions = of(laid, AgendaTask.OPINIONS)
    step = laid.do(running.begin, opinions.id)
    assert step.place == opinions.position
    assert items(laid)[1].task is AgendaTask.OPINIONS
    laid.do(running.back, opinions.id, step.place)
    assert of(laid, AgendaTask.OPINIONS).position == opinions.position
    with pytest.raises(Refused, match="还没有开始"):
        laid.do(running.back, opinions.id)
    laid.do(running.back, of(laid, AgendaTask.CHECK_IN).id)
    assert items(laid)[0].running


def test_only_the_last_step_goes_back(laid):
    through(laid, AgendaTask.CHECK_IN, AgendaTask.COUNT)
    with pytest.raises(Refused, match="之后已经开始了别的事项"):
        laid.do(running.back, of(laid, AgendaTask.CHECK_IN).id)


def test_what_was_dropped_does_not_begin(laid):
    through(laid, AgendaTask.CHECK_IN)
    anthem = of(laid, AgendaTask.ANTHEM).id
    laid.do(agenda.remove, anthem, "设备故障")
    with pytest.raises(Refused, match="已经不再进行"):
        laid.do(running.begin, anthem)


ACTS = st.lists(
    st.tuples(st.sampled_from(["begin", "end", "back", "move", "drop", "add"]), st.integers(0, 20))
)


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(ACTS)
def test_on_any_day_one_item_runs_and_times_go_forward(tmp_path_factory, acts):
    with found(tmp_path_factory.mktemp("day") / "系.sudesk") as store:
        store.clock = Ticking()
        hall = Hall(store).convene()
        hall.do(agenda.lay_out, hall.congress)
        through(hall, AgendaTask.CHECK_IN)
        for act, number in acts:
            there = items(hall)
            one = there[number % len(there)]
            try:
                if act == "begin":
                    hall.do(running.begin, one.id)
                elif act == "end":
                    hall.do(running.end, one.id)
                elif act == "back":
                    hall.do(running.back, one.id)
                elif act == "move":
                    hall.do(agenda.move, one.id, number - 10)
                elif act == "drop":
                    hall.do(agenda.remove, one.id, "临时取消")
                else:
                    hall.do(agenda.add, hall.congress, FORMAL, Wording(AgendaTask.OTHER, "", 5), 1)
            except Refused:
                assert items(hall) == there
            now = items(hall)
            assert sum(one.running for one in now) <= 1
            assert [one.position for one in now] == list(range(1, len(now) + 1))
            begun = [one for one in now if one.begun_at]
            assert list(now[: len(begun)]) == begun
            assert all(
                one.ended_at and one.ended_at <= other.begun_at for one, other in pairwise(begun)
            )


def test_opening_a_sitting_begins_its_check_in_and_adjourning_ends_its_closing(laid):
    sitting = laid.do(running.open_up, laid.congress, PREPARATORY, "预备会议")
    assert of(laid, AgendaTask.CHECK_IN, PREPARATORY).running
    with pytest.raises(Refused, match="“签到”还在进行"):
        laid.do(running.adjourn, sitting)
    come(laid)
    laid.do(running.end, of(laid, AgendaTask.CHECK_IN, PREPARATORY).id)
    laid.do(running.begin, of(laid, AgendaTask.CLOSING, PREPARATORY).id)
    laid.do(running.adjourn, sitting)
    assert of(laid, AgendaTask.CLOSING, PREPARATORY).over
    assert laid.ask(sittings.current, laid.congress).closed_at is not None
    again = laid.do(running.open_up, laid.congress, FORMAL, "正式会议")
    assert of(laid, AgendaTask.CHECK_IN).running
    laid.do(running.end, of(laid, AgendaTask.CHECK_IN).id)
    laid.do(running.adjourn, again)
    third = laid.do(running.open_up, laid.congress, FORMAL, "第二次全体会议")
    assert laid.ask(sittings.attendance, third).title == "第二次全体会议"
    assert laid.ask(agenda.agenda, laid.congress, FORMAL).running is None
