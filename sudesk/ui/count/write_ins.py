"""Names that were written in: the program hints, a scrutineer says who is meant."""

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from sudesk.services import congresses, officials, rounds, write_ins
from sudesk.services.congresses import Entry
from sudesk.services.write_ins import Hint, Written
from sudesk.terms import RoundState
from sudesk.ui.congress.finder import Person, PersonFinder
from sudesk.ui.count.differences import SCRUTINEERS
from sudesk.ui.desk import Desk
from sudesk.ui.page import Page
from sudesk.ui.pieces.button import Button
from sudesk.ui.pieces.card import Card, Line
from sudesk.ui.pieces.chip import ChipLook
from sudesk.ui.pieces.columns import Column
from sudesk.ui.pieces.empty import EmptyState
from sudesk.ui.pieces.input import Field, Input, Select
from sudesk.ui.pieces.table import Table
from sudesk.ui.pieces.text import Text
from sudesk.ui.pieces.two_columns import TwoColumns
from sudesk.ui.tokens import CAPTION, TABLE, Tone

SHOWN = 6  # hints beside a name
OPEN = "照写的计"


class WriteInsPage(Page):
    """Every name as it was written with its votes; what it counts as is a person's word."""

    title = "另选他人"
    way_out = "返回选举"

    def __init__(self, desk: Desk, round_id: int) -> None:
        super().__init__(desk)
        self._round_id = round_id
        view = desk.ask(rounds.view, round_id)
        self._open = view.state is RoundState.COUNTING
        self.table: Table[Written] = Table(
            [
                Column("写的姓名", lambda row: row.name, 120, strong=True),
                Column("票数", lambda row: str(row.votes), 64, number=True, sort=_votes),
                Column("计为", _counted_as, 150, chip=_chip),
                Column("提示", _hint_words, ink=lambda _: "ink_2"),
                Column("监票人", lambda row: row.by, 84),
            ],
            key=lambda row: row.name,
            search=lambda row: (row.name, row.matched),
            placeholder="写的姓名",
            empty=EmptyState("没有人另选他人", "核对过的各捆里没有另写的姓名。"),
        )
        self.table.selected.connect(self._show_chosen)
        adopted = desk.ask(officials.officials, view.congress_id)
        names = [name for role in SCRUTINEERS for name in adopted.names(role)]
        self.matching = MatchCard(names, self._match, self._unmatch)
        self.matching.finder.offer(
            Person(entry, None) for entry in desk.ask(congresses.entries, view.congress_id)
        )
        card = Card("另选的姓名", Text("只按票面计，归并由监票人认定", TABLE, "ink_2"), flush=True)
        card.add(self.table)
        columns = TwoColumns(right_width=360)
        columns.left.addWidget(card, 1)
        columns.right.addWidget(self.matching)
        columns.right.addStretch(1)
        self.body.addWidget(columns, 1)

    def refresh(self) -> None:
        """Ask which names were written."""
        self._open = self.desk.ask(rounds.view, self._round_id).state is RoundState.COUNTING
        found = self.desk.ask(write_ins.written, self._round_id) if self._open else ()
        self.table.set_rows(found)
        if self.table.current() is None and found:
            self.table.select(next((one.name for one in found if one.hints), found[0].name))
        self._show_chosen()

    def _show_chosen(self, _rows: object = None) -> None:
        row = self.table.current()
        self.matching.setVisible(row is not None and self._open)
        if row is not None:
            self.matching.show_name(row)

    def _match(self, name: str, meant: str, entry_id: int | None, by: str) -> None:
        self.desk.do(write_ins.match, self._round_id, name, meant, entry_id, by)
        undo = partial(self.desk.do, write_ins.unmatch, self._round_id, name)
        self.shell.toast(f"“{name}”计为“{meant}”", undo)

    def _unmatch(self, name: str) -> None:
        self.desk.do(write_ins.unmatch, self._round_id, name)
        self.shell.toast(f"“{name}”恢复照写的计")


class MatchCard(Card):
    """Whom a name may mean, each with its reason; a name of the roll can be searched for."""

    def __init__(
        self,
        names: list[str],
        match: Callable[[str, str, int | None, str], object],
        unmatch: Callable[[str], object],
    ) -> None:
        super().__init__("这个姓名是谁")
        self._match, self._unmatch = match, unmatch
        self._row: Written | None = None
        self._told = Text("", TABLE, "ink_2", wrap=True)
        self.by = Select([("请选择", ""), *((name, name) for name in names)])
        if len(names) == 1:
            self.by.choose(names[0])
        self.hints: list[Button] = []
        self._hints = QVBoxLayout()
        self._hints.setSpacing(8)
        self.finder = PersonFinder(key="Enter", nobody="名册上没有这个人，照写的计。")
        self.finder.taken.connect(self._take_person)
        self.other = Input(placeholder="写错的字改正后的姓名")
        self._as_other = Button("计为这个姓名", self._take_words)
        self.undo = Button("撤销归并", self._take_back, icon="undo-2")
        self._need = Text("先选监票人，再归并。", CAPTION, "ink_3")
        self.add(self._told, Field("监票人", self.by), self._need)
        self.body.addLayout(self._hints)
        other = QWidget()
        row = QHBoxLayout(other)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.other, 1)
        row.addWidget(self._as_other)
        self.add(Line(), Text("在名册里找", CAPTION, "ink_2"), self.finder, other, self.undo)
        self.by.currentIndexChanged.connect(self._weigh)
        self.other.textChanged.connect(self._weigh)

    def show_name(self, row: Written) -> None:
        """Show a name with its hints."""
        if self._row is None or self._row.name != row.name:
            self.other.clear()
        self._row = row
        self.title.say(f"“{row.name}”是谁")
        said = f"{row.votes} 票。"
        said += f"已计为“{row.matched}”（{row.by}）。" if row.matched else "现在照写的计。"
        self._told.say(said)
        for button in self.hints:
            self._hints.removeWidget(button)
            button.hide()
            button.deleteLater()
        self.hints = []
        for hint in row.hints[:SHOWN]:
            words = f"计为 {hint.name}：{hint.because}"
            button = Button(words, partial(self._take_hint, hint), icon="user-check")
            self.hints.append(button)
            self._hints.addWidget(button)
        self.undo.setVisible(bool(row.matched))
        self._weigh()

    def _weigh(self) -> None:
        named = bool(self.by.currentData())
        self._need.setVisible(not named)
        for button in self.hints:
            button.setEnabled(named)
        self.finder.setEnabled(named)
        self._as_other.setEnabled(named and bool(self.other.text().strip()))

    def _take_hint(self, hint: Hint) -> None:
        self._take(hint.name, hint.roll_entry_id)

    def _take_person(self, entry: Entry) -> None:
        self._take(entry.name, entry.id)

    def _take_words(self) -> None:
        self._take(self.other.text().strip(), None)

    def _take(self, meant: str, entry_id: int | None) -> None:
        if self._row is not None:
            self._match(self._row.name, meant, entry_id, str(self.by.currentData()))

    def _take_back(self) -> None:
        if self._row is not None:
            self._unmatch(self._row.name)


def _votes(row: Written) -> int:
    return row.votes


def _counted_as(row: Written) -> str:
    return row.matched or OPEN


def _chip(row: Written) -> ChipLook:
    if row.matched:
        return ChipLook(row.matched, Tone.OK, "check")
    return ChipLook(OPEN, Tone.WARN if row.hints else Tone.NEUTRAL)


def _hint_words(row: Written) -> str:
    return "；".join(f"{hint.name} {hint.because}" for hint in row.hints[:2])
