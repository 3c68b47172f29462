"""Counting by bundle totals: the 正 sheet of each bundle (paper 14), read by two tellers.

Two readings that are equal are agreed at once; of the others only the figures that differ are
decided, by a scrutineer with the sheet in hand.
"""

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from sudesk.errors import Refused, SudeskError
from sudesk.models.journal import record
from sudesk.models.tellers import Bundle, BundleTotals, DoubtfulBallot, FigureReading
from sudesk.rules import bundle_sheets
from sudesk.rules.bundle_sheets import Sheet
from sudesk.rules.clauses import Topic, citation
from sudesk.rules.election_rules import CountingWay
from sudesk.rules.identities import Check
from sudesk.rules.voting import squash
from sudesk.services import bundles, rounds
from sudesk.services.bundles import BundleState
from sudesk.services.officials import scrutineer
from sudesk.services.rounds import RoundView

COMPARED = (BundleState.DIFFERING, BundleState.DECIDED)


@dataclass(frozen=True, slots=True)
class FigureDifference:
    """A figure of a sheet that was read in two ways; ``decided`` is None until it is decided."""

    bundle: int
    figure: str
    label: str
    first: int
    second: int
    decided: int | None
    ground: str
    by: str


def sheet(session: Session, round_id: int, teller: int, bundle: int) -> Sheet | None:
    """Return what one teller read from the sheet of a bundle that is not reconciled."""
    _totals(session, round_id, teller)
    row = session.get(BundleTotals, (round_id, bundle, teller))
    return None if row is None else bundles.sheet_of(row)


def mistakes(session: Session, round_id: int, read: Sheet) -> tuple[Check, ...]:
    """Return every numbered check of a sheet, also while it is being typed."""
    view = rounds.view(session, round_id)
    return bundle_sheets.check(view.contest, view.rule, read)


def save(session: Session, round_id: int, teller: int, bundle: int, read: Sheet) -> BundleState:
    """Store what one teller read; the second reading compares. Returns how the bundle stands.

    Raises Refused where a check of the sheet is broken.
    """
    view = _totals(session, round_id, teller)
    _open(session, view, bundle)
    _sound(view, read)
    row = session.get(BundleTotals, (round_id, bundle, teller))
    row = row or BundleTotals(round_id=round_id, number=bundle, teller=teller)
    _write(row, read)
    session.add(row)
    session.flush()
    state = bundles.state_of(session, round_id, bundle)
    if state is BundleState.DECIDED:
        _agree(session, view, bundle)
        return BundleState.RECONCILED
    return state


def drop(session: Session, round_id: int, teller: int, bundle: int) -> None:
    """Take one's own reading of a sheet out again, until it is compared."""
    view = _totals(session, round_id, teller)
    _open(session, view, bundle)
    row = session.get(BundleTotals, (round_id, bundle, teller))
    if row is None:
        raise SudeskError(f"第{bundle}捆还没有录入。")
    session.delete(row)
    session.flush()


def send_back(session: Session, round_id: int, bundle: int, teller: int, by: str) -> None:
    """Let one teller read a compared sheet again; decisions on it go."""
    view = _totals(session, round_id, teller)
    if bundles.state_of(session, round_id, bundle) not in COMPARED:
        raise Refused(f"第{bundle}捆不在核对中，不能退回。")
    scrutineer(session, view.congress_id, by)
    session.delete(session.get_one(BundleTotals, (round_id, bundle, teller)))
    for row in _decided(session, round_id, bundle).values():
        session.delete(row)
    session.flush()
    record(session, "count.send_back", round=round_id, bundle=bundle, teller=teller)


def differences(session: Session, round_id: int) -> tuple[FigureDifference, ...]:
    """Return the figures that were read in two ways, decided ones too, until settled."""
    view, _zero = bundles.zeroed(session, round_id)
    found = []
    for one in bundles.count_view(session, round_id).bundles:
        if one.state not in COMPARED:
            continue
        decided = _decided(session, round_id, one.number)
        pair = bundles.sheets(session, round_id, one.number)
        apart = bundle_sheets.figures_apart(*pair)
        for figure, (first, second) in apart.items():
            row = decided.get(figure)
            found.append(
                FigureDifference(
                    one.number,
                    figure,
                    bundle_sheets.label(view.contest, figure),
                    first,
                    second,
                    None if row is None else row.value,
                    "" if row is None else row.ground,
                    "" if row is None else row.decided_by,
                )
            )
    return tuple(found)


def decide(
    session: Session, round_id: int, bundle: int, figure: str, value: int, ground: str, by: str
) -> None:
    """Record which number a scrutineer reads where two readings differ, and on what ground."""
    view = _compared(session, round_id, bundle, figure)
    by = scrutineer(session, view.congress_id, by)
    if value < 0:
        raise SudeskError("票数不能小于0。", "", "请重看计票单。")
    if not ground.strip():
        raise SudeskError("还没有写明认定依据。", "依据要记入疑票台账。", "请选择或填写依据。")
    row = session.get(FigureReading, (round_id, bundle, figure))
    row = row or FigureReading(round_id=round_id, number=bundle, figure=figure)
    row.value, row.ground, row.decided_by = value, ground.strip(), by
    session.add(row)
    session.flush()


