from dataclasses import replace
from itertools import product

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sudesk.errors import Refused
from sudesk.paths import resources
from sudesk.rules.election_rules import DEFAULTS, CandidateVoters, DueRule
from sudesk.rules.search import initials
from sudesk.services import attendees, congresses, door, head_counts, sittings
from sudesk.services.attendees import Person
from sudesk.services.door import Comer, Who
from sudesk.sheets.reading import read_rosters
from sudesk.terms import Category, CongressKind, Presence


@pytest.fixture
def sitting(hall):
    hall.convene()
    people = [Person("任可", "院学生会", "主席"), Person("何安", "系团总支")]
    hall.do(attendees.add, hall.congress, Category.GUEST, people)
    hall.sitting = hall.do(sittings.open_sitting, hall.congress, "正式会议")
    return hall


def at_door(hall):
    return hall.ask(door.door, hall.sitting)


def present(hall):
    found = at_door(hall)
    return {one.name for one in found.comers if one.presence is Presence.PRESENT}


def guest(hall, place=0):
    return [one for one in at_door(hall).comers if not one.votes][place]


def test_everybody_who_may_come_stands_in_one_list(sitting):
    found = at_door(sitting)
    assert len(found.comers) == 26
    assert {one.standing for one in found.comers} == {"学生", "特邀"}
    assert (guest(sitting).name, guest(sitting).group, guest(sitting).number) == (
        "任可",
        "院学生会",
        "",
    )


def test_visitors_come_and_go_through_the_same_door_and_never_count(sitting):
    one = guest(sitting).who
    assert sitting.do(door.arrive, sitting.sitting, one)
    assert not sitting.do(door.arrive, sitting.sitting, one)
    assert present(sitting) == {"任可"}
    assert at_door(sitting).roll.present == 0
    sitting.do(door.leave, sitting.sitting, one)
    assert guest(sitting).presence is Presence.OUT


def test_undo_goes_back_through_every_kind_of_movement(sitting):
    first, second, third = (Who(entry_id=entry.id) for entry in sitting.due[:3])
    visitor = guest(sitting).who
    sitting.do(door.arrive, sitting.sitting, first)
    sitting.do(door.arrive, sitting.sitting, visitor)
    sitting.do(sittings.grant_leave, sitting.sitting, second.entry_id, "生病")
    sitting.do(sittings.check_in_all, sitting.sitting, [second.entry_id, third.entry_id])
    sitting.do(door.leave, sitting.sitting, first)
    undone = [sitting.do(door.undo, sitting.sitting) for _ in range(5)]
    assert undone == [(first,), (third, second), (second,), (visitor,), (first,)]
    assert {one.presence for one in at_door(sitting).comers} == {Presence.ABSENT}
    with pytest.raises(Refused, match="没有可以撤销"):
        sitting.do(door.undo, sitting.sitting)


def test_the_reason_given_last_is_offered_again(sitting):
    assert sitting.ask(door.last_reason, sitting.congress) == ""
    for entry, reason in zip(sitting.due, ("生病", "顶岗实习"), strict=False):
        sitting.do(sittings.grant_leave, sitting.sitting, entry.id, reason)
    assert sitting.ask(door.last_reason, sitting.congress) == "顶岗实习"


STEPS = st.lists(
    st.tuples(st.sampled_from(["in", "out", "leave", "undo", "class", "count"]), st.integers(0, 5)),
    max_size=10,
)


@given(STEPS)
@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_news_tells_what_asking_anew_would(hall, steps):
    if not hall.congress:
        hall.convene()
        hall.do(attendees.add, hall.congress, Category.OBSERVER, [Person("任可", "院学生会")])
    elif hall.sitting:
        hall.do(sittings.close_sitting, hall.sitting)
    hall.sitting = hall.do(sittings.open_sitting, hall.congress, "正式会议")
    told = at_door(hall)
    people = [*told.comers[:5], told.comers[-1]]
    for step, place in steps:
        one = people[place].who
        try:
            match step:
                case "in":
                    hall.do(door.arrive, hall.sitting, one)
                case "out":
                    hall.do(door.leave, hall.sitting, one)
                case "undo":
                    hall.do(door.undo, hall.sitting)
                case "class":
                    ids = [each.who.entry_id for each in people[:place] if each.votes]
                    hall.do(sittings.check_in_all, hall.sitting, ids)
                case "count":
                    hall.do(head_counts.count, hall.sitting)
                case _ if one.entry_id is not None:
                    hall.do(sittings.grant_leave, hall.sitting, one.entry_id, "生病")
        except Refused:
            continue
        now = at_door(hall)
        told = hall.ask(door.news, told) or now
        assert told == now


def test_news_of_anything_else_asks_for_the_whole_door(sitting):
    before = at_door(sitting)
    assert sitting.ask(door.news, before) is not None
    sitting.do(congresses.exclude, sitting.due[5].id, "保留学籍")
    assert sitting.ask(door.news, before) is None
    assert at_door(sitting).roll.due == 23


