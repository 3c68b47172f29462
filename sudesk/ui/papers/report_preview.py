"""A paper as it will be printed, page by page, while it is being written."""

from collections.abc import Callable
from typing import TypeVarTuple

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSizePolicy

from sudesk.errors import SudeskError
from sudesk.models.store import Session
from sudesk.services import prints, report_prints
from sudesk.services.prints import Picture, Print
from sudesk.services.work_report import Draft
from sudesk.ui.desk import Desk, Report, Task
from sudesk.ui.papers.page_view import PageView
from sudesk.ui.papers.pictures import Key, Pictures, image_of
from sudesk.ui.pieces.button import tool
from sudesk.ui.pieces.card import Card
from sudesk.ui.pieces.text import Text
from sudesk.ui.tokens import CARD_PADDING, TABLE

Ts = TypeVarTuple("Ts")


class ReportPreview(Card):
    """Shows a draft set on its pages; what cannot be printed is said under them."""

    def __init__(self, desk: Desk) -> None:
        self._place = Text("", TABLE, "ink_2", align=Qt.AlignmentFlag.AlignHCenter)
        self.before = tool("chevron-left", "上一页")
        self.after = tool("chevron-right", "下一页")
        super().__init__("预览", self.before, self._place, self.after, flush=True)
        self.view = PageView()
        self.page = 0
        self.paper: Print | None = None
        self._trouble = Text("", TABLE, "bad", wrap=True)
        self._trouble.setContentsMargins(CARD_PADDING, 8, CARD_PADDING, 10)
        self._trouble.hide()
        self._desk = desk
        self._pictures = Pictures()
        self._making: Task | None = None
        self._drawing: Task | None = None
        self._drawn: Key = ("", 0, 0)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
        self.body.addWidget(self.view, 1)
        self.body.addWidget(self._trouble)
        self.before.clicked.connect(self._turn_back)
        self.after.clicked.connect(self._turn_over)
        self.view.turned.connect(self.turn)
        self.view.asked.connect(self._draw)
        self._tell_place()

    @property
    def trouble(self) -> str:
        """What is said under the page, empty where all is well."""
        return self._trouble.text()

    def show_draft(self, congress_id: int, draft: Draft) -> None:
        """Have a draft set; the page that is looked at stays where it can."""
        self.make(report_prints.preview, congress_id, draft)

    def make(self, job: Callable[[Session, Report, *Ts], Print], *args: *Ts) -> None:
        """Have a paper set by a long job, in place of one that is still being set."""
        if self._making is not None:
            self._making.stop()
        self._making = self._desk.work(job, *args, done=self._take, failed=self._tell_trouble)

    def turn(self, by: int) -> None:
        """Turn over that many pages."""
        if self.paper is not None:
            self._show_page(max(0, min(self.page + by, len(self.paper.sizes) - 1)))

    def _turn_back(self) -> None:
        self.turn(-1)

    def _turn_over(self) -> None:
        self.turn(1)

    def _take(self, paper: Print) -> None:
        self._making = None
        self._trouble.hide()
        self._trouble.say("")
        if self.paper is None or paper.fingerprint != self.paper.fingerprint:
            self.paper = paper
            self._show_page(min(self.page, len(paper.sizes) - 1))

    def _tell_trouble(self, error: SudeskError) -> None:
        self._making = None
        self._trouble.say(str(error))
        self._trouble.show()

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
        scale = self.view.scale * self.view.devicePixelRatioF()
        key = (self.paper.fingerprint, self.page, round(scale * self.paper.sizes[self.page][0]))
        kept = self._pictures.find(key)
        if kept is not None:
            self.view.show_picture(kept)
            return
        self._drawn = key
        self._drawing = self._desk.work(
            prints.picture, self.paper.pdf, self.page, scale, done=self._take_picture
        )

    def _take_picture(self, picture: Picture) -> None:
        self._drawing = None
        image = image_of(picture)
        self._pictures.keep(self._drawn, image)
        self.view.show_picture(image)

    def _tell_place(self) -> None:
        pages = len(self.paper.sizes) if self.paper is not None else 0
        self._place.say(f"第 {self.page + 1} / {pages} 页" if pages else "")
        self.before.setEnabled(self.page > 0)
        self.after.setEnabled(self.page + 1 < pages)
