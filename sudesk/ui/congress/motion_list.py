"""The numbered motions of the congress with their states."""

from collections.abc import Sequence

from PySide6.QtCore import Signal

from sudesk.services.motions import MotionView
from sudesk.terms import MotionKind
from sudesk.ui.congress.motion_words import STATE_CHIP
from sudesk.ui.pieces.card import Card
from sudesk.ui.pieces.columns import Column
from sudesk.ui.pieces.empty import EmptyState
from sudesk.ui.pieces.table import Table


class MotionList(Card):
    """↑ and ↓ move, ``chosen`` tells the motion (or None), ``opened`` that Enter was pressed."""

    chosen = Signal(object)
    opened = Signal()

    def __init__(self) -> None:
        super().__init__(flush=True)
        self.table: Table[MotionView] = Table(
            [
                Column("号", lambda row: str(row.number), 44, number=True, strong=True),
                Column("议案", lambda row: row.title, second=second_line),
                Column(
                    "状态",
                    lambda row: STATE_CHIP[row.state].text,
                    108,
                    chip=lambda row: STATE_CHIP[row.state],
                ),
            ],
            key=lambda row: row.id,
            search=lambda row: (str(row.number), row.title, row.kind.label, row.mover, row.text),
            placeholder="标题、种类、提案人",
            empty=EmptyState("还没有议案", "先列出常规议案，再提出本次大会自己的议案。"),
            tall=True,
            sortable=False,
        )
        self.add(self.table)
        self.table.selected.connect(lambda _: self.chosen.emit(self.table.current()))
        self.table.opened.connect(lambda _: self.opened.emit())

    def show_motions(self, found: Sequence[MotionView], wanted: int | None) -> None:
        """Show motions; ``wanted`` is chosen, else the one before, else that which comes next."""
        blocked = self.table.blockSignals(True)
        self.table.set_rows(found)
        if wanted is not None:
            self.table.select(wanted)
        elif self.table.current() is None and found:
            waiting = [one for one in found if not one.state.decided and not one.withdrawn_because]
            self.table.select((waiting or list(found))[0].id)
        self.table.blockSignals(blocked)
        self.table.show_tools(len(found) > 8)


def second_line(motion: MotionView) -> str:
    """Say under a title what kind of motion it is, whose, and what it changes."""
    parts = [] if motion.title == motion.kind.label else [motion.kind.label]
    if motion.amends is not None:
        word = "修正" if motion.kind is MotionKind.AMENDMENT else "取代"
        parts = [f"{word}第 {motion.amends} 号议案"]
    if motion.mover:
        parts.append(f"{motion.mover}提出")
    if motion.hands is not None:
        parts.append(f"同意 {motion.hands.approve}/{motion.present}")
    return "　".join(parts)
