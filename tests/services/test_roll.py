import pytest

from sudesk.models.roster import ClassGroup, Student
from sudesk.services import roll
from sudesk.terms import Status
from tests.services.scenes import CLASSES


@pytest.mark.parametrize("status", Status)
def test_who_counts_in_the_headcount(store, status):
    with store.writing() as session:
        session.get_one(Student, 1).status = status
    gone = {Status.WITHDRAWN, Status.TRANSFERRED, Status.GRADUATED, Status.LEFT}
    with store.reading() as session:
        assert roll.headcount(session) == 24 - (status in gone)
        assert roll.classes(session)[0].size == 10 - (status in gone)
        assert len(roll.students(session)) == 24


def test_students_stand_class_by_class_in_order_of_number(store):
    with store.reading() as session:
        rows = roll.students(session)
        assert [row.name for row in roll.classes(session)] == list(CLASSES)
        assert {row.name: row.size for row in roll.classes(session)} == CLASSES
    assert [(row.class_name, row.student_no) for row in rows] == sorted(
        (row.class_name, row.student_no) for row in rows
    )
    assert rows[0].key.value is rows[0]
    assert rows[0].cohort == "2024"


def test_a_student_of_whom_little_is_known_has_empty_words(store):
    with store.writing() as session:
        session.add(Student(student_no="9", name="无班"))
        session.add(ClassGroup(name="空班"))
    with store.reading() as session:
        stray = next(row for row in roll.students(session) if row.student_no == "9")
        assert (stray.class_name, stray.cohort, stray.gender, stray.major) == ("", "", "", "")
        assert next(row for row in roll.classes(session) if row.name == "空班").size == 0
        assert roll.last_import(session) is None
