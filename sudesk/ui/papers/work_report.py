"""Writing the work report: text with its levels at the left, the pages it fills at the right."""

from functools import partial

from PySide6.QtCore import QMimeData, QTimer, Signal
from PySide6.QtGui import QHideEvent, QKeySequence, QResizeEvent, QShortcut, QTextCursor
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QPlainTextEdit, QWidget

from sudesk.papers.outline import Level
from sudesk.services import congresses, work_report
from sudesk.services.congresses import CongressView
from sudesk.services.work_report import Draft
from sudesk.ui import theme
from sudesk.ui.desk import Desk
from sudesk.ui.page import Page
from sudesk.ui.papers.report_preview import ReportPreview
from sudesk.ui.pieces.button import Button, Kind
from sudesk.ui.pieces.card import Card
from sudesk.ui.pieces.input import Field, Input
from sudesk.ui.pieces.text import Text
from sudesk.ui.tokens import CAPTION, GAP, NARROW_PAGE, PAGE_MARGIN_X, TABLE

SETTLE = 500  # milliseconds without a key before the preview is set anew
PREVIEW_WIDTH = 430
PREVIEW_LEAST = 560  # high, where the two lie below each other
LEVELS = (
    (Level.FIRST, "一、", "一级标题（Ctrl+1）"),
    (Level.SECOND, "（一）", "二级标题（Ctrl+2）"),
    (Level.THIRD, "1.", "三级标题（Ctrl+3）"),
    (Level.TEXT, "正文", "正文（Ctrl+0）"),
)
_KEYS = {Level.FIRST: "Ctrl+1", Level.SECOND: "Ctrl+2", Level.THIRD: "Ctrl+3", Level.TEXT: "Ctrl+0"}


