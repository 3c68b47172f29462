"""The dialog in which the vote on the election rules is recorded."""

from collections.abc import Callable

from PySide6.QtWidgets import QHBoxLayout, QWidget

from sudesk.services.adoption import Motion
from sudesk.services.election_rules import Vote
from sudesk.ui.congress.wording import gate_of
from sudesk.ui.pieces.dialog import Dialog
from sudesk.ui.pieces.gate import Gate
from sudesk.ui.pieces.input import Field, Input, Number
from sudesk.ui.pieces.text import Text
from sudesk.ui.tokens import TABLE


class AdoptionDialog(Dialog):
    """How many were there and how they voted, with the verdict while they are typed.

    ``record(vote, by)`` does the act.
    """

    def __init__(
        self, parent: QWidget, motion: Motion, record: Callable[[Vote, str], object]
    ) -> None:
        super().__init__(
            parent,
            "登记选举办法的表决结果",
            "照主持人当场宣布的人数填写。通过后选举办法不能直接修改，投票和计票都按它进行。",
            main="登记通过",
            other="先不登记",
            icon="badge-check",
            width=560,
            on_main=lambda: record(self.vote, self.by.text()),
        )
        self._motion = motion
        most = max(motion.due, 1)
        self.present = Number(motion.due if motion.present is None else motion.present, most=most)
        self.approve, self.oppose, self.abstain = (Number(0, most=most) for _ in range(3))
        self.by = Input(placeholder="例如：大会秘书 何安")
        figures = QWidget()
        row = QHBoxLayout(figures)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        for label, box in (
            ("实到", self.present),
            ("赞成", self.approve),
            ("反对", self.oppose),
            ("弃权", self.abstain),
        ):
            row.addWidget(Field(label, box), 1)
            box.valueChanged.connect(self._judge)
        self.gate = Gate(gate_of(motion.ruling(self.vote)))
        self._numbers = Text("", TABLE, "ink_2", wrap=True)
        needed = f"应到 {motion.due} 人，到会须 {motion.terms.quorum.needed(motion.due)} 人。"
        self.add(
            Text(needed, TABLE),
            figures,
            self.gate,
            self._numbers,
            Field("登记人", self.by, hint="留在记录里，不印在选举办法上。"),
        )
        self.by.textChanged.connect(self._judge)
        self._judge()

    @property
    def vote(self) -> Vote:
        """The figures as they are typed."""
        return Vote(
            self.present.value(), self.approve.value(), self.oppose.value(), self.abstain.value()
        )

    def _judge(self) -> None:
        vote = self.vote
        ruling = self._motion.ruling(vote)
        self.gate.show_look(gate_of(ruling, "没有通过" if ruling.blocks else "通过"))
        least = self._motion.terms.procedure.needed(vote.present)
        rest = vote.present - vote.approve - vote.oppose - vote.abstain
        left = f"还有 {rest} 人没有计入赞成、反对或弃权。" if rest > 0 else ""
        self._numbers.say(f"实到 {vote.present} 人，须赞成 {least} 人。{left}")
        self.main.setEnabled(not ruling.blocks and bool(self.by.text().strip()))
