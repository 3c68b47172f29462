"""A sealed count read back from its snapshot, as plain values for the window."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from sudesk.models.tables import Round
from sudesk.rules.voting import Decision, Line
from sudesk.services import counting
from sudesk.terms import NextStep, Outcome


@dataclass(frozen=True, slots=True)
class Seal:
    """What was sealed, when, by whom; ``followed`` says that the next round stands already."""

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

    @property
    def next(self) -> NextStep:
        """What the result asks for and nobody has opened yet."""
        return NextStep.NONE if self.followed else self.decision.next


def seal_of(session: Session, round_id: int) -> Seal:
    """Return the seal of a round; raises SudeskError where it is not sealed."""
    snapshot = counting.sealed(session, round_id)
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
    )
