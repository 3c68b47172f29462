"""What an import would do, student by student: planned from the files and the roll, never written.

A plan carries the roll that it was made against and its revision, so that applying it can tell
whether the roll is still the same.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import Enum
from functools import lru_cache
from types import MappingProxyType

from sqlalchemy.orm import Session

from sudesk.services.enrolment import Kept, Roll, revision, roll_now
from sudesk.sheets.joining import join
from sudesk.sheets.reading import Person, Reading, uncollected
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
class Departure:
    """A student of the roll who counts and stands in no file, proposed as 离班.

    ``in_read_class`` says whether the files name the student's class, so that the absence speaks.
    """

    student_id: int
    student_no: str
    name: str
    class_name: str
    in_read_class: bool


@dataclass(frozen=True, slots=True)
class ImportPlan:
    """What an import would do: rows in reading order, decided disputes last, and who is missing.

    ``decisions`` are the names chosen for disputed numbers.
    """

    reading: Reading
    rows: tuple[Planned, ...]
    decisions: Mapping[str, str] = field(default_factory=dict)
    departures: tuple[Departure, ...] = ()
    roll: Roll = field(default_factory=dict, repr=False)
    revision: int = 0

    def count(self, change: Change) -> int:
        """Return how many students an import would treat so."""
        return sum(row.change is change for row in self.rows)


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


def plan(
    session: Session, reading: Reading, decisions: Mapping[str, str] = MappingProxyType({})
) -> ImportPlan:
    """Say for every student of the files what an import would do; writes nothing.

    ``decisions`` gives the name chosen for a disputed student number: its row is planned like any
    other. Disputes without a decision, or with a name that no row has, stay out.
    """
    with uncollected():
        roll, now = roll_now(session), revision(session)
        people = [*reading.people, *_decided(reading, decisions)]
        rows = tuple([_plan_one(person, roll.get(person.student_no)) for person in people])
    return ImportPlan(reading, rows, dict(decisions), _departures(reading, roll), roll, now)


def told(person: Person, before: Kept | None) -> Kept:
    """Return a student as the roll would have it: what the file does not say stays as it was.

    Who is 离班 and stands in a file again that says nothing of it is 在读 again.
    """
    if before is None:
        before = Kept(0, "", None, None, None, None, Status.ACTIVE, None, None)
    status = Status.ACTIVE if before.status is Status.LEFT else before.status
    return Kept(
        before.id,
        person.name,
        person.gender or before.gender,
        person.class_name or before.class_name,
        person.grade or before.grade,
        person.major or before.major,
        status if person.status is None else status_of(person.status),
        person.ethnicity or before.ethnicity,
        person.political or before.political,
    )


def _plan_one(person: Person, before: Kept | None) -> Planned:
    if before is None:
        return Planned(person, Change.ADDED)
    if _says_nothing_new(person, before):
        return Planned(person, Change.UNCHANGED)
    after = told(person, before)
    if after == before:
        return Planned(person, Change.UNCHANGED)
    differences = tuple(
        Difference(label, _word(was) or "（空）", _word(now))
        for label, was, now in zip(FIELDS.values(), before[1:], after[1:], strict=True)
        if was != now
    )
    return Planned(person, Change.UPDATED, differences)


def _says_nothing_new(person: Person, before: Kept) -> bool:
    """Tell whether a file has only what the roll has; nearly every row of a second import does."""
    return (
        person.name == before.name
        and (not person.class_name or person.class_name == before.class_name)
        and (not person.gender or person.gender == before.gender)
        and (not person.grade or person.grade == before.grade)
        and (not person.major or person.major == before.major)
        and (not person.ethnicity or person.ethnicity == before.ethnicity)
        and (not person.political or person.political == before.political)
        and person.status is None
        and before.status is Status.ACTIVE
    )


def _word(value: object) -> str:
    return value.label if isinstance(value, Status) else str(value or "")


def _decided(reading: Reading, decisions: Mapping[str, str]) -> Iterable[Person]:
    """Return the persons of decided disputes, one for all the rows of the chosen name."""
    chosen = [
        row.person
        for dispute in reading.disputes
        for row in dispute.rows
        if row.name == decisions.get(dispute.student_no)
    ]
    people, _, _ = join(chosen)
    return people


def _departures(reading: Reading, roll: Roll) -> tuple[Departure, ...]:
    """Return who counts and is nowhere: not taken, not disputed, not even in a faulty row."""
    if not roll:
        return ()
    disputed = [row.person for dispute in reading.disputes for row in dispute.rows]
    numbers = {person.student_no for person in reading.people}
    if numbers >= roll.keys():
        return ()  # as with most second imports, and quickly told
    found = {person.student_no.upper() for person in (*reading.people, *disputed)}
    found |= {problem.student_no.upper() for problem in reading.problems if problem.student_no}
    read = {person.class_name for person in (*reading.people, *disputed) if person.class_name}
    return tuple(
        Departure(
            student.id,
            student_no,
            student.name,
            student.class_name or "",
            student.class_name in read,
        )
        for student_no, student in roll.items()
        if student.status.counts and student_no.upper() not in found
    )
