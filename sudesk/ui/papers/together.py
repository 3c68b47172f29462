"""Printing all papers of a stage with one button, wherever it stands."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from sudesk.papers.ballot_paper import BallotPaper
from sudesk.services import prints
from sudesk.services.prints import Print
from sudesk.services.slots import Slot
from sudesk.ui.desk import Desk, Task
from sudesk.ui.papers.printer import ask_printer, put_on_paper


def printed_together(slots: Sequence[Slot]) -> list[Slot]:
    """Return the papers that are printed in one go; ballots need their number of sheets first."""
    return [slot for slot in slots if slot.number != BallotPaper.number]


class StagePrinter(QObject):
    """Sets the papers, asks for the printer, and prints; pressed again meanwhile, it stops.

    ``told`` says what went to the printer, ``busy`` whether it is at work.
    """

    def __init__(
        self,
        parent: QWidget,
        desk: Desk,
        told: Callable[[str], object],
        busy: Callable[[bool], object],
    ) -> None:
        super().__init__(parent)
        self._window = parent
        self._desk = desk
        self._told = told
        self._busy = busy
        self._task: Task | None = None
        self._title = ""

    @property
    def at_work(self) -> bool:
        """Whether papers are being set or printed."""
        return self._task is not None

    def print(self, congress_id: int, title: str, slots: Sequence[Slot]) -> None:
        """Print papers, or stop where that is under way."""
        if self._task is not None:
            self._task.stop()
            return
        self._title = title
        keys = tuple(slot.key for slot in printed_together(slots))
        self._busy(True)
        self._task = self._desk.work(
            prints.together, congress_id, keys, done=self._choose, ended=self._end
        )

    def _choose(self, paper: Print) -> None:
        printer = ask_printer(self._window, self._title, len(paper.sizes))
        if printer is not None:
            self._busy(True)
            self._task = self._desk.work(
                put_on_paper, printer, paper, 1, done=self._tell, ended=self._end
            )

    def _end(self) -> None:
        self._task = None
        self._busy(False)

    def _tell(self, sheets: int) -> None:
        self._told(f"{self._title}已送往打印机，共 {sheets} 页")
