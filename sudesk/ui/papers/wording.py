"""Wording a paper in the department's own way: its sentences at the left, the page at the right."""

from functools import partial

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QHideEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from sudesk.services import congresses, wording_prints, wordings
from sudesk.services.slots import Slot
from sudesk.services.wording_prints import Line
from sudesk.ui import theme
from sudesk.ui.desk import Desk
from sudesk.ui.page import Page
from sudesk.ui.papers.report_preview import ReportPreview
from sudesk.ui.pieces.button import Button, Kind
from sudesk.ui.pieces.card import Card
from sudesk.ui.pieces.text import Text
from sudesk.ui.tokens import CAPTION, GAP, NARROW_PAGE, PAGE_MARGIN_X

SETTLE = 400  # milliseconds without a key before the page is set anew
PREVIEW_WIDTH = 430
PREVIEW_LEAST = 560  # high, where the two lie below each other
LINE = 20
FEWEST, MOST = 1, 6  # lines of an input
CHARACTERS_A_LINE = 38


class SentenceCard(Card):
    """One sentence: its text, the facts that may stand in it, and the program's own words.

    ``changed`` tells that its text is another; a fact is put in by its button.
    """

    changed = Signal()

    def __init__(self, line: Line) -> None:
        self.reset = Button("恢复原文", self._reset, kind=Kind.LINK)
        super().__init__(line.sentence.label, self.reset)
        self.sentence = line.sentence
        self.text = QPlainTextEdit(line.text)
        self.text.setTabChangesFocus(True)
        self.text.setAccessibleName(line.sentence.label)
        lines = max(FEWEST, min(MOST, len(line.text) // CHARACTERS_A_LINE + 1))
        self.text.setFixedHeight(theme.px(LINE) * lines + 26)
        self.fault = Text("", CAPTION, "bad", wrap=True)
        self.facts = [self._fact(name) for name in line.sentence.facts]
        row = QHBoxLayout()
        row.setSpacing(6)
        if self.facts:
            row.addWidget(Text("填入事实", CAPTION, "ink_3"))
        for button in self.facts:
            row.addWidget(button)
        row.addStretch(1)
        self.body.addWidget(self.text)
        self.body.addLayout(row)
        self.body.addWidget(self.fault)
        self.text.textChanged.connect(self._tell)
        self._tell()

    @property
    def words(self) -> str:
        """What stands in the input."""
        return self.text.toPlainText()

    def say(self, text: str) -> None:
        """Show other words."""
        if text != self.words:
            self.text.setPlainText(text)

    def _fact(self, name: str) -> Button:
        button = Button(f"{{{name}}}", partial(self._put, name), small=True)
        button.setToolTip(f"把{name}填在光标处")
        return button

    def _put(self, name: str) -> None:
        self.text.insertPlainText(f"{{{name}}}")
        self.text.setFocus()

    def _reset(self) -> None:
        self.text.selectAll()  # one step for Ctrl+Z
        self.text.insertPlainText(self.sentence.text)

    def _tell(self) -> None:
        fault = self.sentence.fault(self.words)
        self.fault.say(fault)
        self.fault.setVisible(bool(fault))
        self.reset.setVisible(self.words != self.sentence.text)
        self.changed.emit()


class WordingPage(Page):
    """The sentences of one paper; nothing is stored before it is asked for."""

    title = "改措辞"
    way_out = "返回文书"

    def __init__(self, desk: Desk, slot: Slot) -> None:
        super().__init__(desk, f"{slot.name}的措辞")
        self._slot = slot
        self._congress = 0
        self._kept: dict[str, str] = {}
        self.cards: dict[str, SentenceCard] = {}
        self.save = Button("存下措辞", self._save, kind=Kind.PRIMARY, icon="save", key="Ctrl+S")
        self.preview = ReportPreview(desk)
        self._content = QWidget()
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight, self._content)
        self._left = QVBoxLayout()
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.setInterval(SETTLE)
        self._settle.timeout.connect(self._set_preview)
        self._build()

    @property
    def texts(self) -> dict[str, str]:
        """What stands in the inputs, by the key of each sentence."""
        return {key: card.words for key, card in self.cards.items()}

    def refresh(self) -> None:
        """Ask for the sentences, unless something newer stands here."""
        congress = self.desk.ask(congresses.current)
        if congress is None:
            return
        self._congress = congress.id
        lines = self.desk.ask(wording_prints.lines, congress.id, self._slot.key)
        stored = {line.sentence.key: line.text for line in lines}
        if not self.cards:
            for line in lines:
                card = SentenceCard(line)
                card.changed.connect(self._changed)
                self.cards[line.sentence.key] = card
                self._left.insertWidget(self._left.count() - 1, card)
        elif self.texts == self._kept:
            self._show(stored)
        self._kept = stored
        self._tell()
        self._set_preview()

    def hideEvent(self, event: QHideEvent) -> None:
        """Store what can be stored when the page is left."""
        super().hideEvent(event)
        if not event.spontaneous() and self.save.isEnabled():
            self._save()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the preview below the sentences where the page is narrow."""
        super().resizeEvent(event)
        narrow = self.width() - 2 * PAGE_MARGIN_X < NARROW_PAGE
        direction = QBoxLayout.Direction
        self._columns.setDirection(direction.TopToBottom if narrow else direction.LeftToRight)
        self.preview.setMinimumWidth(0 if narrow else theme.px(PREVIEW_WIDTH))
        self.preview.setMaximumWidth(16777215 if narrow else theme.px(PREVIEW_WIDTH))
        self.preview.setMinimumHeight(PREVIEW_LEAST if narrow else 0)

    def _build(self) -> None:
        about = "花括号里的是事实，印的时候换成本次大会的名称和数字。措辞存下后各次大会都用。"
        self._left.setSpacing(GAP)
        self._left.addWidget(Text(about, CAPTION, "ink_2", wrap=True))
        self._left.addStretch(1)
        self._columns.setContentsMargins(0, 0, 0, 0)
        self._columns.setSpacing(GAP)
        self._columns.addLayout(self._left, 1)
        self._columns.addWidget(self.preview)
        self.body.addWidget(self._content, 1)
        self.set_right(self.save)

    def _show(self, texts: dict[str, str]) -> None:
        for key, text in texts.items():
            self.cards[key].say(text)

    def _changed(self) -> None:
        self._tell()
        self._settle.start()

    def _tell(self) -> None:
        sound = not any(card.fault.text() for card in self.cards.values())
        self.save.setEnabled(bool(self.cards) and sound and self.texts != self._kept)

    def _set_preview(self) -> None:
        self.preview.make(wording_prints.preview, self._congress, self._slot.key, self.texts)

    def _save(self) -> None:
        """Store what was changed, with a way to take it back."""
        new = {key: text for key, text in self.texts.items() if text != self._kept[key]}
        before = self.desk.do(wordings.reword, new)
        self._kept = self.texts
        self._tell()
        self.shell.toast(f"已存下{self._slot.name}的措辞", partial(self._take_back, before))

    def _take_back(self, before: dict[str, str]) -> None:
        self.desk.do(wordings.reword, before)
        self._kept = {**self._kept, **before}
        self._show(before)
