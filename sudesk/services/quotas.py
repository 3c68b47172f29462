"""Sharing the delegates' seats among the classes of the frozen roll."""

from dataclasses import dataclass

from sqlalchemy import delete, insert, select
from sqlalchemy.orm import Session

from sudesk.errors import Refused
from sudesk.models.journal import record
from sudesk.models.tables import ClassQuota, Congress, Delegate
from sudesk.rules import quotas as rules
from sudesk.services import congresses
from sudesk.terms import CongressKind

MINIMUM = 1


@dataclass(frozen=True, slots=True)
class QuotaRow:
    """One class: its step of the arithmetic and the least number of 非骨干 among its seats."""

    class_name: str
    cohort: str
    step: rules.Step
    ordinary: int


@dataclass(frozen=True, slots=True)
class Quota:
    """The seats of all classes and how they came about; they sum exactly to ``seats``."""

    seats: int
    sharing: rules.Sharing
    rows: tuple[QuotaRow, ...]

    def of(self, class_name: str) -> int:
        """Return the seats of one class."""
        return next((row.step.seats for row in self.rows if row.class_name == class_name), 0)


def suggested(headcount: int, classes: int) -> int:
    """Return the number of delegates offered first: a fifth of the students, two a class."""
    return min(headcount, max(headcount // 5, 2 * classes))


def try_out(session: Session, congress_id: int, seats: int) -> Quota:
    """Return how ``seats`` would be shared; writes nothing. Raises Refused where they cannot be."""
    groups = congresses.class_order(congresses.entries(session, congress_id))
    sizes = {name: len(members) for name, members in groups.items()}
    cohorts = {name: members[0].cohort for name, members in groups.items()}
    return _shared(sizes, cohorts, seats)


def fix(session: Session, congress_id: int, seats: int) -> Quota:
    """Fix the total of delegates and share it; what was fixed before is replaced.

    Raises Refused in an assembly, and where delegates already stand on the present quota.
    """
    congress = session.get_one(Congress, congress_id)
    if congress.kind is not CongressKind.DELEGATES:
        raise Refused("全体学生大会不选代表，没有名额可分。", "依据：改革方案二.3。")
    if session.scalar(select(Delegate).where(Delegate.congress_id == congress_id).limit(1)):
        raise Refused("代表已经登记，名额不能再改。", "", "请先移出已登记的代表。")
    quota = try_out(session, congress_id, seats)
    session.execute(delete(ClassQuota).where(ClassQuota.congress_id == congress_id))
    session.execute(
        insert(ClassQuota),
        [
            {
                "congress_id": congress_id,
                "position": position,
                "class_name": row.class_name,
                "cohort": row.cohort or None,
                "size": row.step.size,
                "seats": row.step.seats,
            }
            for position, row in enumerate(quota.rows, 1)
        ],
    )
    congress.delegate_seats = seats
    record(session, "quota.fix", congress=congress_id, seats=seats, classes=len(quota.rows))
    return quota


def fixed(session: Session, congress_id: int) -> Quota | None:
    """Return the quota as it was fixed, None before."""
    congress = session.get_one(Congress, congress_id)
    if congress.delegate_seats is None:
        return None
    rows = session.scalars(
        select(ClassQuota)
        .where(ClassQuota.congress_id == congress_id)
        .order_by(ClassQuota.position)
    ).all()
    sizes = {row.class_name: row.size for row in rows}
    return _shared(
        sizes, {row.class_name: row.cohort or "" for row in rows}, congress.delegate_seats
    )


def _shared(sizes: dict[str, int], cohorts: dict[str, str], seats: int) -> Quota:
    students, classes = sum(sizes.values()), len(sizes)
    if not MINIMUM * classes <= seats <= students:
        raise Refused(
            f"{seats}个名额分不下去。",
            f"本系{classes}个班，每班至少{MINIMUM}名，全系学生{students}人。",
            f"请在{MINIMUM * classes}至{students}之间另定总数。",
        )
    sharing = rules.share(sizes, seats, MINIMUM)
    ordinary = rules.ordinary_floor({step.name: step.seats for step in sharing.steps})
    rows = tuple(
        QuotaRow(step.name, cohorts[step.name], step, ordinary[step.name]) for step in sharing.steps
    )
    return Quota(seats, sharing, rows)
