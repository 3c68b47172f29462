"""The step that the hall is at: its timer, how it ends, what comes next, what stands in the way."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from sudesk.rules.law import Ruling
from sudesk.services.agenda import Agenda, Item
from sudesk.terms import AgendaTask, Verdict
from sudesk.ui.congress.agenda_words import SECONDS, seconds, timer
from sudesk.ui.congress.wording import gate_of
from sudesk.ui.pieces.bars import ShareBar
from sudesk.ui.pieces.button import Button, Kind
from sudesk.ui.pieces.gate import Gate, GateLook
from sudesk.ui.pieces.text import Text
from sudesk.ui.tokens import BODY, CAPTION, CARD_PADDING, Ink

VOTES = frozenset(
    {
        AgendaTask.PASS_AGENDA,
        AgendaTask.CREDENTIALS,
        AgendaTask.RULES,
        AgendaTask.OFFICIALS,
        AgendaTask.PRESIDIUM,
        AgendaTask.REPORT,
        AgendaTask.CHARTER,
        AgendaTask.RESOLUTION,
        AgendaTask.OTHER,
    }
)
BALLOTS = frozenset({AgendaTask.BALLOT, AgendaTask.TALLY})
HINTS = {
    AgendaTask.CHECK_IN: "到齐后结束这一项。",
    AgendaTask.COUNT: "结束时按实到人数记下，以后不变。",
    AgendaTask.RECOUNT: "结束时按实到人数记下，以后不变。",
}


@dataclass(frozen=True)
class StepActs:
    """What is done with a step."""

    go_on: Callable[[], object]
    go_back: Callable[[], object]
    script: Callable[[], object]
    vote: Callable[[Item], object]
    ballots: Callable[[], object]
    close: Callable[[], object]


class StepPanel(QWidget):
    """The foot of the agenda: F2 goes on, F3 goes back, F6 shows the chair's words."""

    def __init__(self, acts: StepActs) -> None:
        super().__init__()
        self._acts = acts
        self._item: Item | None = None
        self.title = Text("", BODY, weight=600)
        self.timer = Text("", CAPTION, "ink_2")
        self._bar = ShareBar(thick=5)
        self.gate = Gate(GateLook(Verdict.NOTED, ""))
        self.remedy = Text("", CAPTION, "ink_2", wrap=True)
        self.on = Button("开始", acts.go_on, kind=Kind.ACCENT, key="F2", small=True)
        self.back = Button("撤回", acts.go_back, icon="undo-2", key="F3", small=True)
        self.script = Button("主持词", acts.script, icon="book-open", key="F6", small=True)
        self.other = Button("去表决", self._open_other, icon="vote", small=True)
        self.close_sitting = Button("宣布闭会", acts.close, icon="lock", small=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(CARD_PADDING - 2, 10, CARD_PADDING - 4, 12)
        column.setSpacing(6)
        for widget in (self.title, self.timer, self._bar, self.gate, self.remedy):
            column.addWidget(widget)
        for pair in ((self.on, self.back), (self.script, self.other, self.close_sitting)):
            row = QHBoxLayout()
            row.setSpacing(6)
            for button in pair:
                row.addWidget(button)
            row.addStretch(1)
            column.addLayout(row)

    def show_step(
        self, agenda: Agenda, lock: Ruling | None, *, can_go_back: bool, is_open: bool
    ) -> None:
        """Show what runs, else what comes next, or that all is done."""
        running, following = agenda.running, agenda.next
        self._item = running or following
        self.back.setEnabled(can_go_back)
        self.script.setEnabled(self._item is not None)
        self._show_lead(running, following, has_items=bool(agenda.items))
        blocked = lock is not None and running is None
        self.gate.setVisible(blocked)
        if lock is not None and blocked:
            self.gate.show_look(gate_of(lock, "还不能开始"))
        self._say_hint(running, lock if blocked else None)
        self.on.setEnabled(self._item is not None and not blocked)
        self.on.setAccessibleDescription("" if lock is None or not blocked else lock.sentence)
        self._show_other(is_open=is_open)

    def tick(self, now: datetime) -> None:
        """Move the timer on."""
        item = self._item
        runs = item is not None and item.running
        self.timer.setVisible(item is not None)
        self._bar.setVisible(runs)
        if item is None:
            return
        if not runs:
            at = "" if item.starts_at is None else f"{item.starts_at:%H:%M} 开始，"
            self.timer.say(f"{at}用时 {item.wording.minutes} 分")
            self.timer.colour("ink_2")
            return
        told, ink = timer(item, now)
        self.timer.say(told)
        self.timer.colour(ink)
        plan = max(item.wording.minutes * SECONDS, 1)
        bar: Ink = "bad" if ink == "bad" else "accent"
        self._bar.fill(min(seconds(item, now), plan), plan, None, bar)

    def _show_lead(self, running: Item | None, following: Item | None, *, has_items: bool) -> None:
        if running is not None:
            self.title.say(f"正在进行：{running.title}")
            self.on.rename("结束这一项")
        elif following is not None:
            self.title.say(f"下一项：{following.title}")
            self.on.rename("开始这一项")
        else:
            self.title.say("各项都已完成" if has_items else "没有排议程")
            self.on.rename("开始这一项")

    def _say_hint(self, running: Item | None, lock: Ruling | None) -> None:
        words = ""
        if lock is not None:
            words = f"{lock.sentence}。{lock.remedy}"
        elif running is not None:
            words = HINTS.get(running.task, "")
        self.remedy.say(words)
        self.remedy.setVisible(bool(words))

    def _show_other(self, *, is_open: bool) -> None:
        item = self._item
        task = None if item is None else item.task
        self.other.setVisible(task in VOTES or task in BALLOTS)
        self.other.rename("去选举" if task in BALLOTS else "去表决")
        closing = item is None or task is AgendaTask.CLOSING
        self.close_sitting.setVisible(is_open and closing)

    def _open_other(self) -> None:
        if self._item is None:
            return
        if self._item.task in BALLOTS:
            self._acts.ballots()
        else:
            self._acts.vote(self._item)
