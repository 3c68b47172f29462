"""The operator's page: from here the hall is run (looks 05)."""

from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtGui import QHideEvent, QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QStackedWidget

from sudesk.services import (
    agenda,
    congresses,
    election_rules,
    running,
    sittings,
)
from sudesk.services import door as doors
from sudesk.services.congresses import CongressView
from sudesk.services.door import Door
from sudesk.terms import Presence, SittingKind
from sudesk.ui.congress.floor_note_dialog import KEY, NoteDialog
from sudesk.ui.congress.operator.agenda_card import AgendaActs, AgendaCard, shown_kind
from sudesk.ui.congress.operator.attendance import AttendanceCard, PersonActs
from sudesk.ui.congress.operator.check_in import CheckInCard, DoorActs
from sudesk.ui.congress.operator.clock import DayClock
from sudesk.ui.congress.operator.columns import HallColumns
from sudesk.ui.congress.operator.door_acts import DoorWork
from sudesk.ui.congress.operator.opening import OpeningCard
from sudesk.ui.congress.operator.script_card import ScriptActs, ScriptCard
from sudesk.ui.congress.operator.step_acts import StepWork
from sudesk.ui.congress.operator.step_panel import StepActs
from sudesk.ui.congress.operator.strip import AttendanceStrip
from sudesk.ui.desk import Desk
from sudesk.ui.hall.side import HallSide
from sudesk.ui.page import Page
from sudesk.ui.pieces.button import Button
from sudesk.ui.pieces.chip import Chip, ChipLook
from sudesk.ui.pieces.text import Text
from sudesk.ui.tokens import TABLE, Tone

SECOND = 1000
WIDE = 1200


