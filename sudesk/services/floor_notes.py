"""What was said from the floor: opinions, proposals and questions, each with its speaker."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from sudesk.errors import SudeskError
from sudesk.models.hall import FloorNote
from sudesk.models.journal import record
from sudesk.models.store import at
from sudesk.models.tables import RollEntry
from sudesk.services import sittings
from sudesk.terms import NoteKind

COLUMNS = ("序号", "时间", "类别", "发言人", "班级", "内容")


@dataclass(frozen=True, slots=True)
class Said:
    """What somebody said; ``entry_id`` where the speaker is on the roll, else only the name."""

    kind: NoteKind
    text: str
    entry_id: int | None = None
    speaker: str = ""


@dataclass(frozen=True, slots=True)
class Note:
    """One note; ``class_name`` is empty for a speaker who is not on the roll."""

    id: int
    said: Said
    speaker: str
    class_name: str
    noted_at: datetime
    sitting_id: int | None


def notes(session: Session, congress_id: int) -> tuple[Note, ...]:
    """Return every note in the order in which it was said."""
    rows = session.scalars(
        select(FloorNote)
        .where(FloorNote.congress_id == congress_id)
        .order_by(FloorNote.noted_at, FloorNote.id)
    )
    return tuple(_view(session, row) for row in rows)


def add(session: Session, congress_id: int, said: Said) -> int:
    """Note what somebody said just now; returns the note's id."""
    sitting = sittings.current(session, congress_id)
    open_one = sitting if sitting is not None and sitting.closed_at is None else None
    row = FloorNote(
        congress_id=congress_id,
        sitting_id=None if open_one is None else open_one.sitting_id,
        noted_at=at(session),
    )
    _write(session, row, said)
    session.add(row)
    session.flush()
    record(session, "floor.note", congress=congress_id, note=row.id, kind=said.kind.value)
    return row.id


def edit(session: Session, note_id: int, said: Said) -> Said:
    """Write a note anew, its time staying; returns what it was, so that it can be undone."""
    row = session.get_one(FloorNote, note_id)
    before = _said(row)
    _write(session, row, said)
    record(session, "floor.edit", congress=row.congress_id, note=note_id, kind=said.kind.value)
    return before


def remove(session: Session, note_id: int) -> Note:
    """Take a note away; returns it, so that it can be undone."""
    row = session.get_one(FloorNote, note_id)
    found = _view(session, row)
    session.delete(row)
    record(session, "floor.remove", congress=row.congress_id, note=note_id)
    return found


def put_back(session: Session, congress_id: int, note: Note) -> int:
    """Undo a removal, with the time at which it was said; returns the note's new id."""
    row = FloorNote(congress_id=congress_id, sitting_id=note.sitting_id, noted_at=note.noted_at)
    _write(session, row, note.said)
    session.add(row)
    session.flush()
    record(session, "floor.note", congress=congress_id, note=row.id, kind=note.said.kind.value)
    return row.id


def table(session: Session, congress_id: int) -> list[list[str]]:
    """Return the notes as rows of a sheet, under ``COLUMNS``."""
    return [
        [
            str(number),
            f"{one.noted_at:%H:%M}",
            one.said.kind.label,
            one.speaker,
            one.class_name,
            one.said.text,
        ]
        for number, one in enumerate(notes(session, congress_id), 1)
    ]


def _write(session: Session, row: FloorNote, said: Said) -> None:
    if not said.text.strip():
        raise SudeskError("还没有填写发言内容。", "", "请补填。")
    name = said.speaker.strip()
    if said.entry_id is not None:
        name = session.get_one(RollEntry, said.entry_id).name
    if not name:
        raise SudeskError("还没有填写发言人。", "", "请从名单里选，或直接填写姓名。")
    row.kind, row.text = said.kind, said.text.strip()
    row.roll_entry_id, row.speaker = said.entry_id, name


def _said(row: FloorNote) -> Said:
    return Said(row.kind, row.text, row.roll_entry_id, row.speaker)


def _view(session: Session, row: FloorNote) -> Note:
    entry = None if row.roll_entry_id is None else session.get_one(RollEntry, row.roll_entry_id)
    return Note(
        row.id,
        _said(row),
        row.speaker,
        "" if entry is None else entry.class_name,
        row.noted_at,
        row.sitting_id,
    )
