"""Who the delegates are: their shares as bars or as a table, and what to look at."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from sudesk.rules import quotas
from sudesk.services import composition
from sudesk.services.composition import Check, Composition
from sudesk.services.composition import Kind as KindOf
from sudesk.services.congresses import Entry
from sudesk.services.delegates import DelegateRow
from sudesk.ui.congress.quota_side import comparison, ordinary_gate, reference_words
from sudesk.ui.congress.wording import percent
from sudesk.ui.pieces.bars import Part, ShareBar, StackedBar
from sudesk.ui.pieces.card import Card, Figure, Line
from sudesk.ui.pieces.chip import Chip, ChipLook
from sudesk.ui.pieces.choice import Segmented
from sudesk.ui.pieces.columns import Column
from sudesk.ui.pieces.gate import Gate
from sudesk.ui.pieces.icon import IconMark
from sudesk.ui.pieces.table import Table
from sudesk.ui.pieces.text import Text
from sudesk.ui.tokens import CAPTION, TABLE, Tone

KINDS = (composition.GRADE, composition.SEX, composition.POLITICS, composition.ETHNICITY)
# The same value has the same colour in every chart; others follow in their order.
SERIES = {
    "女": 3,
    "男": 0,
    composition.PARTY: 5,
    composition.LEAGUE: 0,
    composition.MASSES: 4,
    composition.HAN: 0,
    composition.MINORITY: 2,
}
SMALL_ROW = 28
Row = tuple[str, str, int, int, int, int]  # kind, value, delegates n/N, students n/N


class CompositionCard(Card):
    """The composition as bars, or as a table beside that of the students.

    ``summary`` stands for the share of 非骨干 at the top, where no card of its own shows it.
    """

    def __init__(self, *, summary: bool = True) -> None:
        self.state = Chip("")
        self._choice = Segmented([("图", 0), ("表", 1)])
        super().__init__("代表构成", self.state, self._choice)
        self._build_summary(summary)
        self._bars = {name: StackedBar() for name in KINDS}
        self._beside = {name: Text("", CAPTION, "ink_3") for name in KINDS}
        self._rooms: dict[str, QWidget] = {}
        self._table = _table()
        self._stack = QStackedWidget()
        self._stack.addWidget(self._build_bars())
        self._stack.addWidget(self._table)
        self._choice.chosen.connect(self._stack.setCurrentIndex)
        self._line = Line()
        self._checks = [_CheckLine() for _ in range(4)]
        checks = QVBoxLayout()
        checks.setSpacing(4)
        for line in self._checks:
            checks.addWidget(line)
        self.add(self._stack, self._line)
        self.body.addLayout(checks)
        self.body.setSpacing(6)
        self.state.hide()
        self._line.hide()

    @property
    def checks(self) -> list[str]:
        """What the checks say."""
        return [line.words for line in self._checks if line.words]

    def show_composition(self, found: Composition, total: int) -> None:
        """Show a composition of so many delegates that there are to be."""
        if not found.entered:
            look = ChipLook("按名额试算", Tone.INFO, "info")
        elif found.entered < total:
            look = ChipLook(f"已选出 {found.entered}/{total}", Tone.WARN, "circle-dashed")
        else:
            look = ChipLook(f"已选出 {found.entered}/{total}", Tone.OK, "check")
        self.state.show_look(look)
        self.state.show()
        self._show_kinds(found.kinds)
        self._line.setVisible(bool(found.checks))
        for place, line in enumerate(self._checks):
            line.show_check(found.checks[place] if place < len(found.checks) else None)

    def show_delegates(
        self, rows: Sequence[DelegateRow], roll: Sequence[Entry], seats: int
    ) -> None:
        """Show who is entered so far, with the share of 非骨干 above."""
        total = len(rows)
        ordinary = sum(not row.core for row in rows)
        self._ordinary.say(
            str(ordinary),
            base=f"/{total}",
            caption=f"非骨干代表，占 {percent(ordinary, total)}；已登记 {total}/{seats} 名"
            if total
            else f"非骨干代表，还没有登记，共 {seats} 名",
        )
        self._bar.fill(ordinary, total, quotas.least_ordinary(total))
        self._gate.setVisible(total > 0)
        self._sum.setVisible(total > 0)
        self._sum.say(f"{comparison(ordinary, total)}，{reference_words()}，不阻止下一步。")
        self._gate.show_look(ordinary_gate(ordinary, total))
        self._show_kinds(composition.kinds(rows, roll))

    def _build_summary(self, shown: bool) -> None:
        self._gate = Gate(ordinary_gate(0, 0))
        self._ordinary = Figure("0", "非骨干代表")
        self._bar = ShareBar(thick=12, ink="ok")
        self._sum = Text("", CAPTION, "ink_2", wrap=True)
        room = QWidget()
        column = QVBoxLayout(room)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        for widget in (self._ordinary, self._gate, self._bar, self._sum, Line()):
            column.addWidget(widget)
        self.add(room)
        room.setVisible(shown)  # after it has a parent: before, it would flash as a window

    def _build_bars(self) -> QWidget:
        widget = QWidget()
        column = QVBoxLayout(widget)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(5)
        for name, bar in self._bars.items():
            room = QWidget()
            rows = QVBoxLayout(room)
            rows.setContentsMargins(0, 0, 0, 0)
            rows.setSpacing(2)
            head = QHBoxLayout()
            head.addWidget(Text(name, TABLE, weight=500), 1)
            head.addWidget(self._beside[name])
            rows.addLayout(head)
            rows.addWidget(bar)
            column.addWidget(room)
            self._rooms[name] = room
        column.addStretch(1)
        return widget

    def _show_kinds(self, kinds: Sequence[KindOf]) -> None:
        shown = {kind.name: kind for kind in kinds}
        for name, room in self._rooms.items():
            room.setVisible(name in shown)
        rows: list[Row] = []
        for kind in kinds:
            parts = [Part(share.text, share.count, SERIES.get(share.text)) for share in kind.shares]
            self._bars[kind.name].fill(parts)
            self._beside[kind.name].say(kind.remark)
            rows += [
                (kind.name, share.text, share.count, kind.whole, share.students, kind.students)
                for share in kind.shares
            ]
        self._table.set_rows(rows)


class _CheckLine(QWidget):
    """One check: its sign, its words, n/N at the right."""

    def __init__(self) -> None:
        super().__init__()
        self._icon = IconMark("circle-check", "ok", size=16)
        self._text = Text("", TABLE)
        self._figure = Text("", TABLE, "ink_2", align=Qt.AlignmentFlag.AlignRight)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self._icon)
        row.addWidget(self._text, 1)
        row.addWidget(self._figure)
        self.hide()

    @property
    def words(self) -> str:
        """What it says."""
        return f"{self._text.text()} {self._figure.text()}".strip()

    def show_check(self, check: Check | None) -> None:
        """Show a check, or nothing."""
        self.setVisible(check is not None)
        if check is None:
            self._text.say("")
            self._figure.say("")
            return
        self._icon.change(*(("circle-check", "ok") if check.good else ("triangle-alert", "warn")))
        self._text.say(check.text)
        self._figure.say(check.figure)


def _table() -> Table[Row]:
    table: Table[Row] = Table(
        [
            Column("项目", lambda row: row[0], 76, ink=lambda _: "ink_2"),
            Column("", lambda row: row[1]),
            Column("代表", lambda row: f"{row[2]}/{row[3]}", 64, number=True),
            Column("占比", lambda row: percent(row[2], row[3]), 62, number=True),
            Column(
                "学生",
                lambda row: f"{row[4]}/{row[5]}",
                74,
                number=True,
                ink=lambda _: "ink_2",
            ),
        ],
        key=lambda row: row[:2],
        sortable=False,
    )
    table.shrink_rows(SMALL_ROW)
    return table
