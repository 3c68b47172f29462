"""Paper 8, 公示: the list that hangs in public, its days, and where objections are taken."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from sudesk.papers.base import Congress, Paper
from sudesk.papers.characters import whole
from sudesk.papers.closing import sealed
from sudesk.papers.prose import paragraph, section
from sudesk.papers.sheet import SLOT, Flow, Strip, gap, tie, tie_end
from sudesk.papers.tables import Column, Row, Table
from sudesk.papers.titles import title
from sudesk.papers.wordings import (
    NOTICE_CALL,
    NOTICE_CALL_DAYS,
    NOTICE_CANDIDATES,
    NOTICE_DAYS,
    NOTICE_DELEGATES,
    NOTICE_RESULT,
    Sentence,
    Words,
    said,
)
from sudesk.papers.words import listed, span_of_days
from sudesk.terms import NoticeKind

_COLUMNS = (Column("序号", 20), Column("姓　名", 56, "name"), Column("班　级", 80))
_OPENINGS = {
    NoticeKind.CALL: NOTICE_CALL,
    NoticeKind.DELEGATES: NOTICE_DELEGATES,
    NoticeKind.CANDIDATES: NOTICE_CANDIDATES,
    NoticeKind.RESULT: NOTICE_RESULT,
}


@dataclass(frozen=True, slots=True)
class Person:
    """One name on the list; ``number`` only tells it from the same name, else empty."""

    name: str
    class_group: str
    number: str = ""

    @property
    def beside(self) -> str:
        """The class as a table has it, the number with it."""
        return self.class_group + (f"（{self.number}）" if self.number else "")

    @property
    def words(self) -> str:
        """The name in a list that stands by classes."""
        return whole(self.name) + (f"（{self.number}）" if self.number else "")


@dataclass(frozen=True, slots=True)
class NoticeSheet(Paper):
    """Paper 8.

    ``post`` is what is elected (学生会主席团), empty for delegates; ``seats`` how many. ``order``
    says how the names stand (按姓氏笔画为序), empty where they stand by classes. ``conditions``
    are those of a call, a sentence each. ``contact`` is an office with its telephone. ``apart``
    names the delegates who sit for an organisation or by office, by what they are.
    """

    number: ClassVar[int] = 8
    template: ClassVar[int] = 2
    name: ClassVar[str] = "公示"

    congress: Congress
    kind: NoticeKind
    post: str
    seats: int
    people: tuple[Person, ...]
    order: str
    first: date
    last: date
    working_days: int
    contact: str
    issuer: str
    conditions: tuple[str, ...] = ()
    apart: tuple[tuple[str, tuple[Person, ...]], ...] = ()
    wording: Words = ()

    def sentences(self) -> tuple[Sentence, ...]:
        """Return what the department may word in its own way."""
        days = NOTICE_CALL_DAYS if self.kind is NoticeKind.CALL else NOTICE_DAYS
        return (_OPENINGS[self.kind], days)

    def compose(self) -> Flow:
        """Set the notice with its seal."""
        ending = "公告" if self.kind is NoticeKind.CALL else "公示"
        subject = f"{self._subject}的{ending}"
        # The post and what is said of it may part, the name of the congress need not.
        head = self.post if self.kind is NoticeKind.CANDIDATES else ""
        units = ("关于", *self.congress.units, *filter(None, (head, subject.removeprefix(head))))
        body = (*self._opening(), *self._listing(), *self._closing())
        return Flow(
            (
                title(units),
                *tie(body, lines=2),
                sealed((self.issuer,), self.first),
                *self._taken_down(),
            )
        )

    def _taken_down(self) -> tuple[Strip, ...]:
        """Note under the date (附注) that the notice comes down when its days are over."""
        if self.kind is NoticeKind.CALL:
            return ()
        return paragraph("（本公示期满后撤下）")

    @property
    def _subject(self) -> str:
        return {
            NoticeKind.CALL: f"公开报名推选{self.post}候选人",
            NoticeKind.DELEGATES: "代表名单",
            NoticeKind.CANDIDATES: f"{self.post}候选人名单",
            NoticeKind.RESULT: f"{self.post}选举结果",
        }[self.kind]

    def _opening(self) -> tuple[Strip, ...]:
        facts = {
            "大会": self.congress.title,
            "职务": self.post,
            "名额": f"{self.seats}名",
            "人数": f"{len(self.people)}名",
        }
        return paragraph(said(self, _OPENINGS[self.kind], **facts))

    def _listing(self) -> tuple[Strip, ...]:
        if self.kind is NoticeKind.CALL:
            return _numbered("报名条件：", self.conditions)
        if self.kind is NoticeKind.DELEGATES:
            return self._by_class()
        lead = paragraph(f"{self._subject}（{self.order}）：") if self.order else ()
        rows = [
            Row((str(number), person.name, person.beside))
            for number, person in enumerate(self.people, start=1)
        ]
        table = Table(_COLUMNS, 14, 13, 9.5, 9.5, name_size=14)
        return (*tie(lead), *tie_end(table.strips(rows), 2), gap(SLOT / 2))

    def _by_class(self) -> tuple[Strip, ...]:
        groups: dict[str, list[Person]] = {}
        for person in self.people:
            groups.setdefault(person.class_group, []).append(person)
        strips: list[Strip] = []
        for class_group, people in groups.items():
            names = listed(person.words for person in people)
            strips += section(f"{class_group}（{len(people)}名）。", f"{names}。")
        parts = [
            f"{what}{len(people)}名，{listed(one.words for one in people)}"
            for what, people in self.apart
        ]
        if parts:
            strips += paragraph(f"以上代表中，{'；'.join(parts)}。")
        return tuple(strips)

    def _closing(self) -> tuple[Strip, ...]:
        days = f"{span_of_days(self.first, self.last)}（{self.working_days}个工作日）"
        return paragraph(said(self, self.sentences()[1], 公示期=days, 受理单位=self.contact))


def _numbered(lead: str, sentences: Sequence[str]) -> tuple[Strip, ...]:
    strips = list(paragraph(lead))
    for number, sentence in enumerate(sentences, start=1):
        strips += paragraph(f"{number}. {sentence}")
    return tuple(strips)
