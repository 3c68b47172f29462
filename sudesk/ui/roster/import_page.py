"""Importing rosters, in three steps: choose files, look through the plan, import it."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtGui import QHideEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QWidget

from sudesk.services import backups, exports, intake, roll, rosters
from sudesk.services.intake import Intake
from sudesk.ui import theme
from sudesk.ui.desk import Desk, Task
from sudesk.ui.page import Page
from sudesk.ui.pieces.banner import Banner
from sudesk.ui.pieces.button import Action, Button, Kind
from sudesk.ui.pieces.steps import Steps
from sudesk.ui.pieces.text import Text
from sudesk.ui.roster.choosing import Choosing
from sudesk.ui.roster.dropping import DropTarget, ask_target
from sudesk.ui.roster.findings import Bin, Sorted
from sudesk.ui.roster.review import Review
from sudesk.ui.roster.sum_line import SumLine
from sudesk.ui.roster.summary import Summary
from sudesk.ui.tokens import CAPTION, NARROW_PAGE, Tone

STEPS = ("选择文件", "核对表头与变化", "导入完成")
CHOOSE, REVIEW, DONE = range(3)
REFUSED_FILE = "需要改正的行.xlsx"
TEMPLATE_FILE = "学生名册（空白）.xlsx"


class ImportPage(Page):
    """The import; nothing is written before 导入 is pressed."""

    title = "导入名册"
    way_out = ""
    searchable = False

    def __init__(self, desk: Desk, paths: Sequence[Path] = ()) -> None:
        super().__init__(desk)
        self._paths: list[Path] = []
        self._first = list(paths)
        self._task: Task | None = None
        self._intake: Intake | None = None
        self._sorted: Sorted | None = None
        self.steps = Steps(STEPS)
        self.choosing = Choosing()
        self.review = Review(self._export_refused)
        self.summary = Summary(self._export_refused)
        self.sum_line = SumLine()
        self.note = Text("", CAPTION, "ink_3")
        self.template_button = Button(
            "下载空白模板", self._save_template, kind=Kind.QUIET, icon="download"
        )
        self.again_button = Button("重新选择文件", self._choose_again, icon="folder-open")
        self.leave_button = Button("返回", self._go_back)
        self.read_button = Button("", self._read, kind=Kind.PRIMARY, key="Enter")
        self.import_button = Button("", self._import, kind=Kind.PRIMARY, key="Ctrl+Enter")
        self.import_action = Action(self.import_button)
        self.finish_button = Button("看名册", self._leave, kind=Kind.PRIMARY, key="Enter")
        self._build()

    def add_paths(self, paths: Sequence[Path]) -> None:
        """Take in more files or folders and read all of them at once."""
        if not paths:
            return
        if self.steps.current == DONE:
            self._paths = []
        self._paths = list(dict.fromkeys([*self._paths, *paths]))
        self._read()

    def refresh(self) -> None:
        """Begin with what the page was opened with."""
        first, self._first = self._first, []
        self.add_paths(first)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the narrow header to the steps."""
        super().resizeEvent(event)
        self._fit_header()

    def hideEvent(self, event: QHideEvent) -> None:
        """Stop reading when the page is left."""
        super().hideEvent(event)
        if not event.spontaneous() and self._task is not None:
            self._stop()
            self._end_reading(self._task)

    def _build(self) -> None:
        self.set_middle(self.steps)
        self.set_right(self.template_button, self.again_button)
        for step in (self.choosing, self.review, self.summary):
            self.body.addWidget(step)
        self.set_foot(
            self.sum_line,
            self.note,
            self.leave_button,
            self.read_button,
            self.import_action,
            self.finish_button,
            stretch_after=1,
        )
        target = DropTarget(self)
        target.dropped.connect(self.add_paths)
        target.hovered.connect(self.choosing.area.hover)
        self.steps.asked.connect(self._choose_again)
        self.choosing.added.connect(self.add_paths)
        self.choosing.removed.connect(self._remove)
        self.choosing.stopped.connect(self._stop)
        self.review.changed.connect(self._add_up)
        # Ctrl+Enter of the button is the key pad's Enter alone.
        QShortcut(QKeySequence("Ctrl+Return"), self, self.import_button.click)
        self._go(CHOOSE)

    def _go(self, number: int) -> None:
        """Show one step with its buttons."""
        self.steps.go(number)
        shown: dict[QWidget, int] = {
            self.choosing: CHOOSE,
            self.review: REVIEW,
            self.summary: DONE,
            self.sum_line: REVIEW,
            self.note: REVIEW,
            self.again_button: REVIEW,
            self.import_action: REVIEW,
            self.finish_button: DONE,
        }
        for widget, step in shown.items():
            widget.setVisible(step == number)
        self.leave_button.rename("再导入一些" if number == DONE else "返回")
        self.primary = self.finish_button if number == DONE else None
        self._fit_header()
        self._offer_reading()

    def _fit_header(self) -> None:
        narrow = self.width() < theme.px(NARROW_PAGE)
        self.template_button.setVisible(not narrow or self.steps.current != REVIEW)

    def _offer_reading(self) -> None:
        """Offer to read what is chosen, unless it is being read."""
        ready = self.steps.current == CHOOSE and bool(self._paths) and self._task is None
        self.choosing.show_paths(self._paths)
        self.read_button.rename("读取这些文件")
        self.read_button.setVisible(ready)
        if self.steps.current == CHOOSE:
            self.primary = self.read_button if ready else None

    def _read(self) -> None:
        self._stop()
        self.clear_banner()
        self.choosing.begin()
        task = self.desk.work(
            intake.read_files,
            tuple(self._paths),
            done=self._take_in,
            progress=self._tell_progress,
            ended=lambda: self._end_reading(task),
        )
        self._task = task
        self._go(CHOOSE)

    def _tell_progress(self, what: str, done: int, total: int) -> None:
        if self._task is not None:
            self.choosing.progress.report(f"正在读 {what}", done, total)

    def _stop(self) -> None:
        if self._task is not None:
            self._task.stop()

    def _end_reading(self, task: Task) -> None:
        """Show that reading has ended; a page that was left meanwhile is not there any more."""
        if self._task is not task:
            return
        self._task = None
        self.choosing.end()
        self._offer_reading()

    def _take_in(self, taken: Intake) -> None:
        """Show what was read, or stay where no file could be."""
        reading = taken.plan.reading
        if not reading.sheets:
            self._tell_unreadable(taken)
            return
        self._intake = taken
        self._sorted = self.review.show_intake(taken)
        self._go(REVIEW)
        self._add_up()
        if reading.unreadable:
            self._tell_unreadable(taken)

    def _tell_unreadable(self, taken: Intake) -> None:
        (_, first), *others = taken.plan.reading.unreadable
        rest = f"另有 {len(others)} 个文件也没能读取。" if others else ""
        button = Button("换文件", self._choose_again, small=True)
        buttons = [button] if self.steps.current == REVIEW else []
        words = first.why + first.remedy + rest
        self.show_banner(Banner(Tone.BAD, first.what, words, buttons=buttons, closable=True))

    def _add_up(self) -> None:
        """Say how the rows add up now, and whether there is anything to import."""
        if self._sorted is None:
            return
        sums = self._sorted.sums()
        self.sum_line.say(sums)
        waiting = self._sorted.count(Bin.WAITING)
        left = f"待确认的 {waiting} 人先不导入；" if waiting else ""
        self.note.say(f"{left}导入前自动备份")
        self.import_button.rename(f"导入 {sums.students} 人")
        self.import_action.block(self._nothing_to_do(sums.students))
        self.note.setVisible(self.import_button.isEnabled())

    def _nothing_to_do(self, students: int) -> str:
        if not students:
            return "还没有可以导入的行"
        assert self._sorted is not None  # asked with a plan only
        if not self._sorted.count(Bin.ADDED) and not self._sorted.count(Bin.UPDATED):
            return "与名册一致，没有变化"
        return ""

    def _import(self) -> None:
        if self._intake is None or self._sorted is None:
            return
        sums, confirmed = self._sorted.sums(), frozenset(self._sorted.confirmed)
        copy = backups.keep(self.desk.store, "导入前")
        taken = self._intake
        done = self.desk.do(rosters.apply, taken.plan, taken.files, confirmed)
        self.clear_banner()
        self.summary.show_result(done, sums, self.desk.ask(roll.headcount), copy)
        self._go(DONE)
        self.shell.toast(f"已导入 {sums.students} 人，新增 {done.added}，更新 {done.updated}")

    def _choose_again(self) -> None:
        """Go back to the files; after an import to none."""
        if self.steps.current == DONE:
            self._paths = []
        self.clear_banner()
        self._go(CHOOSE)

    def _remove(self, paths: Sequence[Path]) -> None:
        self._paths = [path for path in self._paths if path not in paths]
        self._offer_reading()

    def _go_back(self) -> None:
        """Go one step back; from the first one leave."""
        if self.steps.current == CHOOSE:
            self._leave()
        else:
            self._choose_again()

    def _leave(self) -> None:
        self.shell.pop()

    def _export_refused(self) -> None:
        target = ask_target(self, "导出给班长", REFUSED_FILE)
        if target is not None and self._intake is not None:
            reading = self._intake.plan.reading
            self.desk.work(exports.save_refused, reading, target, done=self._tell_saved)

    def _save_template(self) -> None:
        target = ask_target(self, "下载空白模板", TEMPLATE_FILE)
        if target is not None:
            self.desk.work(exports.save_template, target, done=self._tell_saved)

    def _tell_saved(self, target: Path) -> None:
        self.shell.toast(f"已保存“{target.name}”")
