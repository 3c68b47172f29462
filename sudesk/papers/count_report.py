"""Paper 15, 计票结果报告单: the figures of one round, checked and signed in the hall."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from sudesk.papers.base import BallotFigures, Congress, CountLine, Paper, Threshold, Turnout
from sudesk.papers.closing import Signer, signatures
from sudesk.papers.faces import Face
from sudesk.papers.findings import conclusion, measure, outcome_word, void_words
from sudesk.papers.pen import MM, THICK, THIN
from sudesk.papers.prose import note
from sudesk.papers.sheet import HEIGHT, Flow, Strip, gap, paginate, tie
from sudesk.papers.tables import Column, Row, Table
from sudesk.papers.titles import caption, title
from sudesk.papers.words import full_date
from sudesk.terms import NextStep

_FIGURES = ("应到", "实到", "请假", "缺席", "印制", "发出", "剩余", "收回", "有效", "无效")
_TIGHTER = ((20.0, 4.0), (18.0, 3.0), (16.5, 2.0))  # pitch of notes in pt, gaps in mm
_COLUMNS = (
    Column("序号", 13),
    Column("姓　名", 27, "name"),
    Column("班　级", 36),
    Column("赞成", 15, "figure"),
    Column("反对", 15, "figure"),
    Column("弃权", 15, "figure"),
    Column("合计", 15, "figure"),
    Column("结　果", 20),
)


@dataclass(frozen=True, slots=True)
class CountReport(Paper):
    """Paper 15.

    ``election`` is what was voted on (学生会主席团), ``round_name`` tells later rounds apart
    (再次投票). ``lines`` stand by votes; ``elected``, ``tied`` as ``order`` says (按姓氏笔画为序).
    ``valid_election`` is false where more ballots came back than went out. ``void_reasons`` pairs
    a reason with its number of ballots. ``notes`` are decisions that passed a rule, with reasons.
    ``fingerprint`` is that of the sealed count.
    """

    number: ClassVar[int] = 15
    template: ClassVar[int] = 2
    name: ClassVar[str] = "计票结果报告单"

    congress: Congress
    election: str
    day: date
    seats: int
    turnout: Turnout
    figures: BallotFigures
    lines: tuple[CountLine, ...]
    threshold: Threshold
    valid_election: bool
    elected: tuple[str, ...]
    tied: tuple[str, ...]
    vacant: int
    next_step: NextStep
    order: str
    round_name: str = ""
    void_reasons: tuple[tuple[str, int], ...] = ()
    chief_scrutineer: str = ""
    scrutineers: tuple[str, ...] = ()
    tellers: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    fingerprint: str = ""

    def compose(self) -> Flow:
        """Set figures, votes, checks and conclusion, then the lines to sign on.

        What a little less room between lines keeps on one page stands on one.
        """
        for pitch, between in _TIGHTER:
            strips = self._set(pitch, between)
            if len(paginate(strips, HEIGHT)) == 1:
                return Flow(strips)
        return Flow(self._set(*_TIGHTER[0]))

    def _set(self, pitch: float, between: float) -> tuple[Strip, ...]:
        about = f"{self.election}选举" + (f"（{self.round_name}）" if self.round_name else "")
        figures = Table(tuple(Column(word, 15.6) for word in _FIGURES), 12, 11, 8.0, 8.5)
        votes = Table(_COLUMNS, 12, 11, 8.0, 8.5)
        return (
            title(("选举计票", "结果报告单"), on_grid=False),
            caption(
                (self.congress.title, about, full_date(self.day)), size=12.0, height=between + 6
            ),
            *tie(figures.strips((Row(self._figures()),))),
            gap(between * MM, tied=True),
            *votes.strips(self._rows()),
            gap(between * MM),
            *tie(self._findings(pitch), lines=2),
            signatures(
                (
                    Signer("总监票人", (self.chief_scrutineer,)),
                    Signer("监票人", self.scrutineers),
                    Signer("计票人", self.tellers),
                )
            ),
        )

    def _figures(self) -> tuple[str, ...]:
        t, f = self.turnout, self.figures
        numbers = (t.due, t.present, t.on_leave, t.absent, f.printed)
        ballots = (f.issued, f.left_over, f.collected, f.valid, f.void)
        return tuple(str(number) for number in (*numbers, *ballots))

    def _rows(self) -> tuple[Row, ...]:
        rows = []
        number = 0
        before = False
        for line in self.lines:
            if not line.written_in:
                number += 1
            votes = (line.approve, line.oppose, line.abstain)
            marks = (str(line.approve), "—", "—") if line.written_in else tuple(map(str, votes))
            rows.append(
                Row(
                    (
                        "另选" if line.written_in else str(number),
                        line.name,
                        line.class_group,
                        *marks,
                        str(line.approve if line.written_in else sum(votes)),
                        outcome_word(line.outcome, self.threshold),
                    ),
                    above=THICK if line.written_in and not before else THIN,
                )
            )
            before = line.written_in
        return (*rows, self._total())

    def _total(self) -> Row:
        approve = sum(line.approve for line in self.lines)
        oppose = sum(line.oppose for line in self.lines)
        abstain = sum(line.abstain for line in self.lines)
        sums = (approve, oppose, abstain, approve + oppose + abstain)
        cells = ("合计", "", "", *map(str, sums), "")
        return Row(cells, spans=((0, 3),), above=THICK, face=Face.HEADING)

    def _findings(self, pitch: float) -> tuple[Strip, ...]:
        f = self.figures
        approvals = sum(line.approve for line in self.lines)
        sentences = [
            f"当选线：{measure(self.threshold)}。",
            f"核对：印制{f.printed}＝发出{f.issued}＋剩余{f.left_over}；"
            f"收回{f.collected}＝有效{f.valid}＋无效{f.void}{void_words(self.void_reasons)}；"
            f"每名候选人三项之和均为{f.valid}；"
            f"赞成票共{approvals}票，不多于{f.valid}×{self.seats}＝{f.valid * self.seats}票。",
        ]
        sentences.append(
            "结论："
            + conclusion(
                self.valid_election,
                f,
                self.seats,
                self.elected,
                self.tied,
                self.vacant,
                self.next_step,
                self.order,
            )
        )
        sentences.extend(f"说明：{text}。" for text in self.notes)
        if self.fingerprint:
            sentences.append(f"计票结果已封存，封存校验码{self.fingerprint}。")
        return tuple(strip for sentence in sentences for strip in note(sentence, pitch=pitch))
