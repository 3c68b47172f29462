"""What an import would do, as a card: tiles over a list of students, of changes, or of findings."""

from collections.abc import Callable, Sequence
from typing import TypeVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from sudesk.rules.search import Key, find
from sudesk.services.rosters import Departure
from sudesk.sheets.reading import Person, Place
from sudesk.ui import theme
from sudesk.ui.pieces.button import Button, Kind
from sudesk.ui.pieces.card import Card, Line
from sudesk.ui.pieces.choice import Switch
from sudesk.ui.pieces.columns import Column
from sudesk.ui.pieces.empty import EmptyState
from sudesk.ui.pieces.icon import IconMark
from sudesk.ui.pieces.input import Input
from sudesk.ui.pieces.table import Table
from sudesk.ui.pieces.text import Text
from sudesk.ui.roster.cards import FindingList
from sudesk.ui.roster.departures import DepartureList, Missing
from sudesk.ui.roster.findings import Bin, Update
from sudesk.ui.roster.settling import Settled, Sorted
from sudesk.ui.roster.tiles import Tiles
from sudesk.ui.tokens import CARD_PADDING, TABLE

R = TypeVar("R")

CARDS = frozenset((Bin.REFUSED, Bin.WAITING, Bin.REMARKS))
TO_SETTLE = frozenset((Bin.REFUSED, Bin.WAITING))
INNER = CARD_PADDING - 2

_PEOPLE = (
    Column[Person]("姓名", lambda person: person.name, width=86),
    Column[Person]("学号", lambda person: person.student_no, width=140),
    Column[Person]("班级", lambda person: person.class_name or ""),
)
_UPDATES = (
    Column[Update]("姓名", lambda update: update.person.name, width=74),
    Column[Update]("项目", lambda update: update.difference.label, width=78),
    Column[Update]("原来", lambda update: update.difference.before, ink=lambda _: "ink_3"),
    Column[Update](
        "改为", lambda update: update.difference.after, icon=lambda _: ("arrow-right", "ink_3")
    ),
)


