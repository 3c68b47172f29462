"""Entering ballots, checking the figures, sealing the count.

Until the seal the ballots are working rows without times. The seal writes them anew in random
order under random keys, destroys the working rows, and keeps the decided count as a snapshot that
no later act moves (rule book, section 4, Secrecy).
"""

import hashlib
import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import delete, func, insert, select
from sqlalchemy.orm import Session

from sudesk.errors import Refused, SudeskError
from sudesk.models.journal import canonical, record
from sudesk.models.store import at, chance, scrub_after
from sudesk.models.tables import Round, SealedBallot, Sitting, WorkingBallot
from sudesk.rules import identities
from sudesk.rules.countfile import Count, dump, report
from sudesk.rules.voting import (
    Ballot,
    Contest,
    Decision,
    Rule,
    Tally,
    approvals,
    counting_write_ins,
    decide,
    formula,
    squash,
    tally,
)
from sudesk.services import rounds
from sudesk.services.officials import Officials, officials
from sudesk.services.rounds import RoundView
from sudesk.terms import Mark, Role, RoundKind, RoundState

BUNDLE = 20  # ballots that lie together on the table
OVERVOTED = "赞成人数超过应选人数"

_SIGNS = {Mark.APPROVE: "o", Mark.OPPOSE: "x", Mark.ABSTAIN: "-"}
_MARKS = {sign: mark for mark, sign in _SIGNS.items()}


@dataclass(frozen=True, slots=True)
class Standing:
    """How a count stands: what was entered, what it adds up to, what it would decide.

    ``decision`` and ``formula`` are None and empty while a figure of the ledger is missing.
    """

    round: RoundView
    entered: int
    tally: Tally
    void_reasons: tuple[tuple[str, int], ...]
    checks: tuple[identities.Check, ...]
    decision: Decision | None
    formula: str

    @property
    def sealable(self) -> bool:
        """Whether nothing stands against the seal."""
        return self.decision is not None and not any(check.stops for check in self.checks)


def ballots(session: Session, round_id: int) -> tuple[Ballot, ...]:
    """Return the ballots: as entered before the seal, in random order after it."""
    names = rounds.view(session, round_id).names
    return tuple(_read(row, names) for row in _rows(session, round_id))


