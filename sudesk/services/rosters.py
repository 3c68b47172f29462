"""Importing rosters in two steps: plan what would change, then apply what was planned."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache
from typing import NamedTuple, cast

from sqlalchemy import Table, insert, select, update
from sqlalchemy.orm import Session

from sudesk.errors import SudeskError
from sudesk.models.journal import record
from sudesk.models.store import at
from sudesk.models.tables import ClassGroup, RosterImport, Student
from sudesk.rules import cohorts
from sudesk.sheets.reading import Person, Reading
from sudesk.terms import Status


class Change(Enum):
    """What an import does to one student."""

    ADDED = "新增"
    UPDATED = "更新"
    UNCHANGED = "不变"


FIELDS = {
    "name": "姓名",
    "gender": "性别",
    "class_name": "班级",
    "grade": "年级",
    "major": "专业",
    "status": "状态",
    "ethnicity": "民族",
    "political": "政治面貌",
}


@dataclass(frozen=True, slots=True)
class Difference:
    """One field of a student that an import changes, in the words that people read."""

    label: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Planned:
    """What an import would do to one student; ``asks`` wait for confirmation."""

    person: Person
    change: Change
    differences: tuple[Difference, ...] = ()

    @property
    def waits(self) -> bool:
        """Whether somebody has to confirm the row first."""
        return bool(self.person.asks)


@dataclass(frozen=True, slots=True)
class ImportPlan:
    """What an import would do, student by student, in reading order."""

    reading: Reading
    rows: tuple[Planned, ...]

    def count(self, change: Change) -> int:
        """Return how many students an import would treat so."""
        return sum(row.change is change for row in self.rows)


@dataclass(frozen=True, slots=True)
class Imported:
    """What an import did, in students."""

    added: int
    updated: int
    unchanged: int
    left_out: int


_STATUS_WORDS = (
    ("保留", Status.RETAINED),
    ("入伍", Status.ENLISTED),
    ("参军", Status.ENLISTED),
    ("休学", Status.SUSPENDED),
    ("退学", Status.WITHDRAWN),
    ("开除", Status.WITHDRAWN),
    ("转出", Status.TRANSFERRED),
    ("转学", Status.TRANSFERRED),
    ("毕业", Status.GRADUATED),
    ("结业", Status.GRADUATED),
    ("离班", Status.LEFT),
)


@lru_cache(maxsize=256)
def status_of(word: str | None) -> Status:
    """Return the standing that a registrar's word names; what is not known counts as 在读."""
    for part, status in _STATUS_WORDS:
        if word and part in word:
            return status
    return Status.ACTIVE


def plan(session: Session, reading: Reading) -> ImportPlan:
    """Say for every student of the files what an import would do; writes nothing."""
    known = _known(session)
    rows = tuple(_plan_one(person, known.get(person.student_no)) for person in reading.people)
    return ImportPlan(reading, rows)


def apply(
    session: Session,
    planned: ImportPlan,
    files: Sequence[tuple[str, str]],
    confirmed: Collection[str] = (),
) -> Imported:
    """Import what was planned, once more checked against the roll as it is now.

    ``files`` are (name, SHA-256) of what was read; ``confirmed`` are the student numbers of rows
    that somebody confirmed, the others that wait are left out. Raises SudeskError where the roll
    changed since the plan was made.
    """
    if plan(session, planned.reading) != planned:
        raise SudeskError("名册在核对之后有变动，没有导入。", "", "请重新核对一次，再导入。")
    taken = [row for row in planned.rows if not row.waits or row.person.student_no in confirmed]
    groups = _class_groups(session, [row.person for row in taken])
    added = [row for row in taken if row.change is Change.ADDED]
    updated = [row for row in taken if row.change is Change.UPDATED]
    if added:
        # Core, not the ORM: several times faster for thousands of rows.
        session.connection().execute(
            insert(cast(Table, Student.__table__)),
            [_new_student(row.person, groups) for row in added],
        )
    known = _known(session) if updated else {}
    for row in updated:
        student = known[row.person.student_no]
        session.execute(
            update(Student).where(Student.id == student.id), _changed(row.person, groups)
        )
    result = Imported(
        len(added),
        len(updated),
        len(taken) - len(added) - len(updated),
        len(planned.rows) - len(taken),
    )
    counts = planned.reading.counts
    sums = {
        "places": counts.places,
        "taken": counts.taken,
        "disputed": counts.disputed,
        "refused": counts.refused,
        "ignored": counts.ignored,
        "added": result.added,
        "updated": result.updated,
        "unchanged": result.unchanged,
        "left_out": result.left_out,
    }
    session.add(
        RosterImport(
            imported_at=at(session),
            files=[{"name": name, "sha256": digest} for name, digest in files],
            counts=sums,
        )
    )
    record(session, "roster.import", files=[digest for _, digest in files], **sums)
    return result


