"""The roll by number and as of which act, and writing many students of it at once."""

from collections.abc import Iterable, Mapping, Sequence
from contextlib import closing
from itertools import chain
from typing import NamedTuple

from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session

from sudesk.models.tables import JournalEntry
from sudesk.terms import Status


class Kept(NamedTuple):
    """A student as the roll has it or would have it; the id is 0 for one not yet on it."""

    id: int
    name: str
    gender: str | None
    class_name: str | None
    grade: str | None
    major: str | None
    status: Status
    ethnicity: str | None
    political: str | None


Roll = Mapping[str, Kept]

# Driver SQL, not Core, and many rows to a statement: SQLite sets up the check of the standing
# anew for each statement, which would take as long as the rest.
_ENROL = (
    "INSERT INTO student (name, gender, class_group_id, grade, major, status, ethnicity, "
    "political, id, student_no) VALUES "
)
_PLACES = "(?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
_AT_ONCE = 100
_ROLL = (
    "SELECT student_no, student.id, student.name, gender, class_group.name, grade, major, status, "
    "ethnicity, political FROM student LEFT JOIN class_group "
    "ON class_group.id = student.class_group_id ORDER BY student.id"
)
_STATUS = {status.value: status for status in Status}
_REWRITE = (
    "UPDATE student SET name = ?, gender = ?, class_group_id = ?, grade = ?, major = ?, "
    "status = ?, ethnicity = ?, political = ? WHERE id = ?"
)


def roll_now(session: Session) -> dict[str, Kept]:
    """Return every student of the roll by number."""
    with closing(session.connection().connection.cursor()) as cursor:
        rows = cursor.execute(_ROLL).fetchall()  # by Core each row alone, which takes twice as long
    make, status_of = Kept._make, _STATUS
    return {row[0]: make((*row[1:7], status_of[row[7]], *row[8:])) for row in rows}


def revision(session: Session) -> int:
    """Return the journal's last entry of an act on the roll, 0 before any: the same, no change."""
    acts = or_(JournalEntry.act.startswith("roster."), JournalEntry.act.startswith("student."))
    return session.scalar(select(func.max(JournalEntry.id)).where(acts)) or 0


def enrol(
    session: Session, students: Mapping[str, Kept], ids: Iterable[int], groups: Mapping[str, int]
) -> None:
    """Put students, given by number, on the roll under new ids.

    ``groups`` are the ids of classes by name.
    """
    rows = [
        (*_row(student, groups), id_, number)
        for id_, (number, student) in zip(ids, students.items(), strict=True)
    ]
    connection = session.connection()
    for start in range(0, len(rows), _AT_ONCE):
        part = rows[start : start + _AT_ONCE]
        statement = _ENROL + ", ".join([_PLACES] * len(part))
        connection.exec_driver_sql(statement, tuple(chain.from_iterable(part)))


def rewrite(session: Session, students: Sequence[Kept], groups: Mapping[str, int]) -> None:
    """Write students that are on the roll anew; ``groups`` are class ids by name."""
    if students:
        rows = [(*_row(student, groups), student.id) for student in students]
        session.connection().exec_driver_sql(_REWRITE, rows)


def _row(student: Kept, groups: Mapping[str, int]) -> tuple[str | int | None, ...]:
    return (
        student.name,
        student.gender,
        groups[student.class_name] if student.class_name else None,
        student.grade,
        student.major,
        str(student.status),
        student.ethnicity,
        student.political,
    )
