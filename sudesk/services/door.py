"""The door of a sitting: everybody who may come in, found by what is typed, and the way back.

Delegates or students, observers and guests stand in one list here. The page of the day asks for
the whole list once and then only for those who moved (:func:`news`), so that the four
hundredth arrival is as quick as the first.
"""

import json
import re
import unicodedata
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from sudesk.errors import Refused
from sudesk.models.hall import Movement, Visit
from sudesk.models.tables import Attendance, Congress, JournalEntry, RollEntry, Sitting
from sudesk.rules.search import Key, find
from sudesk.services import head_counts, movements, sittings, visits
from sudesk.services.head_counts import Counted
from sudesk.services.movements import Moved
from sudesk.services.sittings import Due, Roll
from sudesk.terms import CongressKind, Move, Presence

# What moves nobody and changes neither who is due nor what the rules ask for.
_ELSEWHERE = ("hall.", "floor.", "agenda.")

_INITIALS_AND_TAIL = re.compile(r"([a-z]+)([0-9]+)")


@dataclass(frozen=True, slots=True)
class Who:
    """One of those who may come: somebody on the roll, or else an observer or a guest."""

    entry_id: int | None = None
    attendee_id: int | None = None


@dataclass(frozen=True, slots=True)
class Comer:
    """Somebody who may come through the door, and where they are now.

    ``group`` is the class or the unit, ``standing`` what they come as (代表, 学生, 列席, 特邀).
    ``late`` says that they first came after the hall had been counted.
    """

    who: Who
    name: str
    number: str
    group: str
    standing: str
    presence: Presence = Presence.ABSENT
    moved_at: datetime | None = None
    reason: str = ""
    late: bool = False

    @property
    def votes(self) -> bool:
        """Whether they count for the quorum."""
        return self.who.entry_id is not None


@dataclass(frozen=True, slots=True)
class Door:
    """A sitting as its door sees it; ``mark`` says up to where it is told (see ``news``)."""

    roll: Roll
    comers: tuple[Comer, ...]
    counts: tuple[Counted, ...]
    mark: int


def door(session: Session, sitting_id: int) -> Door:
    """Return a sitting with everybody who may come."""
    roll = sittings.attendance(session, sitting_id)
    counts = head_counts.head_counts(session, sitting_id)
    congress = session.get_one(Congress, session.get_one(Sitting, sitting_id).congress_id)
    member = "代表" if congress.kind is CongressKind.DELEGATES else "学生"
    late = _late(counts, movements.first_arrivals(session, sitting_id))
    comers = [
        Comer(
            Who(entry_id=one.entry.id),
            one.entry.name,
            one.entry.student_no,
            one.entry.class_name,
            member,
            one.presence,
            one.changed_at,
            one.reason,
            one.entry.id in late,
        )
        for one in roll.people
    ]
    comers += [_visitor(one) for one in visits.visitors(session, sitting_id)]
    return Door(roll, tuple(comers), counts, _mark(session))


def news(session: Session, before: Door) -> Door | None:
    """Return the door with those who moved since; None where more changed than that."""
    sitting_id = before.roll.sitting_id
    rows = session.execute(
        select(JournalEntry.id, JournalEntry.act, JournalEntry.facts)
        .where(JournalEntry.id > before.mark)
        .order_by(JournalEntry.id)
    ).all()
    moved: dict[Who, None] = {}
    for _, act, facts in rows:
        if act.startswith(_ELSEWHERE):
            continue
        if not act.startswith(("attendance.", "visit.")):
            return None
        told = json.loads(facts)
        if told["sitting"] != sitting_id:
            return None
        for entry_id in told.get("entries", [told["entry"]] if "entry" in told else []):
            moved[Who(entry_id=entry_id)] = None
        if "attendee" in told:
            moved[Who(attendee_id=told["attendee"])] = None
    there = {one.who: one for one in before.comers}
    if any(who not in there for who in moved):
        return None
    for who in moved:
        there[who] = _again(session, sitting_id, there[who], before.counts)
    people = tuple(_due(one, there[Who(entry_id=one.entry.id)]) for one in before.roll.people)
    roll = replace(before.roll, people=people) if moved else before.roll
    return Door(roll, tuple(there.values()), before.counts, rows[-1].id if rows else before.mark)


def meant(comers: Iterable[Comer], typed: str) -> list[Comer]:
    """Return whom the typed text means, the best first; pure.

    Digits are the tail of a student number, never its beginning: a mistyped tail must not let in
    the first of a year. Behind initials they tell namesakes apart (lrx7), so that four keys find
    one of four hundred. A scanned number stands even where something was typed before it, and in
    the wide figures of an input method.
    """
    wanted = "".join(unicodedata.normalize("NFKC", typed).split()).lower()
    if not wanted:
        return []
    people = list(comers)
    found = find((Key(one.number, one.name, one) for one in people), wanted)
    if not any(letter.isdigit() for letter in wanted):
        return found
    if (mixed := _INITIALS_AND_TAIL.fullmatch(wanted)) is not None:
        named = find((Key(one.number, one.name, one) for one in people), mixed[1])
        both = [one for one in named if one.number.endswith(mixed[2])]
        if both:
            return both
    sure = [one for one in found if one.number.lower().endswith(wanted) or wanted in one.name]
    if sure:
        return sure
    scanned = [one for one in people if one.number and wanted.endswith(one.number.lower())]
    return scanned or (found if len(found) == 1 else [])


