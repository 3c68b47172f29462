"""The presidium of the congress: who chairs, who sits in it, who is its secretary."""

from collections.abc import Callable
from functools import partial

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from sudesk.rules.clauses import Topic, citation
from sudesk.services import adopted, congresses, presidium
from sudesk.services.congresses import Entry
from sudesk.services.presidium import Sitter
from sudesk.terms import MotionKind, Seat, Verdict
from sudesk.ui import theme
from sudesk.ui.congress.finder import Person, PersonFinder
from sudesk.ui.congress.segment import Segment
from sudesk.ui.congress.tab import CongressTab
from sudesk.ui.pieces.button import Button
from sudesk.ui.pieces.card import Card
from sudesk.ui.pieces.chip import ChipLook
from sudesk.ui.pieces.choice import Segmented
from sudesk.ui.pieces.columns import Column
from sudesk.ui.pieces.dialog import Dialog
from sudesk.ui.pieces.empty import EmptyState
from sudesk.ui.pieces.gate import Gate, GateLook
from sudesk.ui.pieces.input import Field, Input, Select
from sudesk.ui.pieces.menu import Menu
from sudesk.ui.pieces.table import Table
from sudesk.ui.pieces.text import Text
from sudesk.ui.pieces.two_columns import TwoColumns
from sudesk.ui.tokens import CARD_PADDING, TABLE, Tone
from sudesk.ui.words import spaced

SEAT_CHIP = {
    Seat.CHAIR: ChipLook(Seat.CHAIR.label, Tone.ACCENT),
    Seat.MEMBER: ChipLook(Seat.MEMBER.label),
    Seat.SECRETARY: ChipLook(Seat.SECRETARY.label, Tone.INFO),
}
LEAST_HEIGHT = 300  # of a column, where one stands over the other
CHANGED_BY_A_NEW_MOTION = "确需改动的，请在“议案”中提出新的议案，由大会重新表决。"
EXPLAINED = (
    ("主持大会", "大会主席团主持会议，处理会议中的重大问题，和学生会主席团不是一回事。"),
    ("执行主席", "当场主持会议，在会议记录上签字，至少 1 名。"),
    ("大会秘书长", "只设 1 名，可以不是代表，负责会务和记录。"),
    ("另有名单", "监票人、计票人在“候选人”里确定，另行表决。"),
    ("举手表决", "名单在预备会议上表决，通过后不能再改。"),
)


