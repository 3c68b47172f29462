"""The form that creates this year's congress on the roll as it is now."""

import re
from collections.abc import Callable
from datetime import date, time, timedelta

from PySide6.QtCore import QDate, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from sudesk.errors import SudeskError
from sudesk.rules import law
from sudesk.services import congresses, rosters
from sudesk.services.congresses import FormOffer
from sudesk.services.roll import ClassRow
from sudesk.services.rosters import LeftBehind
from sudesk.terms import CongressKind
from sudesk.ui.congress.wording import gate_of
from sudesk.ui.desk import Desk
from sudesk.ui.pieces.banner import Banner
from sudesk.ui.pieces.button import Action, Button, Kind
from sudesk.ui.pieces.card import Card, Figure
from sudesk.ui.pieces.choice import Radio
from sudesk.ui.pieces.columns import Column, Share
from sudesk.ui.pieces.dialog import confirm
from sudesk.ui.pieces.gate import Gate
from sudesk.ui.pieces.input import DateInput, Field, Input, Number
from sudesk.ui.pieces.table import Table
from sudesk.ui.pieces.text import Text
from sudesk.ui.pieces.two_columns import TwoColumns
from sudesk.ui.tokens import CAPTION, LEAD, TABLE, Tone

LABEL = 72
PREPARATION = timedelta(days=30)


def qdate(day: date) -> QDate:
    """Return a day as Qt's."""
    return QDate(day.year, day.month, day.day)


def pydate(day: QDate) -> date:
    """Return Qt's day as Python's."""
    return date(day.year(), day.month(), day.day())


def hour_of(text: str) -> time | None:
    """Return the hour that was written (14:00, 14：00, 1400), None where none was.

    Raises SudeskError for what is no hour.
    """
    written = text.strip()
    if not written:
        return None
    found = re.fullmatch(r"(\d{1,2})[:：.点时]?(\d{2})?分?", written)
    hours, minutes = (int(part or 0) for part in found.groups()) if found else (24, 0)
    if hours > 23 or minutes > 59:
        raise SudeskError(
            f"看不懂开始时间“{written}”。", "", "请写成 14:00 这样的 24 小时制，或者先空着。"
        )
    return time(hours, minutes)


def written(hour: time | None) -> str:
    """Write an hour into its line."""
    return f"{hour:%H:%M}" if hour else ""


