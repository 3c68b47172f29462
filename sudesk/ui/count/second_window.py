"""A window of the second teller's own, on the same file: both key at the same time."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QMainWindow, QWidget

from sudesk.errors import SudeskError
from sudesk.ui.page import Page
from sudesk.ui.pieces.banner import Banner
from sudesk.ui.pieces.toast import Toast
from sudesk.ui.tokens import Tone


class TellerWindow(QMainWindow):
    """Holds one page of the entry; it has no navigation and leads nowhere else.

    ``left`` tells that it was closed.
    """

    left = Signal()

    def __init__(self, page: Page, title: str, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self._toast: Toast | None = None
        self.page = page
        page.shell = self
        self.setWindowTitle(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setMinimumSize(640, 340)
        self.setCentralWidget(page)
        self.resize(parent.size())
        page.desk.closing.connect(self.close)

    def toast(self, text: str, undo: Callable[[], object] | None = None) -> None:
        """Say for five seconds what was done, with a way to undo it."""
        if self._toast is not None:
            self._toast.destroyed.disconnect(self._forget_toast)
            self._toast.leave()
        self._toast = Toast(self.page, text, undo)
        self._toast.destroyed.connect(self._forget_toast)

    def go(self, section: str, tab: str = "") -> None:  # noqa: ARG002 - this window has no rooms
        """Close: what the page asks for lies in the main window."""
        self.close()

    def push(self, page: Page) -> None:
        """Show nothing over the entry."""
        page.deleteLater()

    def pop(self) -> None:
        """Close the window; all that was stored stays."""
        self.close()

    def show_error(self, error: SudeskError) -> None:
        """Show over the page what the user can mend."""
        banner = Banner(Tone.BAD, error.what, error.why + error.remedy, closable=True)
        self.page.desk.changed.connect(banner.closed)
        self.page.show_banner(banner)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Tell that the teller left."""
        super().closeEvent(event)
        self.left.emit()

    def _forget_toast(self) -> None:
        self._toast = None
