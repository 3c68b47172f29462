"""Objections to a notice: what was objected, how it was handled, what came of it."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from sudesk.errors import Refused, SudeskError
from sudesk.models.journal import record
from sudesk.models.preparing import Notice, Objection
from sudesk.terms import Ruled


@dataclass(frozen=True, slots=True)
class ObjectionView:
    """What somebody objected, and what came of it."""

    id: int
    raised_on: date
    matter: str
    handling: str
    outcome: Ruled
    settled_on: date | None
    settled_by: str


def objections(session: Session, notice_id: int) -> tuple[ObjectionView, ...]:
    """Return the objections to a notice in the order raised."""
    rows = session.scalars(
        select(Objection).where(Objection.notice_id == notice_id).order_by(Objection.id)
    )
    return tuple(
        ObjectionView(
            row.id,
            row.raised_on,
            row.matter,
            row.handling,
            row.outcome,
            row.settled_on,
            row.settled_by or "",
        )
        for row in rows
    )


def object_to(session: Session, notice_id: int, raised_on: date, matter: str) -> int:
    """Note an objection; the next step waits until it is settled. Returns its id."""
    row = session.get_one(Notice, notice_id)
    if row.withdrawn_because:
        raise Refused("这份公示已经作废。")
    if not matter.strip():
        raise SudeskError("还没有写明异议的内容。", "", "请补填内容。")
    if raised_on < row.from_on:
        raise Refused("提出异议的日期早于公示开始的日期。", "", "请改正日期。")
    found = Objection(
        notice_id=notice_id,
        raised_on=raised_on,
        matter=matter.strip(),
        handling="",
        outcome=Ruled.PENDING,
    )
    session.add(found)
    session.flush()
    record(session, "objection.raise", notice=notice_id, objection=found.id)
    return found.id


def settle(
    session: Session, objection_id: int, outcome: Ruled, handling: str, by: str, on: date
) -> None:
    """Write down how an objection was handled and what came of it."""
    found = session.get_one(Objection, objection_id)
    if outcome is Ruled.PENDING:
        found.outcome, found.settled_on, found.settled_by = outcome, None, None
        record(session, "objection.reopen", objection=objection_id)
        return
    if not handling.strip() or not by.strip():
        raise SudeskError("还没有写明怎样处理、由谁处理。", "处理结果要归档。", "请补填后登记。")
    if on < found.raised_on:
        raise Refused("处理的日期早于提出的日期。", "", "请改正日期。")
    found.outcome, found.handling = outcome, handling.strip()
    found.settled_on, found.settled_by = on, by.strip()
    record(session, "objection.settle", objection=objection_id, outcome=outcome.value)
