"""The card that opens a sitting."""

from collections.abc import Callable
from datetime import date
from itertools import pairwise

from sudesk.rules import meeting
from sudesk.rules.clauses import Topic, citation
from sudesk.rules.election_rules import DEFAULTS, Terms
from sudesk.services.sittings import Roll
from sudesk.terms import Verdict
from sudesk.ui import words
from sudesk.ui.pieces.button import Action, Button, Kind
from sudesk.ui.pieces.card import Card, Figure
from sudesk.ui.pieces.gate import Gate, GateLook
from sudesk.ui.pieces.input import Field, Input
from sudesk.ui.pieces.text import Text
from sudesk.ui.tokens import TABLE

TITLES = ("正式会议", "第二次全体会议")

GUIDE = (
    ("逐人签到", "输入学号尾数、姓名或拼音首字母，按 Enter。签错了按 Ctrl+Z。"),
    ("登记请假", "请假要写事由，仍计入应到。没有来的到闭会时记为缺席。"),
    ("看法定人数", "实到达到选举办法规定的人数，才能开会和投票，上方的关口随时显示。"),
    ("发选票前再清点", "在“选举”中开始投票时，以当时的实到人数为准。"),
    ("闭会", "大会结束时宣布闭会，之后签到不能再改。"),
)


class GuideCard(Card):
    """How a sitting goes, for who does it for the first time."""

    def __init__(self) -> None:
        super().__init__("开会时这样做")
        self.body.setSpacing(14)
        for number, (lead, text) in enumerate(GUIDE, 1):
            self.add(Text(f"　{text}", TABLE, lead=f"{number}　{lead}", wrap=True))
        self.body.addStretch(1)


class OpeningCard(Card):
    """Title of the sitting, who is due, how many make it valid; ``open_(title)`` opens it."""

    def __init__(self, open_: Callable[[str], object]) -> None:
        super().__init__("开始一次会议", caption="开始后逐人签到，达到法定人数才能投票。")
        self.name = Input(TITLES[0])
        self.open = Button(
            "开始签到",
            lambda: open_(self.name.text().strip()),
            kind=Kind.PRIMARY,
            icon="user-check",
        )
        self._action = Action(self.open)
        self._due = 0
        self._figure = Figure("0", "应到")
        self._gate = Gate(_quorum_look(DEFAULTS))
        self._day = Text("", TABLE, "warn", wrap=True)
        self._last = Text("", TABLE, "ink_2", wrap=True)
        self.body.setSpacing(14)
        self.add(
            self._figure,
            self._gate,
            self._day,
            Field("会议名称", self.name, hint="例如正式会议、预备会议，印在签到册里。"),
            self._last,
        )
        self.body.addStretch(1)
        about = Text("断电或关机后重开，停在原处。", TABLE, "ink_3")
        self.set_foot(about, self._action, stretch_after=1)
        self.name.textChanged.connect(self._show_what_fits)

    def show_due(self, member: str, due: int, terms: Terms, last: Roll | None) -> None:
        """Show who is due now, how many the rules ask for, and the sitting before."""
        self._due = due
        needed = meeting.quorum_of(due, terms)
        self._gate.show_look(_quorum_look(terms))
        self._figure.say(str(due), caption=f"应到{member}，须实到 {needed} 人以上")
        if last is not None and self.name.text() == last.title:
            following = dict(pairwise(TITLES))
            self.name.setText(following.get(last.title, TITLES[-1]))
        self._last.say(
            ""
            if last is None
            else f"上一次“{last.title}”已闭会，实到 {last.present}/{last.due} 人，名单在旁边。"
        )
        self._last.setVisible(last is not None)
        self._show_what_fits()

    def show_day(self, held_on: date, today: date) -> None:
        """Warn where today is not the day that every paper will name."""
        self._day.setVisible(held_on != today)
        self._day.say(
            f"大会定在{words.day(held_on, today)}，今天是{words.day(today, today)}。"
            "文书按定下的日期印，改期的请先在“进程”里改日期。"
        )

    def _show_what_fits(self) -> None:
        reason = ""
        if not self._due:
            reason = "应到名单是空的，请先登记代表"
        elif not self.name.text().strip():
            reason = "请填写会议名称"
        self._action.block(reason)


def _quorum_look(terms: Terms) -> GateLook:
    return GateLook(Verdict.NOTED, f"应到{terms.quorum.words}", citation(Topic.QUORUM))
