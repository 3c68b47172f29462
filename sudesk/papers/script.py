"""Paper 10, 主持词: what the chair says, item by item, with room where a number is not known."""

from dataclasses import dataclass
from typing import ClassVar

from sudesk.papers.base import Congress, Paper
from sudesk.papers.prose import headed, paragraph
from sudesk.papers.sheet import Flow, Strip, tie
from sudesk.papers.titles import title
from sudesk.rules.numerals import numeral


@dataclass(frozen=True, slots=True)
class ScriptItem:
    """One item of the agenda; ``time`` is empty while the hour is open."""

    time: str
    title: str
    paragraphs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ScriptPaper(Paper):
    """Paper 10, the chair's script of one sitting."""

    number: ClassVar[int] = 10
    template: ClassVar[int] = 1
    name: ClassVar[str] = "主持词"

    congress: Congress
    sitting: str
    items: tuple[ScriptItem, ...]

    def compose(self) -> Flow:
        """Set a heading for each item over what is said."""
        strips: list[Strip] = []
        for number, item in enumerate(self.items, 1):
            time = f"（{item.time}）" if item.time else ""
            said = [strip for text in item.paragraphs for strip in paragraph(text)]
            strips += headed(f"{numeral(number)}、{item.title}{time}", tuple(said))
        name = f"{self.sitting}主持词"
        return Flow((title((*self.congress.units, name)), *tie(tuple(strips), lines=2)))
