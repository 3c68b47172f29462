"""The demo's day: both sittings by their agenda, hands, ballots, what was said, the closing."""

from collections.abc import Callable
from datetime import date, datetime, time, timedelta

from sudesk.rules.motions import Hands
from sudesk.services import (
    agenda,
    attendees,
    charter,
    demo_ballots,
    demo_delegates,
    floor_notes,
    hand_votes,
    imagination,
    motions,
    presidium,
    running,
    sittings,
    visits,
)
from sudesk.services.agenda import Item, Wording
from sudesk.services.demo_play import Play
from sudesk.services.floor_notes import Said
from sudesk.services.motions import MotionText
from sudesk.services.officials import officials
from sudesk.terms import AgendaTask, MotionKind, Presence, Seat, SittingKind

HELD_ON, STARTS_AT = date(2026, 12, 18), time(14, 0)
PLANNED_ON = date(2026, 12, 16)
PACE = timedelta(seconds=2)  # of the clock in the hall: a person at the door, a ballot read
MOST_MEMBERS = 5  # of the presidium of the congress

SPEAKERS = {
    AgendaTask.OPENING: "系党总支书记江临",
    AgendaTask.CREDENTIALS: "代表资格审查组",
}
MOTIONS = {
    AgendaTask.PASS_AGENDA: MotionKind.AGENDA,
    AgendaTask.CREDENTIALS: MotionKind.CREDENTIALS,
    AgendaTask.RULES: MotionKind.RULES,
    AgendaTask.OFFICIALS: MotionKind.OFFICIALS,
    AgendaTask.PRESIDIUM: MotionKind.PRESIDIUM,
    AgendaTask.REPORT: MotionKind.REPORT,
    AgendaTask.RESOLUTION: MotionKind.RESOLUTION,
}
RESOLUTION = MotionText(
    "关于学生会工作报告的决议",
    "大会听取和审议了学生会工作报告，认为报告总结的工作实事求是，提出的安排切实可行，"
    "决定批准这个报告。\n大会要求新一届学生会围绕学业帮扶、生活服务和权益维护开展工作，"
    "把本次大会征集的意见建议逐件答复。",
    "大会主席团",
)


def plan(play: Play) -> None:
    """Lay the agenda out, leave the charter as it is, name who is to run the meeting."""
    play.day(PLANNED_ON)
    play.do(agenda.lay_out, play.congress)
    because = "章程上次大会刚修订，本年没有需要修订的内容"
    play.do(charter.leave_as_it_is, play.congress, "系团总支 何安", because)
    for each in play.ask(agenda.both, play.congress):
        for item in each.items:
            if item.task is AgendaTask.CHARTER:
                play.do(agenda.remove, item.id, because)
            elif speaker := SPEAKERS.get(item.task):
                said = item.wording
                wording = Wording(said.task, said.title, said.minutes, speaker)
                play.do(agenda.edit, item.id, wording)
    _seat(play)
    play.say(f"议程：{play.ask(agenda.ruling, play.congress).sentence}")


def _seat(play: Play) -> None:
    """Seat the presidium of the congress: none who stands, or who watches where others are."""
    standing = play.ask(sittings.candidate_entries, play.congress)
    watching = {row.entry.id for row in play.ask(officials, play.congress).rows}
    people = [one for one in demo_delegates.due(play) if one.id not in standing]
    free = [one for one in people if one.id not in watching] or people
    chosen = play.luck.sample(free, min(MOST_MEMBERS, len(free)))
    for place, entry in enumerate(chosen):
        seat = Seat.MEMBER if place else Seat.CHAIR
        play.do(presidium.add, play.congress, seat, entry.id)
    play.do(presidium.invite, play.congress, Seat.SECRETARY, "何安", "系团总支")


