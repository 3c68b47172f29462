"""Two columns that stand side by side where there is room, else below each other."""

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from sudesk.ui import theme
from sudesk.ui.tokens import GAP, NARROW_PAGE


class TwoColumns(QWidget):
    """``left`` grows, ``right`` is ``right_width`` wide; fill both by ``addWidget``."""

    def __init__(self, right_width: int = 372, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._right_width = right_width
        self._sides = (QWidget(), QWidget())
        self.left, self.right = (QVBoxLayout(side) for side in self._sides)
        self._box = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(GAP)
        for side, stretch in zip(self._sides, (1, 0), strict=True):
            room = side.layout()
            if room is not None:
                room.setContentsMargins(0, 0, 0, 0)
                room.setSpacing(GAP)
            self._box.addWidget(side, stretch)
        self._sides[1].setFixedWidth(right_width)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the right column below the left where the page is narrow."""
        super().resizeEvent(event)
        narrow = event.size().width() < theme.px(NARROW_PAGE)
        direction = QBoxLayout.Direction
        wanted = direction.TopToBottom if narrow else direction.LeftToRight
        if self._box.direction() == wanted:
            return
        self._box.setDirection(wanted)
        right = self._sides[1]
        right.setMinimumWidth(0 if narrow else self._right_width)
        right.setMaximumWidth(16777215 if narrow else self._right_width)
