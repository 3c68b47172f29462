"""The program around the window: which department file is open, and how another takes its place."""

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from sudesk import paths
from sudesk.errors import SudeskError
from sudesk.models.store import Store
from sudesk.services import backups, departments, samples, sittings
from sudesk.services.departments import Profile
from sudesk.ui import words
from sudesk.ui.crash import ShowsErrors
from sudesk.ui.desk import Desk
from sudesk.ui.finding import find
from sudesk.ui.first_start import FirstStart
from sudesk.ui.first_start.making import SampleMaking
from sudesk.ui.keys import show_keys
from sudesk.ui.office import Office
from sudesk.ui.preferences import Preferences
from sudesk.ui.rooms import open_room
from sudesk.ui.shell import MainWindow, Section
from sudesk.ui.theme import Mode, Theme


class Program(QObject):
    """One window on one department file at a time, or the first start where there is none."""

    def __init__(
        self,
        preferences: Preferences,
        theme: Theme,
        sections: Callable[[Office], Sequence[Section]],
    ) -> None:
        super().__init__()
        self.preferences = preferences
        self.window: MainWindow | None = None
        self.first: FirstStart | None = None
        self._theme = theme
        self._sections = sections
        self._desk: Desk | None = None
        self._making: SampleMaking | None = None

    def begin(self, files: Sequence[Path]) -> None:
        """Open the first of the files, else the last one used, else show the first start."""
        wanted = [*files[:1], *self.preferences.recent]
        try:
            if wanted:
                self.open(wanted[0])
        finally:
            if self.window is None:
                self.begin_new()

    def shower(self) -> ShowsErrors | None:
        """Return the window that shows what the user can mend."""
        if self.first is not None and (self.window is None or self.first.isActiveWindow()):
            return self.first
        return self.window

    def open(self, path: Path) -> None:
        """Open a department file in place of the present one, which stays where this fails."""
        path = path.absolute()
        if self._desk is not None and self._desk.store.path == path:
            self._leave_first_start()
            return
        try:
            store = Store.open(path)
        except SudeskError:
            if not path.exists():
                self.preferences.forget(path)
            raise
        self._settle(store)

    def begin_new(self) -> None:
        """Show the first start, over the window where there is one."""
        if self.first is None:
            folder = paths.documents()
            folder = folder if folder.is_dir() else Path.home()
            first = FirstStart(folder, date.today(), self.preferences.recent)
            first.founded.connect(self.found)
            first.opened.connect(self.open)
            first.sample_asked.connect(self.open_sample)
            first.closed.connect(self._forget_first_start)
            self.first = first
        if self.preferences.geometry.isEmpty():
            self.first.showMaximized()
        self.first.show()
        self.first.raise_()
        self.first.activateWindow()

    def found(self, path: Path, profile: Profile) -> None:
        """Make a new department file and open it."""
        self._settle(departments.establish(path, profile))

    def open_sample(self, folder: Path) -> None:
        """Open the sample department in a folder, making it from its rosters the first time."""
        path = folder / f"{samples.NAME}.sudesk"
        if path.exists():
            self.open(path)
            return
        assert self.first is not None  # asked from it
        making = SampleMaking(path, self.first.progress.report)
        making.made.connect(self._show_sample)
        making.ended.connect(self.first.end_work)
        making.lost.connect(self._drop_sample)
        self.first.stopped.connect(making.stop)
        self.first.begin_work("正在读示例名册")
        self._making = making

    def restore(self, backup: Path) -> None:
        """Put a backup in the open file's place; either way a file is open again after it."""
        assert self._desk is not None  # asked from its window
        path = self._desk.store.path
        self._desk.close()
        try:
            backups.restore(backup, path)
        finally:
            self._settle(Store.open(path))
        self._toast("已恢复备份，原来的文件改名留在旁边")

    def wear(self, mode: Mode, factor: float) -> None:
        """Wear another look and remember it."""
        self.preferences.mode, self.preferences.factor = mode, factor
        self._theme.apply(mode, factor)

    def close(self) -> None:
        """Close every window, and give the open file free."""
        self._leave_first_start()
        self._drop_sample()
        if self.window is not None:
            _discard(self.window)
            self.window = None
        if self._desk is not None:
            self._desk.close()

    def _settle(self, store: Store) -> None:
        """Show an open file in a new window, then leave the old window and its file."""
        old_window, old_desk = self.window, self._desk
        if old_window is not None:
            self.preferences.geometry = old_window.saveGeometry()
        desk = Desk(store)
        window = MainWindow(desk, self._sections(self), self.preferences)
        window.set_finder(lambda typed: find(window, typed))
        window.set_help(lambda: show_keys(window))
        self.window, self._desk = window, desk
        self._name()
        desk.changed.connect(self._name)
        self.preferences.remember(store.path)
        if self.preferences.geometry.isEmpty():
            window.showMaximized()
        window.show()
        if desk.ask(sittings.under_way):  # after a power cut, go on where it was
            open_room(window, "sitting")
        self._leave_first_start()
        if old_window is not None and old_desk is not None:
            old_desk.close()
            _discard(old_window)
            old_desk.deleteLater()
        QTimer.singleShot(0, window, self._back_up_daily)

    def _name(self) -> None:
        """Show whose desk this is and when it was last backed up."""
        if self.window is None or self._desk is None:
            return
        profile = self._desk.ask(departments.profile)
        if profile is None:
            self.window.name(self._desk.store.path.stem, "还没有填写单位名称")
        else:
            term = words.term(profile.term_number, profile.school_year)
            self.window.name(profile.names.union, term)
        made = backups.copies(self._desk.store.path)
        today = self._desk.store.clock().date()
        self.window.navigation.tell_backup(words.backed_up(made[0].made_at, today) if made else "")

    def _back_up_daily(self) -> None:
        if self._desk is not None and backups.keep_daily(self._desk.store):
            self._name()

    def _show_sample(self, store: Store, students: int) -> None:
        self._settle(store)
        self._toast(f"示例系已建好，名册 {students} 人，全是虚构的")

    def _toast(self, text: str) -> None:
        if self.window is not None:
            self.window.toast(text)

    def _leave_first_start(self) -> None:
        if self.first is not None:
            self.first.close()

    def _forget_first_start(self) -> None:
        self._drop_sample()
        if self.first is not None:
            first, self.first = self.first, None
            _discard(first)

    def _drop_sample(self) -> None:
        if self._making is not None:
            self._making.drop()
            self._making.deleteLater()
            self._making = None


def _discard(window: QWidget) -> None:
    """Close a window for good; what follows the focus lets go of it before it is gone."""
    window.close()
    held = QApplication.focusWidget()
    if held is not None and held.window() is window:
        held.clearFocus()
    window.deleteLater()
