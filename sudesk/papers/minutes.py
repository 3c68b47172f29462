"""Paper 29, 大会会议记录: what happened in each sitting, with its times, and what was written."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from sudesk.papers.base import Congress, Paper
from sudesk.papers.closing import Signer, signature_row
from sudesk.papers.faces import Face
from sudesk.papers.prose import headed, paragraph
from sudesk.papers.sheet import Flow, Strip, tie
from sudesk.papers.titles import title
from sudesk.papers.words import full_date
from sudesk.rules.numerals import numeral


@dataclass(frozen=True, slots=True)
class MinuteLine:
    """One fact with its time, and the paragraphs that the recorder wrote after it."""

    time: str
    words: str
    text: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class MinutePart:
    """One sitting."""

    heading: str
    lines: tuple[MinuteLine, ...]


@dataclass(frozen=True, slots=True)
class MinutesPaper(Paper):
    """Paper 29; an empty name leaves room for it."""

    number: ClassVar[int] = 29
    template: ClassVar[int] = 1
    name: ClassVar[str] = "大会会议记录"

    congress: Congress
    day: date
    place: str
    chair: str
    recorder: str
    parts: tuple[MinutePart, ...]
    loose: tuple[str, ...] = ()

    def compose(self) -> Flow:
        """Set the facts sitting by sitting, with the lines to sign on."""
        body = (*self._head(), *self._sittings(), *_paragraphs(self.loose))
        signers = (
            Signer("主持人", (self.chair,) if self.chair else ()),
            Signer("记录人", (self.recorder,) if self.recorder else ()),
        )
        return Flow(
            (title((*self.congress.units, "会议记录")), *tie(body, lines=2), signature_row(signers))
        )

    def _head(self) -> tuple[Strip, ...]:
        facts = [("时间", full_date(self.day)), ("地点", self.place)]
        facts += [("主持人", self.chair), ("记录人", self.recorder)]
        return tuple(
            strip
            for label, words in facts
            if words
            for strip in paragraph((f"{label}：", Face.HEADING), words)
        )

    def _sittings(self) -> tuple[Strip, ...]:
        strips: list[Strip] = []
        for number, part in enumerate(self.parts, 1):
            lines = [strip for line in part.lines for strip in _set(line)]
            strips += headed(f"{numeral(number)}、{part.heading}", tuple(lines))
        return tuple(strips)


def _set(line: MinuteLine) -> tuple[Strip, ...]:
    return (*paragraph(f"{line.time}　{line.words}"), *_paragraphs(line.text))


def _paragraphs(texts: Sequence[str]) -> tuple[Strip, ...]:
    return tuple(strip for text in texts for strip in paragraph(text))
