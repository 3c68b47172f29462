"""A list beside the card of what is chosen in it; above it where the page is narrow."""

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from sudesk.ui import theme
from sudesk.ui.tokens import GAP, NARROW_PAGE

UNBOUND = 16777215  # Qt's own
LIST_HEIGHT, CARD_HEIGHT = 236, 300  # one above the other


class ListAndCard(QWidget):
    """``left`` is so wide, or so high above ``right``, which takes what is left."""

    def __init__(
        self, left: QWidget, right: QWidget, width: int, height: int = LIST_HEIGHT
    ) -> None:
        super().__init__()
        self._left, self._right = left, right
        self._width, self._height = width, height
        self._box = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(GAP)
        self._box.addWidget(left)
        self._box.addWidget(right, 1)
        self._arrange(narrow=False)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Turn by the room there is."""
        super().resizeEvent(event)
        self._arrange(narrow=event.size().width() < theme.px(NARROW_PAGE))

    def show_card(self, shown: bool) -> None:
        """Show the card; without it the list takes all the room."""
        self._right.setVisible(shown)
        self._arrange(narrow=self.width() < theme.px(NARROW_PAGE))

    def _arrange(self, *, narrow: bool) -> None:
        direction = QBoxLayout.Direction
        self._box.setDirection(direction.TopToBottom if narrow else direction.LeftToRight)
        wide = min(theme.px(self._width), self._width + 60)
        alone = self._right.isHidden()
        self._left.setMinimumWidth(0 if narrow else wide)
        self._left.setMaximumWidth(UNBOUND if narrow or alone else wide)
        self._left.setMinimumHeight(theme.px(self._height) if narrow else 0)
        self._left.setMaximumHeight(theme.px(self._height) if narrow and not alone else UNBOUND)
        self._right.setMinimumHeight(theme.px(CARD_HEIGHT) if narrow else 0)
