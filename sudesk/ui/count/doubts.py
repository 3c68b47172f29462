"""The ledger of doubtful ballots: what was doubtful, decided how, by whom, under which clause."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtWidgets import QWidget

from sudesk.services import bundles, doubts, officials, rounds
from sudesk.services.doubts import Doubt
from sudesk.terms import RoundState
from sudesk.ui.count.differences import SCRUTINEERS
from sudesk.ui.desk import Desk
from sudesk.ui.page import Page
from sudesk.ui.pieces.button import Button
from sudesk.ui.pieces.card import Card
from sudesk.ui.pieces.columns import Column
from sudesk.ui.pieces.dialog import Dialog
from sudesk.ui.pieces.empty import EmptyState
from sudesk.ui.pieces.input import Field, Input, Select
from sudesk.ui.pieces.menu import Menu
from sudesk.ui.pieces.table import Table
from sudesk.ui.pieces.text import Text
from sudesk.ui.tokens import TABLE

FROM_THE_TABLE = 0  # noted beside the bundles


class DoubtsPage(Page):
    """Everything that a scrutineer decided; what came up beside the entries is noted by hand."""

    title = "疑票台账"
    way_out = "返回选举"

    def __init__(self, desk: Desk, round_id: int) -> None:
        super().__init__(desk)
        self._round_id = round_id
        self.add_button = Button("登记一张疑票", self._add, icon="plus")
        self._strike = Button("删去这一行", self._strike_chosen, icon="trash-2")
        self.table: Table[Doubt] = Table(
            [
                Column("捆", _bundle, 72, sort=lambda row: row.bundle),
                Column("疑点", lambda row: row.doubt),
                Column("认定", lambda row: row.decision),
                Column("依据", lambda row: row.clause, 150, ink=lambda _: "ink_2"),
                Column("监票人", lambda row: row.decided_by, 84),
            ],
            key=lambda row: row.id,
            search=lambda row: (row.doubt, row.decision, row.clause, row.decided_by),
            placeholder="疑点、认定、监票人",
            empty=EmptyState(
                "还没有疑票",
                "两次录入不同的、计票人按 . 标出的，由监票人认定以后自动记在这里。",
            ),
            acts=(self._strike, self.add_button),
        )
        self.table.selected.connect(self._weigh)
        self.table.menu_asked.connect(self._fill_menu)
        card = Card("疑票台账", Text("印在计票结果报告单附页", TABLE, "ink_2"), flush=True)
        card.add(self.table)
        self.body.addWidget(card, 1)

    def refresh(self) -> None:
        """Ask for the ledger; after the seal it is only read."""
        view = self.desk.ask(rounds.view, self._round_id)
        self._open = view.state is RoundState.COUNTING
        self.add_button.setVisible(self._open)
        self._strike.setVisible(self._open)
        self.table.set_rows(self.desk.ask(doubts.ledger, self._round_id))
        self._weigh()

    def _weigh(self, _rows: object = None) -> None:
        self._strike.setEnabled(self._open and self.table.current() is not None)

    def _add(self) -> None:
        dialog = DoubtDialog(self.window(), self.desk, self._round_id)
        if dialog.exec():
            self.shell.toast("疑票已登记", partial(self.desk.do, doubts.strike, dialog.noted))
        dialog.deleteLater()

    def _strike_chosen(self) -> None:
        row = self.table.current()
        if row is None:
            return
        self.desk.do(doubts.strike, row.id)
        again = (row.bundle, row.doubt, row.decision, row.clause, row.decided_by)
        undo = partial(self.desk.do, doubts.note, self._round_id, *again)
        self.shell.toast("已从疑票台账删去一行", undo)

    def _fill_menu(self, menu: Menu, _row: Doubt) -> None:
        if self._open:
            menu.offer("删去这一行", self._strike_chosen, icon="trash-2", danger=True)


class DoubtDialog(Dialog):
    """A doubtful ballot that came up beside the entries; ``noted`` is its line in the ledger."""

    def __init__(self, parent: QWidget, desk: Desk, round_id: int) -> None:
        super().__init__(
            parent,
            "登记一张疑票",
            "监票人当场认定的疑票记在这里；录入时按 . 标出的不用再登记。",
            main="登记疑票",
            other="先不登记",
            width=480,
            on_main=self._note,
        )
        self._desk, self._round_id = desk, round_id
        self.noted = 0
        view = desk.ask(bundles.count_view, round_id)
        adopted = desk.ask(officials.officials, desk.ask(rounds.view, round_id).congress_id)
        names = [name for role in SCRUTINEERS for name in adopted.names(role)]
        self._bundle = Select(
            [
                ("还没有分捆", FROM_THE_TABLE),
                *((f"第 {one.number} 捆", one.number) for one in view.bundles),
            ]
        )
        self.doubt = Input(placeholder="例如：符号画在两格之间")
        self.decision = Input(placeholder="例如：认定赞成前一名")
        self._clause = Select(_clauses(desk.ask(doubts.cited, round_id)))
        self._by = Select([("请选择", ""), *((name, name) for name in names)])
        self.add(
            Field("哪一捆", self._bundle),
            Field("疑点", self.doubt),
            Field("认定", self.decision),
            Field("依据条款", self._clause),
            Field("监票人", self._by),
        )
        for line in (self.doubt, self.decision):
            line.textChanged.connect(self._weigh)
        self._by.currentIndexChanged.connect(self._weigh)
        self._weigh()

    def _weigh(self) -> None:
        typed = self.doubt.text().strip() and self.decision.text().strip()
        self.main.setEnabled(bool(typed and self._by.currentData()))

    def _note(self) -> None:
        self.noted = self._desk.do(
            doubts.note,
            self._round_id,
            int(self._bundle.currentData()),
            self.doubt.text(),
            self.decision.text(),
            str(self._clause.currentData()),
            str(self._by.currentData()),
        )


def _clauses(cited: Sequence[tuple[str, str]]) -> list[tuple[str, object]]:
    """Return clauses with the beginning of their words."""
    return [(f"{cite}　{words[:18]}…", cite) for cite, words in cited]


def _bundle(row: Doubt) -> str:
    return f"第 {row.bundle} 捆" if row.bundle else "—"
