"""Paper 9, 选举办法: the draft that the congress votes on, or what it has adopted."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from sudesk.papers.base import Congress, Paper
from sudesk.papers.faces import ASCENT, Face
from sudesk.papers.pen import Pen
from sudesk.papers.prose import paragraph
from sudesk.papers.sheet import BODY, MEASURE, SLOT, Flow, Strip, gap, tie
from sudesk.papers.titles import title
from sudesk.papers.typesetting import phrase
from sudesk.papers.words import full_date
from sudesk.rules.numerals import numeral

_ROOM = "　　　"  # to write a number in
_LIFT = 0.4 * SLOT  # the note stands nearer to the title than to the text


@dataclass(frozen=True, slots=True)
class RuleClause:
    """One clause with its number (第一条), and the cases listed under it."""

    label: str
    words: str
    cases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class AdoptedBy:
    """The vote of the congress that adopted the rules."""

    day: date
    present: int
    approve: int
    oppose: int
    abstain: int


@dataclass(frozen=True, slots=True)
class ElectionRulesPaper(Paper):
    """Paper 9; ``adopted`` is None while it is a draft, ``revised`` where it changes adopted rules.

    A draft ends with the line on which the vote is noted.
    """

    number: ClassVar[int] = 9
    template: ClassVar[int] = 1
    name: ClassVar[str] = "选举办法"

    congress: Congress
    clauses: tuple[RuleClause, ...]
    adopted: AdoptedBy | None
    revised: bool = False

    def compose(self) -> Flow:
        """Set the clauses under title and note."""
        draft = "修订草案" if self.revised else "草案"
        name = "选举办法" if self.adopted else f"选举办法（{draft}）"
        body = [strip for clause in self.clauses for strip in _set(clause)]
        return Flow(
            (
                title((*self.congress.units, name)),
                *self._note(),
                *tie(tuple(body), lines=2),
                gap(SLOT, tied=True),
                *self._vote(),
            )
        )

    def _note(self) -> tuple[Strip, ...]:
        """Say under the title when the congress adopted the rules, or that it is to."""
        if self.adopted is None:
            return (_centred("（提请大会表决）"),)
        day = full_date(self.adopted.day)
        whole = f"（{day}{self.congress.title}表决通过）"
        if phrase(whole, Face.KAI, BODY).width <= MEASURE:
            return (_centred(whole),)
        first, second = f"（{day}", f"{self.congress.title}表决通过）"
        return (_centred(first), _centred(second))

    def _vote(self) -> tuple[Strip, ...]:
        if self.adopted is None:
            lines = [
                f"本办法经{_ROOM}年{_ROOM}月{_ROOM}日大会表决通过。",
                f"应到{_ROOM}人，实到{_ROOM}人；",
                f"赞成{_ROOM}人，反对{_ROOM}人，弃权{_ROOM}人。",
            ]
            blank = [strip for line in lines for strip in paragraph(line)]
            return (*tie(blank[:-1]), blank[-1])
        vote = self.adopted
        return paragraph(
            f"本办法经{full_date(vote.day)}大会表决通过。实到{self.congress.member}"
            f"{vote.present}人，赞成{vote.approve}人，反对{vote.oppose}人，弃权{vote.abstain}人。"
        )


def _set(clause: RuleClause) -> Sequence[Strip]:
    text = paragraph((clause.label, Face.HEADING), f"　{clause.words}")
    strips = [*(tie(text) if clause.cases else text)]
    last = len(clause.cases)
    for number, case in enumerate(clause.cases, 1):
        end = "。" if number == last else "；"
        strips += paragraph(f"（{numeral(number)}）{case}{end}")
    return strips


def _centred(text: str) -> Strip:
    """Set one line of the note, a little above its slot."""
    line = phrase(text, Face.KAI, BODY)

    def draw(pen: Pen, x: float, top: float) -> None:
        pen.text(line.runs, x + (MEASURE - line.width) / 2, top - _LIFT + ASCENT * BODY)

    return Strip(SLOT, draw, tied=True)
