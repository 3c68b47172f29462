"""The cards of the home page: what is next, due, to be printed, counted, and owed this year."""

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from sudesk.rules.plan import plan
from sudesk.rules.stages import CUSTOM
from sudesk.services.course import Course, Duty, Shut, Tile
from sudesk.services.reminders import DueItem
from sudesk.services.slots import Slot
from sudesk.ui import brush, theme, words
from sudesk.ui.papers.together import printed_together
from sudesk.ui.pieces.button import Button, Kind
from sudesk.ui.pieces.card import Card, Figure, FigureGrid, Line
from sudesk.ui.pieces.chip import Chip
from sudesk.ui.pieces.gate import Gate, GateLook, RuleLabel
from sudesk.ui.pieces.icon import IconMark
from sudesk.ui.pieces.text import Text
from sudesk.ui.tokens import (
    CAPTION,
    CARD_PADDING,
    ICON_BUTTON,
    LEAD,
    TABLE,
    TABLE_ROW,
    Tone,
)

PRINTABLE_SHOWN = 4
DUE_SHOWN = 5


class NextCard(Card):
    """The one next thing, why, and its button; ``asked`` tells the room where it is done.

    Another way may stand beside it, and the gate of what the rules still keep shut.
    """

    asked = Signal(str)

    def __init__(self) -> None:
        super().__init__(mark=True)
        self._room = ""
        self.words = Text("", LEAD, wrap=True)
        self.why = Text("", TABLE, "ink_2", wrap=True)
        self.button = Button("", self._ask, kind=Kind.PRIMARY, icon="arrow-right", key="Enter")
        self.aside = Button("", self._ask_aside)
        self._aside_room = ""
        self.gate: Gate | None = None
        self._acts = QHBoxLayout()
        self._acts.setSpacing(12)
        self._acts.addWidget(self.button)
        self._acts.addWidget(self.aside)
        self._acts.addStretch(1)
        self.body.setSpacing(4)
        self.body.addWidget(Text("下一步", CAPTION, "accent_text", weight=600))
        self.body.addWidget(self.words)
        self.body.addWidget(self.why)
        self.body.addSpacing(10)
        self.body.addLayout(self._acts)

    def show_course(self, now: Course) -> None:
        """Show the next thing to do, and which stage the rules still keep shut."""
        self._room = now.next.page
        self.words.say(words.spaced(now.next.title))
        self.why.say(words.spaced(now.next.why))
        self.button.rename(now.next.button)
        aside = now.next.aside
        self.aside.setVisible(aside is not None)
        if aside is not None:
            self.aside.rename(aside[0])
            self._aside_room = aside[1]
        if self.gate is not None:
            self._acts.removeWidget(self.gate)
            self.gate.hide()
            self.gate.deleteLater()
            self.gate = None
        if now.shut is not None:
            self.gate = Gate(_shut(now.shut))
            self._acts.addWidget(self.gate)

    def _ask(self) -> None:
        self.asked.emit(self._room)

    def _ask_aside(self) -> None:
        self.asked.emit(self._aside_room)


class DueCard(Card):
    """What has a date, the most overdue first; ``asked`` tells the room of the one pressed.

    The first few are shown, all of them behind a link.
    """

    asked = Signal(str)

    def __init__(self) -> None:
        self.more = Button("", self._show_all, kind=Kind.LINK)
        super().__init__("到期事项", self.more, flush=True)
        self._rows = _Rows(self)
        self._whole = False
        self._shown: tuple[Sequence[DueItem], date] = ((), date.min)

    def show_due(self, items: Sequence[DueItem], today: date) -> None:
        """Show other items."""
        self._shown = (items, today)
        few = items if self._whole else items[:DUE_SHOWN]
        self.more.setVisible(len(items) > DUE_SHOWN)
        text = f"只看前 {DUE_SHOWN} 项" if self._whole else f"查看全部 {len(items)} 项"
        self.more.rename(text)
        self._rows.show([self._row(item, today) for item in few], "近期没有到期的事")

    def _show_all(self) -> None:
        self._whole = not self._whole
        self.show_due(*self._shown)

    def _row(self, item: DueItem, today: date) -> QWidget:
        day = Text(_day_of(item, today), TABLE, "ink_2")
        day.setFixedWidth(theme.px(106))
        title = _Title(item.title, partial(self.asked.emit, item.page))
        rule = RuleLabel(item.source, binding=item.source != CUSTOM)
        return _row(day, title, rule, _due_chip(item))


