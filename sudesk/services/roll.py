"""The roll of the department: its students as they are now."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from sudesk.models.roster import ClassGroup, RosterImport, Student
from sudesk.rules.search import Key
from sudesk.terms import Status


@dataclass(frozen=True, slots=True)
class StudentRow:
    """One student as lists show them; empty words where nothing is known.

    ``cohort`` is the student's own ``grade``, or that of the class.
    """

    id: int
    student_no: str
    name: str
    gender: str
    class_name: str
    cohort: str
    major: str
    status: Status
    ethnicity: str
    political: str
    grade: str

    @property
    def key(self) -> Key["StudentRow"]:
        """What this student is found by."""
        return Key(self.student_no, self.name, self)


@dataclass(frozen=True, slots=True)
class ClassRow:
    """One class with the number of students that count in the headcount."""

    name: str
    cohort: str
    cohort_derived: bool
    size: int


def students(session: Session) -> tuple[StudentRow, ...]:
    """Return every student, class by class, in order of number."""
    # Columns, not entities: a roll of 20,000 must not keep the window waiting.
    rows: Iterable[Sequence[Any]] = session.execute(
        select(
            Student.id,
            Student.student_no,
            Student.name,
            func.coalesce(Student.gender, ""),
            func.coalesce(ClassGroup.name, ""),
            func.coalesce(Student.grade, ClassGroup.cohort, ""),
            func.coalesce(Student.major, ""),
            Student.status,
            func.coalesce(Student.ethnicity, ""),
            func.coalesce(Student.political, ""),
            func.coalesce(Student.grade, ""),
        )
        .outerjoin(ClassGroup)
        .order_by(ClassGroup.cohort, ClassGroup.name, Student.student_no)
    )
    return tuple(StudentRow(*row) for row in rows)


def classes(session: Session) -> tuple[ClassRow, ...]:
    """Return every class with its size, by cohort and name."""
    sizes: dict[int | None, int] = {}
    for group_id, status in session.execute(select(Student.class_group_id, Student.status)):
        sizes[group_id] = sizes.get(group_id, 0) + status.counts
    groups = session.scalars(select(ClassGroup).order_by(ClassGroup.cohort, ClassGroup.name))
    return tuple(
        ClassRow(group.name, group.cohort or "", group.cohort_derived, sizes.get(group.id, 0))
        for group in groups
    )


def headcount(session: Session) -> int:
    """Return how many students count: all but 退学, 转出, 毕业, 离班 (rule D5)."""
    return sum(status.counts for status in session.scalars(select(Student.status)))


def last_import(session: Session) -> RosterImport | None:
    """Return the last import, None before the first."""
    return session.scalar(select(RosterImport).order_by(RosterImport.id.desc()).limit(1))
