"""What a count adds up to, its seal, and the round that follows.

Until the seal the ballots of reconciled bundles lie under random keys. The seal writes them anew
in random order, destroys what led to them, and keeps the decided count as a snapshot that no later
act moves (rule book, section 4, Secrecy).
"""

import hashlib
import json
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from sudesk.errors import Refused, SudeskError
from sudesk.models.journal import canonical, record
from sudesk.models.store import at, scrub_after
from sudesk.models.tables import Round, SealedBallot, WorkingBallot
from sudesk.models.tellers import AgreedBallot, BundleTotals, Correction
from sudesk.rules import bundle_sheets, identities
from sudesk.rules import comparing as readings
from sudesk.rules.comparing import OVERVOTED as OVERVOTED
from sudesk.rules.countfile import Count, dump, report
from sudesk.rules.election_rules import CountingWay
from sudesk.rules.voting import (
    Ballot,
    Contest,
    Decision,
    Rule,
    Tally,
    decide,
    formula,
    squash,
    tally,
)
from sudesk.services import ballot_rows, bundles, doubts, print_runs, rounds, sealing, write_ins
from sudesk.services.bundles import BundleState, CountView
from sudesk.services.officials import Officials, officials
from sudesk.services.rounds import RoundView
from sudesk.services.zero_reports import BUNDLE as BUNDLE
from sudesk.services.zero_reports import zero_report
from sudesk.terms import Role, RoundKind, RoundState


@dataclass(frozen=True, slots=True)
class Standing:
    """How a count stands: what lies in reconciled bundles, what it adds up to and would decide.

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
    """Return the ballots that count so far, in no order that tells when they were entered."""
    view = rounds.view(session, round_id)
    matched = {} if view.state is RoundState.SEALED else write_ins.names(session, round_id)
    found = (ballot_rows.read(row, view.names) for row in _rows(session, view))
    return tuple(readings.renamed(ballot, matched) for ballot in found)


def standing(session: Session, round_id: int) -> Standing:
    """Return how the count stands, with every numbered check."""
    view = rounds.view(session, round_id)
    rows = ballots(session, round_id)
    count = _tally(session, view, rows)
    entered = count.valid + count.void
    figures, left_over = view.figures, view.papers.left_over
    reasons = _void_reasons(view.contest, view.rule, rows)
    if figures is None or left_over is None:
        return Standing(view, entered, count, reasons, (), None, "")
    checks = identities.check(
        view.contest,
        figures,
        left_over,
        count,
        _bundles(bundles.count_view(session, round_id)),
        print_runs.printed(session, round_id),
    )
    decision = decide(view.contest, view.rule, figures, count)
    return Standing(view, entered, count, reasons, checks, decision, formula(view.rule, decision))


def called(session: Session, round_id: int) -> Tally:
    """Return what the hall may hear so far, the calling (唱票) of a count that is under way.

    One teller is followed ballot by ballot. Two are followed bundle by bundle, once they agree: a
    board that followed the first would tell the second what he reads.
    """
    view = rounds.view(session, round_id)
    rows = ballots(session, round_id)
    if _way(session, round_id) is CountingWay.ONE_TELLER:
        matched = write_ins.names(session, round_id)
        being_read = session.scalars(
            select(WorkingBallot).where(WorkingBallot.round_id == round_id)
        )
        read = (ballot_rows.read(row, view.names) for row in being_read)
        rows = (*rows, *(readings.renamed(ballot, matched) for ballot in read))
    return _tally(session, view, rows)


def seal(session: Session, round_id: int, chief: str, tellers: Sequence[str]) -> str:
    """Seal the count under the names of chief scrutineer and tellers; returns its fingerprint.

    Raises Refused where a check fails or a name is not on the adopted list. There is no unsealing.
    """
    view, _zero = bundles.zeroed(session, round_id)
    now = standing(session, round_id)
    if now.decision is None:
        raise Refused("台账还没有填全，不能封存。", "", "请补填印制、发出、剩余和收回的张数。")
    if broken := [check for check in now.checks if check.stops]:
        first = broken[0]
        raise Refused(f"{first.code} 不成立：{first.sentence}。", "不能封存。", first.remedy)
    watchers = officials(session, view.congress_id)
    sealing.signed(watchers, chief, tellers)
    sealing.unbundle_doubts(session, round_id)
    snapshot = canonical(_snapshot(session, now, watchers))
    fingerprint = hashlib.sha256(snapshot.encode()).hexdigest()
    sealing.into_record(session, view, ballots(session, round_id))
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


def in_force(session: Session, round_id: int) -> dict[str, Any]:
    """Return the snapshot that stands now: that of the last correction, else the seal's."""
    last = session.scalar(
        select(Correction.snapshot)
        .where(Correction.round_id == round_id)
        .order_by(Correction.id.desc())
        .limit(1)
    )
    found: dict[str, Any] = sealed(session, round_id) if last is None else json.loads(last)
    return found


