"""Finding one person by the keyboard: type, see who is meant, take the first with Enter."""

from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from sudesk.rules.search import Key, find
from sudesk.services.congresses import Entry
from sudesk.ui import brush, theme
from sudesk.ui.pieces.button import ENTER_KEYS
from sudesk.ui.pieces.chip import ChipLook
from sudesk.ui.pieces.columns import Column
from sudesk.ui.pieces.input import Input
from sudesk.ui.pieces.table import Table
from sudesk.ui.pieces.text import Text
from sudesk.ui.tokens import CAPTION, RADIUS_RULE, TABLE_ROW

PLACEHOLDER = "姓名、学号尾数、拼音首字母"
SHOWN = 5
LARGE = 48


@dataclass(frozen=True)
class Person:
    """Somebody who can be found, and a chip beside the name or none."""

    entry: Entry
    chip: ChipLook | None = None

    @property
    def key(self) -> Key["Person"]:
        """What this person is found by."""
        return Key(self.entry.student_no, self.entry.name, self)


def tail(entry: Entry) -> str:
    """Return the last four characters of a student number, as people say it."""
    return f"尾号 {entry.student_no[-4:]}"


class FindBox(Input):
    """A box for a name; Enter, ↑, ↓ are signals, Ctrl+Z is left to the page that undoes acts."""

    entered = Signal()
    moved = Signal(int)

    def __init__(self, placeholder: str, key: str = "", *, large: bool = False) -> None:
        super().__init__(placeholder=placeholder, icon="search", key=key)
        self._large = large
        self._measure()

    def say_key(self, key: str) -> None:
        """Show another key hint."""
        self._key = key
        self.update()

    def event(self, event: QEvent) -> bool:
        """Let the page have Ctrl+Z, which takes an act back and not a letter."""
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and event.matches(QKeySequence.StandardKey.Undo)
        ):
            event.ignore()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Tell Enter and the arrows, clear by Esc, take the rest as text."""
        steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        if event.key() in ENTER_KEYS:
            if not event.isAutoRepeat():
                self.entered.emit()
        elif event.key() in steps:
            self.moved.emit(steps[Qt.Key(event.key())])
        elif event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Measure anew under another size of type."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._measure()

    def _measure(self) -> None:
        if not self._large:
            return
        inner = theme.px(LARGE) - 4
        style = (
            f"FindBox {{ min-height: {inner}px; max-height: {inner}px; "
            f"font-size: {theme.px(18)}px; }}"
        )
        if style != self.styleSheet():
            self.setStyleSheet(style)


class PersonFinder(QWidget):
    """A box and, while something is typed, those who are meant; ``taken`` tells the Entry."""

    taken = Signal(object)

    def __init__(
        self,
        placeholder: str = PLACEHOLDER,
        key: str = "",
        *,
        large: bool = False,
        compact: bool = False,
        nobody: str = "没有找到。换一个字，或清空查找框。",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self._people: list[Person] = []
        self.box = FindBox(placeholder, key, large=large)
        self.matches: Table[Person] = Table(
            _compact_columns() if compact else _columns(),
            key=lambda person: person.entry.id,
            sortable=False,
        )
        self.matches.view.head.hide()
        self.matches.view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._nobody = Text(nobody, CAPTION, "ink_3")
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 0, 1, 1)
        column.setSpacing(5)
        for widget in (self.box, self.matches, self._nobody):
            column.addWidget(widget)
        self.box.textChanged.connect(self._find)
        self.box.entered.connect(self._take)
        self.box.moved.connect(self._move)
        self.matches.view.clicked.connect(self._take)
        self._find("")

    def offer(self, people: Iterable[Person]) -> None:
        """Let others be found; what is typed stays."""
        self._people = list(people)
        self._find(self.box.text())

    def begin(self) -> None:
        """Empty the box and give it the keyboard."""
        self.box.clear()
        self.box.setFocus()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Frame those who are meant."""
        if self.matches.isVisible():
            box = QRectF(self.matches.geometry()).adjusted(-1, -1, 1, 1)
            with QPainter(self) as painter:
                line = theme.colour("line_strong")
                brush.frame(painter, box, RADIUS_RULE, theme.colour("surface"), line)

    def _find(self, typed: str) -> None:
        wanted = typed.strip()
        found = find([person.key for person in self._people], wanted) if wanted else []
        self.matches.set_rows(found)
        if found:
            self.matches.view.selectRow(0)
            row = theme.px(TABLE_ROW)
            self.matches.setFixedHeight(row * min(len(found), SHOWN))
        self.matches.setVisible(bool(found))
        self._nobody.setVisible(bool(wanted) and not found)

    def _move(self, step: int) -> None:
        person = self.matches.current()
        if person is None:
            return
        numbers = self.matches.model
        present = numbers.number_of(person.entry.id) or 0
        wanted = max(0, min(present + step, len(numbers.rows) - 1))
        self.matches.select(numbers.key_at(wanted))

    def _take(self) -> None:
        person = self.matches.current()
        if self.box.text().strip() and person is not None:
            self.box.clear()
            self.taken.emit(person.entry)


def _columns() -> list[Column[Person]]:
    return [
        Column("姓名", lambda person: person.entry.name, 104, strong=True),
        Column("班级", lambda person: person.entry.class_name, ink=lambda _: "ink_2"),
        Column("尾号", lambda person: tail(person.entry), 92, ink=lambda _: "ink_3"),
        Column(
            "状态",
            lambda person: person.chip.text if person.chip else "",
            96,
            number=True,
            chip=lambda person: person.chip,
        ),
    ]


def _compact_columns() -> list[Column[Person]]:
    return [
        Column("姓名", lambda person: person.entry.name, 88, strong=True),
        Column(
            "班级",
            lambda person: f"{person.entry.class_name}　{tail(person.entry)}",
            ink=lambda _: "ink_2",
        ),
    ]
