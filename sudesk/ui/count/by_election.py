"""A by-election between congresses (补选): which post, how many, and why."""

from PySide6.QtWidgets import QWidget

from sudesk.services import elections, further_elections
from sudesk.ui.desk import Desk
from sudesk.ui.pieces.dialog import Dialog
from sudesk.ui.pieces.input import Field, Input, Number


class ByElectionDialog(Dialog):
    """Calls it; ``called`` is the election that was set up."""

    def __init__(self, parent: QWidget, desk: Desk, congress_id: int) -> None:
        super().__init__(
            parent,
            "设立补选",
            "有人离任或名额空缺时补选。候选人审查、公示、投票和计票都照选举办法重新进行。",
            main="设立补选",
            other="先不设立",
            icon="vote",
            width=460,
            on_main=self._call,
        )
        self._desk, self._congress_id = desk, congress_id
        self.called = 0
        self.post = Input(elections.PRESIDIUM)
        self.seats = Number(1, least=1, most=15, unit="名")
        self.because = Input(placeholder="例如：主席团成员一名因休学离任")
        self.add(
            Field("职务", self.post),
            Field("补选名额", self.seats),
            Field("补选原因", self.because, hint="印在选举结果报告里。"),
        )
        self.because.textChanged.connect(self._weigh)
        self.post.textChanged.connect(self._weigh)
        self._weigh()

    def _weigh(self) -> None:
        self.main.setEnabled(bool(self.because.text().strip() and self.post.text().strip()))

    def _call(self) -> None:
        self.called = self._desk.do(
            further_elections.call_by_election,
            self._congress_id,
            self.post.text().strip(),
            self.seats.value(),
            self.because.text().strip(),
        )
