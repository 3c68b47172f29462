"""What the seal writes and destroys: the shuffled record, the snapshot, the names under it."""

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from sqlalchemy import delete, insert, select
from sqlalchemy.orm import Session

from sudesk.errors import Refused
from sudesk.models.store import chance
from sudesk.models.tables import Round, SealedBallot, Sitting, WorkingBallot
from sudesk.models.tellers import (
    AgreedBallot,
    Bundle,
    BundleTotals,
    DoubtfulBallot,
    Reading,
    TellerBundle,
)
from sudesk.rules.voting import Ballot, squash
from sudesk.services import ballot_rows
from sudesk.services.officials import Officials
from sudesk.services.rounds import RoundView
from sudesk.terms import Role


def signed(watchers: Officials, chief: str, tellers: Sequence[str]) -> None:
    """Refuse names that are not those adopted (选举办法)."""
    if (squash(chief),) != tuple(map(squash, watchers.names(Role.CHIEF_SCRUTINEER))):
        raise Refused(f"“{chief}”不是通过的总监票人。", "", "请照名单填写总监票人姓名。")
    given = sorted(map(squash, tellers))
    adopted = sorted(map(squash, watchers.names(Role.TELLER)))
    if given != adopted:
        raise Refused(
            f"计票人应为{'、'.join(adopted)}。", "所填姓名与通过的名单不同。", "请照名单填写。"
        )


def signed_as(row: Round, snapshot: Mapping[str, Any]) -> bool:
    """Say whether the time and the names under a seal are those that its snapshot tells."""
    adopted = snapshot["officials"]
    told = [*adopted[Role.CHIEF_SCRUTINEER.value], *sorted(map(squash, adopted[Role.TELLER.value]))]
    chief, *tellers = row.sealed_by or [""]
    sealed_at = "" if row.sealed_at is None else row.sealed_at.isoformat()
    return sealed_at == snapshot["sealed_at"] and [chief, *sorted(tellers)] == list(
        map(squash, told)
    )


def held_on(session: Session, round_id: int) -> date:
    """Return the day on which the sitting of a round was opened."""
    sitting_id = session.get_one(Round, round_id).sitting_id
    return session.get_one(Sitting, sitting_id).opened_at.date()


def into_record(session: Session, view: RoundView, ballots: Sequence[Ballot]) -> None:
    """Write the ballots anew in random order under random keys; destroy what led to them."""
    source = chance(session)
    rows = [ballot_rows.written(ballot, view.names) for ballot in ballots]
    source.shuffle(rows)
    drawn = ballot_rows.keys(source, len(rows), session.scalars(select(SealedBallot.id)).all())
    if rows:
        session.execute(
            insert(SealedBallot),
            [{"id": key, "round_id": view.id, **row} for key, row in zip(drawn, rows, strict=True)],
        )
    for table in (WorkingBallot, AgreedBallot, Reading, TellerBundle):
        session.execute(delete(table).where(table.round_id == view.id))
    merge_totals(session, view.id)


def merge_totals(session: Session, round_id: int) -> None:
    """Write the agreed sheets of all bundles as one: a last bundle of one would be a ballot."""
    agreed = select(BundleTotals).where(BundleTotals.round_id == round_id, BundleTotals.teller == 0)
    rows = session.scalars(agreed.order_by(BundleTotals.number)).all()
    if not rows:
        return
    written: Counter[str] = Counter()
    for row in rows:
        written.update(row.write_ins)
    whole = BundleTotals(
        round_id=round_id,
        number=1,
        teller=0,
        ballots=sum(row.ballots for row in rows),
        void=sum(row.void for row in rows),
        lines=[
            [sum(votes) for votes in zip(*of_one, strict=True)]
            for of_one in zip(*(row.lines for row in rows), strict=True)
        ],
        write_ins=dict(sorted(written.items())),
    )
    for row in rows:
        session.delete(row)
    session.flush()
    session.add(whole)
    session.flush()


def unbundle_doubts(session: Session, round_id: int) -> None:
    """Write the ledger of doubtful ballots anew by its words: no bundle, no order is left in it."""
    rows = session.scalars(select(DoubtfulBallot).where(DoubtfulBallot.round_id == round_id)).all()
    kept = sorted((row.doubt, row.decision, row.clause, row.decided_by) for row in rows)
    session.execute(delete(DoubtfulBallot).where(DoubtfulBallot.round_id == round_id))
    for doubt, decision, clause, decided_by in kept:
        session.add(
            DoubtfulBallot(
                round_id=round_id,
                bundle=0,
                doubt=doubt,
                decision=decision,
                clause=clause,
                decided_by=decided_by,
            )
        )
        session.flush()


def bundle_sizes(session: Session, round_id: int) -> list[list[int]]:
    """Return number, ballots and how many differed of every reconciled bundle."""
    rows = session.scalars(
        select(Bundle).where(Bundle.round_id == round_id).order_by(Bundle.number)
    )
    return [[row.number, row.ballots, row.differed] for row in rows]
