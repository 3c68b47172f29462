"""The first start: three steps to a new department file, the sample, or a file at hand."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from sudesk.errors import SudeskError
from sudesk.services.departments import Profile
from sudesk.ui import theme
from sudesk.ui.first_start.forms import NamesForm, PlaceForm, TermForm
from sudesk.ui.first_start.sheet import Sheet, SheetText
from sudesk.ui.first_start.welcome import Welcome
from sudesk.ui.pieces.banner import Banner
from sudesk.ui.pieces.button import ENTER_KEYS, Button, Kind
from sudesk.ui.pieces.card import Card, Line
from sudesk.ui.pieces.icon import IconMark
from sudesk.ui.pieces.progress import Progress
from sudesk.ui.pieces.text import Text
from sudesk.ui.shell import APP_NAME, app_icon
from sudesk.ui.tokens import CAPTION, GAP, ICON_BUTTON, PAGE, TABLE, Tone

FILTER = "本程序的文件 (*.sudesk)"
CARD_WIDTH = 1080
CARD_HEIGHT = 588
AIR = 36  # above and below the card, where the window is high enough
SHEET_FROM = 860  # welcome and sheet stand beside the forms where the window is so wide

TITLES = (
    ("单位名称", "请填公章上的全称，文书照此印出。"),
    ("届次与学年", "届是学生会的届，次是大会的次。以后可在“设置”中修改。"),
    ("文件位置", "全部资料存在一个文件里，放在您找得到的地方。"),
)
STEPS = (
    ("单位名称", "印在每张文书上"),
    ("届次与学年", "本届、下次到期日"),
    ("文件位置", "存在哪里"),
)


class FirstStart(QWidget):
    """A window of its own; it only says what was wished, the program does it.

    ``founded`` (path, profile) wishes a new file, ``opened`` (path) one at hand, ``sample_asked``
    (folder) the sample department in that folder, ``stopped`` that its making shall stop.
    ``closed`` tells that the window was closed.
    """

    founded = Signal(Path, Profile)
    opened = Signal(Path)
    sample_asked = Signal(Path)
    stopped = Signal()
    closed = Signal()

    def __init__(self, folder: Path, today: date, recent: Sequence[Path] = ()) -> None:
        super().__init__()
        self._folder = folder
        self._banner: Banner | None = None
        self.names = NamesForm()
        self.term = TermForm(today)
        self.place = PlaceForm(folder)
        self._forms = (self.names, self.term, self.place)
        self.sheet = Sheet(SheetText(self.names.names, self.term.term.value(), today))
        self.welcome = Welcome(STEPS, recent)
        self._title, self._about = Text("", PAGE), Text("", TABLE, "ink_2", wrap=True)
        self._stack = QStackedWidget()
        self.back = Button("上一步", self._go_back, kind=Kind.QUIET)
        self.existing = Button("打开已有文件", self._ask_file, kind=Kind.QUIET, key="Ctrl+O")
        self.next = Button("", self._go_on, kind=Kind.PRIMARY, key="Enter")
        self.progress = Progress()
        self._foot, self._work = QWidget(), QWidget()
        self._build()
        self._listen()
        self.go(0)

    @property
    def step(self) -> int:
        """The number of the present step, from 0."""
        return self._stack.currentIndex()

    def go(self, number: int) -> None:
        """Show a step."""
        self.clear_error()
        self.welcome.steps.go(number)
        self._stack.setCurrentIndex(number)
        title, about = TITLES[number]
        self._title.say(title)
        self._about.say(about)
        last = number == len(TITLES) - 1
        self.next.rename("建立本系文件" if last else f"下一步：{TITLES[number + 1][0]}")
        self.back.setVisible(number > 0)
        self.sheet.type_in("term_number" if number == 1 else "")
        if self.isVisible():
            self._begin_step()

    def show_error(self, error: SudeskError) -> None:
        """Show over the card what the user can mend."""
        self.clear_error()
        self._banner = Banner(Tone.BAD, error.what, error.why + error.remedy, closable=True)
        self._banner.closed.connect(self.clear_error)
        self._banner.setMaximumWidth(CARD_WIDTH)
        self._middle.insertWidget(0, self._banner)

    def clear_error(self) -> None:
        """Take the error away."""
        if self._banner is not None:
            self._middle.removeWidget(self._banner)
            self._banner.hide()
            self._banner.deleteLater()
            self._banner = None

    def begin_work(self, what: str) -> None:
        """Show that long work is under way instead of the buttons."""
        self.progress.begin(what)
        self._be_busy(True)

    def end_work(self) -> None:
        """Show the buttons again."""
        self._be_busy(False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take Enter for the primary button."""
        if event.key() in ENTER_KEYS and not event.isAutoRepeat():
            if self.next.isVisible() and self.next.isEnabled():
                self.next.click()
            return
        super().keyPressEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        """Give the keyboard to the first thing to fill in."""
        super().showEvent(event)
        if not event.spontaneous():
            self._begin_step()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the welcome below the forms where the window is narrow; spare air where it is low."""
        super().resizeEvent(event)
        narrow = event.size().width() < SHEET_FROM
        self._beside.setVisible(not narrow)
        self.welcome.spread(narrow)
        direction = QBoxLayout.Direction
        self._halves.setDirection(direction.BottomToTop if narrow else direction.LeftToRight)
        low = event.size().height() < CARD_HEIGHT + 2 * AIR
        self._card.setMinimumHeight(0 if low else CARD_HEIGHT)
        air = GAP if low else AIR
        self._column.setContentsMargins(GAP, air, GAP, air)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Tell that the window was closed."""
        super().closeEvent(event)
        self.closed.emit()

    def _build(self) -> None:
        self.setWindowTitle(APP_NAME)
        self.setWindowIcon(app_icon())
        self.setMinimumSize(640, 340)
        self.resize(1366, 696)
        for form in self._forms:
            self._stack.addWidget(form)
        self._card = Card()
        self._card.setMaximumWidth(CARD_WIDTH)
        self._card.setMinimumHeight(CARD_HEIGHT)
        self._card.body.setContentsMargins(0, 0, 0, 0)
        self._halves = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._halves.setSpacing(0)
        self._halves.addWidget(self.welcome)
        self._halves.addLayout(self._build_right(), 1)
        self._card.body.addLayout(self._halves)
        canvas = QWidget()
        self._column = QVBoxLayout(canvas)
        self._column.setSpacing(GAP)
        self._column.addStretch(1)
        self._middle = QVBoxLayout()
        self._middle.setSpacing(GAP)
        self._middle.addWidget(self._card)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addLayout(self._middle, 1000)
        row.addStretch(1)
        self._column.addLayout(row)
        self._column.addStretch(1)
        scroll = QScrollArea()
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(canvas)
        scroll.viewport().setAutoFillBackground(False)
        canvas.setAutoFillBackground(False)
        room = QVBoxLayout(self)
        room.setContentsMargins(0, 0, 0, 0)
        room.addWidget(scroll)

    def _build_right(self) -> QVBoxLayout:
        self._beside = QWidget()
        side = QVBoxLayout(self._beside)
        side.setContentsMargins(0, 0, 0, 0)
        side.setSpacing(8)
        side.addWidget(Text("文书上会这样写", TABLE, "ink_2", weight=600))
        side.addWidget(self.sheet)
        side.addStretch(1)
        middle = QHBoxLayout()
        middle.setSpacing(28)
        middle.addWidget(self._stack, 1)
        middle.addWidget(self._beside)
        right = QVBoxLayout()
        right.setContentsMargins(32, 28, 32, 18)
        right.setSpacing(0)
        right.addWidget(self._title)
        right.addWidget(self._about)
        right.addSpacing(18)
        right.addLayout(middle, 1)
        right.addSpacing(12)
        right.addWidget(Line())
        right.addSpacing(16)
        right.addWidget(self._foot)
        right.addWidget(self._work)
        self._build_foot()
        return right

    def _build_foot(self) -> None:
        row = QHBoxLayout(self._foot)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(IconMark("hard-drive", "ink_3", size=ICON_BUTTON))
        row.addWidget(Text("全部资料只存在这台电脑上，程序不联网。", CAPTION, "ink_2"), 1)
        row.addWidget(self.existing)
        row.addWidget(self.back)
        row.addWidget(self.next)
        work = QVBoxLayout(self._work)
        work.setContentsMargins(0, 0, 0, 0)
        work.addWidget(self.progress)
        self._work.setFixedHeight(theme.px(36))
        self._work.hide()

    def _listen(self) -> None:
        self.names.changed.connect(self._follow)
        self.names.typing.connect(self.sheet.type_in)
        self.term.changed.connect(self._follow)
        self.welcome.steps.asked.connect(self.go)
        self.welcome.sample.clicked.connect(self._ask_sample)
        self.welcome.elsewhere.clicked.connect(self._ask_sample_folder)
        self.welcome.opened.connect(self.opened)
        self.progress.stopped.connect(self.stopped)

    def _begin_step(self) -> None:
        if self.step == 1:
            self.term.term.setFocus()
            self.term.term.selectAll()
            return
        (self.place if self.step else self.names).begin()

    def _follow(self) -> None:
        self.place.suggest(self.names.names.name)
        text = self.sheet.text
        self.sheet.show_text(
            SheetText(self.names.names, self.term.term.value(), text.today, text.typing)
        )

    def _go_on(self) -> None:
        if self.step == 0 and self.names.complain():
            return
        if self.step < len(TITLES) - 1:
            self.go(self.step + 1)
        elif not self.place.complain():
            self.clear_error()
            given = self.term
            profile = Profile(
                self.names.names, given.term.value(), given.school_year, given.last_congress_on
            )
            self.founded.emit(self.place.path, profile)

    def _go_back(self) -> None:
        self.go(self.step - 1)

    def _ask_file(self) -> None:
        chosen, _ = QFileDialog.getOpenFileName(self, "打开已有文件", str(self._folder), FILTER)
        if chosen:
            self.opened.emit(Path(chosen))

    def _ask_sample(self) -> None:
        self.clear_error()
        self.sample_asked.emit(self._folder)

    def _ask_sample_folder(self) -> None:
        title = "示例系存在哪个文件夹"
        chosen = QFileDialog.getExistingDirectory(self, title, str(self._folder))
        if chosen:
            self.clear_error()
            self.sample_asked.emit(Path(chosen))

    def _be_busy(self, busy: bool) -> None:
        self._foot.setVisible(not busy)
        self._work.setVisible(busy)
        for widget in (self.welcome, self._stack):
            widget.setEnabled(not busy)
