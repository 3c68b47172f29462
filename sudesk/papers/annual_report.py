"""Paper 28, 年度工作报告及意见建议: what the department reports to the college union once a year.

The figures come from the records of the congress; the annex draws them.
"""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from sudesk.papers.base import Congress, Paper, Turnout
from sudesk.papers.characters import whole
from sudesk.papers.charts import Bar, Stack, bars, stacks
from sudesk.papers.closing import sealed
from sudesk.papers.prose import annex, attachments, headed, paragraph, salutation, section
from sudesk.papers.sheet import SLOT, Flow, Strip, gap, tie
from sudesk.papers.titles import title
from sudesk.papers.wordings import YEAR_END, YEAR_OPENING, YEAR_TO, Sentence, Words, said
from sudesk.papers.words import full_date, listed, share
from sudesk.terms import CongressKind

CHARTS = "大会到会、代表构成和得票情况图"


@dataclass(frozen=True, slots=True)
class Votes:
    """The votes of one round: for each name 赞成, 反对, 弃权; ``needed`` is the line, 0 where none.

    ``elected`` stand in the order of the ballot.
    """

    heading: str
    lines: tuple[tuple[str, int, int, int], ...]
    needed: int
    elected: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Share:
    """One kind of looking at those who were there, and how many of each: 性别, (女生, 41)."""

    heading: str
    parts: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class AnnualReport(Paper):
    """Paper 28.

    ``attended`` are class, present and due. ``adopted`` are what the congress adopted, by name,
    ``opinions`` what students said on the school's work, in their words. ``report`` tells that
    the work report goes with it.
    """

    number: ClassVar[int] = 28
    template: ClassVar[int] = 1
    name: ClassVar[str] = "年度工作报告及意见建议"

    congress: Congress
    union: str
    addressees: tuple[str, ...]
    issuers: tuple[str, ...]
    plan: str
    school_year: str
    headcount: int
    held_on: date
    turnout: Turnout
    attended: tuple[tuple[str, int, int], ...]
    shares: tuple[Share, ...]
    votes: tuple[Votes, ...]
    winners: tuple[tuple[str, str], ...]
    adopted: tuple[str, ...]
    opinions: tuple[str, ...]
    proposals: int
    report: bool
    signed_on: date
    wording: Words = ()

    def sentences(self) -> tuple[Sentence, ...]:
        """Return what the department may word in its own way."""
        return (YEAR_TO, YEAR_OPENING, YEAR_END)

    def compose(self) -> Flow:
        """Set the report with its seals, then the charts as an annex."""
        units = (f"关于{self.union}", f"{self.school_year}学年", "工作情况及意见建议的报告")
        body = (
            *salutation((said(self, YEAR_TO, 主送=listed(self.addressees)),)),
            *paragraph(
                said(
                    self,
                    YEAR_OPENING,
                    依据=self.plan,
                    学生会=self.union,
                    学年=f"{self.school_year}学年",
                )
            ),
            *headed("一、学生代表大会" if self._delegates else "一、全体学生大会", self._held()),
            *headed("二、选举结果", self._elected()),
            *headed("三、意见和建议", self._opinions()),
            *paragraph(said(self, YEAR_END)),
        )
        attached = (*(("学生会工作报告",) * self.report), CHARTS)
        label = f"附件{len(attached)}" if len(attached) > 1 else "附件"
        return Flow(
            (
                title(units),
                *tie(body, lines=2),
                gap(SLOT, tied=True),
                *tie(attachments(attached)),
                sealed(self.issuers, self.signed_on),
                *annex(label, (CHARTS,)),
                *self._charts(),
            )
        )

    @property
    def _delegates(self) -> bool:
        return self.congress.kind is CongressKind.DELEGATES

    def _held(self) -> tuple[Strip, ...]:
        turnout, member = self.turnout, self.congress.member
        there = share(turnout.present, turnout.due)
        first = section(
            "（一）召开情况。",
            f"{self.congress.title}于{full_date(self.held_on)}召开。全系在册学生"
            f"{self.headcount}人，应到{member}{turnout.due}人，实到{turnout.present}人，"
            f"到会率{there}；请假{turnout.on_leave}人，缺席{turnout.absent}人。",
        )
        adopted = f"大会表决通过{listed(self.adopted)}。" if self.adopted else "大会按议程进行。"
        return (*first, *section("（二）大会决定。", adopted))

    def _elected(self) -> tuple[Strip, ...]:
        if not self.winners:
            return paragraph("本次选举没有人当选。")
        posts: dict[str, list[str]] = {}
        for name, post in self.winners:
            posts.setdefault(post, []).append(whole(name))
        sentence = "；".join(f"{listed(names)}当选为{post}" for post, names in posts.items())
        return paragraph(f"大会以无记名投票方式进行选举，{sentence}。得票情况见附件。")

    def _opinions(self) -> tuple[Strip, ...]:
        """List what was said, so that the college can answer it point by point."""
        count = f"大会收到提案{self.proposals}件，" if self.proposals else "大会"
        if not self.opinions:
            return paragraph(f"{count}没有收集到对学校工作的其他意见建议。")
        strips = [
            *paragraph(f"{count}收集到对学校工作的意见建议{len(self.opinions)}条，整理如下：")
        ]
        for number, text in enumerate(self.opinions, 1):
            ending = "" if text.endswith(("。", "！", "？")) else "。"
            strips += paragraph(f"{number}. {text}{ending}")
        return tuple(strips)

    def _charts(self) -> tuple[Strip, ...]:
        strips = [*bars("各班到会情况（实到/应到）", [Bar(*one) for one in self.attended])]
        for kind in self.shares:
            total = sum(number for _, number in kind.parts)
            rows = [Bar(word, number, total) for word, number in kind.parts]
            strips += bars(f"{self.congress.member}构成：{kind.heading}", rows)
        for round_ in self.votes:
            strips += stacks(
                f"{round_.heading}得票情况",
                ("赞成", "反对", "弃权"),
                [Stack(line[0], line[1:]) for line in round_.lines],
                round_.needed,
                f"当选线{round_.needed}票" if round_.needed else "",
            )
        return tuple(strips)
