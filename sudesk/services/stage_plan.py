"""The plan of a congress as it is kept: made when it is convened, shifted with its day.

What was moved by hand stays where it was put; a congress of the first format has no plan in the
file, and is shown the one it would have had.
"""

from datetime import date

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from sudesk.models.preparing import StagePlan
from sudesk.models.store import at
from sudesk.models.tables import Congress
from sudesk.rules.stages import Plan, Planned, plan, usual
from sudesk.services.calendar import calendar


def make(session: Session, congress: Congress) -> None:
    """Plan the stages of a congress that has no plan yet, as of the day it was convened."""
    if session.scalar(_rows(congress.id).limit(1)) is not None:
        return
    for key, days in _fresh(session, congress, congress.frozen_at.date()).items():
        session.add(
            StagePlan(
                congress_id=congress.id, stage=key, begins_on=days.begins_on, due_on=days.due_on
            )
        )
    session.flush()


def shift(session: Session, congress: Congress) -> int:
    """Plan anew after the day of the congress has changed; returns how many stages moved.

    Stages that were moved by hand, or marked as done, keep their days.
    """
    make(session, congress)
    fresh = _fresh(session, congress, at(session).date())
    moved = 0
    for row in session.scalars(_rows(congress.id)):
        days = fresh[row.stage]
        was = Planned(row.begins_on or row.due_on, row.due_on)
        if row.moved_because is None and row.done_on is None and was != days:
            row.begins_on, row.due_on = days.begins_on, days.due_on
            moved += 1
    session.flush()
    return moved


def rows(session: Session, congress: Congress) -> dict[str, StagePlan]:
    """Return the plan by stage, one that is not kept yet where there is none."""
    kept = {row.stage: row for row in session.scalars(_rows(congress.id))}
    if kept:
        return kept
    fresh = _fresh(session, congress, congress.frozen_at.date())
    return {
        key: StagePlan(
            congress_id=congress.id, stage=key, begins_on=days.begins_on, due_on=days.due_on
        )
        for key, days in fresh.items()
    }


def row(session: Session, congress_id: int, stage: str) -> StagePlan:
    """Return a stage of the plan to be changed."""
    make(session, session.get_one(Congress, congress_id))
    return session.get_one(StagePlan, (congress_id, stage))


def by_custom(session: Session, congress: Congress) -> Plan:
    """Return the days that custom would give every stage."""
    return usual(congress.kind, congress.held_on, calendar(session))


def _fresh(session: Session, congress: Congress, today: date) -> Plan:
    return plan(congress.kind, congress.held_on, today, calendar(session))


def _rows(congress_id: int) -> Select[StagePlan]:
    return select(StagePlan).where(StagePlan.congress_id == congress_id)
