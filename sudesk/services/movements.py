"""Who came, left and came back at a sitting: a log that is only ever added to.

Presence follows from it alone: a person is where the last movement left them that was not undone.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from sudesk.models.hall import Movement
from sudesk.models.store import at
from sudesk.terms import Move, Presence

PLACES = {Move.IN: Presence.PRESENT, Move.OUT: Presence.OUT, Move.LEAVE: Presence.ON_LEAVE}


@dataclass(frozen=True, slots=True)
class Moved:
    """One movement: what happened, when, and why where somebody said so."""

    move: Move
    moved_at: datetime
    reason: str = ""

    @property
    def presence(self) -> Presence:
        """Where the person is after it."""
        return PLACES[self.move]


@dataclass(frozen=True, slots=True)
class Logged:
    """One line of the log: whose movement, a delegate or student, or else an attendee."""

    entry_id: int | None
    attendee_id: int | None
    moved: Moved


def note(session: Session, sitting_id: int, entry_id: int, move: Move, reason: str = "") -> None:
    """Add a movement of somebody on the roll to the log."""
    session.add(
        Movement(
            sitting_id=sitting_id,
            roll_entry_id=entry_id,
            move=move,
            moved_at=at(session),
            reason=reason or None,
        )
    )
    session.flush()


def note_attendee(session: Session, sitting_id: int, attendee_id: int, move: Move) -> None:
    """Add a movement of an observer or a guest to the log."""
    session.add(
        Movement(sitting_id=sitting_id, attendee_id=attendee_id, move=move, moved_at=at(session))
    )
    session.flush()


def log(
    session: Session, sitting_id: int, entry_ids: Collection[int] | None = None
) -> tuple[Logged, ...]:
    """Return every movement of a sitting in the order it happened, what was undone too.

    Where roll entries are named, only theirs.
    """
    asked = select(Movement).where(Movement.sitting_id == sitting_id).order_by(Movement.id)
    if entry_ids is not None:
        asked = asked.where(Movement.roll_entry_id.in_(entry_ids))
    rows = session.scalars(asked)
    return tuple(
        Logged(row.roll_entry_id, row.attendee_id, Moved(row.move, row.moved_at, row.reason or ""))
        for row in rows
    )


def standing(moves: Iterable[Moved]) -> tuple[Moved, ...]:
    """Return the movements of one person that hold: an undo takes the last of them back."""
    held: list[Moved] = []
    for moved in moves:
        if moved.move is not Move.UNDO:
            held.append(moved)
        elif held:
            held.pop()
    return tuple(held)


def standing_before(
    session: Session, sitting_id: int, entry_id: int | None, attendee_id: int | None = None
) -> Moved | None:
    """Return the movement that holds once somebody's last one is undone, None where none does."""
    held = standing(
        line.moved
        for line in log(session, sitting_id)
        if (line.entry_id, line.attendee_id) == (entry_id, attendee_id)
    )
    return held[-2] if len(held) > 1 else None


def first_arrivals(
    session: Session, sitting_id: int, entry_ids: Collection[int] | None = None
) -> dict[int, datetime]:
    """Return when each person on the roll, or of those named, first came, by roll entry."""
    by_person: dict[int, list[Moved]] = {}
    for line in log(session, sitting_id, entry_ids):
        if line.entry_id is not None:
            by_person.setdefault(line.entry_id, []).append(line.moved)
    arrivals = {}
    for entry_id, moves in by_person.items():
        came = [one.moved_at for one in standing(moves) if one.move is Move.IN]
        if came:
            arrivals[entry_id] = came[0]
    return arrivals