class _Title(QAbstractButton):
    """The words of a row, which lead to where the thing is done."""

    def __init__(self, text: str, act: Callable[[], object]) -> None:
        super().__init__()
        self.setText(words.spaced(text))
        self.setToolTip(self.text())
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.clicked.connect(act)

    def sizeHint(self) -> QSize:
        """Return the room of the words."""
        width = brush.width_of(self.text(), theme.font(TABLE))
        return QSize(round(width) + 2, theme.line_height(TABLE))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the words, as a link while the mouse or the keyboard is there."""
        ink = theme.colour("accent_text" if self.underMouse() or self.hasFocus() else "ink")
        with QPainter(self) as painter:
            brush.words(painter, self.text(), QRectF(self.rect()), theme.font(TABLE), ink)


class PrintCard(Card):
    """Papers of the stage that can be printed now.

    ``asked`` tells that the papers shall be shown, ``pressed`` that all shall be printed.
    """

    asked = Signal(str)
    pressed = Signal()

    def __init__(self) -> None:
        self.button = Button("打印文书", self._press, icon="printer", small=True)
        super().__init__("待打印文书", self.button, flush=True)
        self._rows = _Rows(self)
        self._number = 0

    def show_slots(self, slots: Sequence[Slot]) -> None:
        """Show the papers that are ready, the last ones first where there are many."""
        self._number = len(printed_together(slots))
        self.button.setVisible(bool(self._number))
        self.keep_busy(False)
        shown = list(slots)[-PRINTABLE_SHOWN:]
        rows = [
            _row(
                IconMark("file-text", "ink_2", size=ICON_BUTTON),
                _Title(slot.title, partial(self.asked.emit, "papers")),
                Text(f"第 {slot.number} 种", CAPTION, "ink_3"),
            )
            for slot in shown
        ]
        self._rows.show(rows, "这一步没有要打印的文书")

    def _press(self) -> None:
        self.pressed.emit()

    def keep_busy(self, busy: bool) -> None:
        """Offer to stop while papers are being printed."""
        self.button.rename("停止打印" if busy else f"打印本阶段 {self._number} 种")


class FigureCard(Card):
    """The numbers that people look for, two in a row."""

    def __init__(self) -> None:
        super().__init__(flush=True)
        self._grid: FigureGrid | None = None

    def show_tiles(self, tiles: Sequence[Tile]) -> None:
        """Show other numbers."""
        if self._grid is not None:
            self.body.removeWidget(self._grid)
            self._grid.hide()
            self._grid.deleteLater()
        figures = [
            Figure(tile.figure, words.spaced(tile.caption), base=tile.base, small=True)
            for tile in tiles
        ]
        self._grid = FigureGrid(figures, min(2, len(figures)))
        self.body.addWidget(self._grid)


class DutyCard(Card):
    """What the plan asks for once a year, done or still owed."""

    def __init__(self) -> None:
        super().__init__("全年职责")
        self._rows = _Rows(self, ruled=False)

    def show_duties(self, duties: Sequence[Duty], today: date) -> None:
        """Show other duties."""
        self._rows.show([self._row(duty, today) for duty in duties], "")

    def _row(self, duty: Duty, today: date) -> QWidget:
        sign = IconMark(
            "circle-check" if duty.done else "circle-dashed",
            "ok" if duty.done else "ink_3",
            size=ICON_BUTTON,
        )
        state = "已完成" if duty.done else words.day(duty.day, today) if duty.day else ""
        widget = QWidget()
        row = QHBoxLayout(widget)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(sign)
        row.addWidget(Text(duty.title, TABLE), 1)
        row.addWidget(Text(state, CAPTION, "ink_3"))
        row.addWidget(RuleLabel(duty.source.removeprefix(plan().document)))
        widget.setToolTip(f"{duty.title}（{duty.source}）")
        return widget


class _Rows:
    """Rows under each other in a card, with lines between them, or a word that there are none."""

    def __init__(self, card: Card, *, ruled: bool = True) -> None:
        self._ruled = ruled
        self._shown: QWidget | None = None
        self._card = card
        if ruled:
            card.body.addStretch(1)

    def show(self, rows: Sequence[QWidget], nothing: str) -> None:
        """Show other rows."""
        if self._shown is not None:
            self._card.body.removeWidget(self._shown)
            self._shown.hide()
            self._shown.deleteLater()
        self._shown = QWidget()
        column = QVBoxLayout(self._shown)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0 if self._ruled else 8)
        for number, row in enumerate(rows):
            if number and self._ruled:
                column.addWidget(Line())
            column.addWidget(row)
        if not rows:
            column.addWidget(_row(Text(nothing, TABLE, "ink_3")))
        self._card.body.insertWidget(0, self._shown)


def _row(*widgets: QWidget) -> QWidget:
    """Return a row of a list; the first plain line of text takes the room to spare."""
    row = QWidget()
    row.setFixedHeight(theme.px(TABLE_ROW) - 1)
    line = QHBoxLayout(row)
    line.setContentsMargins(CARD_PADDING, 0, CARD_PADDING, 0)
    line.setSpacing(10)
    for number, widget in enumerate(widgets):
        takes_room = number == min(1, len(widgets) - 1)
        line.addWidget(widget, 1 if takes_room else 0, Qt.AlignmentFlag.AlignVCenter)
    return row


def _due_chip(item: DueItem) -> Chip:
    if item.days_left < 0:
        return Chip(f"逾期 {-item.days_left} 天", Tone.BAD, "triangle-alert")
    if item.days_left == 0:
        return Chip("今天到期", Tone.WARN, "clock")
    return Chip(f"还有 {item.days_left} 天")


def _day_of(item: DueItem, today: date) -> str:
    if item.days_left == 0:
        return "今天"
    if item.days_left == -1:
        return "昨天到期"
    return words.day(item.day, today)


def _shut(shut: Shut) -> GateLook:
    lock = shut.ruling
    return GateLook(
        lock.verdict,
        f"{shut.label} 未开放",
        lock.citation,
        numbers=words.spaced(lock.sentence),
        remedy=lock.remedy,
    )
