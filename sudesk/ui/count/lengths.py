"""A bundle of two lengths: the papers are counted, who has another number looks again."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout

from sudesk.services.comparing import Lengths
from sudesk.ui.count.told import slip
from sudesk.ui.pieces.button import Button, Kind
from sudesk.ui.pieces.card import Card, Figure, FigureGrid
from sudesk.ui.pieces.input import Field, Number, Select
from sudesk.ui.pieces.text import Text
from sudesk.ui.tokens import TABLE

RIGHT = Qt.AlignmentFlag.AlignRight


class LengthsCard(Card):
    """Shows both lengths and asks for the number of papers; ``counted`` tells number and name."""

    counted = Signal(int, str)

    def __init__(self, names: Sequence[str]) -> None:
        super().__init__("两次录入的张数不同", flush=True)
        self.lengths: Lengths | None = None
        self._first = Figure("0", "第一计票人录入", small=True)
        self._second = Figure("0", "第二计票人录入", small=True)
        self._from = Figure("", "大约从这一张起错开", small=True)
        self._told = Text(
            "漏录或者重录一张，后面的都会错开，所以先不逐张比对。请监票人数一数这一捆纸票，"
            "张数不对的计票人从头对一遍，补上漏的，删去重的；别的都不用重录。",
            TABLE,
            "ink_2",
            wrap=True,
        )
        self.papers = Number(0, most=999, unit="张")
        self.scrutineer = Select([("请选择", ""), *((name, name) for name in names)])
        if len(names) == 1:
            self.scrutineer.choose(names[0])
        self.button = Button("记下张数，退回录错的", self._tell, kind=Kind.PRIMARY, key="Enter")
        self._missing = Text("", TABLE, "ink_3", align=RIGHT)
        self.add(FigureGrid([self._first, self._second, self._from], 3))
        fields, told, foot = QHBoxLayout(), QHBoxLayout(), QHBoxLayout()
        for row in (told, fields, foot):
            row.setContentsMargins(16, 12, 16, 0)
            row.setSpacing(12)
        foot.setContentsMargins(16, 14, 16, 16)
        told.addWidget(self._told)
        fields.addWidget(Field("纸票张数（监票人数）", self.papers))
        fields.addWidget(Field("监票人", self.scrutineer))
        fields.addStretch(1)
        foot.addStretch(1)
        foot.addWidget(self._missing)
        foot.addWidget(self.button)
        for row in (told, fields, foot):
            self.body.addLayout(row)
        self.scrutineer.currentIndexChanged.connect(self._weigh)
        self.papers.valueChanged.connect(self._weigh)

    def show_lengths(self, one: Lengths) -> None:
        """Show a bundle; what is typed stays while it is the same one."""
        if self.lengths is None or self.lengths.bundle != one.bundle:
            self.papers.setValue(0)
        self.lengths = one
        self.title.say(f"第 {one.bundle} 捆两次录入的张数不同")
        self._first.say(str(one.first), base="张")
        self._second.say(str(one.second), base="张")
        self._from.say(slip(one.bundle, one.part_at))
        self._weigh()

    def _weigh(self) -> None:
        missing = ""
        if not self.papers.value():
            missing = "请填写数到的张数"
        elif not self.scrutineer.currentData():
            missing = "请选择监票人"
        self._missing.say(missing)
        self.button.setEnabled(not missing)
        self.button.setAccessibleDescription(missing)

    def _tell(self) -> None:
        self.counted.emit(self.papers.value(), str(self.scrutineer.currentData()))
