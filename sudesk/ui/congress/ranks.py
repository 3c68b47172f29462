"""Ranks and failed courses from the files of the teaching office, taken over for candidates."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from sudesk.rules.review import Study
from sudesk.services import ranks
from sudesk.services.ranks import RankIntake, RankMatch
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
from sudesk.ui.words import spaced

WIDTH = 680
TALLEST = 330  # at any size of type, so that the dialog fits a screen of 768 lines
GUTTER = 12
TOLD = 3  # cells that could not be read are named up to here, the others counted

READY = ChipLook("可采用", Tone.OK, "check")
DOUBTED = ChipLook("请核对", Tone.WARN, "triangle-alert")
SAME = ChipLook("已登记", Tone.INFO, "info")
NOTHING = ChipLook("没有依据", Tone.NEUTRAL)


class MatchRow(QWidget):
    """What the files say of one candidate, where, and the box that takes it over."""

    toggled = Signal(bool)

    def __init__(self, match: RankMatch) -> None:
        super().__init__()
        self.match = match
        self.box = Checkbox(match.candidate.ballot_name)
        self.chip = Chip("")
        self.chip.show_look(_standing(match))
        self.box.setEnabled(_offers(match))
        self.box.toggled.connect(self.toggled)
        column = QVBoxLayout(self)
        column.setContentsMargins(2, 8, 10, 9)
        column.setSpacing(2)
        head = QHBoxLayout()
        head.setSpacing(10)
        head.addWidget(self.box)
        head.addWidget(Text(match.candidate.entry.class_name, TABLE, "ink_2"), 1)
        head.addWidget(self.chip)
        column.addLayout(head)
        below = QVBoxLayout()
        below.setContentsMargins(theme.px(16) + 8, 0, 0, 0)
        below.setSpacing(1)
        for text in _lines(match):
            below.addWidget(text)
        column.addLayout(below)


class RanksDialog(Dialog):
    """Reads rankings, shows what they say of each candidate, and takes over what is ticked.

    Nothing is kept of anybody else. ``record(matches)`` does the act.
    """

    def __init__(
        self,
        parent: QWidget,
        desk: Desk,
        congress_id: int,
        record: Callable[[Sequence[RankMatch]], object],
    ) -> None:
        super().__init__(
            parent,
            "导入成绩排名",
            "按学号对应到候选人，没有学号的按姓名和班级。其余学生的成绩不保存。",
            main="采用",
            other="不采用",
            icon="upload",
            width=WIDTH,
            on_main=lambda: record(self.chosen),
        )
        self._desk = desk
        self._congress_id = congress_id
        self._task: Task | None = None
        self.rows: list[MatchRow] = []
        self.progress = Progress("行")
        self.progress.stopped.connect(self.reject)
        self._told = Text("", TABLE, "ink_2", wrap=True)
        self._unread = QVBoxLayout()
        self._area = QScrollArea()
        self._list = QVBoxLayout()
        self._lay_out()
        self.finished.connect(self._stop)
        self._show_what_fits()

    @property
    def chosen(self) -> list[RankMatch]:
        """The matches that are ticked."""
        return [row.match for row in self.rows if row.box.isChecked()]

    def read(self, paths: Sequence[Path]) -> None:
        """Read files beside the window, then show what they say."""
        self.progress.begin("正在打开文件")
        self._task = self._desk.work(
            ranks.read_files,
            tuple(paths),
            self._congress_id,
            done=self.show_intake,
            failed=self.show_error,
            progress=self._report,
            ended=self._end,
        )

    def show_intake(self, taken: RankIntake) -> None:
        """Show what the files say; what is news and beyond doubt is ticked."""
        for what, error in taken.reading.unreadable:
            words = error.why + error.remedy
            self._unread.addWidget(Banner(Tone.BAD, error.what or what, words))
        self._told.say(_summed(taken))
        self._told.setVisible(bool(taken.reading.rows or taken.reading.problems))
        for match in taken.matches if taken.reading.rows else ():
            row = MatchRow(match)
            row.toggled.connect(partial(self._settle, row))
            self._list.addWidget(Line())
            self._list.addWidget(row)
            self.rows.append(row)
        self._list.addStretch(1)
        self._area.setVisible(bool(self.rows))
        for row in self.rows:
            row.box.setChecked(_offers(row.match) and not row.match.doubts)
        if self.rows:
            needed = self._list.totalHeightForWidth(self._told.width() - GUTTER)
            self._area.setFixedHeight(min(needed, TALLEST))
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
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.viewport().setAutoFillBackground(False)
        unread = QWidget()
        self._unread.setContentsMargins(0, 4, 0, 4)
        self._unread.setSpacing(8)
        unread.setLayout(self._unread)
        self.add(self.progress, unread, self._told, self._area)
        self._told.hide()
        self._area.hide()

    def _settle(self, row: MatchRow, ticked: bool) -> None:
        """Keep to one period for each candidate."""
        for other in self.rows if ticked else ():
            if other is not row and other.match.candidate.id == row.match.candidate.id:
                other.box.setChecked(False)
        self._show_what_fits()

    def _show_what_fits(self) -> None:
        number = len(self.chosen)
        self.main.rename(f"采用 {number} 人的成绩" if number else "采用成绩")
        self.main.setEnabled(bool(number))

    def _report(self, what: str, done: int, total: int) -> None:
        self.progress.report(f"正在读 {what}", done, total)

    def _end(self) -> None:
        self._task = None
        self.progress.hide()

    def _stop(self) -> None:
        if self._task is not None:
            self._task.stop()


def taken_back(matches: Sequence[RankMatch]) -> list[RankMatch]:
    """Return the matches that record again what stood there before."""
    return [replace(match, study=match.candidate.study) for match in matches]


def _offers(match: RankMatch) -> bool:
    """Tell whether taking a match over would change anything."""
    return match.study is not None and match.study != match.candidate.study


def _standing(match: RankMatch) -> ChipLook:
    if match.study is None:
        return NOTHING
    if not _offers(match):
        return SAME
    return DOUBTED if match.doubts else READY


def _lines(match: RankMatch) -> Iterator[Text]:
    """Yield what taking a match over would record, where it stands, and what to look at."""
    if match.study is None:
        yield Text(match.why, TABLE, "ink_2", wrap=True)
        return
    yield Text(_said(match.study), TABLE, wrap=True)
    places = (f"“{row.at.file}”{row.at.sheet} 第 {row.at.row} 行" for row in match.rows)
    yield Text("；".join(places), CAPTION, "ink_3", wrap=True)
    if match.candidate.study != Study() and _offers(match):
        yield Text(f"已登记：{_said(match.candidate.study)}", CAPTION, "ink_3", wrap=True)
    for doubt in match.doubts:
        yield Text(doubt, CAPTION, "warn", wrap=True)


def _said(study: Study) -> str:
    """Say a candidate's evidence in one line, what is missing too."""
    rank = f"第 {study.rank} 名 / {study.total} 人" if study.rank and study.total else "没有排名"
    fails = "没有不及格门数" if study.fails is None else f"不及格 {study.fails} 门"
    return "，".join(part for part in (rank, fails, study.period) if part)


def _summed(taken: RankIntake) -> str:
    """Say how many rows were read, how many are of candidates, and which cells were not read."""
    rows = taken.reading.rows
    used = {row.at for match in taken.matches for row in match.rows}
    words = f"读到 {len(rows)} 行，{len(used)} 行是候选人的。"
    problems = [problem.message for problem in taken.reading.problems]
    if not problems:
        return words
    more = f"，另有 {len(problems) - TOLD} 处" if len(problems) > TOLD else ""
    return f"{words}没有读懂的：{'；'.join(map(spaced, problems[:TOLD]))}{more}。"
