"""What can be done with the paper that is looked at: print, save, open; and how many ballots."""

from math import ceil

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from sudesk.services.print_log import Filed
from sudesk.services.prints import TABLED, PerSheet
from sudesk.ui import theme
from sudesk.ui.papers.kept import Kept
from sudesk.ui.pieces.button import Button, Kind
from sudesk.ui.pieces.choice import Segmented
from sudesk.ui.pieces.input import Field, Number
from sudesk.ui.pieces.text import Text
from sudesk.ui.tokens import CAPTION, TABLE

WIDTH = 148
BALLOT = 12
TWO: PerSheet = 2
PER_SHEET: tuple[PerSheet, ...] = (1, 2, 4)

# Which papers the department words in its own way, or writes altogether.
WORDED = {1: "改措辞", 6: "改措辞", 8: "改措辞", 16: "改措辞", 17: "改工作报告", 28: "改措辞"}

# Who puts a hand or a seal to each paper, by its number.
SIGNED = {
    1: "报系党总支。须盖系学生会、系团总支章。",
    2: "批复原件扫描后附在这里。",
    3: "由制表人、审核人签字。",
    4: "每名代表一页。由班级、系团总支签署意见，审查组签字。",
    5: "由代表资格审查组签字。",
    6: "由代表资格审查组向预备会议报告。",
    8: "盖章后张贴，公示期满撤下。",
    9: "大会表决通过后生效。",
    11: "代表本人签名，会务和核对人签字。",
    12: "盖章后才能发出。选票上没有编号，也不作记号。",
    13: "由总监票人签字。",
    14: "由唱票人、计票人、监票人签字。",
    15: "由总监票人、监票人、计票人签字。",
    32: "沿裁切线裁开。打印后记一次，再打印的带“补发”二字。",
    33: "沿裁切线裁开。",
    16: "报院学生会、院团委。须盖系学生会、系团总支章。",
    29: "由记录人、主持人签字。",
}


class BallotBox(QWidget):
    """How many ballots are needed and how many lie on a sheet; ``cut`` tells of the latter."""

    cut = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.needed = Number(0, least=1, most=99999, unit="张")
        self.per_sheet = Segmented([(f"{number} 张", number) for number in PER_SHEET])
        self.per_sheet.choose(TWO)
        self._sum = Text("", CAPTION, "ink_2", wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 0)
        column.setSpacing(10)
        column.addWidget(Field("需要选票", self.needed))
        column.addWidget(Field("每页印", self.per_sheet), 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._sum)
        self.needed.valueChanged.connect(self._tell_sum)
        self.per_sheet.chosen.connect(self._tell_cut)
        self._tell_sum()

    @property
    def each(self) -> PerSheet:
        """How many ballots lie on a sheet."""
        return next(number for number in PER_SHEET if number == self.per_sheet.meaning)

    @property
    def sheets(self) -> int:
        """How many sheets give the ballots that are needed."""
        return ceil(self.needed.value() / self.each)

    def _tell_sum(self) -> None:
        self._sum.say(f"A4 纸 {self.sheets} 页，印出 {self.sheets * self.each} 张。")

    def _tell_cut(self, _number: object) -> None:
        self._tell_sum()
        self.cut.emit()


class Side(QWidget):
    """The buttons beside the page; the page of papers connects them."""

    def __init__(self) -> None:
        super().__init__()
        self.print_button = Button("打印", kind=Kind.PRIMARY, icon="printer", key="Ctrl+P")
        self.save_button = Button("存为 PDF", icon="save", key="Ctrl+S")
        self.table_button = Button("存为表格", icon="file-spreadsheet")
        self.open_button = Button("打开 PDF", icon="file-text", key="Ctrl+O")
        self.open_button.setToolTip("用这台电脑的阅读器打开")
        self.word_button = Button("改措辞", icon="pencil")
        self.scan_button = Button("附扫描件", icon="paperclip")
        self.by_hand_button = Button("记为已打印", kind=Kind.LINK)
        self.by_hand_button.setToolTip("在别处打印的，记在这里")
        self.kept = Kept()
        self.ballots = BallotBox()
        self._printed = self._busy = False
        self._signed = Text("", TABLE, "ink_2", wrap=True)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 14, 14, 14)
        column.setSpacing(8)
        for widget in (
            self.print_button,
            self.save_button,
            self.table_button,
            self.open_button,
            self.word_button,
            self.scan_button,
            self.ballots,
            self._signed,
            self.kept,
            self.by_hand_button,
        ):
            column.addWidget(widget)
        column.addStretch(1)
        self._measure()

    def show_paper(self, paper: Filed) -> None:
        """Offer what can be done with a paper."""
        slot = paper.slot
        self.table_button.setVisible(slot.tabled or slot.number in TABLED)
        self.word_button.setVisible(slot.number in WORDED)
        self.word_button.rename(WORDED.get(slot.number, ""))
        self.ballots.setVisible(slot.number == BALLOT)
        self._signed.say(SIGNED.get(slot.number, ""))
        self._signed.setVisible(slot.number in SIGNED)
        self.scan_button.rename("附扫描件" if not paper.scans else "再附扫描件")
        self.kept.show_paper(paper)
        self.by_hand_button.setVisible(slot.ready and paper.due)

    def allow(self, printed: bool) -> None:
        """Let the buttons be pressed once there is something to print."""
        self._printed = printed
        self._allow()

    def keep_busy(self, busy: bool) -> None:
        """Wait with another printing while one is under way."""
        self._busy = busy
        self._allow()

    def _allow(self) -> None:
        self.print_button.setEnabled(self._printed and not self._busy)
        for button in (
            self.save_button,
            self.table_button,
            self.open_button,
            self.word_button,
            self.by_hand_button,
        ):
            button.setEnabled(self._printed)

    def changeEvent(self, event: QEvent) -> None:
        """Measure anew under another look."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._measure()

    def _measure(self) -> None:
        self.setFixedWidth(theme.px(WIDTH) + 14)
