"""Who is where: by class as bars, and the list with a filter."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from sudesk.rules.search import Key, find
from sudesk.services.door import Comer, Door
from sudesk.terms import Presence
from sudesk.ui.congress.finder import PLACEHOLDER, FindBox
from sudesk.ui.congress.operator.door_words import presence_chip, standing_chip
from sudesk.ui.congress.wording import percent
from sudesk.ui.pieces.button import Button
from sudesk.ui.pieces.card import Card
from sudesk.ui.pieces.chip import ChipLook
from sudesk.ui.pieces.choice import Segmented
from sudesk.ui.pieces.columns import Column, Share
from sudesk.ui.pieces.empty import EmptyState
from sudesk.ui.pieces.input import Select
from sudesk.ui.pieces.menu import Menu
from sudesk.ui.pieces.table import Grid, Table
from sudesk.ui.tokens import CARD_PADDING

ALL_CLASSES = "全部班级"
VISITORS = "列席、特邀"


@dataclass(frozen=True)
class ClassPresence:
    """One class: how many are due, present and on leave."""

    name: str
    due: int
    present: int
    on_leave: int


@dataclass(frozen=True)
class PersonActs:
    """What can be noted of one person in the list, and where the list goes from here."""

    arrive: Callable[[Comer], object]
    leave: Callable[[Comer], object]
    grant_leave: Callable[[Comer], object]
    export: Callable[[Grid], object]
    go_back: Callable[[], object]


class AttendanceCard(Card):
    """Bars by class or the list; Enter or a double click on a class lists its people."""

    def __init__(self, acts: PersonActs) -> None:
        self.view = Segmented([("名单", 1), ("按班级", 0)])
        self.back = Button("回到签到", acts.go_back, icon="chevron-left", key="Esc", small=True)
        self.export = Button("导出", self._send_out, icon="download", small=True)
        super().__init__("到会情况", self.view, self.export, self.back, flush=True)
        self._acts = acts
        self._door: Door | None = None
        self.classes = self._build_classes()
        self.state = Segmented(
            [
                ("未到", Presence.ABSENT),
                ("请假", Presence.ON_LEAVE),
                ("离会", Presence.OUT),
                ("已到", Presence.PRESENT),
                ("全部", None),
            ]
        )
        self.group = Select([(ALL_CLASSES, ALL_CLASSES)])
        self.group.setAccessibleName("班级")
        self.box = FindBox(PLACEHOLDER)
        self.people = self._build_people()
        self._stack = QStackedWidget()
        self._stack.addWidget(self.classes)
        self._stack.addWidget(self._build_list())
        self._stack.setCurrentIndex(1)
        self.add(self._stack)
        self.view.chosen.connect(self._stack.setCurrentIndex)
        self.state.chosen.connect(self._show_people)
        self.group.currentIndexChanged.connect(self._show_people)
        self.box.textChanged.connect(self._show_people)
        self.classes.opened.connect(self._open_class)
        self.people.menu_asked.connect(self._fill_menu)

    def show_door(self, door: Door) -> None:
        """Show a sitting, open or closed."""
        self._door, roll = door, door.roll
        words = "返回" if self._closed() else "回到签到"
        if self.back.text() != words:
            self.back.rename(words)
        rows = _by_class(door)
        self.classes.set_rows(rows)
        self.classes.set_sums(
            ("合计", "", f"{roll.present}/{roll.due}", percent(roll.present, roll.due))
        )
        names = [row.name for row in rows]
        visitors = [VISITORS] if any(not one.votes for one in door.comers) else []
        self.group.offer([(name, name) for name in (ALL_CLASSES, *names, *visitors)])
        absent = "缺席" if roll.closed_at is not None else "未到"
        for presence, word in (
            (Presence.ABSENT, f"{absent} {roll.absent}"),
            (Presence.ON_LEAVE, f"请假 {roll.on_leave}"),
            (Presence.OUT, f"离会 {roll.out}"),
            (Presence.PRESENT, f"已到 {roll.present}"),
            (None, f"全部 {roll.due}"),
        ):
            self.state.rename(presence, word)
        self._show_people()

    def show_state(self, presence: Presence) -> None:
        """List those who are so."""
        self.view.choose(1)
        self.state.choose(presence)

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
                Column("实到/应到", lambda row: f"{row.present}/{row.due}", 90, number=True),
                Column("占比", lambda row: percent(row.present, row.due), 70, number=True),
            ],
            key=lambda row: row.name,
            sortable=False,
        )

    def _build_people(self) -> Table[Comer]:
        return Table(
            [
                Column(
                    "姓名",
                    lambda comer: comer.name,
                    112,
                    strong=True,
                    second=lambda comer: comer.number,
                ),
                Column("班级", lambda comer: comer.group, second=lambda comer: comer.reason),
                Column("类别", lambda comer: comer.standing, 72, chip=standing_chip),
                Column("状态", self._word, 92, number=True, chip=self._chip),
            ],
            key=lambda comer: comer.who,
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
        if self._door is None:
            return
        wanted, group = self.state.meaning, self.group.currentData()
        people = [
            Key(comer.number, comer.name, comer)
            for comer in self._door.comers
            if _is_asked(comer, wanted, group)
        ]
        self.people.set_rows(find(people, self.box.text()))
        self.export.setEnabled(bool(self.people.model.rows))

    def _open_class(self, row: ClassPresence) -> None:
        self.group.choose(row.name)
        self.state.choose(None)
        self.view.choose(1)

    def _closed(self) -> bool:
        return self._door is not None and self._door.roll.closed_at is not None

    def _word(self, comer: Comer) -> str:
        return self._chip(comer).text

    def _chip(self, comer: Comer) -> ChipLook:
        return presence_chip(comer, closed=self._closed())

    def _fill_menu(self, menu: Menu, comer: Comer) -> None:
        if self._door is None or self._closed():
            return
        if comer.presence is not Presence.PRESENT:
            menu.offer("签到", lambda: self._acts.arrive(comer), icon="user-check")
        else:
            menu.offer("登记离会", lambda: self._acts.leave(comer), icon="log-out")
        if comer.presence is not Presence.ON_LEAVE and comer.votes:
            menu.offer("登记请假", lambda: self._acts.grant_leave(comer), icon="clock")

    def _send_out(self) -> None:
        self._acts.export(self.people.grid())


def _is_asked(comer: Comer, presence: object, group: object) -> bool:
    """Say whether somebody is listed; visitors only where they are asked for."""
    if presence not in (None, comer.presence):
        return False
    if group == VISITORS:
        return not comer.votes
    return comer.votes and group in (ALL_CLASSES, comer.group)


def _by_class(door: Door) -> list[ClassPresence]:
    groups: dict[str, list[Comer]] = {}
    for comer in door.comers:
        if comer.votes:
            groups.setdefault(comer.group, []).append(comer)
    return [
        ClassPresence(
            name,
            len(people),
            sum(one.presence is Presence.PRESENT for one in people),
            sum(one.presence is Presence.ON_LEAVE for one in people),
        )
        for name, people in groups.items()
    ]
