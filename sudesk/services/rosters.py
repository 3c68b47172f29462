"""Importing rosters in two steps: plan what would change, then apply what was planned.

The last import can be taken back.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from sudesk.errors import SudeskError
from sudesk.models.journal import record
from sudesk.models.roster import ClassGroup, RosterImport
from sudesk.models.store import at
from sudesk.rules import cohorts
from sudesk.services import roll
from sudesk.services.enrolment import Kept, enrol, revision, rewrite
from sudesk.services.planning import (
    FIELDS,
    Change,
    Departure,
    Difference,
    ImportPlan,
    Planned,
    plan,
    status_of,
    told,
)
from sudesk.services.undo import UndoOffer, classes_now, leave_trace, undo_last, undoable
from sudesk.sheets.reading import uncollected
from sudesk.terms import Status

__all__ = [
    "FIELDS",
    "Change",
    "Departure",
    "Difference",
    "ImportPlan",
    "Imported",
    "LeftBehind",
    "Planned",
    "UndoOffer",
    "apply",
    "left_behind",
    "plan",
    "status_of",
    "undo_last",
    "undoable",
]


@dataclass(frozen=True, slots=True)
class Imported:
    """What an import did, in students."""

    added: int
    updated: int
    unchanged: int
    left_out: int
    departed: int = 0


@dataclass(frozen=True, slots=True)
class LeftBehind:
    """The rows that the last import did not take, by why, and the files that it read."""

    refused: int
    waiting: int
    disputed: int
    files: tuple[str, ...]

    @property
    def rows(self) -> int:
        """How many rows that makes."""
        return self.refused + self.waiting + self.disputed


def left_behind(session: Session) -> LeftBehind | None:
    """Return what the last import did not take, None where it took everything."""
    last = roll.last_import(session)
    if last is None:
        return None
    counts, files = last.counts, tuple(file["name"] for file in last.files)
    left = LeftBehind(counts["refused"], counts["left_out"], counts.get("undecided", 0), files)
    return left if left.rows else None


@uncollected()
def apply(
    session: Session,
    planned: ImportPlan,
    files: Sequence[tuple[str, str]],
    confirmed: Collection[str] = (),
    departing: Collection[int] = (),
) -> Imported:
    """Import what was planned, once more checked against the roll as it is now.

    ``files`` are (name, SHA-256) of what was read; ``confirmed`` are the student numbers of rows
    that somebody confirmed, the others that wait are left out; ``departing`` are the ids of
    planned departures that become 离班. Nobody is ever removed. Raises SudeskError where the roll
    changed since the plan was made.
    """
    before = planned.roll
    gone = [one for one in planned.departures if one.student_id in departing]
    if revision(session) != planned.revision or len(gone) != len(set(departing)):
        raise SudeskError("名册在核对之后有变动，没有导入。", "", "请重新核对一次，再导入。")
    taken = [row for row in planned.rows if not row.waits or row.person.student_no in confirmed]
    added = _told(taken, Change.ADDED, planned)
    updated = _told(taken, Change.UPDATED, planned)
    departed = [before[one.student_no]._replace(status=Status.LEFT) for one in gone]
    classes = classes_now(session)
    groups = _class_groups(session, taken)
    first = max((student.id for student in before.values()), default=0) + 1
    ids = range(first, first + len(added))
    enrol(session, added, ids, groups)
    rewrite(session, [*updated.values(), *departed], groups)
    result = Imported(
        len(added),
        len(updated),
        len(taken) - len(added) - len(updated),
        len(planned.rows) - len(taken),
        len(departed),
    )
    kept = _record(session, planned, files, result, [student.id for student in departed])
    if added or updated or departed:
        numbers = [*updated, *(one.student_no for one in gone)]
        leave_trace(session, kept, ids, [before[number] for number in numbers], classes)
    return result


def _told(taken: Iterable[Planned], change: Change, planned: ImportPlan) -> dict[str, Kept]:
    """Return by number what becomes of the students that an import treats so."""
    people = (row.person for row in taken if row.change is change)
    return {one.student_no: told(one, planned.roll.get(one.student_no)) for one in people}


def _record(
    session: Session,
    planned: ImportPlan,
    files: Sequence[tuple[str, str]],
    result: Imported,
    departing: Sequence[int],
) -> RosterImport:
    """Keep the import with its sums, here and in the journal."""
    counts = planned.reading.counts
    sums = {
        "places": counts.places,
        "taken": counts.taken,
        "disputed": counts.disputed,
        "refused": counts.refused,
        "ignored": counts.ignored,
        "decided": len(planned.rows) - len(planned.reading.people),
        "undecided": _undecided(planned),
        "added": result.added,
        "updated": result.updated,
        "unchanged": result.unchanged,
        "left_out": result.left_out,
        "departed": result.departed,
    }
    kept = RosterImport(
        imported_at=at(session),
        files=[{"name": name, "sha256": digest} for name, digest in files],
        counts=sums,
    )
    session.add(kept)
    digests = [digest for _, digest in files]
    record(session, "roster.import", files=digests, departing=list(departing), **sums)
    return kept


def _undecided(planned: ImportPlan) -> int:
    """Return how many rows stay out because nobody said which name their number belongs to."""
    open_ = (
        dispute
        for dispute in planned.reading.disputes
        if planned.decisions.get(dispute.student_no) not in {row.name for row in dispute.rows}
    )
    return sum(len(dispute.rows) for dispute in open_)


def _class_groups(session: Session, taken: Iterable[Planned]) -> Mapping[str, int]:
    """Return the ids of all classes by name, making those that are new."""
    groups = {group.name: group for group in session.scalars(select(ClassGroup))}
    named = dict.fromkeys((row.person.class_name, row.person.grade) for row in taken)
    grades: dict[str, set[str]] = {}
    for class_name, grade in named:
        if class_name:
            grades.setdefault(class_name, set()).update([grade] if grade else [])
    for name, said in grades.items():
        group = groups.setdefault(name, ClassGroup(name=name, cohort_derived=True))
        if len(said) == 1 and (group.cohort_derived or group.cohort is None):
            group.cohort, group.cohort_derived = next(iter(said)), False
        elif group.cohort is None:
            group.cohort, group.cohort_derived = cohorts.derive(name), True
        session.add(group)
    session.flush()
    return {name: group.id for name, group in groups.items()}
