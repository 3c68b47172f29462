"""The papers of the delegates: 代表登记表, 代表名册, 代表证, and the cards of who has no vote."""

from collections.abc import Collection, Sequence
from datetime import date
from functools import partial

from sqlalchemy.orm import Session

from sudesk.models.preparing import ClassElection
from sudesk.models.store import at
from sudesk.papers import badges as badge_sheets
from sudesk.papers.badges import AttendeeBadges, Badge, DelegateBadges
from sudesk.papers.delegate_form import DelegateForm, DelegateForms
from sudesk.papers.delegate_list import AttendeeLine, DelegateList
from sudesk.papers.delegate_list import DelegateRow as DelegateLine
from sudesk.papers.words import full_date
from sudesk.services import attendees, badges, credentials, delegates, delegations
from sudesk.services.congresses import CongressView
from sudesk.services.delegates import DelegateRow
from sudesk.services.slots import Offer, named, slot_of
from sudesk.terms import CongressKind, SeatKind

ROOM = "delegates"
CARDS = DelegateBadges.number
EACH_SHEET = badge_sheets.EACH


def offers(session: Session, congress: CongressView) -> Sequence[Offer]:
    """Return papers 4 and 5, the delegate cards still to be printed, and those of the others.

    An assembly has only the last.
    """
    others = attendees.attendees(session, congress.id)
    missing = "" if others else "还没有登记列席、特邀人员"
    cards = Offer(
        slot_of(AttendeeBadges, missing, ROOM), partial(_attendee_cards, session, congress)
    )
    if congress.kind is not CongressKind.DELEGATES:
        return (cards,) if others else ()
    rows = delegates.delegates(session, congress.id)
    none = "" if rows else "还没有登记代表"
    waiting = waiting_cards(session, congress.id)
    printed = "" if waiting else "代表证都已打印，补发请在“代表”里选人"
    return (
        Offer(slot_of(DelegateForms, none, ROOM), partial(forms, session, congress)),
        Offer(slot_of(DelegateList, none, ROOM), partial(_delegate_list, session, congress)),
        Offer(
            slot_of(DelegateBadges, none or printed, ROOM),
            partial(delegate_cards, session, congress, waiting),
        ),
        cards,
    )


def forms(
    session: Session, congress: CongressView, entry_ids: Collection[int] = ()
) -> DelegateForms:
    """Return the registration forms of these delegates, of all where none are named."""
    meetings = {
        row.class_name: row
        for row in session.query(ClassElection).filter_by(congress_id=congress.id)
    }
    rows = _chosen(session, congress, entry_ids)
    return DelegateForms(
        named(session, congress),
        tuple(_form(row, meetings.get(row.entry.class_name)) for row in rows),
    )


def delegate_cards(
    session: Session, congress: CongressView, entry_ids: Collection[int] = ()
) -> DelegateBadges:
    """Return the cards of these delegates, of all where none are named.

    They lie in the order of the delegations; one that was printed before is marked 补发.
    """
    numbers = card_numbers(session, congress.id)
    place = {entry_id: place for place, entry_id in enumerate(numbers)}
    rows = sorted(_chosen(session, congress, entry_ids), key=lambda row: place[row.entry.id])
    return DelegateBadges(
        named(session, congress),
        tuple(
            Badge(
                DelegateBadges.name,
                row.entry.name,
                row.delegation,
                row.entry.class_name,
                numbers[row.entry.id],
                row.entry.student_no,
                row.badges > 0,
            )
            for row in rows
        ),
    )


def card_numbers(session: Session, congress_id: int) -> dict[int, str]:
    """Return the number on each delegate's card, in order: the delegation, then the place in it."""
    grouped = delegations.grouped(session, congress_id)
    teams = [(str(one.number), one.members) for one in grouped.delegations]
    teams.append(("0", grouped.loose))
    return {
        row.entry.id: f"{number}-{place:02}"
        for number, members in teams
        for place, row in enumerate(members, 1)
    }


def waiting_cards(session: Session, congress_id: int) -> tuple[int, ...]:
    """Return whose cards the paper 代表证 holds now, in their order on the sheets."""
    waiting = {row.entry.id for row in badges.waiting(session, congress_id)}
    return tuple(id_ for id_ in card_numbers(session, congress_id) if id_ in waiting)


def _chosen(
    session: Session, congress: CongressView, entry_ids: Collection[int]
) -> tuple[DelegateRow, ...]:
    rows = delegates.delegates(session, congress.id)
    wanted = set(entry_ids)
    return tuple(row for row in rows if not wanted or row.entry.id in wanted)


def _form(row: DelegateRow, meeting: ClassElection | None) -> DelegateForm:
    entry, by_class = row.entry, row.seat is SeatKind.CLASS
    held = meeting if by_class else None
    return DelegateForm(
        name=entry.name,
        gender=entry.gender,
        ethnicity=entry.ethnicity,
        political=entry.political,
        cohort=entry.cohort and f"{entry.cohort}级",
        class_group=entry.class_name,
        major=entry.major,
        student_no=entry.student_no,
        post=row.post,
        core=row.core,
        origin=f"{row.organisation}推选" if row.organisation else row.seat.label,
        delegation=row.delegation,
        held_on=full_date(held.held_on) if held else "",
        form=held.form.label if held else "",
        votes=(
            str(held.due) if held else "",
            str(held.present) if held else "",
            "" if row.votes is None else str(row.votes),
        ),
        by_class=by_class,
    )


def _delegate_list(session: Session, congress: CongressView) -> DelegateList:
    order = {
        row.entry.id: place
        for place, row in enumerate(
            row
            for team in delegations.grouped(session, congress.id).delegations
            for row in team.members
        )
    }
    rows = sorted(
        delegates.delegates(session, congress.id),
        key=lambda row: order.get(row.entry.id, len(order)),
    )
    lines = tuple(
        DelegateLine(
            delegation=row.delegation or (row.entry.cohort and f"{row.entry.cohort}级"),
            name=row.entry.name,
            gender=row.entry.gender,
            ethnicity=row.entry.ethnicity,
            political=row.entry.political,
            class_group=row.entry.class_name,
            post=row.post,
            core=row.core,
            note=_note(row),
        )
        for row in rows
    )
    others = tuple(
        AttendeeLine(one.category.label, one.person.name, one.person.unit, one.person.post)
        for one in attendees.attendees(session, congress.id)
    )
    return DelegateList(named(session, congress), _listed_on(session, congress), lines, others)


def _note(row: DelegateRow) -> str:
    """Say what is particular: 团长, where the seat is from, whom somebody followed."""
    words = ["团长"] if row.leads else []
    if row.seat is not SeatKind.CLASS:
        words.append(row.organisation or row.seat.label)
    if row.replaces:
        words.append("替补")
    return "、".join(words)


def _attendee_cards(session: Session, congress: CongressView) -> AttendeeBadges:
    return AttendeeBadges(
        named(session, congress),
        tuple(
            Badge(f"{one.category.label}证", one.person.name, one.person.unit, one.person.post)
            for one in attendees.attendees(session, congress.id)
        ),
    )


def _listed_on(session: Session, congress: CongressView) -> date:
    """Return the day on which the group signed for the list as it is, today before that."""
    signed = credentials.signed(session, congress.id)
    if signed is not None and signed.current:
        return signed.on
    return min(at(session).date(), congress.held_on)
