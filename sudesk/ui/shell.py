"""The main window: navigation at the left, one page at a time, toasts and errors over it.

The window shows what is registered and nothing else::

    window = MainWindow(desk, [
        Section("home", "首页", "house", HomePage),
        Section("roll", "名册", "users", RollPage),
        Section("settings", "设置", "settings", SettingsPage, at_foot=True),
    ], preferences)
    window.name("会计系学生会", "第六届 2026学年")
    window.set_finder(find)     # search of the whole window, Ctrl+K
    window.set_help(show_help)  # F1
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QCloseEvent, QKeySequence, QPainter, QPixmap, QResizeEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QStackedWidget, QWidget

from sudesk.errors import SudeskError
from sudesk.ui.desk import Desk
from sudesk.ui.finder import Find, Finder
from sudesk.ui.navigation import Navigation
from sudesk.ui.page import Page, TabbedPage
from sudesk.ui.pieces.banner import Banner
from sudesk.ui.pieces.button import Button, Kind
from sudesk.ui.pieces.icon import paint_mark
from sudesk.ui.pieces.toast import Toast
from sudesk.ui.preferences import Preferences
from sudesk.ui.tokens import Tone

APP_NAME = "系学生会工作台"
FOLD_BELOW = 1000  # 1366 at 150 %: the pages need the room more than the words


@dataclass(frozen=True)
class Section:
    """A place of the navigation; its page is made when it is first shown."""

    key: str
    title: str
    icon: str
    make: Callable[[Desk], Page]
    at_foot: bool = False


class MainWindow(QMainWindow):
    """The window of one open department file."""

    def __init__(self, desk: Desk, sections: Sequence[Section], preferences: Preferences) -> None:
        super().__init__()
        self.desk = desk
        self._sections = {section.key: section for section in sections}
        self._preferences = preferences
        self._pages: dict[str, Page] = {}
        self._pushed: list[Page] = []
        self._toast: Toast | None = None
        self._present = ""
        places = [(each.key, each.title, each.icon, each.at_foot) for each in sections]
        self.navigation = Navigation(places)
        self.navigation.asked.connect(self.go)
        self._stack = QStackedWidget()
        self._host = QWidget()
        self._tools = QWidget()
        self._finder: Finder | None = None
        self._build(desk)
        self._listen()
        if sections:
            self.go(sections[0].key)

    @property
    def page(self) -> Page:
        """The page that is shown."""
        page = self._stack.currentWidget()
        assert isinstance(page, Page)  # the stack holds pages only
        return page

    def name(self, union: str, term: str) -> None:
        """Show whose desk this is."""
        self.navigation.name(union, term)

    def set_finder(self, find: Find) -> None:
        """Put the search of the whole window into the headers, reached by Ctrl+K."""
        self._finder = Finder(find)
        self._room().insertWidget(0, self._finder)
        QShortcut(QKeySequence("Ctrl+K"), self, self._focus_finder)

    def set_help(self, show: Callable[[], object]) -> None:
        """Put the help button into the headers, reached by F1."""
        button = Button(icon="circle-help", kind=Kind.QUIET, on_click=show, key="F1")
        button.setToolTip("帮助（F1）")
        button.setAccessibleName("帮助")
        self._room().addWidget(button)

    def go(self, section: str, tab: str = "") -> None:
        """Show a section by its key, and one of its tabs if one is named."""
        self._leave_pushed()
        if self._toast is not None and self._toast.undoes and section != self._present:
            self._toast.leave()  # Ctrl+Z must not take back what is out of sight
        page = self._pages.get(section)
        if page is None:
            page = self._sections[section].make(self.desk)
            page.shell = self
            self._pages[section] = page
            self._stack.addWidget(page)
        self._present = section
        self.navigation.mark(section)
        if tab and isinstance(page, TabbedPage):
            page.open_tab(tab)
        self._show(page)

    def push(self, page: Page) -> None:
        """Show a page over the present one, without navigation if it wants the whole window."""
        page.shell = self
        if page.way_out:
            page.header.set_way_out(page.way_out, self.pop)
        self._pushed.append(page)
        self._stack.addWidget(page)
        self._show(page)

    def pop(self) -> None:
        """Leave the page that was pushed last, for good."""
        if not self._pushed:
            return
        left = self._pushed.pop()
        self._show(self._pushed[-1] if self._pushed else self._pages[self._present])
        self._discard(left)

    def toast(self, text: str, undo: Callable[[], object] | None = None) -> None:
        """Say for five seconds what was done, with a way to undo it."""
        if self._toast is not None:
            self._toast.destroyed.disconnect(self._forget_toast)
            self._toast.leave()
        self._toast = Toast(self._host, text, undo)
        self._toast.destroyed.connect(self._forget_toast)

    def show_error(self, error: SudeskError) -> None:
        """Show over the page what the user can mend."""
        words = error.why + error.remedy
        banner = Banner(Tone.BAD, error.what, words, closable=True)
        self.desk.changed.connect(banner.closed)  # mended, or overtaken by the next act
        self.page.show_banner(banner)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fold the navigation where the window is narrow."""
        super().resizeEvent(event)
        self.navigation.fold(event.size().width() < FOLD_BELOW)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Remember the window's place."""
        self._preferences.geometry = self.saveGeometry()
        super().closeEvent(event)

    def _build(self, desk: Desk) -> None:
        self.setWindowTitle(f"{desk.store.path.name} — {APP_NAME}")
        self.setWindowIcon(app_icon())
        self.setMinimumSize(640, 340)
        tools = QHBoxLayout(self._tools)
        tools.setContentsMargins(0, 0, 0, 0)
        tools.setSpacing(12)
        centre = QWidget()
        row = QHBoxLayout(centre)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.navigation)
        room = QHBoxLayout(self._host)
        room.setContentsMargins(0, 0, 0, 0)
        room.addWidget(self._stack)
        row.addWidget(self._host, 1)
        self.setCentralWidget(centre)
        if not self.restoreGeometry(self._preferences.geometry):
            self.resize(1366, 696)

    def _listen(self) -> None:
        for number, key in enumerate(self._sections, start=1):
            if number <= 9:
                QShortcut(QKeySequence(f"Alt+{number}"), self, partial(self.go, key))
        for keys, step in (("Ctrl+Tab", 1), ("Ctrl+Shift+Tab", -1)):
            QShortcut(QKeySequence(keys), self, partial(self._step_tab, step))

    def _show(self, page: Page) -> None:
        page.header.host(self._tools)
        self._tools.show()
        if self._finder is not None:
            self._finder.setVisible(page.searchable and not page.full)
        self.navigation.setVisible(not page.full)
        # Let go first: the stack hands the keyboard from page to page, to any button there.
        self._stack.setFocus(Qt.FocusReason.OtherFocusReason)
        self._stack.setCurrentWidget(page)
        page.take_keyboard()

    def _step_tab(self, step: int) -> None:
        if isinstance(self.page, TabbedPage):
            self.page.tabs.step(step)

    def _focus_finder(self) -> None:
        if self._finder is not None and self._finder.isVisible():
            self._finder.setFocus(Qt.FocusReason.ShortcutFocusReason)
            self._finder.selectAll()

    def _leave_pushed(self) -> None:
        for page in self._pushed:
            self._discard(page)
        self._pushed.clear()

    def _discard(self, page: Page) -> None:
        if self._tools.parentWidget() is page.header:
            self._tools.setParent(self)
            self._tools.hide()
        self._stack.removeWidget(page)
        page.deleteLater()

    def _forget_toast(self) -> None:
        self._toast = None

    def _room(self) -> QHBoxLayout:
        room = self._tools.layout()
        assert isinstance(room, QHBoxLayout)  # made in _build
        return room


def app_icon() -> QPixmap:
    """Return the department's mark as the picture of window and task bar."""
    picture = QPixmap(64, 64)
    picture.fill(Qt.GlobalColor.transparent)
    with QPainter(picture) as painter:
        paint_mark(painter, picture.rect().toRectF())
    return picture
