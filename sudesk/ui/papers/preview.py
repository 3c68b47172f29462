"""The paper that is chosen, as it will come out of the printer, beside what can be done with it."""

from collections import OrderedDict
from collections.abc import Sequence

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QKeySequence, QPainter, QPaintEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from sudesk.errors import SudeskError
from sudesk.services import print_log, prints
from sudesk.services.paper_changes import Change
from sudesk.services.print_log import Filed
from sudesk.services.prints import Picture, Print
from sudesk.services.slots import Slot
from sudesk.ui import brush, theme
from sudesk.ui.desk import Desk, Task
from sudesk.ui.papers.page_view import PageView
from sudesk.ui.papers.pictures import Key, Pictures, image_of
from sudesk.ui.papers.side import Side
from sudesk.ui.papers.states import chip_of
from sudesk.ui.papers.ways import WAYS
from sudesk.ui.pieces.banner import Banner
from sudesk.ui.pieces.button import Button, Kind, tool
from sudesk.ui.pieces.card import Card
from sudesk.ui.pieces.chip import Chip
from sudesk.ui.pieces.empty import Beginning, EmptyState
from sudesk.ui.pieces.progress import Progress
from sudesk.ui.pieces.text import Text
from sudesk.ui.tokens import BUTTON_HEIGHT, CARD_PADDING, RADIUS_CARD, TABLE, Tone

KEPT = 12  # papers kept as PDF

MOST_CHANGES = 3  # told over the page


