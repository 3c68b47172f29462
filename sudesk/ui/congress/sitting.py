"""The tab 会议: the agenda of both sittings, the four tasks, and the way into the hall."""

from collections.abc import Sequence

from PySide6.QtCore import QTimer

from sudesk.services import sittings
from sudesk.services.congresses import CongressView
from sudesk.services.sittings import Held, Roll
from sudesk.terms import SittingKind
from sudesk.ui.congress.agenda_plan import PlanCard
from sudesk.ui.congress.operator.page import OperatorPage
from sudesk.ui.congress.tab import CongressTab
from sudesk.ui.congress.tasks_card import TasksCard
from sudesk.ui.desk import Desk
from sudesk.ui.pieces.button import Button, Kind
from sudesk.ui.pieces.card import Card
from sudesk.ui.pieces.text import Text
from sudesk.ui.pieces.two_columns import TwoColumns
from sudesk.ui.rooms import open_room
from sudesk.ui.tokens import TABLE

GUIDE = (
    ("签到", "学号尾数、姓名、拼音首字母或扫代表证，按 Enter。签错了按 Ctrl+Z。"),
    ("走议程", "F2 开始、结束一项，F6 看主持词。清点人数时按实到定格。"),
    ("放大屏", "选画面先预览，F7 放映，F8 定住，F9 黑屏。"),
    ("断电或关机", "重开后停在原处，大屏也一样。"),
)


class SittingTab(CongressTab):
    """The plan at the left; at the right the sittings held so far, and the tasks (B1)."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, "会议")
        self._returned = False
        self.plan = PlanCard(self)
        self.tasks = TasksCard(self)
        self.enter = Button("进入会场操作", self.open_hall, kind=Kind.PRIMARY, icon="monitor-up")
        self.told = Text("", TABLE, wrap=True)
        hall = Card("会场")
        hall.body.setSpacing(12)
        papers = Button("打印议程、主持词", self._open_papers, kind=Kind.QUIET, icon="printer")
        hall.add(self.told, self.enter, papers)
        self._guide = guide = Card("开会时这样做")
        guide.add(*(Text(f"　{text}", TABLE, lead=lead, wrap=True) for lead, text in GUIDE))
        guide.body.addStretch(1)
        columns = TwoColumns(right_width=328)
        columns.left.addWidget(self.plan, 1)
        for card in (hall, self.tasks):
            columns.right.addWidget(card)
        columns.right.addWidget(guide, 1)
        self.plan.setMinimumHeight(320)
        self.rows.addWidget(columns, 1)
        self.primary = self.enter

    def show_congress(self, congress: CongressView) -> None:
        """Show both agendas, and how far the sittings are."""
        self.plan.show_agendas(congress.id)
        self.tasks.show_agendas(congress.id)
        held = self.desk.ask(sittings.held, congress.id)
        open_one = next((one for one in held if one.closed_at is None), None)
        self.told.say(self._so_far(held))
        self._guide.setVisible(len(held) < len(SittingKind) or open_one is not None)
        self.enter.rename("回到会场操作" if open_one is not None else "进入会场操作")
        if open_one is not None and not self._returned:
            # After a power cut the program stands again where it was.
            QTimer.singleShot(0, self, self.open_hall)
        self._returned = True

    def open_hall(self) -> None:
        """Open the operator's page over the whole window."""
        if self.congress is not None and self.isVisible():
            self.shell.push(OperatorPage(self.desk))

    def _so_far(self, held: Sequence[Held]) -> str:
        if not held:
            return "还没有开过会。进入会场操作以后开始签到，可以先演练，放映欢迎画面。"
        rolls = [self.desk.ask(sittings.attendance, one.id) for one in reversed(held)]
        return "；".join(map(_told, rolls)) + "。"

    def _open_papers(self) -> None:
        open_room(self.shell, "papers")


def _told(roll: Roll) -> str:
    if roll.closed_at is None:
        here = f"实到 {roll.present}/{roll.due} 人"
        return f"{roll.title} {roll.opened_at:%H:%M} 开始签到，{here}，没有闭会"
    return f"{roll.title} {roll.closed_at:%H:%M} 闭会，实到 {roll.came}/{roll.due} 人"
