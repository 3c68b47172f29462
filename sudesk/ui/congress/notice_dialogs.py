"""What is asked when a list is put up, objected to, prolonged, cut short or declared void."""

from functools import partial

from PySide6.QtWidgets import QPlainTextEdit, QWidget

from sudesk.rules import notices as rules
from sudesk.services import notices, objections
from sudesk.services.calendar import calendar, unsettled
from sudesk.services.notices import NoticeView
from sudesk.services.objections import ObjectionView
from sudesk.services.postings import Posting
from sudesk.terms import Ruled
from sudesk.ui import theme, words
from sudesk.ui.congress.convening import pydate, qdate
from sudesk.ui.congress.wording import gate_of
from sudesk.ui.desk import Desk
from sudesk.ui.pieces.dialog import Dialog
from sudesk.ui.pieces.gate import Gate
from sudesk.ui.pieces.input import DateInput, Field, Input, Select
from sudesk.ui.pieces.text import Text
from sudesk.ui.tokens import CAPTION

BY = "例如：系团总支书记 何安"
SHORT = 76


def paragraph(hint: str) -> QPlainTextEdit:
    """Return a box for a few sentences, left by Tab."""
    box = QPlainTextEdit()
    box.setPlaceholderText(hint)
    box.setTabChangesFocus(True)
    box.setFixedHeight(theme.px(SHORT))
    return box


class PutUpDialog(Dialog):
    """From when to when, where, and who takes objections; the last day follows the first."""

    def __init__(
        self,
        parent: QWidget,
        desk: Desk,
        congress_id: int,
        posting: Posting,
        place: str,
        contact: str,
    ) -> None:
        super().__init__(
            parent,
            f"张贴{posting.title}",
            "首尾两天都算，按工作日计算，节假日在“设置”里改。",
            main="张贴公示",
            other="先不张贴",
            icon="upload",
            width=480,
            on_main=self._put_up,
        )
        self._desk, self._congress_id, self._posting = desk, congress_id, posting
        self._calendar = desk.ask(calendar)
        self._days = desk.ask(notices.days_of, congress_id)
        today = desk.store.clock().date()
        self.first = DateInput(qdate(today))
        self.last = DateInput(qdate(today))
        self.gate = Gate(gate_of(rules.long_enough(self._days, self._days)))
        self.unsettled = Text("", CAPTION, "ink_2", wrap=True)
        self.place = Input(place, placeholder="例如：系办公楼一楼公告栏")
        self.contact = Input(contact, placeholder="例如：系团总支办公室，65880000")
        self.by = Input(placeholder=BY)
        self.because = Input(placeholder="写明事实和依据")
        self._by = Field("决定缩短的人", self.by)
        self._because = Field("缩短的理由", self.because, hint="印在选举结果报告里。")
        self.add(
            Field("开始", self.first),
            Field("截止", self.last),
            self.gate,
            self.unsettled,
            Field("地点", self.place),
            Field("受理异议", self.contact),
            self._by,
            self._because,
        )
        self.first.dateChanged.connect(self._suggest)
        self.last.dateChanged.connect(self._weigh)
        self._suggest()

    def _suggest(self) -> None:
        """Offer the last of the promised working days."""
        draft = self._desk.ask(
            notices.draft,
            self._congress_id,
            self._posting.kind,
            pydate(self.first.date()),
            self._posting.election_id,
        )
        self.last.setDate(qdate(draft.until_on))
        self._weigh()

    def _weigh(self) -> None:
        first, last = pydate(self.first.date()), pydate(self.last.date())
        worked = self._calendar.count(first, last)
        years = self._desk.ask(unsettled, first, last)
        named = "、".join(map(str, years))
        self.unsettled.say(f"{named} 年的放假安排还没有录入，工作日请对照校历核对。")
        self.unsettled.setVisible(bool(years))
        ruling = rules.long_enough(worked, self._days)
        self.gate.show_look(gate_of(ruling))
        for field in (self._by, self._because):
            field.setVisible(ruling.blocks)
        self.adjustSize()

    def _put_up(self) -> None:
        self._desk.do(
            notices.put_up,
            self._congress_id,
            self._posting.kind,
            pydate(self.first.date()),
            pydate(self.last.date()),
            self.place.text(),
            self.contact.text(),
            self._posting.election_id,
            self.by.text(),
            self.because.text(),
        )


