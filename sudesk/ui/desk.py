"""The desk between window and work: ask, do, and long work on a thread of its own."""

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Concatenate, Generic, ParamSpec, TypeVar, TypeVarTuple

from PySide6.QtCore import QObject, QRunnable, QThreadPool, Signal
from shiboken6 import isValid

from sudesk.errors import Stopped, SudeskError
from sudesk.models.store import Session, Store

P = ParamSpec("P")
T = TypeVar("T")
Ts = TypeVarTuple("Ts")

Report = Callable[[str, int, int], None]

REPORTS_A_SECOND = 20


class Desk(QObject):
    """Reads and acts on one open department file for the pages of the window.

    Errors pass through to the caller's slot and from there to their fates; pages do not catch.
    """

    changed = Signal()
    closing = Signal()

    def __init__(self, store: Store, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.store = store
        self._pool = QThreadPool(self)
        self._tasks: set[Task] = set()

    def ask(
        self, question: Callable[Concatenate[Session, P], T], *args: P.args, **kwargs: P.kwargs
    ) -> T:
        """Answer a question from one state of the file; nothing can be written."""
        with self.store.reading() as session:
            return question(session, *args, **kwargs)

    def do(self, act: Callable[Concatenate[Session, P], T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Do one act in one transaction, then tell the pages to ask again."""
        with self.store.writing() as session:
            result = act(session, *args, **kwargs)
        self.changed.emit()
        return result

    def work(
        self,
        job: Callable[[Session, Report, *Ts], T],
        *args: *Ts,
        done: Callable[[T], object] | None = None,
        failed: Callable[[SudeskError], object] | None = None,
        progress: Report | None = None,
        ended: Callable[[], object] | None = None,
    ) -> "Task":
        """Run a long job beside the window, with a session that only reads.

        ``job(session, report, *args)`` calls ``report(what, done, total)`` often; it is stopped
        there. On the window's thread come ``progress`` (at most 20 a second), then ``ended`` in
        any case, then ``done`` with the result or ``failed`` with what the user can mend.
        Without ``failed`` that error goes its usual way to a banner; a stopped job is silent.
        """
        task = Task(done=done, failed=failed, progress=progress, ended=ended)
        self._tasks.add(task)
        task.gone.connect(self._forget)
        self._pool.start(_Work(self.store, job, args, task))
        return task

    def close(self) -> None:
        """Stop what is under way, wait for it, and close the file."""
        self.closing.emit()
        for task in self._tasks:
            task.stop()
        self._pool.waitForDone()
        self.store.close()

    def _forget(self, task: "Task") -> None:
        self._tasks.discard(task)
        task.deleteLater()


@dataclass(frozen=True)
class _Ending:
    """How a job ended: with a result or with an error."""

    result: object = None
    error: BaseException | None = None


class Task(QObject):
    """A job under way; ``stop`` asks it to end at its next report."""

    gone = Signal(object)
    _reported = Signal(str, int, int)
    _ended = Signal(object)

    def __init__(
        self,
        *,
        done: Callable[[T], object] | None,
        failed: Callable[[SudeskError], object] | None,
        progress: Report | None,
        ended: Callable[[], object] | None,
    ) -> None:
        super().__init__()
        self._done: Callable[..., object] | None = done
        self._failed = failed
        self._progress = progress
        self._after = ended
        self._stop = threading.Event()
        self._last = 0.0
        self._reported.connect(self._pass_on)
        self._ended.connect(self._finish)

    def stop(self) -> None:
        """Ask the job to end at its next report; nothing more is heard of it but ``ended``."""
        self._stop.set()

    def report(self, what: str, done: int, total: int) -> None:
        """Take a report on the worker's thread, or raise Stopped there."""
        if self._stop.is_set():
            raise Stopped
        now = time.monotonic()
        if now - self._last >= 1 / REPORTS_A_SECOND or done == total:
            self._last = now
            self._reported.emit(what, done, total)

    def end(self, ending: _Ending) -> None:
        """Hand the ending over to the window's thread."""
        self._ended.emit(ending)

    def _pass_on(self, what: str, done: int, total: int) -> None:
        if not self._stop.is_set():
            _tell(self._progress, what, done, total)

    def _finish(self, ending: _Ending) -> None:
        self.gone.emit(self)
        _tell(self._after)
        error = ending.error
        if isinstance(error, Stopped) or self._stop.is_set():
            return
        if isinstance(error, SudeskError) and self._failed is not None:
            _tell(self._failed, error)
        elif error is not None:
            raise error
        else:
            _tell(self._done, ending.result)


def _tell(callback: Callable[..., object] | None, *args: object) -> None:
    owner = getattr(callback, "__self__", None)
    left = isinstance(owner, QObject) and not isValid(owner)
    if callback is not None and not left:  # the page may have been left meanwhile
        callback(*args)


class _Work(QRunnable, Generic[T, *Ts]):
    """One job on its thread; every ending is handed back, an error too."""

    def __init__(
        self,
        store: Store,
        job: Callable[[Session, Report, *Ts], T],
        args: tuple[*Ts],
        task: Task,
    ) -> None:
        super().__init__()
        self._store, self._job, self._args, self._task = store, job, args, task

    def run(self) -> None:
        """Do the job with a session that only reads."""
        try:
            with self._store.reading() as session:
                result = self._job(session, self._task.report, *self._args)
        except BaseException as error:  # raised again on the window's thread
            self._task.end(_Ending(error=error))
        else:
            self._task.end(_Ending(result))
