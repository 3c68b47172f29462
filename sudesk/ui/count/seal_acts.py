"""What can follow a seal: announce, print, recount, correct, export, the next election."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from sudesk.rules.law import Ruling
from sudesk.services import counting, elections, further_elections, rounds, seals
from sudesk.services.rounds import RoundView
from sudesk.terms import ChairForm
from sudesk.ui.count.by_election import ByElectionDialog
from sudesk.ui.count.correcting import CorrectionPage
from sudesk.ui.count.doubts import DoubtsPage
from sudesk.ui.desk import Desk
from sudesk.ui.page import Shell
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
