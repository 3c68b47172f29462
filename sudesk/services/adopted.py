"""What the hall is voting on or has adopted stands still; the way out is a new motion."""

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from sudesk.errors import Refused
from sudesk.models.hall import Motion
from sudesk.rules.clauses import citation
from sudesk.rules.motions import topic_of
from sudesk.terms import MotionKind


def adopted(session: Session, congress_id: int, kind: MotionKind) -> Motion | None:
    """Return the last motion of a kind that the congress adopted, None before there is one."""
    return session.scalar(_of_kind(congress_id, kind).where(Motion.adopted.is_(True)).limit(1))


def refuse_at_vote(session: Session, congress_id: int, kind: MotionKind) -> None:
    """Raise Refused while the hall votes on what is to be changed."""
    newest = session.scalar(_of_kind(congress_id, kind).limit(1))
    if newest is not None and newest.put_at is not None and newest.decided_at is None:
        raise Refused(
            f"{kind.label}正在表决，不能修改。",
            f"第{newest.number}号议案已经付表决。",
            "请先登记表决结果，或撤回表决。",
        )


def settled(session: Session, congress_id: int, kind: MotionKind) -> str:
    """Return why something stands still, in short, empty where it may be changed."""
    newest = session.scalar(_of_kind(congress_id, kind).limit(1))
    if newest is None or newest.put_at is None or newest.adopted is False:
        return ""
    told = "已经大会表决通过" if newest.adopted else "正在表决"
    return f"{kind.label}{told}（第{newest.number}号议案）"


def refuse_settled(session: Session, congress_id: int, kind: MotionKind) -> None:
    """Raise Refused while the hall votes on something, and once it has adopted it.

    A newer motion of the kind that waits for its vote opens it again: it is what will be put.
    """
    refuse_at_vote(session, congress_id, kind)
    newest = session.scalar(_of_kind(congress_id, kind).limit(1))
    if newest is not None and newest.adopted:
        raise Refused(
            f"{kind.label}已经大会表决通过（第{newest.number}号议案），不能再改。",
            f"依据：{citation(topic_of(kind))}。",
            "确需改动的，请在“议案”中提出新的议案，由大会重新表决。",
        )


def _of_kind(congress_id: int, kind: MotionKind) -> Select[Motion]:
    return (
        select(Motion)
        .where(
            Motion.congress_id == congress_id,
            Motion.kind == kind,
            Motion.withdrawn_because.is_(None),
        )
        .order_by(Motion.number.desc())
    )
