"""Seats outside the classes: the union, clubs, those who sit by office; and floors.

They are arranged together in one act. How the seats of the classes were found stands in
:mod:`sudesk.services.quotas`, in the same stored plan.
"""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from sudesk.errors import Refused
from sudesk.models.journal import record
from sudesk.models.tables import Congress, Delegate, Organisation
from sudesk.rules.plan import provision
from sudesk.terms import CongressKind, SeatKind

SUGGESTED = 2  # seats offered first for another club
FLOOR = 1  # every main club is represented (R2, by reference)


@dataclass(frozen=True, slots=True)
class Body:
    """A union or club with its seats; ``id`` is 0 for one that is not stored yet."""

    name: str
    seats: int
    main_club: bool = True  # 主要社团
    id: int = 0


@dataclass(frozen=True, slots=True)
class Outside:
    """All seats outside the classes, and the floors.

    ``ex_officio`` counts those who sit by office (当然代表). ``grade_floor`` is the least number
    of class seats of every grade in the next sharing, ``club_floor`` of every main club now.
    """

    bodies: tuple[Body, ...] = ()
    ex_officio: int = 0
    grade_floor: int = 0
    club_floor: int = FLOOR

    @property
    def body_seats(self) -> int:
        """The seats of all organisations."""
        return sum(body.seats for body in self.bodies)

    @property
    def clubs(self) -> tuple[Body, ...]:
        """The main clubs."""
        return tuple(body for body in self.bodies if body.main_club)


def outside(session: Session, congress_id: int) -> Outside:
    """Return the seats outside the classes."""
    rows = session.scalars(
        select(Organisation)
        .where(Organisation.congress_id == congress_id)
        .order_by(Organisation.position)
    )
    bodies = tuple(Body(row.name, row.seats, row.main_club, row.id) for row in rows)
    plan = stored(session, congress_id)
    return Outside(
        bodies,
        int(plan.get("ex_officio", 0)),
        int(plan.get("grade_floor", 0)),
        int(plan.get("club_floor", FLOOR)),
    )


def arrange(session: Session, congress_id: int, wanted: Outside) -> None:
    """Put these seats outside the classes in place of those before; a known id keeps its body.

    Raises Refused for names that are missing or twice, main clubs under their floor, and fewer
    seats than delegates who stand on them.
    """
    refuse_in_assembly(session, congress_id)
    bodies = tuple(
        Body(body.name.strip(), body.seats, body.main_club, body.id) for body in wanted.bodies
    )
    _check_names(bodies)
    _check_seats(bodies, wanted)
    present = {
        row.id: row
        for row in session.scalars(
            select(Organisation).where(Organisation.congress_id == congress_id)
        )
    }
    kept = {body.id for body in bodies}
    _check_standing(session, congress_id, bodies, wanted.ex_officio)
    gone = present.keys() - kept
    session.execute(delete(Organisation).where(Organisation.id.in_(gone)))
    for row in present.values():  # two bodies may have changed names with each other
        row.name = f"\x00{row.id}"
    session.flush()
    for position, body in enumerate(bodies, 1):
        row = present.get(body.id) or Organisation(congress_id=congress_id)
        row.position, row.name, row.seats = position, body.name, body.seats
        row.main_club = body.main_club
        session.add(row)
    keep(
        session,
        congress_id,
        ex_officio=wanted.ex_officio,
        grade_floor=wanted.grade_floor,
        club_floor=wanted.club_floor,
    )
    session.flush()
    record(
        session,
        "quota.arrange",
        congress=congress_id,
        organisations=len(bodies),
        seats=sum(body.seats for body in bodies),
        ex_officio=wanted.ex_officio,
    )


def stored(session: Session, congress_id: int) -> Mapping[str, Any]:
    """Return the stored plan of the seats, empty where nothing was planned yet."""
    return session.get_one(Congress, congress_id).quota_plan or {}


def keep(session: Session, congress_id: int, **values: object) -> None:
    """Store values of the plan of the seats beside the others; None takes one out."""
    plan = {**stored(session, congress_id), **values}
    congress = session.get_one(Congress, congress_id)
    congress.quota_plan = {name: value for name, value in plan.items() if value is not None}


def refuse_in_assembly(session: Session, congress_id: int) -> None:
    """Raise Refused in an assembly, which has no seats to give."""
    if session.get_one(Congress, congress_id).kind is not CongressKind.DELEGATES:
        raise Refused("全体学生大会不选代表，没有名额可分。", f"依据：{provision('D5').citation}。")


def _check_names(bodies: tuple[Body, ...]) -> None:
    for place, body in enumerate(bodies, 1):
        if not body.name:
            raise Refused(f"第{place}个组织没有名称。", "", "请填写名称，或删去这一行。")
    twice = [name for name, times in Counter(body.name for body in bodies).items() if times > 1]
    if twice:
        raise Refused(f"“{twice[0]}”写了两次。", "", "请改名，或删去一行。")


def _check_seats(bodies: tuple[Body, ...], wanted: Outside) -> None:
    if min(wanted.ex_officio, wanted.grade_floor, wanted.club_floor) < 0:
        raise Refused("名额和下限不能小于0。")
    for body in bodies:
        least = max(1, wanted.club_floor) if body.main_club else 1
        if body.seats < least:
            why = f"主要社团至少{least}名。" if body.main_club else "名额至少1名。"
            raise Refused(
                f"{body.name}的名额是{body.seats}名。",
                why,
                "请增加它的名额，或改小社团下限。"
                if body.main_club and wanted.club_floor > 1
                else "请增加它的名额，或删去这一行。",
            )


def _check_standing(
    session: Session, congress_id: int, bodies: tuple[Body, ...], ex_officio: int
) -> None:
    """Refuse fewer seats than delegates stand on, and to take away what delegates stood on."""
    rows = session.scalars(select(Delegate).where(Delegate.congress_id == congress_id)).all()
    ever = {row.organisation_id for row in rows}
    present = [row for row in rows if row.left_on is None]
    standing = Counter(row.organisation_id for row in present)
    seats = {body.id: body.seats for body in bodies}
    for body in outside(session, congress_id).bodies:
        if body.id not in seats and body.id in ever:
            raise Refused(
                f"{body.name}已经登记过代表，不能删去。", "", "请先在“代表”中移出它的代表。"
            )
        if body.id in seats:
            _refuse_fewer(f"{body.name}已登记代表", standing[body.id], seats[body.id])
    by_office = sum(row.seat is SeatKind.EX_OFFICIO for row in present)
    _refuse_fewer("已登记当然代表", by_office, ex_officio)


def _refuse_fewer(who: str, standing: int, seats: int) -> None:
    if standing > seats:
        raise Refused(
            f"{who}{standing}名，名额不能减到{seats}名。",
            "",
            f"请先移出{standing - seats}名，再减名额。",
        )
