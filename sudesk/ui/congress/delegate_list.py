"""The students of a class, to be marked as delegates by the keyboard, one or several at once."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QIntValidator, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QWidget

from sudesk.rules.search import Key, find
from sudesk.services.congresses import Entry
from sudesk.services.delegates import DelegateRow
from sudesk.ui import theme
from sudesk.ui.congress.finder import PLACEHOLDER, FindBox
from sudesk.ui.pieces.button import Button
from sudesk.ui.pieces.card import Card, Line
from sudesk.ui.pieces.chip import ChipLook
from sudesk.ui.pieces.columns import Column
from sudesk.ui.pieces.empty import EmptyState
from sudesk.ui.pieces.input import Input
from sudesk.ui.pieces.menu import Menu
from sudesk.ui.pieces.table import Table
from sudesk.ui.pieces.text import Text
from sudesk.ui.tokens import CARD_PADDING, TABLE, Ink, Tone

CORE_KEY, FORM_KEY = "Ctrl+G", "Ctrl+D"


@dataclass(frozen=True)
class StudentRow:
    """A student of the frozen roll; ``delegate`` is None for who is none."""

    entry: Entry
    delegate: DelegateRow | None

    @property
    def is_delegate(self) -> bool:
        """Whether this student is a delegate."""
        return self.delegate is not None

    @property
    def core(self) -> bool:
        """Whether this student is a delegate and a core member of the union."""
        return self.delegate is not None and self.delegate.core

    @property
    def registered(self) -> bool:
        """Whether the delegate's form came back."""
        return self.delegate is not None and self.delegate.registered_on is not None

    @property
    def key(self) -> Key["StudentRow"]:
        """What this student is found by."""
        return Key(self.entry.student_no, self.entry.name, self)


Rows = Sequence[StudentRow]


@dataclass(frozen=True)
class Acts:
    """What the list asks its page to do with the rows chosen."""

    enter: Callable[[Rows], object]
    take_off: Callable[[Rows], object]
    mark_core: Callable[[Rows, bool], object]
    register: Callable[[Rows, bool], object]
    describe: Callable[[StudentRow, int | None, str], object]
    replace: Callable[[StudentRow], object]
    print_forms: Callable[[Rows], object]
    print_cards: Callable[[Rows], object]