class ObjectionDialog(Dialog):
    """When somebody objected and to what."""

    def __init__(self, parent: QWidget, desk: Desk, notice: NoticeView) -> None:
        super().__init__(
            parent,
            f"登记对{notice.title}的异议",
            "只记事实，不记提出人的姓名。处理完之前，下一步不能进行。",
            main="登记异议",
            other="不登记",
            icon="pencil",
            width=460,
            on_main=self._note,
        )
        self._desk, self._notice = desk, notice
        today = desk.store.clock().date()
        self.day = DateInput(qdate(max(notice.from_on, min(today, notice.until_on))))
        self.matter = paragraph("例如：某候选人的综合排名与成绩单不符")
        self.add(Field("提出的日期", self.day), Field("异议内容", self.matter))

    def _note(self) -> None:
        self._desk.do(
            objections.object_to,
            self._notice.id,
            pydate(self.day.date()),
            self.matter.toPlainText(),
        )


class SettleDialog(Dialog):
    """How an objection was handled, what came of it, and by whom."""

    def __init__(self, parent: QWidget, desk: Desk, objection: ObjectionView) -> None:
        super().__init__(
            parent,
            "登记异议的处理结果",
            objection.matter,
            main="登记处理结果",
            other="先不登记",
            icon="badge-check",
            width=460,
            on_main=self._settle,
        )
        self._desk, self._objection = desk, objection
        self.outcome = Select(
            [(f"异议{one.label}", one) for one in (Ruled.DISMISSED, Ruled.UPHELD)]
        )
        if objection.outcome is not Ruled.PENDING:
            self.outcome.choose(objection.outcome)
        self.handling = paragraph("例如：经核对成绩单，排名无误，已答复提出人")
        self.handling.setPlainText(objection.handling)
        self.by = Input(objection.settled_by, placeholder=BY)
        self.day = DateInput(qdate(desk.store.clock().date()))
        self.add(
            Field("结论", self.outcome, hint="异议成立的，请到“候选人”或“代表”中改正名单。"),
            Field("怎样处理", self.handling),
            Field("处理人", self.by),
            Field("处理的日期", self.day),
        )

    def _settle(self) -> None:
        self._desk.do(
            objections.settle,
            self._objection.id,
            Ruled(self.outcome.currentData()),
            self.handling.toPlainText(),
            self.by.text(),
            pydate(self.day.date()),
        )


class DayDialog(Dialog):
    """A later last day for a notice."""

    def __init__(self, parent: QWidget, desk: Desk, notice: NoticeView) -> None:
        later = desk.ask(calendar).add(notice.until_on, 1)
        self.day = DateInput(qdate(later))
        super().__init__(
            parent,
            f"延长{notice.title}",
            f"原定到{words.full_day(notice.until_on)}为止。请在张贴的名单上改写日期。",
            main="延长公示",
            other="不延长",
            icon="calendar-days",
            on_main=lambda: desk.do(notices.prolong, notice.id, pydate(self.day.date())),
        )
        self.add(Field("新的截止日期", self.day))


class ShortenDialog(Dialog):
    """An earlier last day, by a named person's reasoned decision."""

    def __init__(self, parent: QWidget, desk: Desk, notice: NoticeView) -> None:
        super().__init__(
            parent,
            f"提前结束{notice.title}",
            f"规定公示 {notice.days} 个工作日。缩短要由负责人署名说明理由。",
            main="提前结束公示",
            other="不提前",
            icon="clock",
            width=460,
            on_main=partial(self._shorten, desk, notice.id),
        )
        self.day = DateInput(qdate(desk.ask(calendar).before(notice.until_on, 1)))
        self.by = Input(placeholder=BY)
        self.because = paragraph("写明事实和依据，一两句即可")
        self.add(
            Field("截止日期改为", self.day),
            Field("决定人", self.by),
            Field("理由", self.because, hint="印在选举结果报告里。"),
        )

    def _shorten(self, desk: Desk, notice_id: int) -> None:
        desk.do(
            notices.cut_short,
            notice_id,
            pydate(self.day.date()),
            self.by.text(),
            self.because.toPlainText(),
        )


class WithdrawDialog(Dialog):
    """Why a notice is void."""

    def __init__(self, parent: QWidget, desk: Desk, notice: NoticeView) -> None:
        super().__init__(
            parent,
            f"作废{notice.title}？",
            "作废后要重新张贴，公示期从头算起。已张贴的名单请揭下。这一步不能撤销。",
            main="作废公示",
            other="不作废",
            icon="x",
            on_main=lambda: desk.do(notices.withdraw, notice.id, self.because.text()),
        )
        self.because = Input(placeholder="例如：名单漏列一人")
        self.add(Field("理由", self.because))
