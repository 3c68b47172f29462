"""What stands at the left before there is anything to count: opening the vote, waiting."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtWidgets import QHBoxLayout

from sudesk.rules.clauses import Topic, citation
from sudesk.rules.law import Ruling
from sudesk.services.rounds import Papers, RoundView
from sudesk.services.sittings import Roll
from sudesk.terms import Verdict
from sudesk.ui.pieces.button import Action, Button, Kind
from sudesk.ui.pieces.card import Card, Figure, FigureGrid
from sudesk.ui.pieces.gate import Gate, GateLook
from sudesk.ui.pieces.text import Text
from sudesk.ui.tokens import BODY, TABLE
from sudesk.ui.words import spaced

Act = Callable[[], object]


@dataclass(frozen=True)
class OpeningRulings:
    """What else than the quorum can stand against opening a vote."""

    rules: Ruling
    officials: Ruling
    printed: Ruling


class OpeningCard(Card):
    """Who is there now, whether that is enough, and the button that opens the vote."""

    def __init__(
        self,
        open_voting: Act,
        print_ballots: Act,
        check_in: Act,
        take_back: Act,
        record_rules: Act,
        adopt_officials: Act,
    ) -> None:
        self.gate = Gate(GateLook(Verdict.NOTED, ""))
        super().__init__("清点人数，开始投票", self.gate, flush=True)
        self._figures = {
            word: Figure("—", word, small=True) for word in ("应到", "实到", "请假", "未到")
        }
        self.add(FigureGrid(list(self._figures.values()), 4))
        self._ballot = Text("", TABLE, wrap=True)
        self._note = Text(
            "开始投票时记下应到和实到，作为本轮的基数；之后再有人进出，本轮的基数不变。",
            TABLE,
            "ink_2",
            wrap=True,
        )
        self.button = Button("开始投票", open_voting, kind=Kind.PRIMARY, icon="vote")
        self._action = Action(self.button)
        self._check_in = Button("去签到", check_in, icon="user-check")
        self.record_rules = Button("去登记选举办法", record_rules, icon="badge-check")
        self.adopt_officials = Button("去表决监票人名单", adopt_officials, icon="badge-check")
        self.body.addSpacing(4)
        for text in (self._ballot, self._note):
            row = QHBoxLayout()
            row.setContentsMargins(16, 10, 16, 0)
            row.addWidget(text)
            self.body.addLayout(row)
        self.body.addSpacing(18)
        self.set_foot(
            Button("打印选票", print_ballots, icon="printer"),
            Button("撤回选票", take_back, kind=Kind.QUIET, icon="undo-2"),
            self._check_in,
            self.record_rules,
            self.adopt_officials,
            self._action,
            stretch_after=3,
        )

    def show_round(self, round_: RoundView, roll: Roll | None, stands: OpeningRulings) -> None:
        """Show who is there for a round that is being prepared, and what else stands against it."""
        self.record_rules.setVisible(stands.rules.blocks)
        self.adopt_officials.setVisible(stands.officials.blocks and not stands.rules.blocks)
        names = "、".join(round_.names)
        self._ballot.say(
            f"{round_.title}，应选 {round_.seats} 名，选票上 {len(round_.names)} 名：{names}。"
            f"计票方式：{round_.terms.counting.label}。"
        )
        if roll is None or roll.closed_at is not None:
            for figure in self._figures.values():
                figure.say("—", ink="ink_3")
            remedy = "请先在“会议”中开始签到。"
            cite = citation(Topic.QUORUM)
            look = GateLook(Verdict.BLOCKED, "没有在开的会议", cite, remedy=remedy)
            self.gate.show_look(look)
            self._action.block("还没有开会签到")
            return
        values = (roll.due, roll.present, roll.on_leave, roll.absent)
        for figure, value in zip(self._figures.values(), values, strict=True):
            figure.say(str(value))
        ruling = roll.quorum
        text = "不到法定人数" if ruling.blocks else "达到法定人数"
        numbers = spaced(f"{ruling.sentence}。")
        look = GateLook(
            ruling.verdict, text, ruling.citation, numbers=numbers, remedy=ruling.remedy
        )
        self.gate.show_look(look)
        against = (ruling, stands.rules, stands.officials, stands.printed)
        self._action.block(next((spaced(one.sentence) for one in against if one.blocks), ""))


class VotingCard(Card):
    """Says what is to be done while ballots are being marked and collected."""

    def __init__(self, print_ballots: Act, count_again: Act) -> None:
        super().__init__("正在投票")
        self._told = Text("", BODY, wrap=True)
        self.add(self._told)
        self.body.addStretch(1)
        self.again = Button("重新清点人数", count_again, kind=Kind.QUIET, icon="undo-2")
        self.set_foot(
            Button("打印选票", print_ballots, icon="printer"), self.again, stretch_after=2
        )

    def show_round(self, round_: RoundView) -> None:
        """Show the base that was frozen, and what comes next."""
        self.again.setVisible(round_.papers == Papers())
        self._told.say(
            f"已记下应到 {round_.entitled} 人、实到 {round_.present} 人。"
            "发票前清点印制张数，收票后清点剩余和收回张数，逐项填进选票台账。"
            "登记收回张数以后开始录入选票。"
        )
