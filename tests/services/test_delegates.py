import io
from dataclasses import replace
from datetime import date

import pytest
from openpyxl import load_workbook

from sudesk.errors import Refused
from sudesk.models.roster import Student
from sudesk.models.tables import Organisation
from sudesk.services import congresses, delegates, quotas, sittings
from sudesk.terms import CongressKind, SeatKind, Status


@pytest.fixture
def congress(hall):
    """A congress of delegates whose classes have 3, 2 and 1 seats."""
    hall.convene(CongressKind.DELEGATES)
    hall.do(quotas.fix, hall.congress, 6)
    return hall


def of_class(congress, name):
    return [entry.id for entry in congresses.class_order(congress.roll)[name]]


def listed(congress):
    return [row.entry.id for row in congress.ask(delegates.delegates, congress.congress)]


def test_who_is_a_delegate_already_stays_one(congress):
    chosen = of_class(congress, "会计2401班")[:2]
    congress.do(delegates.add, congress.congress, chosen)
    congress.do(delegates.add, congress.congress, chosen)
    assert listed(congress) == chosen
    assert [entry.id for entry in congress.due] == chosen


def test_a_class_has_no_more_delegates_than_seats(congress):
    quota = congress.ask(quotas.fixed, congress.congress)
    for row in quota.rows:
        people = of_class(congress, row.class_name)
        with pytest.raises(Refused, match=f"{row.class_name}名额{row.step.seats}名.*多出1名"):
            congress.do(delegates.add, congress.congress, people[: row.step.seats + 1])
    assert listed(congress) == []
    for row in quota.rows:
        chosen = of_class(congress, row.class_name)[: row.step.seats]
        congress.do(delegates.add, congress.congress, chosen)
    assert len(listed(congress)) == 6


def test_there_is_a_quota_before_there_are_delegates(hall):
    hall.convene(CongressKind.DELEGATES)
    with pytest.raises(Refused, match="还没有分配名额"):
        hall.do(delegates.add, hall.congress, [hall.roll[0].id])


def test_an_assembly_has_no_delegates(hall):
    hall.convene()
    for act in (delegates.add, delegates.remove):
        with pytest.raises(Refused, match="没有代表名单"):
            hall.do(act, hall.congress, [hall.roll[0].id])


def test_the_list_stands_still_once_people_sign_in(congress):
    chosen = of_class(congress, "会计2401班")[:1]
    congress.do(delegates.add, congress.congress, chosen)
    congress.do(sittings.open_sitting, congress.congress, "预备会议")
    for act in (delegates.add, delegates.remove):
        with pytest.raises(Refused, match="大会已开始签到"):
            congress.do(act, congress.congress, chosen)
    assert listed(congress) == chosen


def test_a_delegate_can_be_taken_off_and_marked(congress):
    first, second = of_class(congress, "会计2401班")[:2]
    congress.do(delegates.add, congress.congress, [first, second])
    congress.do(delegates.mark_cores, congress.congress, [second], True)
    congress.do(delegates.remove, congress.congress, [first])
    (row,) = congress.ask(delegates.delegates, congress.congress)
    assert (row.entry.id, row.core) == (second, True)
    congress.do(delegates.mark_cores, congress.congress, [second], False)
    assert not congress.ask(delegates.delegates, congress.congress)[0].core


def test_the_workbook_lists_them_all(congress):
    chosen = of_class(congress, "会计2401班")[:2]
    congress.do(delegates.add, congress.congress, chosen)
    congress.do(delegates.mark_cores, congress.congress, [chosen[0]], True)
    content = congress.ask(delegates.workbook, congress.congress)
    rows = list(load_workbook(io.BytesIO(content)).active.values)
    entries = congress.roll[:2]
    said = [row for row in rows if row[0] in (1, 2)]
    assert [(row[2], row[4], row[7]) for row in said] == [
        (entries[0].name, entries[0].student_no, "是"),
        (entries[1].name, entries[1].student_no, "否"),
    ]
    assert any("代表2人，其中非骨干1/2" in str(cell) for row in rows for cell in row)


def test_who_was_taken_off_is_put_back_as_it_was(congress):
    chosen = of_class(congress, "会计2401班")[:2]
    congress.do(delegates.add, congress.congress, chosen)
    congress.do(delegates.mark_cores, congress.congress, chosen, True)
    congress.do(delegates.describe, congress.congress, chosen[0], 8, "班长")
    before = congress.ask(delegates.delegates, congress.congress)
    kept = congress.do(delegates.remove, congress.congress, chosen)
    congress.do(delegates.put_back, congress.congress, kept)
    after = congress.ask(delegates.delegates, congress.congress)
    assert [replace(row, id=0) for row in after] == [replace(row, id=0) for row in before]


def test_a_form_comes_back_on_a_day(congress):
    chosen = of_class(congress, "会计2401班")[:2]
    congress.do(delegates.add, congress.congress, chosen)
    congress.do(delegates.register, congress.congress, chosen[:1], date(2026, 12, 3))
    rows = congress.ask(delegates.delegates, congress.congress)
    assert [row.registered_on for row in rows] == [date(2026, 12, 3), None]
    congress.do(delegates.register, congress.congress, chosen, None)
    assert not any(
        row.registered_on for row in congress.ask(delegates.delegates, congress.congress)
    )


def test_organisations_send_delegates_within_their_own_seats(congress):
    with congress.store.writing() as session:
        body = Organisation(congress_id=congress.congress, position=1, name="系学生会", seats=1)
        session.add(body)
        session.flush()
        body_id = body.id
    first, second = of_class(congress, "会计2401班")[:2]
    seat = SeatKind.ORGANISATION
    congress.do(delegates.add, congress.congress, [first], seat, body_id)
    with pytest.raises(Refused, match="系学生会名额1名，登记后有2名"):
        congress.do(delegates.add, congress.congress, [second], seat, body_id)
    others = of_class(congress, "会计2401班")[2:5]
    congress.do(delegates.add, congress.congress, others)
    rows = congress.ask(delegates.delegates, congress.congress)
    assert [row.organisation for row in rows] == ["系学生会", "", "", ""]


def test_who_left_the_roll_does_not_become_a_delegate(congress):
    entry = congress.roll[0]
    with congress.store.writing() as session:
        session.query(Student).filter_by(student_no=entry.student_no).one().status = Status.LEFT
    with pytest.raises(Refused, match=f"{entry.name}已离班，不能登记为代表"):
        congress.do(delegates.add, congress.congress, [entry.id])
