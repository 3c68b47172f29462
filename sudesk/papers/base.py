"""The values that several papers print, and what makes a dataclass a paper."""

from abc import ABC, abstractmethod
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import ClassVar, Protocol, runtime_checkable

from sudesk.papers.sheet import Layout
from sudesk.terms import CongressKind, Outcome


@dataclass(frozen=True, slots=True)
class Paper(ABC):
    """What a paper prints and nothing more: plain values, tuples inside.

    ``number`` is the paper's place in the list of papers, ``template`` the version of its layout
    and wording, ``name`` what people call it. All three enter the fingerprint or the file name.
    """

    number: ClassVar[int]
    template: ClassVar[int]
    name: ClassVar[str]

    @abstractmethod
    def compose(self) -> Layout:
        """Set the paper on its pages."""


@runtime_checkable
class Tabled(Protocol):
    """A paper that is worked on further as a table, besides being printed."""

    @property
    def heading(self) -> str:
        """The title over the table."""

    def table(self) -> tuple[Sequence[str], Sequence[Sequence[str | int]]]:
        """Return the heads of the columns and the rows."""


@dataclass(frozen=True, slots=True)
class Congress:
    """The congress as papers name it: 智造与管理系 + 第五次 + its kind."""

    department: str
    ordinal: str
    kind: CongressKind

    @property
    def units(self) -> tuple[str, ...]:
        """The parts that a title may be broken between."""
        return tuple(part for part in (self.department, self.ordinal, self.kind.label) if part)

    @property
    def title(self) -> str:
        """The whole name, as running text uses it."""
        return "".join(self.units)

    @property
    def member(self) -> str:
        """What its voters are called: 代表, or 学生 in an assembly."""
        return "代表" if self.kind is CongressKind.DELEGATES else "学生"


@dataclass(frozen=True, slots=True)
class Turnout:
    """Who was due at a sitting and where they were."""

    due: int
    present: int
    on_leave: int
    absent: int


@dataclass(frozen=True, slots=True)
class BallotFigures:
    """The ballots of one round, counted as paper."""

    printed: int
    issued: int
    left_over: int
    collected: int
    valid: int
    void: int


@dataclass(frozen=True, slots=True)
class CountLine:
    """What the count says of one name; ``written_in`` for names that voters wrote themselves."""

    name: str
    class_group: str
    approve: int
    oppose: int
    abstain: int
    written_in: bool
    outcome: Outcome


@dataclass(frozen=True, slots=True)
class Threshold:
    """The number of approvals that elects: ``needed``, taken of ``base``.

    ``words`` states the rule (赞成票须超过实到代表的半数), ``base_name`` names the base (实到) and
    ``passing`` the deed (过半数). Under plurality the last three are empty: ``""``, None, ``""``.
    """

    words: str
    needed: int
    base_name: str = ""
    base: int | None = None
    passing: str = ""


@dataclass(frozen=True, slots=True)
class Notice:
    """A public notice: first and last day, its working days, and what came of it in words."""

    first: date
    last: date
    working_days: int
    outcome: str
