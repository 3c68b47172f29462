"""Gates that a named person passed with a reason, where the plan lets a person do so.

A hard rule can be passed for a candidate's rank and fails (B2) and the days of a notice (B3) only,
what binds in principle (原则上) always. Each passage is in the journal and printed in the report.
"""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from sudesk.errors import Refused, SudeskError
from sudesk.models.journal import record
from sudesk.models.preparing import Passage
from sudesk.models.store import at
from sudesk.rules.plan import RULES, Provision, provision
from sudesk.terms import Grade


@dataclass(frozen=True, slots=True)
class PassageView:
    """Who passed which rule for what, why and when."""

    id: int
    rule: str
    subject: str
    passed_by: str
    because: str
    passed_at: datetime

    @property
    def revocable(self) -> bool:
        """Whether it can be taken back here; what a notice or a candidate rests on cannot."""
        return provision(self.rule).grade is Grade.PRINCIPLE


def pass_gate(
    session: Session, congress_id: int, rule: str, subject: str, by: str, because: str
) -> int:
    """Let a named person pass a rule for a subject, such as "agenda"; returns the passage's id.

    Raises Refused where nobody may pass the rule, and SudeskError where name or reason is missing.
    """
    found = _passable(rule)
    if passed(session, congress_id, rule, subject) is not None:
        raise Refused(f"“{found.title}”已经署名说明理由。", "", "要改理由的，请先撤回原来的。")
    if not by.strip() or not because.strip():
        raise SudeskError(
            "还没有写明是谁决定、为什么。", "这一决定要印在报告里。", "请补填姓名和理由。"
        )
    row = Passage(
        congress_id=congress_id,
        rule=rule,
        subject=subject,
        passed_by=by.strip(),
        because=because.strip(),
        passed_at=at(session),
    )
    session.add(row)
    session.flush()
    record(
        session,
        "passage.pass",
        congress=congress_id,
        passage=row.id,
        rule=rule,
        subject=subject,
    )
    return row.id


def take_back(session: Session, passage_id: int) -> None:
    """Take a passage back; the journal keeps that it was there.

    Raises Refused where a notice or a candidate already rests on it.
    """
    row = session.get_one(Passage, passage_id)
    if not _view(row).revocable:
        found = provision(row.rule)
        raise Refused(f"“{found.title}”的署名决定已经用过，不能撤回。", f"依据：{found.citation}。")
    session.delete(row)
    record(
        session,
        "passage.take_back",
        congress=row.congress_id,
        passage=passage_id,
        rule=row.rule,
        subject=row.subject,
    )


def passages(session: Session, congress_id: int) -> tuple[PassageView, ...]:
    """Return every passage of a congress in the order given."""
    rows = session.scalars(
        select(Passage).where(Passage.congress_id == congress_id).order_by(Passage.id)
    )
    return tuple(_view(row) for row in rows)


def passed(session: Session, congress_id: int, rule: str, subject: str) -> PassageView | None:
    """Return who passed a rule for a subject, None where nobody did."""
    found = passages(session, congress_id)
    return next((one for one in found if (one.rule, one.subject) == (rule, subject)), None)


def _passable(rule: str) -> Provision:
    if rule not in RULES:
        raise Refused("规定里没有这一条，不能署名放行。")
    found = provision(rule)
    if found.passable:
        return found
    why = f"依据：{found.citation}。"
    if found.grade is Grade.HARD:
        what = f"“{found.title}”是硬性规定，不能署名放行。"
        raise Refused(what, why, "请按规定办理。")
    raise Refused(f"“{found.title}”只作{found.grade.label}，不需要署名。", why)


def _view(row: Passage) -> PassageView:
    return PassageView(row.id, row.rule, row.subject, row.passed_by, row.because, row.passed_at)