def test_one_person_is_due_exactly_where_all_say_so(sitting):
    sitting.do(congresses.exclude, sitting.due[5].id, "保留学籍")
    due = {entry.id for entry in sitting.due}
    for entry in sitting.roll:
        assert sitting.ask(sittings.is_due, sitting.congress, entry.id) is (entry.id in due)
    assert not sitting.ask(sittings.is_due, sitting.congress, 999)
    assert not sitting.ask(sittings.is_due, sitting.congress + 1, sitting.due[0].id)


@pytest.mark.parametrize("kind", list(CongressKind))
@pytest.mark.parametrize("voters", list(CandidateVoters))
@pytest.mark.parametrize("whom", list(DueRule))
def test_the_figures_are_those_of_the_whole_roll(hall, kind, voters, whom):
    seats = 9 if kind is CongressKind.DELEGATES else None
    hall.convene(kind, seats).draft(replace(DEFAULTS, candidates_vote=voters, due=whom)).call()
    if kind is CongressKind.ASSEMBLY:
        hall.do(congresses.exclude, hall.roll[5].id, "保留学籍")
    assert hall.ask(sittings.turnout, hall.congress) is None
    hall.sitting = hall.do(sittings.open_sitting, hall.congress, "正式会议")
    first, second, third, *_ = [entry.id for entry in hall.due]
    for entry in (first, second, third):
        hall.do(sittings.check_in, hall.sitting, entry)
    hall.do(sittings.check_out, hall.sitting, second)
    assert hall.ask(sittings.due_ids, hall.congress) == {entry.id for entry in hall.due}
    roll, told = (
        hall.ask(sittings.current, hall.congress),
        hall.ask(sittings.turnout, hall.congress),
    )
    assert (told.due, told.present, told.quorum) == (roll.due, roll.present, roll.quorum)


def comer(number, name):
    return Comer(Who(entry_id=int(number[-4:] or 0)), name, number, "会计2401班", "代表")


PEOPLE = [
    comer("2024020217", "林若溪"),
    comer("2025020217", "刘润轩"),
    comer("2024020318", "蔡雨晴"),
    Comer(Who(attendee_id=1), "任可", "", "院学生会", "特邀"),
]


@pytest.mark.parametrize(
    ("typed", "names"),
    [
        ("0318", ["蔡雨晴"]),
        ("0217", ["林若溪", "刘润轩"]),
        ("2025020217", ["刘润轩"]),
        ("02２025020217", ["刘润轩"]),  # something stood in the box, an input method was on
        ("2024", []),  # the beginning of many, the tail of none
        ("lrx", ["林若溪", "刘润轩"]),
        ("lrx18", []),
        ("lrx17", ["林若溪", "刘润轩"]),
        ("lr7", ["林若溪", "刘润轩"]),
        ("cy8", ["蔡雨晴"]),
        ("rk", ["任可"]),
        ("若溪", ["林若溪"]),
        (" ", []),
        ("9999", []),
    ],
)
def test_who_is_meant(typed, names):
    assert [one.name for one in door.meant(PEOPLE, typed)] == names


def test_a_beginning_that_is_of_one_alone_means_that_one():
    assert [one.name for one in door.meant(PEOPLE, "20250")] == ["刘润轩"]


@pytest.mark.parametrize(
    ("typed", "needed"), [("0217", 7), ("17", 7), ("0318", 0), ("lrx", 0), ("2025020217", 0)]
)
def test_how_many_digits_tell_a_shared_tail_apart(typed, needed):
    found = door.meant(PEOPLE, typed)
    assert door.digits_needed(found, typed) == needed


def test_four_keys_at_most_find_everybody_of_four_hundred():
    sample = resources() / "sample" / "delegates"
    files = [(path.name, path.read_bytes()) for path in sorted(sample.iterdir())]
    roll = read_rosters(files).people[:400]
    comers = [comer(one.student_no, one.name) for one in roll]
    comers = [replace(one, who=Who(entry_id=place)) for place, one in enumerate(comers)]
    assert len(comers) == 400
    slow = [one.name for one in comers if min(keys(comers, one, way) for way in ways(one)) > 4]
    assert slow == []
    # Initials filled up with the end of the number are right at once nearly always.
    plain = [letters(one) + one.number[len(letters(one)) - 4 :] for one in comers]
    right = sum(keys(comers, one, way) == 4 for one, way in zip(comers, plain, strict=True))
    assert right >= 380


def letters(one):
    return "".join(min(readings) for readings in initials(one.name))[:3]


def ways(one):
    """Ways to say who is meant in four keys: initials, the end of the number, or both."""
    for left, right in product(range(len(letters(one)) + 1), range(5)):
        if 0 < left + right <= 4:
            yield letters(one)[:left] + (one.number[-right:] if right else "")


def keys(comers, one, typed):
    """Return how many keys lead to somebody, each ↓ among them."""
    found = [each.who for each in door.meant(comers, typed)]
    return len(typed) + found.index(one.who) if one.who in found else 99
