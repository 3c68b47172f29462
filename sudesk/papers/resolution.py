"""Paper 18, 大会决议: what the congress resolved, with the votes that carried it."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from sudesk.papers.base import Congress, Paper
from sudesk.papers.closing import unsealed
from sudesk.papers.faces import ASCENT, Face
from sudesk.papers.lines import set_lines
from sudesk.papers.pen import Pen
from sudesk.papers.prose import attachments, paragraph
from sudesk.papers.sheet import AREA, BODY, SLOT, Flow, Strip, gap, tie
from sudesk.papers.titles import title
from sudesk.papers.words import full_date


@dataclass(frozen=True, slots=True)
class ShowOfHands:
    """A vote by show of hands: ``line`` says what carried it (过半数须42票以上)."""

    due: int
    present: int
    approve: int
    oppose: int
    abstain: int
    line: str

    def words(self, member: str) -> str:
        """Say the vote with its figures."""
        return (
            f"应到{member}{self.due}人，实到{member}{self.present}人。经举手表决，"
            f"同意{self.approve}票，反对{self.oppose}票，弃权{self.abstain}票。"
            f"实到{member}{self.line}，表决通过。"
        )


@dataclass(frozen=True, slots=True)
class Resolution(Paper):
    """Paper 18; ``subject`` is its title without the congress (关于学生会工作报告的决议)."""

    number: ClassVar[int] = 18
    template: ClassVar[int] = 1
    name: ClassVar[str] = "大会决议"

    congress: Congress
    subject: str
    decided_on: date
    paragraphs: tuple[str, ...]
    vote: ShowOfHands
    attachment: str = ""

    def compose(self) -> Flow:
        """Set the resolution under its title and the day on which it was passed."""
        body = [strip for words in self.paragraphs for strip in paragraph(words)]
        body += paragraph(self.vote.words(self.congress.member))
        if self.attachment:
            body += [gap(SLOT), *attachments((self.attachment,))]
        return Flow(
            (
                title((self.congress.title, self.subject)),
                *passed_by(self.congress, self.decided_on),
                gap(SLOT, tied=True),
                *tie(body, lines=2),
                unsealed(self.congress.title, self.decided_on),
            )
        )


def passed_by(congress: Congress, day: date, width: float = AREA) -> tuple[Strip, ...]:
    """Set under a title, in brackets, which congress passed it on which day (题注)."""
    return centred(f"（{full_date(day)}{congress.title}通过）", width)


def centred(text: str, width: float = AREA) -> tuple[Strip, ...]:
    """Set a note under a title in Kai, centred, broken where it is longer than a line."""
    lines = set_lines([(text, Face.KAI)], BODY, width)

    def line(number: int) -> Strip:
        runs = lines[number]
        end = runs[-1].x + len(runs[-1].text) * (BODY + runs[-1].space)
        indent = (width - end) / 2 if number == len(lines) - 1 else 0.0

        def draw(pen: Pen, x: float, top: float) -> None:
            pen.text(runs, x + indent, top + ASCENT * BODY)

        return Strip(SLOT, draw, tied=True)

    return tuple(map(line, range(len(lines))))