class ClassCard(Card):
    """The list with its search box: Enter there only enters, Space in the list does either."""

    def __init__(self, acts: Acts) -> None:
        super().__init__("代表", flush=True)
        self._acts = acts
        self._members: Rows = ()
        self._name: str | None = None
        self.box = FindBox(f"{PLACEHOLDER}，按 Enter 登记", "Enter")
        self.table: Table[StudentRow] = Table(
            _columns(),
            key=lambda row: row.entry.id,
            empty=EmptyState("没有找到", "换一个字，或清空查找框。"),
            several=True,
        )
        self.table.setMinimumHeight(200)
        self.enter = Button("登记为代表", self._toggle, icon="user-plus", key="")
        self.core = Button("标为骨干", self._toggle_core, key=CORE_KEY)
        self.form = Button("登记表已交", self._toggle_form, key=FORM_KEY)
        self.more = Button("更换或打印", self._open_menu, icon="chevron-down")
        self.votes = Input(placeholder="得票")
        self.votes.setValidator(QIntValidator(0, 9999, self.votes))
        self.votes.setFixedWidth(theme.px(72))
        self.post = Input(placeholder="职务，例如：班长")
        self._whose = Text("", TABLE, "ink_2")
        self._lay_out()
        self._listen()

    def show_students(self, key: str, heading: str, members: Rows) -> None:
        """Show a class or an organisation with its students, delegates where they stand."""
        self.title.say(heading)
        if key != self._name:
            self._name = key
            self.box.clear()
        self._members = members
        self._find()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Send letters that are typed over the list to the search box."""
        typing = self.votes.hasFocus() or self.post.hasFocus()
        if event.text().isprintable() and event.text().strip() and not typing:
            self.box.setFocus()
            self.box.insert(event.text())
            return
        super().keyPressEvent(event)

    def _lay_out(self) -> None:
        room = QWidget()
        row = QHBoxLayout(room)
        row.setContentsMargins(CARD_PADDING - 1, 10, CARD_PADDING - 1, 10)
        row.addWidget(self.box)
        facts = QWidget()
        line = QHBoxLayout(facts)
        line.setContentsMargins(CARD_PADDING - 1, 8, CARD_PADDING - 1, 8)
        line.setSpacing(8)
        line.addWidget(self._whose, 1)
        for label, editor in (("得票", self.votes), ("职务", self.post)):
            line.addWidget(Text(label, TABLE, "ink_2"))
            line.addWidget(editor, 1 if editor is self.post else 0)
        self.add(room, self.table, Line(), facts)
        self.body.setStretch(1, 1)
        self.set_foot(self.enter, self.core, self.form, self.more, stretch_after=3)
        QWidget.setTabOrder(self.box, self.votes)
        QWidget.setTabOrder(self.votes, self.post)

    def _listen(self) -> None:
        self.box.textChanged.connect(self._find)
        self.box.entered.connect(self._take)
        self.box.moved.connect(self._move)
        self.table.opened.connect(self._toggle)
        self.table.selected.connect(self._show_what_fits)
        self.table.menu_asked.connect(self._fill_menu)
        self.votes.returnPressed.connect(self._keep_facts)
        self.post.returnPressed.connect(self._keep_facts)
        QShortcut(QKeySequence.StandardKey.Find, self, self.box.setFocus)
        space = QShortcut(QKeySequence(Qt.Key.Key_Space), self.table.view, self._toggle)
        space.setContext(Qt.ShortcutContext.WidgetShortcut)
        every = QShortcut(QKeySequence.StandardKey.SelectAll, self.table.view, self._select_all)
        every.setContext(Qt.ShortcutContext.WidgetShortcut)

    def _select_all(self) -> None:
        self.table.view.selectAll()

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
                self._acts.enter([row])
            self.box.clear()
            self.table.select(row.entry.id)

    def _toggle(self) -> None:
        """Enter all that are chosen, or take them off where all of them are delegates."""
        rows = self.table.selection()
        new = [row for row in rows if not row.is_delegate]
        if new:
            self._acts.enter(new)
        elif rows:
            self._acts.take_off(rows)

    def _chosen(self) -> list[StudentRow]:
        return [row for row in self.table.selection() if row.is_delegate]

    def _toggle_core(self) -> None:
        rows = self._chosen()
        if rows:
            self._acts.mark_core(rows, not all(row.core for row in rows))

    def _toggle_form(self) -> None:
        rows = self._chosen()
        if rows:
            self._acts.register(rows, not all(row.registered for row in rows))

    def _keep_facts(self) -> None:
        rows = self._chosen()
        if len(rows) == 1:
            typed = self.votes.text().strip()
            votes = int(typed) if typed else None
            self._acts.describe(rows[0], votes, self.post.text())
            self.box.setFocus()

    def _show_what_fits(self) -> None:
        rows = self.table.selection()
        chosen = [row for row in rows if row.is_delegate]
        out = bool(rows) and len(chosen) == len(rows)
        many = f" {len(rows)} 人" if len(rows) > 1 else ""
        self.enter.setEnabled(bool(rows))
        self.enter.rename(
            f"移出代表{many}" if out else f"登记为代表{many}", "user-x" if out else "user-plus"
        )
        marked = bool(chosen) and all(row.core for row in chosen)
        self.core.setEnabled(bool(chosen))
        self.core.rename("取消骨干" if marked else "标为骨干")
        back = bool(chosen) and all(row.registered for row in chosen)
        self.form.setEnabled(bool(chosen))
        self.form.rename("登记表未交" if back else "登记表已交")
        self.more.setEnabled(bool(chosen))
        self._show_facts(chosen[0] if len(rows) == len(chosen) == 1 else None)

    def _show_facts(self, row: StudentRow | None) -> None:
        delegate = row.delegate if row is not None else None
        for editor in (self.votes, self.post):
            editor.setEnabled(delegate is not None)
        if row is None or delegate is None:
            self._whose.say("选中一名代表，填写得票和职务")
            self.votes.clear()
            self.post.clear()
            return
        self._whose.say(f"{row.entry.name}，按 Enter 保存")
        self.votes.setText("" if delegate.votes is None else str(delegate.votes))
        self.post.setText(delegate.post)

    def _open_menu(self) -> None:
        menu = Menu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._offer_more(menu)
        menu.popup(self.more.mapToGlobal(QPoint(0, self.more.height())))

    def _offer_more(self, menu: Menu) -> None:
        rows = self._chosen()
        if len(rows) == 1:
            menu.offer("更换代表", lambda: self._acts.replace(rows[0]), icon="refresh-cw")
        menu.offer("打印登记表", lambda: self._acts.print_forms(rows), icon="printer")
        again = any(row.delegate is not None and row.delegate.badges for row in rows)
        words = "补发代表证" if again else "打印代表证"
        menu.offer(words, lambda: self._acts.print_cards(rows), icon="printer")

    def _fill_menu(self, menu: Menu, row: StudentRow) -> None:
        if row.is_delegate:
            core = "取消骨干" if row.core else "标为骨干"
            menu.offer(core, self._toggle_core, icon="badge-check", key=CORE_KEY)
            form = "登记表未交" if row.registered else "登记表已交"
            menu.offer(form, self._toggle_form, icon="file-text", key=FORM_KEY)
            self._offer_more(menu)
            menu.offer("移出代表", self._toggle, icon="user-x", danger=True)
        else:
            menu.offer("登记为代表", self._toggle, icon="user-plus")


def _columns() -> list[Column[StudentRow]]:
    return [
        Column("姓名", lambda row: row.entry.name, 112, strong=True, icon=_mark),
        Column("学号", lambda row: row.entry.student_no, 118, ink=lambda _: "ink_2"),
        Column("性别", lambda row: row.entry.gender or "—", 48),
        Column("得票", _votes, 52, number=True, sort=_votes_order),
        Column("职务", lambda row: row.delegate.post if row.delegate else ""),
        Column("登记表", _form_words, 74, chip=_form_chip, sort=_form_words),
        Column("身份", _role, 100, number=True, chip=_role_chip, sort=_role),
    ]


def _mark(row: StudentRow) -> tuple[str, Ink]:
    return ("circle-check", "ok") if row.is_delegate else ("circle", "ink_3")


def _votes(row: StudentRow) -> str:
    if row.delegate is None:
        return ""
    return "—" if row.delegate.votes is None else str(row.delegate.votes)


def _votes_order(row: StudentRow) -> int:
    if row.delegate is None or row.delegate.votes is None:
        return -1
    return row.delegate.votes


def _form_words(row: StudentRow) -> str:
    if not row.is_delegate:
        return ""
    return "已交" if row.registered else "未交"


def _form_chip(row: StudentRow) -> ChipLook | None:
    if not row.is_delegate:
        return None
    if row.registered:
        return ChipLook("已交", Tone.OK, "check")
    return ChipLook("未交", Tone.WARN)


def _role(row: StudentRow) -> str:
    if row.delegate is None:
        return ""
    return "骨干代表" if row.core else "代表"


def _role_chip(row: StudentRow) -> ChipLook | None:
    if not row.is_delegate:
        return None
    return ChipLook(_role(row), Tone.INFO if row.core else Tone.OK)
