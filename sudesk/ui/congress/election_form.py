"""The dialog for post and seats of an election."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from sudesk.rules import law
from sudesk.rules.plan import provision
from sudesk.services.elections import PRESIDIUM
from sudesk.ui.congress.wording import gate_of
from sudesk.ui.pieces.dialog import Dialog
from sudesk.ui.pieces.gate import Gate
from sudesk.ui.pieces.input import Field, Input, Number


class CallDialog(Dialog):
    """Post and seats, with what the plan says of them; ``record(post, seats)`` does the act."""

    def __init__(
        self,
        parent: QWidget,
        title: str,
        main: str,
        other: str,
        record: Callable[[str, int], object],
    ) -> None:
        super().__init__(
            parent,
            title,
            "名额和职务在准备选票之前都可以改。",
            main=main,
            other=other,
            icon="vote",
            on_main=lambda: record(self.post.text().strip(), self.seats.value()),
        )
        self.post = Input(PRESIDIUM)
        self.seats = Number(provision("D6").figure, least=1, most=30, unit="人")
        self.gate = Gate(gate_of(law.presidium(provision("D6").figure)))
        self.add(Field("职务", self.post), Field("应选", self.seats), self.gate)
        self.post.textChanged.connect(self._judge)
        self.seats.valueChanged.connect(self._judge)
        self._judge()

    def _judge(self) -> None:
        post = self.post.text().strip()
        title, size = law.post_title(post), law.presidium(self.seats.value())
        ruling = title if title.blocks or "主席团" not in post else size
        self.gate.setVisible(ruling.blocks or ruling is size)
        self.gate.show_look(gate_of(ruling))
        self.main.setEnabled(bool(post) and not ruling.blocks)
