"""The stages of the congress as a table: when, who, how far; and what can be done with one."""

from collections.abc import Callable
from datetime import date
from functools import partial

from PySide6.QtCore import Signal

from sudesk.services import course, departments, replies, stages
from sudesk.services.congresses import CongressView
from sudesk.services.slots import Slot
from sudesk.services.stages import StageView
from sudesk.terms import StageState
from sudesk.ui import words
from sudesk.ui.congress.stage_dialogs import DoneDialog, OwnerDialog, ReplyDialog, StageDialog
from sudesk.ui.desk import Desk
from sudesk.ui.papers.together import StagePrinter, printed_together
from sudesk.ui.pieces.button import Button
from sudesk.ui.pieces.card import Card
from sudesk.ui.pieces.chip import ChipLook
from sudesk.ui.pieces.columns import Column
from sudesk.ui.pieces.dialog import Dialog
from sudesk.ui.pieces.menu import Menu
from sudesk.ui.pieces.table import Grid, Table
from sudesk.ui.tokens import Tone

CAPTION = "Enter 打开这一步的页面，Ctrl+M 移动日期，Ctrl+D 标记完成，Ctrl+P 打印这一步的文书。"


class StagesCard(Card):
    """``asked`` tells the room of a stage that shall be opened, ``told`` what was done.

    ``told`` carries the words and the way back.
    """

    asked = Signal(str)
    told = Signal(str, object)

    def __init__(self, desk: Desk, export: Callable[[Grid], object]) -> None:
        super().__init__("进程", caption=CAPTION, flush=True)
        self._desk = desk
        self._congress: CongressView | None = None
        self._today = date.min
        self._papers: dict[str, tuple[Slot, ...]] = {}
        self.open = Button("打开页面", self._open, icon="arrow-right", small=True)
        self.shift = Button("移动日期", self._ask_move, icon="calendar-days", small=True)
        self.owner = Button("改负责人", self._ask_owner, icon="users", small=True)
        self.done = Button("标记完成", self._ask_done, icon="check", small=True)
        self.reply = Button("登记批复", self._ask_reply, icon="badge-check", small=True)
        self.press = Button("打印文书", self._ask_print, icon="printer", small=True)
        self._printer = StagePrinter(self, desk, self.told.emit, self._offer_print)
        self._acts = (self.shift, self.done, self.reply, self.owner, self.press)
        for button, key in ((self.shift, "Ctrl+M"), (self.done, "Ctrl+D"), (self.press, "Ctrl+P")):
            button.setShortcut(key)
        self.table = self._build_table(export)
        self.add(self.table)
        self.set_foot(self.open, *self._acts)
        self.table.selected.connect(lambda _rows: self._show_what_fits())
        self.table.opened.connect(lambda _row: self._open())
        self.table.menu_asked.connect(self._fill_menu)
        self._show_what_fits()

    def show_congress(self, congress: CongressView) -> None:
        """Show the stages of a congress."""
        self._congress = congress
        self._today = self._desk.store.clock().date()
        views = self._desk.ask(stages.stages, congress.id)
        self._papers = self._desk.ask(course.papers_ready, congress.id, views)
        self.table.set_rows(views)
        if self.table.current() is None:
            now = next((one for one in views if one.state is StageState.AT_HAND), views[0])
            self.table.select(now.key)
        self._show_what_fits()

    def _build_table(self, export: Callable[[Grid], object]) -> Table[StageView]:
        table: Table[StageView] = Table(
            [
                Column(
                    "阶段",
                    lambda view: view.stage.label,
                    strong=True,
                    second=lambda view: view.stage.source,
                ),
                Column("日期", self._days, 172, second=_why),
                Column("负责", lambda view: view.owner, 104, ink=lambda _: "ink_2"),
                Column("情况", lambda view: words.spaced(view.step.note), 116),
                Column("文书", self._paper_words, 76, ink=lambda _: "ink_2"),
                Column(
                    "状态",
                    lambda view: self._chip(view).text,
                    112,
                    number=True,
                    chip=lambda view: self._chip(view),
                ),
            ],
            key=lambda view: view.key,
            search=lambda view: (view.stage.label, view.owner, view.step.note),
            placeholder="阶段、负责人、情况",
            export=export,
            tall=True,
            sortable=False,
        )
        table.setMinimumHeight(300)
        return table

    def _days(self, view: StageView) -> str:
        if view.begins_on == view.due_on:
            return words.day(view.due_on, self._today)
        return words.span(view.begins_on, view.due_on)

    def _paper_words(self, view: StageView) -> str:
        count = len(self._papers.get(view.key, ()))
        return f"{count} 种" if count else "—"

    def _chip(self, view: StageView) -> ChipLook:
        left = view.days_left(self._today)
        if view.done:
            return ChipLook("已完成", Tone.OK, "check")
        if view.step.lock is not None and view.state is not StageState.AT_HAND:
            return ChipLook("未开放", Tone.BAD, "lock")
        if left < 0:
            return ChipLook(f"逾期 {-left} 天", Tone.BAD, "triangle-alert")
        if left == 0:
            return ChipLook("今天到期", Tone.WARN, "clock")
        if view.state is StageState.AT_HAND:
            return ChipLook("进行中", Tone.ACCENT)
        return ChipLook(f"还有 {left} 天")

    def _show_what_fits(self) -> None:
        view = self.table.current()
        for button in (self.open, *self._acts):
            button.setEnabled(view is not None)
        if view is None:
            return
        self.shift.setEnabled(not view.stage.fixed)
        self.done.setEnabled(view.markable or view.marked)
        self.done.rename("取消完成" if view.marked else "标记完成")
        reason = "" if view.stage.by_hand else "这一步是否完成由程序判断"
        self.done.setToolTip(reason)
        self.reply.setVisible(view.key in replies.STAGES)
        self._offer_print()

    def _fill_menu(self, menu: Menu, _view: StageView) -> None:
        self._show_what_fits()
        menu.offer("打开页面", self._open, icon="arrow-right", key="Enter")
        for button, icon, key in (
            (self.shift, "calendar-days", "Ctrl+M"),
            (self.done, "check", "Ctrl+D"),
            (self.reply, "badge-check", ""),
            (self.owner, "users", ""),
            (self.press, "printer", "Ctrl+P"),
        ):
            if button.isEnabled() and not button.isHidden():
                menu.offer(button.text(), button.click, icon=icon, key=key)

    def _open(self) -> None:
        view = self.table.current()
        if view is not None:
            self.asked.emit(view.stage.page)

    def _offer_print(self, busy: bool = False) -> None:
        view = self.table.current()
        slots = self._papers.get(view.key, ()) if view is not None else ()
        count = len(printed_together(slots))
        self.press.setEnabled(busy or count > 0)
        offer = f"打印 {count} 种文书" if count else "打印文书"
        self.press.rename("停止打印" if busy else offer)
        only_ballots = bool(slots) and not count
        self.press.setToolTip("选票在“文书”里按张数打印" if only_ballots else "")

    def _ask_print(self) -> None:
        view, congress = self.table.current(), self._congress
        if view is not None and congress is not None:
            slots = self._papers.get(view.key, ())
            self._printer.print(congress.id, f"{view.stage.label}文书", slots)

    def _ask_move(self) -> None:
        view, congress = self.table.current(), self._congress
        if view is None or congress is None:
            return

        def check(begins: date, due: date) -> str:
            found = self._desk.ask(stages.moving, congress.id, view.key, begins, due)
            return "\n".join(f"{one.sentence}。{one.remedy}" for one in found)

        def move(begins: date, due: date, because: str) -> None:
            self._desk.do(stages.move, congress.id, view.key, begins, due, because)
            back = (view.begins_on, view.due_on, view.moved_because)
            undo = partial(self._desk.do, stages.put_back, congress.id, view.key, *back)
            self.told.emit(f"{view.stage.label}改到{words.span(begins, due)}", undo)

        self._open_dialog(StageDialog(self, view, check, move))

    def _ask_owner(self) -> None:
        view, congress = self.table.current(), self._congress
        if view is None or congress is None:
            return

        def assign(owner: str) -> None:
            self._desk.do(stages.assign, congress.id, view.key, owner)
            undo = partial(self._desk.do, stages.assign, congress.id, view.key, view.owner)
            self.told.emit(f"{view.stage.label}由{owner or view.stage.owner}负责", undo)

        self._open_dialog(OwnerDialog(self, view, assign))

    def _ask_done(self) -> None:
        view, congress = self.table.current(), self._congress
        if view is None or congress is None:
            return
        if view.marked:
            was = view.done_on or self._today
            self._desk.do(stages.reopen, congress.id, view.key)
            undo = partial(
                self._desk.do, stages.mark_done, congress.id, view.key, was, view.done_note
            )
            self.told.emit(f"已取消{view.stage.label}的完成标记", undo)
            return

        def mark(on: date, note: str) -> None:
            self._desk.do(stages.mark_done, congress.id, view.key, on, note)
            undo = partial(self._desk.do, stages.reopen, congress.id, view.key)
            self.told.emit(f"{view.stage.label}已标记完成", undo)

        self._open_dialog(DoneDialog(self, view, self._today, mark))

    def _ask_reply(self) -> None:
        view, congress = self.table.current(), self._congress
        if view is None or congress is None:
            return
        request = replies.STAGES[view.key]
        kept = self._desk.ask(replies.replies, congress.id).get(request)
        party = self._desk.ask(departments.founded).names.party

        def register(given: replies.Reply) -> None:
            self._desk.do(replies.register, congress.id, given)
            undo = partial(self._desk.do, replies.withdraw, congress.id, request)
            if kept is not None:
                undo = partial(self._desk.do, replies.register, congress.id, kept)
            self.told.emit(f"{replies.REQUESTS[request]}的批复已登记", undo)

        self._open_dialog(ReplyDialog(self, request, kept, party, self._today, register))

    def _open_dialog(self, dialog: Dialog) -> None:
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()


def _why(view: StageView) -> str:
    """Say under the days why they are not those of custom."""
    if view.moved_because:
        return f"已移动：{view.moved_because}"
    if view.usual_due is not None and not view.done:
        return f"惯例是{words.month_day(view.usual_due)}，已来不及"
    return ""
