"""Who watches and who counts: one chief, two to four scrutineers, tellers; never a candidate."""

from collections.abc import Sequence

from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from sudesk.rules import meeting
from sudesk.rules.election_rules import DEFAULTS
from sudesk.services import officials, sittings
from sudesk.services.congresses import Entry
from sudesk.services.officials import OfficialRow, Officials
from sudesk.terms import Role
from sudesk.ui.congress.finder import Person, PersonFinder
from sudesk.ui.congress.wording import gate_of
from sudesk.ui.desk import Desk
from sudesk.ui.pieces.button import Button
from sudesk.ui.pieces.card import Card
from sudesk.ui.pieces.chip import ChipLook
from sudesk.ui.pieces.choice import Segmented
from sudesk.ui.pieces.columns import Column
from sudesk.ui.pieces.empty import EmptyState
from sudesk.ui.pieces.gate import Gate
from sudesk.ui.pieces.menu import Menu
from sudesk.ui.pieces.table import Table
from sudesk.ui.pieces.text import Text
from sudesk.ui.pieces.two_columns import TwoColumns
from sudesk.ui.tokens import CARD_PADDING, TABLE, Tone

ROLE_CHIP = {
    Role.CHIEF_SCRUTINEER: ChipLook(Role.CHIEF_SCRUTINEER.label, Tone.ACCENT),
    Role.SCRUTINEER: ChipLook(Role.SCRUTINEER.label, Tone.INFO),
    Role.TELLER: ChipLook(Role.TELLER.label),
}
EXPLAINED = (
    ("总监票人 1 名", "全面负责监票，宣布计票结果有效与否，在报告单上签字。"),
    ("监票人 2 至 4 名", "从应到的人中产生，举手表决通过，监督发票、投票、收票、计票。"),
    ("计票人至少 1 名", "由大会主席团指定，在监票人监督下计票。"),
    ("都不能是候选人", "列为候选人后须另定人选；先撤下，再提名。"),
)


class OfficialsView(QWidget):
    """Choose a role, type a name, Enter; the list below, what is asked of each beside it."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._congress_id = 0
        self._entries: Sequence[Entry] = ()
        self._due: frozenset[int] = frozenset()
        self._officials: Officials | None = None
        self.role = Segmented([(role.label, role) for role in Role])
        self.finder = PersonFinder(
            key="Enter", nobody="没有找到。只能从应到的人中产生，候选人不能担任。"
        )
        self.gate = Gate(gate_of(meeting.scrutineers(0, 0, 0, DEFAULTS)))
        self.drop = Button("撤下", self._dismiss, icon="user-x")
        self.table: Table[OfficialRow] = Table(
            [
                Column("姓名", lambda row: row.entry.name, 120, strong=True),
                Column("班级", lambda row: row.entry.class_name, ink=lambda _: "ink_2"),
                Column("学号", lambda row: row.entry.student_no, 130, ink=lambda _: "ink_3"),
                Column(
                    "担任",
                    lambda row: row.role.label,
                    110,
                    number=True,
                    chip=lambda row: ROLE_CHIP[row.role],
                ),
            ],
            key=lambda row: row.entry.id,
            empty=EmptyState("还没有监票人和计票人", "选好担任什么，输入姓名，按 Enter。"),
        )
        self._build()
        self.finder.taken.connect(self._appoint)
        self.role.chosen.connect(self._turn)
        self.table.selected.connect(lambda rows: self.drop.setEnabled(bool(rows)))
        self.table.menu_asked.connect(self._fill_menu)

    def show_congress(
        self,
        congress_id: int,
        found: Officials,
        entries: Sequence[Entry],
        due: Sequence[Entry],
    ) -> None:
        """Show the officials of a congress and offer those who may become one."""
        self._congress_id, self._officials, self._entries = congress_id, found, entries
        self._due = frozenset(entry.id for entry in due)
        self.gate.show_look(gate_of(found.ruling))
        self.table.set_rows(sorted(found.rows, key=lambda row: list(Role).index(row.role)))
        self.drop.setEnabled(self.table.current() is not None)
        self._offer()

    def _build(self) -> None:
        card = Card("监票、计票人", self.drop, flush=True)
        tools = QWidget()
        column = QVBoxLayout(tools)
        column.setContentsMargins(CARD_PADDING - 1, 12, CARD_PADDING - 1, 10)
        column.setSpacing(10)
        line = QHBoxLayout()
        line.setSpacing(10)
        line.addWidget(self.role)
        line.addStretch(1)
        line.addWidget(self.gate)
        column.addLayout(line)
        column.addWidget(self.finder)
        card.add(tools, self.table)
        card.body.setStretch(1, 1)
        self.table.setMinimumHeight(140)
        self.table.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Ignored)
        side = Card("按选举办法")
        for lead, text in EXPLAINED:
            side.add(Text(f"　{text}", TABLE, lead=lead, wrap=True))
        side.body.addStretch(1)
        columns = TwoColumns(right_width=340)
        columns.left.addWidget(card, 1)
        columns.right.addWidget(side, 1)
        room = QVBoxLayout(self)
        room.setContentsMargins(0, 0, 0, 0)
        room.addWidget(columns)

    def _turn(self) -> None:
        self._offer()
        self.finder.begin()

    def _offer(self) -> None:
        """Offer who may take the chosen role: scrutineers are voters, a teller may be anybody."""
        if self._officials is None:
            return
        standing = self._desk.ask(sittings.candidate_entries, self._congress_id)
        roles = {row.entry.id: row.role for row in self._officials.rows}
        anybody = self.role.meaning is Role.TELLER
        self.finder.offer(
            Person(entry, ROLE_CHIP[roles[entry.id]] if entry.id in roles else None)
            for entry in self._entries
            if entry.id not in standing and (anybody or entry.id in self._due)
        )

    def _appoint(self, entry: Entry) -> None:
        role = self.role.meaning
        if isinstance(role, Role):
            self._desk.do(officials.appoint, self._congress_id, entry.id, role)
            self.finder.begin()

    def _dismiss(self) -> None:
        row = self.table.current()
        if row is not None:
            self._desk.do(officials.dismiss, self._congress_id, row.entry.id)

    def _fill_menu(self, menu: Menu, _row: OfficialRow) -> None:
        menu.offer("撤下", self._dismiss, icon="user-x", danger=True)
