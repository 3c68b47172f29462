"""Beside the quota: the share of 非骨干 by reference, and the seats of every class as bars."""

from collections import Counter
from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from sudesk.services.delegates import DelegateRow
from sudesk.services.quotas import Quota, QuotaRow
from sudesk.terms import Verdict
from sudesk.ui.congress.wording import percent
from sudesk.ui.pieces.bars import Part, ShareBar, StackedBar
from sudesk.ui.pieces.card import Card, Figure, Line
from sudesk.ui.pieces.columns import Column, Share
from sudesk.ui.pieces.gate import Gate, GateLook
from sudesk.ui.pieces.table import Table
from sudesk.ui.pieces.text import Text
from sudesk.ui.tokens import CAPTION, CARD_PADDING, TABLE

PART, WHOLE = 6, 10  # 改革方案二.3, by reference: 非骨干 generally at least 60 %
REFERENCE = GateLook(
    Verdict.NOTED,
    "参照，一般不低于 60%",
    rule="院级大会的代表中，非学生会骨干一般不低于 60%。对系是参照，不阻止下一步。",
)


def least_ordinary(total: int) -> int:
    """Return the least number of 非骨干 among a total that reaches the reference."""
    return -(-total * PART // WHOLE)


class OrdinaryCard(Card):
    """How many delegates should be, and are, no core members of the union."""

    def __init__(self) -> None:
        self.gate = Gate(REFERENCE)
        super().__init__("非骨干代表比例", self.gate)
        self._delegates: Sequence[DelegateRow] = ()
        self._figure = Figure("0", "")
        self._bar = ShareBar(thick=12, ink="ok")
        self._note = Text("", CAPTION, "ink_2", wrap=True)
        self.add(self._figure, self._bar, self._note)

    def show_delegates(self, rows: Sequence[DelegateRow]) -> None:
        """Take those who are entered already."""
        self._delegates = rows

    def show_quota(self, quota: Quota) -> None:
        """Show what a total asks for, or how it stands once delegates are entered."""
        if self._delegates:
            self._show_entered(len(self._delegates))
            return
        least = least_ordinary(quota.seats)
        self.gate.show_look(REFERENCE)
        self._figure.say(str(least), base=f"/{quota.seats}", caption="代表中非骨干一般至少这么多名")
        self._bar.fill(0, quota.seats, least)
        self._note.say("各班的分配见下面“其中非骨干”一列，登记代表时标明骨干。")

    def _show_entered(self, total: int) -> None:
        ordinary = sum(not row.core for row in self._delegates)
        least = least_ordinary(total)
        reached = ordinary * WHOLE >= total * PART
        sign = "≥" if reached else "＜"
        self.gate.show_look(
            GateLook(
                Verdict.ALLOWED if reached else Verdict.NOTED,
                "达到参照" if reached else "未达到参照",
                "改革方案二.3",
                REFERENCE.rule,
            )
        )
        self._figure.say(
            str(ordinary),
            base=f"/{total}",
            caption=f"已登记的代表中非骨干占 {percent(ordinary, total)}，参照一般不低于 60%",
        )
        self._bar.fill(ordinary, total, least)
        self._note.say(
            f"{ordinary} × {WHOLE} = {ordinary * WHOLE} {sign} {total} × {PART} = "
            f"{total * PART}。院级要求，对系是参照，不阻止下一步。"
        )


class SharesCard(Card):
    """The seats by cohort and by class as bars."""

    def __init__(self) -> None:
        super().__init__("名额构成", flush=True)
        self._cohorts = StackedBar()
        self._most = 1
        self._table: Table[QuotaRow] = Table(
            [
                Column("班级", lambda row: row.class_name),
                Column("名额", self._seats, 100, share=self._share),
                Column("名额/人数", self._seats, 80, number=True),
                Column(
                    "其中非骨干",
                    lambda row: f"≥ {row.ordinary}",
                    84,
                    number=True,
                    ink=lambda _: "ink_2",
                ),
            ],
            key=lambda row: row.class_name,
            sortable=False,
        )
        self._table.setMinimumHeight(200)
        head = QWidget()
        column = QVBoxLayout(head)
        column.setContentsMargins(CARD_PADDING - 1, 10, CARD_PADDING - 1, 10)
        column.setSpacing(6)
        column.addWidget(Text("按年级", TABLE, "ink_2"))
        column.addWidget(self._cohorts)
        self.add(head, Line(), self._table)
        self.body.setStretch(2, 1)

    def show_quota(self, quota: Quota) -> None:
        """Show a quota."""
        cohorts: Counter[str] = Counter()
        for row in quota.rows:
            cohorts[row.cohort] += row.step.seats
        self._cohorts.fill([Part(_cohort_words(key), cohorts[key]) for key in sorted(cohorts)])
        self._most = max((row.step.seats for row in quota.rows), default=1)
        self._table.set_rows(quota.rows)

    def _seats(self, row: QuotaRow) -> str:
        return f"{row.step.seats}/{row.step.size}"

    def _share(self, row: QuotaRow) -> Share:
        return Share(row.step.seats, self._most, ink="info")


def _cohort_words(cohort: str) -> str:
    return f"{cohort}级" if cohort else "年级未知"
