"""Opening a reconciled bundle again: which one, who wants it, and why."""

from PySide6.QtWidgets import QWidget

from sudesk.services import bundles, officials, rounds
from sudesk.services.bundles import BundleState
from sudesk.ui.count.differences import SCRUTINEERS
from sudesk.ui.desk import Desk
from sudesk.ui.pieces.button import Kind
from sudesk.ui.pieces.dialog import Dialog
from sudesk.ui.pieces.input import Field, Input, Select


class ReopenDialog(Dialog):
    """Both tellers enter such a bundle anew; the reason is kept and printed."""

    def __init__(self, parent: QWidget, desk: Desk, round_id: int) -> None:
        view = desk.ask(bundles.count_view, round_id)
        settled = [one for one in view.bundles if one.state is BundleState.RECONCILED]
        super().__init__(
            parent,
            "重开已核对的一捆？",
            "这一捆的票数先从结果里拿出来，两名计票人照纸票重录一遍。理由印在报告里。",
            main="重开这一捆",
            other="先不重开",
            icon="undo-2",
            kind=Kind.DANGER,
            width=460,
            on_main=lambda: desk.do(
                bundles.reopen, round_id, self.bundle, self._by, self._because.text().strip()
            ),
        )
        congress = desk.ask(rounds.view, round_id).congress_id
        adopted = desk.ask(officials.officials, congress)
        names = [name for role in SCRUTINEERS for name in adopted.names(role)]
        choices = [(f"第 {one.number} 捆，{one.ballots} 张", one.number) for one in settled]
        self._bundle = Select(choices)
        self._name = Select([("请选择", ""), *((name, name) for name in names)])
        self._because = Input(placeholder="例如：清点时发现混入了别捆的选票")
        self.add(
            Field("哪一捆", self._bundle),
            Field("监票人", self._name),
            Field("理由", self._because),
        )
        self._name.currentIndexChanged.connect(self._weigh)
        self._because.textChanged.connect(self._weigh)
        self._weigh()

    @property
    def bundle(self) -> int:
        """The bundle that is chosen."""
        return int(self._bundle.currentData() or 0)

    @property
    def _by(self) -> str:
        return str(self._name.currentData() or "")

    def _weigh(self) -> None:
        self.main.setEnabled(bool(self._by and self._because.text().strip() and self.bundle))
