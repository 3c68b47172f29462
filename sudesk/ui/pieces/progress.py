"""How far long work has come, in words and as a bar, with the way to stop it."""

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from sudesk.ui import brush, theme
from sudesk.ui.pieces.button import Button
from sudesk.ui.pieces.text import Text
from sudesk.ui.tokens import TABLE


class ProgressBar(QWidget):
    """A bar from nothing to all."""

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._done, self._total = 0, 0
        self.setFixedHeight(8)

    def fill(self, done: int, total: int) -> None:
        """Show that ``done`` of ``total`` is done; a total of 0 shows an empty bar."""
        self._done, self._total = done, total
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint track and filled part."""
        box = QRectF(self.rect())
        with QPainter(self) as painter:
            brush.frame(painter, box, 4, theme.colour("track"))
            if self._done and self._total:
                share = min(1.0, self._done / self._total)
                painter.setClipRect(QRectF(0, 0, box.width() * share, box.height()))
                brush.frame(painter, box, 4, theme.colour("accent"))


class Progress(QWidget):
    """What is being done, how far it is, and 停止; ``stopped`` tells that it was pressed."""

    stopped = Signal()

    def __init__(self, unit: str = "", *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._unit = f" {unit}" if unit else ""
        self._what = Text("", TABLE)
        self._count = Text("", TABLE, "ink_2", align=Qt.AlignmentFlag.AlignRight)
        self._bar = ProgressBar()
        self._stop = Button("停止", self._ask_stop, small=True)
        line = QHBoxLayout()
        line.addWidget(self._what, 1)
        line.addWidget(self._count)
        left = QVBoxLayout()
        left.setSpacing(6)
        left.addLayout(line)
        left.addWidget(self._bar)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addLayout(left, 1)
        row.addWidget(self._stop)

    def begin(self, what: str) -> None:
        """Start anew with an empty bar."""
        self._stop.setEnabled(True)
        self._stop.rename("停止")
        self.report(what, 0, 0)

    def report(self, what: str, done: int, total: int) -> None:
        """Show what is being done and how far; fits ``progress=`` of Desk.work."""
        self._what.say(what)
        self._count.say(f"{done} / {total}{self._unit}" if total else "")
        self._bar.fill(done, total)

    def _ask_stop(self) -> None:
        self._stop.setEnabled(False)
        self._stop.rename("正在停止")
        self.stopped.emit()
