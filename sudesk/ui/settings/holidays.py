"""The tab of the holidays: by which days the program counts working days, year by year."""

from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QHBoxLayout, QWidget

from sudesk.services import calendar, exports
from sudesk.services.calendar import DayOff
from sudesk.ui import words
from sudesk.ui.congress.convening import pydate, qdate
from sudesk.ui.desk import Desk
from sudesk.ui.page import Page
from sudesk.ui.pieces.button import Button
from sudesk.ui.pieces.card import Card
from sudesk.ui.pieces.chip import ChipLook
from sudesk.ui.pieces.choice import Radio
from sudesk.ui.pieces.columns import Column
from sudesk.ui.pieces.dialog import Dialog
from sudesk.ui.pieces.empty import Beginning, EmptyState
from sudesk.ui.pieces.input import DateInput, Field, Input, Select
from sudesk.ui.pieces.menu import Menu
from sudesk.ui.pieces.table import Grid, Table
from sudesk.ui.pieces.text import Text
from sudesk.ui.roster.dropping import ask_target
from sudesk.ui.tokens import TABLE, Tone

FREE, WORKED = ChipLook("放假", Tone.OK), ChipLook("调休上班", Tone.WARN)
EDITED = ChipLook("自行修改", Tone.INFO, "pencil")
SIDE = 72


