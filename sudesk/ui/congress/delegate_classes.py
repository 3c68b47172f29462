"""The segment 按班登记: classes and organisations at the left, the students of one beside."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial

from sudesk.services import (
    badges,
    class_elections,
    congresses,
    delegate_prints,
    delegates,
    organisations,
    replacements,
)
from sudesk.services.class_elections import ClassView, Meeting
from sudesk.services.congresses import Entry
from sudesk.services.delegates import DelegateRow, Place, place_of
from sudesk.services.prints import Print
from sudesk.services.replacements import Former
from sudesk.terms import SeatKind, Verdict
from sudesk.ui import words
from sudesk.ui.congress.delegate_dialogs import FormerDialog, MeetingDialog, ReplaceDialog
from sudesk.ui.congress.delegate_list import Acts, ClassCard, Rows, StudentRow
from sudesk.ui.congress.segment import Pair, Segment
from sudesk.ui.congress.tab import CongressTab
from sudesk.ui.papers.printer import ask_printer, put_on_paper
from sudesk.ui.pieces.button import Button, Kind
from sudesk.ui.pieces.card import Card
from sudesk.ui.pieces.chip import Chip, ChipLook
from sudesk.ui.pieces.columns import Column
from sudesk.ui.pieces.menu import Menu
from sudesk.ui.pieces.table import Table
from sudesk.ui.pieces.text import Text
from sudesk.ui.tokens import TABLE, Ink, Tone

ALL = ""
OFFICE = SeatKind.EX_OFFICIO.label
CLASSES_WIDTH = 366


@dataclass(frozen=True)
class PlaceRow:
    """Where seats are from: a class, an organisation, the offices; the first row is all classes."""

    name: str
    seat: SeatKind
    seats: int
    entered: int
    forms: int
    view: ClassView | None = None
    organisation_id: int | None = None

    @property
    def missing(self) -> int:
        """How many are still to be entered."""
        return self.seats - self.entered

    @property
    def place(self) -> Place:
        """Where its seats are from."""
        return place_of(self.seat, self.name, self.name)


class ByClass(Segment):
    """Everything that is entered class by class."""

    def __init__(self, tab: CongressTab) -> None:
        super().__init__(tab)
        self._roll: tuple[Entry, ...] = ()
        self._delegates: dict[int, DelegateRow] = {}
        self._places: list[PlaceRow] = []
        self._former: tuple[Former, ...] = ()
        self.state = Chip("")
        self.classes = self._build_classes()
        self.students = ClassCard(
            Acts(
                self._enter,
                self._take_off,
                self._mark_core,
                self._register,
                self._describe,
                self._ask_replacement,
                partial(self._print, "登记表"),
                partial(self._print, "代表证"),
            )
        )
        self.meeting = Button("登记班会", self._ask_meeting, icon="calendar-days", small=True)
        self._held = Text("", TABLE, "ink_2")
        self._history = Button("更换记录", self._show_former, kind=Kind.QUIET, small=True)
        self._build()
        self.classes.selected.connect(self._show_students)
        self.classes.opened.connect(self._ask_meeting)
        self.classes.menu_asked.connect(self._fill_menu)

    @property
    def chosen(self) -> PlaceRow | None:
        """The class or organisation that is chosen."""
        return self.classes.current()

    def show_congress(self) -> None:
        """Show seats and delegates; what is chosen stays chosen."""
        congress = self.congress.id
        self._roll = self.desk.ask(congresses.entries, congress)
        rows = self.desk.ask(delegates.delegates, congress)
        self._delegates = {row.entry.id: row for row in rows}
        self._former = self.desk.ask(replacements.former, congress)
        self._history.setVisible(bool(self._former))
        self._history.rename(f"更换过 {len(self._former)} 名")
        self._places = self._places_of(rows)
        self.classes.set_rows(self._places)
        if self.chosen is None:
            self.classes.select(self._first_open())
        seats = sum(row.seats for row in self._places[1:])
        missing = seats - len(rows)
        self.state.show_look(
            ChipLook(f"还差 {missing} 名", Tone.WARN, "circle-dashed")
            if missing
            else ChipLook(f"已登记 {len(rows)}/{seats}", Tone.OK, "check")
        )
        self._show_students()

    def choose_person(self, entry_id: int) -> None:
        """Show a delegate in the list."""
        row = self._delegates.get(entry_id)
        if row is not None:
            self.classes.select(row.place[1] or OFFICE)
            self.students.table.select(entry_id)

    def _build(self) -> None:
        card = Card("名额", self._history, self.state, flush=True)
        card.add(self.classes)
        self.students.head.addWidget(self._held)
        self.students.head.addWidget(self.meeting)
        self.rows.addWidget(Pair(card, self.students, CLASSES_WIDTH), 1)

    def _build_classes(self) -> Table[PlaceRow]:
        table: Table[PlaceRow] = Table(
            [
                Column("班级", lambda row: row.name or "全部班级", icon=_sign),
                Column("代表", lambda row: f"{row.entered}/{row.seats}", 64, number=True),
                Column("登记表", lambda row: f"{row.forms}/{row.entered}", 62, number=True),
                Column("班会", _meeting_words, 74, number=True, chip=_meeting_chip),
            ],
            key=lambda row: row.name,
            sortable=False,
        )
        table.setMinimumHeight(260)
        return table

    def _places_of(self, rows: Sequence[DelegateRow]) -> list[PlaceRow]:
        views = self.desk.ask(class_elections.classes, self.congress.id)
        outside = self.desk.ask(organisations.outside, self.congress.id)
        entered = Counter(row.place for row in rows)
        forms = Counter(row.place for row in rows if row.registered_on is not None)
        places = [
            PlaceRow(one.name, SeatKind.CLASS, one.seats, one.elected, one.forms, one)
            for one in views
        ]
        everybody = PlaceRow(
            ALL,
            SeatKind.CLASS,
            sum(row.seats for row in places),
            sum(row.entered for row in places),
            sum(row.forms for row in places),
        )
        for body in outside.bodies:
            place = place_of(SeatKind.ORGANISATION, body.name, "")
            counts = (body.seats, entered[place], forms[place])
            places.append(PlaceRow(body.name, SeatKind.ORGANISATION, *counts, None, body.id))
        if outside.ex_officio:
            place = place_of(SeatKind.EX_OFFICIO, "", "")
            counts = (outside.ex_officio, entered[place], forms[place])
            places.append(PlaceRow(OFFICE, SeatKind.EX_OFFICIO, *counts))
        return [everybody, *places]

    def _first_open(self) -> str:
        return next((row.name for row in self._places[1:] if row.missing), ALL)

    def _show_students(self) -> None:
        chosen = self.chosen
        if chosen is None:
            return
        members = [
            StudentRow(entry, self._delegates.get(entry.id))
            for entry in self._roll
            if chosen.seat is not SeatKind.CLASS or chosen.name in (ALL, entry.class_name)
        ]
        if chosen.seat is not SeatKind.CLASS:
            members.sort(key=lambda row: row.delegate is None or row.delegate.place != chosen.place)
        heading = f"{chosen.name or '全部班级'}，代表 {chosen.entered}/{chosen.seats} 名"
        self.students.show_students(chosen.name, heading, members)
        self.meeting.setVisible(chosen.view is not None)
        held = chosen.view.meeting if chosen.view is not None else None
        self.meeting.rename("登记班会" if held is None else "修改班会")
        self._held.say(
            ""
            if held is None
            else f"{words.month_day(held.held_on)}，实到 {held.present}/{held.due}"
        )

    def _seat(self) -> tuple[SeatKind, int | None]:
        chosen = self.chosen
        return (SeatKind.CLASS, None) if chosen is None else (chosen.seat, chosen.organisation_id)

    def _enter(self, rows: Rows) -> None:
        congress, ids = self.congress.id, [row.entry.id for row in rows]
        self.desk.do(delegates.add, congress, ids, *self._seat())
        self.shell.toast(
            f"{_who(rows)}已登记为代表",
            lambda: self.desk.do(delegates.remove, congress, ids),
        )

    def _take_off(self, rows: Rows) -> None:
        congress = self.congress.id
        kept = self.desk.do(delegates.remove, congress, [row.entry.id for row in rows])
        self.shell.toast(
            f"{_who(rows)}已移出代表名单",
            lambda: self.desk.do(delegates.put_back, congress, kept),
        )

    def _mark_core(self, rows: Rows, core: bool) -> None:
        congress, changed = self.congress.id, [r.entry.id for r in rows if r.core is not core]
        self.desk.do(delegates.mark_cores, congress, changed, core)
        if len(changed) > 1:
            self.shell.toast(
                f"{len(changed)} 名代表已{'标为' if core else '取消'}骨干",
                lambda: self.desk.do(delegates.mark_cores, congress, changed, not core),
            )

    def _register(self, rows: Rows, back: bool) -> None:
        congress = self.congress.id
        changed = [row.entry.id for row in rows if row.registered is not back]
        self.desk.do(delegates.register, congress, changed, self._today() if back else None)
        if len(changed) > 1:
            undone = None if back else self._today()
            self.shell.toast(
                f"{len(changed)} 份登记表记为{'已交' if back else '未交'}",
                lambda: self.desk.do(delegates.register, congress, changed, undone),
            )

    def _describe(self, row: StudentRow, votes: int | None, post: str) -> None:
        self.desk.do(delegates.describe, self.congress.id, row.entry.id, votes, post)

    def _ask_meeting(self) -> None:
        chosen = self.chosen
        if chosen is None or chosen.view is None:
            return
        name, congress, before = chosen.name, self.congress.id, chosen.view.meeting

        def record(meeting: Meeting) -> None:
            self.desk.do(class_elections.record_meeting, congress, name, meeting)
            self.shell.toast(f"{name}的班会已登记", partial(self._restore, congress, name, before))

        _open(MeetingDialog(self, chosen.view, self._today(), record))

    def _restore(self, congress: int, name: str, before: Meeting | None) -> None:
        if before is None:
            self.desk.do(class_elections.forget_meeting, congress, name)
        else:
            self.desk.do(class_elections.record_meeting, congress, name, before)

    def _ask_replacement(self, row: StudentRow) -> None:
        delegate = row.delegate
        if delegate is None:
            return
        congress = self.congress.id
        offered = [
            entry
            for entry in self._roll
            if entry.id not in self._delegates
            and (delegate.seat is not SeatKind.CLASS or entry.class_name == row.entry.class_name)
        ]

        def record(heir: Entry | None, because: str, day: date, votes: int | None) -> None:
            if heir is None:
                self.desk.do(replacements.leave, congress, row.entry.id, because, day)
                said = f"{row.entry.name}不再是代表，缺额 1 名"
            else:
                self.desk.do(
                    replacements.replace, congress, row.entry.id, heir.id, because, day, votes
                )
                said = f"{row.entry.name}已由{heir.name}接替"
            self.shell.toast(
                said, lambda: self.desk.do(replacements.take_back, congress, row.entry.id)
            )

        _open(ReplaceDialog(self, delegate, offered, self._today(), record))

    def _show_former(self) -> None:
        congress = self.congress.id

        def take_back(row: Former) -> None:
            self.desk.do(replacements.take_back, congress, row.entry.id)
            self.shell.toast(f"{row.entry.name}已恢复为代表")

        _open(FormerDialog(self, self._former, take_back))

    def _print(self, what: str, rows: Rows) -> None:
        """Set the forms or cards of those chosen, then ask for a printer."""
        ids = [row.entry.id for row in rows]
        job = delegate_prints.print_forms if what == "登记表" else delegate_prints.print_cards
        self.desk.work(job, self.congress.id, ids, done=partial(self._put_on_paper, what, ids))

    def _put_on_paper(self, what: str, ids: list[int], paper: Print) -> None:
        printer = ask_printer(self, f"代表{what.removeprefix('代表')}", len(paper.sizes))
        if printer is not None:
            done = partial(self._tell_printed, what, ids)
            self.desk.work(put_on_paper, printer, paper, 1, done=done)

    def _tell_printed(self, what: str, ids: list[int], sheets: int) -> None:
        said = f"已送往打印机，共 {sheets} 页"
        if what == "登记表":
            self.shell.toast(said)
            return
        congress = self.congress.id
        self.desk.do(badges.printed, congress, ids)
        self.shell.toast(said, lambda: self.desk.do(badges.not_printed, congress, ids))

    def _fill_menu(self, menu: Menu, row: PlaceRow) -> None:
        if row.view is not None:
            words_ = "登记班会" if row.view.meeting is None else "修改班会"
            menu.offer(words_, self._ask_meeting, icon="calendar-days", key="Enter")

    def _today(self) -> date:
        return self.desk.store.clock().date()


def _open(dialog: MeetingDialog | ReplaceDialog | FormerDialog) -> None:
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()


def _who(rows: Rows) -> str:
    return rows[0].entry.name if len(rows) == 1 else f"{len(rows)} 人"


def _sign(row: PlaceRow) -> tuple[str, Ink]:
    return ("circle-check", "ok") if not row.missing else ("circle-dashed", "warn")


def _meeting_words(row: PlaceRow) -> str:
    if row.view is None:
        return ""
    if row.view.ruling is None:
        return "未登记"
    return "已登记" if row.view.ruling.verdict is Verdict.ALLOWED else "人数不足"


def _meeting_chip(row: PlaceRow) -> ChipLook | None:
    if row.view is None:
        return None
    said = _meeting_words(row)
    tones = {"未登记": Tone.WARN, "已登记": Tone.OK, "人数不足": Tone.INFO}
    return ChipLook(said, tones[said])
