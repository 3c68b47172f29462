"""The tables of a department file.

Identity is always an integer key; what a person is called stands only here, never in the journal.
A congress works on its own frozen copy of the roll (:class:`RollEntry`), so that a later import
moves nothing that was decided on it.
"""

import datetime as dt
from typing import Any

from sqlalchemy import (
    CheckConstraint,
    ForeignKey,
    String,
    UniqueConstraint,
)
from sqlalchemy.orm import Mapped, mapped_column, relationship

from sudesk.models.roster import Base, Student, word
from sudesk.terms import (
    CongressKind,
    Presence,
    Role,
    RoundKind,
    RoundState,
    SeatKind,
    SittingKind,
    Status,
)


class Congress(Base):
    """A yearly congress or assembly, on its frozen roll (改革方案二.3)."""

    __tablename__ = "congress"

    id: Mapped[int] = mapped_column(primary_key=True)
    term_number: Mapped[int]
    ordinal: Mapped[int]
    kind: Mapped[CongressKind] = mapped_column(word(CongressKind))
    title: Mapped[str]
    held_on: Mapped[dt.date]
    venue: Mapped[str]
    frozen_at: Mapped[dt.datetime]
    headcount: Mapped[int]
    roll_fingerprint: Mapped[str] = mapped_column(String(64))
    delegate_seats: Mapped[int | None]
    starts_at: Mapped[dt.time | None]
    quota_plan: Mapped[dict[str, Any] | None]  # how class seats were found, others beside them