def undecide(session: Session, round_id: int, bundle: int, figure: str) -> None:
    """Take a decision on a figure back, until its bundle is settled."""
    _compared(session, round_id, bundle, figure)
    row = session.get(FigureReading, (round_id, bundle, figure))
    if row is None:
        raise Refused("这一项还没有认定。")
    session.delete(row)
    session.flush()


def settle(session: Session, round_id: int, bundle: int) -> None:
    """Agree a bundle of which every figure is decided.

    Raises Refused where a figure waits, or what was decided breaks a check of the sheet.
    """
    view, _zero = bundles.zeroed(session, round_id)
    state = bundles.state_of(session, round_id, bundle)
    if state is BundleState.DIFFERING:
        raise Refused(f"第{bundle}捆还有数字没有认定。", "", "请先认定不同的数字。")
    if state is not BundleState.DECIDED:
        raise Refused(f"第{bundle}捆现在是“{state.value}”，不能并入。")
    _agree(session, view, bundle)


def _agree(session: Session, view: RoundView, bundle: int) -> None:
    """Keep one sheet of a bundle in place of two readings; what was decided goes to the ledger."""
    first, second = bundles.sheets(session, view.id, bundle)
    apart = bundle_sheets.figures_apart(first, second)
    decided = _decided(session, view.id, bundle)
    values = {figure: decided[figure].value for figure in apart}
    agreed = bundle_sheets.with_figures(first, values)
    _sound(view, agreed)
    for figure, pair in apart.items():
        row = decided[figure]
        name = bundle_sheets.label(view.contest, figure)
        session.add(
            DoubtfulBallot(
                round_id=view.id,
                bundle=bundle,
                doubt=f"{name}两次录入不同：{pair[0]}；{pair[1]}",
                decision=f"认定为{row.value}（{row.ground}）",
                clause=citation(Topic.COUNTING),
                decided_by=row.decided_by,
            )
        )
    kept = BundleTotals(round_id=view.id, number=bundle, teller=0)
    _write(kept, agreed)
    session.add(kept)
    session.flush()
    bundles.settle(session, view.id, bundle, agreed.ballots, len(apart))


def _write(row: BundleTotals, read: Sheet) -> None:
    row.ballots, row.void = read.ballots, read.void
    row.lines = [[votes.approve, votes.oppose, votes.abstain] for votes in read.lines]
    written: dict[str, int] = {}
    for name, number in read.write_ins.items():
        if squash(name) and number:
            written[squash(name)] = written.get(squash(name), 0) + number
    row.write_ins = written


def _sound(view: RoundView, read: Sheet) -> None:
    """Refuse a sheet of which a check is broken."""
    if len(read.lines) != len(view.names):
        raise SudeskError("每名候选人应有赞成、反对、弃权三个数。")
    counts = [n for one in read.lines for n in (one.approve, one.oppose, one.abstain)]
    if min([read.ballots, read.void, *counts, *read.write_ins.values()]) < 0:
        raise SudeskError("票数不能小于0。", "", "请重看计票单。")
    broken = [one for one in bundle_sheets.check(view.contest, view.rule, read) if one.stops]
    if broken:
        first = broken[0]
        raise Refused(f"{first.code} 不成立：{first.sentence}。", first.meaning, first.remedy)


def _totals(session: Session, round_id: int, teller: int) -> RoundView:
    view, zero = bundles.zeroed(session, round_id)
    if zero.way is not CountingWay.TOTALS:
        raise Refused("本轮逐张录入选票，不按捆汇总。", f"依据：{citation(Topic.COUNTING)}。")
    if teller not in (1, 2):
        raise SudeskError(f"没有第{teller}计票人。")
    return view


def _open(session: Session, view: RoundView, bundle: int) -> None:
    """Refuse a bundle that there is not, that is agreed, or that both have read."""
    known = {one.number for one in bundles.count_view(session, view.id).bundles}
    if bundle not in known:
        raise Refused(f"没有第{bundle}捆。", "", "张数不对的，请先更正台账。")
    if session.get(Bundle, (view.id, bundle)) is not None:
        raise Refused(f"第{bundle}捆已经核对，不能再改。", "", "确需重录的，请由监票人重开这一捆。")
    both = all(session.get(BundleTotals, (view.id, bundle, one)) is not None for one in (1, 2))
    if both:
        raise Refused(
            f"第{bundle}捆两人都已录完，不能自己再改。",
            "两次录入已经核对。",
            "请由监票人认定不同的数字。",
        )


def _decided(session: Session, round_id: int, bundle: int) -> dict[str, FigureReading]:
    rows = session.scalars(
        select(FigureReading).where(
            FigureReading.round_id == round_id, FigureReading.number == bundle
        )
    )
    return {row.figure: row for row in rows}


def _compared(session: Session, round_id: int, bundle: int, figure: str) -> RoundView:
    view, _zero = bundles.zeroed(session, round_id)
    state = bundles.state_of(session, round_id, bundle)
    if state not in COMPARED:
        raise Refused(f"第{bundle}捆现在是“{state.value}”，没有要认定的数字。")
    pair = bundles.sheets(session, round_id, bundle)
    if figure not in bundle_sheets.figures_apart(*pair):
        raise Refused("这一项两次录入一致，不需要认定。")
    return view
