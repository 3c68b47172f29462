"""Taking back the last import: what it changed is kept until the next one."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import delete, exists, func, select
from sqlalchemy.orm import Session

from sudesk.errors import Refused
from sudesk.models.journal import record
from sudesk.models.roster import ClassGroup, ImportTrace, RosterImport, Student
from sudesk.models.tables import JournalEntry
from sudesk.services.enrolment import Kept, rewrite
from sudesk.terms import Status


@dataclass(frozen=True, slots=True)
class UndoOffer:
    """What the last import that changed anything did, in students, and which files it read."""

    imported_at: datetime
    files: tuple[str, ...]
    added: int
    updated: int
    departed: int

    @property
    def sentence(self) -> str:
        """The import in one line: 上次导入新增45人，更新3人，离班2人。"""
        sums = (("新增", self.added), ("更新", self.updated), ("离班", self.departed))
        return f"上次导入{'，'.join(f'{word}{number}人' for word, number in sums if number)}。"


def classes_now(session: Session) -> list[list[Any]]:
    """Return every class as it is, plainly: id, name, cohort, whether that was derived."""
    groups = session.scalars(select(ClassGroup).order_by(ClassGroup.id))
    return [[group.id, group.name, group.cohort, group.cohort_derived] for group in groups]


def leave_trace(
    session: Session,
    imported: RosterImport,
    added: range,
    changed: Sequence[Kept],
    classes: list[list[Any]],
) -> None:
    """Keep what an import changed, after it was recorded: ids added, students and classes before.

    The import before it can then no longer be taken back.
    """
    session.execute(delete(ImportTrace))
    session.add(
        ImportTrace(
            import_id=imported.id,
            entry_id=session.scalars(select(func.max(JournalEntry.id))).one(),
            first_added=added.start,
            last_added=added.stop - 1,
            students=[list(student) for student in changed],
            classes=classes,
        )
    )
    session.flush()


def undoable(session: Session) -> UndoOffer | None:
    """Return what ``undo_last`` would take back, None where there is nothing or it would refuse."""
    trace = session.scalar(select(ImportTrace))
    if trace is None or _touched_since(session, trace):
        return None
    imported = session.get_one(RosterImport, trace.import_id)
    counts = imported.counts
    return UndoOffer(
        imported.imported_at,
        tuple(file["name"] for file in imported.files),
        counts["added"],
        counts["updated"],
        counts["departed"],
    )


def undo_last(session: Session) -> None:
    """Take back the last import: every student and every class is again as before it.

    Classes that were added meanwhile and have students stay. Raises Refused where there is no
    import to take back, or where a later act changed one of its students.
    """
    trace = session.scalar(select(ImportTrace))
    if trace is None:
        raise Refused("没有可以撤销的导入。")
    if _touched_since(session, trace):
        raise Refused("不能撤销上次导入。", "导入之后又改过其中的学生。", "请在名册里逐个改正。")
    added = trace.last_added - trace.first_added + 1
    session.execute(delete(Student).where(Student.id.between(trace.first_added, trace.last_added)))
    groups = _restore_classes(session, trace.classes)
    rewrite(session, [_as_it_was(fields) for fields in trace.students], groups)
    _drop_new_classes(session, {row[1] for row in trace.classes})
    imported = session.get_one(RosterImport, trace.import_id)
    session.delete(trace)
    session.flush()
    session.delete(imported)
    record(session, "roster.undo", removed=added, restored=len(trace.students))


def _touched_since(session: Session, trace: ImportTrace) -> bool:
    """Tell from the journal whether a later act changed a student of the import."""
    later = session.scalars(
        select(JournalEntry.facts).where(
            JournalEntry.id > trace.entry_id, JournalEntry.act.startswith("student.")
        )
    )
    changed = {student for facts in later for student in json.loads(facts)["students"]}
    restored = {fields[0] for fields in trace.students}
    return any(
        trace.first_added <= student <= trace.last_added or student in restored
        for student in changed
    )


def _as_it_was(fields: Sequence[Any]) -> Kept:
    student = Kept(*fields)
    return student._replace(status=Status(student.status))


def _restore_classes(session: Session, before: Sequence[Sequence[Any]]) -> dict[str, int]:
    """Give every class of old its cohort again, making those anew that are gone; returns ids."""
    groups = {group.name: group for group in session.scalars(select(ClassGroup))}
    for _, name, cohort, derived in before:
        group = groups.setdefault(name, ClassGroup(name=name))
        group.cohort, group.cohort_derived = cohort, derived
        session.add(group)
    session.flush()
    return {name: group.id for name, group in groups.items()}


def _drop_new_classes(session: Session, names: set[str]) -> None:
    """Remove the classes that the import made and in which nobody is any more."""
    empty = ~exists().where(Student.class_group_id == ClassGroup.id)
    for group in session.scalars(select(ClassGroup).where(empty)):
        if group.name not in names:
            session.delete(group)
    session.flush()
