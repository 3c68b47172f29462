"""One teller's own work, ballot by ballot: nothing here shows what the other teller entered.

What is entered has no time and no journal entry; the journal has one for each bundle, once it is
reconciled (rule book, section 4, Secrecy).
"""

from dataclasses import dataclass

from sqlalchemy import update
from sqlalchemy.orm import Session

from sudesk.errors import Refused, SudeskError
from sudesk.models.tables import WorkingBallot
from sudesk.models.tellers import Bundle, TellerBundle
from sudesk.rules.election_rules import CountingWay
from sudesk.rules.voting import Ballot
from sudesk.services import ballot_rows, bundles
from sudesk.services.bundles import BundleState, BundleView, Progress
from sudesk.services.rounds import RoundView
from sudesk.services.zero_reports import ZeroReport

MOST = 400  # ballots in one bundle, whatever lies in it


@dataclass(frozen=True, slots=True)
class OwnBundle:
    """A bundle as one teller sees it; ``sent_back`` is how many papers a scrutineer counted."""

    number: int
    expected: int
    entered: int
    finished: bool
    reconciled: bool
    sent_back: int | None


@dataclass(frozen=True, slots=True)
class TellerDesk:
    """What lies before one teller; ``current`` is the bundle to go on with, None where all is done.

    Of the other teller it says the name and whether there is anything yet, no more.
    """

    round: RoundView
    way: CountingWay
    teller: int
    name: str
    bundle_size: int
    bundles: tuple[OwnBundle, ...]
    stored: int
    current: int | None
    other_name: str
    other_begun: bool


@dataclass(frozen=True, slots=True)
class Entered:
    """One ballot as this teller entered it, with what was doubtful on it."""

    place: int
    ballot: Ballot
    doubt: str


def desk_of(session: Session, round_id: int, teller: int) -> TellerDesk:
    """Return what lies before one teller."""
    view, zero = bundles.zeroed(session, round_id)
    name = _name(zero, teller)
    found = bundles.count_view(session, round_id).bundles
    own = tuple(_own(one, one.tellers[teller - 1]) for one in found)
    going = [one.number for one in own if not one.finished and one.entered]
    waiting = [one.number for one in own if not one.finished and one.expected]
    others = [progress for one in found for progress in one.tellers if progress.teller != teller]
    return TellerDesk(
        view,
        zero.way,
        teller,
        name,
        zero.bundle_size,
        own,
        sum(one.entered for one in own),
        next(iter([*going, *waiting]), None),
        next((other for number, other in enumerate(zero.tellers, 1) if number != teller), ""),
        any(one.entered for one in others),
    )


def entries(session: Session, round_id: int, teller: int, bundle: int) -> tuple[Entered, ...]:
    """Return what one teller entered of a bundle that is not reconciled, in order."""
    view, zero = bundles.zeroed(session, round_id)
    _name(zero, teller)
    rows = bundles.rows(session, round_id, teller, bundle)
    return tuple(_entered(row, view) for row in rows)


def enter(
    session: Session, round_id: int, teller: int, bundle: int, ballot: Ballot, doubt: str = ""
) -> int:
    """Store one ballot behind the last of a bundle; returns its place, counted from 1."""
    view = _open(session, round_id, teller, bundle)
    place = len(bundles.rows(session, round_id, teller, bundle)) + 1
    _store(session, view, teller, bundle, place, ballot, doubt)
    return place


def amend(
    session: Session,
    round_id: int,
    teller: int,
    bundle: int,
    place: int,
    ballot: Ballot,
    doubt: str = "",
) -> None:
    """Enter the ballot at one place anew."""
    view = _open(session, round_id, teller, bundle)
    row = _row(session, round_id, teller, bundle, place)
    for key, value in ballot_rows.written(ballot, view.names).items():
        setattr(row, key, value)
    row.doubt = doubt.strip() or None
    session.flush()


def insert(
    session: Session,
    round_id: int,
    teller: int,
    bundle: int,
    place: int,
    ballot: Ballot,
    doubt: str = "",
) -> None:
    """Enter a ballot that was passed over, before the one that stands at a place now."""
    view = _open(session, round_id, teller, bundle)
    _row(session, round_id, teller, bundle, place)
    _shift(session, round_id, teller, bundle, place, 1)
    _store(session, view, teller, bundle, place, ballot, doubt)


def remove(session: Session, round_id: int, teller: int, bundle: int, place: int) -> Entered:
    """Take a ballot out that was entered twice; returns it."""
    view = _open(session, round_id, teller, bundle)
    row = _row(session, round_id, teller, bundle, place)
    taken = _entered(row, view)
    session.delete(row)
    session.flush()
    _shift(session, round_id, teller, bundle, place + 1, -1)
    return taken


