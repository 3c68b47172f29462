"""Those present are counted (清点人数): the figure is kept as it was found, with its time."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from sudesk.errors import Refused
from sudesk.models.hall import HeadCount
from sudesk.models.journal import record
from sudesk.models.store import at
from sudesk.rules import law, meeting
from sudesk.rules.election_rules import Terms
from sudesk.services import sittings


@dataclass(frozen=True, slots=True)
class Counted:
    """What was counted, and when."""

    counted_at: datetime
    due: int
    present: int
    on_leave: int

    def quorum(self, terms: Terms) -> law.Ruling:
        """Say whether so many were enough."""
        return meeting.quorum(self.present, self.due, terms)


def count(session: Session, sitting_id: int) -> Counted:
    """Keep how many are present now; raises Refused once the sitting is closed."""
    roll = sittings.attendance(session, sitting_id)
    if roll.closed_at is not None:
        raise Refused(f"“{roll.title}”已经闭会，不能再清点人数。")
    found = Counted(at(session), roll.due, roll.present, roll.on_leave)
    session.add(
        HeadCount(
            sitting_id=sitting_id,
            counted_at=found.counted_at,
            due=found.due,
            present=found.present,
            on_leave=found.on_leave,
        )
    )
    session.flush()
    record(session, "sitting.count", sitting=sitting_id, entitled=found.due, present=found.present)
    return found


def take_back(session: Session, sitting_id: int) -> None:
    """Drop the last count of an open sitting, which was made too early."""
    roll = sittings.attendance(session, sitting_id)
    rows = _rows(session, sitting_id)
    if roll.closed_at is not None or not rows:
        raise Refused("没有可以撤销的清点人数。")
    session.delete(rows[-1])
    session.flush()
    record(session, "sitting.uncount", sitting=sitting_id)


def head_counts(session: Session, sitting_id: int) -> tuple[Counted, ...]:
    """Return the counts of a sitting in their order."""
    return tuple(
        Counted(row.counted_at, row.due, row.present, row.on_leave)
        for row in _rows(session, sitting_id)
    )


def _rows(session: Session, sitting_id: int) -> list[HeadCount]:
    return list(
        session.scalars(
            select(HeadCount).where(HeadCount.sitting_id == sitting_id).order_by(HeadCount.id)
        )
    )
