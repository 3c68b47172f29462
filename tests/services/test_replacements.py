from datetime import date

import pytest

from sudesk.errors import Refused
from sudesk.models.roster import Student
from sudesk.services import (
    class_elections,
    congresses,
    delegates,
    delegations,
    replacements,
    sittings,
    students,
)
from sudesk.terms import CongressKind, Status, VoteForm

LEFT = date(2026, 12, 10)
CLASS = "会计2401班"


@pytest.fixture
def seated(hall):
    """A congress of six delegates, three of the first class."""
    return hall.convene(CongressKind.DELEGATES, 6)


def members(hall, name=CLASS):
    return congresses.class_order(hall.roll)[name]


def listed(hall):
    return [row.entry.id for row in hall.ask(delegates.delegates, hall.congress)]


def replaced(hall, votes=None, because="转出"):
    """The first delegate of the first class gives way to the fourth student of it."""
    first, _, _, fourth, *_ = members(hall)
    hall.do(replacements.replace, hall.congress, first.id, fourth.id, because, LEFT, votes)
    return first, fourth


def test_the_successor_takes_the_seat_and_the_history_stays(seated):
    seated.do(delegations.arrange, seated.congress, delegations.Grouping.COHORT)
    seated.do(delegations.lead, seated.congress, members(seated)[0].id)
    first, fourth = replaced(seated, 7)
    rows = {row.entry.id: row for row in seated.ask(delegates.delegates, seated.congress)}
    assert first.id not in rows
    heir = rows[fourth.id]
    assert (heir.replaces, heir.votes, heir.leads) == (first.name, 7, False)
    assert heir.delegation == "2024级代表团"
    (gone,) = seated.ask(replacements.former, seated.congress)
    assert (gone.entry, gone.left_on, gone.because) == (first, LEFT, "转出")
    assert gone.successor == fourth.name
    assert first.id not in [entry.id for entry in seated.due]


def test_it_can_be_taken_back_whole(seated):
    before = seated.ask(delegates.delegates, seated.congress)
    first, _ = replaced(seated)
    seated.do(replacements.take_back, seated.congress, first.id)
    assert seated.ask(delegates.delegates, seated.congress) == before
    assert seated.ask(replacements.former, seated.congress) == ()


def test_a_seat_may_stay_empty_and_be_filled_later(seated):
    first = members(seated)[0]
    seated.do(replacements.leave, seated.congress, first.id, "本人辞去", LEFT)
    assert len(listed(seated)) == 5
    seated.do(delegates.add, seated.congress, [first.id])
    assert len(listed(seated)) == 6
    assert seated.ask(replacements.former, seated.congress) == ()


def test_who_was_replaced_can_come_back_for_another(seated):
    first, fourth = replaced(seated)
    seated.do(delegates.remove, seated.congress, [members(seated)[1].id])
    seated.do(delegates.add, seated.congress, [first.id])
    rows = {row.entry.id: row for row in seated.ask(delegates.delegates, seated.congress)}
    assert rows[fourth.id].replaces == ""
    seated.do(delegates.remove, seated.congress, [first.id])
    assert first.id not in listed(seated)


@pytest.mark.parametrize(
    ("who", "words"),
    [
        (lambda hall: members(hall)[1], "已经是代表"),
        (lambda hall: members(hall)[0], "就是要更换的代表"),
        (lambda hall: members(hall, "会计2501班")[5], "不能接替会计2401班的代表"),
    ],
)
def test_not_everybody_may_follow(seated, who, words):
    first, heir = members(seated)[0], who(seated)
    with pytest.raises(Refused, match=words):
        seated.do(replacements.replace, seated.congress, first.id, heir.id, "转出", LEFT)
    assert first.id in listed(seated)


def test_who_left_the_roll_follows_nobody(seated):
    first, fourth = members(seated)[0], members(seated)[3]
    with seated.store.reading() as session:
        student = session.query(Student).filter_by(student_no=fourth.student_no).one().id
    seated.do(students.change, student, None, None, None, None, Status.LEFT)
    with pytest.raises(Refused, match="已不在册，不能接替"):
        seated.do(replacements.replace, seated.congress, first.id, fourth.id, "转出", LEFT)


def test_a_reason_and_a_delegate_are_asked_for(seated):
    first, _, _, fourth, *_ = members(seated)
    with pytest.raises(Refused, match="要写明原因"):
        seated.do(replacements.replace, seated.congress, first.id, fourth.id, " ", LEFT)
    with pytest.raises(Refused, match="不是代表"):
        seated.do(replacements.leave, seated.congress, fourth.id, "转出", LEFT)


def test_nobody_gets_more_votes_than_were_present(seated):
    meeting = class_elections.Meeting(date(2026, 12, 1), 10, 8, VoteForm.SECRET)
    seated.do(class_elections.record_meeting, seated.congress, CLASS, meeting)
    with pytest.raises(Refused, match="得票9票，多于班会实到8人"):
        replaced(seated, 9)
    replaced(seated, 8)


def test_also_while_people_sign_in_but_not_who_has(seated):
    sitting = seated.do(sittings.open_sitting, seated.congress, "正式会议")
    first, _, _, fourth, *_ = members(seated)
    seated.do(sittings.check_in, sitting, first.id)
    with pytest.raises(Refused, match="已经签到，不能更换"):
        replaced(seated)
    seated.do(sittings.undo_check_in, sitting, first.id)
    replaced(seated)
    seated.do(sittings.check_in, sitting, fourth.id)
    with pytest.raises(Refused, match="已经签到"):
        seated.do(replacements.take_back, seated.congress, first.id)


def test_not_once_a_sitting_is_over(seated):
    sitting = seated.do(sittings.open_sitting, seated.congress, "正式会议")
    seated.do(sittings.close_sitting, sitting)
    with pytest.raises(Refused, match=r"不能再更换.*请登记为请假"):
        replaced(seated)


def test_an_assembly_replaces_nobody(hall):
    hall.convene()
    with pytest.raises(Refused, match="没有代表名单"):
        hall.do(replacements.leave, hall.congress, hall.roll[0].id, "转出", LEFT)