class ConveneForm(TwoColumns):
    """Form, number, day and place of the congress; ``created`` is called when it is made.

    ``roll_asked`` tells that somebody wants to bring in what the last import left behind.
    """

    roll_asked = Signal()

    def __init__(self, desk: Desk, created: Callable[[], object]) -> None:
        super().__init__(right_width=372)
        self._desk = desk
        self._askd = created
        today = desk.store.clock().date()
        self.delegates = Radio(CongressKind.DELEGATES.label, checked=True)
        self.assembly = Radio(CongressKind.ASSEMBLY.label)
        self.gate = Gate(gate_of(law.assembly(0)))
        self.ordinal = Number(1, least=1, most=99)
        self.day = DateInput(qdate(today + PREPARATION))
        self.hour = Input(placeholder="例如：14:00")
        self.venue = Input(placeholder="例如：图书馆报告厅")
        self.title = Text("", LEAD, wrap=True)
        self.convene = Button("创建大会", self._ask, kind=Kind.PRIMARY, icon="landmark")
        self._action = Action(self.convene)
        self._chosen = False
        self.left_behind: Banner | None = None
        self._build()
        self._listen()

    def show_offer(self, offer: FormOffer, classes: tuple[ClassRow, ...]) -> None:
        """Show the roll as it is now, and which form it allows (rule D5)."""
        self.gate.show_look(gate_of(offer.assembly))
        self.assembly.setEnabled(not offer.assembly.blocks)
        if not self._chosen:
            self._chosen = offer.headcount > 0
            chosen = offer.offered if offer.headcount else CongressKind.DELEGATES
            self.assembly.setChecked(chosen is CongressKind.ASSEMBLY)
            self.delegates.setChecked(chosen is CongressKind.DELEGATES)
            self.ordinal.setValue(self._desk.ask(congresses.next_ordinal))
        elif offer.assembly.blocks:
            self.delegates.setChecked(True)
        self._warn(self._desk.ask(rosters.left_behind))
        self._headcount.say(str(offer.headcount))
        rows = [row for row in classes if row.size]
        self._largest = max((row.size for row in rows), default=1)
        self._classes.set_rows(rows)
        self.convene.rename(f"创建大会，冻结 {offer.headcount} 人的名册")
        self._action.block("" if offer.headcount else "名册还是空的，请先导入名册")
        self._preview()

    @property
    def kind(self) -> CongressKind:
        """The form that is chosen."""
        return CongressKind.ASSEMBLY if self.assembly.isChecked() else CongressKind.DELEGATES

    def _build(self) -> None:
        forms = QWidget()
        column = QVBoxLayout(forms)
        column.setContentsMargins(0, 4, 0, 0)
        column.setSpacing(8)
        second = QHBoxLayout()
        second.setSpacing(10)
        second.addWidget(self.assembly)
        second.addWidget(self.gate)
        second.addStretch(1)
        column.addWidget(self.delegates)
        column.addLayout(second)
        self.ordinal.setFixedWidth(96)
        self.day.setFixedWidth(180)
        self.hour.setFixedWidth(180)
        card = Card(
            "创建今年的大会",
            caption="形式由在册人数决定，创建后名册随即冻结，之后再导入不影响本次大会。",
        )
        card.body.setSpacing(14)
        card.add(
            Field("形式", forms, side=LABEL),
            Field("第几次", self.ordinal, side=LABEL, hint="次数按大会计，届数按学生会计。"),
            Field("日期", self.day, side=LABEL, hint="从筹备到开会一般留 30 天。"),
            Field("开始时间", self.hour, side=LABEL, hint="可以以后再填。"),
            Field("地点", self.venue, side=LABEL, hint="可以以后再填。"),
            Field("名称", self.title, side=LABEL, hint="印在文书上。"),
        )
        card.body.addStretch(1)
        about = Text("日期、时间和地点以后还可以改，各阶段随之顺延。", TABLE, "ink_3")
        card.set_foot(about, self._action, stretch_after=1)
        self.left.addWidget(card, 1)
        self._headcount = Figure("0", "在册学生，含休学、保留学籍、应征入伍")
        self._classes: Table[ClassRow] = Table(
            [
                Column("班级", lambda row: row.name),
                Column("年级", lambda row: row.cohort or "—", 72, ink=lambda _: "ink_2"),
                Column(
                    "",
                    lambda row: str(row.size),
                    96,
                    share=lambda row: Share(row.size, self._largest, ink="info"),
                ),
                Column(
                    "人数", lambda row: str(row.size), 60, number=True, sort=lambda row: row.size
                ),
            ],
            key=lambda row: row.name,
        )
        self._largest = 1
        self._classes.setMinimumHeight(220)
        roll = Card("名册现有人数")
        roll.add(
            self._headcount,
            Text(
                "退学、转出、毕业、离班的不计。从应到中除去的仍计入。", CAPTION, "ink_3", wrap=True
            ),
        )
        by_class = Card("各班人数", flush=True)
        by_class.add(self._classes)
        self.right.addWidget(roll)
        self.right.addWidget(by_class, 1)

    def _warn(self, left: LeftBehind | None) -> None:
        """Say which rows are not on the roll that is about to be frozen."""
        if self.left_behind is not None:
            self.left_behind.hide()
            self.left_behind.deleteLater()
            self.left_behind = None
        if left is not None:
            button = Button("去补齐名册", self.roll_asked.emit, small=True)
            lead = f"上次导入有 {left.rows} 行没有收进名册。"
            self.left_behind = Banner(Tone.WARN, lead, _left_words(left), buttons=[button])
            self.left.insertWidget(0, self.left_behind)

    def _listen(self) -> None:
        self.delegates.toggled.connect(self._preview)
        self.ordinal.valueChanged.connect(self._preview)

    def _preview(self) -> None:
        self.title.say(self._desk.ask(congresses.title_of, self.kind, self.ordinal.value()))

    def _ask(self) -> None:
        hour = hour_of(self.hour.text())
        agreed = confirm(
            self,
            f"创建{self.title.text()}？",
            "名册按现在的样子冻结，形式、次数和名册之后不能再改，日期和地点可以改。",
            act="创建大会",
            instead="先不创建",
            icon="landmark",
        )
        if agreed:
            self._desk.do(
                congresses.convene,
                self.kind,
                self.ordinal.value(),
                pydate(self.day.date()),
                self.venue.text(),
                hour,
            )
            self._askd()


def _left_words(left: LeftBehind) -> str:
    """Say why rows were left behind, and in which files."""
    sums = (("有误", left.refused), ("待确认", left.waiting), ("同号异名", left.disputed))
    why = "，".join(f"{word} {rows} 行" for word, rows in sums if rows)
    files = "、".join(left.files[:2]) + (f"等 {len(left.files)} 个文件" if left.files[2:] else "")
    return f"{why}，在 {files}。冻结的名册不含这些学生，请先改正原表再导入一次。"
