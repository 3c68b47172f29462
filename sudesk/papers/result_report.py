"""Paper 16, 选举结果报告: what the department tells the college union and the League."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from sudesk.papers.base import BallotFigures, Congress, CountLine, Notice, Paper, Threshold, Turnout
from sudesk.terms import NextStep


@dataclass(frozen=True, slots=True)
class RoundResult:
    """One round of voting: 主席团选举, and where there was one, its next or the chair's.

    ``post`` is what people were elected to (学生会主席团成员), ``heading`` the short name of the
    round (主席团选举). ``elected`` and ``tied`` stand in the report's ``order``.
    """

    heading: str
    post: str
    seats: int
    figures: BallotFigures
    lines: tuple[CountLine, ...]
    threshold: Threshold
    valid_election: bool
    elected: tuple[str, ...]
    tied: tuple[str, ...]
    vacant: int
    next_step: NextStep
    void_reasons: tuple[tuple[str, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Winner:
    """One person elected, with class and post as the list prints them."""

    name: str
    class_group: str
    post: str


@dataclass(frozen=True, slots=True)
class ResultReport(Paper):
    """Paper 16.

    ``addressees`` and ``issuers`` are names as they stand on papers (one or two issuers, the
    union first). ``basis`` is the approval in words (系党总支批复同意), empty where there is none.
    ``quorum_words`` states the rule (实到代表不少于应到代表的三分之二). ``candidate_words`` says
    how the candidates meet the conditions, empty where it is not to be said. ``winners`` stand
    as ``order`` says (按姓氏笔画为序). ``notes`` are decisions that passed a rule, with reasons.
    """

    number: ClassVar[int] = 16
    template: ClassVar[int] = 1
    name: ClassVar[str] = "选举结果报告"

    congress: Congress
    addressees: tuple[str, ...]
    issuers: tuple[str, ...]
    held_on: date
    place: str
    basis: str
    turnout: Turnout
    quorum_words: str
    quorum: int
    scrutineers: int
    tellers: int
    rounds: tuple[RoundResult, ...]
    winners: tuple[Winner, ...]
    order: str
    signed_on: date
    candidate_words: str = ""
    candidate_notice: Notice | None = None
    result_notice: Notice | None = None
    attachments: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