class ChangesCard(Card):
    """The plan's bins and what lies in them.

    ``place_asked`` tells a place in the files to be shown; ``confirmed`` that somebody has
    confirmed a row, has chosen who leaves, or has taken it back; ``decided`` that a dispute was
    decided, so that the plan is to be made anew.
    """

    place_asked = Signal(object)
    confirmed = Signal()
    decided = Signal()

    def __init__(self, export: Callable[[], object], *, parent: QWidget | None = None) -> None:
        super().__init__(flush=True, parent=parent)
        self.sorted: Sorted | None = None
        self.tiles = Tiles()
        self.findings = FindingList()
        self.departures = DepartureList()
        self.people = Table(
            _PEOPLE, key=lambda person: person.student_no, empty=EmptyState("这里没有学生")
        )
        self.updates = Table(
            _UPDATES,
            key=lambda update: (update.person.student_no, update.difference.label),
            empty=EmptyState("没有要更新的学生"),
        )
        self.search = Input(placeholder="姓名、学号尾数、拼音首字母", icon="search")
        self.export_button = Button("导出给班长", export, small=True)
        self.confirm_button = Button("全部确认", self._confirm_all, small=True)
        self.all_button = Button("全选", lambda: self._choose_leaving(True), small=True)
        self.none_button = Button("全不选", lambda: self._choose_leaving(False), small=True)
        self.whole_roll = Switch(
            "这是全系名册，其余班级缺的人也提出", on_change=self._extend_departures
        )
        self.review_button = Button(
            "逐人核对", lambda: self.tiles.mark([Bin.DEPARTED]), kind=Kind.LINK
        )
        self._title = Text("", TABLE, weight=600)
        self._nothing = EmptyState("没有要处理的行", "每一行都读懂了，可以导入。")
        self._nobody = EmptyState("没有缺的人", "读到的班级里，名册上的人都在文件里。")
        self._missing = Text("", TABLE, wrap=True)
        self._departed_room, self._search_room, self._foot_room = QWidget(), QWidget(), QWidget()
        self._stack = QStackedWidget()
        self._lay_out()
        self._listen()

    def show_plan(self, sorted_: Sorted) -> None:
        """Show another plan, first what has to be settled."""
        self.search.clear()
        self._take(sorted_)
        if any(sorted_.of([bin_]) for bin_ in TO_SETTLE):
            self.tiles.begin(TO_SETTLE)
        else:
            filled = [bin_ for bin_ in (Bin.UPDATED, Bin.ADDED) if sorted_.count(bin_)]
            self.tiles.begin((filled or [Bin.UNCHANGED])[:1])

    def show_again(self, sorted_: Sorted) -> None:
        """Show the plan as it is after something was settled; tiles, search and place stay."""
        self._take(sorted_)
        self._show()

    def choose(self, place: Place) -> None:
        """Choose the finding about a place, turning to its tile if need be."""
        if self.sorted is None:
            return
        if self._stack.currentWidget() is self.findings and self.findings.choose(place):
            return
        found = [finding for finding in self.sorted.findings if place in finding.places]
        if found:
            self.tiles.mark([found[0].bin])
            self.findings.choose(place)

    def _take(self, sorted_: Sorted) -> None:
        self.sorted = sorted_
        blocked = self.whole_roll.blockSignals(True)
        self.whole_roll.setChecked(sorted_.settled.whole_roll)
        self.whole_roll.blockSignals(blocked)
        self._count()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(INNER, 8, 10, 8)
        head.setSpacing(8)
        head.addWidget(self._title, 1)
        for button in (
            self.confirm_button,
            self.export_button,
            self.all_button,
            self.none_button,
        ):
            head.addWidget(button)
        room = QHBoxLayout(self._search_room)
        room.setContentsMargins(INNER, 0, 10, 8)
        room.addWidget(self.search)
        choice = QHBoxLayout(self._departed_room)
        choice.setContentsMargins(INNER, 0, 10, 8)
        choice.addWidget(self.whole_roll)
        choice.addStretch(1)
        self.add(self.tiles, Line())
        self.body.addLayout(head)
        self.add(self._departed_room, self._search_room, Line())
        for widget in (
            self.findings,
            self.people,
            self.updates,
            self.departures,
            self._nothing,
            self._nobody,
        ):
            self._stack.addWidget(widget)
        self.body.addWidget(self._stack, 1)
        self._stack.setMinimumHeight(theme.px(220))
        self._lay_out_foot()

    def _lay_out_foot(self) -> None:
        """Say below every list that people are missing, and lead to them."""
        self.add(self._foot_room)
        column = QVBoxLayout(self._foot_room)
        column.setContentsMargins(1, 0, 1, 0)
        column.setSpacing(0)
        column.addWidget(Line())
        row = QHBoxLayout()
        row.setContentsMargins(INNER, 9, 12, 10)
        row.setSpacing(8)
        row.addWidget(IconMark("info", "info", size=16))
        row.addWidget(self._missing, 1)
        row.addWidget(self.review_button)
        column.addLayout(row)

    def _listen(self) -> None:
        self.tiles.chosen.connect(self._show)
        self.search.textChanged.connect(self._show)
        self.findings.place_asked.connect(self.place_asked)
        self.findings.toggled.connect(self._toggle)
        self.findings.decided.connect(self._decide)
        self.departures.toggled.connect(self._toggle_leaving)
        for table in (self.people, self.updates):
            table.selected.connect(self._ask_row)
            table.opened.connect(lambda row: self._ask_row([row]))

    def _show(self) -> None:
        """Show what the chosen tiles hold, as far as it is searched for."""
        if self.sorted is None:
            return
        shown = self.tiles.shown
        cards, departed = bool(shown & CARDS), Bin.DEPARTED in shown
        self._search_room.setVisible(not cards)
        elsewhere = any(not each.in_read_class for each in self.sorted.plan.departures)
        self._departed_room.setVisible(departed and elsewhere)
        self.export_button.setVisible(Bin.REFUSED in shown and self._has_faulty_rows())
        self.confirm_button.setVisible(Bin.WAITING in shown and bool(self.sorted.unconfirmed()))
        for button in (self.all_button, self.none_button):
            button.setVisible(departed and bool(self.sorted.proposed()))
        self._foot_room.setVisible(bool(self.sorted.proposed()) and not departed)
        self._title.say("，".join(self._words(bin_) for bin_ in Bin if bin_ in shown))
        if cards:
            found = self.sorted.of(shown)
            self.findings.show_findings(found, self.sorted.settled)
            self._stack.setCurrentWidget(self.findings if found else self._nothing)
        elif departed:
            self._show_departures()
        elif Bin.UPDATED in shown:
            updates = self.sorted.updates()
            self.updates.set_rows(_found(updates, lambda each: each.person, self._typed))
            self._stack.setCurrentWidget(self.updates)
        else:
            people = [person for bin_ in shown for person in self.sorted.people(bin_)]
            self.people.set_rows(_found(people, lambda each: each, self._typed))
            self._stack.setCurrentWidget(self.people)

    def _show_departures(self) -> None:
        assert self.sorted is not None  # asked with a plan only
        sorted_ = self.sorted
        rows = [
            Missing(each, sorted_.leaves(each), sorted_.doubt(each))
            for each in _found(sorted_.proposed(), lambda each: each, self._typed)
        ]
        self.departures.missing.show_rows(rows)
        everybody = bool(sorted_.proposed())
        self._stack.setCurrentWidget(self.departures if everybody else self._nobody)

    @property
    def _typed(self) -> str:
        return self.search.text()

    def _has_faulty_rows(self) -> bool:
        assert self.sorted is not None  # as above
        counts = self.sorted.plan.reading.counts
        return bool(counts.refused + counts.disputed)

    def _words(self, bin_: Bin) -> str:
        assert self.sorted is not None  # as above
        number = self.sorted.count(bin_)
        if bin_ is Bin.DEPARTED:
            return f"{bin_.value} {number} / {len(self.sorted.proposed())} 人，只改状态，不删除"
        return f"{bin_.value} {number} {bin_.unit}"

    def _count(self) -> None:
        assert self.sorted is not None  # as above
        for bin_ in Bin:
            self.tiles.say(bin_, self.sorted.count(bin_))
        missing = len(self.sorted.proposed())
        leaving = self.sorted.count(Bin.DEPARTED)
        self._missing.say(f"名册有、文件无 {missing} 人，{leaving} 人改为离班，不删除。")

    def _toggle(self, student_no: str) -> None:
        self._settled.confirmed ^= {student_no}
        self._tell()

    def _confirm_all(self) -> None:
        assert self.sorted is not None  # as above
        self._settled.confirmed = {row.person.student_no for row in self.sorted.waiting}
        self._tell()

    def _decide(self, student_no: str, name: str) -> None:
        """Decide a dispute; the same choice once more takes the decision back."""
        decisions = self._settled.decisions
        if decisions.get(student_no) == name:
            del decisions[student_no]
        else:
            decisions[student_no] = name
        self.decided.emit()

    def _toggle_leaving(self, student_id: int) -> None:
        assert self.sorted is not None  # as above
        self._settled.leaving[student_id] = student_id not in self.sorted.departing()
        self._tell()

    def _choose_leaving(self, leaving: bool) -> None:
        self._settled.leaving.update(dict.fromkeys(self.departures.ids(), leaving))
        self._tell()

    def _extend_departures(self, whole: bool) -> None:
        self._settled.whole_roll = whole
        self._tell()

    @property
    def _settled(self) -> Settled:
        assert self.sorted is not None  # as above
        return self.sorted.settled

    def _tell(self) -> None:
        self._count()
        self._show()
        self.confirmed.emit()

    def _ask_row(self, rows: Sequence[Person | Update]) -> None:
        if rows:
            first = rows[0]
            person = first.person if isinstance(first, Update) else first
            self.place_asked.emit(person.at[0])


def _found(rows: Sequence[R], person_of: Callable[[R], Person | Departure], typed: str) -> list[R]:
    people = ((row, person_of(row)) for row in rows)
    return find([Key(person.student_no, person.name, row) for row, person in people], typed)
