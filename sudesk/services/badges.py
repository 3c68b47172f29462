"""Delegate cards (代表证): who needs one, and how often each was printed."""

from collections.abc import Collection

from sqlalchemy import update
from sqlalchemy.orm import Session

from sudesk.models.journal import record
from sudesk.models.tables import Delegate
from sudesk.services import delegates
from sudesk.services.delegates import DelegateRow


def waiting(session: Session, congress_id: int) -> tuple[DelegateRow, ...]:
    """Return the delegates whose card was not printed yet."""
    return tuple(row for row in delegates.delegates(session, congress_id) if not row.badges)


def printed(session: Session, congress_id: int, entry_ids: Collection[int]) -> None:
    """Note that the cards of delegates were printed once; the next time they are 补发."""
    _count(session, congress_id, entry_ids, 1)
    record(session, "delegate.badge", congress=congress_id, entries=sorted(entry_ids))


def not_printed(session: Session, congress_id: int, entry_ids: Collection[int]) -> None:
    """Take a printing back that gave no usable cards, as where the paper jammed."""
    _count(session, congress_id, entry_ids, -1)
    record(session, "delegate.no_badge", congress=congress_id, entries=sorted(entry_ids))


def _count(session: Session, congress_id: int, entry_ids: Collection[int], step: int) -> None:
    session.execute(
        update(Delegate)
        .where(
            Delegate.congress_id == congress_id,
            Delegate.roll_entry_id.in_(entry_ids),
            Delegate.badges + step >= 0,
        )
        .values(badges=Delegate.badges + step)
    )
