"""The tab of the journal: who reads it sees what was done when, and that nothing is missing."""

from sudesk.services import acts
from sudesk.services.acts import Act
from sudesk.ui import words
from sudesk.ui.desk import Desk
from sudesk.ui.page import Page
from sudesk.ui.pieces.card import Card
from sudesk.ui.pieces.columns import Column
from sudesk.ui.pieces.empty import EmptyState
from sudesk.ui.pieces.table import Table

COLUMNS = (
    Column[Act]("序号", lambda act: str(act.number), 72, number=True, sort=lambda act: act.number),
    Column[Act]("时间", lambda act: f"{act.at:%Y-%m-%d %H:%M}", 160, sort=lambda act: act.number),
    Column[Act]("操作", lambda act: act.words, 240, strong=True),
    Column[Act]("内容", lambda act: words.spaced(act.facts), ink=lambda _: "ink_2"),
)


class JournalTab(Page):
    """The latest acts; the journal itself is only ever added to."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.table = Table(
            COLUMNS,
            key=lambda act: act.number,
            search=lambda act: (act.words, act.facts, f"{act.at:%Y-%m-%d}"),
            placeholder="操作、内容、日期",
            empty=EmptyState("还没有操作", "每做一步就记一条，只增不改。"),
        )
        caption = f"每做一步记一条，前后相连，不能改也不能删。这里列出最近 {acts.LATEST} 条。"
        card = Card("操作记录", caption=caption, flush=True)
        card.add(self.table)
        self.body.addWidget(card, 1)

    def refresh(self) -> None:
        """Read the latest acts."""
        self.table.set_rows(self.desk.ask(acts.acts))
