"""What an import would do, as a card: tiles over a list of students, of changes, or of findings."""

from collections.abc import Callable, Sequence
from typing import TypeVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from sudesk.rules.search import Key, find
from sudesk.sheets.reading import Person, Place
from sudesk.ui import theme
from sudesk.ui.pieces.button import Button
from sudesk.ui.pieces.card import Card, Line
from sudesk.ui.pieces.columns import Column
from sudesk.ui.pieces.empty import EmptyState
from sudesk.ui.pieces.input import Input
from sudesk.ui.pieces.table import Table
from sudesk.ui.pieces.text import Text
from sudesk.ui.roster.cards import FindingList
from sudesk.ui.roster.findings import Bin, Sorted, Update
from sudesk.ui.roster.tiles import Tiles
from sudesk.ui.tokens import CARD_PADDING, TABLE, Ink

R = TypeVar("R")

CARDS = frozenset((Bin.REFUSED, Bin.WAITING, Bin.REMARKS))
TO_SETTLE = frozenset((Bin.REFUSED, Bin.WAITING))


def _arrow(_: object) -> tuple[str, Ink]:
    return "arrow-right", "ink_3"


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
    confirmed a row, or all, or taken it back.
    """

    place_asked = Signal(object)
    confirmed = Signal()

    def __init__(self, export: Callable[[], object], *, parent: QWidget | None = None) -> None:
        super().__init__(flush=True, parent=parent)
        self.sorted: Sorted | None = None
        self.tiles = Tiles()
        self.findings = FindingList()
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
        self._title = Text("", TABLE, weight=600)
        self._nothing = EmptyState("没有要处理的行", "每一行都读懂了，可以导入。")
        self._stack = QStackedWidget()
        self._lay_out()
        self._listen()

    def show_plan(self, sorted_: Sorted) -> None:
        """Show another plan, first what has to be settled."""
        self.sorted = sorted_
        self.search.clear()
        self._count()
        if any(sorted_.of([bin_]) for bin_ in TO_SETTLE):
            self.tiles.begin(TO_SETTLE)
        else:
            filled = [bin_ for bin_ in (Bin.UPDATED, Bin.ADDED) if sorted_.count(bin_)]
            self.tiles.begin((filled or [Bin.UNCHANGED])[:1])

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

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(CARD_PADDING - 2, 8, 10, 8)
        head.setSpacing(8)
        head.addWidget(self._title, 1)
        head.addWidget(self.confirm_button)
        head.addWidget(self.export_button)
        self._search_room = QWidget()
        room = QHBoxLayout(self._search_room)
        room.setContentsMargins(CARD_PADDING - 2, 0, 10, 8)
        room.addWidget(self.search)
        self.add(self.tiles, Line())
        self.body.addLayout(head)
        self.add(self._search_room, Line())
        for widget in (self.findings, self.people, self.updates, self._nothing):
            self._stack.addWidget(widget)
        self.body.addWidget(self._stack, 1)
        self._stack.setMinimumHeight(theme.px(220))

    def _listen(self) -> None:
        self.tiles.chosen.connect(self._show)
        self.search.textChanged.connect(self._show)
        self.findings.place_asked.connect(self.place_asked)
        self.findings.toggled.connect(self._toggle)
        for table in (self.people, self.updates):
            table.selected.connect(self._ask_row)
            table.opened.connect(lambda row: self._ask_row([row]))

    def _show(self) -> None:
        """Show what the chosen tiles hold, as far as it is searched for."""
        if self.sorted is None:
            return
        shown = self.tiles.shown
        cards = bool(shown & CARDS)
        self._search_room.setVisible(not cards)
        self.export_button.setVisible(Bin.REFUSED in shown and bool(self.sorted.sums().refused))
        self.confirm_button.setVisible(
            Bin.WAITING in shown and bool(self.sorted.count(Bin.WAITING))
        )
        self._title.say("，".join(self._words(bin_) for bin_ in Bin if bin_ in shown))
        if cards:
            found = self.sorted.of(shown)
            self.findings.show_findings(found, self.sorted.confirmed)
            self._stack.setCurrentWidget(self.findings if found else self._nothing)
        elif Bin.UPDATED in shown:
            updates = self.sorted.updates()
            self.updates.set_rows(_found(updates, lambda each: each.person, self._typed))
            self._stack.setCurrentWidget(self.updates)
        else:
            people = [person for bin_ in shown for person in self.sorted.people(bin_)]
            self.people.set_rows(_found(people, lambda each: each, self._typed))
            self._stack.setCurrentWidget(self.people)

    @property
    def _typed(self) -> str:
        return self.search.text()

    def _words(self, bin_: Bin) -> str:
        assert self.sorted is not None  # shown with a plan only
        unit = {Bin.REFUSED: "行", Bin.WAITING: "人", Bin.REMARKS: "条"}.get(bin_, "人")
        return f"{bin_.value} {self.sorted.count(bin_)} {unit}"

    def _count(self) -> None:
        assert self.sorted is not None  # as above
        for bin_ in Bin:
            self.tiles.say(bin_, self.sorted.count(bin_))

    def _toggle(self, student_no: str) -> None:
        assert self.sorted is not None  # as above
        self.sorted.confirmed ^= {student_no}
        self._tell()

    def _confirm_all(self) -> None:
        assert self.sorted is not None  # as above
        self.sorted.confirmed = {row.person.student_no for row in self.sorted.waiting}
        self._tell()

    def _tell(self) -> None:
        self._count()
        self._show()
        self.confirmed.emit()

    def _ask_row(self, rows: Sequence[Person | Update]) -> None:
        if rows:
            first = rows[0]
            person = first.person if isinstance(first, Update) else first
            self.place_asked.emit(person.at[0])


def _found(rows: Sequence[R], person_of: Callable[[R], Person], typed: str) -> list[R]:
    people = ((row, person_of(row)) for row in rows)
    return find([Key(person.student_no, person.name, row) for row, person in people], typed)
