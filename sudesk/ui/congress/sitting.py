"""The tab 会议: open a sitting, check people in, see the quorum, close the sitting."""

from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QStackedWidget

from sudesk.services import election_rules, sittings
from sudesk.services.congresses import CongressView
from sudesk.services.sittings import Due, Roll
from sudesk.ui.congress.attendance import AttendanceCard
from sudesk.ui.congress.check_in import CheckInCard
from sudesk.ui.congress.decision import ReasonDialog
from sudesk.ui.congress.opening import GuideCard, OpeningCard
from sudesk.ui.congress.strip import AttendanceStrip
from sudesk.ui.congress.tab import CongressTab
from sudesk.ui.desk import Desk
from sudesk.ui.pieces.button import Button
from sudesk.ui.pieces.dialog import confirm
from sudesk.ui.pieces.two_columns import TwoColumns


class SittingTab(CongressTab):
    """Strip of the law above, check-in at the left, who is where at the right."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, "会议")
        self._roll: Roll | None = None
        self.opening = OpeningCard(self._open)
        self.strip = AttendanceStrip()
        self.check_in = CheckInCard(self._arrive, self._ask_leave, self._undo)
        self.attendance = AttendanceCard(self._arrive, self._ask_leave, self._undo)
        self.guide = GuideCard()
        self.close_sitting = Button("宣布闭会", self._ask_close, icon="lock")
        self._left = QStackedWidget()
        self._left.addWidget(self.check_in)
        self._left.addWidget(self.opening)
        self.columns = TwoColumns(right_width=440)
        self.columns.left.addWidget(self._left, 1)
        self.columns.right.addWidget(self.attendance, 1)
        self.columns.right.addWidget(self.guide, 1)
        self.rows.addWidget(self.strip)
        self.rows.addWidget(self.columns, 1)
        self.set_right(self.close_sitting)

    def show_congress(self, congress: CongressView) -> None:
        """Show the newest sitting, or the form that opens one."""
        roll = self.desk.ask(sittings.current, congress.id)
        self._roll = roll
        is_open = roll is not None and roll.closed_at is None
        self._left.setCurrentWidget(self.check_in if is_open else self.opening)
        self.close_sitting.setVisible(is_open)
        self.strip.setVisible(roll is not None)
        self.guide.setVisible(roll is None)
        self.attendance.setVisible(roll is not None)
        self.primary = None if is_open else self.opening.open
        if roll is not None:
            self.strip.show_roll(roll)
            self.attendance.show_roll(roll)
            self.check_in.show_roll(roll)
        if not is_open:
            due = self.desk.ask(sittings.due, congress.id)
            terms = self.desk.ask(election_rules.terms_of, congress.id)
            self.opening.show_due(congress.member, len(due), terms, roll)
            self.opening.show_day(congress.held_on, self.desk.store.clock().date())

    def refresh(self) -> None:
        """Show the sitting and give the cursor back to the check-in box."""
        super().refresh()
        if self.congress is None:
            self.close_sitting.hide()
        self._back_to_box()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Send letters that are typed elsewhere on the page to the check-in box."""
        box = self.check_in.finder.box
        if box.isVisible() and event.text().isprintable() and event.text().strip():
            box.setFocus()
            box.insert(event.text())
            return
        super().keyPressEvent(event)

    def _back_to_box(self) -> None:
        box = self.check_in.finder.box
        if box.isVisible() and self.window().isActiveWindow():
            box.setFocus()

    def _open(self, title: str) -> None:
        if self.congress is not None:
            self.check_in.forget()
            self.desk.do(sittings.open_sitting, self.congress.id, title)

    def _ask_close(self) -> None:
        if self._roll is None:
            return
        roll = self._roll
        agreed = confirm(
            self,
            f"宣布“{roll.title}”闭会？",
            f"实到 {roll.present} 人，请假 {roll.on_leave} 人，未到的 {roll.absent} 人记为缺席。"
            "闭会后签到不能再改。",
            act="宣布闭会",
            instead="先不闭会",
            icon="lock",
        )
        if agreed:
            self.desk.do(sittings.close_sitting, roll.sitting_id)
            self.shell.toast(f"“{roll.title}”已闭会，实到 {roll.present} 人")
        self._back_to_box()

    def _arrive(self, entry_id: int) -> None:
        if self._roll is None:
            return
        news = self.desk.do(sittings.check_in, self._roll.sitting_id, entry_id)
        self.check_in.tell(self._person(entry_id), news=news)

    def _ask_leave(self, entry_id: int) -> None:
        person = self._person(entry_id)
        dialog = ReasonDialog(
            self,
            f"给{person.entry.name}登记请假？",
            f"{person.entry.class_name}，{person.entry.student_no}。请假的仍计入应到。",
            main="登记请假",
            other="不登记",
            reason=person.reason,
            record=lambda reason: self._grant_leave(entry_id, reason),
        )
        dialog.finished.connect(dialog.deleteLater)
        dialog.finished.connect(self._back_to_box)
        dialog.open()

    def _grant_leave(self, entry_id: int, reason: str) -> None:
        if self._roll is not None:
            self.desk.do(sittings.grant_leave, self._roll.sitting_id, entry_id, reason)
            self.check_in.tell(self._person(entry_id), news=True)

    def _undo(self, entry_id: int) -> None:
        if self._roll is not None:
            self.desk.do(sittings.undo_check_in, self._roll.sitting_id, entry_id)
            self.check_in.tell(self._person(entry_id), news=True)

    def _person(self, entry_id: int) -> Due:
        people = () if self._roll is None else self._roll.people
        return next(person for person in people if person.entry.id == entry_id)
