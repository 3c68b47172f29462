"""The tables of congress day: agenda, movements, motions, the floor, the screen, the minutes."""

import datetime as dt
from typing import Any

from sqlalchemy import CheckConstraint, ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from sudesk.models.preparing import Attendee
from sudesk.models.roster import Base, word
from sudesk.models.tables import Congress, RollEntry, Sitting
from sudesk.terms import (
    AgendaTask,
    Mark,
    MotionKind,
    Move,
    NoteKind,
    Presence,
    Seat,
    SittingKind,
)


class AgendaItem(Base):
    """One item of a sitting's agenda, planned before and timed on the day."""

    __tablename__ = "agenda_item"

    id: Mapped[int] = mapped_column(primary_key=True)
    congress_id: Mapped[int] = mapped_column(ForeignKey(Congress.id))
    sitting: Mapped[SittingKind] = mapped_column(word(SittingKind))
    position: Mapped[int]
    task: Mapped[AgendaTask] = mapped_column(word(AgendaTask))
    title: Mapped[str]
    minutes: Mapped[int]
    speaker: Mapped[str | None]
    script: Mapped[str | None]  # in place of the chair's words that the program makes
    begun_at: Mapped[dt.datetime | None]
    ended_at: Mapped[dt.datetime | None]
    dropped_because: Mapped[str | None]


class Movement(Base):
    """Somebody came, left, came back: never changed, so that presence is in less out."""

    __tablename__ = "movement"
    __table_args__ = (
        CheckConstraint("(roll_entry_id IS NULL) <> (attendee_id IS NULL)", name="one_person"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    sitting_id: Mapped[int] = mapped_column(ForeignKey(Sitting.id), index=True)
    roll_entry_id: Mapped[int | None] = mapped_column(ForeignKey(RollEntry.id))
    attendee_id: Mapped[int | None] = mapped_column(ForeignKey(Attendee.id))
    move: Mapped[Move] = mapped_column(word(Move))
    moved_at: Mapped[dt.datetime]
    reason: Mapped[str | None]


class Visit(Base):
    """Where an observer or a guest is; no row means not yet arrived."""

    __tablename__ = "visit"

    sitting_id: Mapped[int] = mapped_column(ForeignKey(Sitting.id), primary_key=True)
    attendee_id: Mapped[int] = mapped_column(ForeignKey(Attendee.id), primary_key=True)
    presence: Mapped[Presence] = mapped_column(word(Presence))
    changed_at: Mapped[dt.datetime]


class HeadCount(Base):
    """Those present were counted (清点人数): what was found then, never changed afterwards."""

    __tablename__ = "head_count"

    id: Mapped[int] = mapped_column(primary_key=True)
    sitting_id: Mapped[int] = mapped_column(ForeignKey(Sitting.id), index=True)
    counted_at: Mapped[dt.datetime]
    due: Mapped[int]
    present: Mapped[int]
    on_leave: Mapped[int]


class PresidiumSeat(Base):
    """Someone in the presidium of the congress (大会主席团), which runs the meeting."""

    __tablename__ = "presidium_seat"

    id: Mapped[int] = mapped_column(primary_key=True)
    congress_id: Mapped[int] = mapped_column(ForeignKey(Congress.id))
    position: Mapped[int]
    seat: Mapped[Seat] = mapped_column(word(Seat))
    roll_entry_id: Mapped[int | None] = mapped_column(ForeignKey(RollEntry.id))
    name: Mapped[str]
    unit: Mapped[str]


class Motion(Base):
    """What is put to the vote by show of hands, with the presence frozen for it."""

    __tablename__ = "motion"
    __table_args__ = (
        UniqueConstraint("congress_id", "number"),
        CheckConstraint(
            "(decided_at IS NULL) = (adopted IS NULL) AND (decided_at IS NULL) = (approve IS NULL) "
            "AND (decided_at IS NULL) = (oppose IS NULL) "
            "AND (decided_at IS NULL) = (abstain IS NULL)",
            name="decided_is_whole",
        ),
        CheckConstraint("approve + oppose + abstain <= present", name="votes_within_presence"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    congress_id: Mapped[int] = mapped_column(ForeignKey(Congress.id))
    number: Mapped[int]
    kind: Mapped[MotionKind] = mapped_column(word(MotionKind))
    title: Mapped[str]
    text: Mapped[str]
    mover: Mapped[str | None]
    amends_id: Mapped[int | None] = mapped_column(ForeignKey("motion.id"))
    subject_id: Mapped[int | None]  # of what is adopted: a version of the election rules, …
    agenda_item_id: Mapped[int | None] = mapped_column(ForeignKey(AgendaItem.id))
    sitting_id: Mapped[int | None] = mapped_column(ForeignKey(Sitting.id))
    put_at: Mapped[dt.datetime | None]
    due: Mapped[int | None]  # frozen when it is put
    present: Mapped[int | None]
    majority: Mapped[dict[str, Any] | None]  # {"over": [a, b], "inclusive": …} as then adopted
    approve: Mapped[int | None]
    oppose: Mapped[int | None]
    abstain: Mapped[int | None]
    decided_at: Mapped[dt.datetime | None]
    adopted: Mapped[bool | None]
    withdrawn_because: Mapped[str | None]


class HandCount(Base):
    """One step of a vote under way, as it was counted; gone once the motion is decided."""

    __tablename__ = "hand_count"
    __table_args__ = (CheckConstraint("hands >= 0", name="hands_counted"),)

    motion_id: Mapped[int] = mapped_column(ForeignKey(Motion.id), primary_key=True)
    mark: Mapped[Mark] = mapped_column(word(Mark), primary_key=True)
    hands: Mapped[int]


class CharterClause(Base):
    """One clause of the charter before and after (章程修订对照表)."""

    __tablename__ = "charter_clause"

    id: Mapped[int] = mapped_column(primary_key=True)
    congress_id: Mapped[int] = mapped_column(ForeignKey(Congress.id))
    position: Mapped[int]
    heading: Mapped[str]
    old: Mapped[str]
    new: Mapped[str]
    reason: Mapped[str]


class FloorNote(Base):
    """An opinion or proposal noted when it was said."""

    __tablename__ = "floor_note"

    id: Mapped[int] = mapped_column(primary_key=True)
    congress_id: Mapped[int] = mapped_column(ForeignKey(Congress.id))
    sitting_id: Mapped[int | None] = mapped_column(ForeignKey(Sitting.id))
    kind: Mapped[NoteKind] = mapped_column(word(NoteKind))
    noted_at: Mapped[dt.datetime]
    roll_entry_id: Mapped[int | None] = mapped_column(ForeignKey(RollEntry.id))
    speaker: Mapped[str]
    text: Mapped[str]


class HallState(Base):
    """What hangs on the hall screen, so that it hangs there again after a power cut."""

    __tablename__ = "hall_state"

    congress_id: Mapped[int] = mapped_column(ForeignKey(Congress.id), primary_key=True)
    chosen: Mapped[str]  # the scene in the operator's preview
    shown: Mapped[dict[str, Any] | None]  # the scene in the hall: its kind, or what is held
    held: Mapped[bool] = mapped_column(default=False)
    black: Mapped[bool] = mapped_column(default=False)


class MinuteText(Base):
    """What the recorder wrote between two facts of the minutes."""

    __tablename__ = "minute_text"

    congress_id: Mapped[int] = mapped_column(ForeignKey(Congress.id), primary_key=True)
    anchor: Mapped[str] = mapped_column(primary_key=True)  # the fact that it follows
    text: Mapped[str]
