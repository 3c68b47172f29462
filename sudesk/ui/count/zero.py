"""The zero report (零票确认): nothing is counted yet, said by name before the first ballot."""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QHBoxLayout

from sudesk.rules.clauses import Topic, citation
from sudesk.rules.election_rules import CountingWay
from sudesk.services.rounds import RoundView
from sudesk.terms import Verdict
from sudesk.ui import theme
from sudesk.ui.count.sealing import NameField
from sudesk.ui.pieces.button import Action, Button, Kind
from sudesk.ui.pieces.card import Card, Figure, FigureGrid
from sudesk.ui.pieces.gate import Gate, GateLook
from sudesk.ui.pieces.input import Field, Number, Select
from sudesk.ui.pieces.text import Text
from sudesk.ui.tokens import TABLE

SIZE = 20
LARGEST = 200
WAYS = {
    CountingWay.TWICE: "逐张录入，两名计票人各自独立录一遍，只认定不同的选票",
    CountingWay.TOTALS: "按捆唱票画正字，两名计票人各自独立录入每捆合计，只认定不同的数字",
    CountingWay.ONE_TELLER: "逐张录入，由一名计票人在监票人监督下录一遍",
}


class ZeroCard(Card):
    """All noughts, how it is counted, the names; ``confirm`` takes chief, tellers, size."""

    def __init__(self, confirm: Callable[[str, list[str], int], object]) -> None:
        self.gate = Gate(GateLook(Verdict.NOTED, ""))
        super().__init__("零票确认", self.gate, flush=True)
        self._confirm = confirm
        self._way = CountingWay.TWICE
        words = ("已录选票", "赞成合计", "反对合计", "无效票")
        self._figures = [Figure("0", word, small=True) for word in words]
        self._told = Text("", TABLE, wrap=True)
        self.each = Number(SIZE, least=1, most=LARGEST, unit="张")
        self.chief = NameField("总监票人", "照名单填写姓名", self._weigh)
        self.first, self.second = Select(), Select()
        self._first_field = Field("第一计票人", self.first)
        self._second_field = Field("第二计票人", self.second)
        self.button = Button("确认零票，开始计票", self._tell, kind=Kind.PRIMARY, icon="check")
        self._action = Action(self.button)
        self._build()
        self.first.currentIndexChanged.connect(self._weigh)
        self.second.currentIndexChanged.connect(self._weigh)

    def show_round(self, round_: RoundView, chief: Sequence[str], tellers: Sequence[str]) -> None:
        """Ask for the zero report of a round; what was typed stays."""
        self._way = round_.terms.counting
        look = GateLook(
            Verdict.NOTED,
            self._way.label.partition("，")[0],
            citation(Topic.COUNTING),
            rule=WAYS[self._way],
            remedy="计票方式由选举办法规定，要改先改选举办法。",
        )
        self.gate.show_look(look)
        names = len(round_.names)
        self._told.say(
            f"本轮 {names} 名候选人的票数都是 0，没有录过任何一张选票。"
            f"计票方式：{WAYS[self._way]}。选票按捆放好，角条上写捆号和张号，不写在选票上。"
        )
        self.chief.expect(chief)
        for number, select in enumerate((self.first, self.second)):
            fresh = select.count() == 0
            select.offer([("请选择", ""), *((name, name) for name in tellers)])
            if fresh and number < len(tellers):
                select.choose(tellers[number])
        self._second_field.setVisible(self._way is not CountingWay.ONE_TELLER)
        self._weigh()

    def forget(self) -> None:
        """Empty the names, for another round."""
        self.chief.line.clear()

    @property
    def tellers(self) -> list[str]:
        """Who is chosen to enter, in order."""
        boxes = [self.first]
        if self._way is not CountingWay.ONE_TELLER:
            boxes.append(self.second)
        return [str(box.currentData()) for box in boxes if box.currentData()]

    def _weigh(self) -> None:
        if not hasattr(self, "_action"):
            return
        needed = 1 if self._way is CountingWay.ONE_TELLER else 2
        missing = ""
        if not self.chief.agrees:
            missing = "请照名单填写总监票人姓名"
        elif len(set(self.tellers)) < needed:
            missing = "请选两名不同的计票人" if needed == 2 else "请选计票人"
        self._action.block(missing)

    def _tell(self) -> None:
        self._confirm(self.chief.names[0], self.tellers, self.each.value())

    def _build(self) -> None:
        self.add(FigureGrid(self._figures, 4))
        told, fields = QHBoxLayout(), QHBoxLayout()
        for row, top in ((told, 12), (fields, 12)):
            row.setContentsMargins(16, top, 16, 0)
            row.setSpacing(16)
        told.addWidget(self._told)
        each = Field("每捆张数", self.each)
        each.setMaximumWidth(theme.px(110))
        fields.addWidget(each)
        for box, field in (
            (self.first, self._first_field),
            (self.second, self._second_field),
        ):
            box.setMinimumWidth(theme.px(130))
            fields.addWidget(field)
        fields.addStretch(1)
        chief = QHBoxLayout()
        chief.setContentsMargins(16, 14, 16, 0)
        self.chief.setMaximumWidth(theme.px(360))
        chief.addWidget(self.chief)
        chief.addStretch(1)
        for row in (told, fields, chief):
            self.body.addLayout(row)
        self.body.addSpacing(16)
        self.set_foot(self._action, stretch_after=1)
