"""The card that opens a sitting, of either kind."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Qt

from sudesk.rules import meeting
from sudesk.rules.clauses import Topic, citation
from sudesk.rules.election_rules import DEFAULTS, Terms
from sudesk.services.sittings import Held
from sudesk.terms import SittingKind, Verdict
from sudesk.ui import words
from sudesk.ui.pieces.button import Action, Button, Kind
from sudesk.ui.pieces.card import Card, Figure
from sudesk.ui.pieces.choice import Segmented
from sudesk.ui.pieces.gate import Gate, GateLook
from sudesk.ui.pieces.input import Field, Input
from sudesk.ui.pieces.text import Text
from sudesk.ui.tokens import TABLE

AGAIN = "第二次全体会议"


class OpeningCard(Card):
    """Which sitting, who is due, how many make it valid; ``open_(kind, title)`` opens it."""

    def __init__(
        self, open_: Callable[[SittingKind, str], object], show_people: Callable[[], object]
    ) -> None:
        self.kind = Segmented([(kind.label, kind) for kind in SittingKind])
        super().__init__(
            "开始一次会议", self.kind, caption="开始后逐人签到，达到法定人数才能表决。"
        )
        self._open = open_
        self._held: tuple[Held, ...] | None = None
        self.name = Input("")
        self.open = Button("开始签到", self._do, kind=Kind.ACCENT, icon="user-check")
        self._action = Action(self.open)
        self._due = 0
        self._figure = Figure("0", "应到")
        self._gate = Gate(_quorum_look(DEFAULTS))
        self._day = Text("", TABLE, "warn", wrap=True)
        self._last = Text("", TABLE, "ink_2", wrap=True)
        self.people = Button("看上次会议的到会名单", show_people, kind=Kind.LINK)
        self.body.setSpacing(14)
        self.add(
            self._figure,
            self._gate,
            self._day,
            Field("会议名称", self.name, hint="印在签到册和会议记录里。"),
            self._last,
        )
        self.body.addWidget(self.people, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addStretch(1)
        stays = Text("断电或关机后重开，停在原处。", TABLE, "ink_3")
        self.set_foot(stays, self._action, stretch_after=1)
        self.name.textChanged.connect(self._show_what_fits)
        self.kind.chosen.connect(self._offer_name)

    @property
    def chosen(self) -> SittingKind:
        """The kind that is to be opened."""
        kind = self.kind.meaning
        assert isinstance(kind, SittingKind)
        return kind

    def show_due(self, member: str, due: int, terms: Terms, held: tuple[Held, ...]) -> None:
        """Show who is due now, how many the rules ask for, and the sittings before."""
        self._due = due
        needed = meeting.quorum_of(due, terms)
        self._gate.show_look(_quorum_look(terms))
        self._figure.say(str(due), caption=f"应到{member}，须实到 {needed} 人以上")
        if held != self._held:  # else what was chosen and typed stays
            self._held = held
            kinds = {one.kind for one in held}
            left = [kind for kind in SittingKind if kind not in kinds]
            self.kind.choose(left[0] if left else SittingKind.FORMAL)
            self._offer_name()
        before = "；".join(f"“{one.title}”已闭会" for one in reversed(held))
        self._last.say(f"{before}。" if before else "")
        self._last.setVisible(bool(before))
        self.people.setVisible(bool(before))
        self._show_what_fits()

    def show_day(self, held_on: date, today: date) -> None:
        """Warn where today is not the day that every paper will name."""
        self._day.setVisible(held_on != today)
        self._day.say(
            f"大会定在{words.day(held_on, today)}，今天是{words.day(today, today)}。"
            "文书按定下的日期印，改期的请先在“进程”里改日期。"
        )

    def _offer_name(self) -> None:
        titles = {one.title for one in self._held or ()}
        name = self.chosen.label
        self.name.setText(AGAIN if name in titles else name)

    def _do(self) -> None:
        self._open(self.chosen, self.name.text().strip())

    def _show_what_fits(self) -> None:
        reason = ""
        if not self._due:
            reason = "应到名单是空的，请先登记代表"
        elif not self.name.text().strip():
            reason = "请填写会议名称"
        self._action.block(reason)


def _quorum_look(terms: Terms) -> GateLook:
    return GateLook(Verdict.NOTED, f"应到{terms.quorum.words}", citation(Topic.QUORUM))
