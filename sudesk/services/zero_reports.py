"""The zero report (零票确认): before the first ballot is entered, all figures stand at nothing.

It fixes how the round is counted, in bundles of which size, and who the two tellers are.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from sudesk.errors import Refused, SudeskError
from sudesk.models.journal import record
from sudesk.models.store import at
from sudesk.models.tables import Round, WorkingBallot
from sudesk.models.tellers import Bundle, BundleTotals
from sudesk.rules.clauses import Topic, citation
from sudesk.rules.election_rules import CountingWay
from sudesk.rules.voting import squash
from sudesk.services import rounds
from sudesk.services.election_rules import terms_of
from sudesk.services.officials import officials
from sudesk.terms import Role, RoundState

BUNDLE = 20  # ballots that lie together on the table
LARGEST = 200


@dataclass(frozen=True, slots=True)
class ZeroReport:
    """How a round is counted, who confirmed that nothing was counted yet, and when."""

    way: CountingWay
    bundle_size: int
    chief: str
    tellers: tuple[str, ...]
    confirmed_at: datetime


def zero_report(session: Session, round_id: int) -> ZeroReport | None:
    """Return the zero report of a round, None before it is confirmed."""
    row = session.get_one(Round, round_id)
    if row.counting is None or row.zeroed_at is None:
        return None
    chief, *tellers = row.zeroed_by or [""]
    way = CountingWay(row.counting)
    return ZeroReport(way, row.bundle_size or BUNDLE, chief, tuple(tellers), row.zeroed_at)


def confirm(
    session: Session, round_id: int, chief: str, tellers: Sequence[str], bundle_size: int = BUNDLE
) -> None:
    """Confirm that nothing was counted yet, in the names of chief scrutineer and tellers.

    Raises Refused where somebody is not on the adopted list, or the report was made before.
    """
    view = rounds.view(session, round_id)
    if view.state not in (RoundState.VOTING, RoundState.COUNTING):
        raise Refused(f"这一轮现在是“{view.state.label}”，不能做零票确认。")
    if zero_report(session, round_id) is not None or touched(session, round_id):
        raise Refused("已经做过零票确认。")
    if not 1 <= bundle_size <= LARGEST:
        raise SudeskError(f"每捆应为1至{LARGEST}张。", "", "请改正每捆的张数。")
    way = terms_of(session, view.congress_id).counting
    watchers = officials(session, view.congress_id)
    if squash(chief) not in map(squash, watchers.names(Role.CHIEF_SCRUTINEER)):
        raise Refused(f"“{chief}”不是通过的总监票人。", "", "请照名单填写总监票人姓名。")
    given = [squash(name) for name in tellers]
    adopted = [squash(name) for name in watchers.names(Role.TELLER)]
    for name in given:
        if name not in adopted:
            raise Refused(f"“{name}”不是通过的计票人。", "", "请照名单选择计票人。")
    needed = 1 if way is CountingWay.ONE_TELLER else 2
    if len(given) != needed or len(set(given)) != needed:
        raise Refused(
            "应由两名不同的计票人各录一遍。" if needed == 2 else "应由一名计票人录入。",
            f"依据：{citation(Topic.COUNTING)}。",
            "请从通过的名单中选择。",
        )
    row = session.get_one(Round, round_id)
    row.counting, row.bundle_size = way.value, bundle_size
    row.zeroed_at, row.zeroed_by = at(session), [squash(chief), *given]
    session.flush()
    record(session, "count.zero", round=round_id, way=way.value, bundle_size=bundle_size)


def take_back(session: Session, round_id: int) -> None:
    """Take the zero report back while nothing was entered, to change size or tellers."""
    row = session.get_one(Round, round_id)
    if row.state is RoundState.SEALED:
        raise Refused("结果已经封存，零票确认不能撤回。")
    if row.zeroed_at is None:
        raise Refused("还没有做零票确认。")
    if touched(session, round_id):
        raise Refused("已经录入选票，零票确认不能撤回。")
    row.counting = row.bundle_size = row.zeroed_at = row.zeroed_by = None
    session.flush()
    record(session, "count.unzero", round=round_id)


def touched(session: Session, round_id: int) -> bool:
    """Tell whether anything of a round was entered."""
    found = (
        select(table.round_id).where(table.round_id == round_id).limit(1)
        for table in (WorkingBallot, Bundle, BundleTotals)
    )
    return any(session.scalar(one) is not None for one in found)
