"""Who stands: nomination, consent in writing, posts and deeds, withdrawal."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from sudesk.errors import Refused, SudeskError
from sudesk.models.journal import record
from sudesk.models.roster import Student
from sudesk.models.tables import Candidate, Election, Official, RollEntry
from sudesk.rules import strokes
from sudesk.rules.clauses import Topic, citation
from sudesk.rules.law import Ruling
from sudesk.rules.review import Condition, Review, Standing, Study
from sudesk.services.congresses import Entry, entry_of
from sudesk.services.drafts import candidate_of_draft, draft, not_to_come
from sudesk.services.reviews import reviews_of, write_study


@dataclass(frozen=True, slots=True)
class Nomination:
    """Who nominated somebody and when, since when there is consent, and what speaks for them."""

    by: str = ""
    on: date | None = None
    consented_on: date | None = None
    posts: str = ""
    deeds: str = ""


@dataclass(frozen=True, slots=True)
class CandidateView:
    """Someone who was nominated, with the review; ``notes`` are what to look at besides.

    ``waived_by`` is who passed rank and fails, with the reason; ``withdrawn_on`` is set for one
    who stands no longer.
    """

    id: int
    election_id: int
    entry: Entry
    ballot_name: str
    nomination: Nomination
    review: Review
    waived_by: str
    waived_because: str
    reviewed_by: str
    reviewed_on: date | None
    withdrawn_on: date | None
    withdrawn_because: str
    notes: tuple[str, ...] = ()

    @property
    def study(self) -> Study:
        """The evidence of the studies."""
        return self.review.study

    @property
    def study_ruling(self) -> Ruling:
        """What rule B2 says of rank and fails alone."""
        return self.study.ruling

    @property
    def ruling(self) -> Ruling:
        """Whether this person may be put on the ballot, or the first thing in the way."""
        return self.review.ruling

    @property
    def ready(self) -> bool:
        """Whether nothing stands between this person and the ballot."""
        return not self.ruling.blocks

    @property
    def conditions(self) -> tuple[Condition, ...]:
        """The seven conditions of rule B2."""
        return self.review.conditions

    @property
    def standing(self) -> Standing:
        """The worst of the conditions."""
        return self.review.standing

    @property
    def stands(self) -> bool:
        """Whether the nomination was not withdrawn."""
        return self.withdrawn_on is None


def nominate(
    session: Session,
    election_id: int,
    entry_id: int,
    study: Study | None = None,
    nomination: Nomination | None = None,
) -> int:
    """Put somebody forward for an election; returns the candidate's id.

    Raises Refused for a scrutineer, a teller, or someone who was nominated already.
    """
    election = draft(session, election_id)
    if election.among_id is not None:
        raise Refused("这次选举只从当选的人中选，不另提名。", f"依据：{citation(Topic.CHAIR)}。")
    entry = session.get_one(RollEntry, entry_id)
    if entry.congress_id != election.congress_id:
        raise SudeskError("这名学生不在本次大会的名册里。")
    _no_official(session, election, entry)
    before = session.scalar(
        select(Candidate).where(
            Candidate.election_id == election_id, Candidate.roll_entry_id == entry_id
        )
    )
    if before is not None and before.withdrawn_on is not None:
        raise Refused(f"{entry.name}已登记退出。", "", "要重新参选的，请撤销退出。")
    if before is not None:
        raise Refused(f"{entry.name}已经是候选人。")
    last = session.scalar(
        select(func.max(Candidate.position)).where(Candidate.election_id == election_id)
    )
    candidate = Candidate(election_id=election_id, roll_entry_id=entry_id, position=(last or 0) + 1)
    write_study(candidate, study or Study())
    _write(session, candidate, nomination or Nomination())
    session.add(candidate)
    session.flush()
    record(session, "candidate.nominate", election=election_id, candidate=candidate.id)
    return candidate.id


def describe(session: Session, candidate_id: int, nomination: Nomination) -> None:
    """Enter who nominated a candidate, since when there is consent, posts and deeds."""
    candidate = candidate_of_draft(session, candidate_id)
    _write(session, candidate, nomination)
    record(
        session,
        "candidate.describe",
        candidate=candidate_id,
        consented=nomination.consented_on is not None,
    )


def strike(session: Session, candidate_id: int) -> None:
    """Take a nomination back that was made by mistake; nothing of it stays."""
    candidate = candidate_of_draft(session, candidate_id)
    session.delete(candidate)
    record(session, "candidate.strike", candidate=candidate_id)


def withdraw(session: Session, candidate_id: int, because: str, on: date) -> None:
    """Take a candidate off the ballot; the nomination stays listed with reason and day."""
    candidate = candidate_of_draft(session, candidate_id)
    if not because.strip():
        raise SudeskError("还没有写明退出的原因。", "", "请补填后登记。")
    not_to_come(session, "退出", on)
    candidate.withdrawn_on, candidate.withdrawn_because = on, because.strip()
    record(session, "candidate.withdraw", candidate=candidate_id)


def restore(session: Session, candidate_id: int) -> None:
    """Take a withdrawal back."""
    candidate = candidate_of_draft(session, candidate_id)
    _no_official(session, session.get_one(Election, candidate.election_id), candidate.entry)
    candidate.withdrawn_on = candidate.withdrawn_because = None
    record(session, "candidate.restore", candidate=candidate_id)


def in_order(rows: Sequence[Candidate], *, by_hand: bool) -> list[Candidate]:
    """Return candidates as the ballot lists them: by strokes, or as somebody put them."""
    if by_hand:
        return sorted(rows, key=lambda row: row.position)
    return sorted(
        rows,
        key=lambda row: (
            strokes.key(row.entry.name),
            row.entry.class_name,
            row.entry.student_no,
        ),
    )


def views_of(
    session: Session, rows: Sequence[Candidate], ballot_names: Sequence[str]
) -> tuple[CandidateView, ...]:
    """Return candidates under the names that the ballot prints; what is known is asked once."""
    if not rows:
        return ()
    reviews = reviews_of(session, rows)
    notes = _notes(session, rows)
    return tuple(
        _view(row, name, reviews[row.id], notes[row.id])
        for row, name in zip(rows, ballot_names, strict=True)
    )


def _view(row: Candidate, ballot_name: str, review: Review, notes: Sequence[str]) -> CandidateView:
    return CandidateView(
        row.id,
        row.election_id,
        entry_of(row.entry),
        ballot_name,
        Nomination(
            row.nominated_by or "",
            row.nominated_on,
            row.consented_on,
            row.posts or "",
            row.deeds or "",
        ),
        review,
        row.waived_by or "",
        row.waived_because or "",
        row.reviewed_by or "",
        row.reviewed_on,
        row.withdrawn_on,
        row.withdrawn_because or "",
        tuple(notes),
    )


def _notes(session: Session, rows: Sequence[Candidate]) -> dict[int, list[str]]:
    """Return by candidate what stands in no condition: who has left the roll, who stands twice."""
    numbers = [row.entry.student_id for row in rows if row.entry.student_id is not None]
    on_roll = session.scalars(select(Student).where(Student.id.in_(numbers)))
    students = {student.id: student for student in on_roll}
    standing = session.execute(
        select(Candidate.roll_entry_id, Election.id, Election.post)
        .join(Election)
        .where(
            Candidate.roll_entry_id.in_([row.roll_entry_id for row in rows]),
            Candidate.withdrawn_on.is_(None),
        )
        .order_by(Election.id)
    ).all()
    notes: dict[int, list[str]] = {}
    for row in rows:
        found = notes[row.id] = []
        student = students.get(row.entry.student_id or 0)
        if student is None or not student.status.counts:
            label = "已不在名册里" if student is None else f"名册上已是“{student.status.label}”"
            found.append(f"{label}，请核实能否参选")
        posts = [
            post
            for entry, election, post in standing
            if entry == row.roll_entry_id and election != row.election_id
        ]
        if posts:
            found.append(f"同时是{'、'.join(posts)}的候选人")
    return notes


def _no_official(session: Session, election: Election, entry: RollEntry) -> None:
    """Refuse one who watches or counts (选举办法)."""
    held = select(Official).where(
        Official.congress_id == election.congress_id, Official.roll_entry_id == entry.id
    )
    if session.scalar(held):
        raise Refused(
            f"{entry.name}是监票人或计票人，不能作为候选人。",
            f"依据：{citation(Topic.OFFICIALS)}。",
            "要提名的，请先在“监票、计票人”里撤下。",
        )


def _write(session: Session, candidate: Candidate, nomination: Nomination) -> None:
    on, consented_on = nomination.on, nomination.consented_on
    if on is not None and consented_on is not None and consented_on < on:
        raise SudeskError("本人同意的日期早于提名的日期。", "", "请核对日期。")
    for what, day in (("提名", on), ("本人同意", consented_on)):
        if day is not None:
            not_to_come(session, what, day)
    candidate.nominated_by = nomination.by.strip() or None
    candidate.nominated_on = nomination.on
    candidate.consented_on = nomination.consented_on
    candidate.posts = nomination.posts.strip() or None
    candidate.deeds = nomination.deeds.strip() or None
