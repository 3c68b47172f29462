"""Bundle totals on which two tellers differ: figure by figure, decided by the 正 sheet in hand."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from sudesk.services import bundle_totals, officials, rounds
from sudesk.services.bundle_totals import FigureDifference
from sudesk.terms import Verdict
from sudesk.ui import theme
from sudesk.ui.count.differences import CLAUSE, SCRUTINEERS, SIDE
from sudesk.ui.count.grounds import GroundFields
from sudesk.ui.count.ledger import FigureInput
from sudesk.ui.count.option_card import OptionCard
from sudesk.ui.count.told import teller_words
from sudesk.ui.desk import Desk
from sudesk.ui.page import Page
from sudesk.ui.pieces.button import Button, Kind
from sudesk.ui.pieces.card import Card
from sudesk.ui.pieces.chip import Chip, ChipLook
from sudesk.ui.pieces.columns import Column
from sudesk.ui.pieces.empty import EmptyState
from sudesk.ui.pieces.gate import Gate, GateLook
from sudesk.ui.pieces.input import Field
from sudesk.ui.pieces.table import Table
from sudesk.ui.pieces.text import Text
from sudesk.ui.tokens import GAP, PAGE, TABLE, Tone

OPEN = ChipLook("待认定", Tone.WARN, "circle-dashed")
USUAL = {1: "正字单清楚，第二遍抄错", 2: "正字单清楚，第一遍抄错", 3: "重数纸票，两遍都不对"}
RIGHT = Qt.AlignmentFlag.AlignRight
WITHIN = Qt.ShortcutContext.WidgetWithChildrenShortcut


class FiguresPage(Page):
    """Only figures that differ; 1 and 2 choose a reading, 3 types another one, Enter records."""

    title = "核对两次录入"
    full = True
    way_out = ""
    searchable = False

    def __init__(self, desk: Desk, round_id: int) -> None:
        super().__init__(desk)
        self._round_id = round_id
        view = desk.ask(rounds.view, round_id)
        adopted = desk.ask(officials.officials, view.congress_id)
        names = [name for role in SCRUTINEERS for name in adopted.names(role)]
        self.gate = Gate(GateLook(Verdict.NOTED, ""))
        self.set_middle(Chip(view.contest.title))
        self.set_right(self.gate, Button("退出核对", self._leave, key="Esc"))
        self._shown: FigureDifference | None = None
        self._sum = Text("", TABLE, "ink_2")
        self.table: Table[FigureDifference] = Table(
            [
                Column("数字", _label, strong=True, second=_readings),
                Column("认定", _decided, 96, chip=_chip),
            ],
            key=lambda one: (one.bundle, one.figure),
            tall=True,
            sortable=False,
        )
        self.table.selected.connect(self._show)
        self._title, self._count = Text("", PAGE), Text("", TABLE, "ink_2", align=RIGHT)
        self.options = tuple(OptionCard(str(key)) for key in (1, 2, 3))
        self.other = FigureInput()
        self._other_field = Field("认定的数字", self.other)
        self.fields = GroundFields(list(USUAL.values()), names)
        self._missing = Text("", TABLE, "ink_3", align=RIGHT)
        self.button = Button("记录认定，看下一个", self._record, kind=Kind.PRIMARY, key="Enter")
        self.merge = Button("", self._settle, kind=Kind.PRIMARY, icon="check", key="Enter")
        # What was decided may break a check of the sheet: then it is decided or read anew.
        self.anew = Button("重新认定", self._take_back)
        self.again = tuple(
            Button(f"退回{teller_words(number)}", partial(self._send_back, number), kind=Kind.LINK)
            for number in (1, 2)
        )
        self._stage, self._done = Card(), Card("都已认定", mark=True)
        self._nothing = EmptyState("没有要认定的数字", "两次录入一致的各捆已经并入计票结果。")
        self._build()

    def refresh(self) -> None:
        """Ask what differs now and show it."""
        found = self.desk.ask(bundle_totals.differences, self._round_id)
        left = [one for one in found if one.decided is None]
        words = f"还有 {len(left)} 个数字未认定，不能计票" if left else "都已认定"
        verdict = Verdict.BLOCKED if left else Verdict.ALLOWED
        self.gate.show_look(GateLook(verdict, words, CLAUSE))
        self._sum.say(f"认定 {len(found) - len(left)} / {len(found)}" if found else "")
        self.table.set_rows(found)
        if self.table.current() is None and found:
            first = (left or found)[0]
            self.table.select((first.bundle, first.figure))
        self._show()

    def choose(self, key: int) -> None:
        """Choose one of the two readings, or another figure."""
        if self._stage.isVisible():
            self.options[key - 1].click()

    @property
    def value(self) -> int | None:
        """The figure as it would be decided."""
        one = self._shown
        if one is None:
            return None
        for option, figure in zip(self.options, (one.first, one.second), strict=False):
            if option.isChecked():
                return figure
        return self.other.value if self.options[2].isChecked() else None

    def _show(self, _rows: object = None) -> None:
        rows, one = self.table.model.rows, self.table.current()
        ready = bool(rows) and all(each.decided is not None for each in rows)
        self._nothing.setVisible(not rows)
        self._done.setVisible(ready)
        self._stage.setVisible(one is not None and not ready)
        self.primary = self.merge if ready else self.button
        numbers = sorted({each.bundle for each in rows})
        self.merge.rename(f"并入第 {'、'.join(map(str, numbers))} 捆")
        if one is None:
            return
        other = self._shown is None or _key(self._shown) != _key(one)
        self._shown = one
        self._title.say(f"第 {one.bundle} 捆　{one.label}")
        place = [_key(each) for each in rows].index(_key(one)) + 1
        self._count.say(f"第 {place} 个，共 {len(rows)} 个")
        first, second, third = self.options
        first.say(str(one.first), f"同{teller_words(1)}")
        second.say(str(one.second), f"同{teller_words(2)}")
        third.say("都不对，另行认定", "照正字单或重数纸票填写")
        if other:
            for option in self.options:
                option.release()
            self.other.clear()
            self.fields.begin()
        self._weigh()

    def _turn(self, key: int) -> None:
        self.fields.suggest(USUAL[key])
        self._weigh()
        if key == 3:
            self.other.setFocus()

    def _weigh(self) -> None:
        self._other_field.setVisible(self.options[2].isChecked())
        missing = "请按 1、2 或 3 认定" if self.value is None else self.fields.missing
        self._missing.say(missing)
        self.button.setEnabled(not missing)
        self.button.setAccessibleDescription(missing)
        for button in self.again:
            button.setEnabled(bool(self.fields.by))

    def _record(self) -> None:
        one, value = self._shown, self.value
        if one is None or value is None:
            return
        where = (self._round_id, one.bundle, one.figure)
        self.desk.do(bundle_totals.decide, *where, value, self.fields.ground, self.fields.by)
        left = [each for each in self.table.model.rows if each.decided is None]
        if left:
            self.table.select(_key(left[0]))
        self.setFocus()

    def _settle(self) -> None:
        numbers = sorted({one.bundle for one in self.table.model.rows})
        for number in numbers:
            self.desk.do(bundle_totals.settle, self._round_id, number)
        self.shell.toast(f"第 {'、'.join(map(str, numbers))} 捆已并入计票结果")
        self._leave()

    def _take_back(self) -> None:
        one = self.table.current()
        if one is not None:
            self.desk.do(bundle_totals.undecide, self._round_id, one.bundle, one.figure)
            self.setFocus()

    def _send_back(self, teller: int) -> None:
        one = self._shown
        if one is None or not self.fields.by:
            return
        where = (self._round_id, one.bundle, teller)
        self.desk.do(bundle_totals.send_back, *where, self.fields.by)
        self.shell.toast(f"第 {one.bundle} 捆已退回{teller_words(teller)}")

    def _leave(self) -> None:
        self.shell.pop()

    def _build(self) -> None:
        differing = Card("不同的数字", self._sum, flush=True)
        differing.add(self.table)
        self.table.view.horizontalHeader().hide()
        head, options, foot = QHBoxLayout(), QHBoxLayout(), QHBoxLayout()
        head.addWidget(self._title, 1)
        head.addWidget(self._count)
        choice = QWidget()
        options.setContentsMargins(0, 0, 0, 0)
        options.setSpacing(12)
        choice.setLayout(options)
        for key, option in enumerate(self.options, 1):
            options.addWidget(option, 1)
            option.clicked.connect(lambda _checked=False, key=key: self._turn(key))
            act = partial(self.choose, key)
            QShortcut(QKeySequence(str(key)), self, act, context=WITHIN)
        foot.setSpacing(12)
        for button in self.again:
            foot.addWidget(button)
        foot.addStretch(1)
        foot.addWidget(self._missing)
        foot.addWidget(self.button)
        self._stage.body.setSpacing(14)
        self._stage.body.addLayout(head)
        self._stage.add(choice, self._other_field, self.fields)
        self._stage.body.addLayout(foot)
        self._other_field.setMaximumWidth(theme.px(160))
        self.other.textChanged.connect(self._weigh)
        self.other.entered.connect(self.button.click)
        self.fields.changed.connect(self._weigh)
        self._done.add(Text("并入以后，两遍的录入都销毁。", TABLE, "ink_2", wrap=True))
        end = QHBoxLayout()
        end.setSpacing(12)
        end.addWidget(self.merge)
        end.addWidget(self.anew)
        end.addStretch(1)
        self._done.body.addLayout(end)
        differing.setFixedWidth(min(theme.px(SIDE), 300))
        stage, row = QVBoxLayout(), QHBoxLayout()
        stage.setSpacing(GAP)
        for card in (self._stage, self._done, self._nothing):
            stage.addWidget(card)
        stage.addStretch(1)
        row.setSpacing(GAP)
        row.addWidget(differing)
        row.addLayout(stage, 1)
        self.body.addLayout(row, 1)


def _key(one: FigureDifference) -> tuple[int, str]:
    return one.bundle, one.figure


def _label(one: FigureDifference) -> str:
    return f"第 {one.bundle} 捆　{one.label}"


def _readings(one: FigureDifference) -> str:
    return f"第一遍 {one.first}，第二遍 {one.second}"


def _decided(one: FigureDifference) -> str:
    return OPEN.text if one.decided is None else f"认定 {one.decided}"


def _chip(one: FigureDifference) -> ChipLook:
    return OPEN if one.decided is None else ChipLook(_decided(one), Tone.OK, "check")
