"""The page of the package: what it holds at the left, making and checking at the right."""

from pathlib import Path

from sudesk.services import archive, congresses, package, package_files, papers
from sudesk.services.archive import Archived
from sudesk.services.congresses import CongressView
from sudesk.services.package_files import Checked, Saved
from sudesk.ui.desk import Desk, Task
from sudesk.ui.package.cards import ArchiveCard, CheckCard, MakeCard
from sudesk.ui.package.contents import Contents
from sudesk.ui.page import Page
from sudesk.ui.papers.places import ask_folder, ask_package, ask_target, open_outside
from sudesk.ui.papers.printer import ask_printer, put_on_paper
from sudesk.ui.papers.ways import WAYS
from sudesk.ui.pieces.card import Card
from sudesk.ui.pieces.empty import Beginning, EmptyState
from sudesk.ui.pieces.two_columns import TwoColumns
from sudesk.ui.rooms import open_room

REPORT = 16  # the result report, without which there is nothing to hand in
RIGHT_WIDTH = 400


class PackagePage(Page):
    """Makes the package to the college union, and checks packages."""

    title = "上报"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._congress: CongressView | None = None
        self._folder = desk.store.path.parent
        self._saved: Saved | None = None
        self._task: Task | None = None
        self._archiving: Task | None = None
        self._archived: Path | None = None
        self._page = ""
        self.contents = Contents()
        self.make = MakeCard()
        self.check = CheckCard()
        self.archive = ArchiveCard()
        self.primary = self.make.button
        self._nothing = Card()
        self._nothing.add(
            EmptyState(
                "还没有可以上报的内容",
                "选举结果封存之后，文书、表格和选票记录在这里装成一个包，交院学生会。",
                [Beginning("landmark", "看大会进程", "现在到了哪一步，下一步做什么", self._begin)],
            )
        )
        columns = TwoColumns(RIGHT_WIDTH)
        columns.left.addWidget(self._nothing, 1)
        columns.left.addWidget(self.contents, 1)
        columns.right.addWidget(self.make)
        columns.right.addWidget(self.check)
        columns.right.addWidget(self.archive)
        columns.right.addStretch(1)
        self.body.addWidget(columns, 1)
        self._listen()

    def refresh(self) -> None:
        """Ask which papers are ready."""
        self._congress = self.desk.ask(congresses.current)
        slots = self.desk.ask(papers.slots, self._congress.id) if self._congress else ()
        anything = any(slot.ready for slot in slots)
        self._nothing.setVisible(not anything)
        self.contents.setVisible(anything)
        self.make.setVisible(anything)
        self.archive.setVisible(anything)
        self.contents.show_slots(slots)
        missing = [slot for slot in slots if slot.number == REPORT and slot.missing]
        if missing:
            self._page = missing[0].page
            self.make.way.rename(f"去{WAYS[self._page][1]}")
        self.make.block(f"{missing[0].missing}，还不能生成。" if missing else "")
        self.archive.block(f"{missing[0].missing}，还不能归档。" if missing else "")
        if self._archiving is not None:
            self.archive.button.setEnabled(False)
        if self._task is not None:
            self.make.button.setEnabled(False)

    def _listen(self) -> None:
        self.contents.way_asked.connect(self._go)
        self.make.way.clicked.connect(self._go_to_report)
        self.make.button.clicked.connect(self._make)
        self.make.progress.stopped.connect(self._stop)
        self.make.cover_button.clicked.connect(self._print_cover)
        self.make.folder_button.clicked.connect(self._open_folder)
        self.check.button.clicked.connect(self._check)
        self.archive.button.clicked.connect(self._archive)
        self.archive.progress.stopped.connect(self._stop_archiving)
        self.archive.folder_button.clicked.connect(self._open_archive)

    def _begin(self) -> None:
        open_room(self.shell, "congress")

    def _go(self, room: str) -> None:
        open_room(self.shell, room)

    def _go_to_report(self) -> None:
        self._go(self._page)

    def _make(self) -> None:
        if self._congress is None:
            return
        suggested = self._folder / package.file_name(self._congress)
        target = ask_target(self, "生成上报包", suggested)
        if target is not None:
            self._start("正在排版")
            self._task = self.desk.work(
                package_files.make,
                self._congress.id,
                target,
                done=self._show_saved,
                progress=self.make.progress.report,
                ended=self._end,
            )

    def _show_saved(self, saved: Saved) -> None:
        self._saved = saved
        self._folder = saved.target.parent
        self.make.show_saved(saved)
        self.shell.toast(f"已生成“{saved.target.name}”")

    def _print_cover(self) -> None:
        if self._saved is None:
            return
        cover = self._saved.cover
        printer = ask_printer(self, "上报包封面", len(cover.sizes))
        if printer is not None:
            self._start("正在打印封面")
            self._task = self.desk.work(
                put_on_paper,
                printer,
                cover,
                1,
                done=self._tell_printed,
                progress=self.make.progress.report,
                ended=self._end,
            )

    def _tell_printed(self, sheets: int) -> None:
        self.shell.toast(f"已送往打印机，共 {sheets} 页")

    def _open_folder(self) -> None:
        if self._saved is not None:
            open_outside(self._saved.target.parent)

    def _check(self) -> None:
        path = ask_package(self, self._folder)
        if path is not None:
            self.check.button.setEnabled(False)
            self.desk.work(
                package_files.check, path, done=self._show_checked, ended=self._may_check
            )

    def _show_checked(self, checked: Checked) -> None:
        self._folder = checked.path.parent
        self.check.show_checked(checked)

    def _may_check(self) -> None:
        self.check.button.setEnabled(True)

    def _archive(self) -> None:
        """Write the archive into a folder that the user chooses."""
        if self._congress is None:
            return
        into = ask_folder(self, "归档文件夹放在哪里", self._folder)
        if into is not None:
            self.archive.begin()
            self._archiving = self.desk.work(
                archive.write,
                self._congress.id,
                into,
                done=self._show_archived,
                progress=self.archive.progress.report,
                ended=self._end_archiving,
            )

    def _show_archived(self, archived: Archived) -> None:
        self._archived = archived.folder
        self._folder = archived.folder.parent
        self.archive.show_written(archived)
        self.shell.toast(f"已导出“{archived.folder.name}”")

    def _stop_archiving(self) -> None:
        if self._archiving is not None:
            self._archiving.stop()

    def _end_archiving(self) -> None:
        self._archiving = None
        self.archive.end()

    def _open_archive(self) -> None:
        if self._archived is not None:
            open_outside(self._archived)

    def _start(self, what: str) -> None:
        self.make.progress.begin(what)
        self.make.progress.show()
        for button in (self.make.button, self.make.cover_button):
            button.setEnabled(False)

    def _end(self) -> None:
        self._task = None
        self.make.progress.hide()
        for button in (self.make.button, self.make.cover_button):
            button.setEnabled(True)

    def _stop(self) -> None:
        if self._task is not None:
            self._task.stop()