def enter(session: Session, round_id: int, ballot: Ballot) -> int:
    """Store one ballot behind the last; returns its place, counted from 1.

    The journal has one entry for each full bundle, never one for a ballot.
    """
    view = _counting(session, round_id)
    last = session.scalar(
        select(func.max(WorkingBallot.place)).where(WorkingBallot.round_id == round_id)
    )
    place = (last or 0) + 1
    session.add(WorkingBallot(round_id=round_id, place=place, **_written(ballot, view.names)))
    session.flush()
    if place % BUNDLE == 0:
        record(session, "count.bundle", round=round_id, bundle=place // BUNDLE, ballots=BUNDLE)
    return place


def amend(session: Session, round_id: int, place: int, ballot: Ballot) -> None:
    """Enter the ballot at one place anew."""
    view = _counting(session, round_id)
    row = session.get_one(WorkingBallot, (round_id, 1, 0, place))
    for key, value in _written(ballot, view.names).items():
        setattr(row, key, value)


def drop_last(session: Session, round_id: int) -> Ballot:
    """Take the last ballot out again and return it."""
    view = _counting(session, round_id)
    row = session.scalar(
        select(WorkingBallot)
        .where(WorkingBallot.round_id == round_id)
        .order_by(WorkingBallot.place.desc())
        .limit(1)
    )
    if row is None:
        raise SudeskError("还没有录入选票。")
    ballot = _read(row, view.names)
    session.delete(row)
    return ballot


def standing(session: Session, round_id: int) -> Standing:
    """Return how the count stands, with every numbered check."""
    view = rounds.view(session, round_id)
    rows = ballots(session, round_id)
    count = tally(view.contest, view.rule, rows)
    figures, left_over = view.figures, view.papers.left_over
    reasons = _void_reasons(view.contest, view.rule, rows)
    if figures is None or left_over is None:
        return Standing(view, len(rows), count, reasons, (), None, "")
    checks = identities.check(view.contest, figures, left_over, count)
    decision = decide(view.contest, view.rule, figures, count)
    return Standing(view, len(rows), count, reasons, checks, decision, formula(view.rule, decision))


def seal(session: Session, round_id: int, chief: str, tellers: Sequence[str]) -> str:
    """Seal the count under the names of chief scrutineer and tellers; returns its fingerprint.

    Raises Refused where a check fails or a name is not on the adopted list. There is no unsealing.
    """
    view = _counting(session, round_id)
    now = standing(session, round_id)
    if now.decision is None:
        raise Refused("台账还没有填全，不能封存。", "", "请补填印制、发出、剩余和收回的张数。")
    if broken := [check for check in now.checks if check.stops]:
        first = broken[0]
        raise Refused(f"{first.code} 不成立：{first.sentence}。", "不能封存。", first.remedy)
    watchers = officials(session, view.congress_id)
    _signed(watchers, chief, tellers)
    snapshot = canonical(_snapshot(session, now, watchers))
    fingerprint = hashlib.sha256(snapshot.encode()).hexdigest()
    _shuffle_into_record(session, round_id)
    row = session.get_one(Round, round_id)
    row.state = RoundState.SEALED
    row.snapshot, row.fingerprint, row.sealed_at = snapshot, fingerprint, at(session)
    row.sealed_by = [squash(chief), *map(squash, tellers)]
    session.flush()
    record(session, "count.seal", round=round_id, ballots=now.entered, fingerprint=fingerprint)
    scrub_after(session)
    return fingerprint


def sealed(session: Session, round_id: int) -> dict[str, Any]:
    """Return the snapshot of a sealed round as plain values."""
    snapshot = session.get_one(Round, round_id).snapshot
    if snapshot is None:
        raise SudeskError("这一轮还没有封存结果。", "", "请先完成计票，再封存。")
    result: dict[str, Any] = json.loads(snapshot)
    return result


def recount(session: Session, round_id: int) -> list[str]:
    """Count the stored ballots of a sealed round again; returns every difference, none if equal."""
    row = session.get_one(Round, round_id)
    digest = hashlib.sha256((row.snapshot or "").encode()).hexdigest()
    differences = [] if digest == row.fingerprint else ["封存记录的指纹不符"]
    try:
        stored, again = sealed(session, round_id), tally_of(session, round_id)
    except (KeyError, ValueError):  # written by somebody else's hand
        return [*differences, "封存的选票或记录读不出来"]
    if dump(again)["totals"] != stored["count"]["totals"]:
        differences.append("重新计票的数字与封存的不符")
    if report(again) != stored["result"]:
        differences.append("重新判定的结果与封存的不符")
    return differences


def tally_of(session: Session, round_id: int) -> Count:
    """Return the count of a round with its ballots added up."""
    view = rounds.view(session, round_id)
    if view.figures is None:
        raise SudeskError("台账还没有填全。")
    totals = tally(view.contest, view.rule, ballots(session, round_id))
    return Count(view.contest, view.rule, view.figures, None, totals)


def count_of(session: Session, round_id: int) -> Count:
    """Return the count of a round with its single ballots."""
    whole = tally_of(session, round_id)
    return Count(whole.contest, whole.rule, whole.figures, ballots(session, round_id), None)


def next_round(session: Session, round_id: int) -> int:
    """Open the round that a sealed count asks for; returns its id.

    A re-ballot stands among the tied; a second ballot among the next by votes, one more than
    seats are left, with all who are equal to the last of them; a repeat among the same names.
    """
    result = sealed(session, round_id)["result"]
    ids = rounds.candidate_ids(session, round_id)
    listed = [line for line in result["lines"] if not line["written_in"]]
    kind = RoundKind(result["next"]) if result["next"] != "none" else None
    if kind is None:
        raise Refused("本轮结果已经完整，不需要再次投票。")
    if kind is RoundKind.REPEAT:
        return rounds.open_next(session, round_id, kind, result["vacant"], list(ids.values()))
    if kind is RoundKind.RE_BALLOT:
        names = [line["name"] for line in listed if line["name"] in result["tied"]]
        if len(names) < len(result["tied"]):
            raise Refused(
                "平票者中有另选的人，不在候选人名单上。", "", "请由大会决定下一次投票的候选人。"
            )
    else:
        behind = [line for line in listed if line["name"] not in result["elected"]]
        last = behind[: result["vacant"] + 1][-1:]
        names = [line["name"] for line in behind if last and line["approve"] >= last[0]["approve"]]
    chosen = [ids[name] for name in ids if name in names]
    if not chosen:
        raise Refused("没有可以列入下一次投票的候选人。", "", "请由大会重新提名。")
    return rounds.open_next(session, round_id, kind, result["vacant"], chosen)


def _counting(session: Session, round_id: int) -> RoundView:
    view = rounds.view(session, round_id)
    if view.state is RoundState.SEALED:
        raise Refused("结果已经封存，选票不能再改。")
    if view.state is not RoundState.COUNTING:
        raise Refused("还没有登记收回的选票，不能计票。", "", "请先填写发出和收回的张数。")
    return view


def _rows(session: Session, round_id: int) -> Sequence[WorkingBallot | SealedBallot]:
    row = session.get_one(Round, round_id)
    if row.state is RoundState.SEALED:
        return session.scalars(
            select(SealedBallot).where(SealedBallot.round_id == round_id).order_by(SealedBallot.id)
        ).all()
    return session.scalars(
        select(WorkingBallot).where(WorkingBallot.round_id == round_id).order_by("place")
    ).all()


def _read(row: WorkingBallot | SealedBallot, names: Sequence[str]) -> Ballot:
    marks = {name: _MARKS[sign] for name, sign in zip(names, row.marks, strict=True) if sign != "-"}
    return Ballot(marks, tuple(row.write_ins), row.void)


def _written(ballot: Ballot, names: Sequence[str]) -> dict[str, Any]:
    strangers = set(ballot.marks) - set(names)
    if strangers:
        raise SudeskError(f"{'、'.join(sorted(strangers))}不在选票上。")
    return {
        "marks": "".join(_SIGNS[ballot.marks.get(name, Mark.ABSTAIN)] for name in names),
        "write_ins": [squash(name) for name in ballot.write_ins if squash(name)],
        "void": (ballot.void or "").strip() or None,
    }


def _void_reasons(
    contest: Contest, rule: Rule, rows: Sequence[Ballot]
) -> tuple[tuple[str, int], ...]:
    listed = frozenset(map(squash, contest.candidates))
    reasons: Counter[str] = Counter()
    for ballot in rows:
        written = counting_write_ins(ballot, listed, rule.write_ins)
        if approvals(ballot) + len(written) > contest.seats:
            reasons[OVERVOTED] += 1
        elif ballot.void:
            reasons[ballot.void] += 1
    return tuple(sorted(reasons.items(), key=lambda pair: (-pair[1], pair[0])))


def _signed(watchers: Officials, chief: str, tellers: Sequence[str]) -> None:
    """Refuse names that are not those adopted (选举办法)."""
    if (squash(chief),) != tuple(map(squash, watchers.names(Role.CHIEF_SCRUTINEER))):
        raise Refused(f"“{chief}”不是通过的总监票人。", "", "请照名单填写总监票人姓名。")
    given = sorted(map(squash, tellers))
    adopted = sorted(map(squash, watchers.names(Role.TELLER)))
    if given != adopted:
        raise Refused(
            f"计票人应为{'、'.join(adopted)}。", "所填姓名与通过的名单不同。", "请照名单填写。"
        )


def _snapshot(session: Session, now: Standing, watchers: Officials) -> dict[str, Any]:
    view = now.round
    count = tally_of(session, view.id)
    return {
        "format": "sudesk-seal/1",
        "round": view.number,
        "kind": view.kind.value,
        "post": view.post,
        "classes": [entry.class_name for entry in view.entries],
        "count": dump(count),
        "result": report(count),
        "formula": now.formula,
        "left_over": view.papers.left_over,
        "on_leave": view.on_leave,
        "void_reasons": [list(pair) for pair in now.void_reasons],
        "officials": {role.value: list(watchers.names(role)) for role in Role},
        "held_on": _held_on(session, view.id).isoformat(),
        "sealed_at": at(session).isoformat(),
    }


def _held_on(session: Session, round_id: int) -> date:
    """Return the day on which the sitting of a round was opened."""
    sitting_id = session.get_one(Round, round_id).sitting_id
    return session.get_one(Sitting, sitting_id).opened_at.date()


def _shuffle_into_record(session: Session, round_id: int) -> None:
    """Write the ballots anew in random order under random keys; destroy the working rows."""
    source = chance(session)
    rows = [
        {"marks": row.marks, "write_ins": row.write_ins, "void": row.void}
        for row in _rows(session, round_id)
    ]
    source.shuffle(rows)
    taken = set(session.scalars(select(SealedBallot.id)))
    keys: set[int] = set()
    while len(keys) < len(rows):
        key = source.getrandbits(62)
        if key not in taken:
            keys.add(key)
    if rows:
        session.execute(
            insert(SealedBallot),
            [
                {"id": key, "round_id": round_id, **row}
                for key, row in zip(sorted(keys), rows, strict=True)
            ],
        )
    session.execute(delete(WorkingBallot).where(WorkingBallot.round_id == round_id))
