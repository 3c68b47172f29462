import pytest

from sudesk.errors import Refused
from sudesk.models import journal
from sudesk.services import congresses, sittings
from sudesk.terms import CongressKind, Presence


@pytest.fixture
def sitting(hall):
    hall.convene()
    hall.sitting = hall.do(sittings.open_sitting, hall.congress, "正式会议")
    return hall


def attendance(hall):
    return hall.ask(sittings.attendance, hall.sitting)


def test_checking_in_twice_is_checking_in_once(sitting):
    entry = sitting.due[0].id
    assert sitting.do(sittings.check_in, sitting.sitting, entry)
    before = attendance(sitting), sitting.ask(journal.extract)
    assert not sitting.do(sittings.check_in, sitting.sitting, entry)
    assert (attendance(sitting), sitting.ask(journal.extract)) == before
    assert before[0].present == 1


def test_present_on_leave_and_absent_add_up_to_due(sitting):
    first, second, third = (entry.id for entry in sitting.due[:3])
    sitting.do(sittings.check_in, sitting.sitting, first)
    sitting.do(sittings.check_in, sitting.sitting, second)
    sitting.do(sittings.grant_leave, sitting.sitting, third, " 生病 ")
    roll = attendance(sitting)
    assert (roll.due, roll.present, roll.on_leave, roll.absent) == (24, 2, 1, 21)
    assert roll.people[2].reason == "生病"
    assert roll.people[2].key.value is roll.people[2]
    sitting.do(sittings.undo_check_in, sitting.sitting, second)
    sitting.do(sittings.check_in, sitting.sitting, third)  # on leave, and came all the same
    roll = attendance(sitting)
    assert [one.presence for one in roll.people[:3]] == [
        Presence.PRESENT,
        Presence.ABSENT,
        Presence.PRESENT,
    ]
    assert roll.people[2].reason == ""
    assert roll.people[1].changed_at is None


@pytest.mark.parametrize(("present", "blocked"), [(15, True), (16, False)])
def test_two_thirds_are_a_quorum(sitting, present, blocked):
    for entry in sitting.due[:present]:
        sitting.do(sittings.check_in, sitting.sitting, entry.id)
    assert attendance(sitting).quorum.blocks is blocked


def test_leave_needs_a_reason(sitting):
    with pytest.raises(Refused, match="写明事由"):
        sitting.do(sittings.grant_leave, sitting.sitting, sitting.due[0].id, " ")
    assert attendance(sitting).on_leave == 0


def test_only_who_is_due_signs_in(sitting):
    entry = sitting.due[0].id
    sitting.do(congresses.exclude, entry, "顶岗实习")
    with pytest.raises(Refused, match="不在应到名单里"):
        sitting.do(sittings.check_in, sitting.sitting, entry)
    with pytest.raises(Refused, match="不在应到名单里"):
        sitting.do(sittings.grant_leave, sitting.sitting, entry, "顶岗实习")
    sitting.do(congresses.exclude, entry, "")
    assert attendance(sitting).people[0].presence is Presence.ABSENT


def test_a_closed_sitting_stands_still(sitting):
    entry = sitting.due[0].id
    sitting.do(sittings.check_in, sitting.sitting, entry)
    sitting.do(sittings.close_sitting, sitting.sitting)
    before = attendance(sitting)
    for act, *arguments in (
        (sittings.check_in, entry),
        (sittings.grant_leave, entry, "生病"),
        (sittings.undo_check_in, entry),
        (sittings.close_sitting,),
    ):
        with pytest.raises(Refused, match="已经闭会"):
            sitting.do(act, sitting.sitting, *arguments)
    assert attendance(sitting) == before
    assert before.closed_at is not None


def test_one_sitting_is_open_at_a_time(sitting):
    with pytest.raises(Refused, match="“正式会议”还没有闭会"):
        sitting.do(sittings.open_sitting, sitting.congress, "第二次会议")
    sitting.do(sittings.close_sitting, sitting.sitting)
    second = sitting.do(sittings.open_sitting, sitting.congress, "第二次会议")
    current = sitting.ask(sittings.current, sitting.congress)
    assert (current.sitting_id, current.title, current.present) == (second, "第二次会议", 0)


def test_nobody_due_is_no_sitting(hall):
    hall.convene(CongressKind.DELEGATES)
    with pytest.raises(Refused, match="请先登记代表"):
        hall.do(sittings.open_sitting, hall.congress, "正式会议")
    assert hall.ask(sittings.current, hall.congress) is None
