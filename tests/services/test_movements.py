from collections import Counter

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sudesk.errors import Refused
from sudesk.services import attendees, movements, sittings, visits
from sudesk.services.attendees import Person
from sudesk.terms import Category, Move, Presence


@pytest.fixture
def sitting(hall):
    hall.convene()
    hall.sitting = hall.do(sittings.open_sitting, hall.congress, "正式会议")
    return hall


def roll(hall):
    return hall.ask(sittings.attendance, hall.sitting)


def presence(hall, place=0):
    return roll(hall).people[place].presence


def test_somebody_comes_leaves_and_comes_back(sitting):
    one = sitting.due[0].id
    sitting.do(sittings.check_in, sitting.sitting, one)
    first = roll(sitting).people[0].changed_at
    sitting.do(sittings.check_out, sitting.sitting, one, "上课")
    assert (presence(sitting), roll(sitting).people[0].reason) == (Presence.OUT, "上课")
    assert (roll(sitting).present, roll(sitting).out, roll(sitting).came) == (0, 1, 1)
    assert sitting.do(sittings.check_in, sitting.sitting, one)
    assert presence(sitting) is Presence.PRESENT
    assert sitting.ask(movements.first_arrivals, sitting.sitting) == {one: first}


def test_each_undo_goes_one_movement_back(sitting):
    one = sitting.due[0].id
    sitting.do(sittings.grant_leave, sitting.sitting, one, "生病")
    sitting.do(sittings.check_in, sitting.sitting, one)
    sitting.do(sittings.check_out, sitting.sitting, one)
    for expected in (Presence.PRESENT, Presence.ON_LEAVE, Presence.ABSENT, Presence.ABSENT):
        sitting.do(sittings.undo_check_in, sitting.sitting, one)
        assert presence(sitting) is expected
    assert sitting.ask(movements.first_arrivals, sitting.sitting) == {}


def test_only_who_is_there_can_leave(sitting):
    with pytest.raises(Refused, match="还没有签到"):
        sitting.do(sittings.check_out, sitting.sitting, sitting.due[0].id)


def test_a_class_is_checked_in_at_once(sitting):
    first, second, third = (entry.id for entry in sitting.due[:3])
    sitting.do(sittings.check_in, sitting.sitting, first)
    assert sitting.do(sittings.check_in_all, sitting.sitting, [third, first, second]) == 2
    assert roll(sitting).present == 3
    with pytest.raises(Refused, match="有1名学生不在应到名单里"):
        sitting.do(sittings.check_in_all, sitting.sitting, [first, 999])


def test_visitors_come_and_go_without_counting(sitting):
    person = Person("任可", "院学生会", "主席")
    sitting.do(attendees.add, sitting.congress, Category.GUEST, [person])
    guest = sitting.ask(attendees.attendees, sitting.congress)[0].id
    assert sitting.do(visits.welcome, sitting.sitting, guest)
    assert not sitting.do(visits.welcome, sitting.sitting, guest)
    (found,) = sitting.ask(visits.visitors, sitting.sitting)
    assert (found.presence, found.key.name) == (Presence.PRESENT, "任可")
    assert (roll(sitting).present, roll(sitting).due) == (0, 24)
    sitting.do(visits.see_off, sitting.sitting, guest)
    with pytest.raises(Refused, match="还没有签到"):
        sitting.do(visits.see_off, sitting.sitting, guest)
    sitting.do(visits.undo, sitting.sitting, guest)
    (found,) = sitting.ask(visits.visitors, sitting.sitting)
    assert found.presence is Presence.PRESENT
    sitting.do(visits.undo, sitting.sitting, guest)
    (found,) = sitting.ask(visits.visitors, sitting.sitting)
    assert (found.presence, found.changed_at) == (Presence.ABSENT, None)
    sitting.do(sittings.close_sitting, sitting.sitting)
    with pytest.raises(Refused, match="已经闭会"):
        sitting.do(visits.welcome, sitting.sitting, guest)


MOVES = st.lists(st.tuples(st.integers(0, 3), st.sampled_from(list(Move))), max_size=14)


@given(MOVES)
@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_present_is_in_less_out_whatever_happens(hall, moves):
    if hall.congress:
        hall.do(sittings.close_sitting, hall.sitting)
    else:
        hall.convene()
    hall.sitting = hall.do(sittings.open_sitting, hall.congress, "正式会议")
    acts = {
        Move.IN: sittings.check_in,
        Move.OUT: sittings.check_out,
        Move.UNDO: sittings.undo_check_in,
    }
    for place, move in moves:
        one = hall.due[place].id
        try:
            if move is Move.LEAVE:
                hall.do(sittings.grant_leave, hall.sitting, one, "生病")
            else:
                hall.do(acts[move], hall.sitting, one)
        except Refused:
            assert move is Move.OUT
    found = roll(hall)
    log = hall.ask(movements.log, hall.sitting)
    last = {}
    for entry in hall.due[:4]:
        held = movements.standing(line.moved for line in log if line.entry_id == entry.id)
        last[entry.id] = held[-1].presence if held else Presence.ABSENT
    assert {one.entry.id: one.presence for one in found.people[:4]} == last
    counts = Counter(last.values())
    assert (found.present, found.out) == (counts[Presence.PRESENT], counts[Presence.OUT])
    assert found.present + found.out + found.on_leave + found.absent == found.due
