"""Paper 3, 代表名额分配表: how many delegates each class elects, and the arithmetic."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from sudesk.papers.base import Congress, Paper


@dataclass(frozen=True, slots=True)
class QuotaRow:
    """One class: its students, its seats, and how many of these go to 非骨干 at least."""

    cohort: str
    class_group: str
    headcount: int
    seats: int
    ordinary: int
    note: str = ""


@dataclass(frozen=True, slots=True)
class OrganisationRow:
    """Seats outside the classes: the union, clubs, ex-officio delegates."""

    name: str
    seats: int
    ordinary: int
    note: str = ""


@dataclass(frozen=True, slots=True)
class QuotaStep:
    """How one class came to its seats.

    ``whole`` and ``remainder`` are quotient and remainder of headcount × shared seats divided by
    the shared headcount; ``extra`` is 1 where the remainder won a seat. ``lifted`` marks a class
    that was given the minimum before the rest was shared; its whole and remainder are not printed.
    """

    class_group: str
    headcount: int
    whole: int
    remainder: int
    extra: int
    seats: int
    lifted: bool = False


@dataclass(frozen=True, slots=True)
class QuotaTable(Paper):
    """Paper 3; ``steps`` may be empty, then there is no annex."""

    number: ClassVar[int] = 3
    template: ClassVar[int] = 1
    name: ClassVar[str] = "代表名额分配表"

    congress: Congress
    counted_on: date
    minimum: int
    rows: tuple[QuotaRow, ...]
    organisations: tuple[OrganisationRow, ...] = ()
    shared_seats: int = 0
    shared_headcount: int = 0
    steps: tuple[QuotaStep, ...] = ()
    notes: tuple[str, ...] = ()
