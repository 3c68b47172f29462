"""The rules of the count, chosen in a small form and read back in plain language."""

from collections.abc import Callable

from PySide6.QtWidgets import QVBoxLayout, QWidget

from sudesk.rules.voting import Base, Majority, Rule, ShortfallRule, TieRule, WriteInRule
from sudesk.services.elections import ElectionView
from sudesk.ui.pieces.button import Action, Button
from sudesk.ui.pieces.card import Card
from sudesk.ui.pieces.input import Field, Select
from sudesk.ui.pieces.text import Text
from sudesk.ui.pieces.two_columns import TwoColumns
from sudesk.ui.tokens import BODY, CAPTION

LINES = {
    ((1, 2), False): "过半数（超过 1/2）",
    ((2, 3), True): "三分之二以上（含 2/3）",
    ((2, 3), False): "超过 2/3",
}
SIDE = 96


class RulesView(QWidget):
    """The form at the left, what it means with this congress's numbers at the right."""

    def __init__(self, save: Callable[[], object]) -> None:
        super().__init__()
        self._election: ElectionView | None = None
        self._due = 0
        self.base = Select([(_base_words(base), base) for base in Base])
        self._lines = list(LINES)
        self.line = Select(list(zip(LINES.values(), range(len(LINES)), strict=True)))
        self.tie = Select([("就平票的人再次投票", TieRule.RE_BALLOT), ("空缺", TieRule.VACANT)])
        self.shortfall = Select(
            [("就缺额另行选举", ShortfallRule.SECOND_BALLOT), ("空缺", ShortfallRule.VACANT)]
        )
        self.write_ins = Select([(rule.label, rule) for rule in WriteInRule])
        self.save = Button("保存选举办法", save, icon="save")
        self._action = Action(self.save)
        self._sentences = [Text("", BODY, wrap=True) for _ in range(6)]
        self._boxes = (self.base, self.line, self.tie, self.shortfall, self.write_ins)
        self._build()
        for box in self._boxes:
            box.currentIndexChanged.connect(self._preview)

    @property
    def rule(self) -> Rule:
        """The rules as they are chosen."""
        over, inclusive = self._lines[self.line.currentIndex()]
        return Rule(
            Majority(Base(self.base.currentData()), over, inclusive),
            TieRule(self.tie.currentData()),
            ShortfallRule(self.shortfall.currentData()),
            WriteInRule(self.write_ins.currentData()),
        )

    def show_election(self, election: ElectionView, due: int) -> None:
        """Show an election's rules; what is being chosen for the same one stays."""
        before, self._election, self._due = self._election, election, due
        same = before is not None and (before.id, before.rule) == (election.id, election.rule)
        if not same:
            self._choose(election.rule)
        for box in self._boxes:
            box.setEnabled(not election.started)
        self._preview()

    def _choose(self, rule: Rule) -> None:
        majority = rule.majority
        line = (majority.over, majority.inclusive)
        if line not in self._lines:
            part, whole = majority.over
            words = f"{part}/{whole} 以上" if majority.inclusive else f"超过 {part}/{whole}"
            self._lines.append(line)
            self.line.addItem(words, len(self._lines) - 1)
        for box, meaning in (
            (self.base, majority.base),
            (self.line, self._lines.index(line)),
            (self.tie, rule.tie),
            (self.shortfall, rule.shortfall),
            (self.write_ins, rule.write_ins),
        ):
            blocked = box.blockSignals(True)
            box.choose(meaning)
            box.blockSignals(blocked)

    def _build(self) -> None:
        form = Card("选举办法", caption="由大会表决通过，准备选票后不能再改。")
        form.body.setSpacing(14)
        form.add(
            Field("当选线按", self.base, side=SIDE, hint="赞成票与哪个数比。"),
            Field("当选线", self.line, side=SIDE),
            Field("末位平票", self.tie, side=SIDE),
            Field("过线不足", self.shortfall, side=SIDE),
            Field("另选他人", self.write_ins, side=SIDE),
            Text(
                "法定人数、监票、计票人和差额的要求每次大会相同，不在这里改。",
                CAPTION,
                "ink_3",
                wrap=True,
            ),
        )
        form.body.addStretch(1)
        form.set_foot(QWidget(), self._action, stretch_after=1)
        preview = Card("读出来是这样", caption="印在选举办法和结果报告里的意思。")
        preview.body.setSpacing(12)
        preview.add(*self._sentences)
        preview.body.addStretch(1)
        columns = TwoColumns(right_width=470)
        columns.left.addWidget(form, 1)
        columns.right.addWidget(preview, 1)
        room = QVBoxLayout(self)
        room.setContentsMargins(0, 0, 0, 0)
        room.addWidget(columns)

    def _preview(self) -> None:
        election = self._election
        if election is None:
            return
        rule = self.rule
        self.line.setEnabled(rule.majority.base is not Base.NONE and not election.started)
        sentences = plain_words(rule, election.seats, self._due)
        for number, (text, sentence) in enumerate(zip(self._sentences, sentences, strict=True), 1):
            text.say(sentence, f"{number}　")
        reason = "没有改动" if rule == election.rule else ""
        self._action.block("选票已准备，不能再改" if election.started else reason)


def plain_words(rule: Rule, seats: int, due: int) -> tuple[str, ...]:
    """Return the rules as six sentences, with the line worked out as if all who are due came."""
    line = rule.majority
    part, whole = line.over
    share = f"达到{line.base.label}人数的 {part}/{whole}" if line.inclusive else ""
    share = share or f"超过{line.base.label}人数的 {part}/{whole}"
    if line.base in (Base.COLLECTED, Base.VALID):
        share = share.replace("人数", "票数")
    if line.base is Base.NONE:
        passed = f"不设当选线，按赞成票从多到少取 {seats} 人。"
    else:
        needed = line.needed(due)
        passed = f"赞成票{share}，始得当选。以{line.base.label} {due} 计，须 {needed} 票以上。"
    ties = {
        TieRule.RE_BALLOT: "就平票的人再次投票，程序不抽签。",
        TieRule.VACANT: "平票的人都不当选，名额空缺。",
    }
    short = {
        ShortfallRule.SECOND_BALLOT: "就缺额在得票多的未当选人中另行选举。",
        ShortfallRule.VACANT: "不足的名额空缺。",
    }
    write_ins = {
        WriteInRule.ALL: "投票人可以另选他人，写在选票的空格里。",
        WriteInRule.OPPOSERS: "反对几名候选人，可以另选几名他人。",
        WriteInRule.NONE: "不另选他人，写了也不计。",
    }
    return (
        "无记名投票。○ 赞成，× 反对，空白弃权。",
        f"一张选票赞成的人数（含另选）不超过 {seats} 人，超过的整张无效，少于的有效。",
        passed,
        f"过线的多于 {seats} 人，按票数从多到少取满。末位票数相同，{ties[rule.tie]}",
        f"过线的不足 {seats} 人，{short[rule.shortfall]}",
        write_ins[rule.write_ins],
    )


def _base_words(base: Base) -> str:
    return {
        Base.ENTITLED: "应到人数",
        Base.PRESENT: "实到人数",
        Base.COLLECTED: "收回的票数",
        Base.VALID: "有效票数",
        Base.NONE: "不设当选线，按得票多少",
    }[base]
