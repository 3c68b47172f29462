from datetime import time

import pytest

from sudesk.errors import Refused, SudeskError
from sudesk.rules.motions import Hands
from sudesk.services import (
    agenda,
    charter,
    congresses,
    evidence,
    hand_votes,
    motions,
    running,
    sittings,
)
from sudesk.services.agenda import Wording
from sudesk.services.charter import Wording as Clause
from sudesk.terms import AgendaTask, CongressKind, MotionKind, SittingKind, Verdict
from tests.services.scenes import HELD_ON

FORMAL, PREPARATORY = SittingKind.FORMAL, SittingKind.PREPARATORY


@pytest.fixture
def laid(hall):
    hall.convene(CongressKind.DELEGATES, 9)
    hall.do(congresses.reschedule, hall.congress, HELD_ON, "报告厅", time(14, 0))
    hall.do(agenda.lay_out, hall.congress)
    return hall


def items(hall, sitting=FORMAL):
    return hall.ask(agenda.agenda, hall.congress, sitting).items


def titles(hall, sitting=FORMAL):
    return [one.title for one in items(hall, sitting)]


def of(hall, task, sitting=FORMAL):
    return next(one for one in items(hall, sitting) if one.task is task)


def numbered(hall):
    return [one.position for one in items(hall)] == list(range(1, len(items(hall)) + 1))


def open_day(hall):
    hall.sitting = hall.do(sittings.open_sitting, hall.congress, "正式会议")
    hall.do(sittings.check_in_all, hall.sitting, [one.id for one in hall.due])


def adopt_agenda(hall):
    open_day(hall)
    motion = hall.do(motions.propose, hall.congress, MotionKind.AGENDA)
    hall.do(hand_votes.put, motion)
    assert hall.do(hand_votes.decide, motion, Hands(len(hall.due), 0, 0))


def test_it_is_laid_out_once_and_can_be_taken_off(laid):
    assert len(items(laid)) == 13
    assert len(items(laid, PREPARATORY)) == 8
    with pytest.raises(Refused, match="议程已经排好"):
        laid.do(agenda.lay_out, laid.congress)
    laid.do(agenda.clear, laid.congress)
    assert not items(laid)
    assert laid.do(agenda.lay_out, laid.congress) == 21


def test_times_follow_from_the_hour_of_the_congress(laid):
    times = [f"{one.starts_at:%H:%M}" for one in items(laid)]
    assert times[:4] == ["13:20", "14:00", "14:03", "14:06"]
    assert f"{items(laid)[-1].ends_at:%H:%M}" == "16:40"
    before = items(laid, PREPARATORY)
    assert f"{before[0].starts_at:%H:%M}" == "12:30"
    assert before[-1].ends_at == items(laid)[0].starts_at
    laid.do(congresses.reschedule, laid.congress, HELD_ON, "报告厅", None)
    assert items(laid)[0].starts_at is None
    assert items(laid)[0].ends_at is None


def test_items_are_added_written_moved_and_removed(laid):
    said = Wording(AgendaTask.OTHER, " ", 5, " 校团委 ")
    new = laid.do(agenda.add, laid.congress, FORMAL, said, 3)
    found = laid.ask(agenda.view, new)
    assert (found.position, found.title, found.wording.speaker) == (3, "其他事项", "校团委")
    before = laid.do(agenda.edit, new, Wording(AgendaTask.OTHER, "宣读贺信", 4))
    assert before.minutes == 5
    laid.do(agenda.move, new, -1)
    assert titles(laid)[1] == "宣读贺信"
    laid.do(agenda.move, new, -9)
    assert titles(laid)[0] == "宣读贺信"
    laid.do(agenda.move, new, 99)
    assert titles(laid)[-1] == "宣读贺信"
    removed = laid.do(agenda.remove, new)
    assert "宣读贺信" not in titles(laid)
    assert numbered(laid)
    laid.do(agenda.put_back, laid.congress, removed)
    assert titles(laid)[-1] == "宣读贺信"
    assert numbered(laid)


@pytest.mark.parametrize("minutes", [-1, 601])
def test_minutes_are_within_reason(laid, minutes):
    with pytest.raises(SudeskError, match="用时应在0至600分钟之间"):
        laid.do(agenda.add, laid.congress, FORMAL, Wording(AgendaTask.OTHER, "", minutes))


def test_an_item_goes_to_the_other_sitting_before_its_closing(laid):
    moved = of(laid, AgendaTask.OPINIONS).id
    laid.do(agenda.transfer, moved, PREPARATORY)
    assert titles(laid, PREPARATORY)[-2:] == ["征求意见和建议", "预备会议结束"]
    assert numbered(laid)


