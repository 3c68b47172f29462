"""Pages: what one is, and one with tabs.

How to write a page::

    class RollPage(Page):
        title = "名册"

        def __init__(self, desk: Desk) -> None:
            super().__init__(desk)
            self.table = Table(COLUMNS, key=lambda row: row.student_id, search=words_of)
            card = Card(flush=True)
            card.add(self.table)
            self.body.addWidget(card)

        def refresh(self) -> None:
            self.table.set_rows(self.desk.ask(roll.students))

``refresh`` is called when the page is shown and, while it is visible, after every act. Fill the
page in ``self.body``; put ``self.set_right(...)`` at the right of the header, ``self.set_middle``
beside the title (a Steps, say), ``self.set_foot(...)`` below the page. Name the one primary
button ``self.primary``: Enter presses it wherever nothing else wants the key.

A page talks to the window by ``self.shell``: ``toast``, ``go``, ``push``, ``pop``. Its own
``show_banner`` and ``clear_banner`` put a message over its content. It is registered as a
``Section`` (see shell.py); a page with tabs is ``TabbedPage(desk, title, [Tab(...), ...])``; a
page that is opened from another one is handed to ``self.shell.push``; with ``full = True`` it
takes the whole window, without navigation, and shows ``way_out`` as the way back.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol

from PySide6.QtCore import QEvent, QRectF, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QShowEvent
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from sudesk.ui import theme
from sudesk.ui.desk import Desk
from sudesk.ui.header import Header
from sudesk.ui.pieces.banner import Banner
from sudesk.ui.pieces.button import ENTER_KEYS, Button
from sudesk.ui.tokens import (
    FOOT_HEIGHT,
    GAP,
    PAGE_MARGIN_X,
    PAGE_MARGIN_Y,
    PAGE_MAX_WIDTH,
)


class Shell(Protocol):
    """What a page may ask of the window."""

    def toast(self, text: str, undo: Callable[[], object] | None = None) -> None:
        """Say for five seconds what was done, with a way to undo it."""

    def go(self, section: str, tab: str = "") -> None:
        """Show a section by its key, and one of its tabs if one is named."""

    def push(self, page: "Page") -> None:
        """Show a page over the present one."""

    def pop(self) -> None:
        """Leave the page that was pushed last, for good."""


class Page(QWidget):
    """A page of the window; see the head of this file for how one is written."""

    title = ""
    full = False
    way_out = "返回"
    searchable = True

    def __init__(self, desk: Desk, title: str = "") -> None:
        super().__init__()
        self.desk = desk
        self.shell: Shell
        self.title = title or self.title
        self.primary: Button | None = None
        self.header = Header(self.title)
        self._banner: Banner | None = None
        self._foot: _Foot | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(self.header)
        self._scroll, self._centred, self.body = self._build_canvas()
        self._column.addWidget(self._scroll, 1)
        desk.changed.connect(self._ask_again)

    def refresh(self) -> None:
        """Ask the desk again and show the answers."""

    def set_right(self, *widgets: QWidget) -> None:
        """Put widgets at the right of the header."""
        self.header.set_right(*widgets)

    def set_middle(self, widget: QWidget) -> None:
        """Put a widget beside the title, such as the steps of a wizard."""
        self.header.set_middle(widget)

    def set_foot(self, *widgets: QWidget, stretch_after: int = 0) -> None:
        """Give the page a foot; room to spare comes after that many widgets."""
        if self._foot is not None:
            self._column.removeWidget(self._foot)
            self._foot.deleteLater()
        self._foot = _Foot(widgets, stretch_after)
        self._column.addWidget(self._foot)

    def show_banner(self, banner: Banner) -> None:
        """Show a banner over the content, in place of the one before."""
        self.clear_banner()
        self._banner = banner
        banner.closed.connect(self.clear_banner)
        self._centred.insertWidget(0, banner)

    def clear_banner(self) -> None:
        """Take the banner away."""
        if self._banner is not None:
            self._centred.removeWidget(self._banner)
            self._banner.hide()
            self._banner.deleteLater()
            self._banner = None

    def take_keyboard(self) -> None:
        """Take the keyboard: where it was on this page if that can be seen, else as a whole."""
        last = self.focusWidget()
        place = last if last is not None and last.isVisible() and last.isEnabled() else self
        place.setFocus(Qt.FocusReason.OtherFocusReason)

    def focusNextPrevChild(self, forwards: bool) -> bool:
        """Keep the keyboard when what had it is hidden or greyed; Enter must hit nothing else."""
        held = self.window().focusWidget()  # also where a dialog is still in front
        if held is not None and held is not self and not _usable(held, self):
            self.setFocus(Qt.FocusReason.OtherFocusReason)
            return True
        return super().focusNextPrevChild(forwards)

    def showEvent(self, event: QShowEvent) -> None:
        """Ask the desk when the page comes into view."""
        super().showEvent(event)
        if not event.spontaneous():
            self.refresh()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Press the primary button on Enter."""
        primary = self.primary
        wanted = event.key() in ENTER_KEYS and not event.isAutoRepeat()
        if wanted and primary is not None and primary.isEnabled() and primary.isVisible():
            primary.click()
            return
        super().keyPressEvent(event)

    def _ask_again(self) -> None:
        if self.isVisible():
            self.refresh()

    def _build_canvas(self) -> tuple[QScrollArea, QVBoxLayout, QVBoxLayout]:
        scroll = QScrollArea()
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        canvas, middle = QWidget(), QWidget()
        middle.setMaximumWidth(PAGE_MAX_WIDTH)
        row = QHBoxLayout(canvas)
        row.setContentsMargins(PAGE_MARGIN_X, PAGE_MARGIN_Y, PAGE_MARGIN_X, PAGE_MARGIN_Y)
        row.addStretch(0)
        row.addWidget(middle, 1)
        row.addStretch(0)
        centred = QVBoxLayout(middle)
        centred.setContentsMargins(0, 0, 0, 0)
        centred.setSpacing(GAP)
        body = QVBoxLayout()
        body.setSpacing(GAP)
        centred.addLayout(body, 1)
        scroll.setWidget(canvas)
        scroll.viewport().setAutoFillBackground(False)
        canvas.setAutoFillBackground(False)
        return scroll, centred, body


