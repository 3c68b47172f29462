"""A sealed count read back from its snapshot, as plain values for the window."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from sudesk.errors import Refused
from sudesk.models.journal import record
from sudesk.models.store import at
from sudesk.models.tables import Round
from sudesk.rules.voting import Decision, Line
from sudesk.services import corrections, counting
from sudesk.terms import NextStep, Outcome, RoundState


@dataclass(frozen=True, slots=True)
class Seal:
    """What was sealed, when, by whom; ``followed`` says that the next round stands already.

    The figures are those in force: the last correction's where there is one. ``fingerprint`` is
    the seal's own, ``corrected`` the last correction's or empty.
    """

    decision: Decision
    formula: str
    valid: int
    void: int
    void_reasons: tuple[tuple[str, int], ...]
    sealed_at: datetime
    chief: str
    tellers: tuple[str, ...]
    fingerprint: str
    followed: bool
    corrected: str
    announced_at: datetime | None

    @property
    def next(self) -> NextStep:
        """What the result asks for and nobody has opened yet."""
        return NextStep.NONE if self.followed else self.decision.next


def seal_of(session: Session, round_id: int) -> Seal:
    """Return the seal of a round; raises SudeskError where it is not sealed."""
    snapshot = counting.in_force(session, round_id)
    row = session.get_one(Round, round_id)
    result, figures = snapshot["result"], snapshot["result"]["figures"]
    lines = tuple(Line(**{**line, "outcome": Outcome(line["outcome"])}) for line in result["lines"])
    decision = Decision(
        result["valid_election"],
        figures["base"],
        figures["needed"],
        lines,
        tuple(result["elected"]),
        tuple(result["tied"]),
        result["vacant"],
        NextStep(result["next"]),
    )
    chief, *tellers = row.sealed_by or [""]
    later = select(Round.id).where(Round.election_id == row.election_id, Round.number > row.number)
    return Seal(
        decision,
        snapshot["formula"],
        figures["valid"],
        figures["void"],
        tuple((reason, number) for reason, number in snapshot["void_reasons"]),
        datetime.fromisoformat(snapshot["sealed_at"]),
        chief,
        tuple(tellers),
        row.fingerprint or "",
        session.scalar(later.limit(1)) is not None,
        made[-1].fingerprint if (made := corrections.corrections(session, round_id)) else "",
        row.announced_at,
    )


def announce(session: Session, round_id: int) -> None:
    """Note that the sealed result was announced to the hall; this is noted once."""
    row = session.get_one(Round, round_id)
    if row.state is not RoundState.SEALED:
        raise Refused("结果还没有封存，不能宣布。", "", "请先封存结果。")
    if row.announced_at is not None:
        raise Refused("结果已经宣布。")
    row.announced_at = at(session)
    session.flush()
    record(session, "round.announce", round=round_id)
