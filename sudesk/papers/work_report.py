"""Paper 17, 工作报告: what the outgoing presidium tells the congress, written by people."""

import re
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from sudesk.papers.base import Congress, Paper
from sudesk.papers.characters import clean, whole
from sudesk.papers.closing import Signer, signature_row
from sudesk.papers.faces import ASCENT, Face
from sudesk.papers.outline import Block, Level
from sudesk.papers.pen import Pen
from sudesk.papers.prose import headed, paragraph, salutation, section
from sudesk.papers.sheet import AREA, BODY, SLOT, Flow, Strip, gap, tie
from sudesk.papers.titles import title
from sudesk.papers.typesetting import phrase
from sudesk.papers.wordings import WORK_TO, Sentence, Words, said
from sudesk.papers.words import full_date
from sudesk.terms import CongressKind


@dataclass(frozen=True, slots=True)
class WorkReport(Paper):
    """Paper 17; ``subject`` replaces the usual title, ``reporter`` and ``post`` may be empty."""

    number: ClassVar[int] = 17
    template: ClassVar[int] = 1
    name: ClassVar[str] = "工作报告"

    congress: Congress
    day: date
    blocks: tuple[Block, ...]
    reporter: str = ""
    post: str = ""
    subject: str = ""
    wording: Words = ()

    def sentences(self) -> tuple[Sentence, ...]:
        """Return what the department may word in its own way."""
        return (WORK_TO,)

    def compose(self) -> Flow:
        """Set title, day and reporter, whom it speaks to, the text, and the lines to sign on."""
        here = self.congress
        usual = (f"在{here.department}", here.ordinal, f"{here.kind.label}上的", "工作报告")
        units = _parts(self.subject) if self.subject else usual
        delegates = "各位代表、" if self.congress.kind is CongressKind.DELEGATES else ""
        body = (*salutation((said(self, WORK_TO, 代表=delegates),)), *_set(self.blocks))
        return Flow(
            (
                title(units),
                *tie(self._under_title()),
                *tie(body, lines=2),
                signature_row((Signer("上届学生会主席团"),)),
            )
        )

    def _under_title(self) -> tuple[Strip, ...]:
        """Set the day in brackets and the reporter under it, each in a slot of its own."""
        lines = []
        if self.subject:
            lines.append(_centred(f"——在{self.congress.title}上的工作报告"))
        lines.append(_centred(f"（{full_date(self.day)}）"))
        if self.reporter:
            post = f"{self.post}　" if self.post else ""
            lines.append(_centred(f"{post}{whole(self.reporter)}"))
        return (*lines, gap(SLOT, tied=True))


def _set(blocks: tuple[Block, ...]) -> tuple[Strip, ...]:
    """Set blocks one after the other, no heading parted from what it heads."""
    strips: list[Strip] = []
    heads: list[Strip] = []  # headings that wait for the text under them
    for block in blocks:
        if block.level is Level.FIRST and not block.text:
            heads += headed(block.lead, ())
            continue
        strips += [*tie(heads), *_paragraph(block, keep=bool(heads))]
        heads = []
    return (*strips, *heads)


def _paragraph(block: Block, keep: bool) -> tuple[Strip, ...]:
    """Set one paragraph with its lead; ``keep`` keeps its first two lines together."""
    if block.level is Level.FIRST:
        lines = paragraph((block.lead, Face.HEADING), *((f"。{block.text}",) * bool(block.text)))
    elif block.level is Level.SECOND:
        lines = section(block.lead, block.text) if block.text else section(block.lead)
    else:
        lines = paragraph(block.whole)
    alone = block.level is Level.SECOND and not block.text
    if alone:
        return tie(lines)
    return (*tie(lines[:1]), *lines[1:]) if keep and len(lines) > 1 else lines


def _parts(subject: str) -> tuple[str, ...]:
    """Part a title that people wrote where it may be broken: behind marks and at blanks."""
    return tuple(re.findall(r"[^，、；：\s]+[，、；：]?", clean(subject)))


def _centred(text: str) -> Strip:
    line = phrase(text, Face.KAI, BODY)

    def draw(pen: Pen, x: float, top: float) -> None:
        pen.text(line.runs, x + (AREA - line.width) / 2, top + ASCENT * BODY)

    return Strip(SLOT, draw, tied=True)
