"""The congress page with its tabs, and the day of the congress in the header."""

from sudesk.services import congresses
from sudesk.ui import words
from sudesk.ui.congress.candidates import CandidatesTab
from sudesk.ui.congress.delegates import DelegatesTab
from sudesk.ui.congress.election_rules import ElectionRulesTab
from sudesk.ui.congress.minutes import MinutesTab
from sudesk.ui.congress.motions import MotionsTab
from sudesk.ui.congress.notices import NoticesTab
from sudesk.ui.congress.process import ProcessTab
from sudesk.ui.congress.quotas import QuotasTab
from sudesk.ui.congress.rules_tab import RulesTab
from sudesk.ui.congress.sitting import SittingTab
from sudesk.ui.count import CountTab
from sudesk.ui.desk import Desk
from sudesk.ui.page import Page, Tab, TabbedPage
from sudesk.ui.pieces.text import Text
from sudesk.ui.tokens import TABLE


class CongressPage(TabbedPage):
    """Everything of this year's congress; the tabs stand in the order of the work."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(
            desk,
            "大会",
            [
                Tab("process", "进程", ProcessTab),
                Tab("election_rules", "选举办法", ElectionRulesTab),
                Tab("quotas", "名额", QuotasTab),
                Tab("delegates", "代表", DelegatesTab),
                Tab("candidates", "候选人", CandidatesTab),
                Tab("notices", "公示", NoticesTab),
                Tab("sitting", "会议", SittingTab),
                Tab("motions", "议案", MotionsTab),
                Tab("count", "选举", self._make_count),
                Tab("minutes", "记录", MinutesTab),
                Tab("rules", "规则", RulesTab),
            ],
        )
        self._day = Text("", TABLE, "ink_2")
        self.set_right(self._day)

    def refresh(self) -> None:
        """Show the day of the congress."""
        congress = self.desk.ask(congresses.current)
        today = self.desk.store.clock().date()
        if congress is None:
            self._day.say("")
            return
        hour = f" {congress.starts_at:%H:%M}" if congress.starts_at else ""
        self._day.say(f"{words.day(congress.held_on, today)}{hour}")
        self.header.fit()

    def _make_count(self, desk: Desk) -> Page:
        return CountTab(desk, self.shell)