def digits_needed(found: Sequence[Comer], typed: str) -> int:
    """Return how many last digits tell those apart whom a tail means; 0 where it means one."""
    wanted = unicodedata.normalize("NFKC", typed).strip()
    numbers = [one.number for one in found if one.number.endswith(wanted)]
    if not wanted.isdecimal() or len(numbers) < 2 or wanted in numbers:
        return 0
    longest = max(map(len, numbers))
    return next(
        length
        for length in range(len(wanted) + 1, longest + 1)
        if len({number[-length:] for number in numbers}) == len(numbers)
    )


def arrive(session: Session, sitting_id: int, who: Who) -> bool:
    """Note that somebody has come, or come back; returns whether that is news."""
    if who.entry_id is not None:
        return sittings.check_in(session, sitting_id, who.entry_id)
    assert who.attendee_id is not None
    return visits.welcome(session, sitting_id, who.attendee_id)


def leave(session: Session, sitting_id: int, who: Who) -> None:
    """Note that somebody who was there has left."""
    if who.entry_id is not None:
        sittings.check_out(session, sitting_id, who.entry_id)
    else:
        assert who.attendee_id is not None
        visits.see_off(session, sitting_id, who.attendee_id)


def undo(session: Session, sitting_id: int) -> tuple[Who, ...]:
    """Take back the last movement that still holds, of a whole class all; returns whose it was.

    Done again and again it goes back through the sitting, also after the program was closed.
    """
    moved = _last(session, sitting_id)
    if not moved:
        raise Refused("这次会议还没有可以撤销的签到。")
    for who in moved:
        if who.entry_id is not None:
            sittings.undo_check_in(session, sitting_id, who.entry_id)
        elif who.attendee_id is not None:
            visits.undo(session, sitting_id, who.attendee_id)
    return moved


def last_reason(session: Session, congress_id: int) -> str:
    """Return the reason with which leave was last granted, to be offered for the next."""
    reason = session.scalar(
        select(Movement.reason)
        .join(RollEntry)
        .where(RollEntry.congress_id == congress_id, Movement.move == Move.LEAVE)
        .order_by(Movement.id.desc())
        .limit(1)
    )
    return reason or ""


def _last(session: Session, sitting_id: int) -> tuple[Who, ...]:
    """Return whose movement the last gesture was: all of one moment, as for a whole class."""
    held: dict[Who, list[tuple[int, Moved]]] = {}
    for number, line in enumerate(movements.log(session, sitting_id)):
        who = Who(line.entry_id, line.attendee_id)
        if line.moved.move is not Move.UNDO:
            held.setdefault(who, []).append((number, line.moved))
        elif held.get(who):
            held[who].pop()
    last = [(moves[-1], who) for who, moves in held.items() if moves]
    last.sort(key=lambda pair: pair[0][0], reverse=True)
    if not last:
        return ()
    moment = last[0][0][1].moved_at
    return tuple(who for (_, moved), who in last if moved.moved_at == moment)


def _again(session: Session, sitting_id: int, comer: Comer, counts: Sequence[Counted]) -> Comer:
    """Return somebody as they are now."""
    who = comer.who
    mark: Attendance | Visit | None
    reason, late = "", False
    if who.entry_id is None:
        mark = session.get(Visit, (sitting_id, who.attendee_id))
    else:
        mark = session.get(Attendance, (sitting_id, who.entry_id))
        reason = "" if mark is None else mark.reason or ""
        came = movements.first_arrivals(session, sitting_id, (who.entry_id,))
        late = who.entry_id in _late(counts, came)
    presence = Presence.ABSENT if mark is None else mark.presence
    moved_at = None if mark is None else mark.changed_at
    return replace(comer, presence=presence, moved_at=moved_at, reason=reason, late=late)


def _due(before: Due, comer: Comer) -> Due:
    if (before.presence, before.changed_at) == (comer.presence, comer.moved_at):
        return before
    return Due(before.entry, comer.presence, comer.moved_at, comer.reason)


def _late(counts: Sequence[Counted], arrivals: dict[int, datetime]) -> Collection[int]:
    if not counts:
        return ()
    return {entry_id for entry_id, came in arrivals.items() if came > counts[0].counted_at}


def _visitor(one: visits.Visitor) -> Comer:
    return Comer(
        Who(attendee_id=one.who.id),
        one.who.person.name,
        "",
        one.who.person.unit,
        one.who.category.label,
        one.presence,
        one.changed_at,
    )


def _mark(session: Session) -> int:
    return session.scalar(select(func.max(JournalEntry.id))) or 0
