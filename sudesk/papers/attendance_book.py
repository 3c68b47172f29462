"""Paper 11, 签到册: the names of a sitting with a box to sign in."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from sudesk.papers.base import Congress, Paper, Turnout


@dataclass(frozen=True, slots=True)
class AttendanceEntry:
    """One person who is due."""

    name: str
    class_group: str


@dataclass(frozen=True, slots=True)
class AttendanceSection:
    """People who sign together, starting a page: 正式代表, or one class of an assembly.

    ``turnout`` is printed where the sitting is over; before it there is room to fill it in.
    """

    heading: str
    entries: tuple[AttendanceEntry, ...]
    turnout: Turnout | None = None


@dataclass(frozen=True, slots=True)
class AttendanceBook(Paper):
    """Paper 11; numbers run through each section from 1."""

    number: ClassVar[int] = 11
    template: ClassVar[int] = 1
    name: ClassVar[str] = "签到册"

    congress: Congress
    sitting: str
    day: date
    place: str
    sections: tuple[AttendanceSection, ...]
