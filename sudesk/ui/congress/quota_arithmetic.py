"""The arithmetic of the seats: a row a class, read from left to right, and its steps in words."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from sudesk.rules import quota_plan
from sudesk.rules.quota_plan import MINIMUM, Part
from sudesk.services.quotas import Quota, QuotaRow
from sudesk.terms import QuotaMethod
from sudesk.ui import theme
from sudesk.ui.congress.wording import thousandths
from sudesk.ui.pieces.chip import Chip, ChipLook
from sudesk.ui.pieces.columns import Column
from sudesk.ui.pieces.empty import EmptyState
from sudesk.ui.pieces.table import Table
from sudesk.ui.pieces.text import Text
from sudesk.ui.tokens import CARD_PADDING, TABLE, TABLE_HEAD, TABLE_ROW, Ink, Tone

# Rows at their usual height, rows seen at once, rows of a list that is searched in.
FEW, FEW_TOLD_LONGER, MANY, LONG = 9, 6, 12, 15
SMALL_ROW = 28
NAMED = 6  # remainder seats whose classes are named one by one
UNBOUNDED = 16777215  # Qt's own word for no bound


class ArithmeticTable(Table[QuotaRow]):
    """Each class as arithmetic; many classes stand in smaller rows, a long list can be searched."""

    def __init__(self) -> None:
        self._quota: Quota | None = None
        super().__init__(
            _columns(),
            key=lambda row: row.class_name,
            search=lambda row: (row.class_name, f"{row.cohort}级"),
            placeholder="班级、年级",
            empty=EmptyState("这样分不下去", "上面写着为什么、怎么改；改好以后算式随即显示。"),
        )
        self.show_tools(False)

    def show_quota(self, quota: Quota) -> None:
        """Show a quota."""
        number = len(quota.rows)
        # Percentages and floors take a step more to tell.
        longer = len(quota.division.parts) > 1 or quota.plan.per_mille
        self.shrink_rows(SMALL_ROW if number > (FEW_TOLD_LONGER if longer else FEW) else TABLE_ROW)
        seen = min(number, MANY) * theme.px(self.view.row)
        height = theme.px(TABLE_HEAD) + seen + theme.px(TABLE_ROW)
        self.setMinimumHeight(height)
        self.setMaximumHeight(height if number <= MANY else UNBOUNDED)
        self.show_tools(number > LONG)
        self.set_rows(quota.rows)
        self.set_sums(_sums(quota))

    def clear(self) -> None:
        """Show nothing, where a plan cannot be met."""
        self.show_tools(False)
        self.setMaximumHeight(UNBOUNDED)
        self.set_rows([])
        self.set_sums(())


class Steps(QWidget):
    """The steps in words, numbered."""

    def __init__(self) -> None:
        super().__init__()
        self._texts = [Text("", TABLE, "ink_2", wrap=True) for _ in range(4)]
        self._lines = []
        column = QVBoxLayout(self)
        column.setContentsMargins(CARD_PADDING - 1, 10, CARD_PADDING - 1, 10)
        column.setSpacing(6)
        for number, text in enumerate(self._texts, 1):
            line = QWidget()
            row = QHBoxLayout(line)
            row.setContentsMargins(0, 0, 0, 0)
            row.setSpacing(10)
            row.addWidget(Chip(str(number)), 0, Qt.AlignmentFlag.AlignTop)
            row.addWidget(text, 1)
            column.addWidget(line)
            self._lines.append(line)
        column.addStretch(1)

    @property
    def words(self) -> list[str]:
        """What is said now."""
        return [text.text() for text in self._texts if text.text()]

    def show_quota(self, quota: Quota) -> None:
        """Say how the seats came about."""
        said = explained(quota)
        for place, (line, text) in enumerate(zip(self._lines, self._texts, strict=True)):
            text.say(said[place] if place < len(said) else "")
            line.setVisible(place < len(said))


def explained(quota: Quota) -> list[str]:
    """Say step by step how the seats came about, for every method."""
    plan = quota.plan
    if plan.method is QuotaMethod.FIXED:
        number = len(quota.rows)
        return [
            f"每班 {plan.each} 席，不按人数分配。",
            f"{number} 个班，{number} × {plan.each} = {quota.seats} 席。",
        ]
    found = _found(quota)
    if plan.method is QuotaMethod.BY_GRADE:
        return [*found, *_by_grades(quota)]
    *floored, rest = quota.division.parts
    return [*found, *_floors(floored), *_shared(rest, quota.seats)]


def _found(quota: Quota) -> list[str]:
    """Say how a percentage was rounded; a total was simply set."""
    by_percent = [part for part in quota.division.parts if part.per_mille]
    if not by_percent:
        return []
    sums = []
    for part in by_percent:
        grade = f"{quota_plan.grade_words(part.grade)} " if part.grade else ""
        exact = quota_plan.exact_words(part.students, part.per_mille)
        seats = quota_plan.taken_of(part.students, part.per_mille)
        sums.append(
            f"{grade}{part.students} × {quota_plan.percent_words(part.per_mille)} = {exact}，"
            f"得 {seats} 席"
        )
    return [f"人数乘百分比，有小数就进为整数：{'；'.join(sums)}。"]


def _floors(parts: Sequence[Part]) -> list[str]:
    if not parts:
        return []
    given = "、".join(f"{quota_plan.grade_words(part.grade)} {part.seats} 席" for part in parts)
    return [f"按比例不到年级下限的先给足：{given}，其余席位再分。"]


def _shared(part: Part, seats: int) -> list[str]:
    shared = part.sharing
    whole = sum(step.seats - step.extra for step in shared.steps)
    left = sum(step.extra for step in shared.steps)
    first = (
        f"{shared.headcount} 名学生分 {shared.seats} 席，各班应得数 = 班级人数 × "
        f"{shared.seats} ÷ {shared.headcount}，全部按整数计算。"
    )
    if shared.lifted:
        names = "、".join(step.name for step in shared.lifted)
        first = f"{names}不足 {MINIMUM} 席，先各给 {MINIMUM} 席；其余 {first}"
    if not left:
        return [first, f"没有余数席位，合计恰为 {seats} 席。"]
    winners = "、".join(step.name for step in shared.winners[:NAMED])
    if left > NAMED:
        winners += f"等 {left} 个班，次序见“再给余数大的”一列"
    second = f"先取整数部分，共给出 {whole} 席，还剩 {left} 席。"
    return [first, second, f"余数从大到小各补 1 席：{winners}，合计恰为 {seats} 席。"]


def _by_grades(quota: Quota) -> list[str]:
    lifted = [step.name for part in quota.division.parts for step in part.sharing.lifted]
    first = "年级之内：班级人数 × 年级席数 ÷ 年级人数，先取整数，余数从大到小各补 1 席。"
    if lifted:
        first += f"{'、'.join(lifted)}不足 {MINIMUM} 席，先各给 {MINIMUM} 席。"
    sums = " + ".join(str(part.seats) for part in quota.division.parts)
    return [first, f"各年级相加，{sums} = {quota.seats} 席。"]


def _sums(quota: Quota) -> tuple[str, ...]:
    rows = quota.rows
    left = sum(row.step.extra for row in rows)
    whole = sum(row.step.seats - row.step.extra for row in rows)
    exact = remainders = ""
    if len(quota.division.parts) == 1 and not quota.plan.each:
        shared = quota.division.parts[0].sharing
        if not shared.lifted:
            exact, remainders = f"{shared.seats}.000", f"{left} × {shared.headcount}"
    return (
        f"合计 {len(rows)} 个班",
        str(sum(row.step.size for row in rows)),
        exact,
        str(whole),
        remainders,
        str(left) if not quota.plan.each else "",
        str(quota.seats),
    )


def _columns() -> list[Column[QuotaRow]]:
    return [
        Column("班级", lambda row: row.class_name),
        Column(
            "人数",
            lambda row: str(row.step.size),
            56,
            number=True,
            sort=lambda row: row.step.size,
        ),
        Column("按比例应得", _exact, 172, number=True, ink=lambda _: "ink_2"),
        Column("先给整数", _whole, 76, number=True),
        Column(
            "余数",
            _remainder,
            82,
            number=True,
            ink=_remainder_ink,
            sort=lambda row: row.step.remainder,
        ),
        Column("再给余数大的", _extra, 100, number=True, chip=_extra_chip),
        Column(
            "名额",
            lambda row: str(row.step.seats),
            56,
            number=True,
            strong=True,
            sort=lambda row: row.step.seats,
        ),
    ]


def _exact(row: QuotaRow) -> str:
    step, shared = row.step, row.part.sharing
    if step.lifted:
        return f"不足 {MINIMUM} 席"
    if row.part.even:
        return "每班相同"
    value = thousandths(step.size * shared.seats, shared.headcount)
    return f"{step.size} × {shared.seats} ÷ {shared.headcount} = {value}"


def _whole(row: QuotaRow) -> str:
    return str(row.step.seats - row.step.extra)


def _remainder(row: QuotaRow) -> str:
    return "—" if row.step.lifted or row.part.even else str(row.step.remainder)


def _remainder_ink(row: QuotaRow) -> Ink:
    return "ink" if row.step.extra else "ink_3"


def _extra(row: QuotaRow) -> str:
    if row.step.lifted:
        return f"保底 {MINIMUM}"
    if not row.step.extra:
        return "—"
    return f"+1 第{row.part.sharing.winners.index(row.step) + 1}"


def _extra_chip(row: QuotaRow) -> ChipLook | None:
    if row.step.lifted:
        return ChipLook(_extra(row), Tone.INFO)
    return ChipLook(_extra(row), Tone.ACCENT) if row.step.extra else None
