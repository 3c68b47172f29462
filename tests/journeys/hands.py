"""A secretary's eyes and hands: what stands on the screen is found by its words, then used."""

from collections.abc import Callable, Iterator

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPoint, Qt, QTimer
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QApplication,
    QDialog,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QScrollArea,
    QWidget,
)
from pytestqt.qtbot import QtBot

from sudesk.ui.page import Page, TabbedPage
from sudesk.ui.program import Program
from sudesk.ui.shell import MainWindow

TABS_AT_MOST = 80  # no page has so many things to reach by the Tab key
EDITORS = (QLineEdit, QAbstractSpinBox, QPlainTextEdit)
CONTROL = Qt.KeyboardModifier.ControlModifier


class Secretary:
    """Uses the program by mouse and keys; nothing is touched that is hidden, covered or grey."""

    def __init__(self, qtbot: QtBot, program: Program) -> None:
        self.qtbot = qtbot
        self.program = program

    @property
    def window(self) -> MainWindow:
        """The main window."""
        window = self.program.window
        assert window is not None
        return window

    @property
    def front(self) -> QWidget:
        """The window that takes mouse and keys now."""
        front = QApplication.activeModalWidget() or self.program.first or self.program.window
        assert front is not None
        QApplication.processEvents()
        if QApplication.activeWindow() is not front:  # what a desktop does by itself
            front.activateWindow()
            self.qtbot.waitUntil(lambda: QApplication.activeWindow() is front)
        return front

    @property
    def page(self) -> Page:
        """The page that is shown, of a page with tabs the open tab."""
        page = self.window.page
        return page.current if isinstance(page, TabbedPage) else page

    def button(self, words: str) -> QAbstractButton:
        """Find the one button, tab or segment with these words."""
        shown = [one for one in self.front.findChildren(QAbstractButton) if one.isVisible()]
        found = [one for one in shown if one.text() == words]
        assert len(found) == 1, f"“{words}” {len(found)}: {[one.text() for one in shown]}"
        return found[0]

    def press(self, words: str) -> None:
        """Press a button by its words."""
        button = self.button(words)
        assert button.isEnabled(), f"“{words}”: {button.accessibleDescription()}"
        self.use(button)

    def agree(self, words: str, act: Callable[[], object]) -> None:
        """Do an act that asks a question, and answer it by a button of the question."""

        waiting = QTimer()
        waiting.setInterval(1)

        def answer() -> None:
            question = QApplication.activeModalWidget()
            if not isinstance(question, QDialog):
                return
            waiting.stop()
            try:
                self.press(words)
            finally:
                if question.isVisible():  # else the question would wait for ever
                    question.reject()

        waiting.timeout.connect(answer)
        waiting.start()
        act()
        assert not waiting.isActive(), "nothing was asked"

    def fill(self, label: str, text: str) -> None:
        """Type into the line with this label, in place of what stands there."""
        shown = [one for kind in EDITORS for one in self.front.findChildren(kind)]
        found = [one for one in shown if one.isVisible() and one.accessibleName() == label]
        assert len(found) == 1, f"{label}: {[one.accessibleName() for one in shown]}"
        self.reach(found[0])
        self.key(Qt.Key.Key_A, CONTROL)
        self.type(text)

    def type(self, text: str) -> None:
        """Type into what has the keyboard, Chinese through the input method."""
        place = self.focused
        if text.isascii():
            self.qtbot.keyClicks(place, text)
            return
        typed = QInputMethodEvent()
        typed.setCommitString(text)
        QApplication.sendEvent(place, typed)

    def key(self, *keys: Qt.Key | Qt.KeyboardModifier) -> None:
        """Press one key with its modifier where the keyboard is."""
        self.qtbot.keyClick(self.focused, *keys)

    def enter(self, text: str = "") -> None:
        """Type something and press Enter."""
        if text:
            self.type(text)
        self.key(Qt.Key.Key_Return)

    def choose(self, words: str) -> None:
        """Choose the row that says this in one of its cells, of several lists in the leftmost."""
        view, index = self._row(words)
        view.scrollTo(index)
        self.click(view.viewport(), view.visualRect(index).center())

    def sees(self, words: str) -> None:
        """Wait until these words stand somewhere."""
        self.qtbot.waitUntil(lambda: self._reads(words), timeout=20_000)

    @property
    def focused(self) -> QWidget:
        """What has the keyboard: its keys go there."""
        QApplication.processEvents()
        return QApplication.focusWidget() or self.front

    def use(self, button: QAbstractButton) -> None:
        """Press a button that was found."""
        self.click(button, button.rect().center())

    def reach(self, widget: QWidget) -> None:
        """Give the keyboard to a widget."""
        self.click(widget, widget.rect().center())
        assert widget.hasFocus()

    def click(self, widget: QWidget, place: QPoint) -> None:
        """Click on a place that can be seen, scrolling to it as one would with the wheel."""
        QApplication.processEvents()
        for area in _areas_around(widget):
            area.ensureWidgetVisible(widget)
        self.qtbot.waitUntil(lambda: _is_bare(widget, place))  # a toast goes by itself
        self.qtbot.mouseClick(widget, Qt.MouseButton.LeftButton, pos=place)

    def _row(self, words: str) -> tuple[QAbstractItemView, QModelIndex]:
        found = [
            (view, index)
            for view in self.front.findChildren(QAbstractItemView)
            if view.isVisible()
            for index in _cells(view)
            if words in str(index.data())
        ]
        assert found, f"no row says “{words}”"
        return min(found, key=lambda each: each[0].mapTo(self.front, QPoint()).x())

    def _reads(self, words: str) -> bool:
        labels = self.front.findChildren(QLabel)
        return any(label.isVisible() and words in label.text() for label in labels)


