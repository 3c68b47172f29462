"""The agenda as it is planned and changed: one sitting at a time, before the day and on it."""

from functools import partial

from PySide6.QtGui import QKeySequence, QShortcut

from sudesk.services import adopted, agenda
from sudesk.services.agenda import Agenda, Item, Removed, Wording
from sudesk.terms import AgendaTask, MotionKind, SittingKind
from sudesk.ui.congress.agenda_dialogs import DropDialog, ItemDialog
from sudesk.ui.congress.agenda_words import clock, lasted, lasted_ink, state_chip
from sudesk.ui.page import Page
from sudesk.ui.pieces.button import Button
from sudesk.ui.pieces.card import Card
from sudesk.ui.pieces.choice import Segmented
from sudesk.ui.pieces.columns import Column
from sudesk.ui.pieces.dialog import confirm
from sudesk.ui.pieces.empty import Beginning, EmptyState
from sudesk.ui.pieces.menu import Menu
from sudesk.ui.pieces.table import Table
from sudesk.ui.pieces.text import Text
from sudesk.ui.tokens import TABLE

EMPTY = (
    "还没有议程",
    "预备会议通过议程、选举办法和人选，正式会议听报告、修章程、选举、收意见。"
    "先按惯例排好，再逐项增减，改次序和用时。",
)


