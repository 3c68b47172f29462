"""Sealing: names typed and held against the adopted list."""

import re
from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QHBoxLayout, QWidget

from sudesk.rules.voting import squash
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


class SealingCard(Card):
    """Takes the names, and tells ``seal`` of them once they agree and nothing else forbids it."""

    def __init__(self, seal: Callable[[str, list[str]], object]) -> None:
        super().__init__("封存结果", Text("封存后任何操作都不能改动", CAPTION, "ink_2"))
        self._sealing = seal
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
        self._sealing(self.chief.names[0], self.tellers.names)
