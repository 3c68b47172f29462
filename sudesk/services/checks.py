"""Examining a department file: the file itself, the journal's chain, every sealed count."""

import json
from contextlib import suppress
from dataclasses import dataclass

from sqlalchemy import func, select, text
from sqlalchemy.orm import Session

from sudesk.errors import SudeskError
from sudesk.models.journal import broken_at
from sudesk.models.tables import JournalEntry, Round
from sudesk.models.tellers import Correction
from sudesk.services import corrections, counting, rounds
from sudesk.terms import RoundState


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was examined, and whether it is sound."""

    sentence: str
    sound: bool


def examine(session: Session) -> tuple[Finding, ...]:
    """Examine an open file; every finding says what was looked at and how it is."""
    findings = [_file(session), _journal(session)]
    journalled = _journalled(session)
    sealed = session.scalars(
        select(Round.id).where(Round.state == RoundState.SEALED).order_by(Round.id)
    ).all()
    for round_id in sealed:
        try:
            title = rounds.view(session, round_id).title
            differences = [
                *counting.recount(session, round_id),
                *corrections.broken(session, round_id),
            ]
        except (SudeskError, AttributeError, LookupError, TypeError, ValueError):
            title, differences = f"第{round_id}个轮次", ["记录读不出来"]
        if journalled.pop(round_id, None) != _fingerprints(session, round_id):
            differences.append("封存或更正的指纹与操作记录的不符")
        verdict = f"有误：{'；'.join(differences)}" if differences else "重新计票与封存一致"
        findings.append(Finding(f"{title}：{verdict}", not differences))
    findings += [
        Finding(f"操作记录里第{lost}个轮次已经封存，文件里没有它的结果", False)
        for lost in sorted(journalled)
    ]
    if not sealed:
        findings.append(Finding("还没有封存的计票结果", True))
    return tuple(findings)


def _file(session: Session) -> Finding:
    structure = session.execute(text("PRAGMA integrity_check(1)")).scalar()
    links = session.execute(text("PRAGMA foreign_key_check")).first()
    sound = structure == "ok" and links is None
    return Finding("文件完好" if sound else "文件已损坏，请用最近的备份恢复", sound)


def _journal(session: Session) -> Finding:
    broken = broken_at(session)
    if broken is None:
        number = session.scalar(select(func.count()).select_from(JournalEntry))
        return Finding(f"操作记录{number}条，前后相连，没有改动", True)
    return Finding(f"操作记录从第{broken}条起前后不相连，可能被改动", False)


def _journalled(session: Session) -> dict[int, list[str]]:
    """Return the fingerprints of seal and corrections by round, as the journal's chain has them."""
    found: dict[int, list[str]] = {}
    acts = select(JournalEntry.facts).where(JournalEntry.act.in_(("count.seal", "count.correct")))
    for facts in session.scalars(acts.order_by(JournalEntry.id)):
        with suppress(
            KeyError, TypeError, ValueError
        ):  # such an entry breaks the chain: told there
            told = json.loads(facts)
            found.setdefault(int(told["round"]), []).append(str(told["fingerprint"]))
    return found


def _fingerprints(session: Session, round_id: int) -> list[str]:
    """Return the fingerprints of seal and corrections of a round as its records have them."""
    made = select(Correction.fingerprint).where(Correction.round_id == round_id)
    corrected = session.scalars(made.order_by(Correction.id)).all()
    return [session.get_one(Round, round_id).fingerprint or "", *corrected]