def _usable(widget: QWidget, page: Page) -> bool:
    return widget.isVisibleTo(page) and widget.isEnabled()


class _Foot(QWidget):
    """The strip below a page that holds its acts."""

    def __init__(self, widgets: Sequence[QWidget], stretch_after: int) -> None:
        super().__init__()
        self._measure()
        row = QHBoxLayout(self)
        row.setContentsMargins(PAGE_MARGIN_X, 0, PAGE_MARGIN_X, 0)
        row.setSpacing(12)
        for number, widget in enumerate(widgets):
            if number == stretch_after:
                row.addStretch(1)
            row.addWidget(widget)

    def changeEvent(self, event: QEvent) -> None:
        """Measure anew under another look."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._measure()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the ground and the line above."""
        with QPainter(self) as painter:
            painter.fillRect(self.rect(), theme.colour("surface"))
            painter.fillRect(QRectF(0, 0, self.width(), 1), theme.colour("line"))

    def _measure(self) -> None:
        self.setFixedHeight(theme.px(FOOT_HEIGHT))


@dataclass(frozen=True)
class Tab:
    """A tab of a page: its key, its word, and how its page is made when first needed."""

    key: str
    title: str
    make: Callable[[Desk], Page]


class TabbedPage(Page):
    """A page whose tabs stand in the header; each tab is a Page without a header of its own."""

    def __init__(self, desk: Desk, title: str, tabs: Sequence[Tab]) -> None:
        super().__init__(desk, title)
        self._tabs = tuple(tabs)
        self._pages: dict[str, Page] = {}
        self._stack = QStackedWidget()
        self._column.removeWidget(self._scroll)
        self._scroll.hide()
        self._column.addWidget(self._stack, 1)
        self.tabs = self.header.set_tabs([(tab.title, tab.key) for tab in tabs])
        self.tabs.chosen.connect(self._open)

    @property
    def current(self) -> Page:
        """The page of the open tab."""
        page = self._stack.currentWidget()
        assert isinstance(page, Page)  # showEvent opens the first tab
        return page

    def open_tab(self, key: str) -> Page:
        """Open a tab by its key and return its page."""
        self.tabs.choose(key)
        self._open(key)
        return self.current

    def show_banner(self, banner: Banner) -> None:
        """Show a banner over the open tab."""
        self.current.show_banner(banner)

    def clear_banner(self) -> None:
        """Take the open tab's banner away."""
        self.current.clear_banner()

    def take_keyboard(self) -> None:
        """Give the keyboard to the open tab; what another tab holds is out of sight."""
        if self._pages:
            self.current.take_keyboard()
        else:
            super().take_keyboard()

    def showEvent(self, event: QShowEvent) -> None:
        """Open the first tab when nothing is open yet."""
        if not self._pages:
            self._open(self._tabs[0].key)
        super().showEvent(event)

    def _open(self, key: object) -> None:
        page = self._pages.get(str(key))
        if page is None:
            tab = next(tab for tab in self._tabs if tab.key == key)
            page = tab.make(self.desk)
            page.shell = self.shell
            page.header.hide()
            self.header.adopt_right(page.header)
            self._pages[tab.key] = page
            self._stack.addWidget(page)
        self.header.show_right_of(page.header)
        by_arrows = self.tabs.isAncestorOf(QApplication.focusWidget() or self)
        moves = self.isVisible() and not by_arrows
        if moves:
            self.setFocus(Qt.FocusReason.OtherFocusReason)  # else the stack hands it on, unasked
        self._stack.setCurrentWidget(page)
        if moves:
            page.take_keyboard()
