"""The tab 议案: what the hall votes on by show of hands, its presidium, and the charter."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout

from sudesk.rules.charter import Change
from sudesk.services import charter, hand_votes, motions, presidium
from sudesk.services.agenda import Item
from sudesk.services.congresses import CongressView
from sudesk.services.motions import MotionState, MotionText, MotionView
from sudesk.terms import AgendaTask, CongressKind, MotionKind
from sudesk.ui.congress.candidates import CandidatesTab
from sudesk.ui.congress.charter import CharterPart
from sudesk.ui.congress.decision import ReasonDialog
from sudesk.ui.congress.floor_note_dialog import KEY, tell_note
from sudesk.ui.congress.hand_vote import HandVotePage
from sudesk.ui.congress.list_and_card import ListAndCard
from sudesk.ui.congress.motion_card import Acts, MotionCard
from sudesk.ui.congress.motion_dialogs import AmendDialog, MotionDialog
from sudesk.ui.congress.motion_list import MotionList
from sudesk.ui.congress.motion_words import OF_TASK, said_label
from sudesk.ui.congress.presidium import PresidiumPart
from sudesk.ui.congress.tab import CongressTab
from sudesk.ui.desk import Desk
from sudesk.ui.pieces.button import Button, Kind
from sudesk.ui.pieces.card import Card
from sudesk.ui.pieces.choice import Segmented
from sudesk.ui.pieces.dialog import Dialog
from sudesk.ui.pieces.text import Text
from sudesk.ui.rooms import open_room
from sudesk.ui.tokens import TABLE

MOTIONS, PRESIDIUM, CHARTER = range(3)
PARTS = {"presidium": PRESIDIUM, "charter": CHARTER}
LIST_WIDTH = 420
FREE = (MotionKind.RESOLUTION, MotionKind.OTHER)


class MotionsTab(CongressTab):
    """Three parts; the votes are held on a page of their own, see ``hand_vote``."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, "议案")
        self._found: tuple[MotionView, ...] = ()
        self._wanted: int | None = None
        self._missing = False  # of the usual motions
        self._voting: int | None = None  # the motion whose vote was opened from here
        self.part = Segmented([("议案", MOTIONS), ("大会主席团", PRESIDIUM), ("章程", CHARTER)])
        self._told = Text("", TABLE, "ink_2")
        self.usual = Button("列出常规议案", self._propose_usual, icon="plus")
        self.propose = Button("提出议案", self._ask_propose, icon="plus", key="Ctrl+N")
        self.list = MotionList()
        self.card = MotionCard(
            Acts(
                self._vote,
                self._take_back,
                self._ask_change,
                self._ask_amend,
                self._ask_withdraw,
                self._restore,
                self._drop,
                self._open_room,
                partial(self._open_room, "papers"),
                self._choose,
            )
        )
        self.presidium = PresidiumPart(self, partial(self._open_room, "officials"))
        self.charter = CharterPart(self)
        self._lay_out()
        self.list.chosen.connect(self._show_motion)
        self.list.opened.connect(self._open)
        self.part.chosen.connect(self._show_part)
        QShortcut(QKeySequence(KEY), self, self._note)

    def show_congress(self, congress: CongressView) -> None:
        """Show the motions of a congress, who presides, and the charter."""
        self._found = self.desk.ask(motions.motions, congress.id)
        self.list.show_motions(self._found, self._next_after_the_vote() or self._wanted)
        self._wanted = None
        there = {one.kind for one in self._found if not one.withdrawn_because}
        missing = [k for k in self.desk.ask(motions.usual, congress.id) if k not in there]
        self._missing = bool(missing)
        self._show_head()
        decided = sum(one.state.decided for one in self._found)
        live = sum(one.state is not MotionState.WITHDRAWN for one in self._found)
        self._told.say(f"已表决 {decided}/{live}" if live else "")
        self.part.rename(MOTIONS, f"议案 {live}")
        sitters = self.desk.ask(presidium.presidium, congress.id)
        self.part.rename(PRESIDIUM, f"大会主席团 {len(sitters)}")
        changed = sum(
            one.change is not Change.SAME for one in self.desk.ask(charter.clauses, congress.id)
        )
        self.part.rename(CHARTER, f"章程 {changed}")
        self.presidium.show_congress()
        self.charter.show_congress()
        self._show_motion(self.list.table.current())

    def show_item(self, item: Item) -> None:
        """Choose the motion that belongs to an item of the agenda, or offer to propose it."""
        self.part.choose(MOTIONS)
        self.refresh()
        kind = OF_TASK.get(item.task, MotionKind.OTHER)
        live = [one for one in self._found if one.state is not MotionState.WITHDRAWN]
        found = [one for one in live if one.agenda_item_id == item.id]
        if item.task is not AgendaTask.OTHER:
            found = found or [one for one in live if one.kind is kind]
        if found:
            waiting = [one for one in found if not one.state.decided]
            self.list.table.select((waiting or found)[-1].id)
            self._show_motion(self.list.table.current())
        elif self.congress is not None:
            self._ask_kind(kind, item)

    def choose_kind(self, kind: MotionKind) -> None:
        """Choose the latest motion of a kind, proposing it where there is none."""
        assert self.congress is not None  # the tab from which one comes shows a congress
        self.part.choose(MOTIONS)
        found = self.desk.ask(motions.motions, self.congress.id)
        live = [one for one in found if one.kind is kind and not one.withdrawn_because]
        if live and not (kind is MotionKind.RULES and live[-1].state.decided):
            self._wanted = live[-1].id
            self.refresh()
        else:
            self._propose(None, kind, MotionText())

    def take_keyboard(self) -> None:
        """Give the keyboard to the list, so that ↑, ↓ and Enter work at once."""
        if self.part.meaning == MOTIONS and self.list.table.view.isVisible():
            self.list.table.view.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            super().take_keyboard()

    def open_dialog(self, dialog: Dialog) -> None:
        """Open a dialog that is gone once it is closed, and give the keyboard back."""
        dialog.finished.connect(dialog.deleteLater)
        dialog.finished.connect(self.take_keyboard)
        dialog.open()

    def _lay_out(self) -> None:
        head = Card()
        head.body.setContentsMargins(15, 9, 15, 9)
        row = QHBoxLayout()
        row.setSpacing(10)
        head.body.addLayout(row)
        row.addWidget(self.part)
        row.addWidget(self._told, 1)
        row.addWidget(self.usual)
        row.addWidget(self.propose)
        self._pair = pair = ListAndCard(self.list, self.card, LIST_WIDTH)
        self._parts = (pair, self.presidium, self.charter)
        self.rows.addWidget(head)
        for part in self._parts:
            self.rows.addWidget(part, 1)
        self._show_part(MOTIONS)

    def _show_part(self, number: object) -> None:
        for place, part in enumerate(self._parts):
            part.setVisible(place == number)
        self._show_head()
        self._choose_primary()

    def _show_head(self) -> None:
        """Show above the parts what belongs to the one that is chosen."""
        here = self.part.meaning == MOTIONS
        self.usual.setVisible(here and self._missing)
        self.propose.setVisible(here)

    def _choose_primary(self) -> None:
        shown = self.part.meaning == MOTIONS and self.card.isVisibleTo(self)
        self.primary = self.card.vote if shown else None
        loud = not self._found
        self.usual.kind = Kind.PRIMARY if loud else Kind.DEFAULT
        if loud and self.part.meaning == MOTIONS:
            self.primary = self.usual
        self.usual.update()

    def _show_motion(self, motion: MotionView | None) -> None:
        self._pair.show_card(motion is not None)
        if motion is not None:
            main = next((one for one in self._found if one.id == motion.amends_id), None)
            waits = motion.state is MotionState.WAITING
            obstacle = self.desk.ask(hand_votes.obstacle, motion.id) if waits else None
            last = motion.number == max(one.number for one in self._found)
            self.card.show_motion(motion, main, obstacle, last=last)
        self._choose_primary()

    @property
    def _motion(self) -> MotionView:
        motion = self.list.table.current()
        assert motion is not None  # its card is shown
        return motion

    def _choose(self, motion_id: int) -> None:
        self.list.table.select(motion_id)
        self._show_motion(self.list.table.current())

    def _next_after_the_vote(self) -> int | None:
        """Return the motion that is next in turn once the one that was voted on is decided."""
        decided = [one for one in self._found if one.id == self._voting and one.state.decided]
        if not decided:
            return None
        self._voting = None
        waiting = [one for one in self._found if one.state is MotionState.WAITING]
        behind = [one for one in waiting if one.number > decided[0].number]
        return next((one.id for one in (*behind, *waiting)), None)

    def _open(self) -> None:
        if self.card.vote.isVisible() and self.card.vote.isEnabled():
            self._vote()

    def _vote(self) -> None:
        motion = self._motion
        if motion.state is MotionState.WAITING:
            self.desk.do(hand_votes.put, motion.id)
        self._voting = motion.id
        self.shell.push(HandVotePage(self.desk, motion.id))

    def _take_back(self) -> None:
        self.desk.do(hand_votes.take_back, self._motion.id)
        self.shell.toast("表决已撤回，议案回到待表决")

    def _propose_usual(self) -> None:
        if self.congress is not None:
            made = self.desk.do(motions.propose_usual, self.congress.id)
            undo = partial(self._drop_all, made)
            self.shell.toast(f"已列出 {len(made)} 项常规议案", undo)
            self.take_keyboard()

    def _drop_all(self, made: Sequence[int]) -> None:
        for motion_id in reversed(made):
            self.desk.do(motions.drop, motion_id)

    def _ask_propose(self) -> None:
        if self.congress is None or self.part.meaning != MOTIONS:
            return
        usual = self.desk.ask(motions.usual, self.congress.id)
        kinds = [*FREE, *(kind for kind in usual if kind not in FREE)]
        if MotionKind.CHARTER not in kinds:
            kinds.append(MotionKind.CHARTER)
        self._open_proposal(kinds, None)

    def _ask_kind(self, kind: MotionKind, item: Item) -> None:
        if self.congress is None:
            return
        if kind is MotionKind.CREDENTIALS and self.congress.kind is CongressKind.ASSEMBLY:
            return
        self._open_proposal([kind], item)

    def _open_proposal(self, kinds: Sequence[MotionKind], item: Item | None) -> None:
        title = "提出议案" if item is None else f"为“{item.title}”提出议案"
        self.open_dialog(
            MotionDialog(
                self,
                title,
                kinds,
                MotionText("" if item is None or kinds[0] not in FREE else item.title),
                main="提出议案",
                other="先不提出",
                record=partial(self._propose, None, item=item),
            )
        )

    def _propose(
        self,
        amends: int | None,
        kind: MotionKind,
        wording: MotionText,
        item: Item | None = None,
    ) -> None:
        if self.congress is None:
            return
        item_id = None if item is None else item.id
        made = self.desk.do(motions.propose, self.congress.id, kind, wording, amends, item_id)
        self._wanted = made
        self.refresh()
        label = said_label(self.desk.ask(motions.view, made))
        self.shell.toast(f"已提出{label}", lambda: self.desk.do(motions.drop, made))

    def _ask_change(self) -> None:
        motion = self._motion
        wording = MotionText(motion.title, motion.text, motion.mover)
        self.open_dialog(
            MotionDialog(
                self,
                f"修改{said_label(motion)}",
                (motion.kind,),
                wording,
                main="保存修改",
                other="不改",
                record=partial(self._change, motion.id),
            )
        )

    def _change(self, motion_id: int, _kind: MotionKind, wording: MotionText) -> None:
        before = self.desk.do(motions.change, motion_id, wording)
        self.shell.toast("议案已修改", lambda: self.desk.do(motions.change, motion_id, before))

    def _ask_amend(self) -> None:
        motion = self._motion
        self.open_dialog(AmendDialog(self, motion, partial(self._propose, motion.id)))

    def _ask_withdraw(self) -> None:
        motion = self._motion
        self.open_dialog(
            ReasonDialog(
                self,
                f"撤回{said_label(motion)}？",
                "编号保留，理由留在记录里，需要时可以恢复。",
                main="撤回议案",
                other="不撤回",
                reason="",
                record=partial(self._withdraw, motion.id),
            )
        )

    def _withdraw(self, motion_id: int, because: str) -> None:
        self.desk.do(motions.withdraw, motion_id, because)
        self.shell.toast("议案已撤回", lambda: self.desk.do(motions.restore, motion_id))

    def _restore(self) -> None:
        motion = self._motion
        self.desk.do(motions.restore, motion.id)
        self.shell.toast(f"{said_label(motion)}已恢复，待表决")

    def _drop(self) -> None:
        motion = self._motion
        wording = MotionText(motion.title, motion.text, motion.mover)
        self.desk.do(motions.drop, motion.id)
        congress_id = self.congress.id if self.congress is not None else 0
        self.shell.toast(
            f"{said_label(motion)}已取消",
            lambda: self.desk.do(
                motions.propose,
                congress_id,
                motion.kind,
                wording,
                motion.amends_id,
                motion.agenda_item_id,
            ),
        )

    def _note(self) -> None:
        if self.congress is not None:
            tell_note(self, self.desk, self.congress.id)

    def _open_room(self, room: str) -> None:
        if room in PARTS:
            self.part.choose(PARTS[room])
            return
        open_room(self.shell, room)
        if room == "officials":
            tab = self.window().findChild(CandidatesTab)
            if tab is not None:
                tab.show_officials()
