"""A mistake found after the seal: a new act with a reason beside the sealed count.

The sealed count never moves. A correction holds the figures as they should have been, what follows
from them, who found the mistake and why, and the fingerprint of what it corrects.
"""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from sudesk.errors import Refused, SudeskError
from sudesk.models.journal import canonical, record
from sudesk.models.store import at
from sudesk.models.tables import Round
from sudesk.models.tellers import Correction
from sudesk.rules import identities
from sudesk.rules.countfile import FIGURES, Count, dump, report
from sudesk.rules.voting import Decision, Figures, Tally, Votes, decide, formula, squash
from sudesk.services import counting, rounds
from sudesk.services.drafts import reasoned
from sudesk.services.officials import scrutineer
from sudesk.services.rounds import RoundView
from sudesk.terms import RoundState


@dataclass(frozen=True, slots=True)
class Corrected:
    """All figures of a count as they should be; reasons of void ballots add up to them or are none.

    ``lines`` has every listed candidate by name.
    """

    entitled: int
    present: int
    printed: int
    issued: int
    left_over: int
    collected: int
    void: int
    lines: Mapping[str, Votes]
    write_ins: Mapping[str, int]
    void_reasons: tuple[tuple[str, int], ...] = ()

    @property
    def figures(self) -> Figures:
        """The five figures of people and papers."""
        return Figures(self.entitled, self.present, self.printed, self.issued, self.collected)

    @property
    def tally(self) -> Tally:
        """The votes; a name that nobody wrote in has no line."""
        written = {squash(name): number for name, number in self.write_ins.items() if number}
        return Tally(dict(self.lines), written, self.collected - self.void, self.void)


@dataclass(frozen=True, slots=True)
class CorrectionView:
    """A correction: when, by whom, why, and the fingerprints of itself and of what it corrects."""

    id: int
    made_at: datetime
    made_by: str
    because: str
    fingerprint: str
    corrects: str
    snapshot: dict[str, Any]


def corrections(session: Session, round_id: int) -> tuple[CorrectionView, ...]:
    """Return the corrections of a round, the last of which is in force."""
    rows = session.scalars(
        select(Correction).where(Correction.round_id == round_id).order_by(Correction.id)
    )
    return tuple(
        CorrectionView(
            row.id,
            row.made_at,
            row.made_by,
            row.because,
            row.fingerprint,
            row.corrects,
            json.loads(row.snapshot),
        )
        for row in rows
    )


def starting_point(session: Session, round_id: int) -> Corrected:
    """Return the figures that stand now, to be changed."""
    snapshot = counting.in_force(session, round_id)
    result = snapshot["result"]
    return Corrected(
        **{key: result["figures"][key] for key in FIGURES},
        left_over=snapshot["left_over"],
        void=result["figures"]["void"],
        lines={
            line["name"]: Votes(line["approve"], line["oppose"], line["abstain"])
            for line in result["lines"]
            if not line["written_in"]
        },
        write_ins={line["name"]: line["approve"] for line in result["lines"] if line["written_in"]},
        void_reasons=tuple((reason, number) for reason, number in snapshot["void_reasons"]),
    )


def checks(session: Session, round_id: int, corrected: Corrected) -> tuple[identities.Check, ...]:
    """Return every numbered check of the corrected figures, also while they are being typed."""
    view = rounds.view(session, round_id)
    return identities.check(view.contest, corrected.figures, corrected.left_over, corrected.tally)


def outcome(session: Session, round_id: int, corrected: Corrected) -> Decision:
    """Return what the corrected figures would decide."""
    view = rounds.view(session, round_id)
    return decide(view.contest, view.rule, corrected.figures, corrected.tally)


