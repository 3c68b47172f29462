"""Paper 11, 签到册: the names of a sitting with a box to sign in."""

from dataclasses import dataclass, replace
from datetime import date
from typing import ClassVar

from sudesk.papers.base import Congress, Paper, Turnout
from sudesk.papers.closing import Signer, signature_row
from sudesk.papers.faces import Face
from sudesk.papers.pen import MM, THIN, Pen
from sudesk.papers.sheet import HEIGHT, Flow, Strip, baseline, tie
from sudesk.papers.tables import Column, Row, Table, beside
from sudesk.papers.titles import caption, title
from sudesk.papers.typesetting import phrase
from sudesk.papers.words import full_date

_ROW = 7.8
_HEAD = 8.0
_CAPTION = 8.6
_COUNTS_ROW = 10.5 * MM
_FULL = 23  # rows beside each other on a page
_WITH_CLASS = (
    Column("序号", 9),
    Column("姓　名", 22, "name"),
    Column("班　级", 22),
    Column("签　名", 24),
)
_WITHOUT_CLASS = (Column("序号", 9), Column("姓　名", 30, "name"), Column("签　名", 38))
_GAP = 2
_SIZE = 11.0
_COUNTS = 12.0


@dataclass(frozen=True, slots=True)
class AttendanceEntry:
    """One person who is due."""

    name: str
    class_group: str


@dataclass(frozen=True, slots=True)
class AttendanceSection:
    """People who sign together, starting a page: 正式代表, or one class of an assembly.

    ``turnout`` is printed where the sitting is over; before it there is room to fill it in.
    """

    heading: str
    entries: tuple[AttendanceEntry, ...]
    turnout: Turnout | None = None


@dataclass(frozen=True, slots=True)
class AttendanceBook(Paper):
    """Paper 11; numbers run through each section from 1."""

    number: ClassVar[int] = 11
    template: ClassVar[int] = 1
    name: ClassVar[str] = "签到册"

    congress: Congress
    sitting: str
    day: date
    place: str
    sections: tuple[AttendanceSection, ...]

    def compose(self) -> Flow:
        """Set each section on pages of its own, every page with its title, two columns of names."""
        strips: list[Strip] = []
        for section in self.sections:
            strips.extend(self._section(section))
        return Flow(tuple(strips))

    def _section(self, section: AttendanceSection) -> list[Strip]:
        strips: list[Strip] = []
        entries = section.entries
        foot = [_counts(section), signature_row((Signer("会务"), Signer("核对人")), dated=False)]
        top = title((*self.congress.units, self.name), on_grid=False)
        room = (
            HEIGHT
            - top.height
            - _CAPTION * MM
            - sum(strip.height for strip in foot)
            + foot[-1].tail
        )
        rows = min(_FULL, int((room - _HEAD * MM) / (_ROW * MM)))
        for start in range(0, max(len(entries), 1), 2 * rows):
            page = entries[start : start + 2 * rows]
            strips.append(replace(top, fresh=True))
            strips.append(self._caption(section, start, len(page)))
            strips.extend(tie(_names(section, start, page, rows)))
        return [*strips, *tie(foot[:1]), foot[1]]

    def _caption(self, section: AttendanceSection, start: int, count: int) -> Strip:
        numbers = f"第{start + 1}—{start + count}号" if count else ""
        left = tuple(part for part in (section.heading, numbers) if part)
        right = (self.sitting, full_date(self.day), self.place)
        return caption(left, tuple(part for part in right if part), height=_CAPTION)


def _names(
    section: AttendanceSection, start: int, page: tuple[AttendanceEntry, ...], most: int
) -> tuple[Strip, ...]:
    """Set a page's names in two columns, the left one filled first."""
    one_class = all(entry.class_group == section.heading for entry in section.entries)
    columns = _WITHOUT_CLASS if one_class else _WITH_CLASS
    half = min(most, -(-len(page) // 2)) or 1
    width = sum(column.width for column in columns)
    halves = []
    for side, first in ((0.0, 0), (width + _GAP, half)):
        table = Table(columns, 9.5, _SIZE, _ROW, _HEAD, padding=2.0, offset=side, name_size=_SIZE)
        rows = []
        for i in range(first, first + half):
            if i < len(page):
                entry = page[i]
                middle = () if one_class else (entry.class_group,)
                rows.append(Row((str(start + i + 1), entry.name, *middle, "")))
            else:
                rows.append(Row(("",) * len(columns)))
        halves.append(table.strips(rows))
    return beside(*halves)


def _counts(section: AttendanceSection) -> Strip:
    """Leave room for the figures of the sitting, or print them where it is over."""
    turnout = section.turnout
    known = (turnout.present, turnout.on_leave, turnout.absent) if turnout else (None,) * 3
    due = turnout.due if turnout else len(section.entries)
    words = zip(("应到", "实到", "请假", "缺席"), (due, *known), strict=True)
    figures = [(word, "" if number is None else str(number)) for word, number in words]

    def draw(pen: Pen, x: float, top: float) -> None:
        at = baseline(top, _COUNTS_ROW, _COUNTS)
        place = x
        for word, number in figures:
            label = phrase(word, Face.BODY, _COUNTS)
            figure = phrase(number, Face.BODY, _COUNTS)
            unit = phrase("人", Face.BODY, _COUNTS)
            room = max(12 * MM if not number else 0.0, figure.width)
            pen.text(label.runs, place, at)
            place += label.width + _COUNTS / 3
            pen.text(figure.runs, place, at)
            if not number:
                pen.rule(place, at + 2, place + room, at + 2, THIN)
            place += room + _COUNTS / 3
            pen.text(unit.runs, place, at)
            place += unit.width + 2 * _COUNTS

    return Strip(_COUNTS_ROW, draw)
