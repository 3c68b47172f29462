"""An election is a draft until there are ballots; until then its candidates can change."""

from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from sudesk.errors import Refused, SudeskError
from sudesk.models.store import at
from sudesk.models.tables import Candidate, Election, Round


def started(session: Session, election_id: int) -> bool:
    """Tell whether there are ballots of an election."""
    found = session.scalar(select(Round.id).where(Round.election_id == election_id).limit(1))
    return found is not None


def draft(session: Session, election_id: int) -> Election:
    """Return an election that can still change; raises Refused once there are ballots."""
    if started(session, election_id):
        raise Refused("选票已经准备，候选人和办法不能再改。", "依据：选举办法。")
    return session.get_one(Election, election_id)


def candidate_of_draft(session: Session, candidate_id: int) -> Candidate:
    """Return a candidate of an election that can still change."""
    candidate = session.get_one(Candidate, candidate_id)
    draft(session, candidate.election_id)
    return candidate


def reasoned(by: str, because: str) -> tuple[str, str]:
    """Return who decided and why; raises SudeskError where either is missing."""
    if not by.strip() or not because.strip():
        raise SudeskError(
            "还没有写明是谁决定、为什么。", "这一决定要印在报告里。", "请补填姓名和理由。"
        )
    return by.strip(), because.strip()


def not_to_come(session: Session, what: str, on: date) -> None:
    """Raise SudeskError where something is said to have been on a day that is still to come."""
    if on > at(session).date():
        day = f"{on.month}月{on.day}日"
        raise SudeskError(f"{what}的日期{day}还没有到。", "", "请填写实际的日期。")