def correct(session: Session, round_id: int, corrected: Corrected, because: str, by: str) -> str:
    """Correct a sealed count in the name of a scrutineer; returns the fingerprint.

    Raises Refused where nothing changes, where a check is broken, or where another round was held
    on the outcome that the correction would take away.
    """
    view = rounds.view(session, round_id)
    if view.state is not RoundState.SEALED:
        raise Refused("结果还没有封存，可以直接更正。")
    by, because = reasoned(scrutineer(session, view.congress_id, by), because)
    _sound(session, view, corrected)
    before = counting.in_force(session, round_id)
    count = Count(view.contest, view.rule, corrected.figures, None, corrected.tally)
    result = report(count)
    if (result, corrected.left_over) == (before["result"], before["left_over"]):
        raise Refused("更正后的数字与现有的相同，没有可更正的。")
    if _followed(session, view) and _led_to(result) != _led_to(before["result"]):
        raise Refused(
            "更正会改变本轮的结果，而下一次投票已经准备。",
            "下一次投票是按原结果进行的。",
            "请由大会决定重新选举。",
        )
    corrects = _last_fingerprint(session, round_id)
    decision = decide(view.contest, view.rule, corrected.figures, corrected.tally)
    reasons = corrected.void_reasons
    snapshot = canonical(
        {
            **before,
            "count": dump(count),
            "result": result,
            "formula": formula(view.rule, decision),
            "left_over": corrected.left_over,
            "void_reasons": [list(pair) for pair in reasons],
            "corrects": corrects,
            "because": because,
            "corrected_by": by,
            "corrected_at": at(session).isoformat(),
        }
    )
    fingerprint = hashlib.sha256(snapshot.encode()).hexdigest()
    row = Correction(
        round_id=round_id,
        made_at=at(session),
        made_by=by,
        because=because,
        snapshot=snapshot,
        fingerprint=fingerprint,
        corrects=corrects,
    )
    session.add(row)
    session.flush()
    record(
        session,
        "count.correct",
        round=round_id,
        correction=row.id,
        fingerprint=fingerprint,
        corrects=corrects,
    )
    return fingerprint


def broken(session: Session, round_id: int) -> list[str]:
    """Return what is wrong with the corrections of a round, as a hostile hand would leave them."""
    found = []
    before = session.get_one(Round, round_id).fingerprint
    for number, row in enumerate(
        session.scalars(
            select(Correction).where(Correction.round_id == round_id).order_by(Correction.id)
        ),
        1,
    ):
        if hashlib.sha256(row.snapshot.encode()).hexdigest() != row.fingerprint:
            found.append(f"第{number}次更正的指纹不符")
        if row.corrects != before:
            found.append(f"第{number}次更正所指的不是它之前的结果")
        before = row.fingerprint
    return found


def _sound(session: Session, view: RoundView, corrected: Corrected) -> None:
    """Refuse corrected figures that cannot be."""
    if set(corrected.lines) != set(view.names):
        raise SudeskError("每名候选人应有赞成、反对、弃权三个数。")
    numbers = [
        n for one in corrected.lines.values() for n in (one.approve, one.oppose, one.abstain)
    ]
    figures = [getattr(corrected.figures, key) for key in FIGURES]
    others = [corrected.left_over, corrected.void, corrected.collected - corrected.void]
    if min([*numbers, *figures, *others, *corrected.write_ins.values()]) < 0:
        raise SudeskError("张数、票数不能小于0。", "", "请重新核对。")
    reasons = sum(number for _, number in corrected.void_reasons)
    if corrected.void_reasons and reasons != corrected.void:
        raise SudeskError(f"无效原因合计{reasons}张，无效票{corrected.void}张，两者不等。")
    stops = [one for one in checks(session, view.id, corrected) if one.stops]
    if stops:
        first = stops[0]
        raise Refused(f"{first.code} 不成立：{first.sentence}。", "不能更正。", first.remedy)


def _led_to(result: Mapping[str, Any]) -> tuple[Any, ...]:
    """Return what a following round rests on."""
    return result["elected"], result["tied"], result["vacant"], result["next"]


def _followed(session: Session, view: RoundView) -> bool:
    later = select(Round.id).where(
        Round.election_id == view.election_id, Round.number > view.number
    )
    return session.scalar(later.limit(1)) is not None


def _last_fingerprint(session: Session, round_id: int) -> str:
    found = corrections(session, round_id)
    return found[-1].fingerprint if found else session.get_one(Round, round_id).fingerprint or ""
