"""Observers and guests (列席, 特邀), who come to the congress without a vote."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from sudesk.errors import Refused
from sudesk.models.journal import record
from sudesk.models.preparing import Attendee
from sudesk.terms import Category

_PARTS = re.compile(r"\t+|[，,;；|]|\s{2,}|(?<=\S)\s+(?=\S)")
_WORDS = {"列席": Category.OBSERVER, "特邀": Category.GUEST, "嘉宾": Category.GUEST}


@dataclass(frozen=True, slots=True)
class Person:
    """Who is to be asked: name, unit (部门) and post."""

    name: str
    unit: str
    post: str = ""


@dataclass(frozen=True, slots=True)
class AttendeeRow:
    """An observer or a guest as stored; ``number`` counts within the category from 1."""

    id: int
    category: Category
    number: int
    person: Person


@dataclass(frozen=True, slots=True)
class Line:
    """One pasted line: who it means, or why it was not understood."""

    text: str
    category: Category
    person: Person | None
    why: str = ""


def attendees(session: Session, congress_id: int) -> tuple[AttendeeRow, ...]:
    """Return observers and guests, each in their order."""
    rows = session.scalars(
        select(Attendee)
        .where(Attendee.congress_id == congress_id)
        .order_by(Attendee.position, Attendee.id)
    ).all()
    return tuple(
        AttendeeRow(row.id, category, number, Person(row.name, row.unit, row.post or ""))
        for category in Category
        for number, row in enumerate((one for one in rows if one.category is category), 1)
    )


def add(session: Session, congress_id: int, category: Category, people: Sequence[Person]) -> None:
    """Put people on the list, after those who stand there."""
    last = session.scalar(
        select(func.max(Attendee.position)).where(Attendee.congress_id == congress_id)
    )
    for position, person in enumerate(people, (last or 0) + 1):
        session.add(_row(congress_id, category, position, person))
    session.flush()
    record(session, "attendee.add", congress=congress_id, people=len(people))


def add_lines(session: Session, congress_id: int, lines: Sequence[Line]) -> int:
    """Put everybody on the list whom pasted lines mean; returns how many."""
    found = [(line.category, line.person) for line in lines if line.person is not None]
    for category in Category:
        people = [person for kind, person in found if kind is category]
        if people:
            add(session, congress_id, category, people)
    return len(found)


def change(session: Session, attendee_id: int, category: Category, person: Person) -> None:
    """Change what is said of somebody."""
    row = session.get_one(Attendee, attendee_id)
    row.category = category
    row.name, row.unit, row.post = _words(person)
    record(session, "attendee.change", attendee=attendee_id)


def remove(session: Session, attendee_ids: Sequence[int]) -> tuple[AttendeeRow, ...]:
    """Take people off the list; returns them, to be put back by ``put_back``."""
    congress_id = session.get_one(Attendee, attendee_ids[0]).congress_id
    gone = [row for row in attendees(session, congress_id) if row.id in set(attendee_ids)]
    for row in gone:
        session.delete(session.get_one(Attendee, row.id))
    record(session, "attendee.remove", congress=congress_id, people=len(gone))
    return tuple(gone)


def put_back(session: Session, congress_id: int, rows: Sequence[AttendeeRow]) -> None:
    """Put people that were taken off back to their places."""
    for row in rows:
        again = _row(congress_id, row.category, 0, row.person)
        session.add(again)
        session.flush()
        order = [one.id for one in attendees(session, congress_id) if one.category is row.category]
        order.remove(again.id)
        order.insert(row.number - 1, again.id)
        _renumber(session, order)
    record(session, "attendee.add", congress=congress_id, people=len(rows))


def move(session: Session, attendee_id: int, step: int) -> None:
    """Move somebody up or down among those of the same category."""
    row = session.get_one(Attendee, attendee_id)
    rows = attendees(session, row.congress_id)
    order = [one.id for one in rows if one.category is row.category]
    place = order.index(attendee_id)
    order.insert(max(0, min(place + step, len(order) - 1)), order.pop(place))
    _renumber(session, order)
    record(session, "attendee.move", attendee=attendee_id)


def understood(text: str, usual: Category) -> tuple[Line, ...]:
    """Read pasted lines of 姓名 单位 职务, parted by tabs, blanks or commas; pure.

    A line that begins or ends with 列席 or 特邀 says its category, the others are of the ``usual``
    one. Lines without anything are left out.
    """
    found: list[Line] = []
    for raw in text.splitlines():
        parts = [part.strip() for part in _PARTS.split(raw.strip()) if part.strip()]
        if not parts:
            continue
        category = usual
        for place in (0, -1):
            if parts and parts[place] in _WORDS:
                category = _WORDS[parts.pop(place)]
        if parts and re.fullmatch(r"\d{1,3}[.、)]?", parts[0]):
            parts.pop(0)
        found.append(_line(raw.strip(), category, parts))
    return tuple(found)


def _line(text: str, category: Category, parts: Sequence[str]) -> Line:
    if not parts:
        return Line(text, category, None, "这一行没有姓名")
    if parts[0] in ("姓名", "单位", "职务", "序号"):
        return Line(text, category, None, "这一行是表头")
    if len(parts) == 1:
        return Line(text, category, None, "只有一项，请写成：姓名 单位 职务")
    return Line(text, category, Person(parts[0], parts[1], " ".join(parts[2:])))


def _row(congress_id: int, category: Category, position: int, person: Person) -> Attendee:
    name, unit, post = _words(person)
    return Attendee(
        congress_id=congress_id,
        category=category,
        position=position,
        name=name,
        unit=unit,
        post=post,
    )


def _words(person: Person) -> tuple[str, str, str | None]:
    name, unit, post = (" ".join(word.split()) for word in (person.name, person.unit, person.post))
    if not name:
        raise Refused("还没有填写姓名。", "", "请填写姓名，再保存。")
    if not unit:
        raise Refused(f"还没有填写{name}的单位。", "", "请填写单位或部门，再保存。")
    return name, unit, post or None


def _renumber(session: Session, order: Sequence[int]) -> None:
    for position, id_ in enumerate(order, 1):
        session.get_one(Attendee, id_).position = position
    session.flush()
