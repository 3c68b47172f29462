"""The ledger of doubtful ballots (疑票台账): what was doubtful, decided how, by whom, under what.

What a scrutineer decides while tellers' readings are compared comes by itself once its bundle is
settled. The seal keeps the ledger without bundles: it tells of no ballot where it lay.
"""

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from sudesk.errors import Refused, SudeskError
from sudesk.models.journal import record
from sudesk.models.tables import Round
from sudesk.models.tellers import DoubtfulBallot
from sudesk.rules.clauses import Topic, citation, clauses
from sudesk.services import bundles, congresses, rounds
from sudesk.services.officials import scrutineer
from sudesk.terms import RoundState

# What a decision usually rests on, offered to choose from.
GROUNDS = (
    "纸票上符号清楚，一次录错",
    "纸票上符号清楚，一次漏录",
    "符号压线，按主要部分所在的一格认定",
    "符号涂改，按改后认定",
    "符号无法辨认，该名按弃权计",
    "另写的姓名字迹清楚，一次录错",
    "整张无法辨认",
    "没有加盖印章",
)
_TOPICS = (Topic.COUNTING, Topic.MARKS, Topic.WRITE_INS, Topic.BALLOT)


@dataclass(frozen=True, slots=True)
class Doubt:
    """One line of the ledger; ``bundle`` is 0 once the count is sealed."""

    id: int
    bundle: int
    doubt: str
    decision: str
    clause: str
    decided_by: str


def ledger(session: Session, round_id: int) -> tuple[Doubt, ...]:
    """Return the ledger of a round."""
    rows = session.scalars(
        select(DoubtfulBallot)
        .where(DoubtfulBallot.round_id == round_id)
        .order_by(DoubtfulBallot.bundle, DoubtfulBallot.id)
    )
    return tuple(
        Doubt(row.id, row.bundle, row.doubt, row.decision, row.clause, row.decided_by)
        for row in rows
    )


def note(
    session: Session, round_id: int, bundle: int, doubt: str, decision: str, clause: str, by: str
) -> int:
    """Note a doubtful ballot that was decided beside the entries; returns its id."""
    view = bundles.counting_round(session, round_id)
    by = scrutineer(session, view.congress_id, by)
    if not doubt.strip() or not decision.strip():
        raise SudeskError("还没有写明疑点和认定。", "两项都要记入疑票台账。", "请补填。")
    row = DoubtfulBallot(
        round_id=round_id,
        bundle=bundle,
        doubt=doubt.strip(),
        decision=decision.strip(),
        clause=clause.strip() or citation(Topic.MARKS),
        decided_by=by,
    )
    session.add(row)
    session.flush()
    # The journal stays for ever: it does not say in which bundle the ballot lay.
    record(session, "count.doubt", round=round_id)
    return row.id


def strike(session: Session, doubt_id: int) -> None:
    """Take a line out of the ledger before the seal."""
    row = session.get_one(DoubtfulBallot, doubt_id)
    if session.get_one(Round, row.round_id).state is RoundState.SEALED:
        raise Refused("结果已经封存，疑票台账不能再改。")
    record(session, "count.undoubt", round=row.round_id, bundle=row.bundle)
    session.delete(row)
    session.flush()


def cited(session: Session, round_id: int) -> tuple[tuple[str, str], ...]:
    """Return the clauses that decide a doubtful ballot: how each is cited, and its words."""
    view = rounds.view(session, round_id)
    kind = congresses.view(session, view.congress_id).kind
    found = {clause.topic: clause for clause in clauses(view.terms, kind)}
    return tuple(
        (citation(topic), "".join((found[topic].words, "；".join(found[topic].cases))))
        for topic in _TOPICS
    )
