"""The tab 名额: try totals out, read the arithmetic row by row, fix the total."""

from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from sudesk.errors import Refused
from sudesk.rules.quota_plan import Group, Plan
from sudesk.services import composition, departments, organisations, quotas, tables
from sudesk.services.composition import People
from sudesk.services.congresses import CongressView
from sudesk.services.organisations import Outside
from sudesk.services.quotas import Fixed, Seating
from sudesk.services.writing import write_whole
from sudesk.ui import words
from sudesk.ui.congress.composition import CompositionCard
from sudesk.ui.congress.outside_seats import OutsideDialog
from sudesk.ui.congress.quota_arithmetic import ArithmeticTable, Steps
from sudesk.ui.congress.quota_inputs import PlanInput
from sudesk.ui.congress.quota_side import OrdinaryCard
from sudesk.ui.congress.tab import CongressTab
from sudesk.ui.desk import Desk
from sudesk.ui.pieces.button import Button, Kind
from sudesk.ui.pieces.card import Card, Line
from sudesk.ui.pieces.chip import Chip, ChipLook
from sudesk.ui.pieces.input import ErrorLine
from sudesk.ui.pieces.text import Text
from sudesk.ui.pieces.two_columns import TwoColumns
from sudesk.ui.rooms import open_room
from sudesk.ui.roster.dropping import ask_target
from sudesk.ui.tokens import CAPTION, CARD_PADDING, TABLE, Tone

RIGHT_WIDTH = 430