class PresidiumPart(Segment):
    """Choose a seat, type a name, Enter; who is not on the roll is invited by name."""

    def __init__(self, tab: CongressTab, open_officials: Callable[[], object]) -> None:
        super().__init__(tab)
        self._settled = ""  # why the list stands still
        self.to_officials = Button("去监票、计票人", open_officials, icon="users")
        self.seat = Segmented([(seat.label, seat) for seat in Seat])
        self.finder = PersonFinder(
            key="Enter", nobody="名册里没有。名册以外的人，点“请名册外的人”。"
        )
        self.gate = Gate(GateLook(Verdict.NOTED, ""))
        self.invite = Button("请名册外的人", self._ask_invite, icon="user-plus", small=True)
        self.up = Button(icon="chevron-up", on_click=lambda: self._shift(-1), small=True)
        self.down = Button(icon="chevron-down", on_click=lambda: self._shift(1), small=True)
        for button, word in ((self.up, "上移（Alt+↑）"), (self.down, "下移（Alt+↓）")):
            button.setAccessibleName(word)
            button.setToolTip(word)
        self.change = Button("改职务", self._open_seats, icon="pencil", small=True)
        self.drop = Button("移出", self._remove, icon="user-x", small=True)
        self.table: Table[Sitter] = Table(
            [
                Column("序", lambda row: str(row.position), 52, number=True, ink=lambda _: "ink_3"),
                Column("姓名", lambda row: row.name, 130, strong=True),
                Column("班级、单位", lambda row: row.unit, ink=lambda _: "ink_2"),
                Column(
                    "职务",
                    lambda row: row.seat.label,
                    120,
                    number=True,
                    chip=lambda row: SEAT_CHIP[row.seat],
                ),
            ],
            key=lambda row: row.id,
            empty=EmptyState("还没有大会主席团人选", "选好职务，输入姓名，按 Enter。"),
            sortable=False,
        )
        self._lay_out()
        self.finder.taken.connect(self._add)
        self.seat.chosen.connect(lambda _: self.finder.begin())
        self.table.selected.connect(lambda _: self._show_what_fits())
        self.table.menu_asked.connect(self._fill_menu)
        QShortcut(QKeySequence("Alt+Up"), self, lambda: self._shift(-1))
        QShortcut(QKeySequence("Alt+Down"), self, lambda: self._shift(1))

    def show_congress(self) -> None:
        """Show who sits in the presidium and offer the others."""
        congress = self.congress
        found = self.desk.ask(presidium.presidium, congress.id)
        seats = {one.entry_id: one.seat for one in found}
        self.finder.offer(
            Person(entry, SEAT_CHIP[seats[entry.id]] if entry.id in seats else None)
            for entry in self.desk.ask(congresses.entries, congress.id)
        )
        self.table.set_rows(found)
        self._settled = self.desk.ask(adopted.settled, congress.id, MotionKind.PRESIDIUM)
        self._show_gate(found)
        self._show_what_fits()

    def _show_gate(self, found: tuple[Sitter, ...]) -> None:
        clause = citation(Topic.PROCEDURE)
        if self._settled:
            look = GateLook(
                Verdict.ALLOWED,
                "不能再改",
                clause,
                numbers=f"{spaced(self._settled)}。",
                remedy=CHANGED_BY_A_NEW_MOTION,
            )
        elif any(one.seat is Seat.CHAIR for one in found):
            look = GateLook(Verdict.NOTED, "还没有表决", clause)
        else:
            look = GateLook(Verdict.WARNED, "还没有执行主席", clause)
        self.gate.show_look(look)

    def _lay_out(self) -> None:
        card = Card("大会主席团", self.up, self.down, self.change, self.drop, flush=True)
        tools = QWidget()
        column = QVBoxLayout(tools)
        column.setContentsMargins(CARD_PADDING - 1, 12, CARD_PADDING - 1, 10)
        column.setSpacing(10)
        line = QHBoxLayout()
        line.setSpacing(10)
        line.addWidget(self.seat)
        line.addWidget(self.invite)
        line.addStretch(1)
        line.addWidget(self.gate)
        column.addLayout(line)
        column.addWidget(self.finder)
        card.add(tools, self.table)
        card.body.setStretch(1, 1)
        self.table.setMinimumHeight(140)
        self.table.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Ignored)
        side = Card("怎样组成")
        for lead, text in EXPLAINED:
            side.add(Text(f"　{text}", TABLE, lead=lead, wrap=True))
        side.body.addStretch(1)
        side.set_foot(self.to_officials)
        card.setMinimumHeight(theme.px(LEAST_HEIGHT))
        side.setMinimumHeight(theme.px(LEAST_HEIGHT))
        columns = TwoColumns(right_width=320)
        columns.left.addWidget(card, 1)
        columns.right.addWidget(side, 1)
        self.rows.addWidget(columns, 1)

    def _show_what_fits(self) -> None:
        row = None if self._settled else self.table.current()
        for widget in (self.finder, self.invite, self.seat):
            widget.setEnabled(not self._settled)
        last = len(self.table.model.rows)
        self.up.setEnabled(row is not None and row.position > 1)
        self.down.setEnabled(row is not None and row.position < last)
        self.change.setEnabled(row is not None)
        self.drop.setEnabled(row is not None)

    def _add(self, entry: Entry) -> None:
        seat_id = self.desk.do(presidium.add, self.congress.id, self._chosen_seat, entry.id)
        self.table.select(seat_id)
        self.finder.begin()

    @property
    def _chosen_seat(self) -> Seat:
        seat = self.seat.meaning
        assert isinstance(seat, Seat)  # nothing else is offered
        return seat

    def _ask_invite(self) -> None:
        seat = self._chosen_seat
        dialog = InviteDialog(self, seat, self._invite)
        dialog.finished.connect(dialog.deleteLater)
        dialog.finished.connect(self.finder.begin)
        dialog.open()

    def _invite(self, seat: Seat, name: str, unit: str) -> None:
        seat_id = self.desk.do(presidium.invite, self.congress.id, seat, name, unit)
        self.table.select(seat_id)

    def _shift(self, step: int) -> None:
        row = self.table.current()
        if row is not None and 1 <= row.position + step <= len(self.table.model.rows):
            self.desk.do(presidium.move, row.id, step)
            self.table.select(row.id)

    def _open_seats(self) -> None:
        row = self.table.current()
        if row is not None:
            menu = Menu(self)
            self._offer_seats(menu, row)
            menu.popup(self.change.mapToGlobal(self.change.rect().bottomLeft()))

    def _offer_seats(self, menu: Menu, row: Sitter) -> None:
        for seat in Seat:
            if seat is not row.seat:
                menu.offer(f"改为{seat.label}", partial(self._change, row, seat), icon="pencil")

    def _fill_menu(self, menu: Menu, row: Sitter) -> None:
        if self._settled:
            return
        self._offer_seats(menu, row)
        menu.offer("移出名单", self._remove, icon="user-x", danger=True)

    def _change(self, row: Sitter, seat: Seat) -> None:
        self.desk.do(presidium.change_seat, row.id, seat)
        self.shell.toast(
            f"{row.name}改为{seat.label}",
            lambda: self.desk.do(presidium.change_seat, row.id, row.seat),
        )

    def _remove(self) -> None:
        row = self.table.current()
        if row is not None:
            congress_id = self.congress.id
            gone = self.desk.do(presidium.remove, row.id)
            self.shell.toast(
                f"{gone.name}已移出大会主席团",
                lambda: self.desk.do(presidium.put_back, congress_id, gone),
            )


class InviteDialog(Dialog):
    """Somebody who is not on the roll, such as a teacher; ``record(seat, name, unit)`` does it."""

    def __init__(
        self, parent: QWidget, seat: Seat, record: Callable[[Seat, str, str], object]
    ) -> None:
        super().__init__(
            parent,
            "请名册外的人进大会主席团",
            "例如系团总支的老师、院学生会的同学。",
            main="加入大会主席团",
            other="不加入",
            icon="user-plus",
            on_main=lambda: record(
                Seat(self.seat.currentData()), self.name.text(), self.unit.text()
            ),
        )
        self.name = Input(placeholder="例如：何安")
        self.unit = Input(placeholder="例如：会计系团总支")
        self.seat = Select([(one.label, one) for one in Seat])
        self.seat.choose(seat)
        self.add(Field("姓名", self.name), Field("单位", self.unit), Field("职务", self.seat))
