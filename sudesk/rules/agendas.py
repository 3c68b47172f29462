"""The usual agenda of both sittings as data (rule book, section 6), and the clock of an agenda."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sudesk.terms import AgendaTask, CongressKind, SittingKind


@dataclass(frozen=True, slots=True)
class Usual:
    """One item as it usually stands: what it is for, its title, its minutes, who speaks."""

    task: AgendaTask
    title: str
    minutes: int
    speaker: str = ""


@dataclass(frozen=True, slots=True)
class Timed:
    """What the clock needs of an item: the minutes planned, when it was begun and ended."""

    minutes: int
    waits: bool = False  # people come in: it is over when the sitting is to begin
    begun_at: datetime | None = None
    ended_at: datetime | None = None


_PREPARATORY = (
    Usual(AgendaTask.CHECK_IN, "签到", 20),
    Usual(AgendaTask.COUNT, "清点人数", 3),
    Usual(AgendaTask.PASS_AGENDA, "通过大会议程", 4),
    Usual(AgendaTask.CREDENTIALS, "听取和通过代表资格审查报告", 6, "代表资格审查组"),
    Usual(AgendaTask.RULES, "通过选举办法", 8, "大会秘书处"),
    Usual(AgendaTask.OFFICIALS, "通过监票人、计票人名单", 4),
    Usual(AgendaTask.PRESIDIUM, "通过大会主席团名单", 4),
    Usual(AgendaTask.CLOSING, "预备会议结束", 1),
)
_FORMAL = (
    Usual(AgendaTask.CHECK_IN, "签到", 40),
    Usual(AgendaTask.COUNT, "清点人数，宣布大会有效", 3),
    Usual(AgendaTask.ANTHEM, "唱国歌", 3),
    Usual(AgendaTask.OPENING, "致开幕词", 10),
    Usual(AgendaTask.REPORT, "审议学生会工作报告", 20, "上届学生会主席团"),
    Usual(AgendaTask.CHARTER, "审议学生会章程修订案", 14),
    Usual(AgendaTask.SPEECHES, "候选人发言", 30, "各位候选人"),
    Usual(AgendaTask.RECOUNT, "再次清点人数", 4),
    Usual(AgendaTask.BALLOT, "发票、投票、收票", 21, "总监票人"),
    Usual(AgendaTask.TALLY, "计票，宣布结果", 25, "总监票人"),
    Usual(AgendaTask.OPINIONS, "征求意见和建议", 15),
    Usual(AgendaTask.RESOLUTION, "通过大会决议", 10),
    Usual(AgendaTask.CLOSING, "闭幕", 5),
)
_OF_DELEGATES = frozenset({AgendaTask.CREDENTIALS})

AGENDAS: Mapping[SittingKind, tuple[Usual, ...]] = {
    SittingKind.PREPARATORY: _PREPARATORY,
    SittingKind.FORMAL: _FORMAL,
}
# What a task usually lasts, for an item that is added by hand.
USUAL = {one.task: one for items in AGENDAS.values() for one in items}


def usual(kind: CongressKind, sitting: SittingKind) -> tuple[Usual, ...]:
    """Return the usual agenda of a sitting; an assembly has no credentials to hear of."""
    delegates = kind is CongressKind.DELEGATES
    return tuple(one for one in AGENDAS[sitting] if delegates or one.task not in _OF_DELEGATES)


def length(items: Sequence[Timed]) -> int:
    """Return how many minutes items take together."""
    return sum(one.minutes for one in items)


def waiting(items: Sequence[Timed]) -> int:
    """Return how many minutes people come in before the sitting begins."""
    first = next((place for place, one in enumerate(items) if not one.waits), len(items))
    return length(items[:first])


def clock(items: Sequence[Timed], starts: datetime) -> tuple[datetime, ...]:
    """Return when each item begins: as it did, else as planned from what has happened so far.

    ``starts`` is when the first is planned. What was begun stands before what was not, so the
    times never run backwards.
    """
    times = []
    at = starts
    for one in items:
        begins = one.begun_at or at
        times.append(begins)
        at = one.ended_at or begins + timedelta(minutes=one.minutes)
    return tuple(times)
