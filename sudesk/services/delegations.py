"""Delegations (代表团): delegates who sit and confer together, and who leads each."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from enum import Enum

from sqlalchemy import delete, func, select, update
from sqlalchemy.orm import Session

from sudesk.errors import Refused
from sudesk.models.journal import record
from sudesk.models.tables import Delegate, Delegation
from sudesk.services import delegates
from sudesk.services.delegates import DelegateRow


class Grouping(Enum):
    """By what delegations are proposed."""

    COHORT = "年级"
    CLASS = "班级"


@dataclass(frozen=True, slots=True)
class DelegationView:
    """A delegation with its delegates; ``number`` counts delegations from 1."""

    id: int
    number: int
    name: str
    members: tuple[DelegateRow, ...]

    @property
    def leader(self) -> DelegateRow | None:
        """Who leads it (团长), None where nobody does yet."""
        return next((row for row in self.members if row.leads), None)


@dataclass(frozen=True, slots=True)
class Grouped:
    """All delegations in their order, and who is in none."""

    delegations: tuple[DelegationView, ...]
    loose: tuple[DelegateRow, ...]

    @property
    def without_leader(self) -> int:
        """How many delegations have nobody to lead them."""
        return sum(one.leader is None for one in self.delegations)

    @property
    def complete(self) -> bool:
        """Whether every delegate is in a delegation and each is led."""
        return bool(self.delegations) and not self.loose and not self.without_leader


def grouped(session: Session, congress_id: int) -> Grouped:
    """Return the delegations as they are now."""
    rows = delegates.delegates(session, congress_id)
    found = tuple(
        DelegationView(
            row.id, number, row.name, tuple(one for one in rows if one.delegation_id == row.id)
        )
        for number, row in enumerate(_rows(session, congress_id), 1)
    )
    return Grouped(found, tuple(row for row in rows if row.delegation_id is None))


def proposed(session: Session, congress_id: int, by: Grouping) -> dict[str, tuple[int, ...]]:
    """Return names of delegations and their delegates by grade or by class; writes nothing."""
    teams: dict[str, list[int]] = {}
    for row in delegates.delegates(session, congress_id):
        cohort = f"{row.entry.cohort}级" if row.entry.cohort else "其他"
        name = cohort if by is Grouping.COHORT else row.entry.class_name
        teams.setdefault(f"{name}代表团", []).append(row.entry.id)
    return {name: tuple(ids) for name, ids in sorted(teams.items(), key=_cohorts_first)}


def arrange(session: Session, congress_id: int, by: Grouping) -> int:
    """Put every delegate into the delegation proposed; returns how many there are.

    Delegations of the same name keep their leader, the others go.
    """
    teams = proposed(session, congress_id, by)
    if not teams:
        raise Refused("还没有登记代表，不能编代表团。", "", "请先登记代表。")
    present = {row.name: row for row in _rows(session, congress_id)}
    session.execute(
        update(Delegate).where(Delegate.congress_id == congress_id).values(delegation_id=None)
    )
    for name in present.keys() - teams.keys():
        session.delete(present[name])
    session.flush()
    for position, (name, ids) in enumerate(teams.items(), 1):
        row = present.get(name) or Delegation(congress_id=congress_id, name=name)
        row.position = position
        session.add(row)
        session.flush()
        _move(session, congress_id, row.id, ids)
    _one_leader_each(session, congress_id)
    record(session, "delegation.arrange", congress=congress_id, delegations=len(teams))
    return len(teams)


def add(session: Session, congress_id: int, name: str) -> int:
    """Make an empty delegation; returns its id. Raises Refused for a name that is taken."""
    last = session.scalar(
        select(func.max(Delegation.position)).where(Delegation.congress_id == congress_id)
    )
    row = Delegation(
        congress_id=congress_id,
        position=(last or 0) + 1,
        name=_free_name(session, congress_id, name, None),
    )
    session.add(row)
    session.flush()
    record(session, "delegation.add", congress=congress_id, delegation=row.id)
    return row.id


def rename(session: Session, delegation_id: int, name: str) -> None:
    """Give a delegation another name. Raises Refused for a name that is taken."""
    row = session.get_one(Delegation, delegation_id)
    row.name = _free_name(session, row.congress_id, name, delegation_id)
    record(session, "delegation.rename", delegation=delegation_id)


def remove(session: Session, delegation_id: int) -> None:
    """Dissolve a delegation; its delegates are in none then."""
    session.execute(
        update(Delegate)
        .where(Delegate.delegation_id == delegation_id)
        .values(delegation_id=None, leads=False)
    )
    session.execute(delete(Delegation).where(Delegation.id == delegation_id))
    record(session, "delegation.remove", delegation=delegation_id)


def assign(
    session: Session, congress_id: int, delegation_id: int | None, entry_ids: Collection[int]
) -> None:
    """Put delegates into a delegation, or into none; who led another one leads no more."""
    _move(session, congress_id, delegation_id, entry_ids)
    session.execute(
        update(Delegate)
        .where(Delegate.congress_id == congress_id, Delegate.roll_entry_id.in_(entry_ids))
        .values(leads=False)
    )
    record(
        session,
        "delegation.assign",
        congress=congress_id,
        delegation=delegation_id,
        entries=sorted(entry_ids),
    )


def lead(session: Session, congress_id: int, entry_id: int, leads: bool = True) -> None:
    """Let a delegate lead the own delegation instead of who did, or lead it no more."""
    row = delegates.stored(session, congress_id)[entry_id]
    if row.delegation_id is None:
        raise Refused(f"{row.entry.name}还没有编入代表团。", "", "请先编入代表团，再定团长。")
    session.execute(
        update(Delegate).where(Delegate.delegation_id == row.delegation_id).values(leads=False)
    )
    session.refresh(row)
    row.leads = leads
    record(session, "delegation.lead", congress=congress_id, entry=entry_id, leads=leads)


def _rows(session: Session, congress_id: int) -> Sequence[Delegation]:
    return session.scalars(
        select(Delegation)
        .where(Delegation.congress_id == congress_id)
        .order_by(Delegation.position, Delegation.id)
    ).all()


def _move(
    session: Session, congress_id: int, delegation_id: int | None, entry_ids: Collection[int]
) -> None:
    session.execute(
        update(Delegate)
        .where(Delegate.congress_id == congress_id, Delegate.roll_entry_id.in_(entry_ids))
        .values(delegation_id=delegation_id)
    )


def _one_leader_each(session: Session, congress_id: int) -> None:
    """Where two who led come together, the first one leads."""
    led: set[int | None] = set()
    rows = session.scalars(
        select(Delegate)
        .where(Delegate.congress_id == congress_id, Delegate.leads)
        .order_by(Delegate.roll_entry_id)
        .execution_options(populate_existing=True)
    )
    for row in rows:
        row.leads = row.delegation_id not in led and row.left_on is None
        led.add(row.delegation_id)


def _free_name(session: Session, congress_id: int, name: str, own: int | None) -> str:
    wanted = name.strip()
    if not wanted:
        raise Refused("代表团还没有名称。", "", "请填写名称，例如：2024级代表团。")
    taken = [row.name for row in _rows(session, congress_id) if row.id != own]
    if wanted in taken:
        raise Refused(f"已经有“{wanted}”。", "", "请换一个名称。")
    return wanted


def _cohorts_first(team: tuple[str, list[int]]) -> tuple[bool, int]:
    """Order by the first delegate on the roll, which stands by grade; the rest last."""
    name, ids = team
    return name.startswith("其他"), min(ids)
