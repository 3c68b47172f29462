"""Check-in at the door: the box, the confirmation, who came last; or a whole class at once."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass

from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from sudesk.services.door import Comer, Door
from sudesk.terms import Presence
from sudesk.ui.congress.operator.class_list import ClassList
from sudesk.ui.congress.operator.confirmation import Confirmation
from sudesk.ui.congress.operator.door_finder import DoorFinder
from sudesk.ui.congress.operator.door_words import LATE, moment, presence_chip, standing_chip, tail
from sudesk.ui.pieces.button import Button, Kind
from sudesk.ui.pieces.card import Card, Line
from sudesk.ui.pieces.chip import ChipLook
from sudesk.ui.pieces.choice import Segmented
from sudesk.ui.pieces.columns import Column
from sudesk.ui.pieces.empty import EmptyState
from sudesk.ui.pieces.table import Table
from sudesk.ui.pieces.text import Text
from sudesk.ui.tokens import CARD_PADDING, TABLE

RECENT = 30
ARRIVE, LEAVE, ON_LEAVE, CLASS = "arrive", "leave", "on_leave", "class"
MODES = (("到会", ARRIVE), ("离会", LEAVE), ("请假", ON_LEAVE), ("整班签到", CLASS))
KEYS = {ARRIVE: "Enter 签到", LEAVE: "Enter 离会", ON_LEAVE: "Enter 请假"}


@dataclass(frozen=True)
class DoorActs:
    """What is done at the door; each act tells the card afterwards by ``note``."""

    arrive: Callable[[Comer], object]
    leave: Callable[[Comer], object]
    grant_leave: Callable[[Comer], object]
    check_in_class: Callable[[str, Collection[int]], object]
    undo: Callable[[], object]
    show_people: Callable[[], object]


class CheckInCard(Card):
    """Looks 05, the middle: modes at the head, one box, a face-sized confirmation."""

    def __init__(self, acts: DoorActs) -> None:
        self.mode = Segmented(MODES)
        super().__init__("签到", self.mode, flush=True)
        self._acts = acts
        self._noted = False
        self.finder = DoorFinder()
        self.said = Confirmation(acts.undo)
        self.people = Button("未到名单", acts.show_people, kind=Kind.LINK)
        self.recent = _recent()
        self.classes = ClassList(acts.check_in_class)
        self._ways = QStackedWidget()
        self._ways.addWidget(self._build_box())
        self._ways.addWidget(self.classes)
        self.add(self._ways)
        self.finder.taken.connect(self._take)
        self.mode.chosen.connect(self._turn)

    def show_door(self, door: Door) -> None:
        """Show an open sitting as its door sees it."""
        self.title.say(f"{door.roll.title}签到")
        self.finder.offer(door.comers)
        if self.mode.meaning == CLASS:
            self.classes.offer(door.comers)
        came = [one for one in door.comers if one.moved_at is not None]
        came.sort(key=_newest, reverse=True)
        self.recent.set_rows(came[:RECENT])
        waiting = f"未到 {door.roll.absent} 人、请假 {door.roll.on_leave} 人名单"
        if self.people.text() != waiting:
            self.people.rename(waiting)
        if not came:
            self.said.wait()
        elif not self._noted:  # opened again: the last one stands there as before
            self.said.note(came[0], door.roll.present, news=True)
        self._noted = bool(came)

    def note(self, comer: Comer, present: int, *, news: bool) -> None:
        """Confirm what was noted of one person."""
        self._noted = True
        self.said.note(comer, present, news=news)

    def take_keyboard(self) -> None:
        """Give the cursor to the box, or to the list of the class."""
        if self.mode.meaning == CLASS:
            self.classes.table.view.setFocus()
        else:
            self.finder.box.setFocus()

    def leave_class(self) -> None:
        """Go back to the box from another way of checking in."""
        self.mode.choose(ARRIVE)

    def _take(self, comer: Comer) -> None:
        if self.mode.meaning == ARRIVE:
            self._acts.arrive(comer)
        elif self.mode.meaning == LEAVE:
            self._acts.leave(comer)
        else:
            self._acts.grant_leave(comer)

    def _turn(self, meaning: object) -> None:
        self._ways.setCurrentIndex(int(meaning == CLASS))
        if meaning == CLASS:
            self.classes.offer(self.finder.comers)
        else:
            self.finder.box.say_key(KEYS[str(meaning)])

    def _build_box(self) -> QWidget:
        page, room = QWidget(), QWidget()
        column = QVBoxLayout(room)
        column.setContentsMargins(CARD_PADDING, 12, CARD_PADDING, 8)
        column.setSpacing(10)
        column.addWidget(self.finder)
        column.addWidget(self.said)
        head = QHBoxLayout()
        head.addWidget(Text("最近登记", TABLE, weight=600))
        head.addStretch(1)
        head.addWidget(self.people)
        column.addLayout(head)
        rows = QVBoxLayout(page)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        rows.addWidget(room)
        rows.addWidget(Line())
        rows.addWidget(self.recent, 1)
        return page


def _recent() -> Table[Comer]:
    table: Table[Comer] = Table(
        [
            Column("时间", moment, 84, ink=lambda _: "ink_3"),
            Column("姓名", lambda comer: comer.name, 100, strong=True),
            Column("班级", lambda comer: comer.group, ink=lambda _: "ink_2"),
            Column("尾号", tail, 96, ink=lambda _: "ink_3"),
            Column("状态", lambda comer: _last(comer).text, 92, number=True, chip=_last),
        ],
        key=lambda comer: comer.who,
        empty=EmptyState("还没有人签到", "在上面输入学号尾数或姓名，按 Enter。"),
        sortable=False,
    )
    table.view.head.hide()
    table.shrink_rows(32)
    table.setMinimumHeight(96)
    return table


def _last(comer: Comer) -> ChipLook:
    """Return what somebody came as, or where they are where that is not in the hall."""
    chip = presence_chip(comer)
    if comer.presence is not Presence.PRESENT or chip is LATE:
        return chip
    return standing_chip(comer)


def _newest(comer: Comer) -> tuple[str, Sequence[int]]:
    at = "" if comer.moved_at is None else comer.moved_at.isoformat()
    return at, (comer.who.entry_id or 0, comer.who.attendee_id or 0)
