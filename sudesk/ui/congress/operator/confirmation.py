"""Who was just noted at the door, large enough to be read by the one who stands there."""

from collections.abc import Callable

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from sudesk.services.door import Comer
from sudesk.terms import Presence
from sudesk.ui import brush, theme
from sudesk.ui.congress.operator.door_words import moment, tail
from sudesk.ui.pieces.button import Button
from sudesk.ui.pieces.icon import IconMark
from sudesk.ui.pieces.text import Text
from sudesk.ui.tokens import CAPTION, LEAD, RADIUS_CARD, TABLE, Ink, Tone, TypeStyle

FACE = TypeStyle(32, 40, 600)
ICONS: dict[Tone, tuple[str, Ink]] = {
    Tone.OK: ("circle-check", "ok"),
    Tone.WARN: ("clock", "warn"),
    Tone.INFO: ("info", "info"),
    Tone.NEUTRAL: ("user-check", "ink_3"),
}


class Confirmation(QWidget):
    """Name and class in the size of a face, what was noted, and the way back (Ctrl+Z)."""

    def __init__(self, undo: Callable[[], object]) -> None:
        super().__init__()
        self._tone = Tone.NEUTRAL
        self.icon = IconMark(*ICONS[Tone.NEUTRAL], size=30)
        self.name = Text("", FACE)
        self.group = Text("", LEAD, "ink_2", weight=400)
        self.state, self.when = Text("", TABLE, "ink_2"), Text("", CAPTION, "ink_3")
        self.back = Button("撤销", undo, icon="undo-2", key="Ctrl+Z", small=True)
        said = QVBoxLayout()
        said.setSpacing(0)
        said.addStretch(1)
        said.addWidget(self.state)
        said.addWidget(self.when)
        said.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(18, 10, 14, 10)
        row.setSpacing(14)
        row.addWidget(self.icon)
        row.addWidget(self.name)
        row.addWidget(self.group, 1)
        row.addLayout(said)
        row.addWidget(self.back)
        self.wait()

    def wait(self) -> None:
        """Show that nobody was noted yet."""
        self._tone = Tone.NEUTRAL
        self.icon.change(*ICONS[Tone.NEUTRAL])
        self.name.say("")
        self.group.say("还没有人签到")
        self._tell("", "")
        self.back.setEnabled(False)
        self.update()

    def say(self, comer: Comer, told: str, tone: Tone) -> None:
        """Show one person and what was noted of them."""
        self._tone = tone
        self.icon.change(*ICONS[tone])
        self.name.say(comer.name)
        number = f"　{tail(comer)}" if comer.number else ""
        self.group.say(comer.group)
        self._tell(told, f"{moment(comer)}{number}")
        self.back.setEnabled(True)
        self.update()

    def note(self, comer: Comer, present: int, *, news: bool) -> None:
        """Confirm what was noted of one person, or that it was noted before."""
        if not news:
            self.say(comer, "已签到过，没有多计", Tone.INFO)
        elif comer.presence is Presence.PRESENT:
            late = "，迟到" if comer.late else ""
            told = f"第 {present} 名到会{late}" if comer.votes else f"{comer.standing}到会"
            self.say(comer, told, Tone.OK)
        elif comer.presence is Presence.ON_LEAVE:
            self.say(comer, f"已登记请假：{comer.reason}", Tone.WARN)
        elif comer.presence is Presence.OUT:
            self.say(comer, "已登记离会", Tone.WARN)
        else:
            self.note_undone(comer)

    def note_undone(self, comer: Comer) -> None:
        """Say where somebody is again whose last movement was taken back."""
        self.say(comer, f"已撤销，现在是{comer.presence.label}", Tone.INFO)

    def note_many(self, title: str, told: str, when: str, tone: Tone) -> None:
        """Confirm what was noted of many at once, as of a whole class."""
        self._tone = tone
        self.icon.change(*ICONS[tone])
        self.name.say(title)
        self.group.say("")
        self._tell(told, when)
        self.back.setEnabled(True)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the box in the tone of what was noted."""
        tone = theme.tone(self._tone)
        line = theme.colour("line") if self._tone is Tone.NEUTRAL else tone.line
        fill = theme.colour("sunken") if self._tone is Tone.NEUTRAL else tone.tint
        with QPainter(self) as painter:
            brush.frame(painter, QRectF(self.rect()), RADIUS_CARD, fill, line)

    def _tell(self, told: str, when: str) -> None:
        self.state.say(told)
        self.when.say(when)
        self.state.setVisible(bool(told))
        self.when.setVisible(bool(when))
