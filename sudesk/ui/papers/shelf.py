"""The card at the left: search, the list of papers, a stage printed or all saved at once."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout

from sudesk.services.print_log import Filed
from sudesk.ui import theme
from sudesk.ui.papers.paper_list import PaperList
from sudesk.ui.papers.states import BLANK, time_of
from sudesk.ui.papers.together import printed_together
from sudesk.ui.pieces.button import Button
from sudesk.ui.pieces.card import Card, Line
from sudesk.ui.pieces.choice import Segmented
from sudesk.ui.pieces.empty import EmptyState
from sudesk.ui.pieces.icon import IconMark
from sudesk.ui.pieces.input import Input
from sudesk.ui.pieces.text import Text
from sudesk.ui.tokens import CARD_PADDING, ICON_BUTTON, TABLE

SEARCH_WIDTH = 132


class Shelf(Card):
    """Papers to search and choose from; the page of papers connects list and buttons."""

    def __init__(self) -> None:
        super().__init__(flush=True)
        self.which = Segmented([("本次大会", False), ("空白表", True)], on_choose=self._choose)
        self.search = Input(placeholder="名称、状态", icon="search")
        self.search.setMinimumWidth(theme.px(SEARCH_WIDTH))
        self.list = PaperList()
        self.press_button = Button(icon="printer")
        self.press_button.setToolTip("一次打印这一阶段还没打印的（Ctrl+Shift+P）")
        self.save_button = Button(icon="download", small=True)
        self._papers: Sequence[Filed] = ()
        self._ready, self._busy = 0, False
        self._nothing_found = EmptyState("没有找到", "换一个字，或清空查找框。")
        self._nothing_found.hide()
        tools = QHBoxLayout()
        tools.setContentsMargins(CARD_PADDING - 1, 10, CARD_PADDING - 1, 10)
        tools.setSpacing(8)
        tools.addWidget(self.which)
        tools.addWidget(self.search, 1)
        tools.addWidget(self.press_button)
        self.body.addLayout(tools)
        self.body.addWidget(Line())
        self.body.addWidget(self.list, 1)
        self.body.addWidget(self._nothing_found, 1)
        words = Text("数字改变后，已打印的旧稿标为“已作废”", TABLE, "ink_2")
        words.setToolTip("选中它，上面写着改了什么；已封存的结果不会变。")
        self.set_foot(IconMark("info", size=ICON_BUTTON), words, self.save_button, stretch_after=2)
        self.search.textChanged.connect(self._search)
        self.list.chosen.connect(self._offer)

    @property
    def stage(self) -> str:
        """The time of need whose papers are offered to be printed together."""
        chosen = self.list.current
        return time_of(chosen) if chosen is not None else ""

    @property
    def together(self) -> list[Filed]:
        """The papers of that time that are to be printed and are not yet, ballots left out."""
        due = [one for one in self._papers if one.due and time_of(one) == self.stage]
        slots = printed_together([one.slot for one in due])
        return [one for one in due if one.slot in slots]

    def show_papers(self, papers: Sequence[Filed]) -> None:
        """Show other papers."""
        self._papers = papers
        blanks = sum(time_of(one) == BLANK for one in papers)
        self.which.rename(False, f"本次大会 {len(papers) - blanks}")
        self.which.rename(True, f"空白表 {blanks}")
        self.which.setVisible(blanks > 0)
        self._show()
        self._ready = sum(one.slot.ready and not one.slot.blank for one in papers)
        self.save_button.rename(f"存下 {self._ready} 种文书")
        self._allow()

    def _show(self) -> None:
        blank = self.which.isVisibleTo(self) and bool(self.which.meaning)
        self.list.show_papers([one for one in self._papers if (time_of(one) == BLANK) == blank])
        self._search(self.search.text())

    def _choose(self, _blank: object) -> None:
        self._show()

    def _offer(self, _chosen: object = None) -> None:
        self._allow()

    def keep_busy(self, busy: bool) -> None:
        """Wait with another saving while one is under way."""
        self._busy = busy
        self._allow()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave the search for the list by ↓."""
        if event.key() == Qt.Key.Key_Down and self.search.hasFocus() and self.list.shown:
            self.list.choose(self.list.shown[0].slot.key)
            self.list.setFocus()
            return
        super().keyPressEvent(event)

    def stand_alone(self, alone: bool) -> None:
        """Be as tall as all rows where the card stands over the preview, not beside it."""
        self.list.setMinimumHeight(self.list.content_height() if alone else 0)

    def _allow(self) -> None:
        self.save_button.setEnabled(self._ready > 0 and not self._busy)
        number = len(self.together)
        self.press_button.rename(
            f"打印{self.stage} {number} 种" if number else f"{self.stage}都已打印"
        )
        self.press_button.setVisible(self.stage not in ("", BLANK))
        self.press_button.setEnabled(number > 0 and not self._busy)

    def _search(self, typed: str) -> None:
        self.list.search(typed)
        found = bool(self.list.shown)
        self.list.setVisible(found)
        self._nothing_found.setVisible(not found)
