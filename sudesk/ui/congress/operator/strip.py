"""The strip above the hall: due, present, on leave, not arrived, the quorum, what was counted."""

from collections.abc import Callable

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from sudesk.rules import meeting
from sudesk.rules.election_rules import DEFAULTS
from sudesk.services.door import Door
from sudesk.ui.congress.wording import gate_of
from sudesk.ui.pieces.bars import ShareBar
from sudesk.ui.pieces.button import Button
from sudesk.ui.pieces.card import Card, Figure, Line
from sudesk.ui.pieces.gate import Gate
from sudesk.ui.pieces.text import Text
from sudesk.ui.tokens import CAPTION, TABLE

NOT_COUNTED = "还没有清点人数；清点的数字记下后不再变。"


class AttendanceStrip(Card):
    """The law of the moment; ``count`` keeps the figure of those present (清点人数)."""

    def __init__(self, count: Callable[[], object]) -> None:
        super().__init__()
        self._due = Figure("0", "应到")
        self._present = Figure("0", "实到")
        self._on_leave = Figure("0", "请假")
        self._absent = Figure("0", "未到")
        self.words = Text("", TABLE)
        self._bar = ShareBar(thick=8)
        self.gate = Gate(gate_of(meeting.quorum(0, 0, DEFAULTS)))
        self.counted = Text(NOT_COUNTED, CAPTION, "ink_3")
        self.count = Button("清点人数", count, icon="users", key="F5", small=True)
        row = QHBoxLayout()
        row.setSpacing(16)
        for number, figure in enumerate((self._due, self._present, self._on_leave, self._absent)):
            if number:
                row.addWidget(Line(upright=True))
            row.addWidget(figure)
        row.addWidget(Line(upright=True))
        right = QVBoxLayout()
        right.setSpacing(2)
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(self.words, 1)
        head.addWidget(self.gate)
        foot = QHBoxLayout()
        foot.setSpacing(12)
        foot.addWidget(self.counted, 1)
        right.addLayout(head)
        right.addWidget(self._bar)
        right.addLayout(foot)
        row.addLayout(right, 1)
        row.addWidget(self.count)
        self.body.addLayout(row)
        self.body.setContentsMargins(18, 5, 14, 5)

    def show_door(self, door: Door) -> None:
        """Show a sitting."""
        roll = door.roll
        needed = meeting.quorum_of(roll.due, roll.terms)
        ruling = roll.quorum
        over = roll.present - needed
        self._due.say(str(roll.due))
        self._present.say(str(roll.present), ink="bad" if ruling.blocks else "ok")
        self._on_leave.say(str(roll.on_leave))
        closed = roll.closed_at is not None
        word = "缺席" if closed else "离会、未到" if roll.out else "未到"
        self._absent.say(str(roll.absent + roll.out), caption=word)
        lead = "还没有达到法定人数" if ruling.blocks else "已达到法定人数"
        change = f"还差 {-over} 人" if ruling.blocks else f"多出 {over} 人"
        line = f"应到 {roll.due} 人的{roll.terms.quorum.words}，须 {needed} 人"
        self.words.say(f"　{change}（{line}）", lead)
        self._bar.fill(roll.present, roll.due, needed, "bad" if ruling.blocks else "ok")
        verdict = "不能开会" if ruling.blocks else "可以开会"
        self.gate.show_look(gate_of(ruling, verdict))
        self.count.setEnabled(not closed)
        self._show_counts(door)

    def _show_counts(self, door: Door) -> None:
        """Say what was counted, the newest first: those figures never move."""
        if not door.counts:
            self.counted.say(NOT_COUNTED)
            return
        told = [
            f"{one.counted_at:%H:%M} 清点，实到 {one.present}/{one.due} 人"
            for one in reversed(door.counts)
        ]
        self.counted.say("；".join(told))
