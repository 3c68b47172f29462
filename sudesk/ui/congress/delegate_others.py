"""The segment 列席特邀: observers and guests, typed one by one or pasted as lines."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QWidget

from sudesk.services import attendees, exports
from sudesk.services.attendees import AttendeeRow, Line, Person
from sudesk.terms import Category
from sudesk.ui import theme
from sudesk.ui.congress.segment import Segment
from sudesk.ui.congress.tab import CongressTab
from sudesk.ui.pieces.button import Button
from sudesk.ui.pieces.card import Card
from sudesk.ui.pieces.chip import Chip, ChipLook
from sudesk.ui.pieces.choice import Segmented
from sudesk.ui.pieces.columns import Column
from sudesk.ui.pieces.dialog import Dialog
from sudesk.ui.pieces.empty import Beginning, EmptyState
from sudesk.ui.pieces.input import Field, Input
from sudesk.ui.pieces.menu import Menu
from sudesk.ui.pieces.table import Grid, Table
from sudesk.ui.pieces.text import Text
from sudesk.ui.roster.dropping import ask_target
from sudesk.ui.tokens import CAPTION, TABLE, Tone

CHOICES = [(category.label, category) for category in Category]
TOLD = 3


class OthersSegment(Segment):
    """One list of both; the order is that of the papers and cards."""

    def __init__(self, tab: CongressTab) -> None:
        super().__init__(tab)
        self.state = Chip("")
        self.new = Button("增加人员", self._ask_new, icon="plus", key="Ctrl+N")
        self.paste = Button("粘贴名单", self._ask_lines, icon="copy")
        self.up = Button("上移", partial(self._shift, -1), icon="chevron-up", key="Alt+Up")
        self.down = Button("下移", partial(self._shift, 1), icon="chevron-down", key="Alt+Down")
        self.edit = Button("修改", self._ask_change, icon="pencil")
        self.drop = Button("移出名单", self._remove, icon="user-x")
        self.table = self._build_table()
        card = Card(
            "列席、特邀人员",
            self.state,
            caption="没有表决权。名单印在代表名册后面，可打印列席证、特邀证。",
            flush=True,
        )
        card.add(self.table)
        card.set_foot(self.edit, self.up, self.down, self.drop)
        self.rows.addWidget(card, 1)
        self.table.selected.connect(self._show_what_fits)
        self.table.opened.connect(self._ask_change)
        self.table.menu_asked.connect(self._fill_menu)

    def show_congress(self) -> None:
        """Show everybody who comes without a vote."""
        rows = self.desk.ask(attendees.attendees, self.congress.id)
        self.table.set_rows(rows)
        counts = [sum(row.category is category for row in rows) for category in Category]
        said = "，".join(
            f"{category.label} {count} 人" for category, count in zip(Category, counts, strict=True)
        )
        self.state.show_look(ChipLook(said, Tone.OK if rows else Tone.NEUTRAL))
        self._show_what_fits()

    def _build_table(self) -> Table[AttendeeRow]:
        table: Table[AttendeeRow] = Table(
            [
                Column("类别", lambda row: row.category.label, 72, chip=_category_chip),
                Column("序", lambda row: str(row.number), 44, number=True, ink=lambda _: "ink_3"),
                Column("姓名", lambda row: row.person.name, 130, strong=True),
                Column("单位", lambda row: row.person.unit),
                Column("职务", lambda row: row.person.post, 220, ink=lambda _: "ink_2"),
            ],
            key=lambda row: row.id,
            search=lambda row: (row.person.name, row.person.unit, row.person.post),
            placeholder="姓名、单位、职务",
            empty=EmptyState(
                "还没有列席、特邀人员",
                "例如辅导员、其他系学生会的代表、院学生会的同志。",
                [
                    Beginning("copy", "粘贴名单", "每行一人：姓名 单位 职务", self._ask_lines),
                    Beginning("plus", "增加人员", "填写姓名、单位和职务", self._ask_new),
                ],
            ),
            export=self._export,
            acts=(self.paste, self.new),
            several=True,
            sortable=False,
        )
        table.setMinimumHeight(240)
        remove = QShortcut(QKeySequence.StandardKey.Delete, table.view, self._remove)
        remove.setContext(Qt.ShortcutContext.WidgetShortcut)
        return table

    def _show_what_fits(self) -> None:
        rows = self.table.selection()
        for button in (self.edit, self.up, self.down):
            button.setEnabled(len(rows) == 1)
        self.drop.setEnabled(bool(rows))

    def _ask_new(self) -> None:
        congress = self.congress.id

        def record(category: Category, person: Person) -> None:
            self.desk.do(attendees.add, congress, category, [person])
            self.shell.toast(f"{person.name}已加入{category.label}名单")

        _open(PersonDialog(self, None, record))

    def _ask_change(self) -> None:
        row = self.table.current()
        if row is not None:
            _open(PersonDialog(self, row, partial(self._change, row)))

    def _change(self, row: AttendeeRow, category: Category, person: Person) -> None:
        self.desk.do(attendees.change, row.id, category, person)

    def _ask_lines(self) -> None:
        _open(LinesDialog(self, self._add_lines))

    def _add_lines(self, lines: Sequence[Line]) -> None:
        number = self.desk.do(attendees.add_lines, self.congress.id, lines)
        self.shell.toast(f"已加入 {number} 人")

    def _remove(self) -> None:
        rows, congress = self.table.selection(), self.congress.id
        if not rows:
            return
        gone = self.desk.do(attendees.remove, [row.id for row in rows])
        who = rows[0].person.name if len(rows) == 1 else f"{len(rows)} 人"
        self.shell.toast(
            f"{who}已移出名单", lambda: self.desk.do(attendees.put_back, congress, gone)
        )

    def _shift(self, step: int) -> None:
        row = self.table.current()
        if row is not None:
            self.desk.do(attendees.move, row.id, step)

    def _fill_menu(self, menu: Menu, _row: AttendeeRow) -> None:
        menu.offer("修改", self._ask_change, icon="pencil", key="Enter")
        menu.offer("移出名单", self._remove, icon="user-x", key="Delete", danger=True)

    def _export(self, grid: Grid) -> None:
        title = f"{self.congress.title}列席、特邀人员名单"
        target = ask_target(self, "导出名单", f"{title}.xlsx")
        if target is not None:
            save = exports.save_table
            self.desk.work(save, title, grid.titles, grid.rows, target, done=self._tell_saved)

    def _tell_saved(self, target: Path) -> None:
        self.shell.toast(f"名单已导出到“{target.name}”")


class PersonDialog(Dialog):
    """One observer or guest; ``record(category, person)`` keeps it."""

    def __init__(
        self,
        parent: QWidget,
        row: AttendeeRow | None,
        record: Callable[[Category, Person], object],
    ) -> None:
        super().__init__(
            parent,
            "修改列席、特邀人员" if row else "增加列席、特邀人员",
            main="保存修改" if row else "增加人员",
            other="不修改" if row else "不增加",
            on_main=lambda: record(self._category, self._person),
        )
        person = row.person if row else Person("", "")
        self.category = Segmented(CHOICES)
        if row is not None:
            self.category.choose(row.category)
        self.name = Input(person.name)
        self.unit = Input(person.unit, placeholder="例如：电商系学生会")
        self.post = Input(person.post, placeholder="可以不填")
        self.add(
            self.category,
            Field("姓名", self.name),
            Field("单位", self.unit),
            Field("职务", self.post),
        )

    @property
    def _category(self) -> Category:
        return Category(str(self.category.meaning))

    @property
    def _person(self) -> Person:
        return Person(self.name.text(), self.unit.text(), self.post.text())


class LinesDialog(Dialog):
    """Lines to be pasted; what they mean is said while they are typed."""

    def __init__(self, parent: QWidget, record: Callable[[Sequence[Line]], object]) -> None:
        super().__init__(
            parent,
            "粘贴名单",
            "每行一人：姓名 单位 职务，用空格、逗号或制表符隔开，可以直接从表格里复制。",
            main="加入名单",
            other="不加入",
            icon="copy",
            width=560,
            on_main=lambda: record(self.lines),
        )
        self.usual = Segmented(CHOICES, on_choose=self._read)
        self.text = QPlainTextEdit()
        self.text.setPlaceholderText("何安 系团总支 书记\n特邀 王敏 学生处 科长")
        self.text.setFixedHeight(theme.px(150))
        self._said = Text("", TABLE, "ink_2", wrap=True)
        self._why = Text("", CAPTION, "warn", wrap=True)
        self.lines: tuple[Line, ...] = ()
        usual = QWidget()
        row = QHBoxLayout(usual)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        row.addWidget(Text("没有写明类别的作为", TABLE, "ink_2"))
        row.addWidget(self.usual)
        row.addStretch(1)
        self.add(usual, self.text, self._said, self._why)
        self.text.textChanged.connect(self._read)
        self._read()

    def _read(self, _meaning: object = None) -> None:
        usual = Category(str(self.usual.meaning))
        self.lines = attendees.understood(self.text.toPlainText(), usual)
        people = [line for line in self.lines if line.person is not None]
        unread = [line for line in self.lines if line.person is None]
        self.main.rename(f"加入 {len(people)} 人" if people else "加入名单")
        self.main.setEnabled(bool(people))
        self._said.say(f"读到 {len(self.lines)} 行，{len(people)} 人" if self.lines else "")
        told = [f"“{line.text[:16]}”{line.why}" for line in unread[:TOLD]]
        more = f"，另有 {len(unread) - TOLD} 行" if len(unread) > TOLD else ""
        self._why.say(f"不采用 {len(unread)} 行：{'；'.join(told)}{more}" if unread else "")


def _open(dialog: Dialog) -> None:
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()


def _category_chip(row: AttendeeRow) -> ChipLook:
    tone = Tone.ACCENT if row.category is Category.GUEST else Tone.INFO
    return ChipLook(row.category.label, tone)
