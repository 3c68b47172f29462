from datetime import date

import pytest

from sudesk.errors import Refused
from sudesk.models.roster import Student
from sudesk.rules.credentials import Check
from sudesk.services import class_elections, credentials, delegates, replacements, students
from sudesk.services.class_elections import Meeting
from sudesk.terms import CongressKind, SeatKind, Status, Verdict

DAY = date(2026, 12, 8)
NAMES = ["何安", " 林知远 "]


@pytest.fixture
def seated(hall):
    """A congress of six delegates, nothing else recorded."""
    return hall.convene(CongressKind.DELEGATES, 6)


@pytest.fixture
def ready(seated):
    """The same with every class meeting, every vote and every form."""
    for row in seated.ask(class_elections.classes, seated.congress):
        meeting = Meeting(date(2026, 12, 1), row.size, row.size)
        seated.do(class_elections.record_meeting, seated.congress, row.name, meeting)
    for row in seated.ask(delegates.delegates, seated.congress):
        seated.do(delegates.describe, seated.congress, row.entry.id, 6, "")
    everybody = [entry.id for entry in seated.due]
    seated.do(delegates.register, seated.congress, everybody, DAY)
    return seated


def review(hall):
    return hall.ask(credentials.review, hall.congress)


def change_status(hall, entry, status):
    with hall.store.reading() as session:
        student = session.query(Student).filter_by(student_no=entry.student_no).one().id
    hall.do(students.change, student, None, None, None, None, status)


def test_what_is_missing_is_counted_for_each_check(seated):
    found = review(seated)
    assert (len(found.people), found.seats, found.valid) == (6, 6, 0)
    assert found.count(Verdict.WARNED) == 6
    assert found.tally == {
        Check.ROLL: 6,
        Check.ELECTION: 0,
        Check.VOTES: 0,
        Check.SEATS: 6,
        Check.FORM: 0,
        Check.ONCE: 6,
        Check.CORE: 6,
    }
    assert "非骨干6/6" in found.ordinary.sentence


def test_who_has_everything_is_valid(ready):
    found = review(ready)
    assert found.valid == len(found.people) == 6
    assert all(not one.open_points for one in found.people)


def test_a_signature_covers_who_is_a_delegate_then(ready):
    ready.do(credentials.sign, ready.congress, NAMES, DAY)
    found = review(ready)
    assert found.settled
    assert found.signed.by == ("何安", "林知远")
    assert (found.signed.on, found.signed.covers, found.signed.because) == (DAY, 6, "")
    first, fourth = ready.roll[0], ready.roll[3]
    ready.do(replacements.replace, ready.congress, first.id, fourth.id, "转出", DAY)
    found = review(ready)
    assert not found.settled
    assert not found.signed.current


def test_who_leaves_without_successor_leaves_the_signature_whole(ready):
    ready.do(credentials.sign, ready.congress, NAMES, DAY)
    ready.do(replacements.leave, ready.congress, ready.roll[0].id, "转出", DAY)
    assert review(ready).settled


def test_open_points_ask_for_a_reason(seated):
    with pytest.raises(Refused, match="还有6名代表的材料待补"):
        seated.do(credentials.sign, seated.congress, NAMES, DAY)
    seated.do(credentials.sign, seated.congress, NAMES, DAY, "登记表已见原件")
    assert review(seated).signed.because == "登记表已见原件"
    seated.do(credentials.withdraw, seated.congress)
    assert review(seated).signed is None
    seated.do(credentials.withdraw, seated.congress)


def test_who_left_the_roll_stops_it_and_is_found(ready):
    entry = ready.due[0]
    change_status(ready, entry, Status.LEFT)
    assert [row.entry for row in ready.ask(delegates.gone, ready.congress)] == [entry]
    assert ready.ask(delegates.burdened) == (entry.name,)
    with ready.store.reading() as session:
        rows = session.query(Student).filter(Student.student_no.in_([entry.student_no]))
        student, other = rows.one().id, session.query(Student).all()[-1].id
    assert ready.ask(delegates.burdened, student) == (entry.name,)
    assert ready.ask(delegates.burdened, other) == ()
    found = review(ready)
    assert found.count(Verdict.BLOCKED) == 1
    assert found.people[0].open_points[0].sentence == "现在的学籍状态是离班"
    with pytest.raises(Refused, match=f"{entry.name}资格不符.*离班.*更换"):
        ready.do(credentials.sign, ready.congress, NAMES, DAY, "理由")


def test_who_pauses_is_a_doubt_and_no_obstacle(ready):
    change_status(ready, ready.due[0], Status.SUSPENDED)
    assert ready.ask(delegates.gone, ready.congress) == ()
    assert review(ready).count(Verdict.WARNED) == 1


def test_nobody_signs_for_nothing(hall):
    hall.convene(CongressKind.DELEGATES)
    with pytest.raises(Refused, match="还没有登记代表"):
        hall.do(credentials.sign, hall.congress, NAMES, DAY)


def test_a_signature_has_a_name(ready):
    with pytest.raises(Refused, match="没有填写审查组成员"):
        ready.do(credentials.sign, ready.congress, ["", " "], DAY)


def test_by_office_is_core_by_office(ready):
    ready.do(delegates.remove, ready.congress, [ready.due[0].id])
    with pytest.raises(Refused, match="当然代表名额0名"):
        ready.do(delegates.add, ready.congress, [ready.roll[4].id], SeatKind.EX_OFFICIO)


def test_without_delegates_nobody_burdens_a_congress(hall):
    assert hall.ask(delegates.burdened) == ()
    hall.convene()
    assert hall.ask(delegates.burdened) == ()
