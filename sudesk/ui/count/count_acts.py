"""What can be done with the round in view: each act of its cards, and the pages they open."""

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QWidget

from sudesk.rules.election_rules import CountingWay
from sudesk.services import bundles, counting, rounds, zero_reports
from sudesk.services.rounds import Papers, RoundView
from sudesk.ui.count.ballot_printing import BallotPrintingPage
from sudesk.ui.count.course import CourseActs
from sudesk.ui.count.differences import DifferencesPage
from sudesk.ui.count.doubts import DoubtsPage
from sudesk.ui.count.entry import BallotEntryPage
from sudesk.ui.count.figures import FiguresPage
from sudesk.ui.count.reopening import ReopenDialog
from sudesk.ui.count.seal_acts import SealActs
from sudesk.ui.count.second_window import TellerWindow
from sudesk.ui.count.told import teller_words
from sudesk.ui.count.totals import TotalsPage
from sudesk.ui.count.write_ins import WriteInsPage
from sudesk.ui.desk import Desk
from sudesk.ui.page import Page, Shell
from sudesk.ui.pieces.dialog import Dialog


class CountActs:
    """The acts; ``round`` is the round in view, ``opened`` is told which is to be shown next."""

    def __init__(
        self, pane: QWidget, desk: Desk, shell: Shell, opened: Callable[[int | None], object]
    ) -> None:
        self._pane, self.desk, self.shell = pane, desk, shell
        self._opened = opened
        self.round: RoundView | None = None
        self.beside: TellerWindow | None = None
        self.of_course = CourseActs(
            enter=self.enter,
            enter_beside=self.enter_beside,
            compare=self.compare,
            doubts=self.show_doubts,
            write_ins=self.show_write_ins,
            reopen=self.reopen,
            take_back_zero=self.take_back_zero,
        )
        self.of_seal = SealActs(pane, desk, shell, self._present, opened)

    def open_voting(self) -> None:
        """Freeze who is there and let people vote."""
        self.desk.do(rounds.open_voting, self._present())

    def take_back(self) -> None:
        """Take ballots back that nobody has marked."""
        one = self._present()
        self._opened(None)
        self.desk.do(rounds.take_back, one)
        self.shell.toast("选票已撤回，候选人和选举办法可以再改")

    def count_again(self) -> None:
        """Count who is there anew before any paper was noted."""
        self.desk.do(rounds.count_again, self._present())
        self.shell.toast("请重新清点人数，再开始投票")

    def record_papers(self, papers: Papers) -> None:
        """Store the four figures that were typed."""
        self.desk.do(rounds.record_papers, self._present(), papers)

    def print_ballots(self) -> None:
        """Open the page on which ballots are printed."""
        self.shell.push(BallotPrintingPage(self.desk, self._present()))

    def confirm_zero(self, chief: str, tellers: list[str], size: int) -> None:
        """Confirm by name that nothing is counted yet."""
        self.desk.do(zero_reports.confirm, self._present(), chief, tellers, size)
        undo = partial(self.desk.do, zero_reports.take_back, self._present())
        self.shell.toast("零票已确认，可以开始录入", undo)

    def take_back_zero(self) -> None:
        """Make the zero report anew, with other tellers or other bundles."""
        self.desk.do(zero_reports.take_back, self._present())
        self.shell.toast("零票确认已撤回")

    def enter(self, teller: int) -> None:
        """Open the entry of one teller in this window."""
        if self.beside is not None and teller == 2:
            self.beside.activateWindow()
            return
        alone = self.beside is not None
        self.shell.push(self._entry(teller, alone=alone))

    def enter_beside(self) -> None:
        """Open the entry of the second teller in a window of its own."""
        if self.beside is None:
            title = f"{teller_words(2)} — 录入选票"
            window = TellerWindow(self._entry(2, alone=True), title, self._pane.window())
            window.left.connect(self._forget_window)
            self.beside = window
            window.show()
        self.beside.activateWindow()

    def compare(self) -> None:
        """Open the scrutineer's page."""
        view = self.desk.ask(bundles.count_view, self._present())
        kind = FiguresPage if view.way is CountingWay.TOTALS else DifferencesPage
        self.shell.push(kind(self.desk, self._present()))

    def show_doubts(self) -> None:
        """Open the ledger of doubtful ballots."""
        self.shell.push(DoubtsPage(self.desk, self._present()))

    def show_write_ins(self) -> None:
        """Open the page on which names that were written in are matched."""
        self.shell.push(WriteInsPage(self.desk, self._present()))

    def reopen(self) -> None:
        """Open a reconciled bundle again, with name and reason."""
        dialog = ReopenDialog(self._pane.window(), self.desk, self._present())
        if dialog.exec():
            self.shell.toast(f"第 {dialog.bundle} 捆已重开，两名计票人都要重录这一捆")
        dialog.deleteLater()

    def seal(self, chief: str, tellers: list[str]) -> bool:
        """Ask once, then seal; returns whether it was sealed."""
        one = self.desk.ask(rounds.view, self._present())
        dialog = Dialog(
            self._pane.window(),
            f"封存{one.title}的计票结果？",
            "封存后不能改动，也没有解封。以后发现错误，只能另作更正，并写明理由。"
            "选票改按随机顺序保存，不留录入的先后。",
            main="封存结果",
            other="先不封存",
            icon="lock",
            on_main=partial(self.desk.do, counting.seal, one.id, chief, tellers),
        )
        sealed = bool(dialog.exec())
        dialog.deleteLater()
        if sealed:
            self.shell.toast("计票结果已封存")
        return sealed

    def _entry(self, teller: int, *, alone: bool) -> Page:
        view = self.desk.ask(bundles.count_view, self._present())
        if view.way is CountingWay.TOTALS:
            return TotalsPage(self.desk, self._present(), teller, alone=alone)
        return BallotEntryPage(self.desk, self._present(), teller, alone=alone)

    def _forget_window(self) -> None:
        self.beside = None

    def _present(self) -> int:
        assert self.round is not None  # these acts stand on cards of a round
        return self.round.id
