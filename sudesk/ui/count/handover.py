"""Two tellers in one window: who sits here, and the cover between them (互不可见)."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from sudesk.rules.election_rules import CountingWay
from sudesk.services.entering import TellerDesk
from sudesk.ui.count.told import teller_words
from sudesk.ui.pieces.button import Button, Kind
from sudesk.ui.pieces.card import Card
from sudesk.ui.pieces.chip import Chip, ChipLook
from sudesk.ui.pieces.choice import Segmented
from sudesk.ui.pieces.icon import IconMark
from sudesk.ui.pieces.text import Text
from sudesk.ui.tokens import BODY, LEAD, Tone


class TellerHead(QWidget):
    """What is elected, the two tellers with the one who sits here chosen, that they are blind.

    ``chosen`` tells that the other one is to sit down. ``alone`` shows one teller only.
    """

    chosen = Signal(object)

    def __init__(self, told: TellerDesk, *, alone: bool) -> None:
        super().__init__()
        self._about = Chip("")
        self.tellers = Segmented([(teller_words(number), number) for number in (1, 2)])
        self.tellers.choose(told.teller)
        self._single = Chip("", Tone.ACCENT, "users")
        self._blind = Chip("互不可见", Tone.INFO, "eye-off")
        self._twice = told.way is not CountingWay.ONE_TELLER
        self.tellers.setVisible(self._twice and not alone)
        self._single.setVisible(alone or not self._twice)
        self._blind.setVisible(self._twice)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        for part in (self._about, self.tellers, self._single, self._blind):
            row.addWidget(part)
        self.show_desk(told)
        self.tellers.chosen.connect(self.chosen)

    def fold(self, narrow: bool) -> None:
        """Leave out what can be missed where the window is narrow."""
        self._about.setVisible(not narrow)
        self._blind.setVisible(self._twice and not narrow)

    def show_desk(self, told: TellerDesk) -> None:
        """Show who sits here and whether the other one has begun; nothing of what was entered."""
        contest = told.round.contest
        names = len(contest.candidates)
        about = f"{contest.title}，应选 {contest.seats} 名，候选人 {names} 名"
        self._about.show_look(ChipLook(about))
        self._single.show_look(ChipLook(teller_words(told.teller, told.name), Tone.ACCENT))
        other = told.other_name if told.other_begun else "未开始"
        self.tellers.rename(told.teller, teller_words(told.teller, told.name))
        self.tellers.rename(3 - told.teller, teller_words(3 - told.teller, other))
        blocked = self.tellers.blockSignals(True)
        self.tellers.choose(told.teller)
        self.tellers.blockSignals(blocked)


class Handover(QWidget):
    """Covers what one teller entered until the other one sits down."""

    def __init__(self, begin: Callable[[], object]) -> None:
        super().__init__()
        self._lead = Text("", LEAD)
        self._about = Text("", BODY, "ink_2", wrap=True)
        self.button = Button("", begin, kind=Kind.PRIMARY, icon="users", key="Enter")
        card = Card(mark=True)
        card.setMaximumWidth(560)
        head = QHBoxLayout()
        head.setSpacing(10)
        head.addWidget(IconMark("eye-off", "accent_text", size=20))
        head.addWidget(self._lead, 1)
        card.body.addLayout(head)
        card.add(self._about)
        foot = QHBoxLayout()
        foot.addWidget(self.button)
        foot.addStretch(1)
        card.body.addLayout(foot)
        column, row = QVBoxLayout(self), QHBoxLayout()
        column.setContentsMargins(0, 0, 0, 0)
        row.addStretch(1)
        row.addWidget(card, 4)
        row.addStretch(1)
        column.addStretch(1)
        column.addLayout(row)
        column.addStretch(2)

    def show_next(self, told: TellerDesk, other: int) -> None:
        """Ask the teller who was here to leave, and the other one to sit down."""
        here, next_ = teller_words(told.teller, told.name), teller_words(other, told.other_name)
        self._lead.say(f"换{next_}录入")
        self._about.say(
            f"{here}录入的选票已经收起，请离开屏幕。{next_}从头独立录入同样的各捆，"
            "看不到前一遍的任何一张。"
        )
        self.button.rename(f"由{told.other_name or next_}录入")
