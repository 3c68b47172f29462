"""What the tabs of the congress share: they need a congress, some of them one of delegates."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from sudesk.services import congresses
from sudesk.services.congresses import CongressView
from sudesk.terms import CongressKind
from sudesk.ui.congress.wording import provided
from sudesk.ui.desk import Desk
from sudesk.ui.page import Page
from sudesk.ui.pieces.empty import Beginning, EmptyState
from sudesk.ui.rooms import open_room
from sudesk.ui.tokens import GAP


class CongressTab(Page):
    """A tab that works on the present congress; fill ``rows``, override ``show_congress``.

    Before there is a congress, and in an assembly where ``for_delegates``, it says so instead.
    """

    for_delegates = False

    def __init__(self, desk: Desk, title: str) -> None:
        super().__init__(desk, title)
        self.congress: CongressView | None = None
        self.content = QWidget()
        self.rows = QVBoxLayout(self.content)
        self.rows.setContentsMargins(0, 0, 0, 0)
        self.rows.setSpacing(GAP)
        self._absent = EmptyState(
            "今年的大会还没有创建",
            "先定下日期和地点，名册随即冻结。名额、代表、候选人和签到都以它为准。",
            [
                Beginning(
                    "landmark",
                    "创建大会",
                    "按在册人数确定大会形式",
                    lambda: open_room(self.shell, "congress"),
                )
            ],
            provided("D2"),
        )
        self._no_delegates = EmptyState(
            f"全体学生大会没有{title}",
            "全体在册学生都应到，不分配名额，也不登记代表。",
            [
                Beginning(
                    "users",
                    "审查候选人",
                    "提名候选人，填写成绩依据",
                    lambda: open_room(self.shell, "candidates"),
                )
            ],
            provided("D5"),
        )
        for widget in (self.content, self._absent, self._no_delegates):
            self.body.addWidget(widget, 1)
            widget.hide()

    def show_congress(self, congress: CongressView) -> None:
        """Show the present congress."""

    def refresh(self) -> None:
        """Ask for the present congress and show it, or say why there is nothing to show."""
        self.congress = self.desk.ask(congresses.current)
        barred = (
            self.for_delegates
            and self.congress is not None
            and self.congress.kind is CongressKind.ASSEMBLY
        )
        self._absent.setVisible(self.congress is None)
        self._no_delegates.setVisible(barred)
        shown = self.congress is not None and not barred
        self.content.setVisible(shown)
        if self.congress is not None and shown:
            self.show_congress(self.congress)
        # Heights for a width are remembered by layouts that were hidden while their parts changed.
        self.rows.update()
