"""Making the sample department: read its rosters beside the window, then import them at once."""

from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from sudesk.models.store import Store
from sudesk.services import departments, samples
from sudesk.services.intake import Intake
from sudesk.ui.desk import Desk, Report, Task


class SampleMaking(QObject):
    """One sample file in the making; left before it is whole, nothing stays behind.

    ``made`` gives the open file and how many students it has; ``lost`` tells that it was stopped
    or failed. ``ended`` comes before either.
    """

    made = Signal(Store, int)
    lost = Signal()
    ended = Signal()

    def __init__(self, path: Path, progress: Report) -> None:
        super().__init__()
        self._path = path
        self._desk: Desk | None = Desk(departments.establish(path, samples.PROFILE))
        self._task: Task | None = self._desk.work(
            samples.read, progress=progress, done=self._stock, ended=self._end
        )

    def stop(self) -> None:
        """Ask the reading to stop."""
        if self._task is not None:
            self._task.stop()

    def drop(self) -> None:
        """Close and remove the file unless it was handed over whole."""
        if self._desk is not None:
            self._desk.close()
            self._desk = None
            self._path.unlink()

    def _end(self) -> None:
        self._task = None
        self.ended.emit()
        QTimer.singleShot(0, self, self._give_up)  # after what was read has been imported

    def _give_up(self) -> None:
        if self._desk is not None:
            self.drop()
            self.lost.emit()

    def _stock(self, sample: Intake) -> None:
        assert self._desk is not None  # only drop takes it away, and then nothing is done
        imported = self._desk.do(samples.stock, sample)
        store, self._desk = self._desk.store, None
        self.made.emit(store, imported.added)
