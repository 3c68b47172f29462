"""The strip above the hall: due, present, on leave, not arrived, and the quorum."""

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from sudesk.rules import meeting
from sudesk.rules.election_rules import DEFAULTS
from sudesk.services.sittings import Roll
from sudesk.ui.congress.wording import gate_of
from sudesk.ui.pieces.bars import ShareBar
from sudesk.ui.pieces.card import Card, Figure, Line
from sudesk.ui.pieces.gate import Gate
from sudesk.ui.pieces.text import Text
from sudesk.ui.tokens import TABLE


class AttendanceStrip(Card):
    """The law of the moment: figures, and whether they are enough."""

    def __init__(self) -> None:
        super().__init__()
        self._due = Figure("0", "应到")
        self._present = Figure("0", "实到")
        self._on_leave = Figure("0", "请假")
        self._absent = Figure("0", "未到")
        self._words = Text("", TABLE)
        self._bar = ShareBar(thick=8)
        self.gate = Gate(gate_of(meeting.quorum(0, 0, DEFAULTS)))
        row = QHBoxLayout()
        row.setSpacing(18)
        for number, figure in enumerate((self._due, self._present, self._on_leave, self._absent)):
            if number:
                row.addWidget(Line(upright=True))
            row.addWidget(figure)
        row.addWidget(Line(upright=True))
        right = QVBoxLayout()
        right.setSpacing(6)
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(self._words, 1)
        head.addWidget(self.gate)
        right.addStretch(1)
        right.addLayout(head)
        right.addWidget(self._bar)
        right.addStretch(1)
        row.addLayout(right, 1)
        self.body.addLayout(row)
        self.body.setContentsMargins(18, 8, 18, 8)

    def show_roll(self, roll: Roll) -> None:
        """Show a sitting."""
        needed = meeting.quorum_of(roll.due, roll.terms)
        ruling = roll.quorum
        over = roll.present - needed
        self._due.say(str(roll.due))
        self._present.say(str(roll.present), ink="bad" if ruling.blocks else "ok")
        self._on_leave.say(str(roll.on_leave))
        word = "缺席" if roll.closed_at is not None else "未到"
        self._absent.say(str(roll.absent), caption=word)
        lead = "还没有达到法定人数" if ruling.blocks else "已达到法定人数"
        change = f"还差 {-over} 人" if ruling.blocks else f"多出 {over} 人"
        self._words.say(
            f"　应到 {roll.due} 人，{roll.terms.quorum.words}须 {needed} 人，{change}", lead
        )
        self._bar.fill(roll.present, roll.due, needed, "bad" if ruling.blocks else "ok")
        verdict = "不能开会" if ruling.blocks else "可以开会"
        self.gate.show_look(gate_of(ruling, verdict))
