"""Paper 12, 选票: one ballot like the other, 1, 2 or 4 on a sheet."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar, Literal

from sudesk.papers.base import Congress, Paper


@dataclass(frozen=True, slots=True)
class BallotPaper(Paper):
    """Paper 12: no number, no code, nothing that differs between two ballots (secrecy).

    ``election`` is what is voted on: 学生会主席团. ``order`` says how the candidates stand.
    ``write_ins`` says who may write in; there are then as many columns as seats. ``ballots`` None
    prints one full sheet to be copied, a number prints exactly so many.
    """

    number: ClassVar[int] = 12
    template: ClassVar[int] = 1
    name: ClassVar[str] = "选票"

    congress: Congress
    election: str
    seats: int
    candidates: tuple[str, ...]
    order: str
    issuer: str
    day: date
    write_ins: Literal["all", "opposers", "none"] = "all"
    approve_mark: str = "○"
    oppose_mark: str = "×"
    colour: str = ""
    per_sheet: Literal[1, 2, 4] = 2
    ballots: int | None = None