class QuotasTab(CongressTab):
    """What-if above, arithmetic below; what was fixed stays until it is fixed anew."""

    for_delegates = True

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, "名额")
        self._shown_for: int | None = None
        self._classes: tuple[Group, ...] = ()
        self._outside = Outside()
        self._people = People((), ())
        self._fixed: Fixed | None = None
        self._standing = 0
        self.state = Chip("")
        self.inputs = PlanInput()
        self.error = ErrorLine()
        self.table = ArithmeticTable()
        self.steps = Steps()
        self.ordinary = OrdinaryCard()
        self.composition = CompositionCard(summary=False)
        self.outside = Button("编辑", self._arrange, icon="pencil", small=True)
        self.print = Button("打印名额分配表", self._print, icon="printer")
        self.export = Button("导出", self._ask_where, icon="download")
        self.back = Button("回到已定", self._go_back, icon="undo-2")
        self.fix = Button("定下名额", self._fix, kind=Kind.PRIMARY)
        self.reason = Text("", CAPTION, "ink_3", wrap=True, align=Qt.AlignmentFlag.AlignRight)
        self.primary = self.fix
        self._build()
        self.inputs.changed.connect(self._try_out)

    def show_congress(self, congress: CongressView) -> None:
        """Show the fixed quota, or the number offered first; a what-if under way stays."""
        before = self._fixed
        self._classes = self.desk.ask(quotas.groups, congress.id)
        self._outside = self.desk.ask(organisations.outside, congress.id)
        self._people = self.desk.ask(composition.people, congress.id)
        self._fixed = self.desk.ask(quotas.present, congress.id)
        self._standing = self.desk.ask(quotas.standing, congress.id)
        changed = self._fixed is not None and self._fixed != before
        if self._shown_for != congress.id or changed:
            self._shown_for = congress.id
            self._show_plan(congress)
        self._try_out()

    def _build(self) -> None:
        card = Card("班级名额", self.state, self.inputs, flush=True)
        self._refusal = QWidget()
        refusal = QHBoxLayout(self._refusal)
        refusal.setContentsMargins(CARD_PADDING - 1, 10, CARD_PADDING - 1, 0)
        refusal.addWidget(self.error)
        self._refusal.hide()
        card.add(self.inputs.grades, self._refusal, self.table, Line(), self.steps)
        card.body.setStretchFactor(self.table, 1)
        card.body.setStretchFactor(self.steps, 1)
        self._bodies, self._by_office = Text("", TABLE), Text("", TABLE)
        self._sum = Text("", TABLE, align=Qt.AlignmentFlag.AlignRight)
        card.set_foot(self._bodies, self._by_office, self.outside, self._sum, stretch_after=3)
        columns = TwoColumns(right_width=RIGHT_WIDTH)
        columns.left.addWidget(card, 1)
        columns.right.addWidget(self.ordinary)
        columns.right.addWidget(self.composition, 1)
        acts = QHBoxLayout()
        acts.setSpacing(8)
        acts.addWidget(self.print)
        acts.addWidget(self.export)
        acts.addWidget(self.back)
        acts.addWidget(self.reason, 1)
        acts.addStretch(0)
        acts.addWidget(self.fix)
        columns.right.addLayout(acts)
        self.rows.addWidget(columns, 1)

    def _show_plan(self, congress: CongressView) -> None:
        """Set the inputs to what is fixed, or to the number offered first."""
        wanted = quotas.suggested(congress.headcount, len(self._classes))
        plan = Plan.total(wanted) if self._fixed is None else self._fixed.plan
        self.inputs.show_plan(self._classes, plan, congress.delegate_seats or wanted)

    def _go_back(self) -> None:
        if self.congress is not None:
            self._show_plan(self.congress)

    def _plan(self) -> Plan:
        """Return what is tried out; once delegates stand, another floor waits for the next time."""
        if self._fixed is not None and self._standing:
            return self.inputs.plan(self._fixed.plan.grade_floor)
        return self.inputs.plan(self._outside.grade_floor)

    def _try_out(self) -> None:
        if self.congress is None:
            return
        plan = self._plan()
        tried = quotas.tried(plan, self._classes, self._outside)
        if isinstance(tried, Refused):
            self.error.say(words.spaced(str(tried)))
            self._refusal.show()
            self._sum.say("代表总数 —")
            self.table.clear()
            self.steps.hide()
            self._show_what_fits(plan, None)
            return
        assert tried.quota is not None
        self._refusal.hide()
        self.error.say("")
        self.inputs.take_seats(tried.quota.seats)
        self.table.show_quota(tried.quota)
        self.steps.show()
        self.steps.show_quota(tried.quota)
        found = composition.composed(self._people, tried)
        self.ordinary.show_seating(tried, found)
        self.composition.show_composition(found, tried.total)
        self._show_total(tried)
        self._show_what_fits(plan, tried)

    def _show_total(self, seating: Seating) -> None:
        outside = seating.outside
        bodies = outside.body_seats
        clubs = f"（{len(outside.clubs)} 个主要社团）" if outside.clubs else ""
        self._bodies.say(f"组织名额 {bodies}{clubs}")
        self._by_office.say(f"当然代表 {outside.ex_officio}")
        parts = f"{seating.class_seats} + {bodies} + {outside.ex_officio}"
        self._sum.say(f"代表总数 {parts} = {seating.total}")

    def _show_what_fits(self, plan: Plan, tried: Seating | None) -> None:
        fixed = self._fixed
        self._show_state()
        self.print.setEnabled(fixed is not None)
        self.export.setEnabled(fixed is not None)
        seats = tried.class_seats if tried is not None else 0
        if fixed is not None and fixed.plan == plan:
            self.fix.rename("登记代表")
            self.fix.setEnabled(True)
            self.reason.say("")
        else:
            act = "定下" if fixed is None else "改定"
            self.fix.rename(f"{act} {seats} 名" if tried is not None else f"{act}名额")
            self.reason.say(self._why_not(tried))
            self.fix.setEnabled(not self.reason.text())
        self.fix.setAccessibleDescription(self.reason.text())
        # Paper and table are of what is fixed; the reason needs the room beside the button.
        trying = fixed is not None and fixed.plan != plan
        self.print.setVisible(not (trying and self.reason.text()))
        self.export.setVisible(not trying and not self.reason.text())
        # Another floor alone is nothing that the inputs could be set back from.
        self.back.setVisible(
            fixed is not None and replace(plan, grade_floor=fixed.plan.grade_floor) != fixed.plan
        )

    def _why_not(self, tried: Seating | None) -> str:
        if tried is None:
            return "请先按左边的提示改好"
        if self._standing:
            return f"已登记代表 {self._standing} 名，先在“代表”中移出才能改"
        return ""

    def _show_state(self) -> None:
        fixed = self._fixed
        if fixed is None:
            self.state.show_look(ChipLook("未定", Tone.WARN, "circle-dashed"))
            return
        day = "" if fixed.on is None else f"{fixed.on.month}月{fixed.on.day}日 "
        same = fixed.plan == self._plan()
        look = ChipLook(f"{day}已定", Tone.OK, "check")
        if not same and self.congress is not None:
            seats = self.congress.delegate_seats
            look = ChipLook(f"试算，已定 {seats}", Tone.INFO, "info")
        self.state.show_look(look)

    def _fix(self) -> None:
        if self.congress is None:
            return
        plan, before = self._plan(), self._fixed
        if before is not None and before.plan == plan:
            open_room(self.shell, "delegates")
            return
        quota = self.desk.do(quotas.fix, self.congress.id, plan)
        self.shell.toast(
            f"班级名额已定：{len(quota.rows)} 个班，共 {quota.seats} 席",
            partial(self.desk.do, quotas.put_back, self.congress.id, before),
        )

    def _arrange(self) -> None:
        union = self.desk.ask(departments.founded).names.union
        dialog = OutsideDialog(self, self._outside, union, self.arrange)
        dialog.exec()
        dialog.deleteLater()

    def arrange(self, wanted: Outside) -> None:
        """Arrange the seats outside the classes, with a way back."""
        if self.congress is None:
            return
        before = self._outside
        self.desk.do(organisations.arrange, self.congress.id, wanted)
        seats = wanted.body_seats + wanted.ex_officio
        self.shell.toast(
            f"组织名额和当然代表已保存，共 {seats} 席",
            partial(self.desk.do, organisations.arrange, self.congress.id, before),
        )

    def _print(self) -> None:
        open_room(self.shell, "papers")

    def _ask_where(self) -> None:
        if self.congress is not None:
            name = f"{self.congress.title}代表名额分配表.xlsx"
            target = ask_target(self, "导出名额分配表", name)
            if target is not None:
                self.save_to(target)

    def save_to(self, target: Path) -> None:
        """Write the fixed seats to a workbook."""
        if self.congress is not None:
            write_whole(target, self.desk.ask(tables.of_paper, self.congress.id, "3").content)
            self.shell.toast(f"名额分配表已导出到“{target.name}”")
