"""The order of names on the ballot: by strokes with the reasons, or as somebody decided."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from sudesk.services.candidates import CandidateView
from sudesk.services.elections import ElectionView
from sudesk.ui.pieces.banner import Banner
from sudesk.ui.pieces.button import Button, Kind
from sudesk.ui.pieces.card import Card
from sudesk.ui.pieces.columns import Column
from sudesk.ui.pieces.empty import EmptyState
from sudesk.ui.pieces.table import Table
from sudesk.ui.tokens import CARD_PADDING, Tone
from sudesk.ui.words import spaced


@dataclass(frozen=True)
class OrderRow:
    """One name, its place, and why it stands behind the one above."""

    candidate: CandidateView
    place: int
    reason: str


class OrderView(Card):
    """The names in ballot order; Alt+↑ and Alt+↓ move the chosen one."""

    def __init__(
        self, move: Callable[[CandidateView, int], object], by_strokes: Callable[[], object]
    ) -> None:
        super().__init__("选票次序", caption="候选人在选票和公示上的次序。", flush=True)
        self._move = move
        self._election: ElectionView | None = None
        self.says = Banner(Tone.INFO, "", "")
        self.table: Table[OrderRow] = Table(
            [
                Column("序", lambda row: str(row.place), 52, number=True, ink=lambda _: "ink_3"),
                Column("姓名", lambda row: row.candidate.ballot_name, 190, strong=True),
                Column("班级", lambda row: row.candidate.entry.class_name, 150),
                Column("排在上一位之后的理由", lambda row: row.reason, ink=lambda _: "ink_2"),
            ],
            key=lambda row: row.candidate.id,
            empty=EmptyState("还没有候选人", "提名之后自动按姓氏笔画排列。"),
            sortable=False,
        )
        self.up = Button("上移", lambda: self._shift(-1), icon="chevron-up", small=True)
        self.down = Button("下移", lambda: self._shift(1), icon="chevron-down", small=True)
        self.strokes = Button(
            "恢复按姓氏笔画", by_strokes, kind=Kind.QUIET, icon="undo-2", small=True
        )
        said = QWidget()
        room = QVBoxLayout(said)
        room.setContentsMargins(CARD_PADDING - 1, 12, CARD_PADDING - 1, 12)
        room.addWidget(self.says)
        self.add(said, self.table)
        self.body.setStretch(1, 1)
        self.set_foot(self.up, self.down, self.strokes, stretch_after=2)
        self.table.selected.connect(lambda _: self._show_what_fits())
        QShortcut(QKeySequence("Alt+Up"), self, lambda: self._shift(-1))
        QShortcut(QKeySequence("Alt+Down"), self, lambda: self._shift(1))

    def show_election(self, election: ElectionView) -> None:
        """Show the order of an election."""
        self._election = election
        reasons = ("", *election.order_reasons)
        self.table.set_rows(
            OrderRow(one, place, spaced(reasons[place - 1]) if place <= len(reasons) else "")
            for place, one in enumerate(election.candidates, 1)
        )
        lead = "按姓氏笔画为序。"
        words = "先比姓的笔画数，再比横竖撇点折的笔顺，同姓的再比名，单名在前。"
        if election.order_by:
            lead = f"{election.order_by}决定的次序。"
            words = f"理由：{election.order_because}。印在选票和报告上。"
        elif election.unknown_strokes:
            strange = "、".join(election.unknown_strokes)
            words += f"“{strange}”没有笔画资料，排在后面，请核对后按 Alt+↑ 调整。"
        self.says.words.say(words, lead)
        if self.table.current() is None and election.candidates:
            self.table.select(election.candidates[0].id)
        self._show_what_fits()

    def _shift(self, step: int) -> None:
        row = self.table.current()
        election = self._election
        if row is None or election is None or election.started:
            return
        if 1 <= row.place + step <= len(election.candidates):
            self._move(row.candidate, step)

    def _show_what_fits(self) -> None:
        election, row = self._election, self.table.current()
        movable = election is not None and not election.started and row is not None
        last = len(election.candidates) if election is not None else 0
        self.up.setEnabled(bool(movable and row and row.place > 1))
        self.down.setEnabled(bool(movable and row and row.place < last))
        self.strokes.setVisible(bool(election and election.order_by and not election.started))
