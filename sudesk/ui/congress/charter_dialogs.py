"""Writing one clause with what changes marked; pasting a whole charter and its amended text."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QShowEvent, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QTextEdit, QWidget

from sudesk.errors import SudeskError
from sudesk.rules.charter import Change, Piece, compared
from sudesk.services import charter
from sudesk.services.charter import Wording
from sudesk.ui import theme
from sudesk.ui.pieces.button import ENTER_KEYS
from sudesk.ui.pieces.dialog import Dialog
from sudesk.ui.pieces.input import Field, Input
from sudesk.ui.pieces.text import Text
from sudesk.ui.tokens import TABLE

WIDE = 820
CLAUSE_HEIGHT, WHOLE_HEIGHT = 150, 210


def writing_box(text: str, name: str, height: int) -> QPlainTextEdit:
    """Return a box for longer text that Tab leaves."""
    box = QPlainTextEdit(text)
    box.setAccessibleName(name)
    box.setTabChangesFocus(True)
    box.setFixedHeight(theme.px(height))
    return box


class _WideDialog(Dialog):
    """A dialog whose main button Ctrl+Enter presses from within a text."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Press the main button on Ctrl+Enter; in a text plain Enter begins a line."""
        control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if event.key() in ENTER_KEYS and control and self.main.isEnabled():
            self.main.click()
            return
        super().keyPressEvent(event)


class ClauseDialog(_WideDialog):
    """Heading, old and new wording, reason; ``record(wording)`` does the act."""

    def __init__(
        self,
        parent: QWidget,
        wording: Wording,
        title: str,
        main: str,
        record: Callable[[Wording], object],
    ) -> None:
        super().__init__(
            parent,
            title,
            "新增的条款只填修订后条文，删去的把修订后条文清空。",
            main=main,
            other="不改",
            width=WIDE,
            on_main=lambda: record(self.wording),
        )
        self.heading = Input(wording.heading, placeholder="例如：第五条")
        self.old = writing_box(wording.old, "原条文", CLAUSE_HEIGHT)
        self.new = writing_box(wording.new, "修订后条文", CLAUSE_HEIGHT)
        self.reason = Input(wording.reason, placeholder="例如：主席团不超过 3 人，写明依据")
        self.add(
            Field("条款", self.heading),
            _beside(Field("原条文", self.old), Field("修订后条文", self.new)),
            Field("修订理由", self.reason),
        )
        for box in (self.old, self.new):
            box.textChanged.connect(self._mark)
        self._mark()

    def showEvent(self, event: QShowEvent) -> None:
        """Give the keyboard to the new wording where the clause is there already."""
        super().showEvent(event)
        if self.heading.text():
            self.new.setFocus()

    @property
    def wording(self) -> Wording:
        """What is written now."""
        return Wording(
            self.heading.text(),
            self.old.toPlainText(),
            self.new.toPlainText(),
            self.reason.text(),
        )

    def _mark(self) -> None:
        """Tint what the other side has not, without touching the text."""
        before, after = compared(self.old.toPlainText(), self.new.toPlainText())
        for box, pieces, tone in ((self.old, before, "bad"), (self.new, after, "ok")):
            box.setExtraSelections(_selections(box, pieces, tone))


class PasteDialog(_WideDialog):
    """The charter as it is and as it is to be; says while pasting what the pairing comes to."""

    def __init__(self, parent: QWidget, record: Callable[[str, str], object]) -> None:
        super().__init__(
            parent,
            "粘贴章程全文",
            "每条以“第一条”这样的字样开头，另起一行。修订稿可以以后再逐条改。"
            "现在对照表里的条文会被换掉，可以撤销。",
            main="排成对照表",
            other="不粘贴",
            width=WIDE,
            on_main=lambda: record(self.old.toPlainText(), self.new.toPlainText()),
        )
        self.old = writing_box("", "现行章程", WHOLE_HEIGHT)
        self.new = writing_box("", "修订稿", WHOLE_HEIGHT)
        self.says = Text("", TABLE, "ink_2", wrap=True)
        self.add(
            _beside(Field("现行章程", self.old), Field("修订稿（可以不贴）", self.new)), self.says
        )
        for box in (self.old, self.new):
            box.textChanged.connect(self._read)
        self._read()

    def _read(self) -> None:
        old, new = self.old.toPlainText(), self.new.toPlainText()
        self.main.setEnabled(bool(old.strip()))
        if not old.strip():
            self.says.say("先贴现行章程。")
            return
        try:
            found = charter.read(old, new)
        except SudeskError as trouble:  # said while typing, not a refused act
            self.says.say(trouble.what + trouble.why)
            self.main.setEnabled(False)
            return
        counts = "，".join(
            f"{change.value} {sum(one.change is change for one in found)} 条" for change in Change
        )
        self.says.say(f"读到 {len(found)} 条：{counts}。")


def _beside(left: Field, right: Field) -> QWidget:
    pair = QWidget()
    row = QHBoxLayout(pair)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(14)
    row.addWidget(left, 1)
    row.addWidget(right, 1)
    return pair


def _selections(
    box: QPlainTextEdit, pieces: tuple[Piece, ...], tone: str
) -> list[QTextEdit.ExtraSelection]:
    found = []
    start = 0
    for piece in pieces:
        length = len(piece.text.encode("utf-16-le")) // 2
        if piece.changed:
            one = QTextEdit.ExtraSelection()
            look = QTextCharFormat()
            look.setBackground(theme.colour(f"{tone}_tint"))
            look.setForeground(theme.colour(tone))
            one.format = look
            cursor = QTextCursor(box.document())
            cursor.setPosition(start)
            cursor.setPosition(start + length, QTextCursor.MoveMode.KeepAnchor)
            one.cursor = cursor
            found.append(one)
        start += length
    return found
