from datetime import datetime, timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from sudesk.rules import agendas, yearly
from sudesk.rules.agendas import Timed
from sudesk.terms import AgendaTask, CongressKind, SittingKind, Verdict

START = datetime(2026, 12, 18, 13, 20)


def tasks(kind, sitting):
    return [one.task for one in agendas.usual(kind, sitting)]


def test_the_usual_agenda_covers_the_four_tasks():
    for kind in CongressKind:
        found = {task for sitting in SittingKind for task in tasks(kind, sitting)}
        assert yearly.agenda(found, charter_stays=False).verdict is Verdict.ALLOWED
        assert AgendaTask.RECOUNT in found


def test_those_present_are_counted_again_before_ballots_go_out():
    formal = tasks(CongressKind.DELEGATES, SittingKind.FORMAL)
    assert formal.index(AgendaTask.RECOUNT) + 1 == formal.index(AgendaTask.BALLOT)
    assert formal[0] is AgendaTask.CHECK_IN
    assert formal[-1] is AgendaTask.CLOSING


def test_an_assembly_hears_no_credentials():
    preparatory = SittingKind.PREPARATORY
    assert AgendaTask.CREDENTIALS in tasks(CongressKind.DELEGATES, preparatory)
    assert AgendaTask.CREDENTIALS not in tasks(CongressKind.ASSEMBLY, preparatory)
    assert agendas.USUAL[AgendaTask.CREDENTIALS].minutes == 6


def test_times_follow_from_the_minutes():
    items = [Timed(40, waits=True), Timed(3), Timed(10)]
    assert [f"{at:%H:%M}" for at in agendas.clock(items, START)] == ["13:20", "14:00", "14:03"]
    assert agendas.waiting(items) == 40
    assert agendas.length(items) == 53
    assert agendas.waiting([Timed(5, waits=True)]) == 5


def test_what_happened_moves_what_is_to_come():
    begun = datetime(2026, 12, 18, 14, 5)
    items = [
        Timed(40, begun_at=START, ended_at=begun),
        Timed(3, begun_at=begun),
        Timed(10),
        Timed(5),
    ]
    times = [f"{at:%H:%M}" for at in agendas.clock(items, START)]
    assert times == ["13:20", "14:05", "14:08", "14:18"]


@given(st.lists(st.tuples(st.integers(0, 60), st.integers(0, 90)), max_size=12), st.integers(0, 12))
def test_times_never_run_backwards(planned, begun):
    at, items = START, []
    for number, (minutes, lasted) in enumerate(planned):
        if number < begun:
            over = at + timedelta(minutes=lasted)
            running = number == min(begun, len(planned)) - 1
            items.append(Timed(minutes, False, at, None if running else over))
            at = over
        else:
            items.append(Timed(minutes))
    times = agendas.clock(items, START)
    assert len(times) == len(items)
    assert all(one <= other for one, other in pairwise(times))
