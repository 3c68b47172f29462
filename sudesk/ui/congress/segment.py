"""A part of a tab of the congress that is chosen by a word at the top."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from sudesk.services.congresses import CongressView
from sudesk.ui import theme
from sudesk.ui.congress.tab import CongressTab
from sudesk.ui.desk import Desk
from sudesk.ui.page import Shell
from sudesk.ui.tokens import GAP


class Segment(QWidget):
    """Fill ``rows``, override ``show_congress``; ask and act through the tab's desk."""

    def __init__(self, tab: CongressTab) -> None:
        super().__init__()
        self._tab = tab
        self.rows = QVBoxLayout(self)
        self.rows.setContentsMargins(0, 0, 0, 0)
        self.rows.setSpacing(GAP)

    @property
    def desk(self) -> Desk:
        """The desk of the tab."""
        return self._tab.desk

    @property
    def shell(self) -> Shell:
        """The window."""
        return self._tab.shell

    @property
    def congress(self) -> CongressView:
        """The present congress; a segment is only shown where there is one."""
        congress = self._tab.congress
        assert congress is not None
        return congress

    def show_congress(self) -> None:
        """Ask again and show the answers."""


class Pair(QWidget):
    """A list of fixed width and what belongs to its chosen row beside it, or below where narrow."""

    def __init__(self, chooser: QWidget, chosen: QWidget, width: int) -> None:
        super().__init__()
        self._chooser, self._width = chooser, width
        self._box = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(GAP)
        self._box.addWidget(chooser)
        self._box.addWidget(chosen, 1)
        self._arrange(narrow=False)

    def minimumSizeHint(self) -> QSize:
        """Ask for no more width than one of the two, so that the page may become narrow."""
        return QSize(theme.px(self._width), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the two below each other where there is no room beside."""
        super().resizeEvent(event)
        self._arrange(narrow=event.size().width() < theme.px(2 * self._width))

    def _arrange(self, *, narrow: bool) -> None:
        direction = QBoxLayout.Direction
        self._box.setDirection(direction.TopToBottom if narrow else direction.LeftToRight)
        width = theme.px(self._width)
        self._chooser.setMinimumWidth(0 if narrow else width)
        self._chooser.setMaximumWidth(16777215 if narrow else width)