class Preview(Card):
    """Shows one paper page by page; ``way_asked`` tells the room where a missing fact is entered.

    ``shown`` tells that the paper is there, or no longer there: see ``paper``.
    """

    shown = Signal()
    way_asked = Signal(str)

    def __init__(self, desk: Desk) -> None:
        self._place = Text("", TABLE, "ink_2", align=Qt.AlignmentFlag.AlignHCenter)
        self.before = tool("chevron-left", "上一页", "PgUp")
        self.after = tool("chevron-right", "下一页", "PgDn")
        self.smaller = tool("zoom-out", "缩小", "Ctrl+-")
        self.larger = tool("zoom-in", "放大", "Ctrl++")
        self.fit = Button("整页", kind=Kind.QUIET, small=True)
        self.fit.setToolTip("整页（Ctrl+0）")
        self.state = Chip("")
        turning = (self.before, self._place, self.after, self.smaller, self.fit, self.larger)
        tools = (self.state, *turning)
        super().__init__("文书", *tools, flush=True)
        self.head.setSpacing(5)
        self.title.setMinimumHeight(theme.px(BUTTON_HEIGHT))  # as high as the head of the list
        self.side = Side()
        self.view = PageView()
        self.paper: Print | None = None
        self.page = 0
        self._desk = desk
        self._congress = 0
        self._filed: Filed | None = None
        self._prints: OrderedDict[str, Print] = OrderedDict()
        self._pictures = Pictures()
        self._making: Task | None = None
        self._drawing: Task | None = None
        self._drawn: Key = ("", 0, 0)
        self._stack = QStackedWidget()
        self._strip = QWidget()
        self._moved = QVBoxLayout()
        self._banner: Banner | None = None
        self.progress = Progress()
        self._trouble: EmptyState | None = None
        self._lay_out()
        self._listen()
        self._tell_place()

    @property
    def slot(self) -> Slot | None:
        """The paper that is looked at, ready or not."""
        return self._filed.slot if self._filed is not None else None

    @property
    def filed(self) -> Filed | None:
        """The same with what became of it."""
        return self._filed

    def show_paper(self, congress_id: int, paper: Filed) -> None:
        """Show a paper as it is now; the same one, unchanged, stays as it is looked at."""
        before = self.slot
        slot = paper.slot
        other = before is None or slot.key != before.key
        if other or not paper.moved:
            self._drop_banner()
        self._congress, self._filed = congress_id, paper
        self.title.say(slot.title)
        self.state.show_look(chip_of(paper))
        self.state.setVisible(slot.ready)
        self.side.show_paper(paper)
        self.side.setVisible(slot.ready or bool(paper.printings or paper.scans))
        if slot.ready:
            self.make(anew=other)
        else:
            self._show_missing(slot)

    def make(self, *, anew: bool) -> None:
        """Have the paper printed on the worker; ``anew`` puts the page before it away."""
        slot = self.slot
        assert slot is not None  # shown before it is made
        self._stop()
        if anew:
            self._drop_paper()
            self.view.say("正在排版")
            self._stack.setCurrentIndex(0)
        self._making = self._desk.work(
            prints.make,
            self._congress,
            slot.key,
            self.side.ballots.each,
            dict(self._prints),
            done=self._take,
            failed=self._show_error,
        )

    def turn(self, by: int) -> None:
        """Turn over that many pages."""
        if self.paper is not None:
            self._show_page(max(0, min(self.page + by, len(self.paper.sizes) - 1)))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the card and the ground on which pages lie."""
        super().paintEvent(event)
        ground = QRectF(self._stack.geometry())
        if self._stack.currentIndex() != 0:
            return
        with QPainter(self) as painter:
            inside = QRectF(self.rect()).adjusted(1, 1, -1, -1)
            painter.setClipPath(brush.rounded(inside, RADIUS_CARD - 1))
            ground.setRight(inside.right())
            ground.setBottom(inside.bottom())
            painter.fillRect(ground, theme.colour("base"))

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._stack, 1)
        row.addWidget(self.side)
        self._stack.addWidget(self.view)
        self._moved.setContentsMargins(CARD_PADDING, 0, CARD_PADDING, 0)
        self.body.addLayout(self._moved)
        self.body.addLayout(row, 1)
        strip = QVBoxLayout(self._strip)
        strip.setContentsMargins(CARD_PADDING, 10, CARD_PADDING, 12)
        strip.addWidget(self.progress)
        self._strip.hide()
        self.body.addWidget(self._strip)

    def begin_work(self, what: str) -> None:
        """Show that something is under way with papers."""
        self.progress.begin(what)
        self._strip.show()

    def end_work(self) -> None:
        """Show that nothing is under way any more."""
        self._strip.hide()

    def _listen(self) -> None:
        self.before.clicked.connect(self._turn_back)
        self.after.clicked.connect(self._turn_over)
        self.smaller.clicked.connect(self.view.zoom_out)
        self.larger.clicked.connect(self.view.zoom_in)
        self.fit.clicked.connect(self.view.fit_page)
        # A key pressed on a button waits for its animation and swallows the next one.
        for keys, act in (
            ("PgUp", self._turn_back),
            ("PgDown", self._turn_over),
            ("Ctrl++", self.view.zoom_in),
            ("Ctrl+=", self.view.zoom_in),
            ("Ctrl+-", self.view.zoom_out),
            ("Ctrl+0", self.view.fit_page),
        ):
            QShortcut(QKeySequence(keys), self, act)
        self.view.turned.connect(self.turn)
        self.view.zoomed.connect(self._tell_zoom)
        self.view.asked.connect(self._draw)
        self.side.ballots.cut.connect(self._make_anew)

    def _turn_back(self) -> None:
        self.turn(-1)

    def _turn_over(self) -> None:
        self.turn(1)

    def _make_anew(self) -> None:
        self.make(anew=True)

    def _take(self, paper: Print) -> None:
        self._making = None
        self._prints[paper.fingerprint] = paper
        self._prints.move_to_end(paper.fingerprint)
        if len(self._prints) > KEPT:
            self._prints.popitem(last=False)
        same = self.paper is not None and paper.fingerprint == self.paper.fingerprint
        if self._filed is not None and self._filed.moved and not (same and self._banner):
            self._ask_changes(paper)
        if same:
            return
        page = self.page if self.paper is not None else 0
        self.paper = paper
        self._stack.setCurrentIndex(0)
        self._show_page(min(page, len(paper.sizes) - 1))
        self.side.allow(True)
        self.shown.emit()
        self.update()

    def _ask_changes(self, paper: Print) -> None:
        self._desk.work(print_log.changed_since, self._congress, paper, done=self._tell_changes)

    def _tell_changes(self, changes: Sequence[Change]) -> None:
        """Say over the page what the printed or signed copy says otherwise."""
        self._drop_banner()
        if self._filed is None or not self._filed.moved:
            return
        lead = "签回之后内容有变。" if self._filed.scans else "打印之后内容有变，旧稿作废。"
        told = "；".join(change.words for change in changes[:MOST_CHANGES])
        more = len(changes) - MOST_CHANGES
        self._banner = Banner(Tone.WARN, lead, told + (f"；另有 {more} 处。" if more > 0 else ""))
        self._moved.setContentsMargins(CARD_PADDING, 10, CARD_PADDING, 10)
        self._moved.addWidget(self._banner)

    def _drop_banner(self) -> None:
        if self._banner is not None:
            self._moved.removeWidget(self._banner)
            self._banner.hide()
            self._banner.deleteLater()
            self._banner = None
            self._moved.setContentsMargins(CARD_PADDING, 0, CARD_PADDING, 0)

    def _show_page(self, page: int) -> None:
        assert self.paper is not None  # it has pages
        self.page = page
        seals = [(x, y) for at, x, y in self.paper.seals if at == page]
        self.view.show_page(self.paper.sizes[page], seals)
        self._tell_place()

    def _draw(self) -> None:
        """Show the picture of the page at the present size, drawing it where it is not kept."""
        if self.paper is None:
            return
        if self._drawing is not None:
            self._drawing.stop()
            self._drawing = None
        scale = self.view.scale * self.view.devicePixelRatioF()
        key = (self.paper.fingerprint, self.page, round(scale * self.paper.sizes[self.page][0]))
        kept = self._pictures.find(key)
        if kept is not None:
            self.view.show_picture(kept)
            return
        self._drawing = self._desk.work(
            prints.picture,
            self.paper.pdf,
            self.page,
            scale,
            done=self._take_picture,
        )
        self._drawn = key

    def _take_picture(self, picture: Picture) -> None:
        self._drawing = None
        image = image_of(picture)
        self._pictures.keep(self._drawn, image)
        self.view.show_picture(image)

    def _show_missing(self, slot: Slot) -> None:
        way = Beginning(*WAYS[slot.page], self._ask_way)
        self._show_state(EmptyState(f"{slot.name}还不能打印", f"{slot.missing}。", [way]))

    def _ask_way(self) -> None:
        slot = self.slot
        assert slot is not None  # it is shown as missing
        self.way_asked.emit(slot.page)

    def _show_error(self, error: SudeskError) -> None:
        self._making = None
        self._show_state(EmptyState(error.what.removesuffix("。"), error.why + error.remedy))

    def _show_state(self, state: EmptyState) -> None:
        """Show in place of pages why there are none."""
        self._stop()
        self._drop_paper()
        if self._trouble is not None:
            self._stack.removeWidget(self._trouble)
            self._trouble.deleteLater()
        self._trouble = state
        self._stack.addWidget(state)
        self._stack.setCurrentWidget(state)
        self.update()

    def _drop_paper(self) -> None:
        self.paper, self.page = None, 0
        self.side.allow(False)
        self._tell_place()
        self.shown.emit()

    def _stop(self) -> None:
        for task in (self._making, self._drawing):
            if task is not None:
                task.stop()
        self._making = self._drawing = None

    def _tell_place(self) -> None:
        pages = len(self.paper.sizes) if self.paper is not None else 0
        self._place.say(f"第 {self.page + 1} / {pages} 页" if pages else "")
        self.before.setEnabled(self.page > 0)
        self.after.setEnabled(self.page + 1 < pages)
        for button in (self.before, self.after):
            button.setVisible(pages > 1)
        for button in (self.smaller, self.fit, self.larger):
            button.setVisible(pages > 0)
        self._tell_zoom()

    def _tell_zoom(self) -> None:
        self.fit.rename(self.view.zoom_words)
