"""Agenda, door and hall side by side; where it is narrow the hall goes below the agenda."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from sudesk.ui import theme
from sudesk.ui.tokens import GAP

LEFT, HALL = 262, 346
NARROW = 1080
NARROW_LEFT = 300


class HallColumns(QWidget):
    """``left``, ``middle`` and ``right`` take one widget each."""

    def __init__(self, left: QWidget, middle: QWidget, right: QWidget) -> None:
        super().__init__()
        self._left, self._middle, self._right = left, middle, right
        self._sides = [QWidget(), QWidget(), QWidget()]
        self._rows = [QVBoxLayout(side) for side in self._sides]
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GAP)
        for number, (side, room, widget) in enumerate(
            zip(self._sides, self._rows, (left, middle, right), strict=True)
        ):
            room.setContentsMargins(0, 0, 0, 0)
            room.setSpacing(GAP)
            room.addWidget(widget, 1)
            row.addWidget(side, int(number == 1))
        self._narrow: bool | None = None
        self._arrange(narrow=False)

    def hasHeightForWidth(self) -> bool:
        """Return that lists take the height there is; else their hints would scroll the page."""
        return False

    def sizeHint(self) -> QSize:
        """Return the least room: everything in it grows with the window."""
        return QSize(super().sizeHint().width(), self.minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Move the hall below the agenda, or back beside the door."""
        super().resizeEvent(event)
        self._arrange(narrow=event.size().width() < theme.px(NARROW))

    def _arrange(self, *, narrow: bool) -> None:
        if narrow is self._narrow:
            return
        self._narrow = narrow
        left, _, right = self._sides
        (self._rows[0] if narrow else self._rows[2]).addWidget(self._right, 0 if narrow else 1)
        right.setVisible(not narrow)
        left.setFixedWidth(NARROW_LEFT if narrow else LEFT)
        right.setFixedWidth(HALL)
