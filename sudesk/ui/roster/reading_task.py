"""Reading files beside the window: one job at a time, which may be stopped."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from sudesk.services import intake
from sudesk.services.intake import Choices, Intake, Read
from sudesk.ui.desk import Desk, Task


class Reader(QObject):
    """Reads rosters; ``progressed`` says what and how far, ``ended`` comes in any case."""

    progressed = Signal(str, int, int)
    ended = Signal()

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._task: Task | None = None

    @property
    def busy(self) -> bool:
        """Whether something is being read."""
        return self._task is not None

    def read(
        self,
        paths: Sequence[Path],
        choices: Choices,
        before: Mapping[str, Read],
        done: Callable[[Intake], object],
    ) -> None:
        """Read files, in place of those that are being read; ``done`` takes what they say.

        What was read ``before`` and would be read just so is not read again.
        """
        self.stop()
        task = self._desk.work(
            intake.read_files,
            tuple(paths),
            choices,
            before,
            done=done,
            progress=self._report,
            ended=lambda: self._end(task),
        )
        self._task = task

    def stop(self) -> None:
        """Ask for an end; nothing more is heard but ``ended``."""
        if self._task is not None:
            self._task.stop()

    def leave(self) -> None:
        """Stop, and do not wait for the end: a workbook under way is decoded part by part."""
        self.stop()
        if self._task is not None:
            self._end(self._task)

    def _report(self, what: str, done: int, total: int) -> None:
        if self._task is not None:
            self.progressed.emit(f"正在读 {what}", done, total)

    def _end(self, task: Task) -> None:
        """Tell the end of the present job; one that was replaced or left is not waited for."""
        if self._task is task:
            self._task = None
            self.ended.emit()
