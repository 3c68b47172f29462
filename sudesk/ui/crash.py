"""The three fates of an error: the user can mend it, the user stopped it, or it is our bug."""

import logging
import platform
import sys
import threading
import traceback
from collections.abc import Callable
from logging.handlers import RotatingFileHandler
from pathlib import Path
from types import TracebackType
from typing import Protocol, runtime_checkable

from PySide6.QtCore import QObject, Qt, QThread, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QDialog, QPlainTextEdit, QWidget

from sudesk import __version__
from sudesk.errors import Stopped, SudeskError
from sudesk.paths import user_data
from sudesk.ui.pieces.button import Button
from sudesk.ui.pieces.dialog import Dialog
from sudesk.ui.pieces.text import Text
from sudesk.ui.tokens import CAPTION

log = logging.getLogger("sudesk")


@runtime_checkable
class ShowsErrors(Protocol):
    """A window or dialog that can show what the user can mend."""

    def show_error(self, error: SudeskError) -> None:
        """Show the error until it is mended."""


def start_log(folder: Path | None = None) -> Path:
    """Write the log into a file of the user's that never grows over 1 MB; return the file."""
    path = (folder or user_data()) / "sudesk.log"
    handler = RotatingFileHandler(path, maxBytes=1_000_000, backupCount=2, encoding="utf-8")
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(message)s"))
    log.addHandler(handler)
    log.setLevel(logging.INFO)
    return path


class CrashWindow(Dialog):
    """Says that the program made a mistake, that nothing was half done, and where details are."""

    def __init__(self, details: str, log_path: Path) -> None:
        super().__init__(
            _visible_window(),
            "程序出错了，这一步没有做成",
            "已存的内容没有受影响，做到一半的这一步已全部退回。"
            "可以继续使用；如果再次出现，请把详情复制给维护的同学。",
            main="继续使用",
            other="退出程序",
            icon="octagon-x",
            width=520,
        )
        self._details = details
        shown = QPlainTextEdit(details)
        shown.setReadOnly(True)
        shown.setFixedHeight(140)
        self._copy = Button("复制详情", self._copy_details, icon="copy", small=True)
        self.add(shown)
        self.body.addWidget(self._copy, 0, Qt.AlignmentFlag.AlignLeft)
        self.add(Text(f"记录文件 {log_path}", CAPTION, "ink_3", wrap=True))
        self.quits = False
        self.other.clicked.connect(self._choose_to_quit)

    def _choose_to_quit(self) -> None:
        self.quits = True  # by the button only: Esc goes on

    def _copy_details(self) -> None:
        QGuiApplication.clipboard().setText(self._details)
        self._copy.rename("已复制", "check")


def _visible_window() -> QWidget | None:
    window = QApplication.activeWindow()  # may be a dialog that is closed and about to go
    return window if window is not None and window.isVisible() else None


class Fates(QObject):
    """Takes every error that no one caught, of any thread, to its fate.

    ``window`` gives the window that shows what the user can mend, None before there is one.
    """

    _from_thread = Signal(object)

    def __init__(self, log_path: Path, window: Callable[[], ShowsErrors | None]) -> None:
        super().__init__()
        self._log_path = log_path
        self._window = window
        self._open = False
        self._from_thread.connect(self._meet)
        self._before = (sys.excepthook, threading.excepthook, sys.unraisablehook)

    def install(self) -> None:
        """Listen to errors from now on."""
        sys.excepthook = self._of_slot
        threading.excepthook = self._of_thread
        sys.unraisablehook = self._of_nowhere

    def uninstall(self) -> None:
        """Listen no more."""
        sys.excepthook, threading.excepthook, sys.unraisablehook = self._before

    def _of_slot(
        self, _kind: type[BaseException], error: BaseException, _trace: TracebackType | None
    ) -> None:
        self._take(error)

    def _of_thread(self, args: threading.ExceptHookArgs) -> None:
        if args.exc_value is not None:
            self._take(args.exc_value)

    def _of_nowhere(self, args: "sys.UnraisableHookArgs") -> None:
        if args.exc_value is not None:
            self._take(args.exc_value)

    def _take(self, error: BaseException) -> None:
        if QThread.currentThread() is self.thread():
            self._meet(error)
        else:
            self._from_thread.emit(error)

    def _meet(self, error: BaseException) -> None:
        if isinstance(error, Stopped):
            return
        if isinstance(error, KeyboardInterrupt | SystemExit):
            QApplication.exit(1)
            return
        if isinstance(error, SudeskError):
            self._show(error)
            return
        self._confess(error)

    def _show(self, error: SudeskError) -> None:
        log.info("%s: %s", type(error).__name__, error)
        # What is in front shows what went wrong in it: a dialog, the window of the second teller.
        fronts: tuple[object, ...] = (QApplication.activeModalWidget(), QApplication.activeWindow())
        shower = next((one for one in fronts if isinstance(one, ShowsErrors)), None)
        shower = shower or self._window()
        if shower is not None:
            shower.show_error(error)
            return
        dialog = Dialog(None, error.what, error.why + error.remedy, main="知道了", other="退出程序")
        if dialog.exec() != QDialog.DialogCode.Accepted:
            QApplication.exit(1)

    def _confess(self, error: BaseException) -> None:
        trace = "".join(traceback.format_exception(error))
        log.error("%s", trace)
        if self._open:
            return
        self._open = True
        details = (
            f"sudesk {__version__}，Python {platform.python_version()}，{platform.platform()}\n"
        )
        window = CrashWindow(details + trace, self._log_path)
        try:
            window.exec()
            if window.quits:
                QApplication.exit(1)
        finally:
            self._open = False
            window.deleteLater()
