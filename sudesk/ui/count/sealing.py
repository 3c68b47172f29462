"""Sealing: names typed and held against the adopted list; afterwards what was sealed."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from sudesk.rules.voting import squash
from sudesk.services.seals import Seal
from sudesk.terms import NextStep
from sudesk.ui import theme
from sudesk.ui.pieces.button import Button, Kind
from sudesk.ui.pieces.card import Card
from sudesk.ui.pieces.icon import IconMark
from sudesk.ui.pieces.input import Input
from sudesk.ui.pieces.text import Text
from sudesk.ui.tokens import CAPTION, TABLE

_BETWEEN = re.compile("[、，,；;]")


def names_of(text: str) -> list[str]:
    """Return the names typed in one line, parted by 、 or another mark, without blanks."""
    return [squash(part) for part in _BETWEEN.split(text) if squash(part)]


class NameField(QWidget):
    """A line for names with its word before it, and a tick once they are those adopted."""

    def __init__(self, word: str, placeholder: str, changed: Callable[[], object]) -> None:
        super().__init__()
        self._adopted: tuple[str, ...] = ()
        self._changed = changed
        self.line = Input(placeholder=placeholder)
        self.line.setAccessibleName(word)
        self.line.textChanged.connect(self._check)
        self._tick = IconMark("circle-dashed", "ink_3", size=16)
        title = Text(word, TABLE, "ink_2")
        title.setFixedWidth(theme.px(56))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(title)
        row.addWidget(self.line, 1)
        row.addWidget(self._tick)

    @property
    def names(self) -> list[str]:
        """The names typed."""
        return names_of(self.line.text())

    @property
    def agrees(self) -> bool:
        """Whether the names typed are those adopted, in any order."""
        return bool(self._adopted) and sorted(self.names) == sorted(map(squash, self._adopted))

    @property
    def strangers(self) -> list[str]:
        """The names typed that were not adopted."""
        adopted = set(map(squash, self._adopted))
        return [name for name in self.names if name not in adopted]

    def expect(self, adopted: Sequence[str]) -> None:
        """Hold what is typed against other names."""
        self._adopted = tuple(adopted)
        self._check()

    def _check(self) -> None:
        if self.agrees:
            said = "与通过的名单相符"
            self._tick.change("circle-check", "ok")
        elif self.strangers:
            said = "与通过的名单还不相符"
            self._tick.change("triangle-alert", "warn")
        else:
            said = "照通过的名单填写"
            self._tick.change("circle-dashed", "ink_3")
        self._tick.setToolTip(said)
        self.line.setAccessibleDescription(said)
        self._changed()


@dataclass(frozen=True)
class SealingActs:
    """What the card can ask the page to do."""

    seal: Callable[[str, list[str]], object]
    print_report: Callable[[], object]
    recount: Callable[[], object]
    open_next: Callable[[], object]


class SealingCard(Card):
    """Takes the names, seals, and shows the seal afterwards."""

    def __init__(self, acts: SealingActs) -> None:
        super().__init__("封存结果", Text("封存后任何操作都不能改动", CAPTION, "ink_2"))
        self._acts = acts
        self._blocked = ""
        self.chief = NameField("总监票人", "照名单填写姓名", self._weigh)
        self.tellers = NameField("计票人", "照名单填写，几人用、分开", self._weigh)
        self.seal = Button("封存结果", self._seal, kind=Kind.PRIMARY, icon="lock")
        self._why = Text("", CAPTION, "ink_2", wrap=True)
        self.add(self.chief, self.tellers)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self._why, 1)
        row.addWidget(self.seal)
        self.body.addLayout(row)
        self._weigh()

    @property
    def reason(self) -> str:
        """Why it cannot be sealed now, empty if it can."""
        return self._why.text()

    def expect(self, chief: Sequence[str], tellers: Sequence[str], blocked: str) -> None:
        """Hold the names against those adopted; ``blocked`` is what else forbids the seal."""
        self._blocked = blocked
        self.chief.expect(chief)
        self.tellers.expect(tellers)

    def forget(self) -> None:
        """Empty the names, for another round."""
        self.chief.line.clear()
        self.tellers.line.clear()

    def _weigh(self) -> None:
        if not hasattr(self, "_why"):
            return
        reason = self._blocked
        if not reason and not (self.chief.agrees and self.tellers.agrees):
            strangers = [*self.chief.strangers, *self.tellers.strangers]
            reason = (
                f"通过的名单里没有{'、'.join(strangers)}，请核对"
                if strangers
                else "请照名单填写总监票人和计票人姓名"
            )
        self._why.say(reason)
        self.seal.setEnabled(not reason)
        self.seal.setAccessibleDescription(reason)

    def _seal(self) -> None:
        self._acts.seal(self.chief.names[0], self.tellers.names)


class SealedCard(Card):
    """When and by whom it was sealed, its fingerprint, and what can be done now."""

    def __init__(self, acts: SealingActs) -> None:
        super().__init__("结果已封存", IconMark("lock", "ok"))
        self._seal: Seal | None = None
        self.told = Text("", TABLE, wrap=True)
        self._fingerprint = Text("", CAPTION, "ink_2")
        self._copy = Button("复制指纹", self._copy_fingerprint, kind=Kind.LINK)
        self.verdict = Text("", TABLE, wrap=True)
        self._sign = IconMark("circle-check", "ok", size=16)
        self._verdict_row = QWidget()
        row = QHBoxLayout(self._verdict_row)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self._sign)
        row.addWidget(self.verdict, 1)
        self.report = Button("打印计票结果报告单", acts.print_report, icon="printer")
        self.recount = Button("重新计票核对", acts.recount, icon="refresh-cw")
        self.next = Button("", acts.open_next, kind=Kind.PRIMARY, icon="arrow-right")
        self._build()

    def show_seal(self, seal: Seal) -> None:
        """Show a seal, forgetting the last recount."""
        if seal != self._seal:
            self._verdict_row.hide()
        self._seal = seal
        at = seal.sealed_at
        tellers = "、".join(seal.tellers)
        self.told.say(
            f"{at.month}月{at.day}日 {at:%H:%M} 封存。总监票人 {seal.chief}，计票人 {tellers}。"
        )
        digits = seal.fingerprint
        self._fingerprint.say(f"指纹 {digits[:8]} {digits[8:16]} … {digits[-8:]}")
        self._fingerprint.setToolTip(digits)
        self.next.setVisible(seal.next is not NextStep.NONE)
        self.next.rename(f"准备{_NEXT_WORDS.get(seal.next, '')}")

    def show_recount(self, differences: Sequence[str]) -> None:
        """Say what the recount found."""
        if differences:
            self._sign.change("octagon-x", "bad")
        else:
            self._sign.change("circle-check", "ok")
        same = "从封存的选票重新计票，每个数字都与封存的一致。"
        self.verdict.say(f"{'；'.join(differences)}。" if differences else same)
        self._verdict_row.show()

    def _build(self) -> None:
        digits = QHBoxLayout()
        digits.addWidget(self._fingerprint, 1)
        digits.addWidget(self._copy)
        self.add(self.told)
        self.body.addLayout(digits)
        self.add(self._verdict_row)
        buttons = QVBoxLayout()
        buttons.setSpacing(8)
        for button in (self.report, self.recount, self.next):
            buttons.addWidget(button)
        self.body.addLayout(buttons)

    def _copy_fingerprint(self) -> None:
        if self._seal is not None:
            QGuiApplication.clipboard().setText(self._seal.fingerprint)


_NEXT_WORDS = {
    NextStep.RE_BALLOT: "平票者的再次投票",
    NextStep.SECOND_BALLOT: "缺额的另行选举",
    NextStep.REPEAT: "重新投票",
}
