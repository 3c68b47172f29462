"""Paper 8, 公示: the list that hangs in public, its days, and where objections are taken."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from sudesk.papers.base import Congress, Paper
from sudesk.papers.characters import whole
from sudesk.papers.closing import sealed
from sudesk.papers.prose import paragraph, section
from sudesk.papers.sheet import Flow, Strip, tie
from sudesk.papers.titles import title
from sudesk.papers.words import listed, span_of_days
from sudesk.terms import NoticeKind


@dataclass(frozen=True, slots=True)
class Person:
    """One name on the list; ``number`` only tells it from the same name, else empty."""

    name: str
    class_group: str
    number: str = ""

    def words(self, classed: bool) -> str:
        """Say the name, with its class unless the list stands by classes."""
        beside = [self.class_group] if classed and self.class_group else []
        beside += [self.number] if self.number else []
        return whole(self.name) + (f"（{'，'.join(beside)}）" if beside else "")


@dataclass(frozen=True, slots=True)
class NoticeSheet(Paper):
    """Paper 8.

    ``post`` is what is elected (学生会主席团), empty for delegates; ``seats`` how many. ``order``
    says how the names stand (按姓氏笔画为序), empty where they stand by classes. ``conditions``
    are those of a call, a sentence each. ``contact`` is an office with its telephone.
    """

    number: ClassVar[int] = 8
    template: ClassVar[int] = 1
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

    def compose(self) -> Flow:
        """Set the notice with its seal."""
        ending = "公告" if self.kind is NoticeKind.CALL else "公示"
        units = ("关于", *self.congress.units, f"{self._subject}的{ending}")
        body = (*self._opening(), *self._listing(), *self._closing())
        return Flow((title(units), *tie(body, lines=2), sealed((self.issuer,), self.first)))

    @property
    def _subject(self) -> str:
        return {
            NoticeKind.CALL: f"公开报名推选{self.post}候选人",
            NoticeKind.DELEGATES: "代表名单",
            NoticeKind.CANDIDATES: f"{self.post}候选人名单",
            NoticeKind.RESULT: f"{self.post}选举结果",
        }[self.kind]

    def _opening(self) -> tuple[Strip, ...]:
        number = len(self.people)
        sentence = {
            NoticeKind.CALL: (
                f"{self.congress.title}将选举{self.post}{self.seats}名。"
                "现面向全体同学公开报名，凡符合条件的同学均可报名或者推荐他人。"
            ),
            NoticeKind.DELEGATES: (
                f"经各班级选举、代表资格审查，产生{self.congress.title}代表{number}名。"
                "现将名单公示如下。"
            ),
            NoticeKind.CANDIDATES: (
                f"经提名、资格审查，并报上级审定，确定{self.congress.title}{self.post}候选人"
                f"{number}名，应选{self.seats}名。现将名单公示如下。"
            ),
            NoticeKind.RESULT: (
                f"经{self.congress.title}选举，{self.post}{number}名成员已经产生。"
                "现将结果公示如下。"
            ),
        }[self.kind]
        return paragraph(sentence)

    def _listing(self) -> tuple[Strip, ...]:
        if self.kind is NoticeKind.CALL:
            return _numbered("报名条件：", self.conditions)
        if self.kind is NoticeKind.DELEGATES:
            return self._by_class()
        lead = paragraph(f"{self._subject}（{self.order}）：") if self.order else ()
        lines = (paragraph(person.words(classed=True)) for person in self.people)
        return (*lead, *(strip for line in lines for strip in line))

    def _by_class(self) -> tuple[Strip, ...]:
        groups: dict[str, list[Person]] = {}
        for person in self.people:
            groups.setdefault(person.class_group, []).append(person)
        strips: list[Strip] = []
        for class_group, people in groups.items():
            names = listed(person.words(classed=False) for person in people)
            strips += section(f"{class_group}（{len(people)}名）。", f"{names}。")
        return tuple(strips)

    def _closing(self) -> tuple[Strip, ...]:
        days = f"{span_of_days(self.first, self.last)}（{self.working_days}个工作日）"
        if self.kind is NoticeKind.CALL:
            return paragraph(f"报名时间为{days}，报名处：{self.contact}。")
        return paragraph(
            f"公示期为{days}。公示期间，如对公示内容有异议，请向{self.contact}反映。"
            "反映情况应当实事求是，提倡署名，反映人的情况予以保密。"
        )


def _numbered(lead: str, sentences: Sequence[str]) -> tuple[Strip, ...]:
    strips = list(paragraph(lead))
    for number, sentence in enumerate(sentences, start=1):
        strips += paragraph(f"{number}. {sentence}")
    return tuple(strips)
