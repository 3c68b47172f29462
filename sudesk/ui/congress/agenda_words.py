"""How the times and the state of an item of the agenda are said."""

from datetime import datetime

from sudesk.services.agenda import Item
from sudesk.ui.pieces.chip import ChipLook
from sudesk.ui.tokens import Ink, Tone

SECONDS = 60


def clock(item: Item) -> str:
    """Return when an item began, or will begin as things go."""
    return "" if item.starts_at is None else f"{item.starts_at:%H:%M}"


def minutes(item: Item) -> int | None:
    """Return how many minutes an item really took, None before it is over."""
    if item.begun_at is None or item.ended_at is None:
        return None
    return round((item.ended_at - item.begun_at).total_seconds() / SECONDS)


def lasted(item: Item) -> str:
    """Return the minutes planned, behind those that it really took."""
    real = minutes(item)
    return f"{item.wording.minutes} 分" if real is None else f"{real}/{item.wording.minutes} 分"


def lasted_ink(item: Item) -> Ink:
    """Return the colour of the minutes: a warning where it took longer than planned."""
    real = minutes(item)
    return "warn" if real is not None and real > item.wording.minutes else "ink_2"


def state_chip(item: Item) -> ChipLook:
    """Return how far an item is."""
    if item.dropped_because:
        return ChipLook("不再进行", Tone.NEUTRAL, "x")
    if item.running:
        return ChipLook("进行中", Tone.ACCENT, "circle-dot")
    return ChipLook("已完成", Tone.OK, "check") if item.over else ChipLook("未开始")


def seconds(item: Item, now: datetime) -> int:
    """Return for how many seconds an item has been running."""
    return 0 if item.begun_at is None else max(0, round((now - item.begun_at).total_seconds()))


def timer(item: Item, now: datetime) -> tuple[str, Ink]:
    """Return how long an item has been running against its plan, in red once it is over it."""
    run, plan = seconds(item, now), item.wording.minutes * SECONDS
    told = f"{_duration(run)} / {item.wording.minutes} 分"
    if plan and run > plan:
        return f"{told}，超时 {_duration(run - plan)}", "bad"
    return told, "ink_2"


def _duration(value: int) -> str:
    hours, rest = divmod(value, 3600)
    whole, left = divmod(rest, 60)
    return f"{hours}:{whole:02}:{left:02}" if hours else f"{whole}:{left:02}"
