"""The strip over a page: title, tabs or steps, what the page puts at the right, search, help."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QHBoxLayout, QSizePolicy, QWidget

from sudesk.ui import brush, theme
from sudesk.ui.pieces.button import Button, Kind
from sudesk.ui.pieces.text import Text
from sudesk.ui.tokens import BODY, HEADER_HEIGHT, PAGE, PAGE_MARGIN_X

WIDE, CLOSE = 22, 8  # between tabs
BETWEEN = 16  # the parts of a header
UNBOUND = 16777215  # Qt's own


class _HeaderTab(QAbstractButton):
    """One tab's word, with the red mark under the open one."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.setText(text)
        self.setCheckable(True)
        # A click leaves the keyboard to the tab that opens.
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)

    def sizeHint(self) -> QSize:
        """Return room for the word in semibold."""
        width = brush.width_of(self.text(), theme.font(BODY, 600))
        return QSize(round(width) + 1, theme.px(HEADER_HEIGHT))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint word and mark."""
        open_ = self.isChecked()
        ink = theme.colour("ink" if open_ or self.underMouse() else "ink_2")
        box = QRectF(self.rect())
        with QPainter(self) as painter:
            font = theme.font(BODY, 600 if open_ else 400)
            brush.words(painter, self.text(), box, font, ink, Qt.AlignmentFlag.AlignHCenter)
            if open_:
                mark = QRectF(0, box.height() - 2, box.width(), 2)
                painter.fillRect(mark, theme.colour("accent"))


class HeaderTabs(QWidget):
    """The tabs of a page; ← and → move, ``chosen`` tells the key."""

    chosen = Signal(object)

    def __init__(self, tabs: Sequence[tuple[str, str]]) -> None:
        super().__init__()
        self._keys = [key for _, key in tabs]
        self._group = QButtonGroup(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 0, 0, 0)
        row.setSpacing(WIDE)
        self._row = row
        for number, (text, _) in enumerate(tabs):
            tab = _HeaderTab(text)
            self._group.addButton(tab, number)
            tab.setChecked(number == 0)
            row.addWidget(tab)
        self._group.idToggled.connect(self._tell)

    def spread(self, gap: int) -> int:
        """Put the tabs so far apart; returns the width that they take then."""
        self._row.setSpacing(gap)
        return self.sizeHint().width()

    def choose(self, key: str) -> None:
        """Open a tab by its key."""
        self._group.button(self._keys.index(key)).setChecked(True)

    def step(self, by: int) -> None:
        """Open the next or the previous tab, going round."""
        number = (self._group.checkedId() + by) % len(self._keys)
        self._group.button(number).setChecked(True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move by the arrow keys."""
        by = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()))
        if by is None:
            super().keyPressEvent(event)
            return
        self.step(by)
        opened = self._group.button(self._group.checkedId())
        opened.setFocus(Qt.FocusReason.TabFocusReason)

    def _tell(self, number: int, checked: bool) -> None:
        if checked:
            self.chosen.emit(self._keys[number])


class Header(QWidget):
    """A page's header; the window puts its search and help into the header that is shown."""

    def __init__(self, title: str) -> None:
        super().__init__()
        self.title = Text(title, PAGE)
        self.title.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
        self._middle: QWidget | None = None
        self._right = _slot()
        self._rights: dict[Header, QWidget] = {}
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(PAGE_MARGIN_X, 0, PAGE_MARGIN_X, 1)
        self._row.setSpacing(BETWEEN)
        self._row.addWidget(self.title)
        self._row.addStretch(1)
        self._row.addWidget(self._right)
        self._measure()

    def set_middle(self, widget: QWidget) -> None:
        """Put a widget beside the title."""
        if self._middle is not None:
            self._row.removeWidget(self._middle)
            self._middle.deleteLater()
        self._middle = widget
        self._row.insertWidget(self._row.indexOf(self.title) + 1, widget)

    def set_tabs(self, tabs: Sequence[tuple[str, str]]) -> HeaderTabs:
        """Put tabs, given as word and key, beside the title."""
        row = HeaderTabs(tabs)
        self.set_middle(row)
        return row

    def set_right(self, *widgets: QWidget) -> None:
        """Put widgets at the right."""
        room = self._right.layout()
        while room is not None and (item := room.takeAt(0)) is not None:
            old = item.widget()
            if old is not None and old not in widgets:
                old.deleteLater()
        for widget in widgets:
            if room is not None:
                room.addWidget(widget)

    def set_way_out(self, text: str, leave: Callable[[], object]) -> None:
        """Put the way out of the page before its title."""
        button = Button(text, leave, kind=Kind.QUIET, icon="chevron-left")
        self._row.insertWidget(0, button)

    def adopt_right(self, header: "Header") -> None:
        """Take over what a tab's page puts at the right."""
        self._rights[header] = header._right
        self._row.insertWidget(self._row.indexOf(self._right) + 1, header._right)

    def show_right_of(self, header: "Header") -> None:
        """Show what the open tab's page put at the right, and nothing of the others."""
        for owner, slot in self._rights.items():
            slot.setVisible(owner is header)
        self.fit()

    def host(self, tools: QWidget) -> None:
        """Take the window's search and help."""
        self._row.addWidget(tools)
        self.fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the words of the tabs whole: where it is narrow, what stands at the right goes."""
        super().resizeEvent(event)
        self.fit()

    def fit(self) -> None:
        """Share the width out among tabs, title and what stands at the right."""
        if not isinstance(self._middle, HeaderTabs):
            return
        rights = [self._right, *self._rights.values()]
        needed = 2 * PAGE_MARGIN_X + self._middle.spread(WIDE)
        for number in range(self._row.count()):
            item = self._row.itemAt(number)
            widget = item.widget() if item is not None else None
            if widget is not None and widget is not self._middle and not widget.isHidden():
                needed += _room_of(widget) + BETWEEN
        narrow = needed > self.width()
        close = self._middle.spread(CLOSE if narrow else WIDE)
        # Where even that is too little, the title goes: the navigation marks the same word.
        tools = sum(_room_of(one) + CLOSE for one in self._tools())
        title = self.title.sizeHint().width() + CLOSE
        gaps = sum(not slot.isHidden() for slot in rights) * CLOSE
        self._row.setSpacing(CLOSE if narrow else BETWEEN)
        room = self.width() - 2 * PAGE_MARGIN_X - close - tools - gaps
        self.title.setMaximumWidth(0 if narrow and title > room else UNBOUND)
        for slot in rights:
            slot.setMaximumWidth(0 if narrow else UNBOUND)

    def _tools(self) -> list[QWidget]:
        """Return what the window put at the end: its search and its help."""
        last = self._row.itemAt(self._row.count() - 1)
        widget = last.widget() if last is not None else None
        own = (None, self._right, *self._rights.values())
        return [] if widget is None or widget in own else [widget]

    def changeEvent(self, event: QEvent) -> None:
        """Measure anew under another look."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._measure()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the ground and the line below."""
        with QPainter(self) as painter:
            painter.fillRect(self.rect(), theme.colour("surface"))
            line = QRectF(0, self.height() - 1, self.width(), 1)
            painter.fillRect(line, theme.colour("line"))

    def _measure(self) -> None:
        self.setFixedHeight(theme.px(HEADER_HEIGHT))


def _room_of(widget: QWidget) -> int:
    return max(widget.sizeHint().width(), widget.minimumWidth())


def _slot() -> QWidget:
    slot = QWidget()
    row = QHBoxLayout(slot)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(12)
    return slot
