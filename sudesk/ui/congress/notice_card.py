"""One public list: how long it hangs, who is on it, what was objected, what can be done."""

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from sudesk.services.listings import Listed
from sudesk.services.notices import NoticeView
from sudesk.services.objections import ObjectionView
from sudesk.services.postings import Phase, Posting
from sudesk.terms import NoticeKind, Ruled, Verdict
from sudesk.ui import words
from sudesk.ui.congress.wording import gate_of
from sudesk.ui.pieces.bars import ShareBar
from sudesk.ui.pieces.button import Button, Kind
from sudesk.ui.pieces.card import Card, Line
from sudesk.ui.pieces.chip import ChipLook
from sudesk.ui.pieces.columns import Column
from sudesk.ui.pieces.empty import EmptyState
from sudesk.ui.pieces.gate import Gate, GateLook
from sudesk.ui.pieces.menu import Menu
from sudesk.ui.pieces.table import Table
from sudesk.ui.pieces.text import Text
from sudesk.ui.tokens import BODY, CARD_PADDING, SECTION, TABLE, Tone

if TYPE_CHECKING:
    from sudesk.ui.congress.notices import NoticesTab

OUTCOME_CHIP = {
    Ruled.PENDING: ChipLook("待处理", Tone.BAD, "triangle-alert"),
    Ruled.UPHELD: ChipLook("成立", Tone.WARN, "check"),
    Ruled.DISMISSED: ChipLook("不成立", Tone.OK, "check"),
}
HELD_BACK = {
    True: "下一步可以进行",
    False: "下一步还不能进行",
}


