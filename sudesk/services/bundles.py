"""How every bundle of a count stands, without a mark of any ballot; opening one again.

A bundle is untouched, being entered, of two lengths, differing, decided, or reconciled. Where it
is reconciled its ballots lie under random keys and everything that the tellers entered is gone.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import Enum

from sqlalchemy import delete, func, insert, select
from sqlalchemy.orm import Session

from sudesk.errors import Refused
from sudesk.models.journal import record
from sudesk.models.store import at, chance, scrub_after
from sudesk.models.tables import WorkingBallot
from sudesk.models.tellers import (
    AgreedBallot,
    Bundle,
    BundleTotals,
    DoubtfulBallot,
    FigureReading,
    Reading,
    Reopening,
    TellerBundle,
)
from sudesk.rules import bundle_sheets
from sudesk.rules.bundle_sheets import Sheet
from sudesk.rules.comparing import Apart, apart
from sudesk.rules.election_rules import CountingWay
from sudesk.rules.voting import Ballot, Votes
from sudesk.services import ballot_rows, rounds, zero_reports
from sudesk.services.drafts import reasoned
from sudesk.services.election_rules import terms_of
from sudesk.services.officials import scrutineer
from sudesk.services.rounds import RoundView
from sudesk.services.zero_reports import ZeroReport
from sudesk.terms import RoundState


class BundleState(Enum):
    """How far a bundle is."""

    UNTOUCHED = "未录"
    ENTERING = "录入中"
    LENGTHS = "张数不同"
    DIFFERING = "待认定"
    DECIDED = "已认定，待并入"
    RECONCILED = "已核对"


@dataclass(frozen=True, slots=True)
class Progress:
    """How far one teller is; ``sent_back`` is how many papers the scrutineer counted, if any."""

    teller: int
    name: str
    entered: int
    finished: bool
    sent_back: int | None = None


@dataclass(frozen=True, slots=True)
class BundleView:
    """One bundle: how many papers should lie in it, how far each is, what waits for a decision."""

    number: int
    expected: int
    state: BundleState
    tellers: tuple[Progress, ...]
    ballots: int | None
    differed: int
    undecided: int


@dataclass(frozen=True, slots=True)
class CountView:
    """All bundles of a round; ``agreed`` are the papers of those that are reconciled."""

    round_id: int
    way: CountingWay
    bundle_size: int
    zeroed: bool
    collected: int | None
    bundles: tuple[BundleView, ...]
    agreed: int

    @property
    def open(self) -> tuple[BundleView, ...]:
        """The bundles that hold entries and are not reconciled."""
        done = (BundleState.UNTOUCHED, BundleState.RECONCILED)
        return tuple(one for one in self.bundles if one.state not in done)

    @property
    def complete(self) -> bool:
        """Whether every paper that was collected lies in a reconciled bundle."""
        return self.zeroed and not self.open and self.agreed == self.collected


@dataclass(frozen=True, slots=True)
class Place:
    """A place of a compared bundle at which readings differ or a teller was in doubt."""

    place: int
    first: Ballot
    second: Ballot | None
    apart: Apart
    doubts: tuple[str, ...]


def count_view(session: Session, round_id: int) -> CountView:
    """Return how every bundle of a round stands."""
    view = rounds.view(session, round_id)
    zero = zero_reports.zero_report(session, round_id)
    collected = view.papers.collected
    if zero is None:
        way, size = terms_of(session, view.congress_id).counting, zero_reports.BUNDLE
        return CountView(round_id, way, size, False, collected, (), 0)
    settled = {
        row.number: row
        for row in session.scalars(select(Bundle).where(Bundle.round_id == round_id))
    }
    progress = _progress(session, round_id, zero)
    sizes = expected(zero.bundle_size, collected or 0, {n: b.ballots for n, b in settled.items()})
    numbers = sorted({*sizes, *progress, *settled})
    views = tuple(
        _view(session, view, zero, number, sizes.get(number, 0), settled.get(number), progress)
        for number in numbers
    )
    agreed = sum(row.ballots for row in settled.values())
    return CountView(round_id, zero.way, zero.bundle_size, True, collected, views, agreed)


def expected(size: int, collected: int, settled: Mapping[int, int]) -> dict[int, int]:
    """Return how many papers should lie in each bundle; the last one takes what is left."""
    count = -(-collected // size)
    sizes = dict.fromkeys(range(1, count), size) | {
        number: ballots for number, ballots in settled.items() if number < count
    }
    if count:
        sizes[count] = settled.get(count, max(collected - sum(sizes.values()), 0))
    return sizes


def state_of(session: Session, round_id: int, bundle: int) -> BundleState:
    """Return how far one bundle is."""
    found = [one for one in count_view(session, round_id).bundles if one.number == bundle]
    return found[0].state if found else BundleState.UNTOUCHED


def rows(session: Session, round_id: int, teller: int, bundle: int) -> Sequence[WorkingBallot]:
    """Return what one teller entered of a bundle, in the order of the papers."""
    return session.scalars(
        select(WorkingBallot)
        .where(
            WorkingBallot.round_id == round_id,
            WorkingBallot.teller == teller,
            WorkingBallot.bundle == bundle,
        )
        .order_by(WorkingBallot.place)
    ).all()


def sheets(session: Session, round_id: int, bundle: int) -> tuple[Sheet, Sheet]:
    """Return what both tellers read from the sheet of a bundle."""
    first, second = (
        sheet_of(session.get_one(BundleTotals, (round_id, bundle, teller))) for teller in (1, 2)
    )
    return first, second


def sheet_of(row: BundleTotals) -> Sheet:
    """Return the sheet of a row."""
    lines = tuple(Votes(*triple) for triple in row.lines)
    return Sheet(row.ballots, row.void, lines, dict(row.write_ins))


def differing(
    session: Session, view: RoundView, zero: ZeroReport, bundle: int
) -> tuple[Place, ...]:
    """Return the places of a compared bundle that a scrutineer must decide."""
    sides = [rows(session, view.id, n, bundle) for n in range(1, len(zero.tellers) + 1)]
    if len(sides) > 1 and len(sides[0]) != len(sides[1]):
        return ()
    found = []
    for pair in zip(*sides, strict=True):
        first, *others = (ballot_rows.read(row, view.names) for row in pair)
        second = others[0] if others else None
        doubts = tuple(row.doubt for row in pair if row.doubt)
        other = first if second is None else second
        parts = apart(view.contest, view.rule, first, other)
        if parts or doubts:
            found.append(Place(pair[0].place, first, second, parts, doubts))
    return tuple(found)


def reconcile(session: Session, view: RoundView, zero: ZeroReport, bundle: int) -> None:
    """Write the agreed ballots under random keys, destroy what was entered, one journal entry."""
    places = differing(session, view, zero, bundle)
    readings = {
        row.place: row
        for row in session.scalars(
            select(Reading).where(Reading.round_id == view.id, Reading.bundle == bundle)
        )
    }
    assert all(one.place in readings for one in places)
    final = [readings.get(row.place, row) for row in rows(session, view.id, 1, bundle)]
    source = chance(session)
    agreed = [
        {
            "round_id": view.id,
            "bundle": bundle,
            "marks": row.marks,
            "write_ins": row.write_ins,
            "void": row.void,
        }
        for row in final
    ]
    source.shuffle(agreed)
    drawn = ballot_rows.keys(source, len(agreed), session.scalars(select(AgreedBallot.id)).all())
    if agreed:
        filled = [{"id": key, **row} for key, row in zip(drawn, agreed, strict=True)]
        session.execute(insert(AgreedBallot), filled)
    settle(session, view.id, bundle, len(final), len(places))


def settle(session: Session, round_id: int, bundle: int, ballots: int, differed: int) -> None:
    """Note that a bundle is reconciled and destroy what the tellers entered of it."""
    forget(session, round_id, bundle)
    session.add(
        Bundle(
            round_id=round_id,
            number=bundle,
            ballots=ballots,
            differed=differed,
            reconciled_at=at(session),
        )
    )
    session.flush()
    record(
        session, "count.bundle", round=round_id, bundle=bundle, ballots=ballots, differed=differed
    )
    scrub_after(session)


def forget(session: Session, round_id: int, bundle: int) -> None:
    """Destroy what was entered and decided of a bundle that is not reconciled."""
    for table in (WorkingBallot, Reading):
        session.execute(delete(table).where(table.round_id == round_id, table.bundle == bundle))
    for other in (TellerBundle, FigureReading):
        session.execute(delete(other).where(other.round_id == round_id, other.number == bundle))
    session.execute(
        delete(BundleTotals).where(
            BundleTotals.round_id == round_id,
            BundleTotals.number == bundle,
            BundleTotals.teller != 0,
        )
    )


@dataclass(frozen=True, slots=True)
class Reopened:
    """A reconciled bundle that was opened again, by whom and why."""

    bundle: int
    at: datetime
    by: str
    because: str


def reopen(session: Session, round_id: int, bundle: int, by: str, because: str) -> None:
    """Open a reconciled bundle again before the seal: everybody enters it anew.

    Raises Refused for one that is not reconciled, or where no scrutineer says why.
    """
    view = counting_round(session, round_id)
    row = session.get(Bundle, (round_id, bundle))
    if row is None:
        raise Refused(f"第{bundle}捆还没有核对，不需要重开。")
    by, because = reasoned(scrutineer(session, view.congress_id, by), because)
    for table in (AgreedBallot, DoubtfulBallot):
        session.execute(delete(table).where(table.round_id == round_id, table.bundle == bundle))
    session.execute(
        delete(BundleTotals).where(BundleTotals.round_id == round_id, BundleTotals.number == bundle)
    )
    session.delete(row)
    session.add(
        Reopening(
            round_id=round_id,
            bundle=bundle,
            reopened_at=at(session),
            reopened_by=by,
            because=because,
        )
    )
    session.flush()
    record(session, "count.reopen", round=round_id, bundle=bundle)
    scrub_after(session)


def reopenings(session: Session, round_id: int) -> tuple[Reopened, ...]:
    """Return which bundles were opened again, the first first."""
    found = session.scalars(
        select(Reopening).where(Reopening.round_id == round_id).order_by(Reopening.id)
    )
    return tuple(
        Reopened(row.bundle, row.reopened_at, row.reopened_by, row.because) for row in found
    )


def counting_round(session: Session, round_id: int) -> RoundView:
    """Return a round that is being counted; raises Refused before it and after the seal."""
    view = rounds.view(session, round_id)
    if view.state is RoundState.SEALED:
        raise Refused("结果已经封存，选票不能再改。")
    if view.state is not RoundState.COUNTING:
        raise Refused("还没有登记收回的选票，不能计票。", "", "请先填写发出和收回的张数。")
    return view


def zeroed(session: Session, round_id: int) -> tuple[RoundView, ZeroReport]:
    """Return a round that is being counted and its zero report; raises Refused without one."""
    view = counting_round(session, round_id)
    zero = zero_reports.zero_report(session, round_id)
    if zero is None:
        raise Refused("还没有做零票确认，不能录入选票。", "", "请由总监票人和计票人先确认零票。")
    return view, zero


def _progress(
    session: Session, round_id: int, zero: ZeroReport
) -> dict[int, dict[int, tuple[int, bool, int | None]]]:
    """Return by bundle and teller how many are entered, whether finished, what was counted."""
    found: dict[int, dict[int, tuple[int, bool, int | None]]] = {}
    if zero.way is CountingWay.TOTALS:
        read = select(BundleTotals).where(
            BundleTotals.round_id == round_id, BundleTotals.teller != 0
        )
        for sheet in session.scalars(read):
            found.setdefault(sheet.number, {})[sheet.teller] = (sheet.ballots, True, None)
        return found
    entered = session.execute(
        select(WorkingBallot.bundle, WorkingBallot.teller, func.count())
        .where(WorkingBallot.round_id == round_id)
        .group_by(WorkingBallot.bundle, WorkingBallot.teller)
    )
    for bundle, teller, number in entered:
        found.setdefault(bundle, {})[teller] = (number, False, None)
    marked = select(TellerBundle).where(TellerBundle.round_id == round_id)
    for row in session.scalars(marked):
        of_bundle = found.setdefault(row.number, {})
        number = of_bundle.get(row.teller, (0, False, None))[0]
        of_bundle[row.teller] = (number, row.finished, row.papers)
    return found


def _view(
    session: Session,
    view: RoundView,
    zero: ZeroReport,
    number: int,
    size: int,
    settled: Bundle | None,
    progress: Mapping[int, Mapping[int, tuple[int, bool, int | None]]],
) -> BundleView:
    if settled is not None:
        done = tuple(
            Progress(n, name, settled.ballots, True) for n, name in enumerate(zero.tellers, 1)
        )
        differed = settled.differed
        state = BundleState.RECONCILED
        return BundleView(number, size, state, done, settled.ballots, differed, 0)
    of_bundle = progress.get(number, {})
    tellers = tuple(
        Progress(n, name, *of_bundle.get(n, (0, False, None)))
        for n, name in enumerate(zero.tellers, 1)
    )
    if not all(one.finished for one in tellers):
        state = BundleState.ENTERING if of_bundle else BundleState.UNTOUCHED
        return BundleView(number, size, state, tellers, None, 0, 0)
    if zero.way is not CountingWay.TOTALS and len({one.entered for one in tellers}) > 1:
        return BundleView(number, size, BundleState.LENGTHS, tellers, None, 0, 0)
    differed, undecided = _decisions(session, view, zero, number)
    state = BundleState.DIFFERING if undecided else BundleState.DECIDED
    return BundleView(number, size, state, tellers, None, differed, undecided)


def _decisions(session: Session, view: RoundView, zero: ZeroReport, bundle: int) -> tuple[int, int]:
    """Return on how much of a compared bundle readings differ, and what is not decided of it."""
    if zero.way is CountingWay.TOTALS:
        keys = set(bundle_sheets.figures_apart(*sheets(session, view.id, bundle)))
        decided = session.scalars(
            select(FigureReading.figure).where(
                FigureReading.round_id == view.id, FigureReading.number == bundle
            )
        )
        return len(keys), len(keys - set(decided))
    places = {one.place for one in differing(session, view, zero, bundle)}
    read = session.scalars(
        select(Reading.place).where(Reading.round_id == view.id, Reading.bundle == bundle)
    )
    return len(places), len(places - set(read))
