"""Everybody who stands, in ballot order, and the box to nominate another one."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from sudesk.rules.review import Standing
from sudesk.services.candidates import CandidateView
from sudesk.services.congresses import Entry
from sudesk.services.elections import ElectionView
from sudesk.ui.congress.finder import Person, PersonFinder
from sudesk.ui.pieces.button import Button
from sudesk.ui.pieces.card import Card
from sudesk.ui.pieces.chip import ChipLook
from sudesk.ui.pieces.columns import Column
from sudesk.ui.pieces.empty import EmptyState
from sudesk.ui.pieces.table import Table
from sudesk.ui.tokens import CARD_PADDING, Tone

STANDING_CHIP = {
    Standing.MET: ChipLook("符合", Tone.OK, "check"),
    Standing.EXEMPT: ChipLook("免排名", Tone.INFO, "info"),
    Standing.MISSING: ChipLook("待核", Tone.WARN, "circle-dashed"),
    Standing.FAILED: ChipLook("不符合", Tone.BAD, "x"),
}
DECIDED = ChipLook("署名通过", Tone.INFO, "badge-check")


def chip_of(candidate: CandidateView) -> ChipLook:
    """Return how a candidate stands by the condition of rule B2."""
    return DECIDED if candidate.waived_by else STANDING_CHIP[candidate.standing]


class CandidateList(Card):
    """The list; ``chosen`` tells the candidate, Alt+↑ and Alt+↓ move one on the ballot."""

    chosen = Signal(object)

    def __init__(
        self,
        nominate: Callable[[Entry], object],
        move: Callable[[CandidateView, int], object],
    ) -> None:
        super().__init__("候选人", caption="按选票上的次序，Alt+↑ Alt+↓ 调整。", flush=True)
        self._move = move
        self.finder = PersonFinder("提名：姓名、学号尾数", "Enter", compact=True)
        self.table: Table[CandidateView] = Table(
            [
                Column("序", self._place, 44, number=True, ink=lambda _: "ink_3"),
                Column(
                    "姓名",
                    lambda one: one.entry.name,
                    strong=True,
                    second=lambda one: one.entry.class_name,
                ),
                Column("条件", lambda one: chip_of(one).text, 108, number=True, chip=chip_of),
            ],
            key=lambda one: one.id,
            empty=EmptyState("还没有候选人", "在上面输入姓名，按 Enter 提名。"),
            tall=True,
            sortable=False,
        )
        self.table.setMinimumHeight(140)
        self.table.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Ignored)
        self._order: dict[int, int] = {}
        self._started = False
        self.up = Button("上移", lambda: self._shift(-1), icon="chevron-up", small=True)
        self.down = Button("下移", lambda: self._shift(1), icon="chevron-down", small=True)
        room = QWidget()
        column = QVBoxLayout(room)
        column.setContentsMargins(CARD_PADDING - 1, 10, CARD_PADDING - 1, 10)
        column.addWidget(self.finder)
        self.add(room, self.table)
        self.body.setStretch(1, 1)
        self.set_foot(self.up, self.down)
        self.finder.taken.connect(nominate)
        self.table.selected.connect(self._tell)
        QShortcut(QKeySequence("Alt+Up"), self, lambda: self._shift(-1))
        QShortcut(QKeySequence("Alt+Down"), self, lambda: self._shift(1))

    def show_election(self, election: ElectionView, roll: Sequence[Entry]) -> None:
        """Show an election; the chosen candidate stays chosen."""
        standing = {one.entry.id for one in election.candidates}
        self._started = election.started
        self._order = {one.id: place for place, one in enumerate(election.candidates, 1)}
        self.finder.offer(Person(entry) for entry in roll if entry.id not in standing)
        self.finder.setVisible(not election.started)
        self.table.set_rows(election.candidates)
        if self.table.current() is None and election.candidates:
            self.table.select(election.candidates[0].id)
        self._show_what_fits()

    def choose(self, candidate_id: int) -> None:
        """Choose a candidate."""
        self.table.select(candidate_id)

    def current(self) -> CandidateView | None:
        """Return the chosen candidate, None where nobody stands."""
        return self.table.current()

    def _tell(self) -> None:
        self._show_what_fits()
        self.chosen.emit(self.table.current())

    def _shift(self, step: int) -> None:
        candidate = self.table.current()
        if candidate is not None and not self._started:
            self._move(candidate, step)

    def _show_what_fits(self) -> None:
        candidate = self.table.current()
        place = self._order.get(candidate.id, 0) if candidate is not None else 0
        self.up.setEnabled(not self._started and place > 1)
        self.down.setEnabled(not self._started and 0 < place < len(self._order))

    def _place(self, one: CandidateView) -> str:
        return str(self._order.get(one.id, ""))
