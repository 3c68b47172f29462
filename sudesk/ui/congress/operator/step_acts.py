"""What the operator does with the agenda: step on, step back, read, vote, close."""

from typing import TYPE_CHECKING

from sudesk.services import agenda, head_counts, running, scripts
from sudesk.services.agenda import Item
from sudesk.terms import SittingKind
from sudesk.ui.congress.agenda_dialogs import DropDialog
from sudesk.ui.congress.agenda_page import AgendaPage
from sudesk.ui.congress.motions import MotionsTab
from sudesk.ui.pieces.dialog import confirm
from sudesk.ui.rooms import open_room

if TYPE_CHECKING:
    from sudesk.ui.congress.operator.page import OperatorPage


class StepWork:
    """Acts of the agenda; the cursor goes back to the check-in box afterwards."""

    def __init__(self, page: "OperatorPage") -> None:
        self._page = page
        self._script_id = 0
        self._places: dict[int, int] = {}  # where an item stood before it was begun

    def open_sitting(self, kind: SittingKind, title: str) -> None:
        """Open a sitting and begin its check-in."""
        page = self._page
        page.desk.do(running.open_up, page.congress.id, kind, title)
        page.back_to_box()

    def go_on(self) -> None:
        """End the item that runs, else begin the one that comes next (F2)."""
        found = self._agenda()
        if found.running is not None:
            self._page.desk.do(running.end, found.running.id)
        elif found.next is not None:
            self.begin(found.next)
        self._page.back_to_box()

    def begin(self, item: Item) -> None:
        """Begin an item, also before those that stand in front of it."""
        step = self._page.desk.do(running.begin, item.id)
        self._places[item.id] = step.place
        self._page.back_to_box()

    def go_back(self) -> None:
        """Take the last step back (F3)."""
        page = self._page
        last = page.desk.ask(running.last, page.congress.id)
        if last is not None:
            place = None if last.over else self._places.get(last.id)
            page.desk.do(running.back, last.id, place)
        page.back_to_box()

    def ask_drop(self, item: Item) -> None:
        """Ask why an item is not dealt with."""
        desk = self._page.desk
        dialog = DropDialog(
            self._page, item, lambda because: desk.do(agenda.remove, item.id, because)
        )
        dialog.finished.connect(dialog.deleteLater)
        dialog.finished.connect(self._page.back_to_box)
        dialog.open()

    def restore(self, item: Item) -> None:
        """Deal with an item after all."""
        self._page.desk.do(agenda.restore, item.id)

    def arrange(self) -> None:
        """Change order and times on a page of its own."""
        self._page.shell.push(AgendaPage(self._page.desk, self._agenda().sitting))

    def count(self) -> None:
        """Keep how many are present now (清点人数)."""
        page = self._page
        assert page.door is not None
        found = page.desk.do(head_counts.count, page.door.roll.sitting_id)
        short = found.quorum(page.door.roll.terms).blocks
        verdict = "没有达到法定人数" if short else "已达到法定人数"
        page.shell.toast(f"清点人数：实到 {found.present}/{found.due} 人，{verdict}")
        page.back_to_box()

    def ask_close(self) -> None:
        """Ask whether the sitting is over."""
        page, door = self._page, self._page.door
        if door is None:
            return
        roll = door.roll
        agreed = confirm(
            page,
            f"宣布“{roll.title}”闭会？",
            f"实到 {roll.present} 人，请假 {roll.on_leave} 人，未到的 {roll.absent} 人记为缺席。"
            "闭会后签到不能再改。",
            act="宣布闭会",
            instead="先不闭会",
            icon="lock",
        )
        if agreed:
            page.desk.do(running.adjourn, roll.sitting_id)
            page.shell.toast(f"“{roll.title}”已闭会，实到 {roll.present} 人")
            page.show_check_in()
        else:
            page.back_to_box()

    def vote(self, item: Item) -> None:
        """Open the vote by hands that belongs to an item; the way back leads into the hall."""
        motions = MotionsTab(self._page.desk)
        motions.full, motions.searchable, motions.way_out = True, False, "返回会场"
        self._page.shell.push(motions)
        motions.show_item(item)

    def ballots(self) -> None:
        """Go to the ballots and their count."""
        open_room(self._page.shell, "count")

    def turn_script(self) -> None:
        """Show the chair's words for the present step, or the door again (F6)."""
        page = self._page
        if page.middle.currentWidget() is page.script:
            page.show_check_in()
            return
        found = self._agenda()
        item = found.running or found.next
        if item is not None:
            self.open_script(item)

    def open_script(self, item: Item) -> None:
        """Show the chair's words for an item."""
        page = self._page
        self._script_id = item.id
        page.agenda.list.choose(item.id)
        page.middle.setCurrentWidget(page.script)
        self.show_script()
        page.setFocus()

    def turn(self, by: int) -> None:
        """Show the words for the item before or after."""
        items = self._agenda().items
        place = next((n for n, one in enumerate(items) if one.id == self._script_id), 0)
        wanted = max(0, min(place + by, len(items) - 1))
        if items:
            self.open_script(items[wanted])

    def show_script(self) -> None:
        """Ask for the words again while they are shown: a figure may have come."""
        page = self._page
        if page.middle.currentWidget() is page.script and self._script_id:
            page.script.show_script(page.desk.ask(scripts.script, self._script_id))

    def write_script(self, item_id: int, text: str | None) -> None:
        """Write the words anew, or take those that the program makes."""
        desk = self._page.desk
        before = desk.do(scripts.write, item_id, text)
        told = "已用回生成的主持词" if text is None else "主持词已改写"
        self._page.shell.toast(told, lambda: desk.do(scripts.write, item_id, before))

    def _agenda(self) -> agenda.Agenda:
        return self._page.agenda.shown
