"""Pages that stand in for real ones, and a window of them."""

from collections.abc import Callable

from sqlalchemy.orm import Session

from sudesk.ui.desk import Desk
from sudesk.ui.page import Page, Tab, TabbedPage
from sudesk.ui.pieces.button import Button
from sudesk.ui.pieces.input import Input
from sudesk.ui.preferences import Preferences
from sudesk.ui.shell import MainWindow, Section


class Counting(Page):
    """A page that counts how often it was asked to refresh."""

    title = "首页"

    def __init__(self, desk: Desk, title: str = "") -> None:
        super().__init__(desk, title)
        self.times = 0
        self.pressed = 0
        self.entry = Input()
        self.primary = Button("继续审查", self._press, key="Enter")
        self.body.addWidget(self.entry)
        self.body.addWidget(self.primary)

    def refresh(self) -> None:
        self.times += 1

    def _press(self) -> None:
        self.pressed += 1


class WholeWindow(Counting):
    title = "录入选票"
    full = True
    way_out = "暂停录入"


def nothing(session: Session) -> None:
    return None


def named(title: str) -> Callable[[Desk], Page]:
    return lambda desk: Counting(desk, title)


def window_of(desk: Desk, preferences: Preferences) -> MainWindow:
    tabs = [Tab("quotas", "名额", named("名额")), Tab("vote", "选举", named("选举"))]
    return MainWindow(
        desk,
        [
            Section("home", "首页", "house", Counting),
            Section("congress", "大会", "landmark", lambda d: TabbedPage(d, "大会", tabs)),
            Section("settings", "设置", "settings", named("设置"), at_foot=True),
        ],
        preferences,
    )


def counting(page: Page) -> Counting:
    current = page.current if isinstance(page, TabbedPage) else page
    assert isinstance(current, Counting)
    return current


def tabbed(window: MainWindow) -> TabbedPage:
    assert isinstance(window.page, TabbedPage)
    return window.page
