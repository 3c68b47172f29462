"""One paper as it will come out of the printer, beside the page on which its facts stand."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent

from sudesk.errors import SudeskError
from sudesk.services import prints
from sudesk.services.prints import Picture, Print
from sudesk.ui import brush, theme
from sudesk.ui.desk import Desk, Task
from sudesk.ui.papers.page_view import PageView
from sudesk.ui.papers.pictures import image_of
from sudesk.ui.pieces.button import tool
from sudesk.ui.pieces.card import Card
from sudesk.ui.pieces.text import Text
from sudesk.ui.tokens import RADIUS_CARD, TABLE


class PaperBeside(Card):
    """Prints on the worker, draws the page that is looked at; PgUp and PgDn turn over."""

    def __init__(self, desk: Desk, title: str) -> None:
        self._place = Text("", TABLE, "ink_2")
        self.before = tool("chevron-left", "上一页")
        self.after = tool("chevron-right", "下一页")
        super().__init__(title, self.before, self._place, self.after, flush=True)
        self.view = PageView()
        self.paper: Print | None = None
        self.page = 0
        self._desk = desk
        self._tasks: list[Task] = []
        self.add(self.view)
        self.body.setStretch(0, 1)
        self.before.clicked.connect(self._turn_back)
        self.after.clicked.connect(self._turn_over)
        self.view.turned.connect(self.turn)
        self.view.asked.connect(self._draw)
        self._tell_place()

    def show_paper(self, congress_id: int, key: str) -> None:
        """Show a paper as it is now; unchanged, it stays as it is looked at."""
        for task in self._tasks:
            task.stop()
        known = {} if self.paper is None else {self.paper.fingerprint: self.paper}
        if self.paper is None:
            self.view.say("正在排版")
        work = self._desk.work
        made = work(
            prints.make, congress_id, key, 1, known, done=self._take, failed=self._show_error
        )
        self._tasks = [made]

    def turn(self, by: int) -> None:
        """Turn over that many pages."""
        if self.paper is not None:
            self.page = max(0, min(self.page + by, len(self.paper.sizes) - 1))
            self.view.show_page(self.paper.sizes[self.page])
            self._tell_place()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the card and the ground on which the page lies."""
        super().paintEvent(event)
        ground = QRectF(self.view.geometry())
        with QPainter(self) as painter:
            inside = QRectF(self.rect()).adjusted(1, 1, -1, -1)
            painter.setClipPath(brush.rounded(inside, RADIUS_CARD - 1))
            painter.fillRect(ground.intersected(inside), theme.colour("base"))

    def _take(self, paper: Print) -> None:
        same = self.paper is not None and self.paper.fingerprint == paper.fingerprint
        self.paper = paper
        if not same:
            self.turn(0)

    def _draw(self) -> None:
        if self.paper is not None:
            scale = self.view.scale * self.view.devicePixelRatioF()
            drawn = self._desk.work(
                prints.picture, self.paper.pdf, self.page, scale, done=self._show_picture
            )
            self._tasks.append(drawn)

    def _show_picture(self, picture: Picture) -> None:
        self.view.show_picture(image_of(picture))

    def _show_error(self, error: SudeskError) -> None:
        self.paper = None
        self.view.say(error.what)
        self._tell_place()

    def _turn_back(self) -> None:
        self.turn(-1)

    def _turn_over(self) -> None:
        self.turn(1)

    def _tell_place(self) -> None:
        pages = 0 if self.paper is None else len(self.paper.sizes)
        self._place.say(f"第 {self.page + 1} / {pages} 页" if pages else "")
        self.before.setEnabled(self.page > 0)
        self.after.setEnabled(self.page + 1 < pages)
