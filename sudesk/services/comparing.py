"""Where two tellers differ: only those ballots, both readings, decided with the paper in hand.

A scrutineer decides with a ground; nobody enters the rest again. Where one teller has more papers
a scrutineer counts them by hand, and who has another number looks again.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from sudesk.errors import Refused, SudeskError
from sudesk.models.journal import record
from sudesk.models.tellers import DoubtfulBallot, Reading, TellerBundle
from sudesk.rules.clauses import Topic, citation
from sudesk.rules.comparing import Apart, parting, void_reason
from sudesk.rules.voting import Ballot
from sudesk.services import ballot_rows, bundles
from sudesk.services.bundles import BundleState, Place
from sudesk.services.officials import scrutineer
from sudesk.services.rounds import RoundView
from sudesk.services.zero_reports import ZeroReport
from sudesk.terms import Mark

_SAID = {Mark.APPROVE: "赞成", Mark.OPPOSE: "反对", Mark.ABSTAIN: "空白"}


@dataclass(frozen=True, slots=True)
class Decided:
    """How a scrutineer read the ballot, on what ground, under which clause."""

    ballot: Ballot
    ground: str
    by: str
    clause: str


@dataclass(frozen=True, slots=True)
class Difference:
    """A ballot on which tellers differ or one was in doubt; ``second`` is None with one teller."""

    bundle: int
    place: int
    first: Ballot
    second: Ballot | None
    names: tuple[str, ...]
    write_ins: bool
    void: bool
    doubts: tuple[str, ...]
    decided: Decided | None


@dataclass(frozen=True, slots=True)
class Lengths:
    """A bundle of which one teller has more; ``part_at`` is where the surplus seems to lie."""

    bundle: int
    first: int
    second: int
    part_at: int


def differences(session: Session, round_id: int) -> tuple[Difference, ...]:
    """Return the ballots that differ in all compared bundles, decided ones too, until settled."""
    view, zero = bundles.zeroed(session, round_id)
    found = []
    for bundle in _of_state(session, round_id, BundleState.DIFFERING, BundleState.DECIDED):
        readings = _readings(session, view, bundle)
        for place in bundles.differing(session, view, zero, bundle):
            found.append(_difference(bundle, place, readings.get(place.place)))
    return tuple(found)


def decide(
    session: Session,
    round_id: int,
    bundle: int,
    place: int,
    ballot: Ballot,
    ground: str,
    by: str,
    clause: str = "",
) -> None:
    """Record how a scrutineer reads a ballot on which the tellers differ, and on what ground."""
    view = _compared(session, round_id, bundle, place)
    by = scrutineer(session, view.congress_id, by)
    if not ground.strip():
        raise SudeskError("还没有写明认定依据。", "依据要记入疑票台账。", "请选择或填写依据。")
    row = session.get(Reading, (round_id, bundle, place))
    row = row or Reading(round_id=round_id, bundle=bundle, place=place)
    for key, value in ballot_rows.written(ballot, view.names).items():
        setattr(row, key, value)
    row.ground, row.decided_by = ground.strip(), by
    row.clause = clause.strip() or citation(Topic.COUNTING)
    session.add(row)
    session.flush()


def settle(session: Session, round_id: int, bundle: int) -> None:
    """Reconcile a bundle of which every difference is decided; what was doubtful is kept."""
    view, zero = bundles.zeroed(session, round_id)
    state = bundles.state_of(session, round_id, bundle)
    if state is BundleState.DIFFERING:
        raise Refused(f"第{bundle}捆还有选票没有认定。", "", "请先认定不同的选票。")
    if state is not BundleState.DECIDED:
        raise Refused(f"第{bundle}捆现在是“{state.value}”，不能并入。")
    _keep_doubts(session, view, zero, bundle)
    bundles.reconcile(session, view, zero, bundle)


def lengths(session: Session, round_id: int) -> tuple[Lengths, ...]:
    """Return the bundles of which one teller has more papers than the other."""
    view, _zero = bundles.zeroed(session, round_id)
    found = []
    for bundle in _of_state(session, round_id, BundleState.LENGTHS):
        first, second = (
            [
                ballot_rows.read(row, view.names)
                for row in bundles.rows(session, round_id, n, bundle)
            ]
            for n in (1, 2)
        )
        at = parting(view.contest, view.rule, first, second)
        found.append(Lengths(bundle, len(first), len(second), at))
    return tuple(found)


def count_by_hand(
    session: Session, round_id: int, bundle: int, papers: int, by: str
) -> tuple[int, ...]:
    """Note how many papers a scrutineer counted in a bundle of two lengths.

    Whoever entered another number is sent back; returns who, 1 or 2 or both.
    """
    view, _zero = bundles.zeroed(session, round_id)
    if bundles.state_of(session, round_id, bundle) is not BundleState.LENGTHS:
        raise Refused(f"第{bundle}捆两次录入的张数没有不同。")
    scrutineer(session, view.congress_id, by)
    if papers < 1:
        raise SudeskError("张数应为1以上。", "", "请重数这一捆。")
    sent = []
    for teller in (1, 2):
        row = session.get_one(TellerBundle, (round_id, bundle, teller))
        if len(bundles.rows(session, round_id, teller, bundle)) != papers:
            row.finished, row.papers = False, papers
            sent.append(teller)
    session.flush()
    record(session, "count.hand", round=round_id, bundle=bundle, papers=papers, sent_back=sent)
    return tuple(sent)


def send_back(session: Session, round_id: int, bundle: int, teller: int, by: str) -> None:
    """Let one teller look at a compared bundle again; decisions on it go."""
    view, _zero = bundles.zeroed(session, round_id)
    compared = (BundleState.LENGTHS, BundleState.DIFFERING, BundleState.DECIDED)
    if bundles.state_of(session, round_id, bundle) not in compared:
        raise Refused(f"第{bundle}捆不在核对中，不能退回。")
    scrutineer(session, view.congress_id, by)
    row = session.get(TellerBundle, (round_id, bundle, teller))
    if row is None:
        raise SudeskError(f"没有第{teller}计票人。")
    row.finished = False
    session.execute(delete(Reading).where(Reading.round_id == round_id, Reading.bundle == bundle))
    session.flush()
    record(session, "count.send_back", round=round_id, bundle=bundle, teller=teller)


def _of_state(session: Session, round_id: int, *states: BundleState) -> list[int]:
    found = bundles.count_view(session, round_id).bundles
    return [one.number for one in found if one.state in states]


def _readings(session: Session, view: RoundView, bundle: int) -> Mapping[int, Decided]:
    rows = session.scalars(
        select(Reading).where(Reading.round_id == view.id, Reading.bundle == bundle)
    )
    return {
        row.place: Decided(
            ballot_rows.read(row, view.names), row.ground, row.decided_by, row.clause
        )
        for row in rows
    }


def _difference(bundle: int, found: Place, decided: Decided | None) -> Difference:
    return Difference(
        bundle,
        found.place,
        found.first,
        found.second,
        found.apart.names,
        found.apart.write_ins,
        found.apart.void,
        found.doubts,
        decided,
    )


def _compared(session: Session, round_id: int, bundle: int, place: int) -> RoundView:
    """Return the round where a place waits for a decision; raises Refused otherwise."""
    view, zero = bundles.zeroed(session, round_id)
    state = bundles.state_of(session, round_id, bundle)
    if state not in (BundleState.DIFFERING, BundleState.DECIDED):
        raise Refused(f"第{bundle}捆现在是“{state.value}”，没有要认定的选票。")
    if place not in {one.place for one in bundles.differing(session, view, zero, bundle)}:
        raise Refused(f"第{bundle}捆第{place}张两次录入一致，不需要认定。")
    return view


def _keep_doubts(session: Session, view: RoundView, zero: ZeroReport, bundle: int) -> None:
    """Write what was decided into the ledger of doubtful ballots, in no order of the papers."""
    readings = _readings(session, view, bundle)
    kept = [
        (_doubt(view, found), _decision(view, found, readings[found.place]), readings[found.place])
        for found in bundles.differing(session, view, zero, bundle)
    ]
    for doubt, decision, decided in sorted(kept, key=lambda one: (one[0], one[1])):
        session.add(
            DoubtfulBallot(
                round_id=view.id,
                bundle=bundle,
                doubt=doubt,
                decision=decision,
                clause=decided.clause,
                decided_by=decided.by,
            )
        )
        session.flush()


def _doubt(view: RoundView, found: Place) -> str:
    """Say what was doubtful: the places that differ with both readings, the tellers' words."""
    said = list(dict.fromkeys(found.doubts))
    if found.second is not None and found.apart:
        read = [_reading(view, found.apart, one) for one in (found.first, found.second)]
        said.append(f"两次录入不同：{read[0]}；{read[1]}")
    return "；".join(said)


def _decision(view: RoundView, found: Place, decided: Decided) -> str:
    read = _reading(view, found.apart, decided.ballot)
    return f"认定为{read}（{decided.ground}）"


def _reading(view: RoundView, parts: Apart, ballot: Ballot) -> str:
    """Say how a ballot was read as far as it is in question: no ledger holds a whole ballot."""
    reason = void_reason(view.contest, view.rule, ballot)
    if reason:
        return f"整张无效（{reason}）"
    said = [f"{name}{_SAID[ballot.marks.get(name, Mark.ABSTAIN)]}" for name in parts.names]
    if parts.write_ins:
        said.append(f"另选{'、'.join(ballot.write_ins) or '无'}")
    return "、".join(said) or "有效票"
