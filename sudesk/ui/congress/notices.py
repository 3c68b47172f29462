"""The tab 公示: what hangs in public and until when, who objected, what may go on after it."""

from datetime import date

from PySide6.QtCore import Qt

from sudesk.services import departments, notices, objections, postings
from sudesk.services.congresses import CongressView
from sudesk.services.objections import ObjectionView
from sudesk.services.postings import Phase, Posting
from sudesk.terms import Ruled
from sudesk.ui import words
from sudesk.ui.congress.list_and_card import ListAndCard
from sudesk.ui.congress.notice_card import NoticeCard, said_of
from sudesk.ui.congress.notice_dialogs import (
    DayDialog,
    ObjectionDialog,
    PutUpDialog,
    SettleDialog,
    ShortenDialog,
    WithdrawDialog,
)
from sudesk.ui.congress.tab import CongressTab
from sudesk.ui.desk import Desk
from sudesk.ui.pieces.card import Card
from sudesk.ui.pieces.chip import ChipLook
from sudesk.ui.pieces.columns import Column
from sudesk.ui.pieces.dialog import Dialog
from sudesk.ui.pieces.empty import EmptyState
from sudesk.ui.pieces.table import Table
from sudesk.ui.rooms import open_room
from sudesk.ui.tokens import Tone

PHASE_CHIP = {
    Phase.TO_COME: ChipLook("未张贴"),
    Phase.AHEAD: ChipLook("将张贴", Tone.INFO, "clock"),
    Phase.HANGING: ChipLook("公示中", Tone.ACCENT, "clock"),
    Phase.DISPUTED: ChipLook("异议待处理", Tone.BAD, "triangle-alert"),
    Phase.RUN_OUT: ChipLook("期满", Tone.OK, "check"),
    Phase.TAKEN_DOWN: ChipLook("已撤下", Tone.OK, "check"),
    Phase.OUTDATED: ChipLook("须重新公示", Tone.BAD, "lock"),
}
LIST_WIDTH = 392


class NoticesTab(CongressTab):
    """The lists at the left, the chosen one with its objections at the right."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, "公示")
        self.table: Table[Posting] = Table(
            [
                Column("公示", lambda one: one.title, strong=True, second=self._days),
                Column(
                    "情况",
                    lambda one: one.phase.label,
                    124,
                    number=True,
                    chip=lambda one: PHASE_CHIP[one.phase],
                ),
            ],
            key=lambda one: one.key,
            tall=True,
            sortable=False,
            empty=EmptyState("还没有要公示的名单", "登记代表、设立选举之后，名单在这里公示。"),
        )
        self.card = NoticeCard(self)
        self._build()
        self.table.selected.connect(lambda _: self._show_chosen())
        self.table.opened.connect(lambda _: self._act_on_chosen())

    def show_congress(self, congress: CongressView) -> None:
        """Show every list that this congress announces."""
        found = self.desk.ask(postings.postings, congress.id)
        self.table.set_rows(found)
        if self.table.current() is None and found:
            waiting = [one for one in found if one.asked and one.ruling.blocks and not one.missing]
            self.table.select((waiting or list(found))[0].key)
        self._show_chosen()

    def take_keyboard(self) -> None:
        """Give the keyboard to the list."""
        self.table.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def put_up(self) -> None:
        """Ask for days and place, and put the chosen list up."""
        posting, congress = self.table.current(), self.congress
        if posting is None or congress is None:
            return
        before = self.desk.ask(notices.notices, congress.id)[-1:]
        office = self.desk.ask(departments.founded)
        place = before[0].place if before else ""
        contact = before[0].contact if before else office.reached
        self._open(PutUpDialog(self, self.desk, congress.id, posting, place, contact))

    def print_it(self) -> None:
        """Go to the papers, where the notice is printed."""
        open_room(self.shell, "papers")

    def object_to(self) -> None:
        """Note an objection to the chosen notice."""
        posting = self.table.current()
        if posting is not None and posting.notice is not None:
            self._open(ObjectionDialog(self, self.desk, posting.notice))

    def settle(self, objection: ObjectionView) -> None:
        """Write down what came of an objection."""
        self._open(SettleDialog(self, self.desk, objection))

    def reopen(self, objection: ObjectionView) -> None:
        """Take the outcome of an objection back."""
        self.desk.do(objections.settle, objection.id, Ruled.PENDING, "", "", self._today)

    def take_down(self) -> None:
        """Note that the list was taken down today."""
        posting = self.table.current()
        if posting is None or posting.notice is None:
            return
        notice = posting.notice.id
        self.desk.do(notices.take_down, notice, self._today)
        self.shell.toast(
            f"{posting.title}已登记撤下", lambda: self.desk.do(notices.hang_again, notice)
        )

    def prolong(self) -> None:
        """Let the chosen notice hang longer."""
        posting = self.table.current()
        if posting is not None and posting.notice is not None:
            self._open(DayDialog(self, self.desk, posting.notice))

    def cut_short(self) -> None:
        """Let the chosen notice end earlier, by a named person's decision."""
        posting = self.table.current()
        if posting is not None and posting.notice is not None:
            self._open(ShortenDialog(self, self.desk, posting.notice))

    def withdraw(self) -> None:
        """Declare the chosen notice void."""
        posting = self.table.current()
        if posting is not None and posting.notice is not None:
            self._open(WithdrawDialog(self, self.desk, posting.notice))

    @property
    def _today(self) -> date:
        return self.desk.store.clock().date()

    def _build(self) -> None:
        lists = Card(
            "公示", caption="名单张贴满规定的工作日、异议处理完，下一步才能开始。", flush=True
        )
        lists.add(self.table)
        self._pair = ListAndCard(lists, self.card, LIST_WIDTH)
        self.rows.addWidget(self._pair, 1)

    def _show_chosen(self) -> None:
        posting = self.table.current()
        self._pair.show_card(posting is not None)
        if posting is not None:
            self.card.show_posting(posting, self._today)

    def _act_on_chosen(self) -> None:
        posting = self.table.current()
        if posting is not None and posting.notice is None and not posting.missing:
            self.put_up()

    def _open(self, dialog: Dialog) -> None:
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _days(self, posting: Posting) -> str:
        if posting.notice is None:
            return words.spaced(posting.missing or f"{said_of(posting)}，可以张贴")
        notice = posting.notice
        return (
            f"{words.day(notice.from_on, self._today)}至{words.day(notice.until_on, self._today)}，"
            f"{notice.worked} 个工作日"
        )
