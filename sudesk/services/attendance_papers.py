"""The papers of the hall: 签到册."""

from collections.abc import Sequence
from functools import partial

from sqlalchemy.orm import Session

from sudesk.papers.attendance_book import AttendanceBook, AttendanceEntry, AttendanceSection
from sudesk.papers.base import Turnout
from sudesk.services import attendees, congresses, sittings
from sudesk.services.congresses import CongressView
from sudesk.services.slots import Offer, named, slot_of
from sudesk.terms import Category, CongressKind


def offers(session: Session, congress: CongressView) -> Sequence[Offer]:
    """Return paper 11."""
    missing = "" if sittings.due(session, congress.id) else "还没有登记代表"
    slot = slot_of(AttendanceBook, missing, "delegates")
    return (Offer(slot, partial(_attendance_book, session, congress)),)


def _attendance_book(session: Session, congress: CongressView) -> AttendanceBook:
    due = sittings.due(session, congress.id)
    roll = sittings.current(session, congress.id)
    if congress.kind is CongressKind.DELEGATES:
        groups: dict[str, list[congresses.Entry]] = {"正式代表": list(due)}
        over = roll is not None and roll.closed_at is not None
        turnout = (
            Turnout(roll.due, roll.came, roll.on_leave, roll.absent) if roll and over else None
        )
    else:
        groups, turnout = congresses.class_order(due), None
    sections = tuple(
        AttendanceSection(
            heading,
            tuple(AttendanceEntry(entry.name, entry.class_name) for entry in members),
            turnout,
        )
        for heading, members in groups.items()
    )
    visitors = attendees.attendees(session, congress.id)
    sections += tuple(
        AttendanceSection(
            f"{category.label}人员",
            tuple(AttendanceEntry(one.person.name, one.person.unit) for one in found),
            None,
        )
        for category in Category
        if (found := [one for one in visitors if one.category is category])
    )
    return AttendanceBook(
        congress=named(session, congress),
        sitting=roll.title if roll else sittings.FORMAL,
        day=congress.held_on,
        place=congress.venue,
        sections=sections,
    )
