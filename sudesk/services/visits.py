"""Observers and guests at a sitting: who of them is there. They never count for the quorum."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from sudesk.errors import Refused
from sudesk.models.hall import Visit
from sudesk.models.journal import record
from sudesk.models.store import at
from sudesk.models.tables import Sitting
from sudesk.rules.search import Key
from sudesk.services import attendees, movements
from sudesk.services.attendees import AttendeeRow
from sudesk.terms import Move, Presence


@dataclass(frozen=True, slots=True)
class Visitor:
    """An observer or a guest, and where they are."""

    who: AttendeeRow
    presence: Presence
    changed_at: datetime | None

    @property
    def key(self) -> Key["Visitor"]:
        """What this person is found by at the door: there is no number, only a name."""
        return Key("", self.who.person.name, self)


def visitors(session: Session, sitting_id: int) -> tuple[Visitor, ...]:
    """Return every observer and guest of the congress as they are at a sitting."""
    sitting = session.get_one(Sitting, sitting_id)
    marks = {
        row.attendee_id: row
        for row in session.scalars(select(Visit).where(Visit.sitting_id == sitting_id))
    }
    return tuple(
        _visitor(row, marks.get(row.id))
        for row in attendees.attendees(session, sitting.congress_id)
    )


def welcome(session: Session, sitting_id: int, attendee_id: int) -> bool:
    """Note that an observer or a guest has come; returns whether that is news."""
    _open(session, sitting_id)
    mark = session.get(Visit, (sitting_id, attendee_id))
    if mark is not None and mark.presence is Presence.PRESENT:
        return False
    _set(session, sitting_id, attendee_id, Move.IN)
    record(session, "visit.check_in", sitting=sitting_id, attendee=attendee_id)
    return True


def see_off(session: Session, sitting_id: int, attendee_id: int) -> None:
    """Note that an observer or a guest has left."""
    _open(session, sitting_id)
    mark = session.get(Visit, (sitting_id, attendee_id))
    if mark is None or mark.presence is not Presence.PRESENT:
        raise Refused("这位来宾还没有签到，不用登记离会。", "", "请核对姓名。")
    _set(session, sitting_id, attendee_id, Move.OUT)
    record(session, "visit.check_out", sitting=sitting_id, attendee=attendee_id)


def undo(session: Session, sitting_id: int, attendee_id: int) -> None:
    """Take a visitor's last movement back: they are where they were before it."""
    _open(session, sitting_id)
    before = movements.standing_before(session, sitting_id, None, attendee_id)
    if before is None:
        session.execute(
            delete(Visit).where(Visit.sitting_id == sitting_id, Visit.attendee_id == attendee_id)
        )
    else:
        mark = session.get_one(Visit, (sitting_id, attendee_id))
        mark.presence, mark.changed_at = before.presence, before.moved_at
    movements.note_attendee(session, sitting_id, attendee_id, Move.UNDO)
    record(session, "visit.undo", sitting=sitting_id, attendee=attendee_id)


def _open(session: Session, sitting_id: int) -> None:
    sitting = session.get_one(Sitting, sitting_id)
    if sitting.closed_at is not None:
        raise Refused(f"“{sitting.title}”已经闭会，签到不能再改。")


def _set(session: Session, sitting_id: int, attendee_id: int, move: Move) -> None:
    mark = session.get(Visit, (sitting_id, attendee_id))
    mark = mark or Visit(sitting_id=sitting_id, attendee_id=attendee_id)
    mark.presence, mark.changed_at = movements.PLACES[move], at(session)
    session.add(mark)
    movements.note_attendee(session, sitting_id, attendee_id, move)


def _visitor(who: AttendeeRow, mark: Visit | None) -> Visitor:
    if mark is None:
        return Visitor(who, Presence.ABSENT, None)
    return Visitor(who, mark.presence, mark.changed_at)
