"""The minutes as rows: facts that cannot be edited, and texts between them that can."""

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from sudesk.services.minutes import Fact
from sudesk.ui import brush, theme
from sudesk.ui.pieces.button import ENTER_KEYS, Button, Kind
from sudesk.ui.pieces.text import Text
from sudesk.ui.tokens import CAPTION, RADIUS_CONTROL, SECTION, TABLE

TIME_WIDTH, EDITOR_HEIGHT = 92, 84


class _Editor(QPlainTextEdit):
    """The recorder's words: Ctrl+Enter keeps them, Esc leaves them as they were."""

    kept = Signal()
    left = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Tell Ctrl+Enter and Esc, take the rest as text."""
        control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if event.key() in ENTER_KEYS and control:
            self.kept.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)


class MinuteRow(QWidget):
    """A fact and what was written after it; Enter or a double click writes there.

    ``written(anchor, text)`` tells what is to be kept, ``moved`` asks for the row before or after.
    """

    written = Signal(str, str)
    moved = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self._fact: Fact | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._time = Text("", TABLE, "ink_3")
        self._time.setFixedWidth(theme.px(TIME_WIDTH))
        self._words = Text("", TABLE, wrap=True)
        self._text = Text("", TABLE, "info", wrap=True)
        self.write = Button("补写", self.edit, kind=Kind.QUIET, icon="pencil", small=True)
        self.editor = _Editor()
        self.editor.setAccessibleName("补写")
        self.editor.setTabChangesFocus(True)
        self.editor.setFixedHeight(theme.px(EDITOR_HEIGHT))
        self._keep = Button("保存补写（Ctrl+Enter）", self.keep, small=True, kind=Kind.ACCENT)
        self._leave = Button("不改（Esc）", self.leave, small=True, kind=Kind.QUIET)
        self._editing = QWidget()
        acts = QHBoxLayout()
        acts.setSpacing(8)
        acts.addWidget(Text("写在这件事之后，另起一行", CAPTION, "ink_3"), 1)
        acts.addWidget(self._leave)
        acts.addWidget(self._keep)
        room = QVBoxLayout(self._editing)
        room.setContentsMargins(0, 2, 0, 2)
        room.setSpacing(6)
        room.addWidget(self.editor)
        room.addLayout(acts)
        middle = QVBoxLayout()
        middle.setSpacing(4)
        middle.setContentsMargins(0, 4, 0, 4)
        for widget in (self._words, self._text, self._editing):
            middle.addWidget(widget)
        middle.addStretch(1)
        when = QVBoxLayout()
        when.setContentsMargins(0, 4, 0, 4)
        when.addWidget(self._time)
        when.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(15, 3, 10, 4)
        row.setSpacing(10)
        row.addLayout(when)
        row.addLayout(middle, 1)
        row.addWidget(self.write, 0, Qt.AlignmentFlag.AlignTop)
        self._editing.hide()
        self.editor.kept.connect(self.keep)
        self.editor.left.connect(self.leave)

    @property
    def fact(self) -> Fact:
        """What the row shows."""
        assert self._fact is not None  # shown before it is used
        return self._fact

    @property
    def editing(self) -> bool:
        """Whether somebody is writing here."""
        return self._editing.isVisibleTo(self)

    def show_fact(self, fact: Fact) -> None:
        """Show a fact and its text; what is being written stays."""
        self._fact = fact
        self._time.say(fact.time.replace("至", "—") if fact.words else "")
        self._words.say(fact.words or "原来所跟的事已经撤销，文字还在。")
        self._words.colour("ink" if fact.words else "ink_2")
        self._text.say(fact.text)
        self._show_text()
        self.write.rename("修改" if fact.text else "补写")
        self.setAccessibleName(f"{fact.time} {fact.words} {fact.text}".strip())

    def edit(self) -> None:
        """Write here."""
        self.editor.setPlainText(self.fact.text)
        self._editing.show()
        self._show_text()
        self.write.hide()
        self.editor.setFocus()

    def keep(self) -> None:
        """Keep what was written."""
        text = self.editor.toPlainText()
        self.leave()
        if text.strip() != self.fact.text:
            self.written.emit(self.fact.anchor, text)

    def leave(self) -> None:
        """Leave the text as it was."""
        self._editing.hide()
        self._show_text()
        self.write.show()
        self.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Write on Enter or F2, move by the arrows."""
        if event.key() in (*ENTER_KEYS, Qt.Key.Key_F2) and not event.isAutoRepeat():
            self.edit()
        elif event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.moved.emit(-1 if event.key() == Qt.Key.Key_Up else 1)
        else:
            super().keyPressEvent(event)

    def mouseDoubleClickEvent(self, _event: QMouseEvent) -> None:
        """Write on a double click."""
        self.edit()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show where the keyboard is."""
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Show that the keyboard is elsewhere."""
        super().focusOutEvent(event)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the tint of the row with the keyboard, and the line below."""
        with QPainter(self) as painter:
            box = QRectF(self.rect())
            if self.hasFocus() or self.editing:
                inner = box.adjusted(4, 1, -4, -2)
                brush.frame(painter, inner, RADIUS_CONTROL, theme.colour("select"))
            painter.fillRect(QRectF(0, box.height() - 1, box.width(), 1), theme.colour("line"))

    def _show_text(self) -> None:
        self._text.setVisible(bool(self.fact.text) and not self.editing)


class Heading(QWidget):
    """The name of a sitting over its facts."""

    def __init__(self) -> None:
        super().__init__()
        self._name = Text("", SECTION)
        self._about = Text("", TABLE, "ink_2")
        row = QHBoxLayout(self)
        row.setContentsMargins(15, 10, 15, 6)
        row.setSpacing(12)
        row.addWidget(self._name)
        row.addWidget(self._about, 1)

    def say(self, name: str, about: str) -> None:
        """Show another sitting."""
        self._name.say(name)
        self._about.say(about)