class Typist(Secretary):
    """A secretary without a mouse: everything is reached by the Tab key and the arrows."""

    def use(self, button: QAbstractButton) -> None:
        """Press the space bar on a button; among several of which one is chosen, go by arrows."""
        row = _choices(button)
        if not row:
            self.reach(button)
            self.key(Qt.Key.Key_Space)
            return
        chosen = next(place for place, one in enumerate(row) if one.isChecked())
        steps = row.index(button) - chosen
        self.reach(row[chosen])
        upright = row[0].x() == row[-1].x()
        on = Qt.Key.Key_Down if upright else Qt.Key.Key_Right
        back = Qt.Key.Key_Up if upright else Qt.Key.Key_Left
        for _ in range(abs(steps)):
            self.key(on if steps > 0 else back)
        assert button.hasFocus()
        if not button.isChecked():
            self.key(Qt.Key.Key_Space)
        assert button.isChecked()

    def reach(self, widget: QWidget) -> None:
        """Press Tab until a widget has the keyboard."""
        for _ in range(TABS_AT_MOST):
            if widget.hasFocus():
                return
            self.key(Qt.Key.Key_Tab)
        raise AssertionError(f"{widget.accessibleName() or widget} is not reached by Tab")

    def choose(self, words: str) -> None:
        """Go to a list, then down to its row."""
        view, index = self._row(words)
        self.reach(view)
        self.key(Qt.Key.Key_Home, CONTROL)
        for _ in range(index.row() + 1):
            if view.currentIndex().row() == index.row():
                return
            self.key(Qt.Key.Key_Down)
        raise AssertionError(f"“{words}” is not reached by the arrows")

    def click(self, widget: QWidget, place: QPoint) -> None:
        """There is no mouse."""
        raise AssertionError(f"{widget} asks for a mouse at {place}")


def _areas_around(widget: QWidget) -> list[QScrollArea]:
    areas = []
    above = widget.parentWidget()
    while above is not None:
        if isinstance(above, QScrollArea):
            areas.append(above)
        above = above.parentWidget()
    return areas


def _choices(button: QAbstractButton) -> list[QAbstractButton]:
    """Return the buttons of which only one can be chosen, none for a button that stands alone."""
    group, above = button.group(), button.parentWidget()
    if group is not None:
        return group.buttons()
    if not button.autoExclusive() or above is None:
        return []
    alike = [one for one in above.findChildren(QAbstractButton) if one.autoExclusive()]
    return [one for one in alike if one.parentWidget() is above]


def _cells(view: QAbstractItemView) -> Iterator[QModelIndex]:
    model = view.model()
    columns = model.columnCount() if isinstance(model, QAbstractTableModel) else 1
    for row in range(model.rowCount()):
        for column in range(columns):
            yield model.index(row, column)


def _is_bare(widget: QWidget, place: QPoint) -> bool:
    front = widget.window()
    hit = front.childAt(widget.mapTo(front, place))
    return hit is not None and (hit is widget or widget.isAncestorOf(hit))
