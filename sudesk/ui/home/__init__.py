"""The home page: where this year's congress stands, and the one next thing to do."""

from collections.abc import Callable
from datetime import date

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from sudesk.services import departments
from sudesk.services.course import Course, course
from sudesk.ui import rooms, words
from sudesk.ui.desk import Desk
from sudesk.ui.home.cards import DueCard, DutyCard, FigureCard, NextCard, PrintCard
from sudesk.ui.home.line import LineCard
from sudesk.ui.page import Page
from sudesk.ui.papers.together import StagePrinter
from sudesk.ui.pieces.empty import Beginning, EmptyState
from sudesk.ui.pieces.icon import IconMark
from sudesk.ui.pieces.text import Text
from sudesk.ui.pieces.two_columns import TwoColumns
from sudesk.ui.tokens import BODY, ICON_BUTTON


class HomePage(Page):
    """Shows the course as the services tell it; every part of it leads to where it is done."""

    title = "首页"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._today = _Today()
        self.set_right(self._today)
        self.line = LineCard()
        self.next = NextCard()
        self.due = DueCard()
        self.printing = PrintCard()
        self.figures = FigureCard()
        self.duties = DutyCard()
        self.primary = self.next.button
        self._unnamed = EmptyState(
            "还没有填写单位名称",
            "名称印在每张文书上，填好之后才能开始。",
            [Beginning("pencil", "填写单位名称", "照公章填七个名称", self._open_settings)],
        )
        self._course = self._build_course()
        self.body.addWidget(self._unnamed, 1)
        self.body.addWidget(self._course, 1)
        for part in (self.line, self.next, self.due, self.printing):
            part.asked.connect(self._open)
        self._printer = StagePrinter(self, desk, self._tell, self.printing.keep_busy)
        self.printing.pressed.connect(self._print)

    def refresh(self) -> None:
        """Ask how the congress stands and show it."""
        named = self.desk.ask(departments.profile) is not None
        self._unnamed.setVisible(not named)
        self._course.setVisible(named)
        if named:
            self._show(self.desk.ask(course))

    def _show(self, now: Course) -> None:
        self._today.say(now.today)
        self.line.show_course(now)
        self.next.show_course(now)
        self.due.show_due(now.due, now.today)
        self.printing.show_slots(now.printable)
        self.figures.show_tiles(now.tiles)
        self.duties.show_duties(now.duties, now.today)

    def _build_course(self) -> QWidget:
        columns = TwoColumns()
        columns.left.addWidget(self.next)
        columns.left.addWidget(self.due, 1)
        for card in (self.printing, self.figures, self.duties):
            columns.right.addWidget(card)
        columns.right.addStretch(1)
        whole = QWidget()
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(self.body.spacing())
        column.addWidget(self.line)
        column.addWidget(columns, 1)
        return whole

    def _print(self) -> None:
        now = self.desk.ask(course)
        if now.congress is not None:
            self._printer.print(now.congress.id, "本阶段文书", now.printable)

    def _tell(self, said: str, undo: Callable[[], object]) -> None:
        self.shell.toast(said, undo)

    def _open(self, room: str) -> None:
        rooms.open_room(self.shell, room)

    def _open_settings(self) -> None:
        rooms.open_room(self.shell, "settings")


class _Today(QWidget):
    """The day, at the right of the header."""

    def __init__(self) -> None:
        super().__init__()
        self._text = Text("", BODY, "ink_2")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(7)
        row.addWidget(IconMark("calendar-days", "ink_2", size=ICON_BUTTON))
        row.addWidget(self._text)

    def say(self, today: date) -> None:
        """Show another day."""
        self._text.say(f"今天 {words.full_day(today)}")
