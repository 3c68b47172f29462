"""A sitting and who is there: due, present, on leave, not yet arrived; the quorum."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Select, delete, func, select
from sqlalchemy.orm import Session

from sudesk.errors import Refused
from sudesk.models.journal import record
from sudesk.models.store import at
from sudesk.models.tables import (
    Attendance,
    Candidate,
    Congress,
    Delegate,
    Election,
    RollEntry,
    Sitting,
)
from sudesk.rules import law, meeting
from sudesk.rules.election_rules import CandidateVoters, DueRule, Terms
from sudesk.rules.search import Key
from sudesk.services import congresses, movements
from sudesk.services.congresses import Entry
from sudesk.services.delegates import delegates
from sudesk.services.election_rules import terms_of
from sudesk.terms import CongressKind, Move, Presence, SittingKind

FORMAL = "正式会议"


@dataclass(frozen=True, slots=True)
class Due:
    """Someone who is due at a sitting, and where they are."""

    entry: Entry
    presence: Presence
    changed_at: datetime | None
    reason: str

    @property
    def key(self) -> Key["Due"]:
        """What this person is found by at the door."""
        return Key(self.entry.student_no, self.entry.name, self)


@dataclass(frozen=True, slots=True)
class Roll:
    """A sitting with everybody who is due, in the order of the roll."""

    sitting_id: int
    title: str
    kind: SittingKind
    opened_at: datetime
    closed_at: datetime | None
    people: tuple[Due, ...]
    terms: Terms

    def count(self, presence: Presence) -> int:
        """Return how many are so."""
        return sum(person.presence is presence for person in self.people)

    @property
    def due(self) -> int:
        """应到."""
        return len(self.people)

    @property
    def present(self) -> int:
        """实到."""
        return self.count(Presence.PRESENT)

    @property
    def on_leave(self) -> int:
        """请假."""
        return self.count(Presence.ON_LEAVE)

    @property
    def out(self) -> int:
        """离会: they came and have left."""
        return self.count(Presence.OUT)

    @property
    def came(self) -> int:
        """Who was there at all, whether or not they stayed."""
        return self.present + self.out

    @property
    def absent(self) -> int:
        """缺席, before closing 未到."""
        return self.count(Presence.ABSENT)

    @property
    def quorum(self) -> law.Ruling:
        """Whether enough are present to vote."""
        return meeting.quorum(self.present, self.due, self.terms)


@dataclass(frozen=True, slots=True)
class Held:
    """One sitting by its name; None for when it was closed while it is open."""

    id: int
    title: str
    kind: SittingKind
    opened_at: datetime
    closed_at: datetime | None


@dataclass(frozen=True, slots=True)
class Turnout:
    """How many are due and present at a sitting, without their names."""

    due: int
    present: int
    terms: Terms

    @property
    def quorum(self) -> law.Ruling:
        """Whether enough are present to vote."""
        return meeting.quorum(self.present, self.due, self.terms)


def due(session: Session, congress_id: int) -> tuple[Entry, ...]:
    """Return who is due: the delegates, or all students less the recorded exclusions.

    The rules of the congress say whether exclusions hold and whether candidates vote.
    """
    terms = terms_of(session, congress_id)
    if session.get_one(Congress, congress_id).kind is CongressKind.DELEGATES:
        people = tuple(row.entry for row in delegates(session, congress_id))
    else:
        people = congresses.entries(session, congress_id)
        if terms.due is DueRule.LESS_EXCLUDED:
            people = tuple(entry for entry in people if not entry.excluded_because)
    if terms.candidates_vote is CandidateVoters.YES:
        return people
    standing = candidate_entries(session, congress_id)
    if terms.candidates_vote is CandidateVoters.NO:
        return tuple(entry for entry in people if entry.id not in standing)
    voters = standing | {entry.id for entry in people}
    roll = congresses.entries(session, congress_id)
    return tuple(entry for entry in roll if entry.id in voters)


def due_ids(session: Session, congress_id: int) -> frozenset[int]:
    """Return the roll entries of ``due`` without reading the people, which takes longer."""
    terms = terms_of(session, congress_id)
    if session.get_one(Congress, congress_id).kind is CongressKind.DELEGATES:
        asked = select(Delegate.roll_entry_id).where(
            Delegate.congress_id == congress_id, Delegate.left_on.is_(None)
        )
    else:
        asked = select(RollEntry.id).where(RollEntry.congress_id == congress_id)
        if terms.due is DueRule.LESS_EXCLUDED:
            asked = asked.where(func.coalesce(RollEntry.excluded_because, "") == "")
    found = frozenset(session.scalars(asked))
    if terms.candidates_vote is CandidateVoters.YES:
        return found
    standing = candidate_entries(session, congress_id)
    return found - standing if terms.candidates_vote is CandidateVoters.NO else found | standing


def turnout(session: Session, congress_id: int) -> Turnout | None:
    """Return the figures of the newest sitting, None before the first."""
    sitting = session.scalar(_newest(congress_id))
    if sitting is None:
        return None
    here = session.scalars(
        select(Attendance.roll_entry_id).where(
            Attendance.sitting_id == sitting.id, Attendance.presence == Presence.PRESENT
        )
    )
    wanted = due_ids(session, congress_id)
    return Turnout(len(wanted), len(wanted.intersection(here)), terms_of(session, congress_id))


def is_due(session: Session, congress_id: int, entry_id: int) -> bool:
    """Return whether one person is among ``due``, without asking for all the others."""
    terms = terms_of(session, congress_id)
    entry = session.get(RollEntry, entry_id)
    if entry is None or entry.congress_id != congress_id:
        return False
    voters = terms.candidates_vote
    if voters is not CandidateVoters.YES and entry_id in candidate_entries(session, congress_id):
        return voters is CandidateVoters.WITHOUT_SEAT
    if session.get_one(Congress, congress_id).kind is CongressKind.DELEGATES:
        return (
            session.scalar(
                select(Delegate.id).where(
                    Delegate.congress_id == congress_id,
                    Delegate.roll_entry_id == entry_id,
                    Delegate.left_on.is_(None),
                )
            )
            is not None
        )
    return terms.due is not DueRule.LESS_EXCLUDED or not entry.excluded_because


def candidate_entries(session: Session, congress_id: int) -> frozenset[int]:
    """Return the roll entries of everybody who stands in any election of a congress."""
    return frozenset(
        session.scalars(
            select(Candidate.roll_entry_id)
            .join(Election)
            .where(Election.congress_id == congress_id, Candidate.withdrawn_on.is_(None))
        )
    )


def open_sitting(
    session: Session, congress_id: int, title: str, kind: SittingKind = SittingKind.FORMAL
) -> int:
    """Open a sitting for check-in; returns its id. One sitting is open at a time."""
    if not due_ids(session, congress_id):
        raise Refused("应到名单是空的，不能开始签到。", "", "请先登记代表。")
    if (open_one := newest(session, congress_id)) and open_one.closed_at is None:
        raise Refused(f"“{open_one.title}”还没有闭会。", "", "请先闭会，再开始下一次会议。")
    sitting = Sitting(congress_id=congress_id, title=title, opened_at=at(session), kind=kind)
    session.add(sitting)
    session.flush()
    record(session, "sitting.open", congress=congress_id, sitting=sitting.id)
    return sitting.id


def close_sitting(session: Session, sitting_id: int) -> None:
    """Close a sitting; who has not arrived by then was absent."""
    _open_one(session, sitting_id).closed_at = at(session)
    record(session, "sitting.close", sitting=sitting_id)


def under_way(session: Session) -> bool:
    """Say whether a sitting of the present congress is open: the hall waits for its operator."""
    congress = congresses.current(session)
    return congress is not None and any(one.closed_at is None for one in held(session, congress.id))


def held(session: Session, congress_id: int) -> tuple[Held, ...]:
    """Return every sitting of a congress, the newest first."""
    rows = session.scalars(
        select(Sitting).where(Sitting.congress_id == congress_id).order_by(Sitting.id.desc())
    )
    return tuple(_held(row) for row in rows)


def newest(session: Session, congress_id: int) -> Held | None:
    """Return the newest sitting without its people, None before the first."""
    sitting = session.scalar(_newest(congress_id))
    return None if sitting is None else _held(sitting)


def current(session: Session, congress_id: int) -> Roll | None:
    """Return the newest sitting with its people, None before the first."""
    sitting = session.scalar(_newest(congress_id))
    return None if sitting is None else attendance(session, sitting.id)


def attendance(session: Session, sitting_id: int) -> Roll:
    """Return one sitting with everybody who is due."""
    sitting = session.get_one(Sitting, sitting_id)
    marks = {
        row.roll_entry_id: row
        for row in session.scalars(select(Attendance).where(Attendance.sitting_id == sitting_id))
    }
    people = tuple(_due(entry, marks.get(entry.id)) for entry in due(session, sitting.congress_id))
    return Roll(
        sitting.id,
        sitting.title,
        sitting.kind,
        sitting.opened_at,
        sitting.closed_at,
        people,
        terms_of(session, sitting.congress_id),
    )


def check_in(session: Session, sitting_id: int, entry_id: int) -> bool:
    """Note that someone has arrived, or come back; returns whether that is news.

    Doing it twice is doing it once. Raises Refused for someone who is not due.
    """
    _due_at(session, sitting_id, entry_id)
    if _presence(session, sitting_id, entry_id) is Presence.PRESENT:
        return False
    _move(session, sitting_id, entry_id, Move.IN)
    record(session, "attendance.check_in", sitting=sitting_id, entry=entry_id)
    return True


def check_in_all(session: Session, sitting_id: int, entry_ids: Collection[int]) -> int:
    """Check in everybody named who is not there yet, as after a paper list; returns how many."""
    due_ids = {entry.id for entry in due(session, _open_one(session, sitting_id).congress_id)}
    if strangers := set(entry_ids) - due_ids:
        raise Refused(f"有{len(strangers)}名学生不在应到名单里，没有登记。", "", "请核对名单。")
    coming = [
        entry_id
        for entry_id in sorted(set(entry_ids))
        if _presence(session, sitting_id, entry_id) is not Presence.PRESENT
    ]
    for entry_id in coming:
        _move(session, sitting_id, entry_id, Move.IN)
    record(session, "attendance.check_in_all", sitting=sitting_id, entries=coming)
    return len(coming)


def check_out(session: Session, sitting_id: int, entry_id: int, reason: str = "") -> None:
    """Note that someone who was there has left; raises Refused for who is not there."""
    _due_at(session, sitting_id, entry_id)
    if _presence(session, sitting_id, entry_id) is not Presence.PRESENT:
        raise Refused("这名代表还没有签到，不用登记离会。", "", "请核对姓名和班级。")
    _move(session, sitting_id, entry_id, Move.OUT, reason.strip())
    record(session, "attendance.check_out", sitting=sitting_id, entry=entry_id)


def grant_leave(session: Session, sitting_id: int, entry_id: int, reason: str) -> None:
    """Note that someone who is due is on leave, with the reason."""
    _due_at(session, sitting_id, entry_id)
    if not reason.strip():
        raise Refused("请假要写明事由。", "", "请补填事由。")
    _move(session, sitting_id, entry_id, Move.LEAVE, reason.strip())
    record(session, "attendance.leave", sitting=sitting_id, entry=entry_id)


def undo_check_in(session: Session, sitting_id: int, entry_id: int) -> None:
    """Take someone's last movement back: they are where they were before it."""
    _open_one(session, sitting_id)
    before = movements.standing_before(session, sitting_id, entry_id)
    session.execute(
        delete(Attendance).where(
            Attendance.sitting_id == sitting_id, Attendance.roll_entry_id == entry_id
        )
    )
    if before is not None:
        _set(session, sitting_id, entry_id, before)
    movements.note(session, sitting_id, entry_id, Move.UNDO)
    record(session, "attendance.undo", sitting=sitting_id, entry=entry_id)


