"""Paper 16, 选举结果报告: what the department tells the college union and the League."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from sudesk.papers.base import BallotFigures, Congress, CountLine, Notice, Paper, Threshold, Turnout
from sudesk.papers.characters import whole
from sudesk.papers.closing import sealed
from sudesk.papers.findings import conclusion, measure, passed, reached, void_words
from sudesk.papers.prose import attachments, headed, paragraph, salutation, section
from sudesk.papers.sheet import SLOT, Flow, Strip, gap, tie
from sudesk.papers.titles import title
from sudesk.papers.wordings import (
    RESULT_END,
    RESULT_OPENING,
    RESULT_TO,
    Sentence,
    Words,
    said,
)
from sudesk.papers.words import full_date, listed, span_of_days
from sudesk.rules.numerals import numeral
from sudesk.terms import NextStep


@dataclass(frozen=True, slots=True)
class RoundResult:
    """One round of voting: 主席团选举, and where there was one, its next or the chair's.

    ``heading`` is the round's short name (主席团选举). ``elected`` and ``tied`` stand in the
    report's ``order``.
    """

    heading: str
    seats: int
    figures: BallotFigures
    lines: tuple[CountLine, ...]
    threshold: Threshold
    valid_election: bool
    elected: tuple[str, ...]
    tied: tuple[str, ...]
    vacant: int
    next_step: NextStep
    void_reasons: tuple[tuple[str, int], ...] = ()

    def strips(self, lead: str, order: str) -> tuple[Strip, ...]:
        """Set the round's figures, votes and conclusion."""
        figures = self.figures
        first = section(
            lead,
            f"采用无记名投票方式。印制选票{figures.printed}张，发出{figures.issued}张，"
            f"剩余{figures.left_over}张；收回{figures.collected}张，其中有效票{figures.valid}张，"
            f"无效票{figures.void}张{void_words(self.void_reasons)}。",
        )
        verdict = paragraph(
            conclusion(
                self.valid_election,
                figures,
                self.seats,
                self.elected,
                self.tied,
                self.vacant,
                self.next_step,
                order,
            )
        )
        if not self.valid_election:
            return (*first, *verdict)
        return (
            *first,
            *tie(
                paragraph(
                    f"按照选举办法，{measure(self.threshold)}。得票情况（以得票多少为序）如下："
                ),
                lines=1,
            ),
            *self._groups(),
            *verdict,
        )

    def _groups(self) -> tuple[Strip, ...]:
        """List who passed the line, who did not, and whom voters wrote in."""
        passing = reached(self.threshold)
        listed_lines = [line for line in self.lines if not line.written_in]
        written = [line for line in self.lines if line.written_in]
        over = [line for line in listed_lines if passed(line)]
        under = [line for line in listed_lines if not passed(line)]
        groups = []
        votes = "赞成票" if self.threshold.passing else ""
        if over:
            groups.append(f"{votes}{passing}的：{_votes_of(over)}。")
        if under:
            groups.append(f"{votes}未{passing}的：{_votes_of(under)}。")
        if written:
            through = [line for line in written if passed(line)]
            if through:
                fate = f"其中{listed(whole(line.name) for line in through)}{passing}"
            else:
                fate = f"均未{passing}" if len(written) > 1 else f"未{passing}"
            groups.append(f"另选他人的：{_votes_of(written)}，{fate}。")
        return tuple(
            strip
            for number, text in enumerate(groups, start=1)
            for strip in paragraph(f"{number}. {text}")
        )


def _votes_of(lines: list[CountLine]) -> str:
    return "，".join(f"{whole(line.name)}{line.approve}票" for line in lines)


@dataclass(frozen=True, slots=True)
class Winner:
    """One person elected, with class and post as the list prints them."""

    name: str
    class_group: str
    post: str