class _Known(NamedTuple):
    """A student as the roll has it now, field by field in the order of FIELDS."""

    id: int
    name: str
    gender: str | None
    class_name: str | None
    grade: str | None
    major: str | None
    status: Status
    ethnicity: str | None
    political: str | None


def _known(session: Session) -> dict[str, _Known]:
    rows = session.execute(
        select(
            Student.student_no,
            Student.id,
            Student.name,
            Student.gender,
            ClassGroup.name,
            Student.grade,
            Student.major,
            Student.status,
            Student.ethnicity,
            Student.political,
        ).outerjoin(ClassGroup, Student.class_group_id == ClassGroup.id)
    )
    return {student_no: _Known(*fields) for student_no, *fields in rows}


def _plan_one(person: Person, student: _Known | None) -> Planned:
    if student is None:
        return Planned(person, Change.ADDED)
    differences = tuple(
        Difference(FIELDS[key], _word(before) or "（空）", _word(after))
        for key in FIELDS
        if (after := _said(person, key)) is not None and (before := getattr(student, key)) != after
    )
    return Planned(person, Change.UPDATED if differences else Change.UNCHANGED, differences)


def _said(person: Person, key: str) -> str | Status | None:
    """Return what the file says of one field, None where it does not say."""
    said: str | None = getattr(person, key)
    return status_of(said) if key == "status" and said is not None else said


def _word(value: str | Status | None) -> str:
    return value.label if isinstance(value, Status) else value or ""


def _class_groups(session: Session, people: Sequence[Person]) -> dict[str, int]:
    """Return the ids of all classes by name, making those that are new."""
    groups = {group.name: group for group in session.scalars(select(ClassGroup))}
    grades: dict[str, set[str]] = {}
    for person in people:
        if person.class_name:
            grades.setdefault(person.class_name, set()).update({person.grade} - {None})  # type: ignore[arg-type]
    for name, said in grades.items():
        group = groups.setdefault(name, ClassGroup(name=name, cohort_derived=True))
        if len(said) == 1 and (group.cohort_derived or group.cohort is None):
            group.cohort, group.cohort_derived = next(iter(said)), False
        elif group.cohort is None:
            group.cohort, group.cohort_derived = cohorts.derive(name), True
        session.add(group)
    session.flush()
    return {name: group.id for name, group in groups.items()}


def _new_student(person: Person, groups: dict[str, int]) -> dict[str, object]:
    return {
        "student_no": person.student_no,
        "name": person.name,
        "gender": person.gender,
        "class_group_id": groups[person.class_name] if person.class_name else None,
        "grade": person.grade,
        "major": person.major,
        "status": status_of(person.status),
        "ethnicity": person.ethnicity,
        "political": person.political,
    }


def _changed(person: Person, groups: dict[str, int]) -> dict[str, object]:
    """Return only what the file says; what it does not say stays as it was."""
    values = _new_student(person, groups)
    if person.status is None:
        del values["status"]
    return {key: value for key, value in values.items() if value is not None}
