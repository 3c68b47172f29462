"""The presidium of the congress: who sits in it, and in which order."""

import pytest

from sudesk.errors import Refused, SudeskError
from sudesk.services import presidium
from sudesk.terms import Seat


@pytest.fixture
def seated(hall):
    """A presidium of three of the roll."""
    hall.convene()
    for seat, entry in zip(Seat, hall.roll, strict=False):
        hall.do(presidium.add, hall.congress, seat, entry.id)
    return hall


def sitters(hall):
    return hall.ask(presidium.presidium, hall.congress)


def names(hall):
    return [one.name for one in sitters(hall)]


def test_people_of_the_roll_and_others_sit_in_order(seated):
    seated.do(presidium.invite, seated.congress, Seat.MEMBER, " 王老师 ", "系团总支")
    found = sitters(seated)
    assert [one.position for one in found] == [1, 2, 3, 4]
    assert found[0].unit == seated.roll[0].class_name
    assert (found[3].name, found[3].unit, found[3].entry_id) == ("王老师", "系团总支", None)
    first, second, third = (entry.name for entry in seated.roll[:3])
    unit = seated.roll[0].class_name
    assert presidium.words_of(found) == (
        f"执行主席：{first}（{unit}）；成员：{second}（{unit}）、王老师（系团总支）；"
        f"大会秘书长：{third}（{unit}）"
    )


def test_nobody_sits_twice(seated):
    with pytest.raises(Refused, match="已经在大会主席团名单里"):
        seated.do(presidium.add, seated.congress, Seat.MEMBER, seated.roll[0].id)
    seated.do(presidium.invite, seated.congress, Seat.MEMBER, "王老师", "")
    with pytest.raises(Refused, match="王老师已经在"):
        seated.do(presidium.invite, seated.congress, Seat.CHAIR, "王老师", "")
    with pytest.raises(SudeskError, match="还没有填写姓名"):
        seated.do(presidium.invite, seated.congress, Seat.CHAIR, " ", "")


def test_there_is_one_secretary(seated):
    with pytest.raises(Refused, match="大会秘书长只设1名"):
        seated.do(presidium.change_seat, sitters(seated)[0].id, Seat.SECRETARY)
    seated.do(presidium.change_seat, sitters(seated)[2].id, Seat.SECRETARY)
    seated.do(presidium.change_seat, sitters(seated)[2].id, Seat.CHAIR)
    seated.do(presidium.change_seat, sitters(seated)[0].id, Seat.SECRETARY)
    assert [one.seat for one in sitters(seated)] == [Seat.SECRETARY, Seat.MEMBER, Seat.CHAIR]


def test_the_order_moves_and_its_ends_hold(seated):
    first, second, third = names(seated)
    seated.do(presidium.move, sitters(seated)[2].id, -1)
    assert names(seated) == [first, third, second]
    seated.do(presidium.move, sitters(seated)[0].id, -1)
    seated.do(presidium.move, sitters(seated)[1].id, 9)
    assert names(seated) == [first, second, third]


def test_a_removal_can_be_undone(seated):
    before = names(seated)
    gone = seated.do(presidium.remove, sitters(seated)[1].id)
    assert names(seated) == [before[0], before[2]]
    assert [one.position for one in sitters(seated)] == [1, 2]
    seated.do(presidium.put_back, seated.congress, gone)
    assert names(seated) == before
