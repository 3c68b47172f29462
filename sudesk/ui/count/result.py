"""The result of a round: who is elected, every name against the line, and why."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from sudesk.rules.clauses import Topic, citation
from sudesk.rules.voting import Decision, Line
from sudesk.services.rounds import RoundView
from sudesk.terms import NextStep, Outcome, Verdict
from sudesk.ui import theme
from sudesk.ui.pieces import card
from sudesk.ui.pieces.button import Button, Kind
from sudesk.ui.pieces.card import Card
from sudesk.ui.pieces.columns import Column, Share
from sudesk.ui.pieces.gate import Gate, GateLook
from sudesk.ui.pieces.icon import IconMark
from sudesk.ui.pieces.table import Table
from sudesk.ui.pieces.text import Text
from sudesk.ui.tokens import CAPTION, LEAD, TABLE, TABLE_HEAD, TABLE_ROW_TWO_LINES, Ink
from sudesk.ui.words import spaced

CLAUSE = citation(Topic.ELECTION)
OUTCOME_INK: dict[Outcome, Ink] = {
    Outcome.ELECTED: "ok",
    Outcome.TIED: "warn",
    Outcome.OVER_LINE_NO_SEAT: "ink_2",
    Outcome.BELOW_LINE: "ink_2",
    Outcome.NOT_DECIDED: "bad",
}


@dataclass(frozen=True)
class Result:
    """A decided round: the decision, the line in words, and why ballots are void."""

    round: RoundView
    decision: Decision
    formula: str
    valid: int
    void: int
    void_reasons: tuple[tuple[str, int], ...]

    @property
    def heading(self) -> str:
        """Who is elected, in the order of the ballot."""
        elected = in_ballot_order(self.round, self.decision.elected)
        if not self.decision.valid_election:
            return "选举无效，没有人当选"
        if not elected:
            return "没有人当选"
        return f"当选 {len(elected)} 名：{'、'.join(elected)}"

    @property
    def about(self) -> str:
        """The line with its numbers, whether the seats are full, and what follows."""
        decision, seats = self.decision, self.round.seats
        if not decision.valid_election:
            return spaced(f"{decision.lines[0].why}，须重新投票。")
        if decision.tied:
            tied = "、".join(in_ballot_order(self.round, decision.tied))
            rest = f"缺{decision.vacant}名，{tied}票数相同，{_then(decision.next)}"
        elif decision.vacant:
            rest = f"缺{decision.vacant}名，{_then(decision.next)}"
        else:
            rest = "选满，没有平票，不需再次投票"
        return spaced(f"{self.formula}。应选{seats}名，{rest}。")

    @property
    def beside(self) -> str:
        """The names written in that are no line of the table, and what became of them."""
        written = [line for line in self.decision.lines if line.written_in and not _in_table(line)]
        if not written:
            return ""
        names = "，".join(f"{line.name} {line.approve} 票" for line in written)
        if not self.decision.valid_election:
            return f"{names}。"
        return (
            f"{names}；{'均' if len(written) > 1 else ''}未达到 {self.decision.needed} 票，未当选。"
        )

    @property
    def voids(self) -> str:
        """How many ballots are void and why, empty where none is."""
        reasons = "，".join(f"{reason} {number} 张" for reason, number in self.void_reasons)
        return f"无效票 {self.void} 张：{reasons}。" if self.void else ""


def in_ballot_order(round_: RoundView, names: Sequence[str]) -> list[str]:
    """Return names as the ballot has them, those written in behind."""
    listed = [name for name in round_.names if name in names]
    return listed + [name for name in names if name not in listed]


class ResultCard(Card):
    """Heading, table by votes, names written in, void ballots, and how the line comes about."""

    def __init__(self, look_back: Callable[[], object]) -> None:
        super().__init__(flush=True)
        self._result: Result | None = None
        self.look_back = Button("计票过程", look_back, kind=Kind.LINK)
        self.heading = Text("", LEAD, wrap=True)
        self.about = Text("", TABLE, "ink_2", wrap=True)
        self.gate = Gate(GateLook(Verdict.ALLOWED, "选举有效", CLAUSE))
        self.table: Table[Line] = Table(self._columns(), key=lambda line: line.name, tall=True)
        self.written, self.note = Text("", TABLE, wrap=True), Text("", CAPTION, "ink_2", wrap=True)
        self._written_row = _labelled("另选他人", self.written)
        self.reason = Text("", TABLE, wrap=True)
        self._reason_row = _labelled("理由", self.reason)
        self._reason_row.hide()
        self.advice = Text("", TABLE, wrap=True)
        self._advice_row = _labelled("接下来", self.advice)
        self._advice_row.hide()
        self.table.selected.connect(self._tell_reason)
        self.add(self._head(), card.Line(), self.table, self._reason_row, self._written_row)
        self.add(self._advice_row)
        self.body.setStretchFactor(self.table, 1)
        self.note.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self.set_foot(IconMark("info", "ink_2", size=16), self.note, self.look_back)

    def advise(self, advice: str) -> None:
        """Say what is to be done now and under which clause, nothing where nothing is."""
        self.advice.say(spaced(advice))
        self._advice_row.setVisible(bool(advice))

    def allow_looking_back(self, allowed: bool) -> None:
        """Offer the course of the count until the seal."""
        self.look_back.setVisible(allowed)

    def show_result(self, result: Result) -> None:
        """Show a decided round."""
        self._result = result
        self.heading.say(result.heading)
        self.about.say(result.about)
        good = result.decision.valid_election
        look = GateLook(Verdict.ALLOWED if good else Verdict.BLOCKED, "选举有效", CLAUSE)
        if not good:
            look = GateLook(Verdict.BLOCKED, "选举无效", CLAUSE)
        self.gate.show_look(look)
        rows = [line for line in result.decision.lines if _in_table(line)]
        self.table.set_rows(rows)
        # A few rows always show; in a low window the page scrolls, not a slit of the table.
        height = TABLE_HEAD + TABLE_ROW_TWO_LINES * min(len(rows), 6) + 2
        self.table.setMinimumHeight(theme.px(height))
        self.written.say(result.beside)
        self._written_row.setVisible(bool(result.beside))
        self.note.say(f"{result.voids}按得票排列，公布和行文时当选人按选票顺序排列。")

    def _tell_reason(self, lines: list[Line]) -> None:
        """Say the reason of the row chosen in full: a narrow column cuts it."""
        self._reason_row.setVisible(bool(lines))
        if lines:
            self.reason.say(spaced(f"{lines[0].why}。"), f"{lines[0].name}　")

    def _head(self) -> QWidget:
        head = QWidget()
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self.heading)
        words.addWidget(self.about)
        row = QHBoxLayout(head)
        row.setContentsMargins(16, 11, 16, 11)
        row.setSpacing(16)
        row.addLayout(words, 1)
        row.addWidget(self.gate)
        return head

    def _columns(self) -> list[Column[Line]]:
        return [
            Column("候选人", _name, 104, strong=True, second=_apart),
            Column("赞成票，竖线为当选线", _approvals, 156, share=self._share, sort=_least),
            Column("赞成", _approvals, 54, number=True, strong=True, sort=_least),
            Column("反对", lambda line: _figure(line, line.oppose), 52, number=True, sort=_opposed),
            Column(
                "弃权", lambda line: _figure(line, line.abstain), 52, number=True, sort=_abstained
            ),
            Column(
                "结果和理由",
                lambda line: line.outcome.label,
                strong=True,
                ink=lambda line: OUTCOME_INK[line.outcome],
                second=lambda line: spaced(line.why),
            ),
        ]

    def _share(self, line: Line) -> Share | None:
        result = self._result
        if result is None:
            return None
        decision = result.decision
        won = line.outcome is Outcome.ELECTED
        whole = result.valid if decision.base is None else decision.base
        needed = None if decision.base is None else decision.needed
        return Share(line.approve, max(whole, 1), needed, "accent" if won else "ink_3")


def _in_table(line: Line) -> bool:
    """Names written in stand in the table only where they reached the line."""
    return not line.written_in or line.outcome in (
        Outcome.ELECTED,
        Outcome.TIED,
        Outcome.OVER_LINE_NO_SEAT,
    )


def _name(line: Line) -> str:
    return line.name.partition("（")[0]


def _apart(line: Line) -> str:
    """Return what tells two same names apart."""
    return line.name.partition("（")[2].rstrip("）")


def _approvals(line: Line) -> str:
    return str(line.approve)


def _least(line: Line) -> int:
    return line.approve


def _opposed(line: Line) -> int:
    return line.oppose


def _abstained(line: Line) -> int:
    return line.abstain


def _figure(line: Line, number: int) -> str:
    return "—" if line.written_in else str(number)


def _then(step: NextStep) -> str:
    return "按选举办法空缺" if step is NextStep.NONE else step.label


def _labelled(label: str, words: Text) -> QWidget:
    row = QWidget()
    line = QHBoxLayout(row)
    line.setContentsMargins(12, 8, 16, 8)
    line.setSpacing(12)
    name = Text(label, TABLE, "ink_2")
    name.setFixedWidth(theme.px(76))
    line.addWidget(name)
    line.addWidget(words, 1)
    return row