class NoticeCard(Card):
    """The chosen list; the acts are those of the tab."""

    def __init__(self, tab: "NoticesTab") -> None:
        self.gate = Gate(GateLook(Verdict.NOTED, ""))
        super().__init__("公示", self.gate, flush=True)
        self._tab = tab
        self._posting: Posting | None = None
        self._facts = Text("", BODY, wrap=True)
        self._decision = Text("", TABLE, "ink_2", wrap=True)
        self._bar = ShareBar(thick=8)
        self.people: Table[Listed] = Table(
            [
                Column("序号", self._place, 56, number=True, ink=lambda _: "ink_3"),
                Column("姓名", lambda one: one.name, 220, strong=True),
                Column("班级", lambda one: one.class_name or "—"),
                Column("区别同名", lambda one: one.number, 110, ink=lambda _: "ink_2"),
            ],
            key=lambda one: (one.entry_id, one.name),
            empty=EmptyState("名单还是空的", "名单从代表、候选人和封存的结果里来，不用再填。"),
            sortable=False,
        )
        self.objections: Table[ObjectionView] = Table(
            [
                Column("日期", lambda one: f"{one.raised_on.month}月{one.raised_on.day}日", 84),
                Column("异议", lambda one: one.matter, strong=True, second=_handled),
                Column(
                    "结论",
                    lambda one: one.outcome.label,
                    100,
                    number=True,
                    chip=lambda one: OUTCOME_CHIP[one.outcome],
                ),
            ],
            key=lambda one: one.id,
            tall=True,
            sortable=False,
            empty=EmptyState("没有异议", "收到异议当天登记，处理完再进行下一步。"),
        )
        self.put_up = Button("张贴公示", tab.put_up, kind=Kind.PRIMARY, icon="upload")
        self.print = Button("打印公示", tab.print_it, icon="printer")
        self.object = Button("登记异议", tab.object_to, icon="pencil")
        self.settle = Button("登记处理结果", self._settle_chosen, icon="badge-check")
        self.take_down = Button("登记撤下", tab.take_down, icon="check")
        self.more = Button("更多", self._offer_more, kind=Kind.QUIET, icon="chevron-down")
        self._order: dict[tuple[int | None, str], int] = {}
        self._build()

    def show_posting(self, posting: Posting, today: date) -> None:
        """Show one list as it stands today."""
        self._posting = posting
        notice = posting.notice
        self.title.say(posting.title)
        self.gate.setVisible(posting.asked)
        self.gate.show_look(gate_of(posting.ruling, HELD_BACK[not posting.ruling.blocks]))
        self._facts.say(_facts(posting, today))
        self._decision.say(_decision(notice))
        self._decision.setVisible(bool(_decision(notice)))
        self._show_days(notice, today)
        listing = posting.people
        self._order = {(one.entry_id, one.name): n for n, one in enumerate(listing, 1)}
        self.people.set_rows(listing)
        self.objections.set_rows(notice.objections if notice else ())
        self.objections.setVisible(notice is not None)
        self._title.setVisible(notice is not None)
        pending = (
            [one for one in notice.objections if one.outcome is Ruled.PENDING] if notice else []
        )
        if pending and self.objections.current() is None:
            self.objections.select(pending[0].id)
        self._show_what_fits()

    def _build(self) -> None:
        head = QWidget()
        column = QHBoxLayout(head)
        column.setContentsMargins(CARD_PADDING - 1, 12, CARD_PADDING - 1, 12)
        column.setSpacing(20)
        column.addWidget(self._facts, 1)
        column.addWidget(self._bar, 1)
        self._title = Text("异议", SECTION)
        objections_head = QWidget()
        line = QHBoxLayout(objections_head)
        line.setContentsMargins(CARD_PADDING - 1, 10, CARD_PADDING - 1, 8)
        line.addWidget(self._title)
        self._decision.setContentsMargins(CARD_PADDING - 1, 0, CARD_PADDING - 1, 10)
        self.add(head, self._decision, Line(), self.people, objections_head, self.objections)
        for table in (self.people, self.objections):
            table.setMinimumHeight(110)
            table.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Ignored)
        self.body.setStretch(3, 3)
        self.body.setStretch(5, 2)
        self.set_foot(self.put_up, self.print, self.object, self.settle, self.take_down, self.more)
        self.objections.selected.connect(lambda _: self._show_what_fits())
        self.objections.opened.connect(lambda _: self._settle_chosen())

    def _show_days(self, notice: NoticeView | None, today: date) -> None:
        self._bar.setVisible(notice is not None)
        if notice is not None:
            whole = (notice.until_on - notice.from_on).days + 1
            gone = min(max((today - notice.from_on).days, 0), whole)
            self._bar.fill(gone, whole, whole, "ok" if gone == whole else "accent_text")

    def _show_what_fits(self) -> None:
        posting = self._posting
        notice = posting.notice if posting else None
        phase = posting.phase if posting else Phase.TO_COME
        up = phase in (Phase.TO_COME, Phase.OUTDATED)
        self.put_up.setVisible(up)
        self.put_up.setEnabled(posting is not None and not posting.missing)
        self.put_up.rename("重新张贴公示" if phase is Phase.OUTDATED else "张贴公示")
        for button in (self.print, self.object, self.settle, self.take_down, self.more):
            button.setVisible(notice is not None)
        self.settle.setEnabled(self.objections.current() is not None)
        self.take_down.setEnabled(phase in (Phase.RUN_OUT, Phase.OUTDATED))
        self.take_down.setVisible(notice is not None and notice.taken_down_on is None)

    def _settle_chosen(self) -> None:
        objection = self.objections.current()
        if objection is not None:
            self._tab.settle(objection)

    def _offer_more(self) -> None:
        menu = Menu(self)
        menu.offer("延长公示", self._tab.prolong, icon="calendar-days")
        menu.offer("提前结束", self._tab.cut_short, icon="clock")
        objection = self.objections.current()
        if objection is not None and objection.outcome is not Ruled.PENDING:
            menu.offer("重新处理这件异议", lambda: self._tab.reopen(objection), icon="undo-2")
        menu.offer("作废公示", self._tab.withdraw, icon="x", danger=True)
        menu.popup(self.more.mapToGlobal(self.more.rect().topLeft()))

    def _place(self, one: Listed) -> str:
        return str(self._order.get((one.entry_id, one.name), ""))


def said_of(posting: Posting) -> str:
    """Say how many a list holds, or for a call which post it offers."""
    return "岗位已定" if posting.kind is NoticeKind.CALL else f"名单 {posting.listed} 人"


def _facts(posting: Posting, today: date) -> str:
    notice = posting.notice
    if notice is None:
        if posting.missing:
            return words.spaced(f"{posting.missing}，还不能张贴。")
        return f"{said_of(posting)}，可以张贴。张贴后名单不再变动。"
    left = (notice.until_on - today).days
    when = (
        f"还有 {left} 天期满"
        if left > 0
        else "今天是最后一天"
        if left == 0
        else f"{notice.until_on.month}月{notice.until_on.day}日期满"
    )
    return (
        f"{words.day(notice.from_on, today)}至{words.day(notice.until_on, today)}，"
        f"{notice.worked} 个工作日，{when}。张贴在{notice.place}，异议请向{notice.contact}提出。"
    )


def _decision(notice: NoticeView | None) -> str:
    if notice is None:
        return ""
    said = []
    if notice.shortened_by:
        said.append(f"缩短公示由{notice.shortened_by}决定：{notice.shortened_because}。")
    if notice.taken_down_on:
        day = notice.taken_down_on
        said.append(f"{day.month}月{day.day}日已撤下。")
    return "".join(said)


def _handled(one: ObjectionView) -> str:
    if one.settled_on is None:
        return "还没有处理"
    return f"{one.handling}（{one.settled_by}，{one.settled_on.month}月{one.settled_on.day}日）"
