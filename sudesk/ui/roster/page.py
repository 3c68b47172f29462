"""The roll of the department: its classes, its students, and the way to import more."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QEvent
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from sudesk.rules.search import find, initials
from sudesk.services import departments, exports, roll, rosters
from sudesk.services.roll import StudentRow
from sudesk.terms import Status
from sudesk.ui import theme
from sudesk.ui.desk import Desk, Report
from sudesk.ui.page import Page
from sudesk.ui.pieces.button import Button, Kind
from sudesk.ui.pieces.card import Card
from sudesk.ui.pieces.chip import ChipLook
from sudesk.ui.pieces.columns import Column
from sudesk.ui.pieces.dialog import confirm
from sudesk.ui.pieces.empty import EmptyState
from sudesk.ui.pieces.input import Input, Select
from sudesk.ui.pieces.menu import Menu
from sudesk.ui.pieces.table import Grid, Table
from sudesk.ui.pieces.text import Text
from sudesk.ui.roster.choosing import DropArea
from sudesk.ui.roster.class_list import ClassList
from sudesk.ui.roster.dropping import DropTarget, ask_target
from sudesk.ui.roster.editing import Editing
from sudesk.ui.roster.import_page import TEMPLATE_FILE, ImportPage
from sudesk.ui.roster.standing import NAMESAKES, namesakes, standings
from sudesk.ui.tokens import GAP, NARROW_PAGE, TABLE, Tone
from sudesk.ui.words import spaced

CLASSES_WIDTH, CHOICE_WIDTH, STANDING_WIDTH = 280, 160, 126
SEARCH_WIDTH, SEARCH_NARROW = 250, 190
MANY = 3000  # from here on the first search by initials would be felt

_COLUMNS = (
    Column[StudentRow]("学号", lambda row: row.student_no, width=132),
    Column[StudentRow]("姓名", lambda row: row.name, width=92, strong=True),
    Column[StudentRow]("性别", lambda row: row.gender, width=56),
    Column[StudentRow]("班级", lambda row: row.class_name, width=128),
    Column[StudentRow]("年级", lambda row: row.cohort, width=64),
    Column[StudentRow]("专业", lambda row: row.major),
    Column[StudentRow](
        "状态", lambda row: row.status.label, width=100, chip=lambda row: _standing(row.status)
    ),
    Column[StudentRow]("政治面貌", lambda row: row.political, width=108),
)


class RosterPage(Page):
    """Every student, by class and standing, to search, change, merge, export and import."""

    title = "名册"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._rows: tuple[StudentRow, ...] = ()
        self._class: str | None = None
        self._known = False
        self.import_button = Button(
            "导入名册", self._import, kind=Kind.PRIMARY, icon="upload", key="Ctrl+I"
        )
        self.undo_button = Button("撤销上次导入", self._ask_undo, kind=Kind.QUIET, icon="undo-2")
        self.add_button = Button("添加学生", self._ask_add, icon="user-plus", key="Ctrl+N")
        self.edit_button = Button("修改", self._ask_change, icon="pencil", small=True)
        self.merge_button = Button("合并这两人", self._ask_merge, icon="users", small=True)
        self.area = DropArea()
        self.classes = ClassList()
        self.choice = Select()
        self.standing = Select()
        self.search = Input(placeholder="姓名、学号尾数、拼音首字母", icon="search")
        self.table = Table(
            _COLUMNS,
            key=lambda row: row.id,
            beside=[self.search, self.standing, self.choice],
            empty=EmptyState("没有找到", "换一个字，或清空查找框。"),
            export=self._export,
            acts=[self.add_button],
            several=True,
        )
        self.editing = Editing(self, self.table.select)
        self._shown = Text("", TABLE)
        self._selected = Text("", TABLE, "accent_text")
        self._counted = Text("", TABLE, "ink_2")
        self._content = QWidget()
        self._classes_card = Card(flush=True)
        self._build()

    def refresh(self) -> None:
        """Ask for the roll again."""
        self._rows = self.desk.ask(roll.students)
        self.area.setVisible(not self._rows)
        self._content.setVisible(bool(self._rows))
        self.import_button.setVisible(bool(self._rows))
        self.undo_button.setVisible(self.desk.ask(rosters.undoable) is not None)
        self.primary = self.import_button if self._rows else self.area.files_button
        self.classes.show_students(self._rows)
        choices = self.classes.choices()
        self.choice.offer(choices)
        if self._class not in [meaning for _, meaning in choices]:
            self._class = None
        self.standing.offer(standings(self._rows))
        self._count()
        self._show()
        self._measure()
        self._learn_names()

    def show_student(self, row: StudentRow) -> None:
        """Show one student alone; emptying the search box shows the others again."""
        self.standing.choose(None)
        self._choose(None)
        self.search.setText(row.student_no)
        self.table.select(row.id)

    def open_import(self, paths: Sequence[Path] = ()) -> None:
        """Open the import, with files to read at once if there are any."""
        self.shell.push(ImportPage(self.desk, paths))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Measure anew for another width."""
        super().resizeEvent(event)
        self._measure()

    def changeEvent(self, event: QEvent) -> None:
        """Measure anew under another look."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "_classes_card"):
            self._measure()

    def _build(self) -> None:
        self.template_button = Button(
            "下载空白模板", self._save_template, kind=Kind.QUIET, icon="download"
        )
        self.set_right(self.undo_button, self.template_button, self.import_button)
        self._classes_card.body.addWidget(self.classes, 1)
        listed = Card(flush=True)
        listed.body.addWidget(self.table, 1)
        listed.set_foot(
            self._shown,
            self._selected,
            self.edit_button,
            self.merge_button,
            self._counted,
            stretch_after=4,
        )
        row = QHBoxLayout(self._content)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GAP)
        row.addWidget(self._classes_card)
        row.addWidget(listed, 1)
        self.body.addWidget(self.area, 1)
        self.body.addWidget(self._content, 1)
        self.area.chosen.connect(self._take)
        target = DropTarget(self)
        target.dropped.connect(self._take)
        target.hovered.connect(self.area.hover)
        self.search.textChanged.connect(self._show)
        self.classes.chosen.connect(self._choose)
        self.standing.currentIndexChanged.connect(self._show)
        self.table.selected.connect(self._offer_acts)
        self.table.opened.connect(self._change)
        self.table.menu_asked.connect(self._fill_menu)
        self.choice.activated.connect(lambda _: self._choose(self.choice.currentData()))

    def _measure(self) -> None:
        """Give the classes' room to the students where the page is narrow."""
        narrow = self.width() < theme.px(NARROW_PAGE)
        self._classes_card.setFixedWidth(theme.px(CLASSES_WIDTH))
        self._classes_card.setVisible(not narrow)
        self.choice.setVisible(narrow)
        self.choice.setFixedWidth(theme.px(CHOICE_WIDTH))
        self.standing.setMinimumWidth(theme.px(STANDING_WIDTH))
        self.search.setFixedWidth(theme.px(SEARCH_NARROW if narrow else SEARCH_WIDTH))
        self.template_button.setVisible(not narrow or self.undo_button.isHidden())

    def _take(self, paths: Sequence[Path]) -> None:
        if paths:
            self.open_import(paths)

    def _import(self) -> None:
        self.open_import()

    def _choose(self, class_name: str | None) -> None:
        """Show one class, or with None all of them."""
        self._class = class_name
        self.choice.choose(class_name)
        self.classes.choose(class_name)
        self._show()

    def _show(self) -> None:
        rows = [row for row in self._standing_so() if self._class in (None, row.class_name)]
        found = find([row.key for row in rows], self.search.text())
        self.table.set_rows(found)
        self._shown.say(f"显示 {len(found)} / {len(self._rows)} 人")
        self._offer_acts()

    def _standing_so(self) -> Sequence[StudentRow]:
        """Return the students of the chosen standing, or those of one class with one name."""
        wanted = self.standing.currentData()
        if wanted == NAMESAKES:
            return namesakes(self._rows)
        return [row for row in self._rows if wanted in (None, row.status)]

    def _offer_acts(self) -> None:
        """Offer below the list what can be done with those selected."""
        number = len(self.table.selection())
        self._selected.say(f"已选 {number} 人")
        self._selected.setVisible(number > 1)
        self.edit_button.setVisible(number == 1)
        self.merge_button.setVisible(number == 2)

    def _fill_menu(self, menu: Menu, row: StudentRow) -> None:
        if len(self.table.selection()) == 2:
            menu.offer("合并这两人", self._ask_merge, icon="users")
        menu.offer(f"修改{row.name}", partial(self._change, row), icon="pencil", key="Enter")

    def _ask_add(self) -> None:
        self.editing.add(self._rows, self._class or "")

    def _ask_change(self) -> None:
        row = self.table.current()
        if row is not None:
            self._change(row)

    def _change(self, row: StudentRow) -> None:
        self.editing.change(row, self._rows)

    def _ask_merge(self) -> None:
        chosen = self.table.selection()
        if len(chosen) == 2:
            self.editing.merge((chosen[0], chosen[1]))

    def _ask_undo(self) -> None:
        offer = self.desk.ask(rosters.undoable)
        if offer is None:
            return
        agreed = confirm(
            self,
            "撤销上次导入？",
            f"{spaced(offer.sentence)}撤销后，名册和那次导入前一样。",
            act="撤销导入",
            instead="先不撤销",
            icon="undo-2",
        )
        if agreed:
            self.desk.do(rosters.undo_last)
            self.shell.toast("已撤销上次导入，名册和导入前一样")

    def _count(self) -> None:
        """Say how many count, and why the others do not (rule D5)."""
        counted = sum(row.status.counts for row in self._rows)
        everybody = len(self._rows)
        away = f"，退学、转出、毕业、离班的 {everybody - counted} 人不计"
        self._counted.say(
            f"计入人数 {counted} / {everybody} 人{away if counted < everybody else ''}"
        )

    def _learn_names(self) -> None:
        """Look up the initials of a large roll beforehand, so that no search waits for them."""
        if len(self._rows) > MANY and not self._known:
            self._known = True
            self.desk.work(_look_up, tuple(row.name for row in self._rows))

    def _export(self, grid: Grid) -> None:
        profile = self.desk.ask(departments.profile)
        whose = self._class or (profile.names.name if profile is not None else "")
        title = f"{whose}学生名册"
        target = ask_target(self, "导出名册", f"{title}.xlsx")
        if target is not None:
            self.desk.work(
                exports.save_table, title, grid.titles, grid.rows, target, done=self._tell_saved
            )

    def _save_template(self) -> None:
        target = ask_target(self, "下载空白模板", TEMPLATE_FILE)
        if target is not None:
            self.desk.work(exports.save_template, target, done=self._tell_saved)

    def _tell_saved(self, target: Path) -> None:
        self.shell.toast(f"已保存“{target.name}”")


def _standing(status: Status) -> ChipLook | None:
    """Return the chip of a standing that is not the usual one."""
    if status is Status.ACTIVE:
        return None
    return ChipLook(status.label, Tone.INFO if status.counts else Tone.NEUTRAL)


def _look_up(_session: object, report: Report, names: Sequence[str]) -> None:
    for number, name in enumerate(names):
        report("姓名", number, len(names))
        initials(name)
