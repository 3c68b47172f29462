"""The tab 进程: create the congress, then its stages, its facts and who is left out of 应到."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from sudesk.rules import law
from sudesk.services import congresses, exports, roll, sittings
from sudesk.services.congresses import CongressView
from sudesk.terms import CongressKind
from sudesk.ui import words
from sudesk.ui.congress.convening import ConveneForm, hour_of, pydate, qdate, written
from sudesk.ui.congress.exclusions import ExclusionsCard
from sudesk.ui.congress.stage_table import StagesCard
from sudesk.ui.congress.wording import gate_of
from sudesk.ui.desk import Desk
from sudesk.ui.page import Page
from sudesk.ui.pieces.button import Button, Kind
from sudesk.ui.pieces.card import Card
from sudesk.ui.pieces.dialog import Dialog, confirm
from sudesk.ui.pieces.gate import Gate
from sudesk.ui.pieces.input import DateInput, Field, Input
from sudesk.ui.pieces.table import Grid
from sudesk.ui.pieces.text import Text
from sudesk.ui.pieces.two_columns import TwoColumns
from sudesk.ui.rooms import open_room
from sudesk.ui.roster.dropping import ask_target
from sudesk.ui.tokens import BODY, CAPTION, LEAD, TABLE

FORMS = {CongressKind.DELEGATES: "代表大会制", CongressKind.ASSEMBLY: "全体大会制"}
LABEL = 72


class ProcessTab(Page):
    """Founding and facts of the congress."""

    title = "进程"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.form = ConveneForm(desk, self._created)
        self.form.roll_asked.connect(lambda: open_room(self.shell, "roll"))
        self.facts = FactsView(desk, self)
        self._founding = False
        self.body.addWidget(self.form, 1)
        self.body.addWidget(self.facts, 1)

    def refresh(self) -> None:
        """Show the form before there is a congress, and its facts after."""
        congress = self.desk.ask(congresses.current)
        founding = congress is None or self._founding
        self.form.setVisible(founding)
        self.facts.setVisible(not founding)
        if founding:
            offer = self.desk.ask(congresses.form_offered)
            self.form.show_offer(offer, self.desk.ask(roll.classes))
        elif congress is not None:
            self.facts.show_congress(congress)

    def begin_next(self) -> None:
        """Offer the form for the congress after the present one."""
        self._founding = True
        self.refresh()

    def _created(self) -> None:
        self._founding = False
        self.refresh()
        congress = self.desk.ask(congresses.current)
        if congress is not None:
            self.shell.toast(f"{congress.title}已创建，名册冻结 {congress.headcount} 人")


class FactsView(TwoColumns):
    """The stages of the congress, and what is fixed about it."""

    def __init__(self, desk: Desk, tab: ProcessTab) -> None:
        super().__init__(right_width=348)
        self._desk = desk
        self._tab = tab
        self._congress: CongressView | None = None
        self._title = Text("", LEAD, wrap=True)
        self._form = Gate(gate_of(law.assembly(0)))
        self._values = {
            name: Text("", BODY, wrap=True)
            for name in ("日期", "地点", "名册冻结", "名册指纹", "应到")
        }
        self.reschedule = Button("改日期、地点", self._ask_move, icon="calendar-days", small=True)
        self.next = Button(
            "创建下一次大会", tab.begin_next, kind=Kind.QUIET, icon="plus", small=True
        )
        self.discard = Button(
            "撤销大会", self._ask_discard, kind=Kind.DANGER, icon="undo-2", small=True
        )
        self.exclusions = ExclusionsCard(desk)
        self.card = StagesCard(desk, self._export)
        self.stages = self.card.table
        self.card.asked.connect(lambda room: open_room(tab.shell, room))
        self.card.told.connect(lambda words, undo: tab.shell.toast(words, undo))
        self._build()

    def show_congress(self, congress: CongressView) -> None:
        """Show a congress."""
        self._congress = congress
        today = self._desk.store.clock().date()
        frozen = congress.frozen_at
        due = len(self._desk.ask(sittings.due_ids, congress.id))
        out = congress.headcount - due if congress.kind is CongressKind.ASSEMBLY else 0
        self._title.say(congress.title)
        self._form.show_look(gate_of(congress.form, FORMS[congress.kind]))
        for name, text in {
            "日期": f"{words.full_day(congress.held_on)} {written(congress.starts_at)}".strip(),
            "地点": congress.venue or "还没有定",
            "名册冻结": f"{words.month_day(frozen.date())}，在册 {congress.headcount} 人",
            "名册指纹": congress.roll_fingerprint[:16].upper(),
            "应到": f"{congress.member} {due} 人" + (f"，已除去 {out} 人" if out else ""),
        }.items():
            self._values[name].say(text)
        self._values["名册冻结"].setToolTip(f"{words.full_day(frozen.date())} {frozen:%H:%M}")
        self._values["名册指纹"].setToolTip(congress.roll_fingerprint)
        self.next.setVisible(congress.held_on < today)
        self.discard.setVisible(self._desk.ask(congresses.discardable, congress.id))
        self.exclusions.setVisible(congress.kind is CongressKind.ASSEMBLY)
        if congress.kind is CongressKind.ASSEMBLY:
            self.exclusions.show_congress(congress.id)
        self.card.show_congress(congress)

    def _build(self) -> None:
        card = Card("本次大会", self.reschedule)
        card.body.setSpacing(10)
        card.add(self._title, self._form)
        facts = QWidget()
        grid = QGridLayout(facts)
        grid.setContentsMargins(0, 4, 0, 0)
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(8)
        grid.setColumnStretch(1, 1)
        for number, (name, value) in enumerate(self._values.items()):
            grid.addWidget(Text(name, TABLE, "ink_2"), number, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(value, number, 1)
        about = "名册冻结后，名额、代表、应到和候选人都以它为准；之后再导入，不影响本次大会。"
        card.add(facts, Text(about, CAPTION, "ink_3", wrap=True))
        acts = QHBoxLayout()
        acts.addWidget(self.next)
        acts.addWidget(self.discard)
        acts.addStretch(1)
        card.body.addLayout(acts)
        card.body.addStretch(1)
        self.left.addWidget(self.card, 1)
        self.right.addWidget(card)
        self.right.addWidget(self.exclusions, 1)
        self.right.addStretch(0)

    def _export(self, grid: Grid) -> None:
        congress = self._congress
        if congress is None:
            return
        title = f"{congress.title}进程"
        target = ask_target(self, "导出进程", f"{title}.xlsx")
        if target is not None:
            self._desk.work(
                exports.save_table, title, grid.titles, grid.rows, target, done=self._tell_saved
            )

    def _tell_saved(self, target: Path) -> None:
        self._tab.shell.toast(f"已保存“{target.name}”")

    def _ask_discard(self) -> None:
        congress = self._congress
        if congress is not None and confirm(
            self,
            f"撤销{congress.title}？",
            "名额、代表和候选人一并撤去，名册解冻，可以补导入后重新创建。操作记录里留有这一步。",
            act="撤销大会",
            instead="先不撤销",
            icon="undo-2",
            danger=True,
        ):
            self._desk.do(congresses.discard, congress.id)

    def _ask_move(self) -> None:
        if self._congress is not None:
            dialog = MoveDialog(self, self._desk, self._congress, self._tab.shell.toast)
            dialog.finished.connect(dialog.deleteLater)
            dialog.open()


class MoveDialog(Dialog):
    """Another day, hour and place for the congress."""

    def __init__(
        self,
        parent: QWidget,
        desk: Desk,
        congress: CongressView,
        told: Callable[[str], object],
    ) -> None:
        self.day = DateInput(qdate(congress.held_on))
        self.hour = Input(written(congress.starts_at), placeholder="例如：14:00")
        self.venue = Input(congress.venue, placeholder="例如：图书馆报告厅")
        super().__init__(
            parent,
            "改大会的日期、地点",
            "各阶段随日期顺延，移动过和已完成的除外。名册和名额不变，打印过的请示请重新打印。",
            main="改日期、地点",
            other="不改",
            icon="calendar-days",
            on_main=partial(self._move, desk, congress.id, told),
        )
        self.add(
            Field("日期", self.day, side=LABEL),
            Field("开始时间", self.hour, side=LABEL),
            Field("地点", self.venue, side=LABEL),
        )

    def _move(self, desk: Desk, congress_id: int, told: Callable[[str], object]) -> None:
        day, hour = pydate(self.day.date()), hour_of(self.hour.text())
        shifted = desk.do(congresses.reschedule, congress_id, day, self.venue.text(), hour)
        told("已改大会的日期、地点" + (f"，{shifted} 个阶段顺延" if shifted else ""))
