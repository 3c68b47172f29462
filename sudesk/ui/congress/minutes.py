"""The tab 记录: the minutes that the day has written by itself, and what the floor said."""

from collections.abc import Iterator
from functools import partial

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from sudesk.services import minutes
from sudesk.services.congresses import CongressView
from sudesk.services.minutes import Fact, Minutes
from sudesk.ui.congress.floor_notes import FloorNotesPart
from sudesk.ui.congress.list_and_card import ListAndCard
from sudesk.ui.congress.minute_rows import Heading, MinuteRow
from sudesk.ui.congress.paper_beside import PaperBeside
from sudesk.ui.congress.rules_form import scrolling
from sudesk.ui.congress.tab import CongressTab
from sudesk.ui.desk import Desk
from sudesk.ui.pieces.button import Button
from sudesk.ui.pieces.card import Card, Line
from sudesk.ui.pieces.choice import Segmented
from sudesk.ui.pieces.empty import Beginning, EmptyState
from sudesk.ui.pieces.input import Field, Input
from sudesk.ui.pieces.text import Text
from sudesk.ui.rooms import open_room
from sudesk.ui.tokens import CARD_PADDING, TABLE

MINUTES, NOTES = range(2)
PAPER = "29"
LIST_WIDTH = 640
LOOSE = "没有着落的补写"


