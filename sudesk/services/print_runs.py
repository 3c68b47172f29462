"""Ballots that were printed: how many to print, what was printed, rehearsals kept apart.

What was printed stands beside the ledger as a suggestion; the figure itself is typed by hand. A
rehearsal's ballots carry a watermark, enter no ledger, and open no vote.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from sqlalchemy import select
from sqlalchemy.orm import Session

from sudesk.errors import Refused, SudeskError
from sudesk.models.journal import record
from sudesk.models.store import at
from sudesk.models.tables import Election, Round
from sudesk.models.tellers import PrintRun
from sudesk.rules import law, meeting
from sudesk.rules.clauses import Topic, citation
from sudesk.services import sittings
from sudesk.terms import RoundState, Verdict

PerSheet = Literal[1, 2, 4]
SPARE = 5  # percent
MOST = 20_000


@dataclass(frozen=True, slots=True)
class Plan:
    """How many ballots to print: one for each who is due, some to spare, whole sheets."""

    due: int
    spare: int
    ballots: int
    per_sheet: PerSheet
    sheets: int


@dataclass(frozen=True, slots=True)
class Run:
    """Ballots printed at one time."""

    id: int
    at: datetime
    ballots: int
    per_sheet: int
    rehearsal: bool


def plan(session: Session, round_id: int, percent: int = SPARE, per_sheet: PerSheet = 2) -> Plan:
    """Return how many ballots to print, with so many percent to spare, at least one."""
    if not 0 <= percent <= 100:
        raise SudeskError("备用比例应为0至100。", "", "请改正备用比例。")
    election_id = session.get_one(Round, round_id).election_id
    due = len(sittings.due_ids(session, session.get_one(Election, election_id).congress_id))
    spare = max(-(-due * percent // 100), 1) if percent else 0
    sheets = -(-(due + spare) // per_sheet)
    return Plan(due, sheets * per_sheet - due, sheets * per_sheet, per_sheet, sheets)


def runs(session: Session, round_id: int) -> tuple[Run, ...]:
    """Return what was printed for a round, the first first."""
    rows = session.scalars(
        select(PrintRun).where(PrintRun.round_id == round_id).order_by(PrintRun.id)
    )
    return tuple(
        Run(row.id, row.printed_at, row.ballots, row.per_sheet, row.rehearsal) for row in rows
    )


def printed(session: Session, round_id: int) -> int | None:
    """Return how many ballots were printed that may count, None where nothing is known."""
    real = [run.ballots for run in runs(session, round_id) if not run.rehearsal]
    return sum(real) if real else None


def note(
    session: Session, round_id: int, ballots: int, per_sheet: PerSheet, rehearsal: bool = False
) -> int:
    """Note that ballots were printed; returns the id of the run."""
    row = session.get_one(Round, round_id)
    if row.state is RoundState.SEALED:
        raise Refused("结果已经封存，不能再印选票。")
    if not 1 <= ballots <= MOST:
        raise SudeskError(f"印制张数应为1至{MOST}。", "", "请改正印制张数。")
    run = PrintRun(
        round_id=round_id,
        printed_at=at(session),
        ballots=ballots,
        per_sheet=per_sheet,
        rehearsal=rehearsal,
    )
    session.add(run)
    session.flush()
    record(
        session, "ballot.print", round=round_id, run=run.id, ballots=ballots, rehearsal=rehearsal
    )
    return run.id


def strike(session: Session, run_id: int) -> None:
    """Take the note of a run back that was not printed after all."""
    row = session.get_one(PrintRun, run_id)
    if session.get_one(Round, row.round_id).state is RoundState.SEALED:
        raise Refused("结果已经封存，印制记录不能再改。")
    record(session, "ballot.unprint", round=row.round_id, run=run_id, ballots=row.ballots)
    session.delete(row)
    session.flush()


def gate(session: Session, round_id: int) -> law.Ruling:
    """Say whether there are ballots that may be issued: a rehearsal's may not."""
    cite = citation(Topic.BALLOT)
    found = runs(session, round_id)
    if found and all(run.rehearsal for run in found):
        return law.Ruling(
            meeting.RULE,
            cite,
            Verdict.BLOCKED,
            "这一轮只印过演练用的选票",
            "演练选票不能用于投票。请打印正式选票。",
        )
    return law.Ruling(meeting.RULE, cite, Verdict.ALLOWED, "没有使用演练选票")
