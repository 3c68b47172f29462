"""Paper 10, 大会议程: both sittings with their times, items and speakers."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from sudesk.papers.base import Congress, Paper
from sudesk.papers.faces import Face
from sudesk.papers.prose import paragraph
from sudesk.papers.sheet import SLOT, Flow, Strip, gap, tie
from sudesk.papers.tables import Column, Row, Table
from sudesk.papers.titles import title
from sudesk.papers.words import full_date
from sudesk.rules.numerals import numeral

_COLUMNS = (
    Column("序号", 16),
    Column("时　间", 24),
    Column("议　程", 76, "left"),
    Column("主讲人", 40),
)


@dataclass(frozen=True, slots=True)
class AgendaLine:
    """One item; ``time`` is empty while the hour is open."""

    time: str
    title: str
    speaker: str


@dataclass(frozen=True, slots=True)
class AgendaPart:
    """One sitting: 预备会议, 正式会议."""

    heading: str
    lines: tuple[AgendaLine, ...]


@dataclass(frozen=True, slots=True)
class AgendaPaper(Paper):
    """Paper 10, the agenda; it is a draft until the congress has adopted it."""

    number: ClassVar[int] = 10
    template: ClassVar[int] = 1
    name: ClassVar[str] = "议程"

    congress: Congress
    day: date
    place: str
    parts: tuple[AgendaPart, ...]
    adopted: bool = False

    def compose(self) -> Flow:
        """Set a table for each sitting under day and place."""
        name = "议程" if self.adopted else "议程（草案）"
        place = f"　　地点：{self.place}" if self.place else ""
        head = paragraph(f"时间：{full_date(self.day)}{place}")
        tables = (
            strip for number, part in enumerate(self.parts, 1) for strip in _set(part, number)
        )
        return Flow((title((*self.congress.units, name)), *tie(head), *tables))


def _set(part: AgendaPart, number: int) -> tuple[Strip, ...]:
    rows = [
        Row((str(place), line.time, line.title, line.speaker))
        for place, line in enumerate(part.lines, 1)
    ]
    heading = paragraph((f"{numeral(number)}、{part.heading}", Face.HEADING))
    return (*tie(heading), *Table(_COLUMNS, 12, 11, 6.9, 7.4).strips(rows), gap(SLOT / 2))
