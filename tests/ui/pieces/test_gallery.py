"""Every piece on one sheet, as a picture, in every look and size of type."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QDate, QRect
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from sudesk.terms import Verdict
from sudesk.ui.pieces.banner import Banner
from sudesk.ui.pieces.bars import Part, ShareBar, StackedBar
from sudesk.ui.pieces.button import Action, Button, Kind
from sudesk.ui.pieces.card import Card, Figure, FigureGrid
from sudesk.ui.pieces.chip import Chip
from sudesk.ui.pieces.choice import Checkbox, Radio, Segmented, Switch
from sudesk.ui.pieces.columns import Column
from sudesk.ui.pieces.empty import EmptyState
from sudesk.ui.pieces.gate import Gate, GateLook, RuleLabel
from sudesk.ui.pieces.icon import DepartmentMark, IconMark
from sudesk.ui.pieces.input import DateInput, Field, Input, Number, Select
from sudesk.ui.pieces.keyhint import KeyHint
from sudesk.ui.pieces.progress import Progress
from sudesk.ui.pieces.stageline import Stage, StageLine, StageState
from sudesk.ui.pieces.steps import Steps
from sudesk.ui.pieces.table import Table
from sudesk.ui.pieces.text import Text
from sudesk.ui.pieces.two_columns import TwoColumns
from sudesk.ui.theme import Mode, Theme
from sudesk.ui.tokens import FACTORS, LEAD, NARROW_PAGE, Tone


def row(*widgets: QWidget) -> QWidget:
    line = QWidget()
    room = QHBoxLayout(line)
    for widget in widgets:
        room.addWidget(widget)
    room.addStretch(1)
    return line


def buttons() -> QWidget:
    blocked = Action(Button("标为符合条件"))
    blocked.block("还有 2 项待核，不能标为符合")
    kinds = [Button("封存结果", kind=kind, icon="lock") for kind in Kind]
    return row(*kinds, Button("撤销", key="Ctrl+Z", small=True), KeyHint("F1"), blocked)


def inputs() -> QWidget:
    field = Field("学号", Input("20260103011"), side=60)
    field.blame("学号是 11 位，本系都是 12 位。")
    select = Select([("最大余数法", 1)])
    return row(field, select, Number(76, unit="席"), DateInput(QDate(2026, 12, 9)))


def choices() -> QWidget:
    marks = [Checkbox("正式代表", checked=True), Radio("空缺"), Switch("加密", checked=True)]
    return row(*marks, Segmented([("到会", 1), ("离会", 2)]), Steps(["选文件", "核对"], 1))


def states() -> QWidget:
    gates = [Gate(GateLook(verdict, verdict.label, "改革方案二.7")) for verdict in Verdict]
    chips = [Chip("状态", tone, "check") for tone in Tone]
    return row(*gates, *chips, RuleLabel("二.3"), IconMark("info"), DepartmentMark())


def stages() -> QWidget:
    return StageLine([Stage(state.value, "今天", "二.7", state) for state in StageState])


def figures() -> QWidget:
    grid = FigureGrid([Figure("66", "非骨干", base="/88"), Figure("17", "提案", centred=True)], 1)
    return row(grid, ShareBar(66, 88, 53), StackedBar([Part("女", 52), Part("男", 36)]))


def messages() -> QWidget:
    sheet = QWidget()
    column = QVBoxLayout(sheet)
    for tone in Tone:
        column.addWidget(Banner(tone, "发生了什么。", "为什么，怎么办。", closable=True))
    progress = Progress("行")
    progress.report("正在读 名单.xls", 287, 425)
    column.addWidget(progress)
    column.addWidget(EmptyState("还没有提案", "提案征集 11月30日至 12月14日。"))
    return sheet


def cards() -> QWidget:
    card = Card("到期事项", Button("查看全部", kind=Kind.LINK), caption="先逾期的", mark=True)
    card.add(Text("下一步", LEAD))
    card.set_foot(Button("登记退出"), Text("还差 1 项"), stretch_after=1)
    card.set_foot(Button("登记退出"))
    return card


def table() -> QWidget:
    made: Table[int] = Table([Column("名次", str, number=True), Column("数", str)], key=lambda n: n)
    made.set_rows(range(4))
    made.set_sums(["合计", "6"])
    made.setFixedHeight(240)
    return made


SHEETS = [buttons, inputs, choices, states, stages, figures, messages, cards, table]


def picture(qtbot: QtBot, sheet: QWidget) -> QImage:
    qtbot.addWidget(sheet)
    sheet.resize(1100, max(40, sheet.sizeHint().height()))
    sheet.ensurePolished()
    return sheet.grab().toImage()


@pytest.mark.parametrize("make", SHEETS, ids=lambda make: make.__name__)
def test_it_wears_every_look(
    qtbot: QtBot, theme: Theme, tmp_path: Path, make: Callable[[], QWidget]
) -> None:
    pictures = {}
    for mode in (Mode.LIGHT, Mode.DARK):
        theme.apply(mode)
        pictures[mode] = picture(qtbot, make())
        assert pictures[mode].save(str(tmp_path / f"{make.__name__}-{mode}.png"))
    assert pictures[Mode.LIGHT] != pictures[Mode.DARK]


@pytest.mark.parametrize("make", SHEETS, ids=lambda make: make.__name__)
def test_it_follows_a_change_of_look_while_shown(
    qtbot: QtBot, theme: Theme, make: Callable[[], QWidget]
) -> None:
    sheet = make()
    before = picture(qtbot, sheet)
    theme.apply(Mode.DARK)
    assert picture(qtbot, sheet) != before
    theme.apply(Mode.LIGHT)
    assert picture(qtbot, sheet) == before


@pytest.mark.parametrize("factor", FACTORS)
@pytest.mark.parametrize("make", [buttons, choices, states], ids=lambda make: make.__name__)
def test_nothing_that_may_not_be_cut_is_cut(
    qtbot: QtBot, theme: Theme, make: Callable[[], QWidget], factor: float
) -> None:
    theme.apply(Mode.LIGHT, factor)
    sheet = make()
    qtbot.addWidget(sheet)
    sheet.resize(sheet.sizeHint())
    sheet.show()
    for child in sheet.findChildren(Button) + sheet.findChildren(Chip) + sheet.findChildren(Gate):
        assert child.width() >= child.sizeHint().width(), child
        assert child.height() >= child.sizeHint().height(), child


def test_two_columns_stack_where_the_page_is_narrow(qtbot: QtBot) -> None:
    columns = TwoColumns(right_width=372)
    qtbot.addWidget(columns)
    left, right = Card("左"), Card("右")
    columns.left.addWidget(left)
    columns.right.addWidget(right)
    columns.resize(1142, 400)
    columns.show()

    def place(card: Card) -> QRect:
        return QRect(card.mapTo(columns, card.rect().topLeft()), card.size())

    assert place(right).width() == 372
    assert place(right).left() > place(left).right()
    columns.resize(NARROW_PAGE - 1, 400)
    qtbot.waitUntil(lambda: place(right).top() > place(left).bottom())
    assert place(right).width() == NARROW_PAGE - 1
    columns.resize(1142, 400)
    qtbot.waitUntil(lambda: place(right).width() == 372)