def recount(session: Session, round_id: int) -> list[str]:
    """Count the stored ballots of a sealed round again; returns every difference, none if equal."""
    row = session.get_one(Round, round_id)
    digest = hashlib.sha256((row.snapshot or "").encode()).hexdigest()
    differences = [] if digest == row.fingerprint else ["封存记录的指纹不符"]
    try:
        stored, again = sealed(session, round_id), tally_of(session, round_id)
        sealed_counts, sealed_result = stored["count"]["totals"], stored["result"]
        reasons = _void_reasons(again.contest, again.rule, ballots(session, round_id))
        alike = [list(pair) for pair in reasons] == stored["void_reasons"]
        signed = sealing.signed_as(row, stored)
    except (
        SudeskError,
        AttributeError,
        LookupError,
        TypeError,
        ValueError,
    ):  # by somebody else's hand
        return [*differences, "封存的选票或记录读不出来"]
    if dump(again)["totals"] != sealed_counts:
        differences.append("重新计票的数字与封存的不符")
    if not alike:
        differences.append("选票的无效原因与封存的不符")
    if report(again) != sealed_result:
        differences.append("重新判定的结果与封存的不符")
    if not signed:
        differences.append("封存的时间或签名人与封存记录的不符")
    return differences


def tally_of(session: Session, round_id: int) -> Count:
    """Return the count of a round with its ballots added up."""
    view = rounds.view(session, round_id)
    if view.figures is None:
        raise SudeskError("台账还没有填全。")
    totals = _tally(session, view, ballots(session, round_id))
    return Count(view.contest, view.rule, view.figures, None, totals)


def count_of(session: Session, round_id: int) -> Count:
    """Return the count of a round with its single ballots; with totals where it has no others."""
    whole = tally_of(session, round_id)
    if _way(session, round_id) is CountingWay.TOTALS:
        return whole
    return replace(whole, ballots=ballots(session, round_id), totals=None)


def next_round(session: Session, round_id: int) -> int:
    """Open the round that a sealed count asks for; returns its id.

    A re-ballot stands among the tied; a second ballot among the next by votes, one more than
    seats are left, with all who are equal to the last of them; a repeat among the same names.
    """
    result = in_force(session, round_id)["result"]
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


def _rows(session: Session, view: RoundView) -> Sequence[ballot_rows.BallotRow]:
    if view.state is RoundState.SEALED:
        sealed_rows = select(SealedBallot).where(SealedBallot.round_id == view.id)
        return session.scalars(sealed_rows.order_by(SealedBallot.id)).all()
    agreed = select(AgreedBallot).where(AgreedBallot.round_id == view.id)
    return session.scalars(agreed.order_by(AgreedBallot.id)).all()


def _way(session: Session, round_id: int) -> CountingWay | None:
    found = session.get_one(Round, round_id).counting
    return None if found is None else CountingWay(found)


def _tally(session: Session, view: RoundView, rows: Sequence[Ballot]) -> Tally:
    """Add up the ballots, or the sheets of all bundles where those were counted."""
    if _way(session, view.id) is not CountingWay.TOTALS:
        return tally(view.contest, view.rule, rows)
    agreed = session.scalars(
        select(BundleTotals)
        .where(BundleTotals.round_id == view.id, BundleTotals.teller == 0)
        .order_by(BundleTotals.number)
    )
    matched = write_ins.names(session, view.id)
    sheets = (readings.renamed_sheet(bundles.sheet_of(row), matched) for row in agreed)
    return bundle_sheets.add_up(view.contest, view.rule, sheets)


def _bundles(view: CountView) -> identities.Bundles:
    """Return what the bundles say of a count: the open ones, those of an odd size."""
    if not view.zeroed:
        return identities.NO_BUNDLES
    open_ = {one.number: one.state.value for one in view.open}
    odd: Mapping[int, tuple[int, int]] = {
        one.number: (one.ballots, view.bundle_size)
        for one in view.bundles[:-1]
        if one.state is BundleState.RECONCILED
        and one.ballots is not None
        and one.ballots != view.bundle_size
    }
    return identities.Bundles(open_, odd)


def _void_reasons(
    contest: Contest, rule: Rule, rows: Sequence[Ballot]
) -> tuple[tuple[str, int], ...]:
    reasons = Counter(readings.void_reason(contest, rule, ballot) for ballot in rows)
    del reasons[""]
    return tuple(sorted(reasons.items(), key=lambda pair: (-pair[1], pair[0])))


def _snapshot(session: Session, now: Standing, watchers: Officials) -> dict[str, Any]:
    view = now.round
    count = tally_of(session, view.id)
    zero = zero_report(session, view.id)
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
        "held_on": sealing.held_on(session, view.id).isoformat(),
        "sealed_at": at(session).isoformat(),
        "counting": None if zero is None else zero.way.value,
        "zeroed": None
        if zero is None
        else {"at": zero.confirmed_at.isoformat(), "by": [zero.chief, *zero.tellers]},
        "bundles": sealing.bundle_sizes(session, view.id),
        "reopened": [
            [one.bundle, one.at.isoformat(), one.by, one.because]
            for one in bundles.reopenings(session, view.id)
        ],
        "doubts": [
            [one.doubt, one.decision, one.clause, one.decided_by]
            for one in doubts.ledger(session, view.id)
        ],
        "matches": write_ins.matches(session, view.id),
    }
