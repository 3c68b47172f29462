"""The calendar of working days: the built-in table of holidays, and what the file says instead.

The table ``holiday`` of a file holds only what was edited; a day that was struck out stands there
as an ordinary one without a name. So a later table reaches every file that was not edited.
"""

import tomllib
from dataclasses import dataclass
from datetime import date
from functools import cache
from itertools import chain

from sqlalchemy import delete, extract, select
from sqlalchemy.orm import Session

from sudesk.errors import SudeskError
from sudesk.models.journal import record
from sudesk.models.preparing import Holiday
from sudesk.paths import resources
from sudesk.rules.workdays import Calendar

_PLAIN = Calendar()


@dataclass(frozen=True, slots=True)
class DayOff:
    """One day of the table: free, or worked though it is a weekend; ``edited`` by the user."""

    day: date
    name: str
    working: bool
    edited: bool = False


@dataclass(frozen=True, slots=True)
class Year:
    """One year of the built-in table; not arranged: only the statutory days are known."""

    year: int
    arranged: bool
    source: str
    days: tuple[DayOff, ...]


def calendar(session: Session) -> Calendar:
    """Return the calendar by which days are counted in this file."""
    days = _days(session)
    return Calendar(
        frozenset(one.day for one in days if not one.working),
        frozenset(one.day for one in days if one.working),
    )


def days(session: Session, year: int) -> tuple[DayOff, ...]:
    """Return the days of a year that differ from the plain week, edited or built in."""
    return tuple(one for one in _days(session) if one.day.year == year and one.name)


def years(session: Session) -> tuple[int, ...]:
    """Return the years of which something is known."""
    return tuple(sorted({one.day.year for one in _days(session)}))


def built_in(year: int) -> Year | None:
    """Return a year of the built-in table."""
    return next((one for one in _table() if one.year == year), None)


def edited(session: Session, year: int) -> bool:
    """Say whether a year differs from the built-in table."""
    own = select(Holiday).where(extract("year", Holiday.day) == year)
    return session.scalar(own.limit(1)) is not None


def unsettled(session: Session, first: date, last: date) -> tuple[int, ...]:
    """Return the years of a period whose arrangement is not known to be complete."""
    return tuple(
        year
        for year in range(first.year, last.year + 1)
        if not ((found := built_in(year)) and found.arranged) and not edited(session, year)
    )


def put(session: Session, day: date, name: str, working: bool) -> None:
    """Add a day to the table, or change what it says of the day.

    Raises SudeskError for a day without a name, or one that is so without the table.
    """
    name = name.strip()
    if not name:
        raise SudeskError("还没有写节日的名称。", "", "请写明是哪个节日放假或调休。")
    if working and _PLAIN.is_working(day):
        raise SudeskError(
            f"{_written(day)}是星期一至星期五，本来就上班。",
            "调休上班只用于周末。",
            "请改选周末，或者改为放假。",
        )
    _write(session, DayOff(day, name, working))
    record(session, "holiday.put", day=day.isoformat(), working=working)


def move(session: Session, was: date, day: date, name: str, working: bool) -> None:
    """Change a day of the table, its date among it."""
    put(session, day, name, working)
    if day != was:
        remove(session, was)


def remove(session: Session, day: date) -> None:
    """Strike a day out of the table: it is as any other day of its week."""
    _write(session, DayOff(day, "", _PLAIN.is_working(day)))
    record(session, "holiday.remove", day=day.isoformat())


def restore(session: Session, year: int) -> None:
    """Take back every edit of a year."""
    session.execute(delete(Holiday).where(extract("year", Holiday.day) == year))
    record(session, "holiday.restore", year=year)


def give_back(session: Session, year: int, before: tuple[DayOff, ...]) -> None:
    """Make a year's table again what it was, as by undoing."""
    session.execute(delete(Holiday).where(extract("year", Holiday.day) == year))
    kept = {one.day: one for one in before}
    table = _built_in_days()
    for day in kept.keys() | {day for day in table if day.year == year}:
        _write(session, kept.get(day) or DayOff(day, "", _PLAIN.is_working(day)))
    record(session, "holiday.restore", year=year)


def _write(session: Session, given: DayOff) -> None:
    """Keep a day where it differs from the built-in table, and forget it where it does not."""
    row = session.get(Holiday, given.day)
    usual = _built_in_days().get(given.day) or DayOff(given.day, "", _PLAIN.is_working(given.day))
    if (given.name, given.working) == (usual.name, usual.working):
        if row is not None:
            session.delete(row)
    else:
        row = row or Holiday(day=given.day)
        row.name, row.working = given.name, given.working
        session.add(row)
    session.flush()


def _days(session: Session) -> tuple[DayOff, ...]:
    own = {
        row.day: DayOff(row.day, row.name, row.working, True)
        for row in session.scalars(select(Holiday))
    }
    return tuple(one for _, one in sorted({**_built_in_days(), **own}.items()))


def _written(day: date) -> str:
    return f"{day.year}年{day.month}月{day.day}日"


@cache
def _built_in_days() -> dict[date, DayOff]:
    return {one.day: one for one in chain.from_iterable(year.days for year in _table())}


@cache
def _table() -> tuple[Year, ...]:
    read = tomllib.loads((resources() / "holidays.toml").read_text("utf-8"))
    return tuple(
        Year(
            year["year"],
            year["arranged"],
            year["source"],
            tuple(
                DayOff(day, holiday["name"], working)
                for holiday in year["holiday"]
                for working, listed in ((False, holiday["free"]), (True, holiday["worked"]))
                for day in listed
            ),
        )
        for year in read["year"]
    )
