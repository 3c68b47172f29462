"""The agenda changed on the day, over the operator's page."""

from sudesk.services import congresses
from sudesk.terms import SittingKind
from sudesk.ui.congress.agenda_plan import PlanCard
from sudesk.ui.desk import Desk
from sudesk.ui.page import Page
from sudesk.ui.pieces.text import Text
from sudesk.ui.tokens import TABLE


class AgendaPage(Page):
    """The plan of a sitting on a page of its own; what was begun stays where it is."""

    title = "调整议程"
    full = True
    way_out = "返回会场"
    searchable = False

    def __init__(self, desk: Desk, sitting: SittingKind) -> None:
        super().__init__(desk)
        self.plan = PlanCard(self)
        self.plan.sitting.choose(sitting)
        self.body.addWidget(self.plan, 1)
        self.set_right(Text("次序和用时随时可改；名称以大会通过的为准。", TABLE, "ink_3"))

    def refresh(self) -> None:
        """Show the agenda as it is now."""
        congress = self.desk.ask(congresses.current)
        if congress is not None:
            self.plan.show_agendas(congress.id)
