"""What was sealed: when, by whom, its fingerprint; and everything that can follow."""

from collections.abc import Sequence

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from sudesk.services import corrections, seals
from sudesk.services.rounds import RoundView
from sudesk.services.seals import Seal
from sudesk.terms import NextStep, Verdict
from sudesk.ui import words
from sudesk.ui.count.seal_acts import SealActs
from sudesk.ui.desk import Desk
from sudesk.ui.pieces.button import Button, Kind
from sudesk.ui.pieces.card import Card, Line
from sudesk.ui.pieces.icon import IconMark
from sudesk.ui.pieces.text import Text
from sudesk.ui.tokens import CAPTION, TABLE

NEXT_WORDS = {
    NextStep.RE_BALLOT: "平票者的再次投票",
    NextStep.SECOND_BALLOT: "缺额的另行选举",
    NextStep.REPEAT: "重新投票",
}


class SealedCard(Card):
    """Tells of a seal and offers what comes after it; one button of it is the primary."""

    def __init__(self, desk: Desk, acts: SealActs) -> None:
        super().__init__("结果已封存", IconMark("lock", "ok"))
        self._desk, self._acts = desk, acts
        self._seal: Seal | None = None
        self.told = Text("", TABLE, wrap=True)
        self._fingerprint = Text("", CAPTION, "ink_2")
        self._copy = Button("复制指纹", self._copy_fingerprint, kind=Kind.LINK)
        self.corrected = Text("", TABLE, "warn", wrap=True)
        self.verdict = Text("", TABLE, wrap=True)
        self._sign = IconMark("circle-check", "ok", size=16)
        self._verdict_row = QWidget()
        self.next = Button("", acts.open_next, kind=Kind.PRIMARY, icon="arrow-right")
        self.chair = Button("从当选人中选举主席", acts.call_chair, kind=Kind.PRIMARY, icon="vote")
        self.announce = Button("宣布结果", acts.announce, kind=Kind.PRIMARY, icon="badge-check")
        self.report = Button("打印计票结果报告单", acts.print_report, icon="printer")
        self.recount = Button("重新计票核对", self._recount, icon="refresh-cw", small=True)
        self.correct = Button("作出更正", acts.correct, icon="pencil", small=True)
        self.table = Button("导出表格", acts.export_table, icon="file-spreadsheet", small=True)
        self.file = Button("导出计票文件", acts.export_file, icon="download", small=True)
        self.doubts = Button("疑票台账", acts.show_doubts, icon="file-text", small=True)
        self.by_election = Button("设立补选", acts.call_by_election, icon="plus", small=True)
        self.why = Text("", CAPTION, "ink_2", wrap=True)
        self.primary: Button = self.report
        self._build()

    def show_round(self, one: RoundView) -> None:
        """Show the seal of a round, forgetting the last recount of another."""
        seal = self._desk.ask(seals.seal_of, one.id)
        if self._seal is None or seal.fingerprint != self._seal.fingerprint:
            self._verdict_row.hide()
        self._seal = seal
        at = seal.sealed_at
        tellers = "、".join(seal.tellers)
        said = f"{at.month}月{at.day}日 {at:%H:%M} 封存。总监票人 {seal.chief}，计票人 {tellers}。"
        announced = seal.announced_at
        if announced is not None:
            said += f"{announced.month}月{announced.day}日 {announced:%H:%M} 宣布。"
        self.told.say(said)
        digits = seal.fingerprint
        self._fingerprint.say(f"指纹 {digits[:8]} {digits[8:16]} … {digits[-8:]}")
        self._fingerprint.setToolTip(digits)
        self._show_corrections(one.id)
        self._show_following(one, seal)

    def _show_corrections(self, round_id: int) -> None:
        made = self._desk.ask(corrections.corrections, round_id)
        today = self._desk.store.clock().date()
        lines = [
            f"{words.day(each.made_at.date(), today)} {each.made_by} 更正：{each.because}。"
            f"更正后指纹 {each.fingerprint[:8]}，原指纹 {each.corrects[:8]}"
            for each in made
        ]
        self.corrected.say("\u2028".join(lines))
        self.corrected.setVisible(bool(lines))

    def _show_following(self, one: RoundView, seal: Seal) -> None:
        """Offer the next round, else the chair's election, and say why one is not possible."""
        self.next.setVisible(seal.next is not NextStep.NONE)
        self.next.rename(f"准备{NEXT_WORDS.get(seal.next, '')}")
        self.announce.setVisible(seal.announced_at is None)
        ruling = None if seal.next is not NextStep.NONE else self._acts.chair_ruling(one)
        self.chair.setVisible(ruling is not None and ruling.verdict is not Verdict.BLOCKED)
        self.why.say(ruling.sentence if ruling is not None and ruling.blocks else "")
        self.why.setVisible(bool(self.why.text()))
        offered = [self.announce, self.next, self.chair]
        shown = [button for button in offered if not button.isHidden()]
        self.primary = shown[0] if shown else self.report
        for button in (*offered, self.report):
            chosen = button is self.primary
            button.kind = Kind.PRIMARY if chosen else Kind.DEFAULT
            button.update()

    def show_recount(self, differences: Sequence[str]) -> None:
        """Say what the recount found."""
        if differences:
            self._sign.change("octagon-x", "bad")
        else:
            self._sign.change("circle-check", "ok")
        same = "从封存的选票重新计票，每个数字都与封存的一致。"
        self.verdict.say(f"{'；'.join(differences)}。" if differences else same)
        self._verdict_row.show()

    def _recount(self) -> None:
        self.show_recount(self._acts.recount())

    def _build(self) -> None:
        digits = QHBoxLayout()
        digits.addWidget(self._fingerprint, 1)
        digits.addWidget(self._copy)
        row = QHBoxLayout(self._verdict_row)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self._sign)
        row.addWidget(self.verdict, 1)
        self._verdict_row.hide()
        self.add(self.told)
        self.body.addLayout(digits)
        self.add(self.corrected, self._verdict_row)
        loud = QVBoxLayout()
        loud.setSpacing(8)
        for button in (self.announce, self.next, self.chair, self.report):
            loud.addWidget(button)
        self.body.addLayout(loud)
        self.add(self.why, Line())
        quiet = QGridLayout()
        quiet.setSpacing(8)
        small = (
            self.recount,
            self.correct,
            self.table,
            self.file,
            self.doubts,
            self.by_election,
        )
        for number, button in enumerate(small):
            quiet.addWidget(button, number // 2, number % 2)
        self.body.addLayout(quiet)

    def _copy_fingerprint(self) -> None:
        if self._seal is not None:
            QGuiApplication.clipboard().setText(self._seal.fingerprint)