class MinutesTab(CongressTab):
    """The facts at the left with what was written between, at the right the paper as it prints."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, "记录")
        self.part = Segmented([("会议记录", MINUTES), ("现场发言", NOTES)])
        self._told = Text("", TABLE, "ink_2")
        self.chair, self.recorder = Input(), Input()
        self.preview = PaperBeside(desk, "印出来是这样")
        self.rows_shown: list[MinuteRow] = []
        self._headings: list[Heading] = []
        self._inner = QWidget()
        self._column = QVBoxLayout(self._inner)
        self._column.setContentsMargins(0, 0, 0, 8)
        self._column.setSpacing(0)
        self._nothing = EmptyState(
            "还没有开会",
            "签到、清点、表决、投票和现场发言都自动记下时间和数字，散会时记录已经写好。",
            [Beginning("user-check", "去会议", "开始签到", self._open_sitting)],
        )
        self.notes = FloorNotesPart(self)
        self.print = Button("打印会议记录", self._print, icon="printer")
        self._lay_out()
        self.part.chosen.connect(self._show_part)
        for box, anchor in ((self.chair, minutes.CHAIR), (self.recorder, minutes.RECORDER)):
            box.editingFinished.connect(partial(self._sign, anchor, box))

    def show_congress(self, congress: CongressView) -> None:
        """Show the minutes as they are now, and what was said."""
        found = self.desk.ask(minutes.minutes, congress.id)
        held = bool(found.parts)
        self._nothing.setVisible(not held and self.part.meaning == MINUTES)
        self._pair.setVisible(held and self.part.meaning == MINUTES)
        self.print.setVisible(held)
        self._show_names(found)
        self._show_rows(found)
        self.notes.show_congress()
        number = len(self.notes.table.model.rows)
        self.part.rename(NOTES, f"现场发言 {number}")
        facts = sum(len(part.facts) for part in found.parts)
        told = held and self.part.meaning == MINUTES
        self._told.say(f"{facts} 件事，时间和数字自动生成，不能改" if told else "")
        if held and self.preview.isVisibleTo(self):
            self.preview.show_paper(congress.id, PAPER)

    def _lay_out(self) -> None:
        head = Card()
        head.body.setContentsMargins(15, 9, 15, 9)
        row = QHBoxLayout()
        row.setSpacing(10)
        head.body.addLayout(row)
        row.addWidget(self.part)
        row.addWidget(self._told, 1)
        row.addWidget(self.print)
        row.addWidget(self.notes.note)
        card = Card(flush=True)
        names = QWidget()
        line = QHBoxLayout(names)
        line.setContentsMargins(CARD_PADDING - 1, 10, CARD_PADDING - 1, 10)
        line.setSpacing(14)
        line.addWidget(Field("主持人", self.chair, side=52), 1)
        line.addWidget(Field("记录人", self.recorder, side=52), 1)
        self._column.addStretch(1)
        self._area = scrolling(self._inner)
        card.add(names, Line(), self._area)
        card.body.setStretch(2, 1)
        self._pair = ListAndCard(card, self.preview, LIST_WIDTH)
        self.rows.addWidget(head)
        self.rows.addWidget(self._nothing, 1)
        self.rows.addWidget(self._pair, 1)
        self.rows.addWidget(self.notes, 1)
        self._show_part(MINUTES)

    def _show_part(self, number: object) -> None:
        self.notes.setVisible(number == NOTES)
        for part in (self._pair, self._nothing):
            part.hide()
        if self.congress is not None:
            self.show_congress(self.congress)

    def _show_names(self, found: Minutes) -> None:
        for box, name in ((self.chair, found.chair), (self.recorder, found.recorder)):
            if not box.hasFocus():
                box.setText(name)

    def _show_rows(self, found: Minutes) -> None:
        """Fill the rows there are, making more or dropping some; what is being written stays."""
        before = {row.fact.anchor: row for row in self.rows_shown}
        for widget in (*self.rows_shown, *self._headings):
            self._column.removeWidget(widget)
            widget.hide()
        self.rows_shown = []
        place = 0
        for number, (name, about, facts) in enumerate(_blocks(found)):
            heading = self._heading(number)
            heading.say(name, about)
            place = self._put(heading, place)
            for fact in facts:
                row = before.pop(fact.anchor, None) or self._make_row()
                row.show_fact(fact)
                place = self._put(row, place)
                self.rows_shown.append(row)
        for row in before.values():
            if row.editing:  # its fact was taken back meanwhile; the words are not lost
                place = self._put(row, place)
                self.rows_shown.append(row)
            else:
                row.deleteLater()

    def _put(self, widget: QWidget, place: int) -> int:
        self._column.insertWidget(place, widget)
        widget.show()
        return place + 1

    def _heading(self, number: int) -> Heading:
        while len(self._headings) <= number:
            self._headings.append(Heading())
        return self._headings[number]

    def _make_row(self) -> MinuteRow:
        row = MinuteRow()
        row.written.connect(self._write)
        row.moved.connect(partial(self._move, row))
        return row

    def _move(self, row: MinuteRow, step: int) -> None:
        place = self.rows_shown.index(row) + step
        if 0 <= place < len(self.rows_shown):
            self.rows_shown[place].setFocus()
            self._area.ensureWidgetVisible(self.rows_shown[place], 0, 24)

    def _write(self, anchor: str, text: str) -> None:
        if self.congress is not None:
            congress_id = self.congress.id
            before = self.desk.do(minutes.write, congress_id, anchor, text)
            self.shell.toast(
                "补写已保存" if text.strip() else "补写已删去",
                lambda: self.desk.do(minutes.write, congress_id, anchor, before),
            )

    def _sign(self, anchor: str, box: Input) -> None:
        """Keep another name for the chair or the recorder; an emptied box gives back the list's."""
        if self.congress is None:
            return
        found = self.desk.ask(minutes.minutes, self.congress.id)
        there = found.chair if anchor == minutes.CHAIR else found.recorder
        if box.text().strip() != there:
            self._write(anchor, box.text())

    def _open_sitting(self) -> None:
        open_room(self.shell, "sitting")

    def _print(self) -> None:
        open_room(self.shell, "papers")


def _blocks(found: Minutes) -> Iterator[tuple[str, str, tuple[Fact, ...]]]:
    for part in found.parts:
        until = "" if part.closed_at is None else f" — {part.closed_at:%H:%M}"
        yield part.title, f"{part.opened_at:%H:%M}{until}", part.facts
    if found.loose:
        yield LOOSE, "", found.loose
