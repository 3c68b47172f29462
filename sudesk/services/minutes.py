"""The minutes: what happened with its times and figures, and what the recorder wrote between.

Facts come from the records of the day and cannot be edited; a text follows the fact after which
it was written.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from sudesk.models.hall import AgendaItem, MinuteText
from sudesk.models.journal import record
from sudesk.models.tables import JournalEntry, Round
from sudesk.rules import meeting
from sudesk.services import (
    congresses,
    elections,
    floor_notes,
    head_counts,
    motions,
    movements,
    presidium,
    rounds,
    seals,
    sittings,
)
from sudesk.services.congresses import CongressView
from sudesk.services.rounds import RoundView
from sudesk.services.sittings import Held
from sudesk.terms import AgendaTask, MotionKind, NoteKind, RoundState, Seat, SittingKind

CHAIR, RECORDER = "chair", "recorder"
# Items that are a vote and nothing else.
_PASSED_BY_A_VOTE = {
    AgendaTask.PASS_AGENDA: MotionKind.AGENDA,
    AgendaTask.RULES: MotionKind.RULES,
    AgendaTask.OFFICIALS: MotionKind.OFFICIALS,
    AgendaTask.PRESIDIUM: MotionKind.PRESIDIUM,
    AgendaTask.RESOLUTION: MotionKind.RESOLUTION,
}
_LISTS = (MotionKind.OFFICIALS, MotionKind.PRESIDIUM)
_SPOKE = {
    NoteKind.OPINION: "提出意见建议",
    NoteKind.PROPOSAL: "提出提案",
    NoteKind.QUESTION: "提问",
}


@dataclass(frozen=True, slots=True)
class Fact:
    """Something that happened; ``until`` where it lasted, ``text`` what was written after it."""

    anchor: str
    at: datetime
    words: str
    until: datetime | None = None
    text: str = ""

    @property
    def time(self) -> str:
        """When it happened: 14:16, or 14:16至14:36."""
        start = f"{self.at:%H:%M}"
        end = "" if self.until is None else f"{self.until:%H:%M}"
        return f"{start}至{end}" if end and end != start else start


@dataclass(frozen=True, slots=True)
class Part:
    """One sitting with its facts in the order of the clock."""

    title: str
    kind: SittingKind
    opened_at: datetime
    closed_at: datetime | None
    facts: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class Minutes:
    """The minutes of a congress; ``loose`` are texts whose fact was taken back."""

    chair: str
    recorder: str
    parts: tuple[Part, ...]
    loose: tuple[Fact, ...]


def minutes(session: Session, congress_id: int) -> Minutes:
    """Compile the minutes as they are now."""
    texts = {
        row.anchor: row.text
        for row in session.scalars(select(MinuteText).where(MinuteText.congress_id == congress_id))
    }
    congress = congresses.view(session, congress_id)
    held = sittings.held(session, congress_id)[::-1]
    facts = sorted(_facts(session, congress, held), key=lambda one: one.at)
    written = [replace(one, text=texts.pop(one.anchor, "")) for one in facts]
    quiet = _told_otherwise(session, congress, held)
    written = [one for one in written if one.text or one.anchor not in quiet]
    chair = texts.pop(CHAIR, "") or _seated(session, congress_id, Seat.CHAIR)
    recorder = texts.pop(RECORDER, "") or _seated(session, congress_id, Seat.SECRETARY)
    last = written[-1].at if written else congress.frozen_at
    loose = tuple(Fact(anchor, last, "", None, text) for anchor, text in sorted(texts.items()))
    return Minutes(chair, recorder, _parts(held, written), loose)


def write(session: Session, congress_id: int, anchor: str, text: str) -> str:
    """Write a text after a fact, or a name; returns what stood there, so that it can be undone."""
    row = session.get(MinuteText, (congress_id, anchor))
    before = "" if row is None else row.text
    if text.strip():
        row = row or MinuteText(congress_id=congress_id, anchor=anchor)
        row.text = text.strip()
        session.add(row)
    elif row is not None:
        session.delete(row)
    session.flush()
    record(session, "minutes.write", congress=congress_id)
    return before


def _parts(held: tuple[Held, ...], facts: list[Fact]) -> tuple[Part, ...]:
    """Share the facts out to the sittings in which they fell; the first has what came before."""
    shares: list[list[Fact]] = [[] for _ in held]
    for fact in facts:
        place = sum(one.opened_at <= fact.at for one in held) - 1
        if held:
            shares[max(place, 0)].append(fact)
    return tuple(
        Part(one.title, one.kind, one.opened_at, one.closed_at, tuple(share))
        for one, share in zip(held, shares, strict=True)
    )


def _facts(session: Session, congress: CongressView, held: tuple[Held, ...]) -> Iterator[Fact]:
    """Yield the facts kind by kind; of those at one moment, the kinds stand in this order."""
    for sitting in held:
        yield Fact(f"sitting-{sitting.id}-open", sitting.opened_at, f"{sitting.title}开始签到。")
    yield from _items(session, congress)
    for sitting in held:
        yield from _counts(session, congress, sitting)
    yield from _motions(session, congress)
    yield from _rounds(session, congress)
    yield from _notes(session, congress)
    for sitting in held:
        yield from _closing(session, congress, sitting)


def _items(session: Session, congress: CongressView) -> Iterator[Fact]:
    rows = session.scalars(
        select(AgendaItem)
        .where(
            AgendaItem.congress_id == congress.id,
            AgendaItem.begun_at.is_not(None),
            AgendaItem.task != AgendaTask.CHECK_IN,  # the opening of the sitting says it
        )
        .order_by(AgendaItem.begun_at, AgendaItem.id)
    )
    for row in rows:
        assert row.begun_at is not None  # asked for
        speaker = f"（{row.speaker}）" if row.speaker else ""
        yield Fact(f"item-{row.id}", row.begun_at, f"{row.title}{speaker}。", row.ended_at)


def _told_otherwise(
    session: Session, congress: CongressView, held: tuple[Held, ...]
) -> frozenset[str]:
    """Return the items of which another fact says more: a count, a vote, a sitting closed."""
    told = [
        (AgendaTask.COUNT, one.counted_at)
        for sitting in held
        for one in head_counts.head_counts(session, sitting.id)
    ]
    told += [(AgendaTask.RECOUNT, at) for _, at in told]
    told += [
        (task, one.decided_at)
        for one in motions.motions(session, congress.id)
        for task, kind in _PASSED_BY_A_VOTE.items()
        if one.kind is kind and one.decided_at is not None
    ]
    told += [(AgendaTask.CLOSING, one.closed_at) for one in held if one.closed_at is not None]
    rows = session.scalars(
        select(AgendaItem).where(
            AgendaItem.congress_id == congress.id, AgendaItem.begun_at.is_not(None)
        )
    )
    return frozenset(
        f"item-{row.id}"
        for row in rows
        for task, at in told
        if row.task is task
        and row.begun_at is not None
        and row.begun_at <= at
        # A count or a vote may be recorded in the minute in which the item ends.
        and (row.ended_at is None or at <= row.ended_at + timedelta(minutes=1))
    )


def _counts(session: Session, congress: CongressView, sitting: Held) -> Iterator[Fact]:
    terms = sittings.attendance(session, sitting.id).terms
    for number, one in enumerate(head_counts.head_counts(session, sitting.id), 1):
        words = (
            f"清点人数，应到{congress.member}{one.due}人，实到{one.present}人，"
            f"请假{one.on_leave}人；法定人数{meeting.quorum_of(one.due, terms)}人，"
            f"{'没有达到' if one.quorum(terms).blocks else '已经达到'}。"
        )
        yield Fact(f"count-{sitting.id}-{number}", one.counted_at, words)


def _motions(session: Session, congress: CongressView) -> Iterator[Fact]:
    for one in motions.motions(session, congress.id):
        if one.decided_at is None or one.hands is None or one.share is None:
            continue
        names = ""
        if one.kind in _LISTS and one.state is motions.MotionState.ADOPTED:
            names = f"{one.text.replace('：', '')}。"
        verdict = "通过" if one.state is motions.MotionState.ADOPTED else "没有通过"
        words = (
            f"举手表决{one.label}“{one.title}”，应到{congress.member}{one.due}人，"
            f"实到{one.present}人。同意{one.hands.approve}票，反对{one.hands.oppose}票，"
            f"弃权{one.hands.abstain}票；{one.share.words}须{one.needed}票以上，{verdict}。{names}"
        )
        yield Fact(f"motion-{one.id}", one.decided_at, words)


def _rounds(session: Session, congress: CongressView) -> Iterator[Fact]:
    opened = _openings(session)
    for election in elections.elections(session, congress.id):
        for one in rounds.rounds(session, election.id):
            if one.id in opened and one.present is not None:
                words = (
                    f"{one.title}开始投票，应选{one.seats}名，候选人{len(one.names)}名。"
                    f"应到{congress.member}{one.entitled}人，实到{one.present}人，"
                    f"请假{one.on_leave}人。"
                )
                yield Fact(f"round-{one.id}-open", opened[one.id], words)
            if one.state is RoundState.SEALED:
                yield from _sealed(session, one)


def _sealed(session: Session, one: RoundView) -> Iterator[Fact]:
    seal, papers = seals.seal_of(session, one.id), one.papers
    votes = "；".join(
        f"{line.name}赞成{line.approve}票"
        if line.written_in
        else f"{line.name}赞成{line.approve}票、反对{line.oppose}票、弃权{line.abstain}票"
        for line in seal.decision.lines
    )
    elected = [name for name in one.names if name in seal.decision.elected]
    elected += [name for name in seal.decision.elected if name not in one.names]
    outcome = f"{'、'.join(elected)}当选。" if elected else "没有人当选。"
    if seal.decision.next.value != "none":
        outcome += f"下一步，{seal.decision.next.label}。"
    words = (
        f"{one.title}计票结束，发出选票{papers.issued}张，收回{papers.collected}张，"
        f"有效票{seal.valid}张，无效票{seal.void}张。{votes}。{seal.formula}。{outcome}"
        "结果封存。"
    )
    yield Fact(f"round-{one.id}-seal", seal.sealed_at, words)
    announced = session.get_one(Round, one.id).announced_at
    if announced is not None:
        yield Fact(f"round-{one.id}-told", announced, f"宣布{one.title}选举结果。")


def _openings(session: Session) -> dict[int, datetime]:
    """Return when voting was opened in each round, the last time, as the journal has it."""
    entries = session.scalars(
        select(JournalEntry)
        .where(JournalEntry.act == "round.open_voting")
        .order_by(JournalEntry.id)
    )
    return {json.loads(one.facts)["round"]: datetime.fromisoformat(one.at) for one in entries}


def _notes(session: Session, congress: CongressView) -> Iterator[Fact]:
    for one in floor_notes.notes(session, congress.id):
        unit = f"（{one.class_name}）" if one.class_name else ""
        words = f"{one.speaker}{unit}{_SPOKE[one.said.kind]}：{one.said.text}"
        ending = "" if words.endswith(("。", "？", "！")) else "。"
        yield Fact(f"note-{one.id}", one.noted_at, words + ending)


def _closing(session: Session, congress: CongressView, sitting: Held) -> Iterator[Fact]:
    """Tell of who came late or left early, and of what was dropped, when a sitting closes."""
    if sitting.closed_at is None:
        return
    dropped = session.scalars(
        select(AgendaItem)
        .where(
            AgendaItem.congress_id == congress.id,
            AgendaItem.sitting == sitting.kind,
            AgendaItem.dropped_because.is_not(None),
        )
        .order_by(AgendaItem.position, AgendaItem.id)
    )
    for row in dropped:
        words = f"“{row.title}”没有进行，理由：{row.dropped_because}。"
        yield Fact(f"item-{row.id}-dropped", sitting.closed_at, words)
    roll = sittings.attendance(session, sitting.id)
    late, early = _late(session, sitting), roll.out
    moved = [f"迟到{late}人"] * bool(late) + [f"提前离会{early}人"] * bool(early)
    among = f"，其中{'、'.join(moved)}" if moved else ""
    words = (
        f"{sitting.title}闭会。应到{congress.member}{roll.due}人，到会{roll.came}人{among}；"
        f"请假{roll.on_leave}人，缺席{roll.absent}人。"
    )
    yield Fact(f"sitting-{sitting.id}-close", sitting.closed_at, words)


def _late(session: Session, sitting: Held) -> int:
    """Return how many first came after those present had been counted."""
    counts = head_counts.head_counts(session, sitting.id)
    if not counts:
        return 0
    arrivals = movements.first_arrivals(session, sitting.id)
    return sum(at > counts[0].counted_at for at in arrivals.values())


def _seated(session: Session, congress_id: int, seat: Seat) -> str:
    found = presidium.presidium(session, congress_id)
    return "、".join(one.name for one in found if one.seat is seat)