@dataclass(frozen=True, slots=True)
class ResultReport(Paper):
    """Paper 16.

    ``addressees`` and ``issuers`` are names as they stand on papers (one or two issuers, the
    union first). ``basis`` is the approval in words (系党总支批复同意), empty where there is none.
    ``quorum_words`` states the rule (实到代表不少于应到代表的三分之二). ``candidate_words`` says
    how the candidates meet the conditions, empty where it is not to be said. ``scrutineers`` does
    not count the chief, of whom there is one. ``winners`` of one post stand together,
    as ``order`` says (按姓氏笔画为序). ``notes`` are decisions that passed a rule, with reasons.
    """

    number: ClassVar[int] = 16
    template: ClassVar[int] = 1
    name: ClassVar[str] = "选举结果报告"

    congress: Congress
    addressees: tuple[str, ...]
    issuers: tuple[str, ...]
    held_on: date
    place: str
    basis: str
    turnout: Turnout
    quorum_words: str
    quorum: int
    scrutineers: int
    tellers: int
    rounds: tuple[RoundResult, ...]
    winners: tuple[Winner, ...]
    order: str
    signed_on: date
    candidate_words: str = ""
    candidate_notice: Notice | None = None
    result_notice: Notice | None = None
    attachments: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    wording: Words = ()

    def sentences(self) -> tuple[Sentence, ...]:
        """Return what the department may word in its own way."""
        return (RESULT_TO, RESULT_OPENING, RESULT_END)

    def compose(self) -> Flow:
        """Set the report with its two seals."""
        units = ("关于", *self.congress.units, "选举结果的报告")
        body = (*self._opening(), *self._circumstances(), *self._votes(), *self._results())
        end: tuple[Strip, ...] = (sealed(self.issuers, self.signed_on),)
        if self.attachments:
            end = (gap(SLOT, tied=True), *tie(attachments(self.attachments)), *end)
        return Flow((title(units), *tie(body, lines=2), *end))

    def _opening(self) -> tuple[Strip, ...]:
        rules = f"{self.congress.department}{self.congress.kind.label}选举办法"
        basis = f"经{self.basis}，" if self.basis else ""
        where = f"在{self.place}" if self.place else ""
        return (
            *salutation((said(self, RESULT_TO, 主送="、".join(self.addressees)),)),
            *paragraph(
                said(
                    self,
                    RESULT_OPENING,
                    选举办法=rules,
                    批复=basis,
                    大会=self.congress.title,
                    日期=full_date(self.held_on),
                    地点=where,
                    选举=listed(r.heading for r in self.rounds),
                )
            ),
        )

    def _circumstances(self) -> tuple[Strip, ...]:
        member, turnout = self.congress.member, self.turnout
        quorate = "符合规定" if turnout.present >= self.quorum else "不符合规定"
        others = f"、监票人{self.scrutineers}名" if self.scrutineers else ""
        tellers = f"、计票人{self.tellers}名" if self.tellers else ""
        first = section(
            "（一）到会情况。",
            f"大会应到{member}{turnout.due}人，发票前再次清点，实到{turnout.present}人，"
            f"请假{turnout.on_leave}人，缺席{turnout.absent}人。选举办法规定，"
            f"{self.quorum_words}，即{self.quorum}人，方可选举。实到人数{quorate}。",
        )
        return (
            *headed("一、大会基本情况", first),
            *section("（二）候选人情况。", self._candidates()),
            *section(
                "（三）监票、计票情况。",
                f"选举设总监票人1名{others}{tellers}，均不是候选人。",
            ),
        )

    def _candidates(self) -> str:
        sentences = []
        for round_ in self.rounds:
            candidates = sum(not line.written_in for line in round_.lines)
            form = "差额" if candidates > round_.seats else "等额"
            sentences.append(
                f"{round_.heading}应选{round_.seats}名，候选人{candidates}名，实行{form}选举。"
            )
        if self.candidate_words:
            sentences.append(f"{self.candidate_words}。")
        if self.candidate_notice:
            sentences.append(f"候选人名单于{_noticed(self.candidate_notice)}。")
        return "".join(sentences)

    def _votes(self) -> tuple[Strip, ...]:
        strips: list[Strip] = []
        for number, round_ in enumerate(self.rounds, start=1):
            alone = len(self.rounds) == 1
            lead = "" if alone else f"（{numeral(number)}）{round_.heading}。"
            strips.extend(round_.strips(lead, self.order))
        return headed("二、投票和计票情况", tuple(strips))

    def _results(self) -> tuple[Strip, ...]:
        strips = [*headed("三、选举结果", paragraph(self._elected()))]
        if self.result_notice:
            strips.extend(paragraph(f"选举结果已于{_noticed(self.result_notice)}。"))
        for note in self.notes:
            strips.extend(paragraph(f"需要说明的是，{note}。"))
        strips.extend(paragraph(said(self, RESULT_END)))
        return tuple(strips)

    def _elected(self) -> str:
        """Name those elected, post by post."""
        if not self.winners:
            return "根据计票结果，本次选举没有人当选。"
        posts = dict.fromkeys(winner.post for winner in self.winners)
        sentences = []
        for post in posts:
            people = [winner for winner in self.winners if winner.post == post]
            names = listed(f"{whole(w.name)}（{w.class_group}）" for w in people)
            if len(people) == 1:
                sentences.append(f"{names}当选为{post}")
            else:
                sentences.append(f"下列同志当选为{post}（{self.order}）：{names}")
        return "根据计票结果，" + "；".join(sentences) + "。"


def _noticed(notice: Notice) -> str:
    days = span_of_days(notice.first, notice.last)
    return f"{days}公示{notice.working_days}个工作日，{notice.outcome}"