def _held(row: Sitting) -> Held:
    return Held(row.id, row.title, row.kind, row.opened_at, row.closed_at)


def _newest(congress_id: int) -> Select[Sitting]:
    return (
        select(Sitting)
        .where(Sitting.congress_id == congress_id)
        .order_by(Sitting.id.desc())
        .limit(1)
    )


def _open_one(session: Session, sitting_id: int) -> Sitting:
    sitting = session.get_one(Sitting, sitting_id)
    if sitting.closed_at is not None:
        raise Refused(f"“{sitting.title}”已经闭会，签到不能再改。")
    return sitting


def _due_at(session: Session, sitting_id: int, entry_id: int) -> None:
    """Refuse someone who is not due at an open sitting."""
    sitting = _open_one(session, sitting_id)
    if not is_due(session, sitting.congress_id, entry_id):
        raise Refused("这名学生不在应到名单里，没有登记。", "", "请核对姓名和班级。")


def _presence(session: Session, sitting_id: int, entry_id: int) -> Presence:
    mark = session.get(Attendance, (sitting_id, entry_id))
    return Presence.ABSENT if mark is None else mark.presence


def _move(session: Session, sitting_id: int, entry_id: int, move: Move, reason: str = "") -> None:
    """Note a movement, and where the person is after it."""
    _set(session, sitting_id, entry_id, movements.Moved(move, at(session), reason))
    movements.note(session, sitting_id, entry_id, move, reason)


def _set(session: Session, sitting_id: int, entry_id: int, moved: movements.Moved) -> None:
    mark = session.get(Attendance, (sitting_id, entry_id))
    mark = mark or Attendance(sitting_id=sitting_id, roll_entry_id=entry_id)
    mark.presence, mark.changed_at = moved.presence, moved.moved_at
    mark.reason = moved.reason or None
    session.add(mark)
    session.flush()


def _due(entry: Entry, mark: Attendance | None) -> Due:
    if mark is None:
        return Due(entry, Presence.ABSENT, None, "")
    return Due(entry, mark.presence, mark.changed_at, mark.reason or "")
