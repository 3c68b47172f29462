"""Paper 1, 请示: the union asks the Party organisation to agree to the congress, twice.

The first (召开请示) asks whether it may be held, about a month ahead; the second (二次请示) reports
what was prepared and asks to hold it. A request asks for one matter, of one body, and says whom to
call (GB/T 9704).
"""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from sudesk.papers.base import Congress, Notice, Paper
from sudesk.papers.characters import whole
from sudesk.papers.closing import sealed
from sudesk.papers.prose import annex, attachments, headed, paragraph, salutation
from sudesk.papers.sheet import SLOT, Flow, Strip, gap, tie
from sudesk.papers.tables import Column, Row, Table
from sudesk.papers.titles import title
from sudesk.papers.wordings import (
    REQUEST_ASK,
    REQUEST_CANDIDATES,
    REQUEST_REASON,
    REQUEST_TO,
    SECOND_MEETING,
    SECOND_REASON,
    Sentence,
    Words,
    said,
)
from sudesk.papers.words import full_date, listed, span_of_days
from sudesk.terms import CongressKind

SCHEDULE = "筹备工作日程安排"
_COLUMNS = (
    Column("序号", 14),
    Column("工作", 46, "left"),
    Column("时间", 62),
    Column("负责", 34),
)
_WEEKDAYS = "一二三四五六日"


@dataclass(frozen=True, slots=True)
class Contact:
    """Who is called about it, at the office's telephone; the name may be empty."""

    name: str
    telephone: str

    def strips(self) -> tuple[Strip, ...]:
        """Set the note under the date (附注)."""
        parts = [f"联系人：{whole(self.name)}"] if self.name else []
        parts.append(f"联系电话：{self.telephone}")
        return paragraph(f"（{'，'.join(parts)}）")


@dataclass(frozen=True, slots=True)
class Appointed:
    """When and where the congress is to be held; ``hour`` (14时30分) is empty while it is open."""

    day: date
    hour: str
    place: str

    @property
    def words(self) -> str:
        """Day, weekday, hour and place in words."""
        weekday = _WEEKDAYS[self.day.weekday()]
        return f"{full_date(self.day)}（星期{weekday}）{self.hour}在{self.place}"


@dataclass(frozen=True, slots=True)
class Duty:
    """One line of the schedule: what is done when, and by whom."""

    label: str
    first: date
    last: date
    owner: str


@dataclass(frozen=True, slots=True)
class OpeningRequest(Paper):
    """召开请示.

    ``basis`` is the plan in words. ``last_held`` is None where it is not known. ``seats`` is None
    before the quotas are fixed; ``outside`` are those of them that no class gives. ``posts`` are
    the elections called so far, with their seats.
    """

    number: ClassVar[int] = 1
    template: ClassVar[int] = 1
    name: ClassVar[str] = "召开请示"

    congress: Congress
    addressee: str
    issuers: tuple[str, ...]
    basis: str
    last_held: date | None
    appointed: Appointed
    headcount: int
    seats: int | None
    posts: tuple[tuple[str, int], ...]
    top_percent: int
    schedule: tuple[Duty, ...]
    attached: tuple[str, ...]
    signed_on: date
    contact: Contact
    outside: tuple[tuple[str, int], ...] = ()
    wording: Words = ()

    def sentences(self) -> tuple[Sentence, ...]:
        """Return what the department may word in its own way."""
        return (REQUEST_TO, REQUEST_REASON, REQUEST_CANDIDATES, REQUEST_ASK)

    def compose(self) -> Flow:
        """Set the request with its seals and the contact, then the schedule on its own page."""
        units = ("关于召开", *self.congress.units, "的请示")
        body = (
            *salutation((said(self, REQUEST_TO, 主送=self.addressee),)),
            *paragraph(self._reason()),
            *headed("一、时间和地点", paragraph(f"拟于{self.appointed.words}召开。")),
            *headed("二、主要任务", self._tasks()),
            *headed("三、参加人员", paragraph(self._people())),
            *headed("四、候选人的产生", paragraph(self._candidates())),
        )
        return Flow(
            (
                title(units),
                *tie(body, lines=2),
                *_end(
                    said(self, REQUEST_ASK),
                    (SCHEDULE, *self.attached),
                    self.issuers,
                    self.signed_on,
                    self.contact,
                ),
                *annex("附件1", (SCHEDULE,)),
                *Table(_COLUMNS, 12, 12, 9, 9.5).strips(self._rows()),
            )
        )

    def _reason(self) -> str:
        department, kind = self.congress.department, self.congress.kind.label
        last = f"上一次大会已于{full_date(self.last_held)}召开，" if self.last_held else ""
        return said(
            self,
            REQUEST_REASON,
            依据=self.basis,
            上次大会=last,
            大会=self.congress.title,
            系=department,
            形式=kind,
        )

    def _tasks(self) -> tuple[Strip, ...]:
        posts = listed(f"{post}（{seats}名）" for post, seats in self.posts)
        tasks = (
            "听取和审议学生会工作报告",
            f"选举产生新一届{posts or '学生会主席团'}",
            "制定或者修订学生会章程",
            "征求同学对学校工作的意见和建议",
        )
        ends = "；" * (len(tasks) - 1) + "。"
        return tuple(
            strip
            for number, (task, end) in enumerate(zip(tasks, ends, strict=True), start=1)
            for strip in paragraph(f"{number}. {task}{end}")
        )

    def _people(self) -> str:
        count = f"我系在册学生{self.headcount}人"
        if self.congress.kind is CongressKind.ASSEMBLY:
            return f"{count}，拟召开全体学生大会，在册学生均应出席；另邀请有关人员列席。"
        seats = f"代表名额共{self.seats}名" if self.seats else "代表名额按各班人数分配"
        elected = "由班级学生大会选举产生"
        if self.seats and self.outside:
            rest = self.seats - sum(number for _, number in self.outside)
            apart = listed(f"{what}{number}名" for what, number in self.outside)
            elected = f"其中班级代表{rest}名{elected}，另有{apart}"
        return (
            f"{count}，拟召开学生代表大会。{seats}，覆盖各年级、各班，{elected}，"
            "经资格审查和公示后确认；另邀请有关人员列席。"
        )

    def _candidates(self) -> str:
        return said(
            self,
            REQUEST_CANDIDATES,
            排名=f"{self.top_percent}%",
            审查单位=self.issuers[-1],
            主送=self.addressee,
        )

    def _rows(self) -> tuple[Row, ...]:
        return tuple(
            Row((str(number), duty.label, span_of_days(duty.first, duty.last), duty.owner))
            for number, duty in enumerate(self.schedule, start=1)
        )