class HolidaysTab(Page):
    """The days of one year that differ from the plain week; every change can be taken back."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.year = Select()
        self.year.setFixedWidth(110)
        self.add = Button("添加一天", self._ask_add, icon="plus")
        self.change = Button("修改", self._ask_change, icon="pencil", small=True)
        self.drop = Button("除去", self._remove, icon="trash-2", small=True)
        self.restore = Button("还原本年", self._restore, icon="refresh-cw", small=True)
        self._source = Text("", TABLE, "ink_2", wrap=True)
        self.table: Table[DayOff] = Table(
            [
                Column("日期", lambda one: words.full_day(one.day), 210, sort=lambda one: one.day),
                Column("名称", lambda one: one.name, strong=True),
                Column(
                    "安排",
                    lambda one: _chip(one).text,
                    120,
                    chip=_chip,
                ),
                Column(
                    "来源",
                    lambda one: EDITED.text if one.edited else "内置",
                    130,
                    chip=lambda one: EDITED if one.edited else None,
                    ink=lambda _: "ink_3",
                ),
            ],
            key=lambda one: one.day,
            search=lambda one: (one.name, words.full_day(one.day), _chip(one).text),
            placeholder="节日、日期",
            empty=EmptyState(
                "这一年还没有节假日",
                "没有列出的日子，周一至周五算工作日，周末不算。",
                [Beginning("plus", "添加一天", "放假，或者调休上班", self._ask_add)],
            ),
            export=self._export,
            beside=[self.year],
            acts=[self.add],
        )
        card = Card(
            "节假日",
            caption="公示期和大会进程的工作日按这张表算。改动只在本文件里有效。",
            flush=True,
        )
        card.add(self.table)
        card.set_foot(self._source, self.change, self.drop, self.restore, stretch_after=1)
        self.body.addWidget(card, 1)
        self._offer_years()
        self.year.currentIndexChanged.connect(lambda _: self.refresh())
        self.table.selected.connect(lambda _: self._show_what_fits())
        self.table.opened.connect(lambda _: self._ask_change())
        self.table.menu_asked.connect(self._fill_menu)

    @property
    def chosen(self) -> int:
        """The year that is shown."""
        return int(self.year.currentData())

    def refresh(self) -> None:
        """Show the days of the chosen year."""
        self.table.set_rows(self.desk.ask(calendar.days, self.chosen))
        known = calendar.built_in(self.chosen)
        if known is None:
            self._source.say("这一年没有内置的安排，请照国务院办公厅的通知添加")
        elif known.arranged:
            self._source.say(words.spaced(known.source))
        else:
            self._source.say("未公布安排，只列法定的日子。公布后请添加调休和连休的日子")
        self._show_what_fits()

    def _offer_years(self) -> None:
        this_year = self.desk.store.clock().year
        known = {*self.desk.ask(calendar.years), this_year, this_year + 1}
        self.year.offer([(f"{year}年", year) for year in sorted(known)])
        self.year.choose(this_year)

    def _show_what_fits(self) -> None:
        row = self.table.current()
        self.change.setEnabled(row is not None)
        self.drop.setEnabled(row is not None)
        self.restore.setVisible(self.desk.ask(calendar.edited, self.chosen))

    def _fill_menu(self, menu: Menu, _row: DayOff) -> None:
        menu.offer("修改", self._ask_change, icon="pencil")
        menu.offer("除去", self._remove, icon="trash-2", danger=True)

    def _ask_add(self) -> None:
        today = self.desk.store.clock().date()
        first = today if today.year == self.chosen else date(self.chosen, 1, 1)
        self._open(DayDialog(self, DayOff(first, "", False), "添加节假日", "添加一天", self._put))

    def _ask_change(self) -> None:
        row = self.table.current()
        if row is not None:
            change = partial(self._move, row.day)
            self._open(DayDialog(self, row, "修改节假日", "修改这一天", change))

    def _open(self, dialog: Dialog) -> None:
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _put(self, given: DayOff) -> None:
        put = partial(self.desk.do, calendar.put, given.day, given.name, given.working)
        self._act("已添加" + words.full_day(given.day), put)

    def _move(self, was: date, given: DayOff) -> None:
        move = partial(self.desk.do, calendar.move, was, given.day, given.name, given.working)
        self._act("已修改" + words.full_day(given.day), move)

    def _remove(self) -> None:
        row = self.table.current()
        if row is not None:
            remove = partial(self.desk.do, calendar.remove, row.day)
            self._act("已除去" + words.full_day(row.day), remove)

    def _restore(self) -> None:
        restore = partial(self.desk.do, calendar.restore, self.chosen)
        self._act(f"{self.chosen}年已还原为内置的安排", restore)

    def _act(self, said: str, act: Callable[[], object]) -> None:
        """Change the year and offer the way back."""
        year = self.chosen
        before = self.desk.ask(calendar.days, year)
        act()
        self.shell.toast(said, partial(self.desk.do, calendar.give_back, year, before))

    def _export(self, grid: Grid) -> None:
        title = f"{self.chosen}年节假日"
        target = ask_target(self, "导出节假日", f"{title}.xlsx")
        if target is not None:
            self.desk.work(
                exports.save_table, title, grid.titles, grid.rows, target, done=self._tell_saved
            )

    def _tell_saved(self, target: Path) -> None:
        self.shell.toast(f"已保存“{target.name}”")


class DayDialog(Dialog):
    """One day of the table: when, what it is called, free or worked."""

    def __init__(
        self,
        parent: QWidget,
        row: DayOff,
        title: str,
        main: str,
        put: Callable[[DayOff], object],
    ) -> None:
        self.day = DateInput(qdate(row.day))
        self.day.setDateRange(qdate(date(row.day.year, 1, 1)), qdate(date(row.day.year, 12, 31)))
        self.name = Input(row.name, placeholder="例如：春节")
        self.free = Radio(FREE.text, checked=not row.working)
        self.worked = Radio(WORKED.text, checked=row.working)
        super().__init__(
            parent,
            title,
            "放假的日子不算工作日，调休上班的周末算。",
            main=main,
            other="不改",
            icon="calendar-days",
            on_main=lambda: put(self._written),
        )
        choice = QWidget()
        line = QHBoxLayout(choice)
        line.setContentsMargins(0, 6, 0, 6)
        line.setSpacing(20)
        line.addWidget(self.free)
        line.addWidget(self.worked)
        line.addStretch(1)
        self.add(
            Field("日期", self.day, side=SIDE),
            Field("名称", self.name, side=SIDE),
            Field("安排", choice, side=SIDE),
        )

    @property
    def _written(self) -> DayOff:
        return DayOff(pydate(self.day.date()), self.name.text(), self.worked.isChecked())


def _chip(row: DayOff) -> ChipLook:
    return WORKED if row.working else FREE
