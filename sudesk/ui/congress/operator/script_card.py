"""The chair's words (主持词) of one item, large enough to be read aloud, and anybody's to write."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QFrame,
    QPlainTextEdit,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from sudesk.services.scripts import Script
from sudesk.ui import theme
from sudesk.ui.pieces.button import Button, Kind
from sudesk.ui.pieces.card import Card
from sudesk.ui.pieces.chip import Chip
from sudesk.ui.pieces.text import Text
from sudesk.ui.tokens import TypeStyle

SIZES = (18, 22, 26, 32, 38)
USUAL = 1
PITCH = 1.65


@dataclass(frozen=True)
class ScriptActs:
    """What can be done with the words: write them (None: the made ones), turn, go back."""

    write: Callable[[int, str | None], object]
    turn: Callable[[int], object]
    go_back: Callable[[], object]


class ScriptCard(Card):
    """Ctrl+= and Ctrl+- change the size, Alt+← and Alt+→ turn to the item before and after."""

    def __init__(self, acts: ScriptActs) -> None:
        self.own = Chip("已改写")
        self.smaller = Button(icon="zoom-out", on_click=self._shrink, key="Ctrl+-", small=True)
        self.larger = Button(icon="zoom-in", on_click=self._grow, key="Ctrl+=", small=True)
        self.back = Button("回到签到", acts.go_back, icon="chevron-left", key="Esc", small=True)
        super().__init__("主持词", self.own, self.smaller, self.larger, self.back, flush=True)
        self._acts = acts
        self._script: Script | None = None
        self._size = USUAL
        for button, words in ((self.smaller, "字小一些"), (self.larger, "字大一些")):
            button.setAccessibleName(words)
            button.setToolTip(words)
        self.editor = QPlainTextEdit()
        self.editor.setAccessibleName("主持词")
        self.editor.setTabChangesFocus(True)
        self._page, self._lines = QWidget(), QVBoxLayout()
        self._stack = QStackedWidget()
        self._stack.addWidget(self._build_reading())
        self._stack.addWidget(self.editor)
        self.add(self._stack)
        self.write = Button("改写", self._begin_to_write, icon="pencil", small=True)
        self.reset = Button("用回生成的", self._reset, icon="undo-2", small=True)
        self.save = Button("保存改写", self._save, kind=Kind.ACCENT, icon="save", small=True)
        self.leave = Button("不改", self._stop_writing, kind=Kind.QUIET, small=True)
        self.before = Button("上一项", lambda: acts.turn(-1), icon="chevron-left", small=True)
        self.after = Button("下一项", lambda: acts.turn(1), icon="chevron-right", small=True)
        QShortcut(QKeySequence("Alt+Left"), self, self.before.click)
        QShortcut(QKeySequence("Alt+Right"), self, self.after.click)
        self.set_foot(
            self.write, self.reset, self.save, self.leave, self.before, self.after, stretch_after=4
        )
        self._stop_writing()

    @property
    def writing(self) -> bool:
        """Whether somebody is writing it anew now."""
        return self._stack.currentWidget() is self.editor

    def show_script(self, script: Script) -> None:
        """Show what the chair says; what is being written stays."""
        if self._script == script:
            return
        turned = self._script is None or self._script.item_id != script.item_id
        self._script = script
        self.title.say(f"主持词：{script.title}")
        self.own.setVisible(script.own)
        if turned:
            self._stop_writing()
        self._fill()
        self._show_what_fits()

    def _build_reading(self) -> QWidget:
        scroll = QScrollArea()
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.viewport().setAutoFillBackground(False)
        scroll.setAccessibleName("主持词正文")
        rows = QVBoxLayout(self._page)
        rows.setContentsMargins(24, 18, 24, 18)
        self._lines.setSpacing(theme.px(14))
        rows.addLayout(self._lines)
        rows.addStretch(1)
        scroll.setWidget(self._page)
        self._page.setAutoFillBackground(False)
        return scroll

    def _fill(self) -> None:
        while (item := self._lines.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        size = SIZES[self._size]
        style = TypeStyle(size, round(size * PITCH))
        for paragraph in () if self._script is None else self._script.paragraphs:
            self._lines.addWidget(Text(paragraph, style, wrap=True))

    def _grow(self) -> None:
        self._resize(1)

    def _shrink(self) -> None:
        self._resize(-1)

    def _resize(self, by: int) -> None:
        self._size = max(0, min(len(SIZES) - 1, self._size + by))
        self._fill()
        self._show_what_fits()

    def _begin_to_write(self) -> None:
        if self._script is not None:
            self.editor.setPlainText(self._script.text)
            self._stack.setCurrentWidget(self.editor)
            self._show_what_fits()
            self.editor.setFocus()

    def _stop_writing(self) -> None:
        self._stack.setCurrentIndex(0)
        self._show_what_fits()

    def _save(self) -> None:
        if self._script is not None:
            text = self.editor.toPlainText()
            self._stop_writing()
            self._acts.write(self._script.item_id, text)

    def _reset(self) -> None:
        if self._script is not None:
            self._acts.write(self._script.item_id, None)

    def _show_what_fits(self) -> None:
        writing = self.writing
        for button in (self.save, self.leave):
            button.setVisible(writing)
        for button in (self.write, self.before, self.after):
            button.setVisible(not writing)
        self.reset.setVisible(not writing and self._script is not None and self._script.own)
        self.smaller.setEnabled(self._size > 0)
        self.larger.setEnabled(self._size < len(SIZES) - 1)
