"""The tab 规则: every rule of the plan, what it says of this department now, what to do."""

from collections import Counter
from pathlib import Path

from PySide6.QtGui import QResizeEvent

from sudesk.rules.plan import plan
from sudesk.services import exports, rulings
from sudesk.services.rulings import Group, Standing
from sudesk.terms import Verdict
from sudesk.ui import words
from sudesk.ui.congress.rule_card import ContradictionsCard, RuleCard, chip_of, said
from sudesk.ui.desk import Desk
from sudesk.ui.page import Page
from sudesk.ui.pieces.card import Card
from sudesk.ui.pieces.choice import Segmented
from sudesk.ui.pieces.columns import Column
from sudesk.ui.pieces.input import Select
from sudesk.ui.pieces.table import Grid, Table
from sudesk.ui.pieces.two_columns import TwoColumns
from sudesk.ui.rooms import open_room
from sudesk.ui.roster.dropping import ask_target
from sudesk.ui.tokens import PAGE_MARGIN_Y, Ink

RIGHT_WIDTH = 404
FILTERS: tuple[tuple[str, Verdict | None], ...] = (
    ("全部", None),
    ("还不能", Verdict.BLOCKED),
    ("警示", Verdict.WARNED),
    ("提示", Verdict.NOTED),
    ("符合", Verdict.ALLOWED),
)
GROUPS = (("全部方面", None), *((group.label, group) for group in Group))
HEADS = ("编号", "规定", "说明", "出处", "程度", "现在", "情况", "怎么办", "署名")


class RulesTab(Page):
    """The rules at the left, the chosen one at the right; it needs no congress."""

    title = "规则"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._all: tuple[Standing, ...] = ()
        self.filter = Segmented(FILTERS, on_choose=lambda _: self._show())
        self.groups = Select(GROUPS)
        self.groups.setAccessibleName("规则的方面")
        self.table: Table[Standing] = Table(
            [
                Column(
                    "规定",
                    lambda one: words.spaced(one.provision.title),
                    strong=True,
                    second=said,
                ),
                Column("出处", lambda one: one.provision.citation, 142, ink=_quiet),
                Column("程度", lambda one: one.provision.grade.label, 84, ink=_quiet),
                Column("现在", lambda one: chip_of(one).text, 116, number=True, chip=chip_of),
            ],
            key=lambda one: one.rule,
            search=lambda one: (
                one.rule,
                one.provision.title,
                words.spaced(one.provision.title),
                one.provision.statement,
                one.provision.citation,
                one.provision.grade.label,
                one.ruling.sentence,
            ),
            placeholder="规定、出处",
            beside=[self.groups],
            export=self._export,
            tall=True,
        )
        self.table.search.setFixedWidth(200)
        self._list = Card("各条规定", self.filter, flush=True)
        self.card = RuleCard(self)
        self.contradictions = ContradictionsCard(self)
        self._build()
        self.groups.currentIndexChanged.connect(lambda _: self._show())
        self.table.selected.connect(lambda _: self._show_chosen())
        self.table.opened.connect(self._open)

    def refresh(self) -> None:
        """Ask how every rule stands; the chosen one stays chosen."""
        self._all = self.desk.ask(rulings.standings)
        counted = Counter(one.verdict for one in self._all)
        for word, verdict in FILTERS:
            number = len(self._all) if verdict is None else counted[verdict]
            self.filter.rename(verdict, f"{word} {number}")
        self.contradictions.show_settled(self.desk.ask(rulings.contradictions))
        self._show()

    def show_rule(self, rule: str) -> None:
        """Choose a rule, whatever was searched for before."""
        self.table.search.clear()
        self.filter.choose(None)
        self.groups.choose(None)
        self.refresh()
        self.table.select(rule)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the list within the window, however long the rule beside it is."""
        super().resizeEvent(event)
        self._list.setMaximumHeight(max(400, event.size().height() - 2 * PAGE_MARGIN_Y))

    def _build(self) -> None:
        columns = TwoColumns(RIGHT_WIDTH)
        self._list.add(self.table)
        self.table.setMinimumHeight(320)
        columns.left.addWidget(self._list, 1)
        columns.left.addStretch(0)
        columns.right.addWidget(self.card)
        columns.right.addWidget(self.contradictions)
        columns.right.addStretch(1)
        self.body.addWidget(columns, 1)

    def _show(self) -> None:
        wanted, group = self.filter.meaning, self.groups.currentData()
        rows = [
            one for one in self._all if wanted in (None, one.verdict) and group in (None, one.group)
        ]
        self.table.set_rows(rows)
        if self.table.current() is None and self.table.model.rows:
            self.table.select(self.table.model.key_at(0))
        self._show_chosen()

    def _show_chosen(self) -> None:
        self.card.show_standing(self.table.current())

    def _open(self, one: Standing) -> None:
        if one.room:
            open_room(self.shell, one.room)

    def _export(self, _: Grid) -> None:
        target = ask_target(self, "导出规则", f"{plan().document}自查表.xlsx")
        if target is not None:
            rows = [_row(one) for one in self.table.model.rows]
            title = f"{plan().title}自查表"
            self.desk.work(exports.save_table, title, HEADS, rows, target, done=self._tell_saved)

    def _tell_saved(self, target: Path) -> None:
        self.shell.toast(f"已保存“{target.name}”")


def _quiet(_: Standing) -> Ink:
    return "ink_2"


def _row(one: Standing) -> tuple[str, ...]:
    signed = "；".join(f"{each.about}：{each.by}，{each.because}" for each in one.passed)
    return (
        one.rule,
        one.provision.title,
        one.provision.statement,
        one.provision.citation,
        one.provision.grade.label,
        chip_of(one).text,
        one.ruling.sentence,
        one.ruling.remedy,
        signed,
    )
