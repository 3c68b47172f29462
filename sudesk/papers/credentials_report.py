"""Paper 6, 代表资格审查报告: how the delegates were elected, who they are, and what was found."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from sudesk.papers.base import Congress, Paper
from sudesk.papers.charts import Bar, bars
from sudesk.papers.closing import unsealed
from sudesk.papers.faces import ASCENT, Face
from sudesk.papers.pen import MM, Pen
from sudesk.papers.prose import annex, attachments, headed, note, paragraph, salutation, section
from sudesk.papers.sheet import AREA, BODY, SLOT, Flow, Strip, gap, tie, tie_end
from sudesk.papers.tables import Column, Row, Table
from sudesk.papers.titles import title
from sudesk.papers.typesetting import phrase
from sudesk.papers.wordings import (
    CREDENTIALS_END,
    CREDENTIALS_FINDING,
    CREDENTIALS_OPENING,
    CREDENTIALS_TO,
    Sentence,
    Words,
    said,
)
from sudesk.papers.words import full_date, listed, share
from sudesk.rules.numerals import numeral

_COLUMNS = (
    Column("序号", 10),
    Column("班　级", 40, "left"),
    Column("名额", 13, "figure"),
    Column("代表", 13, "figure"),
    Column("班会日期", 28),
    Column("应到", 13, "figure"),
    Column("实到", 13, "figure"),
    Column("表决方式", 26),
)
_GROUP = "代表资格审查组"
_MEETINGS, _FIGURES = "各班选举代表情况", "代表构成情况图"


@dataclass(frozen=True, slots=True)
class ClassLine:
    """One class: its seats and delegates, and its meeting where it is recorded.

    ``enough`` tells whether the share asked for was present, None where nothing is recorded.
    """

    class_group: str
    seats: int
    delegates: int
    held_on: date | None
    due: int | None
    present: int | None
    form: str
    enough: bool | None


@dataclass(frozen=True, slots=True)
class Kind:
    """One way to look at the delegates: 性别, and how many there are of each (男生, 51)."""

    heading: str
    parts: tuple[tuple[str, int], ...]
    remark: str = ""


@dataclass(frozen=True, slots=True)
class CredentialsReport(Paper):
    """Paper 6.

    ``origins`` are the seats by where they are from (班级代表, 84). ``over_half`` tells whether
    everybody's votes are known and pass half of those present. ``open_points`` are what is still
    missing, in words, ``because`` why that does not matter.
    """

    number: ClassVar[int] = 6
    template: ClassVar[int] = 2
    name: ClassVar[str] = "代表资格审查报告"

    congress: Congress
    headcount: int
    origins: tuple[tuple[str, int], ...]
    delegates: int
    classes: tuple[ClassLine, ...]
    share_words: str
    over_half: bool
    kinds: tuple[Kind, ...]
    ordinary: str
    open_points: tuple[str, ...]
    because: str
    signers: tuple[str, ...]
    signed_on: date
    wording: Words = ()

    def sentences(self) -> tuple[Sentence, ...]:
        """Return what the department may word in its own way."""
        return (CREDENTIALS_TO, CREDENTIALS_OPENING, CREDENTIALS_FINDING, CREDENTIALS_END)

    def compose(self) -> Flow:
        """Set the report, and the meetings of the classes as an annex."""
        return Flow(
            (
                title((*self.congress.units, self.name)),
                _dated(self.signed_on),
                *salutation((said(self, CREDENTIALS_TO),)),
                *paragraph(
                    said(self, CREDENTIALS_OPENING, 审查组=_GROUP, 大会=self.congress.title)
                ),
                *headed("一、代表产生情况", paragraph(self._elected())),
                *headed("二、代表构成情况", self._composition()),
                *tie(headed("三、审查结论", self._conclusion()), lines=2),
                gap(SLOT, tied=True),
                *tie(attachments((_MEETINGS, _FIGURES))),
                unsealed(_GROUP, self.signed_on),
                *self._meetings(),
                *self._figures(),
            )
        )

    def _elected(self) -> str:
        """Say how the seats were given and how the classes filled them."""
        seats = sum(number for _, number in self.origins)
        parts = "，".join(f"{word}{number}人" for word, number in self.origins if number)
        among = f"，其中{parts}" if len(self.origins) > 1 else ""
        held = [line for line in self.classes if line.held_on is not None]
        sentences = [
            f"全系在册学生{self.headcount}人，分布在{len(self.classes)}个班级。按照代表名额"
            f"分配办法，应选代表{seats}人{among}，现有代表{self.delegates}人。"
        ]
        if held:
            sentences.append(f"{_of(len(held), len(self.classes))}召开班会选举产生代表，")
            forms = dict.fromkeys(line.form for line in held)
            ways = [f"{sum(line.form == form for line in held)}个班采用{form}" for form in forms]
            sentences.append(f"{listed(ways)}；" if len(forms) > 1 else f"均采用{held[0].form}；")
            enough = sum(line.enough is True for line in held)
            sentences.append(
                f"到会人数均达到应到人数的{self.share_words}"
                if enough == len(held)
                else f"到会人数达到应到人数{self.share_words}的有{enough}个班"
            )
            half = "，代表得票均超过到会人数的半数" if self.over_half else ""
            sentences.append(f"{half}。各班情况见附件1。")
        return "".join(sentences)

    def _composition(self) -> tuple[Strip, ...]:
        """Set a paragraph for each way to look at the delegates, every share with n/N."""
        total = self.delegates
        strips = [*paragraph(f"在{total}名代表中（构成图见附件2）：")]
        for number, kind in enumerate(self.kinds, start=1):
            parts = "；".join(f"{word}{n}人，占{share(n, total)}" for word, n in kind.parts)
            told = "".join(f"{one}。" for one in (parts, kind.remark) if one)
            strips += section(f"（{numeral(number)}）{kind.heading}。", told)
        strips += section(f"（{numeral(len(self.kinds) + 1)}）学生骨干。", f"{self.ordinary}。")
        return tuple(strips)

    def _conclusion(self) -> tuple[Strip, ...]:
        """Say what the group found, what is open and why it is no obstacle."""
        people = f"{self.delegates}名代表"
        strips: list[Strip] = []
        if self.open_points:
            strips += paragraph(f"截至审查时，以下情况尚待补齐：{'；'.join(self.open_points)}。")
            strips += paragraph(f"审查组对此的说明：{self.because}。")
        strips += paragraph(said(self, CREDENTIALS_FINDING, 代表=people))
        strips += paragraph(f"审查组成员：{listed(self.signers)}。")
        strips += paragraph(said(self, CREDENTIALS_END))
        return tuple(strips)

    def _meetings(self) -> tuple[Strip, ...]:
        table = Table(_COLUMNS, 10.5, 10.5, 7.6, 8.5)
        rows = [
            Row(
                (
                    str(number),
                    line.class_group,
                    str(line.seats),
                    str(line.delegates),
                    "—" if line.held_on is None else f"{line.held_on:%Y-%m-%d}",
                    _known(line.due),
                    _known(line.present),
                    line.form or "—",
                )
            )
            for number, line in enumerate(self.classes, start=1)
        ]
        seats = sum(line.seats for line in self.classes)
        delegates = sum(line.delegates for line in self.classes)
        due = sum(line.due or 0 for line in self.classes)
        present = sum(line.present or 0 for line in self.classes)
        total = ("合计", "", str(seats), str(delegates), "", str(due), str(present), "")
        return (
            *annex("附件1", (_MEETINGS,)),
            gap(3 * MM, tied=True),
            *tie_end(table.strips([*rows, Row(total, spans=((0, 2),))]), 3),
            *note("“—”表示还没有登记。", size=10.5, pitch=18.0, indent=0.0),
        )

    def _figures(self) -> tuple[Strip, ...]:
        """Draw who the delegates are, a bar for each part."""
        drawn = (
            strip
            for kind in self.kinds
            if kind.parts
            for strip in bars(
                kind.heading, [Bar(word, number, self.delegates) for word, number in kind.parts]
            )
        )
        return (*annex("附件2", (_FIGURES,)), *drawn)


def _dated(day: date) -> Strip:
    """Set the date in brackets under the title, in a slot of its own."""
    line = phrase(f"（{full_date(day)}）", Face.BODY, BODY)

    def draw(pen: Pen, x: float, top: float) -> None:
        pen.text(line.runs, x + (AREA - line.width) / 2, top + ASCENT * BODY)

    return Strip(SLOT, draw, tied=True)


def _known(number: int | None) -> str:
    return "—" if number is None else str(number)


def _of(part: int, whole: int) -> str:
    return "各班级" if part == whole else f"{part}个班级（共{whole}个）"
