"""The class meetings that elect delegates: when, how many were there, how they voted, who won."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from sudesk.errors import Refused
from sudesk.models.journal import record
from sudesk.models.preparing import ClassElection
from sudesk.models.tables import ClassQuota, Congress, Delegate, RollEntry
from sudesk.rules import credentials
from sudesk.rules.law import Ruling
from sudesk.services import delegates
from sudesk.terms import SeatKind, VoteForm


@dataclass(frozen=True, slots=True)
class Meeting:
    """One meeting of a class: its day, 应到 and 实到, and how it voted."""

    held_on: date
    due: int
    present: int
    form: VoteForm = VoteForm.SECRET


@dataclass(frozen=True, slots=True)
class ClassView:
    """A class: its students and seats, who is elected, whose form came back, its meeting."""

    name: str
    cohort: str
    size: int
    seats: int
    elected: int
    forms: int
    meeting: Meeting | None
    ruling: Ruling | None

    @property
    def missing(self) -> int:
        """How many delegates are still to be entered."""
        return self.seats - self.elected

    @property
    def complete(self) -> bool:
        """Whether nothing is left to be entered for this class."""
        return not self.missing and self.forms == self.elected and self.meeting is not None


@dataclass(frozen=True, slots=True)
class Pick:
    """Somebody whom a class elected."""

    entry_id: int
    votes: int | None
    post: str
    core: bool


def classes(session: Session, congress_id: int) -> tuple[ClassView, ...]:
    """Return every class that has seats, in the order of the roll."""
    held = {
        row.class_name: row
        for row in session.scalars(
            select(ClassElection).where(ClassElection.congress_id == congress_id)
        )
    }
    rows = [row for row in delegates.delegates(session, congress_id) if row.seat is SeatKind.CLASS]
    elected = Counter(row.entry.class_name for row in rows)
    forms = Counter(row.entry.class_name for row in rows if row.registered_on is not None)
    quotas = session.scalars(
        select(ClassQuota)
        .where(ClassQuota.congress_id == congress_id)
        .order_by(ClassQuota.position)
    )
    return tuple(
        _view(row, elected[row.class_name], forms[row.class_name], held.get(row.class_name))
        for row in quotas
    )


def meetings(session: Session, congress_id: int) -> dict[str, credentials.Meeting]:
    """Return by class the figures of the meetings that are recorded."""
    rows = session.scalars(select(ClassElection).where(ClassElection.congress_id == congress_id))
    return {
        row.class_name: credentials.Meeting(
            row.due, row.present, _size(session, congress_id, row.class_name)
        )
        for row in rows
    }


def record_meeting(session: Session, congress_id: int, class_name: str, meeting: Meeting) -> None:
    """Record the meeting of a class; what was recorded of it before is replaced.

    Raises Refused for figures that cannot be, a day after the congress, and fewer present than
    somebody got votes.
    """
    check(session, congress_id, class_name, meeting)
    most = session.scalar(
        select(func.max(Delegate.votes))
        .join(RollEntry, RollEntry.id == Delegate.roll_entry_id)
        .where(
            Delegate.congress_id == congress_id,
            Delegate.left_on.is_(None),
            Delegate.seat == SeatKind.CLASS,
            RollEntry.class_name == class_name,
        )
    )
    if most is not None and most > meeting.present:
        raise Refused(
            f"{class_name}实到{meeting.present}人，已登记的得票最多有{most}票。",
            "",
            "请核对实到人数，或先改正得票数。",
        )
    _write(session, congress_id, class_name, meeting)
    record(
        session,
        "class_election.record",
        congress=congress_id,
        due=meeting.due,
        present=meeting.present,
    )


def forget_meeting(session: Session, congress_id: int, class_name: str) -> None:
    """Take the record of a class meeting back."""
    row = session.get(ClassElection, (congress_id, class_name))
    if row is not None:
        session.delete(row)
        record(session, "class_election.forget", congress=congress_id)


def elect(
    session: Session,
    congress_id: int,
    class_name: str,
    meeting: Meeting,
    picks: Sequence[Pick],
) -> None:
    """Enter what a class reports as a whole: its meeting, and exactly these as its delegates.

    Who was entered for the class and is not among them is taken off; forms that came back and
    delegations of the others stay.
    """
    check(session, congress_id, class_name, meeting)
    chosen = {pick.entry_id for pick in picks}
    standing = [
        row.entry.id
        for row in delegates.delegates(session, congress_id)
        if row.seat is SeatKind.CLASS and row.entry.class_name == class_name
    ]
    if surplus := set(standing) - chosen:
        delegates.remove(session, congress_id, surplus)
    if new := chosen - set(standing):
        delegates.add(session, congress_id, new)
    _write(session, congress_id, class_name, meeting)
    rows = delegates.stored(session, congress_id)
    for pick in picks:
        row = rows[pick.entry_id]
        if pick.votes is not None:
            delegates.possible(session, congress_id, row.entry, pick.votes)
        row.votes, row.post, row.core = pick.votes, pick.post.strip() or None, pick.core
    session.flush()
    record(session, "class_election.elect", congress=congress_id, entries=sorted(chosen))


def check(session: Session, congress_id: int, class_name: str, meeting: Meeting) -> None:
    """Raise Refused for a meeting that cannot have been: its figures or its day."""
    size = _size(session, congress_id, class_name)
    ruling = credentials.figures(credentials.Meeting(meeting.due, meeting.present, size))
    if ruling.blocks:
        raise Refused(f"{class_name}{ruling.sentence}。", "", ruling.remedy)
    congress = session.get_one(Congress, congress_id)
    if meeting.held_on > congress.held_on:
        raise Refused(
            f"{class_name}的班会在{meeting.held_on:%Y-%m-%d}，晚于大会召开日。",
            "代表要在大会之前选出。",
            "请核对班会日期。",
        )


def _write(session: Session, congress_id: int, class_name: str, meeting: Meeting) -> None:
    row = session.get(ClassElection, (congress_id, class_name))
    row = row or ClassElection(congress_id=congress_id, class_name=class_name)
    row.held_on, row.form = meeting.held_on, meeting.form
    row.due, row.present = meeting.due, meeting.present
    session.add(row)
    session.flush()


def _size(session: Session, congress_id: int, class_name: str) -> int:
    return session.scalars(
        select(func.count())
        .select_from(RollEntry)
        .where(RollEntry.congress_id == congress_id, RollEntry.class_name == class_name)
    ).one()


def _view(row: ClassQuota, elected: int, forms: int, held: ClassElection | None) -> ClassView:
    meeting = ruling = None
    if held is not None:
        meeting = Meeting(held.held_on, held.due, held.present, held.form)
        ruling = credentials.attended(credentials.Meeting(held.due, held.present, row.size))
    return ClassView(
        row.class_name, row.cohort or "", row.size, row.seats, elected, forms, meeting, ruling
    )
