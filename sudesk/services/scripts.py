"""The chair's script (主持词) of each item: real names and numbers, or as somebody wrote it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from sqlalchemy.orm import Session

from sudesk.models.hall import AgendaItem
from sudesk.models.journal import record
from sudesk.rules import scripts
from sudesk.rules.charter import Change
from sudesk.rules.scripts import Known, Poll, Presence, Vote
from sudesk.services import (
    agenda,
    charter,
    congresses,
    election_rules,
    elections,
    floor_notes,
    head_counts,
    motions,
    presidium,
    rounds,
    seals,
    sittings,
)
from sudesk.services.congresses import CongressView
from sudesk.services.elections import ElectionView
from sudesk.services.officials import officials
from sudesk.services.rounds import RoundView
from sudesk.terms import (
    AgendaTask,
    MotionKind,
    NextStep,
    NoteKind,
    Role,
    RoundKind,
    RoundState,
    Seat,
    SittingKind,
)


@dataclass(frozen=True, slots=True)
class Script:
    """What the chair says at an item; ``own`` where somebody wrote it in place of the program."""

    item_id: int
    title: str
    paragraphs: tuple[str, ...]
    own: bool

    @property
    def text(self) -> str:
        """All of it, a line for each paragraph."""
        return "\n".join(self.paragraphs)


def script(session: Session, item_id: int) -> Script:
    """Return the script of an item as it is now."""
    return _script(session, item_id, None)


def _script(session: Session, item_id: int, shared: Known | None) -> Script:
    row = session.get_one(AgendaItem, item_id)
    if row.script is not None:
        lines = [line.strip() for line in row.script.splitlines()]
        return Script(row.id, row.title, tuple(line for line in lines if line), True)
    known = shared or _known_of(session, row.congress_id)
    return Script(row.id, row.title, _made(session, row, known), False)


def all_scripts(session: Session, congress_id: int, sitting: SittingKind) -> tuple[Script, ...]:
    """Return the scripts of a sitting in the order of its agenda."""
    items = agenda.agenda(session, congress_id, sitting).items
    shared = _known_of(session, congress_id) if items else None
    return tuple(_script(session, one.id, shared) for one in items)


def write(session: Session, item_id: int, text: str | None) -> str | None:
    """Write an item's script in place of the program's; None takes the program's again.

    Returns what was written before, so that it can be undone.
    """
    row = session.get_one(AgendaItem, item_id)
    before = row.script
    row.script = text.strip() if text is not None and text.strip() else None
    record(session, "agenda.script", congress=row.congress_id, item=item_id)
    return before


def _made(session: Session, row: AgendaItem, shared: Known) -> tuple[str, ...]:
    congress = congresses.view(session, row.congress_id)
    known = replace(
        shared,
        sitting=row.sitting,
        title=row.title,
        speaker=row.speaker or "",
        presence=_presence(session, row),
        when=_when(session, congress, row),
        votes=_votes(session, row),
    )
    return scripts.script(row.task, known)


def _known_of(session: Session, congress_id: int) -> Known:
    """Gather what is the same at every item of a congress."""
    congress = congresses.view(session, congress_id)
    formal = agenda.agenda(session, congress.id, SittingKind.FORMAL).items
    return Known(
        congress=congress.title,
        sitting=SittingKind.FORMAL,
        member=congress.member,
        title="",
        speaker="",
        terms=election_rules.terms_of(session, congress.id),
        place=congress.venue,
        items=tuple(one.title for one in formal if one.task is not AgendaTask.CHECK_IN),
        polls=_polls(session, congress.id),
        officials=_officials(session, congress.id),
        presidium=_presidium(session, congress.id),
        charter=_charter(session, congress.id),
        opinions=sum(
            one.said.kind is not NoteKind.QUESTION
            for one in floor_notes.notes(session, congress.id)
        ),
    )


def _presence(session: Session, row: AgendaItem) -> Presence:
    """Return the figure that was kept when an item ended, else the present one of its sitting."""
    held = sittings.newest(session, row.congress_id)
    if held is None or held.kind is not row.sitting:
        due = len(sittings.due_ids(session, row.congress_id))
        return Presence(due or None)
    for kept in head_counts.head_counts(session, held.id):
        if kept.counted_at == row.ended_at:
            return Presence(kept.due, kept.present, kept.on_leave)
    sitting = sittings.attendance(session, held.id)
    if not sitting.came:
        return Presence(sitting.due)
    return Presence(sitting.due, sitting.present, sitting.on_leave)


def _when(session: Session, congress: CongressView, row: AgendaItem) -> str:
    """Say when the sitting begins that people are asked to come to."""
    if congress.starts_at is None:
        return ""
    hour = f"{congress.starts_at:%H:%M}"
    if row.sitting is SittingKind.FORMAL:
        return hour
    if row.task is AgendaTask.CLOSING:
        return f"{congress.held_on.month}月{congress.held_on.day}日{hour}"
    items = agenda.agenda(session, congress.id, row.sitting).items
    first = next((one for one in items if one.task is not AgendaTask.CHECK_IN), None)
    return f"{first.starts_at:%H:%M}" if first is not None and first.starts_at else ""


def _votes(session: Session, row: AgendaItem) -> dict[MotionKind, tuple[Vote, ...]]:
    """Return the motions by kind; what belongs to another item is told there."""
    found: dict[MotionKind, tuple[Vote, ...]] = {}
    for one in motions.motions(session, row.congress_id):
        elsewhere = one.agenda_item_id not in (None, row.id)
        if one.withdrawn_because or (elsewhere and one.kind is MotionKind.OTHER):
            continue
        if one.kind is MotionKind.OTHER and one.agenda_item_id is None:
            continue
        hands = one.hands
        vote = Vote(
            one.title,
            one.present,
            None if hands is None else hands.approve,
            None if hands is None else hands.oppose,
            None if hands is None else hands.abstain,
            one.state is motions.MotionState.ADOPTED if one.state.decided else None,
        )
        found[one.kind] = (*found.get(one.kind, ()), vote)
    return found


def _polls(session: Session, congress_id: int) -> tuple[Poll, ...]:
    found = []
    for election in elections.elections(session, congress_id):
        held = rounds.rounds(session, election.id)
        found += [_poll(session, election, one) for one in held] or [_to_come(election)]
    return tuple(found)


def _to_come(election: ElectionView) -> Poll:
    names = tuple(one.ballot_name for one in election.candidates)
    contested = len(names) > election.seats
    return Poll(election.post, election.seats, names, election.order, contested)


def _poll(session: Session, election: ElectionView, one: RoundView) -> Poll:
    contested = len(one.names) > one.seats
    title = one.title if one.kind is not RoundKind.FIRST else one.post
    papers = one.papers
    if one.state is not RoundState.SEALED:
        return Poll(
            title, one.seats, one.names, election.order, contested, papers.issued, papers.collected
        )
    seal = seals.seal_of(session, one.id)
    decision = seal.decision
    return Poll(
        title,
        one.seats,
        one.names,
        election.order,
        contested,
        papers.issued,
        papers.collected,
        seal.valid,
        seal.void,
        decision.needed,
        _in_order(one.names, decision.elected),
        "" if decision.next is NextStep.NONE else f"下一步，{decision.next.label}。",
    )


def _in_order(names: Sequence[str], elected: Sequence[str]) -> tuple[str, ...]:
    """Return those elected as the ballot lists them, who was written in behind."""
    listed = [name for name in names if name in elected]
    return (*listed, *(name for name in elected if name not in names))


def _officials(session: Session, congress_id: int) -> tuple[tuple[str, tuple[str, ...]], ...]:
    found = officials(session, congress_id)
    return tuple((role.label, found.names(role)) for role in Role if found.names(role))


def _presidium(session: Session, congress_id: int) -> tuple[tuple[str, tuple[str, ...]], ...]:
    sitters = presidium.presidium(session, congress_id)
    by_seat = ((seat, tuple(one.name for one in sitters if one.seat is seat)) for seat in Seat)
    return tuple((seat.label, names) for seat, names in by_seat if names)


def _charter(session: Session, congress_id: int) -> tuple[int, int, int]:
    changes = [one.change for one in charter.clauses(session, congress_id)]
    return (
        changes.count(Change.CHANGED),
        changes.count(Change.ADDED),
        changes.count(Change.DELETED),
    )
