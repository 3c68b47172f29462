"""The presidium of the congress (大会主席团), which runs the meeting: who sits in it, in order."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from sudesk.errors import Refused, SudeskError
from sudesk.models.hall import PresidiumSeat
from sudesk.models.journal import record
from sudesk.models.tables import RollEntry
from sudesk.services.adopted import refuse_settled
from sudesk.terms import MotionKind, Seat


@dataclass(frozen=True, slots=True)
class Sitter:
    """Someone in the presidium; ``entry_id`` is None for one who is not on the roll."""

    id: int
    position: int
    seat: Seat
    entry_id: int | None
    name: str
    unit: str


def presidium(session: Session, congress_id: int) -> tuple[Sitter, ...]:
    """Return who sits in the presidium, in the order that was set."""
    return tuple(
        Sitter(row.id, row.position, row.seat, row.roll_entry_id, row.name, row.unit)
        for row in _rows(session, congress_id)
    )


def words_of(sitters: Sequence[Sitter]) -> str:
    """Return the list as it is put to the vote, each seat with its names."""
    parts = []
    for seat in Seat:
        names = [
            f"{one.name}（{one.unit}）" if one.unit else one.name
            for one in sitters
            if one.seat is seat
        ]
        if names:
            parts.append(f"{seat.label}：{'、'.join(names)}")
    return "；".join(parts)


def add(session: Session, congress_id: int, seat: Seat, entry_id: int) -> int:
    """Give someone of the roll a seat, behind the others; returns the seat's id."""
    entry = session.get_one(RollEntry, entry_id)
    if any(row.roll_entry_id == entry_id for row in _rows(session, congress_id)):
        raise Refused(f"{entry.name}已经在大会主席团名单里。")
    return _sit(session, congress_id, seat, entry_id, entry.name, entry.class_name)


def invite(session: Session, congress_id: int, seat: Seat, name: str, unit: str) -> int:
    """Give someone who is not on the roll a seat, such as a teacher; returns the seat's id."""
    if not name.strip():
        raise SudeskError("还没有填写姓名。", "", "请补填姓名。")
    rows = _rows(session, congress_id)
    if any((row.name, row.unit) == (name.strip(), unit.strip()) for row in rows):
        raise Refused(f"{name.strip()}已经在大会主席团名单里。")
    return _sit(session, congress_id, seat, None, name.strip(), unit.strip())


def change_seat(session: Session, seat_id: int, seat: Seat) -> None:
    """Give someone of the presidium another seat."""
    row = _free_to_change(session, seat_id)
    _refuse_second_secretary(session, row.congress_id, seat, row.id)
    row.seat = seat
    record(session, "presidium.change", congress=row.congress_id, seat=seat_id, role=seat.value)


def move(session: Session, seat_id: int, places: int) -> None:
    """Move someone up (negative) or down the list; the ends hold."""
    row = _free_to_change(session, seat_id)
    rows = _rows(session, row.congress_id)
    rows.remove(row)
    rows.insert(min(max(row.position - 1 + places, 0), len(rows)), row)
    _number(rows)
    record(session, "presidium.order", congress=row.congress_id, seat=seat_id)


def remove(session: Session, seat_id: int) -> Sitter:
    """Take someone out of the presidium; returns them, so that it can be undone."""
    row = _free_to_change(session, seat_id)
    found = Sitter(row.id, row.position, row.seat, row.roll_entry_id, row.name, row.unit)
    rows = _rows(session, row.congress_id)
    rows.remove(row)
    session.delete(row)
    _number(rows)
    record(session, "presidium.remove", congress=row.congress_id, seat=seat_id)
    return found


def put_back(session: Session, congress_id: int, sitter: Sitter) -> int:
    """Undo a removal: the person has the old place again; returns the seat's new id."""
    seat_id = _sit(session, congress_id, sitter.seat, sitter.entry_id, sitter.name, sitter.unit)
    row = session.get_one(PresidiumSeat, seat_id)
    rows = [one for one in _rows(session, congress_id) if one is not row]
    rows.insert(sitter.position - 1, row)
    _number(rows)
    session.flush()
    return seat_id


def _sit(
    session: Session, congress_id: int, seat: Seat, entry_id: int | None, name: str, unit: str
) -> int:
    refuse_settled(session, congress_id, MotionKind.PRESIDIUM)
    _refuse_second_secretary(session, congress_id, seat, 0)
    row = PresidiumSeat(
        congress_id=congress_id,
        position=len(_rows(session, congress_id)) + 1,
        seat=seat,
        roll_entry_id=entry_id,
        name=name,
        unit=unit,
    )
    session.add(row)
    session.flush()
    record(session, "presidium.add", congress=congress_id, seat=row.id, role=seat.value)
    return row.id


def _refuse_second_secretary(session: Session, congress_id: int, seat: Seat, but: int) -> None:
    others = (row for row in _rows(session, congress_id) if row.id != but)
    if seat is Seat.SECRETARY and any(row.seat is seat for row in others):
        raise Refused("大会秘书长只设1名，已经有了。", "", "请先把原来的大会秘书长改为成员。")


def _free_to_change(session: Session, seat_id: int) -> PresidiumSeat:
    row = session.get_one(PresidiumSeat, seat_id)
    refuse_settled(session, row.congress_id, MotionKind.PRESIDIUM)
    return row


def _rows(session: Session, congress_id: int) -> list[PresidiumSeat]:
    return list(
        session.scalars(
            select(PresidiumSeat)
            .where(PresidiumSeat.congress_id == congress_id)
            .order_by(PresidiumSeat.position, PresidiumSeat.id)
        )
    )


def _number(rows: Sequence[PresidiumSeat]) -> None:
    for position, row in enumerate(rows, 1):
        row.position = position