def test_the_four_tasks_are_watched_over(laid):
    def ruling():
        return laid.ask(agenda.ruling, laid.congress)

    assert ruling().verdict is Verdict.ALLOWED
    charter_item = of(laid, AgendaTask.CHARTER).id
    removed = laid.do(agenda.remove, charter_item)
    assert ruling().verdict is Verdict.WARNED
    assert "制定或修订章程" in ruling().sentence
    assert laid.ask(evidence.findings)["B1"][0].ruling == ruling()
    back = laid.do(agenda.put_back, laid.congress, removed)
    laid.do(agenda.remove, back, "今年不修订章程")
    assert ruling().verdict is Verdict.ALLOWED
    assert "今年不修订章程" in ruling().sentence
    (dropped,) = laid.ask(agenda.agenda, laid.congress, FORMAL).dropped
    assert dropped.dropped_because == "今年不修订章程"
    laid.do(agenda.restore, dropped.id)
    assert titles(laid)[5] == "审议学生会章程修订案"
    with pytest.raises(Refused, match="还在议程里"):
        laid.do(agenda.restore, dropped.id)


def test_without_an_agenda_nothing_can_be_said(hall):
    hall.convene()
    assert hall.ask(agenda.ruling, hall.congress).verdict is Verdict.NOTED


def test_on_the_day_an_item_is_dropped_with_a_reason_only(laid):
    assert not laid.ask(agenda.reason_needed, laid.congress)
    open_day(laid)
    assert laid.ask(agenda.reason_needed, laid.congress)
    speeches = of(laid, AgendaTask.SPEECHES).id
    with pytest.raises(Refused, match="写明理由"):
        laid.do(agenda.remove, speeches)
    with pytest.raises(Refused):
        laid.do(agenda.clear, laid.congress)
    laid.do(agenda.remove, speeches, "候选人已经书面介绍")
    assert speeches not in [one.id for one in items(laid)]
    assert laid.ask(agenda.view, speeches).dropped_because
    for act, *args in ((agenda.move, 1), (agenda.remove, "再除一次")):
        with pytest.raises(Refused, match="已经不再进行"):
            laid.do(act, speeches, *args)


def test_an_adopted_agenda_keeps_its_items_but_not_its_times(laid):
    adopt_agenda(laid)
    report = of(laid, AgendaTask.REPORT)
    for act, *args in (
        (agenda.add, laid.congress, FORMAL, Wording(AgendaTask.OTHER, "宣读贺信", 5)),
        (agenda.edit, report.id, Wording(AgendaTask.REPORT, "另一个报告", 5)),
        (agenda.transfer, report.id, PREPARATORY),
        (agenda.clear, laid.congress),
        (agenda.lay_out, laid.congress),
    ):
        with pytest.raises(Refused, match="已经大会表决通过"):
            laid.do(act, *args)
    laid.do(agenda.edit, report.id, Wording(report.task, report.title, 30, "何书墨"))
    laid.do(agenda.move, report.id, 2)
    assert of(laid, AgendaTask.REPORT).wording.minutes == 30
    assert of(laid, AgendaTask.REPORT).position == report.position + 2
    laid.do(motions.propose, laid.congress, MotionKind.AGENDA)
    laid.do(agenda.add, laid.congress, FORMAL, Wording(AgendaTask.OTHER, "宣读贺信", 5))
    assert titles(laid)[-1] == "宣读贺信"


def test_nothing_moves_while_the_hall_votes_on_it(laid):
    open_day(laid)
    motion = laid.do(motions.propose, laid.congress, MotionKind.AGENDA)
    laid.do(hand_votes.put, motion)
    for act in (agenda.move, agenda.remove):
        with pytest.raises(Refused, match="正在表决"):
            laid.do(act, items(laid)[0].id, 1 if act is agenda.move else "不办")


def test_a_charter_that_stays_needs_no_clause(laid):
    laid.do(charter.add, laid.congress, Clause("第一条", "旧", "旧", ""))
    assert laid.ask(agenda.ruling, laid.congress).verdict is Verdict.ALLOWED


def test_the_plan_stays_beside_what_really_happened(laid):
    first, second = items(laid)[:2]
    laid.do(running.begin, first.id)
    laid.do(running.end, first.id)
    first, second = items(laid)[:2]
    assert f"{first.planned_at:%H:%M}" == "13:20"
    assert first.starts_at == first.begun_at != first.planned_at
    assert f"{second.planned_at:%H:%M}" == "14:00"
    assert second.starts_at == first.ended_at
