"""The seats of a congress: those of the classes by a plan, and all others beside them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import delete, func, insert, select
from sqlalchemy.orm import Session

from sudesk.errors import Refused
from sudesk.models.journal import record
from sudesk.models.store import at
from sudesk.models.tables import ClassQuota, Congress, Delegate
from sudesk.rules import quota_plan, quotas
from sudesk.rules.quota_plan import Division, Group, Part, Plan
from sudesk.rules.quotas import Step
from sudesk.services import congresses, organisations
from sudesk.services.organisations import Outside
from sudesk.terms import QuotaMethod


@dataclass(frozen=True, slots=True)
class QuotaRow:
    """One class: its step of the arithmetic and the least number of 非骨干 among its seats."""

    class_name: str
    cohort: str
    step: Step
    ordinary: int
    part: Part


@dataclass(frozen=True, slots=True)
class Quota:
    """The seats of all classes and how they came about; they sum exactly to ``seats``."""

    seats: int
    division: Division
    rows: tuple[QuotaRow, ...]

    @property
    def plan(self) -> Plan:
        """How the seats were to be found."""
        return self.division.plan

    def of(self, class_name: str) -> int:
        """Return the seats of one class."""
        return next((row.step.seats for row in self.rows if row.class_name == class_name), 0)


@dataclass(frozen=True, slots=True)
class Seating:
    """All seats of the congress: of the classes, of organisations, and by office.

    ``quota`` is None before one is fixed. ``ordinary`` is the least number of 非骨干 of every
    organisation, in their order: the union and small clubs send core members too, so that only
    classes and main clubs share the reference; those by office count as core.
    """

    quota: Quota | None
    outside: Outside
    ordinary: tuple[int, ...]
    fixed_on: date | None = None

    @property
    def class_seats(self) -> int:
        """The seats of all classes."""
        return 0 if self.quota is None else self.quota.seats

    @property
    def total(self) -> int:
        """All delegates that there are to be."""
        return self.class_seats + self.outside.body_seats + self.outside.ex_officio

    @property
    def least_ordinary(self) -> int:
        """The least number of 非骨干 among all that reaches the reference of 60 %."""
        return quotas.least_ordinary(self.total)

    @property
    def most_ordinary(self) -> int:
        """The most 非骨干 that there can be: those who sit by office are none."""
        return self.total - self.outside.ex_officio


@dataclass(frozen=True, slots=True)
class Fixed:
    """What stood fixed and since when, so that it can be put back."""

    plan: Plan
    on: date | None


def suggested(headcount: int, classes: int) -> int:
    """Return the number of delegates offered first: a fifth of the students, two a class."""
    return min(headcount, max(headcount // 5, 2 * classes))


def groups(session: Session, congress_id: int) -> tuple[Group, ...]:
    """Return the classes of the frozen roll in their order."""
    found = congresses.class_order(congresses.entries(session, congress_id))
    return tuple(Group(name, members[0].cohort, len(members)) for name, members in found.items())


def try_out(session: Session, congress_id: int, wanted: Plan | int) -> Seating:
    """Return what a plan, or a total to be shared, would come to; writes nothing.

    Raises Refused where the seats cannot be found so.
    """
    outside = organisations.outside(session, congress_id)
    return seated(_plan(wanted), groups(session, congress_id), outside)


def seated(plan: Plan, classes: tuple[Group, ...], outside: Outside) -> Seating:
    """Return all seats by a plan; a pure function, for a slider that is being dragged."""
    return _seating(quota_plan.divide(plan, classes), classes, outside)


def tried(plan: Plan, classes: tuple[Group, ...], outside: Outside) -> Seating | Refused:
    """Return all seats by a plan, or why they cannot be found so and what to do."""
    try:
        return seated(plan, classes, outside)
    except Refused as refusal:
        return refusal


def fix(session: Session, congress_id: int, wanted: Plan | int) -> Quota:
    """Fix the seats of the classes by a plan, or by a total to be shared, in place of those before.

    Raises Refused in an assembly, where delegates already stand on the present quota, and where
    the seats cannot be found so.
    """
    _changeable(session, congress_id)
    quota = try_out(session, congress_id, wanted).quota
    assert quota is not None
    _store(session, congress_id, quota, at(session).date())
    record(
        session,
        "quota.fix",
        congress=congress_id,
        method=quota.plan.method.value,
        seats=quota.seats,
        classes=len(quota.rows),
    )
    return quota


def put_back(session: Session, congress_id: int, before: Fixed | None) -> None:
    """Put back what stood fixed before the last fixing; None takes the quota back altogether."""
    _changeable(session, congress_id)
    if before is None:
        _clear(session, congress_id)
        seats = 0
    else:
        quota = try_out(session, congress_id, before.plan).quota
        assert quota is not None
        _store(session, congress_id, quota, before.on)
        seats = quota.seats
    record(session, "quota.put_back", congress=congress_id, seats=seats)


def present(session: Session, congress_id: int) -> Fixed | None:
    """Return the plan that is fixed and since when, None before."""
    seats = session.get_one(Congress, congress_id).delegate_seats
    if seats is None:
        return None
    kept = organisations.stored(session, congress_id).get("classes")
    # A file of the first format knows only totals that were shared, and not since when.
    return Fixed(Plan.total(seats), None) if kept is None else _read(kept)


def fixed(session: Session, congress_id: int) -> Quota | None:
    """Return the quota of the classes as it was fixed, None before."""
    return seating(session, congress_id).quota


def seating(session: Session, congress_id: int) -> Seating:
    """Return all seats as they are fixed now."""
    outside = organisations.outside(session, congress_id)
    standing = present(session, congress_id)
    if standing is None:
        return _seating(None, (), outside)
    rows = session.scalars(
        select(ClassQuota)
        .where(ClassQuota.congress_id == congress_id)
        .order_by(ClassQuota.position)
    )
    classes = tuple(Group(row.class_name, row.cohort or "", row.size) for row in rows)
    division = quota_plan.divide(standing.plan, classes)
    return _seating(division, classes, outside, standing.on)


def standing(session: Session, congress_id: int) -> int:
    """Return how many delegates stand on the quota, also those who left: it cannot change then."""
    found = select(func.count()).select_from(Delegate).where(Delegate.congress_id == congress_id)
    return session.scalar(found) or 0


def _plan(wanted: Plan | int) -> Plan:
    return Plan.total(wanted) if isinstance(wanted, int) else wanted


def _changeable(session: Session, congress_id: int) -> None:
    organisations.refuse_in_assembly(session, congress_id)
    number = standing(session, congress_id)
    if number:
        raise Refused(
            "代表已经登记，名额不能再改。",
            f"已有{number}名代表按现在的名额选出。",
            "要改名额，请先在“代表”中移出已登记的代表。",
        )


def _clear(session: Session, congress_id: int) -> None:
    session.execute(delete(ClassQuota).where(ClassQuota.congress_id == congress_id))
    session.get_one(Congress, congress_id).delegate_seats = None
    organisations.keep(session, congress_id, classes=None)


def _store(session: Session, congress_id: int, quota: Quota, on: date | None) -> None:
    _clear(session, congress_id)
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
    session.get_one(Congress, congress_id).delegate_seats = quota.seats
    organisations.keep(session, congress_id, classes=_written(quota.plan, on))


def _written(plan: Plan, on: date | None) -> dict[str, Any]:
    return {
        "method": plan.method.value,
        "seats": plan.seats,
        "per_mille": plan.per_mille,
        "each": plan.each,
        "by_grade": [list(pair) for pair in plan.by_grade],
        "grade_floor": plan.grade_floor,
        "on": None if on is None else on.isoformat(),
    }


def _read(kept: Mapping[str, Any]) -> Fixed:
    plan = Plan(
        QuotaMethod(kept["method"]),
        kept["seats"],
        kept["per_mille"],
        kept["each"],
        tuple((grade, per_mille) for grade, per_mille in kept["by_grade"]),
        kept["grade_floor"],
    )
    return Fixed(plan, None if kept["on"] is None else date.fromisoformat(kept["on"]))


def _seating(
    division: Division | None,
    classes: tuple[Group, ...],
    outside: Outside,
    fixed_on: date | None = None,
) -> Seating:
    """Put all seats together, with the reference of 非骨干 shared among those who reach it."""
    steps = [] if division is None else [division.found(group.name) for group in classes]
    # Keys by place: a club may be called as a class is.
    seats = {f"class {place}": step.seats for place, (_, step) in enumerate(steps)}
    seats |= {
        f"body {place}": body.seats for place, body in enumerate(outside.bodies) if body.main_club
    }
    total = sum(step.seats for _, step in steps) + outside.body_seats + outside.ex_officio
    ordinary = quotas.ordinary_floor(seats, total)
    rows = tuple(
        QuotaRow(group.name, group.grade, step, ordinary[f"class {place}"], part)
        for place, (group, (part, step)) in enumerate(zip(classes, steps, strict=True))
    )
    return Seating(
        None if division is None else Quota(division.seats, division, rows),
        outside,
        tuple(ordinary.get(f"body {place}", 0) for place in range(len(outside.bodies))),
        fixed_on,
    )
