"""The tables of the road to the congress: rules, plan, seats, review, notices.

They stand beside the tables of :mod:`sudesk.models.tables` in the same file. Who decided something
is kept as the name that was written, since such a person need not be on the roll.
"""

import datetime as dt
from typing import Any

from sqlalchemy import CheckConstraint, ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from sudesk.models.roster import Base, word
from sudesk.models.tables import Candidate, Congress, Election
from sudesk.terms import Approver, Category, NoticeKind, Quality, Ruled, VoteForm


class ElectionRules(Base):
    """One version of the congress's election rules (选举办法): a draft until it is adopted."""

    __tablename__ = "election_rules"
    __table_args__ = (
        UniqueConstraint("congress_id", "version"),
        CheckConstraint(
            "(adopted_at IS NULL) = (present IS NULL) AND (adopted_at IS NULL) = (approve IS NULL) "
            "AND (adopted_at IS NULL) = (oppose IS NULL) "
            "AND (adopted_at IS NULL) = (abstain IS NULL)",
            name="adopted_is_whole",
        ),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    congress_id: Mapped[int] = mapped_column(ForeignKey(Congress.id))
    version: Mapped[int]
    terms: Mapped[dict[str, Any]]  # every parameter of the rule book, section 4
    adopted_at: Mapped[dt.datetime | None]
    present: Mapped[int | None]
    approve: Mapped[int | None]
    oppose: Mapped[int | None]
    abstain: Mapped[int | None]
    recorded_by: Mapped[str | None]


class Holiday(Base):
    """A day that is free though it is a weekday, or worked though it is a weekend."""

    __tablename__ = "holiday"

    day: Mapped[dt.date] = mapped_column(primary_key=True)
    name: Mapped[str]
    working: Mapped[bool] = mapped_column(default=False)


class StagePlan(Base):
    """When a stage of the congress is due, and how it was moved or done."""

    __tablename__ = "stage_plan"

    congress_id: Mapped[int] = mapped_column(ForeignKey(Congress.id), primary_key=True)
    stage: Mapped[str] = mapped_column(primary_key=True)
    begins_on: Mapped[dt.date | None]
    due_on: Mapped[dt.date]
    moved_because: Mapped[str | None]
    owner: Mapped[str | None]
    done_on: Mapped[dt.date | None]
    done_note: Mapped[str | None]


class Reply(Base):
    """What the Party organisation answered to a request (请示) of the union."""

    __tablename__ = "reply"
    __table_args__ = (UniqueConstraint("congress_id", "request"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    congress_id: Mapped[int] = mapped_column(ForeignKey(Congress.id))
    request: Mapped[int]  # the first or the second
    number: Mapped[str]  # 文号
    replied_on: Mapped[dt.date]
    issuer: Mapped[str]
    agreed: Mapped[bool]
    terms: Mapped[str]


class ClassElection(Base):
    """The meeting in which a class elected its delegates."""

    __tablename__ = "class_election"
    __table_args__ = (CheckConstraint("present >= 0 AND present <= due", name="figures"),)

    congress_id: Mapped[int] = mapped_column(ForeignKey(Congress.id), primary_key=True)
    class_name: Mapped[str] = mapped_column(primary_key=True)
    held_on: Mapped[dt.date]
    due: Mapped[int]
    present: Mapped[int]
    form: Mapped[VoteForm] = mapped_column(word(VoteForm))


class CredentialsReview(Base):
    """What the 资格审查组 signed off: who, when, whom it covers."""

    __tablename__ = "credentials_review"

    congress_id: Mapped[int] = mapped_column(ForeignKey(Congress.id), primary_key=True)
    signed_on: Mapped[dt.date]
    signed_by: Mapped[list[Any]]  # names as written
    covers: Mapped[list[Any]]  # ids of the roll entries of the delegates reviewed
    because: Mapped[str | None]  # why what was still open did not matter


class Attendee(Base):
    """An observer or a guest, who has no vote and need not be on the roll."""

    __tablename__ = "attendee"

    id: Mapped[int] = mapped_column(primary_key=True)
    congress_id: Mapped[int] = mapped_column(ForeignKey(Congress.id))
    category: Mapped[Category] = mapped_column(word(Category))
    position: Mapped[int]
    name: Mapped[str]
    unit: Mapped[str]
    post: Mapped[str | None]


class Judgement(Base):
    """What someone found of one quality of a candidate (改革方案二.7)."""

    __tablename__ = "judgement"

    candidate_id: Mapped[int] = mapped_column(
        ForeignKey(Candidate.id, ondelete="CASCADE"), primary_key=True
    )
    quality: Mapped[Quality] = mapped_column(word(Quality), primary_key=True)
    met: Mapped[bool]
    evidence: Mapped[str]
    judged_by: Mapped[str]
    judged_on: Mapped[dt.date]


class Approval(Base):
    """What class, League or Party said of a candidate."""

    __tablename__ = "approval"

    candidate_id: Mapped[int] = mapped_column(
        ForeignKey(Candidate.id, ondelete="CASCADE"), primary_key=True
    )
    approver: Mapped[Approver] = mapped_column(word(Approver), primary_key=True)
    agreed: Mapped[bool]
    said_by: Mapped[str]
    said_on: Mapped[dt.date]
    opinion: Mapped[str]


class Notice(Base):
    """A list put up in public for a time (公示), as it hung there."""

    __tablename__ = "notice"
    __table_args__ = (CheckConstraint("until_on >= from_on", name="days_in_order"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    congress_id: Mapped[int] = mapped_column(ForeignKey(Congress.id))
    kind: Mapped[NoticeKind] = mapped_column(word(NoticeKind))
    election_id: Mapped[int | None] = mapped_column(ForeignKey(Election.id))
    listing: Mapped[list[Any]]  # [{"entry": id, "name": …, "class": …, "number": masked or ""}]
    from_on: Mapped[dt.date]
    until_on: Mapped[dt.date]
    days: Mapped[int]  # working days promised
    place: Mapped[str]
    contact: Mapped[str]  # an office, its telephone
    taken_down_on: Mapped[dt.date | None]
    withdrawn_because: Mapped[str | None]  # put up by mistake, or replaced


class Objection(Base):
    """What somebody objected to a notice, and what came of it."""

    __tablename__ = "objection"

    id: Mapped[int] = mapped_column(primary_key=True)
    notice_id: Mapped[int] = mapped_column(ForeignKey(Notice.id))
    raised_on: Mapped[dt.date]
    matter: Mapped[str]
    handling: Mapped[str]
    outcome: Mapped[Ruled] = mapped_column(word(Ruled))
    settled_on: Mapped[dt.date | None]
    settled_by: Mapped[str | None]


class Passage(Base):
    """A gate that a named person passed with a reason, where the rule allows it."""

    __tablename__ = "passage"

    id: Mapped[int] = mapped_column(primary_key=True)
    congress_id: Mapped[int] = mapped_column(ForeignKey(Congress.id))
    rule: Mapped[str]  # its id in the rule book
    subject: Mapped[str]  # what was passed for: "congress", "notice 3", "agenda"
    passed_by: Mapped[str]
    because: Mapped[str]
    passed_at: Mapped[dt.datetime]
