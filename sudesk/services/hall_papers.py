"""The papers of the day: agenda, scrutineers and tellers, the chair's script, the minutes."""

from collections.abc import Sequence
from functools import partial

from sqlalchemy.orm import Session

from sudesk.papers.agenda import AgendaLine, AgendaPaper, AgendaPart
from sudesk.papers.minutes import MinuteLine, MinutePart, MinutesPaper
from sudesk.papers.officials_list import OfficialGroup, OfficialsList
from sudesk.papers.script import ScriptItem, ScriptPaper
from sudesk.services import agenda, minutes, motions, scripts, sittings
from sudesk.services.adopted import adopted
from sudesk.services.agenda import Item
from sudesk.services.congresses import CongressView
from sudesk.services.minutes import Part
from sudesk.services.officials import officials
from sudesk.services.slots import Offer, Slot, named, slot_of
from sudesk.terms import MotionKind, Role, SittingKind

NO_AGENDA = "还没有排议程"


def offers(session: Session, congress: CongressView) -> Sequence[Offer]:
    """Return paper 10 in its parts, and paper 29."""
    laid = {one.sitting for one in agenda.both(session, congress.id) if one.items}
    missing = "" if laid else NO_AGENDA
    nobody = "" if officials(session, congress.id).rows else "还没有确定监票人、计票人"
    begun = sittings.newest(session, congress.id) is not None
    return (
        Offer(slot_of(AgendaPaper, missing, "agenda"), partial(_agenda, session, congress)),
        Offer(
            _part("10-2", OfficialsList.name, nobody),
            partial(_officials, session, congress),
        ),
        *(
            _script_offer(session, congress, sitting, "" if sitting in laid else NO_AGENDA)
            for sitting in SittingKind
        ),
        Offer(
            slot_of(MinutesPaper, "" if begun else "还没有开会", "minutes"),
            partial(_minutes, session, congress),
        ),
    )


def _part(key: str, title: str, missing: str, page: str = "candidates") -> Slot:
    return Slot(key, AgendaPaper.number, title, title, missing, page)


def _script_offer(
    session: Session, congress: CongressView, sitting: SittingKind, missing: str
) -> Offer:
    key = "10-3" if sitting is SittingKind.PREPARATORY else "10-4"
    title = f"{sitting.label}{ScriptPaper.name}"
    return Offer(_part(key, title, missing, "agenda"), partial(_script, session, congress, sitting))


def _agenda(session: Session, congress: CongressView) -> AgendaPaper:
    return AgendaPaper(
        congress=named(session, congress),
        day=congress.held_on,
        place=congress.venue,
        parts=tuple(
            AgendaPart(
                one.sitting.label,
                tuple(
                    AgendaLine(_time(item), item.title, item.wording.speaker) for item in one.items
                ),
            )
            for one in agenda.both(session, congress.id)
            if one.items
        ),
        adopted=adopted(session, congress.id, MotionKind.AGENDA) is not None,
    )


def _officials(session: Session, congress: CongressView) -> OfficialsList:
    found = officials(session, congress.id).rows
    groups = tuple(
        OfficialGroup(
            role.label,
            tuple((one.entry.name, one.entry.class_name) for one in found if one.role is role),
        )
        for role in Role
        if any(one.role is role for one in found)
    )
    motion = adopted(session, congress.id, MotionKind.OFFICIALS)
    vote = ""
    if motion is not None:
        one = motions.view(session, motion.id)
        assert one.hands is not None  # it was adopted
        vote = (
            f"以上名单经大会表决通过。实到{congress.member}{one.present}人，"
            f"同意{one.hands.approve}人，反对{one.hands.oppose}人，弃权{one.hands.abstain}人。"
        )
    return OfficialsList(named(session, congress), groups, vote)


def _script(session: Session, congress: CongressView, sitting: SittingKind) -> ScriptPaper:
    items = agenda.agenda(session, congress.id, sitting).items
    said = scripts.all_scripts(session, congress.id, sitting)
    return ScriptPaper(
        named(session, congress),
        sitting.label,
        tuple(
            ScriptItem(_time(item), item.title, one.paragraphs)
            for item, one in zip(items, said, strict=True)
        ),
    )


def _minutes(session: Session, congress: CongressView) -> MinutesPaper:
    found = minutes.minutes(session, congress.id)
    return MinutesPaper(
        congress=named(session, congress),
        day=congress.held_on,
        place=congress.venue,
        chair=found.chair,
        recorder=found.recorder,
        parts=tuple(
            MinutePart(
                _held(part),
                tuple(MinuteLine(one.time, one.words, _lines(one.text)) for one in part.facts),
            )
            for part in found.parts
        ),
        loose=tuple(line for one in found.loose for line in _lines(one.text)),
    )


def _held(part: Part) -> str:
    """Name a sitting with its hours, once it is closed."""
    if part.closed_at is None:
        return part.title
    return f"{part.title}（{part.opened_at:%H:%M}至{part.closed_at:%H:%M}）"


def _lines(text: str) -> tuple[str, ...]:
    return tuple(line.strip() for line in text.splitlines() if line.strip())


def _time(item: Item) -> str:
    return "" if item.starts_at is None else f"{item.starts_at:%H:%M}"
