"""Paper 15, 计票结果报告单: the figures of one round, checked and signed in the hall."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from sudesk.papers.base import BallotFigures, Congress, CountLine, Paper, Threshold, Turnout
from sudesk.terms import NextStep


@dataclass(frozen=True, slots=True)
class CountReport(Paper):
    """Paper 15.

    ``election`` is what was voted on (学生会主席团), ``round_name`` tells later rounds apart
    (再次投票). ``lines`` stand by votes; ``elected`` and ``tied`` as ``order`` says (按姓氏笔画为序).
    ``valid_election`` is false where more ballots came back than went out. ``void_reasons`` pairs
    a reason with its number of ballots. ``notes`` are decisions that passed a rule, with reasons.
    """

    number: ClassVar[int] = 15
    template: ClassVar[int] = 1
    name: ClassVar[str] = "计票结果报告单"

    congress: Congress
    election: str
    day: date
    seats: int
    turnout: Turnout
    figures: BallotFigures
    lines: tuple[CountLine, ...]
    threshold: Threshold
    valid_election: bool
    elected: tuple[str, ...]
    tied: tuple[str, ...]
    vacant: int
    next_step: NextStep
    order: str
    round_name: str = ""
    void_reasons: tuple[tuple[str, int], ...] = ()
    chief_scrutineer: str = ""
    scrutineers: tuple[str, ...] = ()
    tellers: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
