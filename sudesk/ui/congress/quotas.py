"""The tab 名额: try totals out, read the arithmetic row by row, fix the total."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from sudesk.services import congresses, delegates, quotas
from sudesk.services.congresses import CongressView
from sudesk.services.quotas import Quota, QuotaRow
from sudesk.ui.congress.quota_side import OrdinaryCard, SharesCard
from sudesk.ui.congress.slider import SeatSlider
from sudesk.ui.congress.tab import CongressTab
from sudesk.ui.congress.wording import thousandths
from sudesk.ui.desk import Desk
from sudesk.ui.pieces.button import Action, Button, Kind
from sudesk.ui.pieces.card import Card, Line
from sudesk.ui.pieces.chip import Chip, ChipLook
from sudesk.ui.pieces.columns import Column
from sudesk.ui.pieces.input import Number
from sudesk.ui.pieces.table import Table
from sudesk.ui.pieces.text import Text
from sudesk.ui.pieces.two_columns import TwoColumns
from sudesk.ui.tokens import CARD_PADDING, TABLE, Ink, Tone


class QuotasTab(CongressTab):
    """What-if above, arithmetic below; what was fixed stays until it is fixed anew."""

    for_delegates = True

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, "名额")
        self._shown_for: int | None = None
        self._quota: Quota | None = None
        self._fixed: Quota | None = None
        self._entered = 0
        self.state = Chip("")
        self.slider = SeatSlider()
        self.total = Number(0, least=0, most=9999)
        self.total.setFixedWidth(64)
        self.total.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.total.setAccessibleName("试算总数")
        self.fix = Button("定下名额", self._fix, kind=Kind.PRIMARY)
        self._action = Action(self.fix)
        self.primary = self.fix
        self.table = self._build_table()
        self._steps = [Text("", TABLE, "ink_2", wrap=True) for _ in range(3)]
        self.ordinary = OrdinaryCard()
        self.shares = SharesCard()
        self._build()
        self.slider.valueChanged.connect(self.total.setValue)
        self.total.valueChanged.connect(self._try_out)

    def show_congress(self, congress: CongressView) -> None:
        """Show the fixed quota, or the number offered first; a what-if under way stays."""
        self._fixed = self.desk.ask(quotas.fixed, congress.id)
        rows = self.desk.ask(delegates.delegates, congress.id)
        self._entered = len(rows)
        groups = congresses.class_order(self.desk.ask(congresses.entries, congress.id))
        least, most = quotas.MINIMUM * len(groups), congress.headcount
        if self._shown_for != congress.id:
            self._shown_for = congress.id
            wanted = congress.delegate_seats or quotas.suggested(congress.headcount, len(groups))
            self.slider.setRange(least, min(most, max(3 * wanted, least + 1)))
            self.total.setRange(least, most)
            self.total.setValue(wanted)
        self.ordinary.show_delegates(rows)
        self._try_out()

    def _build(self) -> None:
        card = Card(
            "班级名额",
            self.state,
            Text("试算总数", TABLE, "ink_2"),
            self.slider,
            self.total,
            flush=True,
        )
        card.add(self.table, Line(), self._build_explanation())
        self._total_words = Text("", TABLE)
        card.set_foot(self._total_words, self._action, stretch_after=1)
        columns = TwoColumns(right_width=380)
        columns.left.addWidget(card, 1)
        columns.right.addWidget(self.ordinary)
        columns.right.addWidget(self.shares, 1)
        self.rows.addWidget(columns, 1)

    def _build_explanation(self) -> QWidget:
        room = QWidget()
        column = QVBoxLayout(room)
        column.setContentsMargins(CARD_PADDING - 1, 10, CARD_PADDING - 1, 10)
        column.setSpacing(6)
        for number, text in enumerate(self._steps, 1):
            line = QHBoxLayout()
            line.setSpacing(10)
            line.addWidget(Chip(str(number)), 0, Qt.AlignmentFlag.AlignTop)
            line.addWidget(text, 1)
            column.addLayout(line)
        return room

    def _build_table(self) -> Table[QuotaRow]:
        table: Table[QuotaRow] = Table(
            [
                Column("班级", lambda row: row.class_name),
                Column(
                    "人数",
                    lambda row: str(row.step.size),
                    60,
                    number=True,
                    sort=lambda row: row.step.size,
                ),
                Column("按比例应得", self._exact, 182, number=True, ink=lambda _: "ink_2"),
                Column("先给整数", self._whole, 82, number=True),
                Column(
                    "余数",
                    self._remainder,
                    82,
                    number=True,
                    ink=self._remainder_ink,
                    sort=lambda row: row.step.remainder,
                ),
                Column("再给余数大的", self._extra, 104, number=True, chip=self._extra_chip),
                Column(
                    "名额",
                    lambda row: str(row.step.seats),
                    60,
                    number=True,
                    strong=True,
                    sort=lambda row: row.step.seats,
                ),
            ],
            key=lambda row: row.class_name,
        )
        table.setMinimumHeight(260)
        return table

    def _try_out(self) -> None:
        if self.congress is None:
            return
        seats = self.total.value()
        blocked = self.slider.blockSignals(True)
        self.slider.setValue(seats)
        self.slider.blockSignals(blocked)
        quota = self.desk.ask(quotas.try_out, self.congress.id, seats)
        self._quota = quota
        self._order = {row.class_name: place for place, row in enumerate(_by_remainder(quota), 1)}
        self.table.set_rows(quota.rows)
        shared, left = quota.sharing, sum(row.step.extra for row in quota.rows)
        whole = sum(row.step.seats - row.step.extra for row in quota.rows)
        self.table.set_sums(
            (
                f"合计 {len(quota.rows)} 个班",
                str(sum(row.step.size for row in quota.rows)),
                "",
                str(whole),
                f"{left} × {shared.headcount}",
                str(left),
                str(seats),
            )
        )
        self._explain(quota, whole, left)
        self.ordinary.show_quota(quota)
        self.shares.show_quota(quota)
        self._show_what_fits(seats)

    def _explain(self, quota: Quota, whole: int, left: int) -> None:
        shared = quota.sharing
        lifted = [row.class_name for row in quota.rows if row.step.lifted]
        first = (
            f"{shared.headcount} 名学生分 {shared.seats} 席，各班应得数 = 班级人数 × "
            f"{shared.seats} ÷ {shared.headcount}，全部按整数计算。"
        )
        if lifted:
            kept = f"{'、'.join(lifted)}不足 {quotas.MINIMUM} 席，先各给 {quotas.MINIMUM} 席；其余 "
            first = kept + first
        winners = "、".join(row.class_name for row in _by_remainder(quota))
        last = f"余数从大到小各补 1 席：{winners}，" if winners else "没有余数席位，"
        for text, words in zip(
            self._steps,
            (
                first,
                f"先取整数部分，共给出 {whole} 席，还剩 {left} 席。",
                f"{last}合计恰为 {quota.seats} 席。",
            ),
            strict=True,
        ):
            text.say(words)

    def _show_what_fits(self, seats: int) -> None:
        fixed = self._fixed.seats if self._fixed is not None else None
        if fixed is None:
            look = ChipLook("未定", Tone.WARN, "circle-dashed")
            words = f"试算 {seats} 名"
        elif fixed == seats:
            look = ChipLook(f"已定 {fixed} 名", Tone.OK, "check")
            words = f"代表总数 {fixed} 名"
        else:
            look = ChipLook(f"已定 {fixed} 名", Tone.INFO, "info")
            change = f"多 {seats - fixed} 名" if seats > fixed else f"少 {fixed - seats} 名"
            words = f"试算 {seats} 名，比已定的{change}"
        self.state.show_look(look)
        self._total_words.say(words)
        self.fix.rename(f"定下 {seats} 名" if fixed is None else f"改定 {seats} 名")
        reason = ""
        if fixed == seats:
            reason = "与已定的相同"
        elif self._entered:
            reason = f"已登记代表 {self._entered} 名，名额不能再改"
        self._action.block(reason)

    def _fix(self) -> None:
        if self.congress is not None:
            quota = self.desk.do(quotas.fix, self.congress.id, self.total.value())
            self.shell.toast(f"名额已定：{len(quota.rows)} 个班，共 {quota.seats} 名")

    def _exact(self, row: QuotaRow) -> str:
        step = row.step
        if self._quota is None or step.lifted:
            return f"不足 {quotas.MINIMUM} 席"
        shared = self._quota.sharing
        value = thousandths(step.size * shared.seats, shared.headcount)
        return f"{step.size} × {shared.seats} ÷ {shared.headcount} = {value}"

    def _whole(self, row: QuotaRow) -> str:
        return str(row.step.seats - row.step.extra)

    def _remainder(self, row: QuotaRow) -> str:
        return "—" if row.step.lifted else str(row.step.remainder)

    def _remainder_ink(self, row: QuotaRow) -> Ink:
        return "ink" if row.step.extra else "ink_3"

    def _extra(self, row: QuotaRow) -> str:
        if row.step.lifted:
            return f"保底 {quotas.MINIMUM}"
        return f"+1 第{self._order[row.class_name]}" if row.step.extra else "—"

    def _extra_chip(self, row: QuotaRow) -> ChipLook | None:
        if row.step.lifted:
            return ChipLook(self._extra(row), Tone.INFO)
        return ChipLook(self._extra(row), Tone.ACCENT) if row.step.extra else None


def _by_remainder(quota: Quota) -> list[QuotaRow]:
    """Return the classes that won a remainder seat, in the order in which they won it."""
    winners = [row for row in quota.rows if row.step.extra]
    return sorted(winners, key=lambda row: (-row.step.remainder, -row.step.size))