def hold(play: Play, until: AgendaTask | None = None) -> None:
    """Hold both sittings, item by item as the agenda has them; the formal one until some item."""
    usual, play.clock.pace = play.clock.pace, PACE
    for kind in SittingKind:
        for item in play.ask(agenda.agenda, play.congress, kind).items:
            if kind is SittingKind.FORMAL and item.task is until:
                return
            _run(play, item)
        sitting = play.ask(sittings.current, play.congress)
        assert sitting is not None  # its check-in opened it
        play.do(sittings.close_sitting, sitting.sitting_id)
    play.clock.pace = usual


def _run(play: Play, item: Item) -> None:
    """Run one item for as long as it was planned, or longer."""
    starts = play.ask(agenda.view, item.id).starts_at
    play.clock.reach(starts or datetime.combine(HELD_ON, STARTS_AT))
    play.do(running.begin, item.id)
    if act := ACTS.get(item.task):
        act(play, item)
    if kind := MOTIONS.get(item.task):
        _vote(play, item, kind)
    began = play.ask(agenda.view, item.id).begun_at
    assert began is not None  # just now
    play.clock.reach(began + timedelta(minutes=item.wording.minutes) - PACE)
    play.do(running.end, item.id)


def _arrive(play: Play, item: Item) -> None:
    """Let nearly everybody arrive, the guests among them; some are on leave."""
    sitting = play.ask(sittings.current, play.congress)
    assert sitting is not None  # the item opened it
    id_ = sitting.sitting_id
    places = imagination.presences(play.luck, sitting.due)
    coming = [one.entry.id for one in sitting.people]
    present = [
        entry for entry, place in zip(coming, places, strict=True) if place is Presence.PRESENT
    ]
    if item.sitting is SittingKind.PREPARATORY:
        play.do(sittings.check_in_all, id_, present)  # as from the signed book
    else:
        for entry in play.luck.sample(present, len(present)):
            play.do(sittings.check_in, id_, entry)
        for row in play.ask(attendees.attendees, play.congress):
            play.do(visits.welcome, id_, row.id)
    for entry, place in zip(coming, places, strict=True):
        if place is Presence.ON_LEAVE:
            play.do(sittings.grant_leave, id_, entry, "顶岗实习")
    roll = play.ask(sittings.attendance, id_)
    play.say(
        f"{roll.title}签到：应到{roll.due}人，实到{roll.present}人，请假{roll.on_leave}人，"
        f"缺席{roll.absent}人，{roll.quorum.sentence}"
    )


def _vote(play: Play, item: Item, kind: MotionKind) -> None:
    """Put what the item is for to the vote: all but a few agree."""
    wording = RESOLUTION if kind is MotionKind.RESOLUTION else MotionText()
    motion = play.do(motions.propose, play.congress, kind, wording, agenda_item_id=item.id)
    present = play.do(hand_votes.put, motion).present
    assert present is not None  # frozen as it was put
    against = min(present // 30, 2)
    hands = Hands(present - against - 1, against, 1)
    play.do(hand_votes.decide, motion, hands)
    found = play.ask(motions.view, motion)
    play.say(f"{found.title}：{found.sentence}，反对{hands.oppose}票，弃权{hands.abstain}票")


def _hear(play: Play, _item: Item) -> None:
    """Note what is said from the floor."""
    sitting = play.ask(sittings.current, play.congress)
    assert sitting is not None  # the item runs in it
    here = [one.entry for one in sitting.people if one.presence is Presence.PRESENT]
    said = imagination.FLOOR
    for entry, (kind, words) in zip(play.luck.sample(here, len(said)), said, strict=True):
        play.do(floor_notes.add, play.congress, Said(kind, words, entry.id))
    play.say(f"征求意见：记录发言{len(said)}条")


ACTS: dict[AgendaTask, Callable[[Play, Item], None]] = {
    AgendaTask.CHECK_IN: _arrive,
    AgendaTask.BALLOT: demo_ballots.issue,
    AgendaTask.TALLY: demo_ballots.count,
    AgendaTask.OPINIONS: _hear,
}
