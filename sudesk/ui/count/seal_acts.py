"""What can follow a seal: announce, print, recount, correct, export, the next election."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QWidget

from sudesk.rules.law import Ruling
from sudesk.services import (
    count_exports,
    counting,
    elections,
    further_elections,
    rounds,
    seals,
)
from sudesk.services.rounds import RoundView
from sudesk.terms import ChairForm
from sudesk.ui.count.by_election import ByElectionDialog
from sudesk.ui.count.correcting import CorrectionPage
from sudesk.ui.count.doubts import DoubtsPage
from sudesk.ui.desk import Desk
from sudesk.ui.page import Shell
from sudesk.ui.papers.places import ask_target
from sudesk.ui.rooms import open_room


class SealActs:
    """The acts on the round that ``present`` gives; ``opened`` is told of a round to be shown."""

    def __init__(
        self,
        pane: QWidget,
        desk: Desk,
        shell: Shell,
        present: Callable[[], int],
        opened: Callable[[int | None], object],
    ) -> None:
        self._pane, self.desk, self.shell = pane, desk, shell
        self._present, self._opened = present, opened
        self._folder = desk.store.path.parent

    def announce(self) -> None:
        """Note when the result was announced."""
        self.desk.do(seals.announce, self._present())
        self.shell.toast("已记下宣布结果的时间")

    def print_report(self) -> None:
        """Go to the papers."""
        open_room(self.shell, "papers")

    def recount(self) -> list[str]:
        """Count the stored ballots again; returns what differs."""
        return self.desk.ask(counting.recount, self._present())

    def correct(self) -> None:
        """Open the page on which a mistake found after the seal is corrected."""
        self.shell.push(CorrectionPage(self.desk, self._present()))

    def show_doubts(self) -> None:
        """Open the ledger of doubtful ballots, as it was sealed."""
        self.shell.push(DoubtsPage(self.desk, self._present()))

    def export_table(self) -> None:
        """Save the result as a table to go on working with."""
        target = self._ask_target("导出表格", f"计票结果-{self._title}.xlsx")
        if target is not None:
            save = count_exports.save_workbook
            self.desk.work(save, self._present(), target, done=self._tell_saved)

    def export_file(self) -> None:
        """Save the count file, which any program can count again."""
        target = self._ask_target("导出计票文件", f"计票文件-{self._title}.json")
        if target is not None:
            save = count_exports.save_count_file
            self.desk.work(save, self._present(), target, done=self._tell_saved)

    def open_next(self) -> None:
        """Open the round that the result asks for."""
        opened = self.desk.do(counting.next_round, self._present())
        self._opened(opened)
        self.shell.toast("下一次投票的选票已准备")

    def chair_ruling(self, one: RoundView) -> Ruling | None:
        """Say whether the chair can be elected among the elected now; None where that is not due.

        It is due where the election rules have the chair elected so, and was not called yet.
        """
        election = self.desk.ask(elections.view, one.election_id)
        presidium = election.post == elections.PRESIDIUM and not election.by_election
        if one.terms.chair is not ChairForm.AMONG_ELECTED or not presidium:
            return None
        return self.desk.ask(further_elections.among_gate, one.election_id)

    def call_chair(self) -> None:
        """Call the chair's election among those elected."""
        one = self.desk.ask(rounds.view, self._present())
        self.desk.do(further_elections.call_among, one.election_id)
        self.shell.toast("已设立主席选举，候选人是当选的主席团成员")
        open_room(self.shell, "candidates")

    def call_by_election(self) -> None:
        """Call a by-election for a seat that is vacant or became so."""
        one = self.desk.ask(rounds.view, self._present())
        dialog = ByElectionDialog(self._pane.window(), self.desk, one.congress_id)
        if dialog.exec():
            self.shell.toast("补选已设立，请提名候选人")
            open_room(self.shell, "candidates")
        dialog.deleteLater()

    @property
    def _title(self) -> str:
        return self.desk.ask(rounds.view, self._present()).title

    def _ask_target(self, title: str, name: str) -> Path | None:
        return ask_target(self._pane.window(), title, self._folder / name)

    def _tell_saved(self, target: Path) -> None:
        self._folder = target.parent
        self.shell.toast(f"已存下“{target.name}”")
