"""Scans of signed copies in the window: attached from a file, seen, taken away with an undo."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QTemporaryDir
from PySide6.QtWidgets import QWidget

from sudesk.services import scans
from sudesk.services.print_log import Filed
from sudesk.services.scans import Given, ScanView
from sudesk.services.writing import write_whole
from sudesk.ui.desk import Desk
from sudesk.ui.papers.places import ask_scan, open_outside

Tell = Callable[[str, Callable[[], object]], object]


class Scanning(QObject):
    """Attaches, shows and removes scans; ``told`` says what was done and how it is undone."""

    def __init__(self, window: QWidget, desk: Desk, told: Tell) -> None:
        super().__init__(window)
        self._window = window
        self._desk = desk
        self._told = told
        self._folder = desk.store.path.parent
        self._lent: QTemporaryDir | None = None

    def attach(self, congress_id: int, paper: Filed) -> None:
        """Let the user choose a scan of the signed copy, and keep it."""
        path = ask_scan(self._window, f"附上{paper.slot.title}的扫描件", self._folder)
        if path is not None:
            self.take(congress_id, paper, path)

    def take(self, congress_id: int, paper: Filed, path: Path) -> None:
        """Keep a file as the scan of a paper."""
        self._folder = path.parent
        keep = partial(self._keep, congress_id, paper)
        self._desk.work(scans.read, path, done=keep)

    def see(self, view: ScanView) -> None:
        """Lend a scan to the PC's viewer, in a folder that goes with the page."""
        self._desk.work(scans.content, view.id, done=partial(self._lend, view))

    def remove(self, view: ScanView) -> None:
        """Take a scan away."""
        removed = self._desk.do(scans.remove, view.id)
        undo = partial(self._desk.do, scans.put_back, removed)
        self._told(f"已除去扫描件“{view.name}”", undo)

    def _keep(self, congress_id: int, paper: Filed, given: Given) -> None:
        number = self._desk.do(scans.attach, congress_id, paper.slot.key, given)
        undo = partial(self._desk.do, scans.remove, number)
        self._told(f"{paper.slot.title}已签回，附上“{given.name}”", undo)

    def _lend(self, view: ScanView, content: bytes) -> None:
        if self._lent is None:
            self._lent = QTemporaryDir()
        open_outside(write_whole(Path(self._lent.filePath(view.file_name)), content))
