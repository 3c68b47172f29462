"""The cards of the home page: what is next, due, to be printed, counted, and owed this year."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from sudesk.services.course import Course, DueItem, Duty, Stage, Tile
from sudesk.services.slots import Slot
from sudesk.ui import theme, words
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

PRINTABLE_SHOWN = 3
SHORT_RULE = "改革方案"


class NextCard(Card):
    """The one next thing, why, and its button; ``asked`` tells the room where it is done."""

    asked = Signal(str)

    def __init__(self) -> None:
        super().__init__(mark=True)
        self._room = ""
        self.words = Text("", LEAD, wrap=True)
        self.why = Text("", TABLE, "ink_2", wrap=True)
        self.button = Button("", self._ask, kind=Kind.PRIMARY, icon="arrow-right", key="Enter")
        self.gate: Gate | None = None
        self._acts = QHBoxLayout()
        self._acts.addWidget(self.button)
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
        self.words.say(now.next.title)
        self.why.say(words.spaced(now.next.why))
        self.button.rename(now.next.button)
        if self.gate is not None:
            self._acts.removeWidget(self.gate)
            self.gate.hide()
            self.gate.deleteLater()
            self.gate = None
        shut = next((stage for stage in now.stages if stage.lock is not None), None)
        if shut is not None:
            self.gate = Gate(_shut(shut))
            self._acts.addWidget(self.gate)

    def _ask(self) -> None:
        self.asked.emit(self._room)


class DueCard(Card):
    """What has a date, the most overdue first."""

    def __init__(self) -> None:
        super().__init__("到期事项", flush=True)
        self._rows = _Rows(self)

    def show_due(self, items: Sequence[DueItem], today: date) -> None:
        """Show other items."""
        self._rows.show([self._row(item, today) for item in items], "近期没有到期的事")

    def _row(self, item: DueItem, today: date) -> QWidget:
        day = Text(words.day(item.day, today), TABLE, "ink_2")
        day.setFixedWidth(theme.px(96))
        return _row(day, Text(item.title, TABLE), RuleLabel(item.source), _due_chip(item))


class PrintCard(Card):
    """Papers that can be printed now; ``asked`` tells that the papers shall be shown."""

    asked = Signal(str)

    def __init__(self) -> None:
        self.button = Button("打印文书", self._ask, icon="printer", small=True)
        super().__init__("待打印文书", self.button, flush=True)
        self._rows = _Rows(self)

    def show_slots(self, slots: Sequence[Slot]) -> None:
        """Show the papers that are ready, the last ones first where there are many."""
        self.button.setVisible(bool(slots))
        self.button.rename(f"打印 {len(slots)} 种文书")
        shown = list(slots)[-PRINTABLE_SHOWN:]
        rows = [
            _row(
                IconMark("file-text", "ink_2", size=ICON_BUTTON),
                Text(slot.title, TABLE),
                Text(f"第 {slot.number} 种", CAPTION, "ink_3"),
            )
            for slot in shown
        ]
        self._rows.show(rows, "大会推进到相应阶段，文书就排到这里")

    def _ask(self) -> None:
        self.asked.emit("papers")


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
        row.addWidget(RuleLabel(duty.source.removeprefix(SHORT_RULE)))
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


def _shut(stage: Stage) -> GateLook:
    lock = stage.lock
    assert lock is not None  # chosen by it
    return GateLook(
        lock.verdict,
        f"{stage.label} 未开放",
        lock.citation,
        numbers=words.spaced(lock.sentence),
        remedy=lock.remedy,
    )
