"""Printing all papers of a stage with one button, wherever it stands."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from sudesk.papers.ballot_paper import BallotPaper
from sudesk.services import print_log, prints
from sudesk.services.prints import Print
from sudesk.services.slots import Slot
from sudesk.ui.desk import Desk, Report, Task
from sudesk.ui.papers.printer import Delivery, ask_printer, deliver


def printed_together(slots: Sequence[Slot]) -> list[Slot]:
    """Return the papers that are printed in one go; ballots need their number of sheets first."""
    return [slot for slot in slots if slot.number != BallotPaper.number]


class StagePrinter(QObject):
    """Sets the papers, asks for the printer, prints, and notes it; pressed meanwhile, it stops.

    ``told`` says what went to the printer and how the note of it is taken back, ``busy`` whether
    it is at work.
    """

    def __init__(
        self,
        parent: QWidget,
        desk: Desk,
        told: Callable[[str, Callable[[], object]], object],
        busy: Callable[[bool], object],
        progress: Report | None = None,
    ) -> None:
        super().__init__(parent)
        self._window = parent
        self._desk = desk
        self._told = told
        self._busy = busy
        self._progress = progress
        self._task: Task | None = None
        self._title = ""
        self._congress = 0

    @property
    def at_work(self) -> bool:
        """Whether papers are being set or printed."""
        return self._task is not None

    def print(self, congress_id: int, title: str, slots: Sequence[Slot]) -> None:
        """Print papers, or stop where that is under way."""
        if self._task is not None:
            self.stop()
            return
        self._title, self._congress = title, congress_id
        keys = tuple(slot.key for slot in printed_together(slots))
        self._busy(True)
        self._task = self._desk.work(
            prints.together,
            congress_id,
            keys,
            done=self._choose,
            progress=self._progress,
            ended=self._end,
        )

    def stop(self) -> None:
        """Stop what is under way."""
        if self._task is not None:
            self._task.stop()

    def _choose(self, paper: Print) -> None:
        printer = ask_printer(self._window, self._title, len(paper.sizes))
        if printer is not None:
            self._busy(True)
            self._task = self._desk.work(
                deliver,
                printer,
                paper,
                1,
                done=self._tell,
                progress=self._progress,
                ended=self._end,
            )

    def _end(self) -> None:
        self._task = None
        self._busy(False)

    def _tell(self, delivery: Delivery) -> None:
        ids = self._desk.do(print_log.note, self._congress, delivery.papers, delivery.copies)
        undo = partial(self._desk.do, print_log.take_back, self._congress, ids)
        self._told(f"{self._title}已送往打印机，共 {delivery.sheets} 页", undo)