@dataclass(frozen=True, slots=True)
class Slate:
    """Who stands in one election, in the order of the ballot and in words, and how it was told."""

    post: str
    seats: int
    people: tuple[tuple[str, str], ...]  # name and class
    order: str
    notice: Notice | None


@dataclass(frozen=True, slots=True)
class SecondRequest(Paper):
    """二次请示.

    ``reply`` quotes the answer to the first request, empty where none was registered.
    ``delegates`` is None in an assembly; ``reviewed`` tells that their credentials were signed for.
    """

    number: ClassVar[int] = 1
    template: ClassVar[int] = 1
    name: ClassVar[str] = "二次请示"

    congress: Congress
    addressee: str
    issuers: tuple[str, ...]
    reply: str
    appointed: Appointed
    headcount: int
    delegates: int | None
    reviewed: bool
    delegates_notice: Notice | None
    slates: tuple[Slate, ...]
    attached: tuple[str, ...]
    signed_on: date
    contact: Contact
    wording: Words = ()

    def sentences(self) -> tuple[Sentence, ...]:
        """Return what the department may word in its own way."""
        return (REQUEST_TO, SECOND_REASON, SECOND_MEETING, REQUEST_ASK)

    def compose(self) -> Flow:
        """Set the request with its seals and the contact."""
        units = ("关于正式召开", *self.congress.units, "的请示")
        consent = f"{self.reply}，" if self.reply else ""
        body = (
            *salutation((said(self, REQUEST_TO, 主送=self.addressee),)),
            *paragraph(said(self, SECOND_REASON, 批复=consent, 大会=self.congress.title)),
            *headed("一、筹备情况", paragraph(self._people())),
            *headed("二、候选人", self._slates()),
            *headed(
                "三、正式召开的时间和地点",
                paragraph(said(self, SECOND_MEETING, 时间地点=self.appointed.words)),
            ),
        )
        ask = said(self, REQUEST_ASK)
        end = _end(ask, self.attached, self.issuers, self.signed_on, self.contact)
        return Flow((title(units), *tie(body, lines=2), *end))

    def _people(self) -> str:
        if self.delegates is None:
            return f"我系在册学生{self.headcount}人，召开全体学生大会，应到名单已经核对。"
        review = "，代表资格审查已经完成" if self.reviewed else ""
        notice = f"代表名单{_noticed(self.delegates_notice)}。" if self.delegates_notice else ""
        return f"我系在册学生{self.headcount}人，共选出代表{self.delegates}名{review}。{notice}"

    def _slates(self) -> tuple[Strip, ...]:
        strips: list[Strip] = []
        for number, slate in enumerate(self.slates, start=1):
            lead = f"{number}. " if len(self.slates) > 1 else ""
            people = listed(f"{whole(name)}（{group}）" for name, group in slate.people)
            notice = f"候选人名单{_noticed(slate.notice)}。" if slate.notice else ""
            strips.extend(
                paragraph(
                    f"{lead}{slate.post}应选{slate.seats}名，候选人{len(slate.people)}名"
                    f"（{slate.order}）：{people}。{notice}"
                )
            )
        return tuple(strips)


def _end(
    asked: str,
    attached: tuple[str, ...],
    issuers: tuple[str, ...],
    day: date,
    contact: Contact,
) -> tuple[Strip, ...]:
    """Ask for consent, list what is attached, seal, and say whom to call."""
    ask = tie(paragraph(asked))
    under = (gap(SLOT, tied=True), *tie(attachments(attached))) if attached else ()
    return (*ask, *under, sealed(issuers, day), *contact.strips())


def _noticed(notice: Notice) -> str:
    days = span_of_days(notice.first, notice.last)
    return f"于{days}公示{notice.working_days}个工作日，{notice.outcome}"
