"""The card at the left: search, the list of papers, and all of them saved at once."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout

from sudesk.services.slots import Slot
from sudesk.ui import theme
from sudesk.ui.papers.paper_list import PaperList
from sudesk.ui.pieces.button import Button
from sudesk.ui.pieces.card import Card, Line
from sudesk.ui.pieces.empty import EmptyState
from sudesk.ui.pieces.icon import IconMark
from sudesk.ui.pieces.input import Input
from sudesk.ui.pieces.text import Text
from sudesk.ui.tokens import CARD_PADDING, ICON_BUTTON, TABLE

SEARCH_WIDTH = 220


class Shelf(Card):
    """Papers to search and choose from; the page of papers connects list and button."""

    def __init__(self) -> None:
        super().__init__(flush=True)
        self.search = Input(placeholder="名称、编号、拼音首字母", icon="search")
        self.search.setFixedWidth(theme.px(SEARCH_WIDTH))
        self.list = PaperList()
        self.save_button = Button(icon="download")
        self._ready, self._busy = 0, False
        self._nothing_found = EmptyState("没有找到", "换一个字，或清空查找框。")
        self._nothing_found.hide()
        tools = QHBoxLayout()
        tools.setContentsMargins(CARD_PADDING - 1, 10, CARD_PADDING - 1, 10)
        tools.addWidget(self.search)
        tools.addStretch(1)
        tools.addWidget(self.save_button)
        self.body.addLayout(tools)
        self.body.addWidget(Line())
        self.body.addWidget(self.list, 1)
        self.body.addWidget(self._nothing_found, 1)
        words = "改了数字，文书随之重排；已封存的结果不会变。"
        self.set_foot(IconMark("info", size=ICON_BUTTON), Text(words, TABLE, "ink_2"))
        self.search.textChanged.connect(self._search)

    def show_slots(self, slots: Sequence[Slot]) -> None:
        """Show other papers."""
        self.list.show_slots(slots)
        self._ready = sum(slot.ready for slot in slots)
        self.save_button.rename(f"存下 {self._ready} 种文书")
        self._allow()

    def keep_busy(self, busy: bool) -> None:
        """Wait with another saving while one is under way."""
        self._busy = busy
        self._allow()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave the search for the list by ↓."""
        if event.key() == Qt.Key.Key_Down and self.search.hasFocus() and self.list.shown:
            self.list.choose(self.list.shown[0].key)
            self.list.setFocus()
            return
        super().keyPressEvent(event)

    def stand_alone(self, alone: bool) -> None:
        """Be as tall as all rows where the card stands over the preview, not beside it."""
        self.list.setMinimumHeight(self.list.content_height() if alone else 0)

    def _allow(self) -> None:
        self.save_button.setEnabled(self._ready > 0 and not self._busy)

    def _search(self, typed: str) -> None:
        self.list.search(typed)
        found = bool(self.list.shown)
        self.list.setVisible(found)
        self._nothing_found.setVisible(not found)
