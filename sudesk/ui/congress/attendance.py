"""Who is where: by class as bars, and the list with a filter."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from sudesk.rules.search import find
from sudesk.services.sittings import Due, Roll
from sudesk.terms import Presence
from sudesk.ui.congress.check_in import PRESENCE_CHIP
from sudesk.ui.congress.finder import PLACEHOLDER, FindBox
from sudesk.ui.congress.wording import percent
from sudesk.ui.pieces.card import Card
from sudesk.ui.pieces.chip import ChipLook
from sudesk.ui.pieces.choice import Segmented
from sudesk.ui.pieces.columns import Column, Share
from sudesk.ui.pieces.empty import EmptyState
from sudesk.ui.pieces.input import Select
from sudesk.ui.pieces.menu import Menu
from sudesk.ui.pieces.table import Table
from sudesk.ui.tokens import CARD_PADDING, Tone

ALL_CLASSES = "全部班级"


@dataclass(frozen=True)
class ClassPresence:
    """One class: how many are due, present and on leave."""

    name: str
    due: int
    present: int
    on_leave: int


class AttendanceCard(Card):
    """Bars by class or the list; Enter or a double click on a class lists its people."""

    def __init__(
        self,
        arrive: Callable[[int], object],
        leave: Callable[[int], object],
        undo: Callable[[int], object],
    ) -> None:
        self.view = Segmented([("按班级", 0), ("名单", 1)])
        super().__init__("到会情况", self.view, flush=True)
        self._acts = (arrive, leave, undo)
        self._roll: Roll | None = None
        self.classes = self._build_classes()
        self.state = Segmented(
            [
                ("全部", None),
                ("未到", Presence.ABSENT),
                ("已到", Presence.PRESENT),
                ("请假", Presence.ON_LEAVE),
            ]
        )
        self.group = Select([(ALL_CLASSES, ALL_CLASSES)])
        self.box = FindBox(PLACEHOLDER)
        self.people = self._build_people()
        self._stack = QStackedWidget()
        self._stack.addWidget(self.classes)
        self._stack.addWidget(self._build_list())
        self.add(self._stack)
        self.view.chosen.connect(self._stack.setCurrentIndex)
        self.state.chosen.connect(self._show_people)
        self.group.currentIndexChanged.connect(self._show_people)
        self.box.textChanged.connect(self._show_people)
        self.classes.opened.connect(self._open_class)
        self.people.menu_asked.connect(self._fill_menu)

    def show_roll(self, roll: Roll) -> None:
        """Show a sitting, open or closed."""
        self._roll = roll
        rows = _by_class(roll)
        self.classes.set_rows(rows)
        self.classes.set_sums(
            ("合计", "", f"{roll.present}/{roll.due}", percent(roll.present, roll.due))
        )
        self.group.offer([(ALL_CLASSES, ALL_CLASSES), *((row.name, row.name) for row in rows)])
        absent = "缺席" if roll.closed_at is not None else "未到"
        for presence, word in (
            (None, f"全部 {roll.due}"),
            (Presence.ABSENT, f"{absent} {roll.absent}"),
            (Presence.PRESENT, f"已到 {roll.present}"),
            (Presence.ON_LEAVE, f"请假 {roll.on_leave}"),
        ):
            self.state.rename(presence, word)
        self._show_people()

    def _build_classes(self) -> Table[ClassPresence]:
        return Table(
            [
                Column("班级", lambda row: row.name),
                Column(
                    "实到",
                    lambda row: f"{row.present}/{row.due}",
                    140,
                    share=lambda row: Share(row.present, row.due, ink="ok"),
                ),
                Column("实到/应到", lambda row: f"{row.present}/{row.due}", 78, number=True),
                Column("占比", lambda row: percent(row.present, row.due), 70, number=True),
            ],
            key=lambda row: row.name,
            sortable=False,
        )

    def _build_people(self) -> Table[Due]:
        return Table(
            [
                Column(
                    "姓名",
                    lambda person: person.entry.name,
                    104,
                    strong=True,
                    second=lambda person: person.entry.student_no,
                ),
                Column(
                    "班级",
                    lambda person: person.entry.class_name,
                    second=lambda person: person.reason,
                ),
                Column("状态", self._word, 96, number=True, chip=self._chip),
            ],
            key=lambda person: person.entry.id,
            empty=EmptyState("没有这样的人", "换一个条件，或清空查找框。"),
            tall=True,
        )

    def _build_list(self) -> QWidget:
        page, tools = QWidget(), QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        rows = QVBoxLayout(tools)
        rows.setContentsMargins(CARD_PADDING - 1, 10, CARD_PADDING - 1, 10)
        rows.setSpacing(8)
        rows.addWidget(self.state)
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(self.box, 1)
        line.addWidget(self.group)
        rows.addLayout(line)
        column.addWidget(tools)
        column.addWidget(self.people, 1)
        return page

    def _show_people(self) -> None:
        if self._roll is None:
            return
        wanted, group = self.state.meaning, self.group.currentData()
        people = [
            person
            for person in self._roll.people
            if wanted in (None, person.presence) and group in (ALL_CLASSES, person.entry.class_name)
        ]
        self.people.set_rows(find([person.key for person in people], self.box.text()))

    def _open_class(self, row: ClassPresence) -> None:
        self.group.choose(row.name)
        self.view.choose(1)

    def _word(self, person: Due) -> str:
        over = self._roll is not None and self._roll.closed_at is not None
        return "缺席" if over and person.presence is Presence.ABSENT else person.presence.label

    def _chip(self, person: Due) -> ChipLook:
        word = self._word(person)
        return ChipLook(word, Tone.BAD, "x") if word == "缺席" else PRESENCE_CHIP[person.presence]

    def _fill_menu(self, menu: Menu, person: Due) -> None:
        if self._roll is None or self._roll.closed_at is not None:
            return
        arrive, leave, undo = self._acts
        entry = person.entry.id
        if person.presence is not Presence.PRESENT:
            menu.offer("签到", lambda: arrive(entry), icon="user-check")
        if person.presence is not Presence.ON_LEAVE:
            menu.offer("登记请假", lambda: leave(entry), icon="clock")
        if person.presence is not Presence.ABSENT:
            menu.offer("撤销，改为未到", lambda: undo(entry), icon="undo-2")


def _by_class(roll: Roll) -> list[ClassPresence]:
    groups: dict[str, list[Due]] = {}
    for person in roll.people:
        groups.setdefault(person.entry.class_name, []).append(person)
    return [
        ClassPresence(
            name,
            len(people),
            sum(person.presence is Presence.PRESENT for person in people),
            sum(person.presence is Presence.ON_LEAVE for person in people),
        )
        for name, people in groups.items()
    ]