class PlanCard(Card):
    """The items of one sitting with their times; acts go through the page that shows the card."""

    def __init__(self, page: Page) -> None:
        self.sitting = Segmented([(kind.label, kind) for kind in SittingKind])
        self.new = Button("添加事项", self._ask_new, icon="plus", key="Ctrl+N", small=True)
        self.told = Text("", TABLE, "ink_2")
        super().__init__("会议议程", self.told, self.sitting, self.new, flush=True)
        self._page = page
        self._congress_id = 0
        self._adopted = False
        self._agendas: dict[SittingKind, Agenda] = {}
        self.edit = Button("修改", self._ask_change, icon="pencil", small=True)
        self.up = Button(
            "上移", partial(self._shift, -1), icon="chevron-up", key="Alt+Up", small=True
        )
        self.down = Button(
            "下移", partial(self._shift, 1), icon="chevron-down", key="Alt+Down", small=True
        )
        self.other = Button("移到正式会议", self._transfer, small=True)
        self.drop = Button("不再进行", self._ask_drop, icon="x", small=True)
        self.clear = Button("清空", self._clear, icon="trash-2", small=True)
        self.table = self._build_table()
        self.add(self.table)
        self.set_foot(self.edit, self.up, self.down, self.other, self.drop, self.clear)
        self.sitting.chosen.connect(self._show_sitting)
        self.table.selected.connect(self._show_what_fits)
        self.table.opened.connect(self._ask_change)
        self.table.menu_asked.connect(self._fill_menu)
        QShortcut(QKeySequence("Delete"), self.table, self._remove)

    @property
    def kind(self) -> SittingKind:
        """The sitting that is shown."""
        kind = self.sitting.meaning
        assert isinstance(kind, SittingKind)
        return kind

    def show_agendas(self, congress_id: int) -> None:
        """Ask for both agendas and show the one chosen."""
        desk = self._page.desk
        self._congress_id = congress_id
        self._agendas = {one.sitting: one for one in desk.ask(agenda.both, congress_id)}
        self._adopted = bool(desk.ask(adopted.settled, congress_id, MotionKind.AGENDA))
        self._show_sitting()

    def _build_table(self) -> Table[Item]:
        begin = Beginning("calendar-days", "按惯例排好议程", "两次会议，逐项可改", self._lay_out)
        return Table(
            [
                Column("时间", clock, 68, ink=lambda _: "ink_3"),
                Column("事项", lambda item: item.title, strong=True),
                Column("发言人", lambda item: item.wording.speaker, 150, ink=lambda _: "ink_2"),
                Column("用时", lasted, 96, number=True, ink=lasted_ink),
                Column(
                    "状态",
                    lambda item: state_chip(item).text,
                    104,
                    number=True,
                    chip=state_chip,
                ),
            ],
            key=lambda item: item.id,
            empty=EmptyState(*EMPTY, [begin]),
            sortable=False,
        )

    def _show_sitting(self) -> None:
        shown = self._agendas.get(self.kind)
        if shown is None:
            return
        self.table.set_rows((*shown.items, *shown.dropped))
        laid = any(one.items or one.dropped for one in self._agendas.values())
        self.new.setVisible(laid)
        total = f"{len(shown.items)} 项，计划 {shown.minutes} 分" if laid else ""
        self.told.say(f"大会已通过议程。{total}" if self._adopted else total)
        others = [kind for kind in SittingKind if kind is not self.kind]
        self.other.rename(f"移到{others[0].label}")
        self._show_what_fits()

    def _show_what_fits(self) -> None:
        item = self.table.current()
        waits = item is not None and item.begun_at is None and not item.dropped_because
        dropped = item is not None and bool(item.dropped_because)
        for button in (self.edit, self.up, self.down, self.other):
            button.setEnabled(waits)
        self.other.setEnabled(waits and not self._adopted)
        self.edit.setEnabled(item is not None and not dropped)
        self.drop.setEnabled(waits or dropped)
        self.drop.rename("恢复这一项" if dropped else "不再进行", "undo-2" if dropped else "x")
        laid = bool(self._agendas) and any(one.items for one in self._agendas.values())
        begun = any(item.begun_at for one in self._agendas.values() for item in one.items)
        self.clear.setVisible(laid and not begun and not self._adopted)

    def _lay_out(self) -> None:
        self._page.desk.do(agenda.lay_out, self._congress_id)
        self._page.shell.toast("议程已按惯例排好，逐项可改", self._take_off)

    def _take_off(self) -> None:
        self._page.desk.do(agenda.clear, self._congress_id)

    def _clear(self) -> None:
        agreed = confirm(
            self,
            "清空两次会议的议程？",
            "改过的名称、用时和主持词一起去掉，之后重新排。",
            act="清空议程",
            instead="保留议程",
            icon="trash-2",
            danger=True,
        )
        if agreed:
            self._take_off()

    def _ask_new(self) -> None:
        after = self.table.current()
        place = None if after is None or after.dropped_because else after.position + 1
        add = partial(self._add, place)
        self._open(ItemDialog(self, None, add))

    def _add(self, place: int | None, wording: Wording) -> None:
        item = self._page.desk.do(agenda.add, self._congress_id, self.kind, wording, place)
        self.table.select(item)

    def _ask_change(self) -> None:
        item = self.table.current()
        if item is not None and not item.dropped_because:
            change = partial(self._change, item)
            self._open(ItemDialog(self, item, change, adopted=self._adopted))

    def _change(self, item: Item, wording: Wording) -> None:
        desk = self._page.desk
        before = desk.do(agenda.edit, item.id, wording)
        undo = partial(desk.do, agenda.edit, item.id, before)
        self._page.shell.toast(f"“{item.title}”已修改", undo)

    def _shift(self, places: int) -> None:
        item = self.table.current()
        if item is not None:
            self._page.desk.do(agenda.move, item.id, places)
            self.table.select(item.id)

    def _transfer(self) -> None:
        item = self.table.current()
        if item is None:
            return
        desk, here, place = self._page.desk, item.sitting, item.position
        there = next(kind for kind in SittingKind if kind is not here)
        desk.do(agenda.transfer, item.id, there)
        undo = partial(desk.do, agenda.transfer, item.id, here, place)
        self._page.shell.toast(f"“{item.title}”已移到{there.label}", undo)

    def _ask_drop(self) -> None:
        item = self.table.current()
        if item is None:
            return
        if item.dropped_because:
            self._page.desk.do(agenda.restore, item.id)
            self._page.shell.toast(f"“{item.title}”已恢复")
        else:
            self._open(DropDialog(self, item, partial(self._drop, item)))

    def _drop(self, item: Item, because: str) -> None:
        desk = self._page.desk
        desk.do(agenda.remove, item.id, because)
        undo = partial(desk.do, agenda.restore, item.id)
        self._page.shell.toast(f"“{item.title}”不再进行", undo)

    def _remove(self) -> None:
        """Take the item off for good before the day; later only with a reason."""
        item, desk = self.table.current(), self._page.desk
        if item is None or item.dropped_because:
            return
        charter = item.task is AgendaTask.CHARTER
        if charter or desk.ask(agenda.reason_needed, self._congress_id):
            self._ask_drop()
            return
        removed = desk.do(agenda.remove, item.id)
        self._page.shell.toast(f"“{item.title}”已移出议程", partial(self._put_back, removed))

    def _put_back(self, removed: Removed) -> None:
        self.table.select(self._page.desk.do(agenda.put_back, self._congress_id, removed))

    def _fill_menu(self, menu: Menu, item: Item) -> None:
        if item.dropped_because:
            menu.offer("恢复这一项", self._ask_drop, icon="undo-2")
            return
        menu.offer("修改", self._ask_change, icon="pencil")
        if item.begun_at is None:
            menu.offer("上移", partial(self._shift, -1), icon="chevron-up")
            menu.offer("下移", partial(self._shift, 1), icon="chevron-down")
            if not self._adopted:
                menu.offer(self.other.text(), self._transfer)
            menu.offer("不再进行", self._ask_drop, icon="x")
            menu.offer("移出议程", self._remove, icon="trash-2", danger=True)

    def _open(self, dialog: ItemDialog | DropDialog) -> None:
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
