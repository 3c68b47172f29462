"""Importing rosters, in three steps: choose files, look through the plan, import it."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from PySide6.QtGui import QHideEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from sudesk.services import backups, delegates, exports, roll, rosters
from sudesk.services.intake import Choices, Intake, Read
from sudesk.ui import theme
from sudesk.ui.desk import Desk
from sudesk.ui.page import Page
from sudesk.ui.pieces.banner import Banner
from sudesk.ui.pieces.button import Action, Button, Kind
from sudesk.ui.pieces.steps import Steps
from sudesk.ui.pieces.text import Text
from sudesk.ui.roster.by_hand import ByHand
from sudesk.ui.roster.choosing import Choosing
from sudesk.ui.roster.dropping import DropTarget, ask_target
from sudesk.ui.roster.findings import Bin
from sudesk.ui.roster.reading_task import Reader
from sudesk.ui.roster.review import Review
from sudesk.ui.roster.settling import Settled, Sorted
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
        self._settled = Settled()
        self._intake: Intake | None = None
        self._read_so_far: Mapping[str, Read] = {}
        self._sorted: Sorted | None = None
        self.reader = Reader(desk, self)
        self.steps = Steps(STEPS)
        self.choosing = Choosing()
        self.review = Review(self._export_refused)
        self.by_hand = ByHand(desk, self.review.sheets, self)
        self.summary = Summary(self._export_refused, self._take_back)
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
            self._begin_anew()
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
        if not event.spontaneous():
            self.reader.leave()

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
        self.choosing.stopped.connect(self.reader.leave)
        self.reader.progressed.connect(self._tell_progress)
        self.reader.ended.connect(self._end_reading)
        self.review.changed.connect(self._add_up)
        self.review.decided.connect(self._plan_anew)
        self.by_hand.chosen.connect(self._read_again)
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
        """Leave out what a narrow page has no room for."""
        narrow = self.width() < theme.px(NARROW_PAGE)
        reviewing = self.steps.current == REVIEW
        self.template_button.setVisible(not narrow or not reviewing)
        self.note.setVisible(reviewing and not narrow and self.import_button.isEnabled())

    def _offer_reading(self) -> None:
        """Offer to read what is chosen, unless it is being read."""
        ready = self.steps.current == CHOOSE and bool(self._paths) and not self.reader.busy
        self.choosing.show_paths(self._paths)
        self.read_button.rename("读取这些文件")
        self.read_button.setVisible(ready)
        if self.steps.current == CHOOSE:
            self.primary = self.read_button if ready else None

    def _read(self) -> None:
        """Read what is chosen, as the first step shows it."""
        self.clear_banner()
        self.choosing.begin()
        self.reader.read(self._paths, self.by_hand.choices, self._read_so_far, self._take_in)
        self._go(CHOOSE)

    def _read_again(self, choices: Choices) -> None:
        """Read the same files with other choices while the plan stays in view."""
        self.clear_banner()
        self.reader.read(self._paths, choices, self._read_so_far, self._take_again)
        self.leave_button.rename("停止读取")
        self._add_up()

    def _tell_progress(self, what: str, done: int, total: int) -> None:
        if self.steps.current == CHOOSE:
            self.choosing.progress.report(what, done, total)
        else:
            self.import_action.block(f"{what} {done} / {total} 行")

    def _end_reading(self) -> None:
        """Show that reading has ended."""
        self.choosing.end()
        self.by_hand.drop()
        self._offer_reading()
        if self.steps.current == REVIEW:
            self.leave_button.rename("返回")
            self._add_up()

    def _take_in(self, taken: Intake) -> None:
        """Show what was read, or stay where no file could be."""
        if not taken.plan.reading.sheets:
            self._tell_unreadable(taken)
            return
        self.review.show_intake(*self._adopt(taken), self.by_hand.layouts())
        self._go(REVIEW)
        self._add_up()
        if taken.plan.reading.unreadable:
            self._tell_unreadable(taken)

    def _take_again(self, taken: Intake) -> None:
        """Show what was read anew; a sheet that was lost thereby stays in view, set aside."""
        self.review.show_again(*self._adopt(taken), self.by_hand.layouts())
        self._add_up()
        if taken.plan.reading.unreadable:
            self._tell_unreadable(taken)

    def _adopt(self, taken: Intake) -> tuple[Intake, Sorted]:
        """Work on what was read, with what was settled before as far as it still holds."""
        self.by_hand.adopt(taken.choices)
        self._settled.keep_to(taken.plan)
        return self._sort(taken)

    def _plan_anew(self) -> None:
        """Plan with the disputes as they are decided now."""
        if self._intake is not None:
            _, sorted_ = self._sort(self._intake)
            self.review.show_decided(sorted_)

    def _sort(self, taken: Intake) -> tuple[Intake, Sorted]:
        reading, chosen = taken.plan.reading, self._settled.chosen
        if chosen != taken.plan.decisions:
            taken = replace(taken, plan=self.desk.ask(rosters.plan, reading, chosen))
        self._intake = taken
        self._read_so_far = taken.read
        self._sorted = Sorted(taken.plan, self._settled)
        return self._intake, self._sorted

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
        leaving = self._sorted.count(Bin.DEPARTED)
        parts = [
            f"待确认的 {sums.waiting} 行先不导入" if sums.waiting else "",
            f"{leaving} 人改为离班" if leaving else "",
            "导入前自动备份，导入后可撤销",
        ]
        self.note.say("；".join(part for part in parts if part))
        self.import_button.rename(f"导入 {sums.students} 人")
        self.import_action.block(self._nothing_to_do(sums.students))
        self._fit_header()

    def _nothing_to_do(self, students: int) -> str:
        if self.reader.busy:
            return "正在按新设置重新读取"
        assert self._sorted is not None  # asked with a plan only
        changes = (Bin.ADDED, Bin.UPDATED, Bin.DEPARTED)
        if any(self._sorted.count(bin_) for bin_ in changes):
            return ""
        return "与名册一致，没有变化" if students else "还没有可以导入的行"

    def _import(self) -> None:
        if self._intake is None or self._sorted is None:
            return
        sums, taken = self._sorted.sums(), self._intake
        copy = backups.keep(self.desk.store, "导入前")
        done = self.desk.do(
            rosters.apply,
            taken.plan,
            taken.files,
            frozenset(self._settled.confirmed),
            self._sorted.departing(),
        )
        self.by_hand.remember(taken.plan.reading.sheets)
        self.clear_banner()
        self.summary.show_result(done, sums, self.desk.ask(roll.headcount), copy)
        self._go(DONE)
        words = f"已导入 {sums.students} 人，新增 {done.added}，更新 {done.updated}"
        left = f"，离班 {done.departed}" if done.departed else ""
        burdened = len(self.desk.ask(delegates.burdened))
        left += f"；代表 {burdened} 人已离开名册，请在“代表”里更换" if burdened else ""
        self.shell.toast(words + left, self._take_back)

    def _take_back(self) -> None:
        """Undo the import; the page may have been left while its toast was still there."""
        self.desk.do(rosters.undo_last)
        self.shell.toast("已撤销导入，名册和导入前一样")
        if isValid(self):
            self._settled = Settled()
            self._go(CHOOSE)

    def _begin_anew(self) -> None:
        self._paths, self._settled = [], Settled()
        self.by_hand.adopt({})

    def _choose_again(self) -> None:
        """Go back to the files; after an import to none."""
        if self.steps.current == DONE:
            self._begin_anew()
        self._settled = Settled()
        self.clear_banner()
        self._go(CHOOSE)

    def _remove(self, paths: Sequence[Path]) -> None:
        self._paths = [path for path in self._paths if path not in paths]
        self._offer_reading()

    def _go_back(self) -> None:
        """Go one step back, or stop reading anew; from the first step leave."""
        if self.steps.current == CHOOSE:
            self._leave()
        elif self.reader.busy:
            self.reader.leave()
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
