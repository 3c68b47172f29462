"""Forms that classes filled in: read beside the window, shown class by class, ticked, entered."""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from sudesk.services import class_results
from sudesk.services.class_results import ClassPlan, PlannedRow, ResultsPlan
from sudesk.ui import theme
from sudesk.ui.desk import Desk, Task
from sudesk.ui.pieces.banner import Banner
from sudesk.ui.pieces.card import Line
from sudesk.ui.pieces.chip import Chip, ChipLook
from sudesk.ui.pieces.choice import Checkbox
from sudesk.ui.pieces.dialog import Dialog
from sudesk.ui.pieces.progress import Progress
from sudesk.ui.pieces.text import Text
from sudesk.ui.tokens import CAPTION, TABLE, Tone
from sudesk.ui.words import month_day, spaced

WIDTH = 700
TALLEST = 340  # at any size of type, so that the dialog fits a screen of 768 lines
GUTTER = 12

READY = ChipLook("可登记", Tone.OK, "check")
REPLACES = ChipLook("会移出原代表", Tone.WARN, "triangle-alert")
SAME = ChipLook("没有变动", Tone.INFO, "info")
FAULTY = ChipLook("不能登记", Tone.BAD, "octagon-x")


class ClassRow(QWidget):
    """One form: its class, what entering it would do, and the box that does it."""

    toggled = Signal(bool)

    def __init__(self, plan: ClassPlan) -> None:
        super().__init__()
        self.plan = plan
        self.box = Checkbox(plan.class_name or plan.sheet)
        self.box.setEnabled(plan.fits and not plan.unchanged)
        self.box.setChecked(self.box.isEnabled() and not plan.leaving)
        self.box.toggled.connect(self.toggled)
        chip = Chip("")
        chip.show_look(_standing(plan))
        column = QVBoxLayout(self)
        column.setContentsMargins(2, 8, 10, 9)
        column.setSpacing(2)
        head = QHBoxLayout()
        head.setSpacing(10)
        head.addWidget(self.box)
        head.addWidget(Text(f"“{plan.file}”", CAPTION, "ink_3"), 1)
        head.addWidget(chip)
        column.addLayout(head)
        below = QVBoxLayout()
        below.setContentsMargins(theme.px(16) + 8, 0, 0, 0)
        below.setSpacing(1)
        for text in _lines(plan):
            below.addWidget(text)
        column.addLayout(below)


class ResultsDialog(Dialog):
    """Reads filled forms and enters the classes that are ticked, each whole.

    ``record(plans)`` does the act.
    """

    def __init__(
        self,
        parent: QWidget,
        desk: Desk,
        congress_id: int,
        record: Callable[[Sequence[ClassPlan]], object],
    ) -> None:
        super().__init__(
            parent,
            "导入班级填报表",
            "一个班整班登记：有一行不能采用，这个班就先不登记。改好填报表后可以再次导入。",
            main="登记",
            other="不登记",
            icon="upload",
            width=WIDTH,
            on_main=lambda: record(self.chosen),
        )
        self._desk = desk
        self._congress_id = congress_id
        self._task: Task | None = None
        self.rows: list[ClassRow] = []
        self.progress = Progress("个文件")
        self.progress.stopped.connect(self.reject)
        self._told = Text("", TABLE, "ink_2", wrap=True)
        self._unread = QVBoxLayout()
        self._area = QScrollArea()
        self._list = QVBoxLayout()
        self._lay_out()
        self.finished.connect(self._stop)
        self._show_what_fits()

    @property
    def chosen(self) -> list[ClassPlan]:
        """The classes that are ticked."""
        return [row.plan for row in self.rows if row.box.isChecked()]

    def read(self, paths: Sequence[Path]) -> None:
        """Read files beside the window, then show what they say."""
        self.progress.begin("正在打开文件")
        self._task = self._desk.work(
            class_results.read_files,
            tuple(paths),
            self._congress_id,
            done=self.show_plan,
            failed=self.show_error,
            progress=self._report,
            ended=self._end,
        )

    def show_plan(self, plan: ResultsPlan) -> None:
        """Show every class; what is news and takes nobody off is ticked."""
        for what, error in plan.unreadable:
            self._unread.addWidget(Banner(Tone.BAD, error.what or what, error.why + error.remedy))
        fit = sum(one.fits for one in plan.classes)
        self._told.say(f"读到 {len(plan.classes)} 个班，可以登记 {fit} 个班。")
        self._told.setVisible(bool(plan.classes))
        for one in plan.classes:
            row = ClassRow(one)
            row.toggled.connect(self._show_what_fits)
            self._list.addWidget(Line())
            self._list.addWidget(row)
            self.rows.append(row)
        self._list.addStretch(1)
        self._area.setVisible(bool(self.rows))
        if self.rows:
            needed = self._list.totalHeightForWidth(self._told.width() - GUTTER)
            self._area.setFixedHeight(min(needed, theme.px(TALLEST)))
        self._show_what_fits()
        self.main.setFocus()
        self.adjustSize()

    def _lay_out(self) -> None:
        rows = QWidget()
        self._list.setContentsMargins(0, 0, 0, 0)
        self._list.setSpacing(0)
        rows.setLayout(self._list)
        self._area.setWidget(rows)
        rows.setAutoFillBackground(False)  # the area has just asked for it
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.viewport().setAutoFillBackground(False)
        unread = QWidget()
        self._unread.setContentsMargins(0, 4, 0, 4)
        self._unread.setSpacing(8)
        unread.setLayout(self._unread)
        self.add(self.progress, unread, self._told, self._area)
        self._told.hide()
        self._area.hide()

    def _show_what_fits(self) -> None:
        people = sum(len(plan.taken) for plan in self.chosen)
        self.main.rename(f"登记 {len(self.chosen)} 个班 {people} 名代表" if people else "登记")
        self.main.setEnabled(bool(people))

    def _report(self, what: str, done: int, total: int) -> None:
        self.progress.report(f"正在读 {what}", done, total)

    def _end(self) -> None:
        self._task = None
        self.progress.hide()

    def _stop(self) -> None:
        if self._task is not None:
            self._task.stop()


def _standing(plan: ClassPlan) -> ChipLook:
    if not plan.fits:
        return FAULTY
    if plan.unchanged:
        return SAME
    return REPLACES if plan.leaving else READY


def _lines(plan: ClassPlan) -> Iterator[Text]:
    """Yield what the form says, whom it takes off, and why rows or the class are refused."""
    held = plan.meeting
    if held is not None:
        figures = f"应到 {held.due}，实到 {held.present}，{held.form.label}"
        yield Text(f"{month_day(held.held_on)}班会，{figures}", CAPTION, "ink_3")
    if plan.taken:
        yield Text(f"当选：{'、'.join(map(_said, plan.taken))}", TABLE, wrap=True)
    if plan.leaving:
        yield Text(f"移出：{'、'.join(plan.leaving)}", CAPTION, "warn", wrap=True)
    if plan.why:
        yield Text(spaced(plan.why), CAPTION, "bad", wrap=True)
    for row in plan.refused:
        yield Text(f"第 {row.at.row} 行 {row.name}：{spaced(row.why)}", CAPTION, "bad", wrap=True)


def _said(row: PlannedRow) -> str:
    parts = [f"{row.votes} 票" if row.votes is not None else "", row.post]
    parts.append("骨干" if row.core else "")
    about = "，".join(part for part in parts if part)
    return f"{row.name}（{about}）" if about else row.name
