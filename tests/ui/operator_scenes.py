"""The operator's page on a congress of the sample department, with a shell that only notes."""

from collections.abc import Callable
from datetime import datetime, time, timedelta

from pytestqt.qtbot import QtBot

from sudesk.services import agenda, congresses
from sudesk.services.congresses import Entry
from sudesk.terms import CongressKind, SittingKind
from sudesk.ui.congress.operator.page import OperatorPage
from sudesk.ui.desk import Desk
from sudesk.ui.page import Page
from tests.ui.congress_scenes import convened, seated


class Shell:
    """Notes what the page asks of the window; pages pushed are kept."""

    def __init__(self) -> None:
        self.toasts: list[str] = []
        self.went: list[tuple[str, str]] = []
        self.pushed: list[Page] = []

    def toast(self, text: str, undo: Callable[[], object] | None = None) -> None:
        self.toasts.append(text)

    def go(self, section: str, tab: str = "") -> None:
        self.went.append((section, tab))

    def push(self, page: Page) -> None:
        page.shell = self
        self.pushed.append(page)

    def pop(self) -> None:
        self.pushed.pop()


class Clock:
    """A clock that stands until it is moved."""

    def __init__(self, now: datetime) -> None:
        self.now = now

    def __call__(self) -> datetime:
        return self.now

    def move(self, **by: int) -> None:
        self.now += timedelta(**by)


def planned(desk: Desk, seats: int = 30) -> tuple[int, list[Entry], Clock]:
    """Convene a congress of delegates at two o'clock with its usual agenda; it is its day."""
    congress = convened(desk, CongressKind.DELEGATES)
    people = seated(desk, congress, seats)
    day = desk.ask(congresses.view, congress).held_on
    clock = Clock(datetime.combine(day, time(13, 20)))
    desk.store.clock = clock
    desk.do(congresses.reschedule, congress, day, "图书馆报告厅", time(14, 0))
    desk.do(agenda.lay_out, congress)
    return congress, people, clock


def operator(qtbot: QtBot, desk: Desk, width: int = 1366) -> OperatorPage:
    """Show the operator's page in front."""
    page = OperatorPage(desk)
    page.shell = Shell()
    qtbot.addWidget(page)
    page.resize(width, 696)
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()
    return page


def opened(qtbot: QtBot, desk: Desk, kind: SittingKind = SittingKind.FORMAL) -> OperatorPage:
    """Show the page and open a sitting as the operator does."""
    page = operator(qtbot, desk)
    page.opening.kind.choose(kind)
    page.opening.open.click()
    return page
