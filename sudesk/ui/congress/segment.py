"""A part of a tab of the congress that is chosen by a word at the top."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from sudesk.services.congresses import CongressView
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
