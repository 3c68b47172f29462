"""What the operator does at the door, and how the page confirms it."""

from collections.abc import Collection
from typing import TYPE_CHECKING

from sudesk.services import door as doors
from sudesk.services import exports, sittings
from sudesk.services.door import Comer, Door
from sudesk.ui.congress.decision import ReasonDialog
from sudesk.ui.pieces.table import Grid
from sudesk.ui.roster.dropping import ask_target
from sudesk.ui.tokens import Tone

if TYPE_CHECKING:
    from sudesk.ui.congress.operator.page import OperatorPage


class DoorWork:
    """Acts of the door; each leaves the cursor in the box."""

    def __init__(self, page: "OperatorPage") -> None:
        self._page = page

    def arrive(self, comer: Comer) -> None:
        """Note that somebody came, or came back."""
        news = self._page.desk.do(doors.arrive, self._sitting, comer.who)
        self._note(comer, news=news)

    def leave(self, comer: Comer) -> None:
        """Note that somebody left."""
        self._page.desk.do(doors.leave, self._sitting, comer.who)
        self._note(comer)

    def ask_leave(self, comer: Comer) -> None:
        """Ask for the reason of a leave; the last one is offered."""
        page = self._page
        if comer.who.entry_id is None:
            self._page.check_in.said.say(comer, "列席、特邀不用请假", Tone.INFO)
            return
        reason = comer.reason or page.desk.ask(doors.last_reason, page.congress.id)
        dialog = ReasonDialog(
            page,
            f"给{comer.name}登记请假？",
            f"{comer.group}，{comer.number}。请假的仍计入应到。",
            main="登记请假",
            other="不登记",
            reason=reason,
            record=lambda said: self._grant_leave(comer, said),
        )
        dialog.finished.connect(dialog.deleteLater)
        dialog.finished.connect(page.back_to_box)
        dialog.open()

    def check_in_class(self, name: str, entry_ids: Collection[int]) -> None:
        """Note everybody of a class who stands on its paper list."""
        page = self._page
        number = page.desk.do(sittings.check_in_all, self._sitting, entry_ids)
        page.check_in.leave_class()
        told = f"整班签到 {number} 人"
        page.check_in.said.note_many(name, told, f"{page.now:%H:%M:%S}", Tone.OK)
        page.back_to_box()

    def undo(self) -> None:
        """Take the last movement back, of a whole class all."""
        page = self._page
        moved = page.desk.do(doors.undo, self._sitting)
        if len(moved) == 1:
            page.check_in.said.note_undone(next(self._now(who) for who in moved))
        else:
            told = f"已撤销 {len(moved)} 人的签到"
            page.check_in.said.note_many("", told, f"{page.now:%H:%M:%S}", Tone.INFO)
        more = any(one.moved_at is not None for one in self._door.comers)
        page.check_in.said.back.setEnabled(more)
        page.back_to_box()

    def export(self, grid: Grid) -> None:
        """Write the list that is shown as a workbook."""
        page, title = self._page, f"{self._door.roll.title}到会名单"
        target = ask_target(page, "导出名单", f"{title}.xlsx")
        if target is not None:
            page.desk.work(
                exports.save_table, title, grid.titles, grid.rows, target, done=page.tell_saved
            )

    def _grant_leave(self, comer: Comer, reason: str) -> None:
        assert comer.who.entry_id is not None  # only who is due is on leave
        self._page.desk.do(sittings.grant_leave, self._sitting, comer.who.entry_id, reason)
        self._note(comer)

    def _note(self, comer: Comer, *, news: bool = True) -> None:
        page = self._page
        page.check_in.note(self._now(comer.who), self._door.roll.present, news=news)
        page.back_to_box()

    def _now(self, who: doors.Who) -> Comer:
        return next(one for one in self._door.comers if one.who == who)

    @property
    def _door(self) -> Door:
        door = self._page.door
        assert door is not None  # there is a door while anybody acts at it
        return door

    @property
    def _sitting(self) -> int:
        return self._door.roll.sitting_id