class RollEntry(Base):
    """One student as the roll stood when the congress froze it."""

    __tablename__ = "roll_entry"
    __table_args__ = (UniqueConstraint("congress_id", "student_no"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    congress_id: Mapped[int] = mapped_column(ForeignKey(Congress.id))
    student_id: Mapped[int | None] = mapped_column(ForeignKey(Student.id, ondelete="SET NULL"))
    student_no: Mapped[str]
    name: Mapped[str]
    gender: Mapped[str | None] = mapped_column(String(1))
    class_name: Mapped[str]
    cohort: Mapped[str | None]
    major: Mapped[str | None]
    status: Mapped[Status] = mapped_column(word(Status))
    ethnicity: Mapped[str | None]
    political: Mapped[str | None]
    excluded_because: Mapped[str | None]  # left out of 应到 of an assembly, with the reason


class ClassQuota(Base):
    """How many delegates a class elects."""

    __tablename__ = "class_quota"
    __table_args__ = (
        UniqueConstraint("congress_id", "class_name"),
        CheckConstraint("seats >= 0 AND seats <= size", name="seats_within_class"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    congress_id: Mapped[int] = mapped_column(ForeignKey(Congress.id))
    position: Mapped[int]
    class_name: Mapped[str]
    cohort: Mapped[str | None]
    size: Mapped[int]
    seats: Mapped[int]


class Organisation(Base):
    """A union or club that has seats of its own outside those of the classes."""

    __tablename__ = "organisation"
    __table_args__ = (
        UniqueConstraint("congress_id", "name"),
        CheckConstraint("seats >= 0", name="seats"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    congress_id: Mapped[int] = mapped_column(ForeignKey(Congress.id))
    position: Mapped[int]
    name: Mapped[str]
    main_club: Mapped[bool] = mapped_column(default=True)  # 主要社团
    seats: Mapped[int]


class Delegation(Base):
    """Delegates who sit and confer together (代表团); its leader is one of them."""

    __tablename__ = "delegation"
    __table_args__ = (UniqueConstraint("congress_id", "name"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    congress_id: Mapped[int] = mapped_column(ForeignKey(Congress.id))
    position: Mapped[int]
    name: Mapped[str]


class Delegate(Base):
    """A delegate (正式代表) of the congress."""

    __tablename__ = "delegate"
    __table_args__ = (UniqueConstraint("congress_id", "roll_entry_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    congress_id: Mapped[int] = mapped_column(ForeignKey(Congress.id))
    roll_entry_id: Mapped[int] = mapped_column(ForeignKey(RollEntry.id))
    core: Mapped[bool] = mapped_column(default=False)  # 学生会骨干
    seat: Mapped[SeatKind] = mapped_column(
        word(SeatKind), default=SeatKind.CLASS, server_default=SeatKind.CLASS.value
    )
    organisation_id: Mapped[int | None] = mapped_column(ForeignKey(Organisation.id))
    delegation_id: Mapped[int | None] = mapped_column(ForeignKey(Delegation.id))
    leads: Mapped[bool] = mapped_column(default=False, server_default="0")  # 团长
    post: Mapped[str | None]  # 职务
    votes: Mapped[int | None]  # in the election of the class
    registered_on: Mapped[dt.date | None]  # the signed form (代表登记表) came back
    replaces_id: Mapped[int | None] = mapped_column(ForeignKey("delegate.id"))
    left_on: Mapped[dt.date | None]  # no longer a delegate from this day
    left_because: Mapped[str | None]
    badges: Mapped[int] = mapped_column(default=0, server_default="0")  # delegate cards printed

    entry: Mapped[RollEntry] = relationship(lazy="joined")


class Sitting(Base):
    """One sitting of the congress, in which people are present and vote."""

    __tablename__ = "sitting"

    id: Mapped[int] = mapped_column(primary_key=True)
    congress_id: Mapped[int] = mapped_column(ForeignKey(Congress.id))
    title: Mapped[str]
    opened_at: Mapped[dt.datetime]
    closed_at: Mapped[dt.datetime | None]
    kind: Mapped[SittingKind] = mapped_column(
        word(SittingKind), default=SittingKind.FORMAL, server_default=SittingKind.FORMAL.value
    )


class Attendance(Base):
    """Where one who is due at a sitting is; no row means not yet arrived."""

    __tablename__ = "attendance"

    sitting_id: Mapped[int] = mapped_column(ForeignKey(Sitting.id), primary_key=True)
    roll_entry_id: Mapped[int] = mapped_column(ForeignKey(RollEntry.id), primary_key=True)
    presence: Mapped[Presence] = mapped_column(word(Presence))
    changed_at: Mapped[dt.datetime]
    reason: Mapped[str | None]


class Official(Base):
    """A scrutineer or a teller of the congress."""

    __tablename__ = "official"
    __table_args__ = (UniqueConstraint("congress_id", "roll_entry_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    congress_id: Mapped[int] = mapped_column(ForeignKey(Congress.id))
    roll_entry_id: Mapped[int] = mapped_column(ForeignKey(RollEntry.id))
    role: Mapped[Role] = mapped_column(word(Role))

    entry: Mapped[RollEntry] = relationship(lazy="joined")


class Election(Base):
    """An election to one body or post, under rules fixed before the first ballot."""

    __tablename__ = "election"
    __table_args__ = (CheckConstraint("seats >= 1", name="seats"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    congress_id: Mapped[int] = mapped_column(ForeignKey(Congress.id))
    post: Mapped[str]
    seats: Mapped[int]
    rule: Mapped[dict[str, Any]]  # the "rule" of a count file
    uncontested_because: Mapped[str | None]
    uncontested_by: Mapped[str | None]
    order_by: Mapped[str | None]  # who set another order than that of strokes, and why
    order_because: Mapped[str | None]
    among_id: Mapped[int | None] = mapped_column(ForeignKey("election.id"))  # 从当选人中选举
    by_election: Mapped[bool] = mapped_column(default=False, server_default="0")  # 补选
    called_because: Mapped[str | None]  # why between two congresses
    terms: Mapped[dict[str, Any] | None]  # the election rules that the ballots were prepared by


class Candidate(Base):
    """Someone who stands, with the evidence of rank and fails (改革方案二.7)."""

    __tablename__ = "candidate"
    __table_args__ = (
        UniqueConstraint("election_id", "roll_entry_id"),
        CheckConstraint(
            "(rank IS NULL) = (rank_total IS NULL) AND rank >= 1 AND rank <= rank_total",
            name="rank",
        ),
        CheckConstraint("fails >= 0", name="fails"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    election_id: Mapped[int] = mapped_column(ForeignKey(Election.id))
    roll_entry_id: Mapped[int] = mapped_column(ForeignKey(RollEntry.id))
    position: Mapped[int]
    rank: Mapped[int | None]
    rank_total: Mapped[int | None]
    rank_period: Mapped[str | None]
    fails: Mapped[int | None]
    freshman: Mapped[bool] = mapped_column(default=False)
    waived_because: Mapped[str | None]
    waived_by: Mapped[str | None]
    nominated_by: Mapped[str | None]
    nominated_on: Mapped[dt.date | None]
    consented_on: Mapped[dt.date | None]  # in writing
    withdrawn_on: Mapped[dt.date | None]
    withdrawn_because: Mapped[str | None]
    posts: Mapped[str | None]  # what the person serves as
    deeds: Mapped[str | None]  # 主要事迹
    reviewed_by: Mapped[str | None]  # who found all conditions met, before League and Party speak
    reviewed_on: Mapped[dt.date | None]

    entry: Mapped[RollEntry] = relationship(lazy="joined")


class Round(Base):
    """One round of ballots of an election: preparing, voting, counting, sealed."""

    __tablename__ = "round"
    __table_args__ = (
        UniqueConstraint("election_id", "number"),
        CheckConstraint("seats >= 1", name="seats"),
        CheckConstraint(
            "entitled >= 0 AND present >= 0 AND on_leave >= 0 AND printed >= 0 "
            "AND issued >= 0 AND left_over >= 0 AND collected >= 0",
            name="figures",
        ),
        CheckConstraint(
            "(state = 'sealed') = (snapshot IS NOT NULL) "
            "AND (snapshot IS NULL) = (fingerprint IS NULL) "
            "AND (snapshot IS NULL) = (sealed_at IS NULL)",
            name="sealed_is_whole",
        ),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    election_id: Mapped[int] = mapped_column(ForeignKey(Election.id))
    number: Mapped[int]
    kind: Mapped[RoundKind] = mapped_column(word(RoundKind))
    seats: Mapped[int]
    state: Mapped[RoundState] = mapped_column(word(RoundState))
    sitting_id: Mapped[int | None] = mapped_column(ForeignKey(Sitting.id))
    entitled: Mapped[int | None]  # frozen when the ballots are issued
    present: Mapped[int | None]
    on_leave: Mapped[int | None]
    printed: Mapped[int | None]  # typed by hand, never derived
    issued: Mapped[int | None]
    left_over: Mapped[int | None]
    collected: Mapped[int | None]
    sealed_at: Mapped[dt.datetime | None]
    sealed_by: Mapped[list[Any] | None]
    snapshot: Mapped[str | None]  # canonical JSON of the decided count
    fingerprint: Mapped[str | None] = mapped_column(String(64))
    counting: Mapped[str | None]  # how it is counted, fixed with the zero report
    bundle_size: Mapped[int | None]
    zeroed_at: Mapped[dt.datetime | None]  # the zero report (零票确认)
    zeroed_by: Mapped[list[Any] | None]
    announced_at: Mapped[dt.datetime | None]


class RoundCandidate(Base):
    """Who stands on the ballot of a round, in ballot order."""

    __tablename__ = "round_candidate"
    __table_args__ = (UniqueConstraint("round_id", "position"),)

    round_id: Mapped[int] = mapped_column(ForeignKey(Round.id), primary_key=True)
    candidate_id: Mapped[int] = mapped_column(ForeignKey(Candidate.id), primary_key=True)
    position: Mapped[int]

    candidate: Mapped[Candidate] = relationship(lazy="joined")


class WorkingBallot(Base):
    """A ballot as one teller entered it, until its bundle agrees; no time stands beside it."""

    __tablename__ = "working_ballot"
    __table_args__ = (CheckConstraint("teller IN (1, 2)", name="teller"),)

    round_id: Mapped[int] = mapped_column(ForeignKey(Round.id), primary_key=True)
    teller: Mapped[int] = mapped_column(primary_key=True, default=1)
    bundle: Mapped[int] = mapped_column(primary_key=True, default=0)
    place: Mapped[int] = mapped_column(primary_key=True)  # in the bundle, counted from 1
    marks: Mapped[str]  # one of o x - for each candidate in ballot order
    write_ins: Mapped[list[Any]]
    void: Mapped[str | None]
    doubt: Mapped[str | None]  # what the teller found doubtful


class SealedBallot(Base):
    """A ballot of a sealed round: random key, random order, nothing that leads back."""

    __tablename__ = "sealed_ballot"

    id: Mapped[int] = mapped_column(primary_key=True)
    round_id: Mapped[int] = mapped_column(ForeignKey(Round.id), index=True)
    marks: Mapped[str]
    write_ins: Mapped[list[Any]]
    void: Mapped[str | None]


class JournalEntry(Base):
    """One act in the append-only journal, chained by hash to the one before."""

    __tablename__ = "journal_entry"

    id: Mapped[int] = mapped_column(primary_key=True)
    at: Mapped[str]
    act: Mapped[str]
    facts: Mapped[str]  # canonical JSON of ids, counts and rule ids; never names
    previous: Mapped[str] = mapped_column(String(64))
    hash: Mapped[str] = mapped_column(String(64), unique=True)


class JournalHead(Base):
    """How far the journal has come: without it, its last entries could go and leave no gap."""

    __tablename__ = "journal_head"

    id: Mapped[int] = mapped_column(primary_key=True)  # always 1
    entries: Mapped[int]
    hash: Mapped[str] = mapped_column(String(64))
