"""How somebody at the door is said: place, tail of the number, time, standing."""

from sudesk.services.door import Comer
from sudesk.terms import Category, Presence
from sudesk.ui.pieces.chip import ChipLook
from sudesk.ui.tokens import Tone

PRESENCE_CHIP = {
    Presence.PRESENT: ChipLook("已到", Tone.OK, "check"),
    Presence.ON_LEAVE: ChipLook("请假", Tone.WARN, "clock"),
    Presence.OUT: ChipLook("离会", Tone.WARN, "log-out"),
    Presence.ABSENT: ChipLook("未到"),
}
LATE = ChipLook("迟到", Tone.WARN, "clock")
ABSENT = ChipLook("缺席", Tone.BAD, "x")  # once the sitting is closed


def tail(comer: Comer) -> str:
    """Return the last four characters of a student number, as people say it."""
    return f"尾号 {comer.number[-4:]}" if comer.number else ""


def moment(comer: Comer) -> str:
    """Return when somebody last came or left."""
    return "" if comer.moved_at is None else f"{comer.moved_at:%H:%M:%S}"


def presence_chip(comer: Comer, *, closed: bool = False) -> ChipLook:
    """Return where somebody is; who first came after the hall was counted was late."""
    if closed and comer.presence is Presence.ABSENT:
        return ABSENT if comer.votes else ChipLook("没有来")
    if comer.late and comer.presence is Presence.PRESENT:
        return LATE
    return PRESENCE_CHIP[comer.presence]


def standing_chip(comer: Comer) -> ChipLook:
    """Return what somebody comes as, observers and guests in another colour."""
    if comer.votes:
        return ChipLook(comer.standing)
    guest = comer.standing == Category.GUEST.label
    return ChipLook(comer.standing, Tone.INFO if guest else Tone.ACCENT)