def finish(session: Session, round_id: int, teller: int, bundle: int) -> BundleState:
    """Say that all papers of a bundle are entered; the last teller's word compares it.

    Readings that are equal are reconciled at once. Returns how the bundle stands.
    """
    _open(session, round_id, teller, bundle)
    if not bundles.rows(session, round_id, teller, bundle):
        raise SudeskError(f"第{bundle}捆还没有录入选票。")
    row = session.get(TellerBundle, (round_id, bundle, teller))
    row = row or TellerBundle(round_id=round_id, number=bundle, teller=teller)
    row.finished, row.papers = True, None
    session.add(row)
    session.flush()
    return compare(session, round_id, bundle)


def compare(session: Session, round_id: int, bundle: int) -> BundleState:
    """Reconcile a bundle that all have finished and on which nothing differs."""
    state = bundles.state_of(session, round_id, bundle)
    view, zero = bundles.zeroed(session, round_id)
    if state is BundleState.DECIDED and not bundles.differing(session, view, zero, bundle):
        bundles.reconcile(session, view, zero, bundle)
        return BundleState.RECONCILED
    return state


def resume(session: Session, round_id: int, teller: int, bundle: int) -> None:
    """Take the word back that a bundle is finished, until it is compared with the other's."""
    _view, zero = bundles.zeroed(session, round_id)
    _name(zero, teller)
    row = session.get(TellerBundle, (round_id, bundle, teller))
    if row is None or not row.finished:
        raise Refused(f"第{bundle}捆还没有录完，可以接着录。")
    if bundles.state_of(session, round_id, bundle) is not BundleState.ENTERING:
        raise Refused(
            f"第{bundle}捆两人都已录完，不能自己再改。",
            "两次录入已经核对。",
            "请由监票人认定，或由监票人退回重看。",
        )
    row.finished = False
    session.flush()


def _open(session: Session, round_id: int, teller: int, bundle: int) -> RoundView:
    """Return the round where this teller may enter this bundle now; raises Refused otherwise."""
    view, zero = bundles.zeroed(session, round_id)
    if zero.way is CountingWay.TOTALS:
        raise Refused("本轮按捆汇总计票，不逐张录入。", "依据：选举办法。", "请录入各捆的合计。")
    _name(zero, teller)
    collected = view.papers.collected or 0
    if not 1 <= bundle <= -(-collected // zero.bundle_size):
        count = -(-collected // zero.bundle_size)
        raise Refused(
            f"没有第{bundle}捆。",
            f"收回{collected}张，每捆{zero.bundle_size}张，共{count}捆。",
            "张数不对的，请先更正台账。",
        )
    if session.get(Bundle, (round_id, bundle)) is not None:
        raise Refused(f"第{bundle}捆已经核对，不能再改。", "", "确需重录的，请由监票人重开这一捆。")
    row = session.get(TellerBundle, (round_id, bundle, teller))
    if row is not None and row.finished:
        raise Refused(f"第{bundle}捆已经录完。", "", "要改的，请先取回这一捆。")
    return view


def _name(zero: ZeroReport, teller: int) -> str:
    if not 1 <= teller <= max(len(zero.tellers), 1):
        raise SudeskError(f"没有第{teller}计票人。")
    return zero.tellers[teller - 1] if zero.tellers else ""


def _own(bundle: BundleView, progress: Progress) -> OwnBundle:
    return OwnBundle(
        bundle.number,
        bundle.expected,
        progress.entered,
        progress.finished,
        bundle.state is BundleState.RECONCILED,
        progress.sent_back,
    )


def _entered(row: WorkingBallot, view: RoundView) -> Entered:
    return Entered(row.place, ballot_rows.read(row, view.names), row.doubt or "")


def _row(session: Session, round_id: int, teller: int, bundle: int, place: int) -> WorkingBallot:
    row = session.get(WorkingBallot, (round_id, teller, bundle, place))
    if row is None:
        raise SudeskError(f"第{bundle}捆没有第{place}张。")
    return row


def _store(
    session: Session,
    view: RoundView,
    teller: int,
    bundle: int,
    place: int,
    ballot: Ballot,
    doubt: str,
) -> None:
    if place > MOST:
        raise Refused(f"第{bundle}捆已录{MOST}张，不能再录。", "", "请核对是不是录到了别的捆。")
    columns = ballot_rows.written(ballot, view.names)
    session.add(
        WorkingBallot(
            round_id=view.id,
            teller=teller,
            bundle=bundle,
            place=place,
            doubt=doubt.strip() or None,
            **columns,
        )
    )
    session.flush()


def _shift(session: Session, round_id: int, teller: int, bundle: int, first: int, by: int) -> None:
    """Move the places from one on; in two steps, as no two may stand at one place between."""
    session.expire_all()
    of_bundle = (
        WorkingBallot.round_id == round_id,
        WorkingBallot.teller == teller,
        WorkingBallot.bundle == bundle,
    )
    session.execute(
        update(WorkingBallot)
        .where(*of_bundle, WorkingBallot.place >= first)
        .values(place=-WorkingBallot.place - by)
        .execution_options(synchronize_session=False)
    )
    session.execute(
        update(WorkingBallot)
        .where(*of_bundle, WorkingBallot.place < 0)
        .values(place=-WorkingBallot.place)
        .execution_options(synchronize_session=False)
    )
