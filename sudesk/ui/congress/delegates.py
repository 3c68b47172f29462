"""The tab 代表: class by class, who was elected, who of them is a core member of the union."""

from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtWidgets import QHBoxLayout, QWidget

from sudesk.services import congresses, delegates, quotas
from sudesk.services.congresses import CongressView, Entry
from sudesk.services.writing import write_whole
from sudesk.ui import theme
from sudesk.ui.congress.composition import CompositionCard
from sudesk.ui.congress.delegate_list import ClassCard, StudentRow
from sudesk.ui.congress.tab import CongressTab
from sudesk.ui.desk import Desk
from sudesk.ui.pieces.button import Button
from sudesk.ui.pieces.card import Card
from sudesk.ui.pieces.chip import Chip, ChipLook
from sudesk.ui.pieces.columns import Column
from sudesk.ui.pieces.empty import Beginning, EmptyState
from sudesk.ui.pieces.table import Table
from sudesk.ui.pieces.two_columns import TwoColumns
from sudesk.ui.rooms import open_room
from sudesk.ui.roster.dropping import ask_target
from sudesk.ui.tokens import GAP, Tone

ALL = ""


@dataclass(frozen=True)
class ClassSeats:
    """One class: its seats and how many delegates are entered; the first row is all classes."""

    name: str
    seats: int
    entered: int

    @property
    def missing(self) -> int:
        """How many are still to be entered."""
        return self.seats - self.entered


class DelegatesTab(CongressTab):
    """Classes at the left, the students of the chosen one beside, the composition at the right."""

    for_delegates = True

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, "代表")
        self._entries: tuple[Entry, ...] = ()
        self._core: dict[int, bool] = {}
        self._seats: list[ClassSeats] = []
        self.state = Chip("")
        self.classes = self._build_classes()
        self.students = ClassCard(self._toggle, self._toggle_core)
        self.composition = CompositionCard()
        self.export = Button("导出代表名单", self._ask_where, icon="download")
        self._no_quota = EmptyState(
            "还没有分配名额",
            "先定下代表总数，程序按最大余数法分到各班，再登记各班选出的代表。",
            [
                Beginning(
                    "gauge",
                    "分配名额",
                    "试算总数，看各班分到几名",
                    lambda: open_room(self.shell, "quotas"),
                )
            ],
        )
        self._columns = self._build()
        self.rows.addWidget(self._no_quota, 1)
        self.rows.addWidget(self._columns, 1)
        self.classes.selected.connect(self._show_students)

    def show_congress(self, congress: CongressView) -> None:
        """Show seats and delegates; the chosen class stays chosen."""
        quota = self.desk.ask(quotas.fixed, congress.id)
        self._no_quota.setVisible(quota is None)
        self._columns.setVisible(quota is not None)
        if quota is None:
            return
        self._entries = self.desk.ask(congresses.entries, congress.id)
        rows = self.desk.ask(delegates.delegates, congress.id)
        self._core = {row.entry.id: row.core for row in rows}
        taken = Counter(row.entry.class_name for row in rows)
        self._seats = [ClassSeats(ALL, quota.seats, len(rows))]
        self._seats += [
            ClassSeats(row.class_name, row.step.seats, taken[row.class_name]) for row in quota.rows
        ]
        self.classes.set_rows(self._seats)
        if self.classes.current() is None:
            self.classes.select(self._first_open())
        missing = quota.seats - len(rows)
        self.state.show_look(
            ChipLook(f"还差 {missing} 名", Tone.WARN, "circle-dashed")
            if missing
            else ChipLook(f"已登记 {len(rows)}/{quota.seats}", Tone.OK, "check")
        )
        self.export.setEnabled(bool(rows))
        self.composition.show_delegates(rows, self._entries, quota.seats)
        self._show_students()

    def _build(self) -> QWidget:
        columns = TwoColumns(right_width=330)
        card = Card("各班代表", self.state, flush=True)
        card.add(self.classes)
        card.setFixedWidth(theme.px(292))
        pair = QHBoxLayout()
        pair.setSpacing(GAP)
        pair.addWidget(card)
        pair.addWidget(self.students, 1)
        columns.left.addLayout(pair, 1)
        columns.right.addWidget(self.composition)
        columns.right.addStretch(1)
        acts = QHBoxLayout()
        acts.addStretch(1)
        acts.addWidget(self.export)
        columns.right.addLayout(acts)
        return columns

    def _build_classes(self) -> Table[ClassSeats]:
        table: Table[ClassSeats] = Table(
            [
                Column("班级", lambda row: row.name or "全部班级"),
                Column("已登记", lambda row: f"{row.entered}/{row.seats}", 68, number=True),
                Column("状态", _state_words, 76, number=True, chip=_state_chip),
            ],
            key=lambda row: row.name,
            sortable=False,
        )
        table.setMinimumHeight(260)
        return table

    def _first_open(self) -> str:
        return next((row.name for row in self._seats[1:] if row.missing), ALL)

    def _show_students(self) -> None:
        chosen = self.classes.current()
        if chosen is None:
            return
        members = [
            StudentRow(entry, self._core.get(entry.id))
            for entry in self._entries
            if chosen.name in (ALL, entry.class_name)
        ]
        self.students.show_students(chosen.name, chosen.seats, members)

    def _toggle(self, row: StudentRow) -> None:
        if self.congress is None:
            return
        congress, entry = self.congress.id, row.entry
        if row.is_delegate:
            self.desk.do(delegates.remove, congress, [entry.id])
            self.shell.toast(f"{entry.name}已移出代表名单", lambda: self._put_back(congress, row))
        else:
            self.desk.do(delegates.add, congress, [entry.id])
            self.shell.toast(
                f"{entry.name}已登记为代表",
                lambda: self.desk.do(delegates.remove, congress, [entry.id]),
            )

    def _put_back(self, congress_id: int, row: StudentRow) -> None:
        self.desk.do(delegates.add, congress_id, [row.entry.id])
        if row.core:
            self.desk.do(delegates.mark_core, congress_id, row.entry.id, True)

    def _toggle_core(self, row: StudentRow) -> None:
        if self.congress is not None and row.is_delegate:
            self.desk.do(delegates.mark_core, self.congress.id, row.entry.id, not row.core)

    def _ask_where(self) -> None:
        if self.congress is None:
            return
        name = f"{self.congress.title}代表名单.xlsx"
        target = ask_target(self, "导出代表名单", name)
        if target is not None:
            self.save_to(target)

    def save_to(self, target: Path) -> None:
        """Write the list of delegates to a workbook."""
        if self.congress is not None:
            write_whole(target, self.desk.ask(delegates.workbook, self.congress.id))
            self.shell.toast(f"代表名单已导出到“{target.name}”")


def _state_words(row: ClassSeats) -> str:
    return f"缺 {row.missing}" if row.missing else "已齐"


def _state_chip(row: ClassSeats) -> ChipLook:
    if row.missing:
        return ChipLook(_state_words(row), Tone.WARN)
    return ChipLook(_state_words(row), Tone.OK, "check")
