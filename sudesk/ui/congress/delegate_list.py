"""The students of a class, to be marked as delegates by the keyboard."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QWidget

from sudesk.rules.search import Key, find
from sudesk.services.congresses import Entry
from sudesk.ui.congress.finder import PLACEHOLDER, FindBox
from sudesk.ui.pieces.button import Button
from sudesk.ui.pieces.card import Card
from sudesk.ui.pieces.chip import ChipLook
from sudesk.ui.pieces.columns import Column
from sudesk.ui.pieces.empty import EmptyState
from sudesk.ui.pieces.menu import Menu
from sudesk.ui.pieces.table import Table
from sudesk.ui.tokens import CARD_PADDING, Ink, Tone

CORE_KEY = "Ctrl+G"


@dataclass(frozen=True)
class StudentRow:
    """A student of the frozen roll; ``core`` is None for who is no delegate."""

    entry: Entry
    core: bool | None

    @property
    def is_delegate(self) -> bool:
        """Whether this student is a delegate."""
        return self.core is not None

    @property
    def key(self) -> Key["StudentRow"]:
        """What this student is found by."""
        return Key(self.entry.student_no, self.entry.name, self)


class ClassCard(Card):
    """The list with its search box: Enter there only enters, Ctrl+G marks a core member."""

    def __init__(
        self,
        toggle: Callable[[StudentRow], object],
        toggle_core: Callable[[StudentRow], object],
    ) -> None:
        super().__init__("代表", flush=True)
        self._toggle = toggle
        self._toggle_core = toggle_core
        self._members: Sequence[StudentRow] = ()
        self._name: str | None = None
        self.box = FindBox(f"{PLACEHOLDER}，按 Enter 登记", "Enter")
        self.table: Table[StudentRow] = Table(
            _columns(),
            key=lambda row: row.entry.id,
            empty=EmptyState("没有找到", "换一个字，或清空查找框。"),
        )
        self.table.setMinimumHeight(240)
        self.enter = Button("登记为代表", self._toggle_current, icon="user-plus")
        self.core = Button("标为骨干", self._core_current, key=CORE_KEY)
        room = QWidget()
        row = QHBoxLayout(room)
        row.setContentsMargins(CARD_PADDING - 1, 10, CARD_PADDING - 1, 10)
        row.addWidget(self.box)
        self.add(room, self.table)
        self.body.setStretch(1, 1)
        self.set_foot(self.enter, self.core)
        self.box.textChanged.connect(self._find)
        self.box.entered.connect(self._take)
        self.box.moved.connect(self._move)
        self.table.opened.connect(self._toggle)
        self.table.selected.connect(self._show_what_fits)
        self.table.menu_asked.connect(self._fill_menu)
        QShortcut(QKeySequence.StandardKey.Find, self, self.box.setFocus)

    def show_students(self, name: str, seats: int, members: Sequence[StudentRow]) -> None:
        """Show a class with its students, delegates where they stand."""
        entered = sum(row.is_delegate for row in members)
        self.title.say(f"{name or '全部班级'}，代表 {entered}/{seats} 名")
        if name != self._name:
            self._name = name
            self.box.clear()
        self._members = members
        self._find()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Send letters that are typed over the list to the search box."""
        if event.text().isprintable() and event.text().strip():
            self.box.setFocus()
            self.box.insert(event.text())
            return
        super().keyPressEvent(event)

    def _find(self) -> None:
        typed = self.box.text()
        self.table.set_rows(find([row.key for row in self._members], typed))
        if typed.strip() and self.table.model.rows:
            self.table.view.selectRow(0)
        self._show_what_fits()

    def _move(self, step: int) -> None:
        rows = self.table.model.rows
        current = self.table.current()
        if not rows:
            return
        if current is None:
            wanted = 0
        else:
            present = self.table.model.number_of(current.entry.id) or 0
            wanted = max(0, min(present + step, len(rows) - 1))
        self.table.select(self.table.model.key_at(wanted))

    def _take(self) -> None:
        row = self.table.current()
        if row is not None:
            # Enter pressed twice, as an input method asks for, must not take a name off again.
            if not row.is_delegate:
                self._toggle(row)
            self.box.clear()
            self.table.select(row.entry.id)

    def _toggle_current(self) -> None:
        row = self.table.current()
        if row is not None:
            self._toggle(row)

    def _core_current(self) -> None:
        row = self.table.current()
        if row is not None:
            self._toggle_core(row)

    def _show_what_fits(self) -> None:
        row = self.table.current()
        entered = row is not None and row.is_delegate
        self.enter.setEnabled(row is not None)
        self.enter.rename(
            "移出代表" if entered else "登记为代表", "user-x" if entered else "user-plus"
        )
        self.core.setEnabled(entered)
        self.core.rename("取消骨干" if row is not None and row.core else "标为骨干")

    def _fill_menu(self, menu: Menu, row: StudentRow) -> None:
        if row.is_delegate:
            menu.offer(
                "取消骨干" if row.core else "标为骨干", self._core_current, icon="badge-check"
            )
            menu.offer("移出代表", self._toggle_current, icon="user-x", danger=True)
        else:
            menu.offer("登记为代表", self._toggle_current, icon="user-plus")


def _columns() -> list[Column[StudentRow]]:
    return [
        Column(
            "姓名",
            lambda row: row.entry.name,
            112,
            strong=True,
            icon=_mark,
        ),
        Column("学号", lambda row: row.entry.student_no, 120, ink=lambda _: "ink_2"),
        Column("性别", lambda row: row.entry.gender or "—", 52),
        Column("政治面貌", lambda row: row.entry.political or "—", ink=lambda _: "ink_2"),
        Column("身份", _role, 92, number=True, chip=_role_chip, sort=_role),
    ]


def _mark(row: StudentRow) -> tuple[str, Ink]:
    return ("circle-check", "ok") if row.is_delegate else ("circle", "ink_3")


def _role(row: StudentRow) -> str:
    if not row.is_delegate:
        return ""
    return "骨干代表" if row.core else "代表"


def _role_chip(row: StudentRow) -> ChipLook | None:
    if not row.is_delegate:
        return None
    return ChipLook(_role(row), Tone.INFO if row.core else Tone.OK)