class ReportText(QPlainTextEdit):
    """The text; what is pasted in several lines is tidied, and ``tidied`` tells how many."""

    tidied = Signal(int)

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Take pasted text without its insets and blank lines, its numbers in one form."""
        text = source.text()
        clean = work_report.tidied(text)
        if "\n" not in clean:
            super().insertFromMimeData(source)
            return
        self.textCursor().insertText(clean)
        self.ensureCursorVisible()
        self.tidied.emit(clean.count("\n") + 1)

    def set_line(self, level: Level) -> None:
        """Make the line of the cursor a heading of a level; one step for Ctrl+Z."""
        line = self.textCursor().blockNumber()
        new = work_report.levelled(self.toPlainText(), line, level)
        if new == self.toPlainText():
            return
        cursor = self.textCursor()
        cursor.beginEditBlock()
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.insertText(new)
        cursor.endEditBlock()
        place = QTextCursor(self.document().findBlockByNumber(line))
        place.movePosition(QTextCursor.MoveOperation.EndOfBlock)
        self.setTextCursor(place)


class WorkReportPage(Page):
    """The work report of the present congress; what was written is kept when the page is left."""

    title = "工作报告"
    way_out = "返回文书"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._congress: CongressView | None = None
        self._kept = Draft()
        self.reporter = Input(placeholder="姓名")
        self.post = Input(placeholder="例如：系学生会主席")
        self.subject = Input(placeholder="不填就用“在……大会上的工作报告”")
        self.text = ReportText()
        self.levels = {level: _level(word, tip) for level, word, tip in LEVELS}
        self.save = Button("存下工作报告", kind=Kind.PRIMARY, icon="save", key="Ctrl+S")
        self.preview = ReportPreview(desk)
        self._counts = Text("", CAPTION, "ink_3")
        self._hints = Text("", TABLE, "warn", wrap=True)
        self._content = QWidget()
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight, self._content)
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.setInterval(SETTLE)
        self._build()
        self._listen()

    @property
    def draft(self) -> Draft:
        """What stands in the inputs now."""
        return Draft(
            self.subject.text().strip(),
            self.reporter.text().strip(),
            self.post.text().strip(),
            self.text.toPlainText(),
        )

    def refresh(self) -> None:
        """Ask for what was written, unless something newer stands here."""
        self._congress = self.desk.ask(congresses.current)
        self._content.setEnabled(self._congress is not None)
        if self._congress is None:
            return
        stored = self.desk.ask(work_report.draft, self._congress.id)
        if self.draft == self._kept:
            self._show(stored)
        self._kept = stored
        self._tell()
        self._set_preview()

    def hideEvent(self, event: QHideEvent) -> None:
        """Keep what was written when the page is left."""
        super().hideEvent(event)
        if not event.spontaneous():
            self._keep()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the preview below the text where the page is narrow."""
        super().resizeEvent(event)
        narrow = self.width() - 2 * PAGE_MARGIN_X < NARROW_PAGE
        direction = QBoxLayout.Direction
        self._columns.setDirection(direction.TopToBottom if narrow else direction.LeftToRight)
        self.preview.setFixedWidth(theme.px(PREVIEW_WIDTH))
        if narrow:
            self.preview.setMinimumWidth(0)
            self.preview.setMaximumWidth(16777215)
        self.preview.setMinimumHeight(PREVIEW_LEAST if narrow else 0)
        self.text.setMinimumHeight(theme.px(260))

    def _build(self) -> None:
        card = Card("文字", *self.levels.values())
        row = QHBoxLayout()
        row.setSpacing(GAP)
        row.addWidget(Field("报告人", self.reporter), 2)
        row.addWidget(Field("职务", self.post), 3)
        row.addWidget(Field("标题", self.subject), 5)
        card.body.addLayout(row)
        self.text.setPlaceholderText(
            "在这里写，或者从 WPS 里复制过来。一行一段，编号按“一、（一）1.（1）”识别。"
        )
        self.text.setAccessibleName("工作报告正文")
        card.body.addWidget(self.text, 1)
        foot = QHBoxLayout()
        foot.addWidget(self._hints, 1)
        foot.addWidget(self._counts)
        card.body.addLayout(foot)
        self._columns.setContentsMargins(0, 0, 0, 0)
        self._columns.setSpacing(GAP)
        self._columns.addWidget(card, 1)
        self._columns.addWidget(self.preview)
        self.body.addWidget(self._content, 1)
        self.set_right(self.save)

    def _listen(self) -> None:
        for level, button in self.levels.items():
            button.clicked.connect(partial(self._set_level, level))
            QShortcut(QKeySequence(_KEYS[level]), self, partial(self._set_level, level))
        for line in (self.reporter, self.post, self.subject):
            line.textChanged.connect(self._changed)
        self.text.textChanged.connect(self._changed)
        self.text.tidied.connect(self._tell_tidied)
        self.save.clicked.connect(self._keep)
        self._settle.timeout.connect(self._set_preview)

    def _show(self, draft: Draft) -> None:
        self.subject.setText(draft.subject)
        self.reporter.setText(draft.reporter)
        self.post.setText(draft.post)
        if self.text.toPlainText() != draft.text:
            self.text.setPlainText(draft.text)

    def _set_level(self, level: Level) -> None:
        self.text.set_line(level)
        self.text.setFocus()

    def _changed(self, _text: str = "") -> None:
        self._tell()
        self._settle.start()

    def _tell(self) -> None:
        paragraphs, characters = self.draft.counts
        self._counts.say(f"{paragraphs} 段，{characters} 字")
        hints = work_report.hints(self.text.toPlainText())
        self._hints.say("；".join(hints[:2]))
        self.save.setEnabled(self._congress is not None and self.draft != self._kept)

    def _tell_tidied(self, lines: int) -> None:
        self.shell.toast(f"已贴上 {lines} 段，编号和缩进已整理", self.text.undo)

    def _set_preview(self) -> None:
        if self._congress is not None:
            self.preview.show_draft(self._congress.id, self.draft)

    def _keep(self) -> None:
        """Write what stands here, with a way to take it back."""
        new = self.draft
        if self._congress is None or new == self._kept:
            return
        congress, self._kept = self._congress.id, new
        before = self.desk.do(work_report.write, congress, new)
        self.shell.toast("已存下工作报告", partial(self._take_back, congress, before))
        self._tell()

    def _take_back(self, congress: int, before: Draft) -> None:
        self._show(before)
        self._kept = before
        self.desk.do(work_report.write, congress, before)


def _level(word: str, tip: str) -> Button:
    button = Button(word, kind=Kind.QUIET, small=True)
    button.setToolTip(tip)
    button.setAccessibleName(tip)
    return button