class OperatorPage(Page):
    """Strip of the law above; agenda, door and hall below; letters always go to the box."""

    full = True
    way_out = "退出会场操作"
    searchable = False

    def __init__(self, desk: Desk) -> None:
        congress = desk.ask(congresses.current)
        assert congress is not None  # the tab opens it where there is one
        super().__init__(desk, congress.title)
        self.congress: CongressView = congress
        self.door: Door | None = None
        self._stale = True  # acts were done while the page was out of sight
        self.door_work, self.steps = DoorWork(self), StepWork(self)
        self.chip = Chip("", Tone.NEUTRAL)
        self.about = Text("断电或关机后重开，停在原处", TABLE, "ink_3")
        self.clock = DayClock()
        self.strip = AttendanceStrip(self.steps.count)
        self.agenda = self._build_agenda()
        self.hall = HallSide(desk)
        self.opening = OpeningCard(self.steps.open_sitting, self.show_everybody)
        self._build_middle()
        self.set_middle(self.chip)
        self.note = Button("记一条发言", self.take_note, icon="pencil", key=KEY, small=True)
        self.set_right(self.about, self.clock, self.note)
        columns = HallColumns(self.agenda, self.middle, self.hall)
        self.body.addWidget(self.strip)
        self.body.addWidget(columns, 1)
        self._second = QTimer(self)
        self._second.setInterval(SECOND)
        self._second.timeout.connect(self.tick)

    @property
    def now(self) -> datetime:
        """The time by the file's clock."""
        return self.desk.store.clock()

    def refresh(self) -> None:
        """Ask how the hall stands; of the door only who moved since."""
        before = self.door
        told = None if before is None else self.desk.ask(doors.news, before)
        if told is not None:
            self.door = told
        else:
            held = self.desk.ask(sittings.held, self.congress.id)
            self.door = self.desk.ask(doors.door, held[0].id) if held else None
        if self.door is not before or self.door is None:
            self._show_door()
        walked = told is not None and before is not None and told.roll is not before.roll
        if walked and not self._stale:  # who comes and goes moves no item of the agenda
            self.steps.show_script()
        else:
            self.show_agenda()
        self._stale = False

    def show_agenda(self) -> None:
        """Show the agenda of the sitting that is open or comes next."""
        both = self.desk.ask(agenda.both, self.congress.id)
        found = {one.sitting: one for one in both}
        kind = shown_kind(found, self.open_kind, self._held_kinds())
        locks = self.desk.ask(running.locks, self.congress.id, kind)
        back = self.desk.ask(running.last, self.congress.id)
        self.agenda.show_agenda(
            found[kind], locks, self.now, can_go_back=back is not None, is_open=self.is_open
        )
        self.steps.show_script()

    @property
    def is_open(self) -> bool:
        """Whether a sitting is open."""
        return self.door is not None and self.door.roll.closed_at is None

    @property
    def open_kind(self) -> SittingKind | None:
        """The kind of the sitting that is open."""
        return self.door.roll.kind if self.is_open and self.door is not None else None

    def take_keyboard(self) -> None:
        """Give the cursor to the check-in box."""
        self.back_to_box()

    def back_to_box(self) -> None:
        """Give the cursor back to the box, wherever it was."""
        if self.middle.currentWidget() is self.check_in:
            self.check_in.take_keyboard()
        else:
            self.setFocus()

    def show_check_in(self) -> None:
        """Show the door again in the middle, or the form that opens a sitting."""
        self.middle.setCurrentWidget(self.check_in if self.is_open else self.opening)
        self.back_to_box()

    def show_people(self) -> None:
        """List in the middle who has not come, and everybody else by a click."""
        self.attendance.show_state(Presence.ABSENT)
        self.middle.setCurrentWidget(self.attendance)
        self.attendance.people.view.setFocus()

    def show_everybody(self) -> None:
        """List in the middle who was at the sitting that is closed."""
        self.show_people()
        self.attendance.state.choose(None)

    def take_note(self) -> None:
        """Note what somebody says from the floor (F4).

        Ctrl+Z belongs to the door here; a note is taken back in the tab 记录.
        """
        dialog = NoteDialog(self, self.desk, self.congress.id)
        dialog.accepted.connect(self._tell_noted)
        dialog.finished.connect(dialog.deleteLater)
        dialog.finished.connect(self.back_to_box)
        dialog.open()

    def tell_saved(self, target: Path) -> None:
        """Say where a list was written."""
        self.shell.toast(f"名单已导出到“{target.name}”")

    def tick(self) -> None:
        """Move clock and timer on."""
        now = self.now
        self.clock.tick(now)
        self.agenda.step.tick(now)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Send letters that are typed elsewhere on the page to the check-in box."""
        box = self.check_in.finder.box
        typed = event.text()
        if box.isVisible() and typed.isprintable() and typed.strip():
            box.setFocus()
            box.insert(typed)
            return
        super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave out of the head what is not needed where it is narrow."""
        super().resizeEvent(event)
        wide = event.size().width() >= WIDE
        self.about.setVisible(wide)

    def showEvent(self, event: QShowEvent) -> None:
        """Let the clock run while the page is seen."""
        super().showEvent(event)
        self.tick()
        self._second.start()

    def hideEvent(self, event: QHideEvent) -> None:
        """Stop the clock."""
        super().hideEvent(event)
        self._stale = True
        self._second.stop()

    def _tell_noted(self) -> None:
        self.shell.toast("发言已记下，在“记录”里可以改")

    def _show_door(self) -> None:
        door = self.door
        self.strip.setVisible(door is not None)
        if door is not None:
            self.strip.show_door(door)
            self.attendance.show_door(door)
        if door is not None and self.is_open:
            self.check_in.show_door(door)
            self.chip.show_look(ChipLook(door.roll.title, Tone.ACCENT, "circle-dot"))
        else:
            self._show_opening()
        shown = self.middle.currentWidget()
        stays = shown in (self.attendance, self.script) and door is not None
        if not stays:
            self.middle.setCurrentWidget(self.check_in if self.is_open else self.opening)
        self.primary = None if self.is_open else self.opening.open

    def _show_opening(self) -> None:
        congress, desk = self.congress, self.desk
        held = desk.ask(sittings.held, congress.id)
        closed = ChipLook(f"{held[0].title}已闭会", Tone.NEUTRAL, "lock") if held else None
        self.chip.show_look(closed or ChipLook("还没有开会"))
        due = desk.ask(sittings.due_ids, congress.id)
        terms = desk.ask(election_rules.terms_of, congress.id)
        self.opening.show_due(congress.member, len(due), terms, held)
        self.opening.show_day(congress.held_on, self.now.date())

    def _held_kinds(self) -> set[SittingKind]:
        if self.is_open:
            return set()
        return {one.kind for one in self.desk.ask(sittings.held, self.congress.id)}

    def _build_agenda(self) -> AgendaCard:
        steps = self.steps
        return AgendaCard(
            AgendaActs(
                begin=steps.begin,
                drop=steps.ask_drop,
                restore=steps.restore,
                show_script=steps.open_script,
                arrange=steps.arrange,
            ),
            StepActs(
                go_on=steps.go_on,
                go_back=steps.go_back,
                script=steps.turn_script,
                vote=steps.vote,
                ballots=steps.ballots,
                close=steps.ask_close,
            ),
        )

    def _build_middle(self) -> None:
        work, steps = self.door_work, self.steps
        self.check_in = CheckInCard(
            DoorActs(
                arrive=work.arrive,
                leave=work.leave,
                grant_leave=work.ask_leave,
                check_in_class=work.check_in_class,
                undo=work.undo,
                show_people=self.show_people,
            )
        )
        self.attendance = AttendanceCard(
            PersonActs(
                arrive=work.arrive,
                leave=work.leave,
                grant_leave=work.ask_leave,
                export=work.export,
                go_back=self.show_check_in,
            )
        )
        self.script = ScriptCard(
            ScriptActs(write=steps.write_script, turn=steps.turn, go_back=self.show_check_in)
        )
        self.middle = QStackedWidget()
        for card in (self.opening, self.check_in, self.attendance, self.script):
            self.middle.addWidget(card)
