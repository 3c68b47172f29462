"""Check-in at the door: a box, who is meant, and a face-sized confirmation."""

from collections.abc import Callable

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from sudesk.services.congresses import Entry
from sudesk.services.sittings import Due, Roll
from sudesk.terms import Presence
from sudesk.ui import brush, theme
from sudesk.ui.congress.finder import Person, PersonFinder, tail
from sudesk.ui.pieces.button import Button
from sudesk.ui.pieces.card import Card
from sudesk.ui.pieces.chip import ChipLook
from sudesk.ui.pieces.choice import Segmented
from sudesk.ui.pieces.columns import Column
from sudesk.ui.pieces.empty import EmptyState
from sudesk.ui.pieces.icon import IconMark
from sudesk.ui.pieces.table import Table
from sudesk.ui.pieces.text import Text
from sudesk.ui.tokens import (
    CAPTION,
    CARD_PADDING,
    FIGURE,
    LEAD,
    RADIUS_CARD,
    TABLE,
    Ink,
    Tone,
)

PRESENCE_CHIP = {
    Presence.PRESENT: ChipLook("已到", Tone.OK, "check"),
    Presence.ON_LEAVE: ChipLook("请假", Tone.WARN, "clock"),
    Presence.ABSENT: ChipLook("未到"),
}
RECENT = 30


class Confirmation(QWidget):
    """Who was just checked in, large enough to be read by the one who stands there."""

    def __init__(self, undo: Callable[[int], object]) -> None:
        super().__init__()
        self._tone = Tone.OK
        self._entry_id: int | None = None
        self._undo = undo
        self.icon = IconMark("circle-check", "ok", size=30)
        self.name = Text("", FIGURE)
        self.group = Text("", LEAD, "ink_2", weight=400)
        self.state = Text("", TABLE, "ink_2")
        self.back = Button("撤销", self._take_back, icon="undo-2", key="Ctrl+Z", small=True)
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 12, 16, 12)
        row.setSpacing(14)
        row.addWidget(self.icon)
        row.addWidget(self.name)
        row.addWidget(self.group, 1)
        row.addWidget(self.state)
        row.addWidget(self.back)
        self.hide()

    def say(self, person: Due, state: str, tone: Tone, *, undo: bool) -> None:
        """Show one person and what was noted; ``undo`` offers to take it back."""
        icons: dict[Tone, tuple[str, Ink]] = {
            Tone.OK: ("circle-check", "ok"),
            Tone.WARN: ("clock", "warn"),
            Tone.INFO: ("info", "info"),
        }
        self._tone = tone
        self._entry_id = person.entry.id if undo else None
        self.icon.change(*icons[tone])
        self.name.say(person.entry.name)
        self.group.say(f"{person.entry.class_name}　{tail(person.entry)}")
        self.state.say(state)
        self.back.setVisible(undo)
        self.show()
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the box in the tone of what was noted."""
        tone = theme.tone(self._tone)
        with QPainter(self) as painter:
            brush.frame(painter, QRectF(self.rect()), RADIUS_CARD, tone.tint, tone.line)

    def _take_back(self) -> None:
        if self._entry_id is not None:
            self._undo(self._entry_id)


class CheckInCard(Card):
    """Box, confirmation, and who came last; acts are called with the entry's id."""

    def __init__(
        self,
        arrive: Callable[[int], object],
        leave: Callable[[int], object],
        undo: Callable[[int], object],
    ) -> None:
        self.mode = Segmented([("到会", "arrive"), ("请假", "leave")])
        super().__init__("签到", self.mode, flush=True)
        self._arrive, self._leave = arrive, leave
        self._number = 0
        self._closed = False
        self.finder = PersonFinder(
            key="Enter 签到",
            large=True,
            nobody="应到名单里没有找到。请核对姓名、学号，不在名单的不签到。",
        )
        self.said = Confirmation(undo)
        self._hint = Text("学号尾数、姓名、拼音首字母。重复签到不会多计。", CAPTION, "ink_3")
        self.recent: Table[Due] = Table(
            [
                Column("时间", _time, 84, ink=lambda _: "ink_3"),
                Column("姓名", lambda person: person.entry.name, 110, strong=True),
                Column("班级", lambda person: person.entry.class_name, ink=lambda _: "ink_2"),
                Column("尾号", lambda person: tail(person.entry), 96, ink=lambda _: "ink_3"),
                Column(
                    "状态",
                    lambda person: person.presence.label,
                    92,
                    number=True,
                    chip=lambda person: PRESENCE_CHIP[person.presence],
                ),
            ],
            key=lambda person: person.entry.id,
            empty=EmptyState("还没有人签到", "在上面输入学号尾数或姓名，按 Enter。"),
            sortable=False,
        )
        self.recent.setMinimumHeight(120)
        room = QWidget()
        column = QVBoxLayout(room)
        column.setContentsMargins(CARD_PADDING, 12, CARD_PADDING, 8)
        column.setSpacing(8)
        for widget in (self.finder, self._hint, self.said, Text("最近登记", TABLE, weight=600)):
            column.addWidget(widget)
        self.add(room, self.recent)
        self.body.setStretch(1, 1)
        self.finder.taken.connect(self._take)
        self.mode.chosen.connect(self._turn)

    def show_roll(self, roll: Roll) -> None:
        """Show an open sitting."""
        self.title.say(f"{roll.title}签到")
        self._number = roll.present
        self.finder.offer(
            Person(person.entry, PRESENCE_CHIP[person.presence]) for person in roll.people
        )
        came = [person for person in roll.people if person.changed_at is not None]
        came.sort(key=_moment, reverse=True)
        self.recent.set_rows(came[:RECENT])

    def tell(self, person: Due, *, news: bool) -> None:
        """Confirm what was noted of one person, or that it was noted before."""
        if not news:
            self.said.say(person, f"{_time(person)} 已签到过，没有多计", Tone.INFO, undo=False)
        elif person.presence is Presence.PRESENT:
            self.said.say(person, f"第 {self._number} 名到会，{_time(person)}", Tone.OK, undo=True)
        elif person.presence is Presence.ON_LEAVE:
            self.said.say(person, f"已登记请假：{person.reason}", Tone.WARN, undo=True)
        else:
            self.said.say(person, "已撤销，现在是未到", Tone.INFO, undo=False)

    def forget(self) -> None:
        """Take the confirmation of an earlier sitting away."""
        self.said.hide()

    def _take(self, entry: Entry) -> None:
        act = self._arrive if self.mode.meaning == "arrive" else self._leave
        act(entry.id)

    def _turn(self, meaning: object) -> None:
        self.finder.box.say_key("Enter 签到" if meaning == "arrive" else "Enter 请假")
        self.finder.box.setFocus()


def _time(person: Due) -> str:
    return "" if person.changed_at is None else f"{person.changed_at:%H:%M:%S}"


def _moment(person: Due) -> tuple[str, int]:
    at = "" if person.changed_at is None else person.changed_at.isoformat()
    return at, person.entry.id
