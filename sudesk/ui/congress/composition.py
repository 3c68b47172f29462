"""Who the delegates are: by cohort, sex, politics, and how many are no core members."""

from collections import Counter
from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from sudesk.services.congresses import Entry
from sudesk.services.delegates import DelegateRow
from sudesk.terms import Verdict
from sudesk.ui.congress.quota_side import PART, REFERENCE, WHOLE, least_ordinary
from sudesk.ui.congress.wording import percent
from sudesk.ui.pieces.bars import Part, ShareBar, StackedBar
from sudesk.ui.pieces.card import Card, Figure, Line
from sudesk.ui.pieces.choice import Segmented
from sudesk.ui.pieces.columns import Column
from sudesk.ui.pieces.gate import Gate, GateLook
from sudesk.ui.pieces.table import Table
from sudesk.ui.pieces.text import Text
from sudesk.ui.tokens import CAPTION, TABLE

UNKNOWN = "未填"


class CompositionCard(Card):
    """The composition as bars, or as a table with n/N and percent."""

    def __init__(self) -> None:
        self._choice = Segmented([("图", 0), ("表", 1)])
        super().__init__("代表构成", self._choice)
        self._gate = Gate(REFERENCE)
        self._ordinary = Figure("0", "非骨干代表")
        self._bar = ShareBar(thick=12, ink="ok")
        self._sum = Text("", CAPTION, "ink_2", wrap=True)
        self._bars = {name: StackedBar() for name in _KINDS}
        self._beside = {name: Text("", CAPTION, "ink_3") for name in _KINDS}
        self._table: Table[tuple[str, str, int, int]] = Table(
            [
                Column("项目", lambda row: row[0], 76, ink=lambda _: "ink_2"),
                Column("", lambda row: row[1]),
                Column("代表", lambda row: f"{row[2]}/{row[3]}", 64, number=True),
                Column("占比", lambda row: percent(row[2], row[3]), 64, number=True),
            ],
            key=lambda row: row[:2],
            sortable=False,
        )
        self._stack = QStackedWidget()
        self._stack.addWidget(self._build_bars())
        self._stack.addWidget(self._table)
        self._choice.chosen.connect(self._stack.setCurrentIndex)
        self.add(self._ordinary, self._gate, self._bar, self._sum, Line(), self._stack)

    def show_delegates(
        self, rows: Sequence[DelegateRow], roll: Sequence[Entry], seats: int
    ) -> None:
        """Show who is entered so far."""
        total = len(rows)
        ordinary = sum(not row.core for row in rows)
        reached = ordinary * WHOLE >= total * PART
        least = least_ordinary(total)
        self._ordinary.say(
            str(ordinary),
            base=f"/{total}",
            caption=f"非骨干代表，占 {percent(ordinary, total)}；已登记 {total}/{seats} 名"
            if total
            else f"非骨干代表，还没有登记，共 {seats} 名",
        )
        self._bar.fill(ordinary, total, least)
        sign = "≥" if reached else "＜"
        self._gate.setVisible(total > 0)
        self._sum.setVisible(total > 0)
        self._sum.say(
            f"{ordinary} × {WHOLE} = {ordinary * WHOLE} {sign} {total} × {PART} = {total * PART}，"
            "参照一般不低于 60%，不阻止下一步。"
        )
        words = "达到参照" if reached else "未达到参照"
        verdict = Verdict.ALLOWED if reached else Verdict.NOTED
        self._gate.show_look(GateLook(verdict, words, "改革方案二.3", REFERENCE.rule))
        self._show_kinds([row.entry for row in rows], roll)

    def _build_bars(self) -> QWidget:
        widget = QWidget()
        room = QVBoxLayout(widget)
        room.setContentsMargins(0, 4, 0, 0)
        room.setSpacing(6)
        for name, bar in self._bars.items():
            head = QHBoxLayout()
            head.addWidget(Text(name, TABLE, weight=500), 1)
            head.addWidget(self._beside[name])
            room.addLayout(head)
            room.addWidget(bar)
            room.addSpacing(4)
        room.addStretch(1)
        return widget

    def _show_kinds(self, entries: Sequence[Entry], roll: Sequence[Entry]) -> None:
        lines: list[tuple[str, str, int, int]] = []
        for name, of in _KINDS.items():
            counts = Counter(of(entry) or UNKNOWN for entry in entries)
            order = sorted(counts, key=lambda key: (key == UNKNOWN, key))
            self._bars[name].fill([Part(key, counts[key]) for key in order])
            lines += [(name, key, counts[key], len(entries)) for key in order]
        cohorts = {_cohort(entry) for entry in roll} - {""}
        present = {_cohort(entry) for entry in entries} & cohorts
        women = sum(entry.gender == "女" for entry in roll)
        self._beside["年级"].say(f"{len(present)}/{len(cohorts)} 个年级有代表")
        self._beside["性别"].say(f"学生中女生 {women}/{len(roll)}，{percent(women, len(roll))}")
        self._table.set_rows(lines)


def _cohort(entry: Entry) -> str:
    return f"{entry.cohort}级" if entry.cohort else ""


_KINDS: dict[str, Callable[[Entry], str]] = {
    "年级": _cohort,
    "性别": lambda entry: entry.gender,
    "政治面貌": lambda entry: entry.political,
}
