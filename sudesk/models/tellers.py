"""The tables of the count: two tellers, their differences, the ledgers, what follows a seal.

Nothing here has a time until a bundle is reconciled, and nothing leads from a ballot to a voter:
entries of a bundle go when it is reconciled, agreed ballots when the round is sealed.
"""

import datetime as dt
from typing import Any

from sqlalchemy import CheckConstraint, ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from sudesk.models.roster import Base
from sudesk.models.tables import RollEntry, Round


class AgreedBallot(Base):
    """A ballot of a reconciled bundle, under a random key and in no order, until the seal."""

    __tablename__ = "agreed_ballot"

    id: Mapped[int] = mapped_column(primary_key=True)
    round_id: Mapped[int] = mapped_column(ForeignKey(Round.id), index=True)
    bundle: Mapped[int]
    marks: Mapped[str]
    write_ins: Mapped[list[Any]]
    void: Mapped[str | None]


class TellerBundle(Base):
    """How far one teller is with a bundle that is not reconciled; goes with its entries."""

    __tablename__ = "teller_bundle"

    round_id: Mapped[int] = mapped_column(ForeignKey(Round.id), primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True)
    teller: Mapped[int] = mapped_column(primary_key=True)
    finished: Mapped[bool] = mapped_column(default=False)
    papers: Mapped[int | None]  # as a scrutineer counted them, who sent the teller back to look


class Reading(Base):
    """How a scrutineer read a ballot on which the two tellers differ; goes with its bundle."""

    __tablename__ = "reading"

    round_id: Mapped[int] = mapped_column(ForeignKey(Round.id), primary_key=True)
    bundle: Mapped[int] = mapped_column(primary_key=True)
    place: Mapped[int] = mapped_column(primary_key=True)
    marks: Mapped[str]
    write_ins: Mapped[list[Any]]
    void: Mapped[str | None]
    ground: Mapped[str]
    clause: Mapped[str]
    decided_by: Mapped[str]


class FigureReading(Base):
    """Which number a scrutineer read where two 正 sheets were entered differently."""

    __tablename__ = "figure_reading"

    round_id: Mapped[int] = mapped_column(ForeignKey(Round.id), primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True)
    figure: Mapped[str] = mapped_column(primary_key=True)
    value: Mapped[int]
    ground: Mapped[str]
    decided_by: Mapped[str]


class Bundle(Base):
    """A bundle of ballots that every teller has entered and that agrees."""

    __tablename__ = "bundle"

    round_id: Mapped[int] = mapped_column(ForeignKey(Round.id), primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True)
    ballots: Mapped[int]
    differed: Mapped[int]  # on how many the tellers differed at first
    reconciled_at: Mapped[dt.datetime]


class Reopening(Base):
    """A reconciled bundle that was opened again before the seal, and why."""

    __tablename__ = "reopening"

    id: Mapped[int] = mapped_column(primary_key=True)
    round_id: Mapped[int] = mapped_column(ForeignKey(Round.id))
    bundle: Mapped[int]
    reopened_at: Mapped[dt.datetime]
    reopened_by: Mapped[str]
    because: Mapped[str]


class BundleTotals(Base):
    """What a teller read from the 正 sheet of a bundle; teller 0 is what was agreed."""

    __tablename__ = "bundle_totals"
    __table_args__ = (CheckConstraint("teller IN (0, 1, 2)", name="teller"),)

    round_id: Mapped[int] = mapped_column(ForeignKey(Round.id), primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True)
    teller: Mapped[int] = mapped_column(primary_key=True)
    ballots: Mapped[int]
    void: Mapped[int]
    lines: Mapped[list[Any]]  # [approve, oppose, abstain] for each candidate in ballot order
    write_ins: Mapped[dict[str, Any]]  # name to number


class DoubtfulBallot(Base):
    """What was doubtful on a ballot, decided how, by whom, under which clause."""

    __tablename__ = "doubtful_ballot"

    id: Mapped[int] = mapped_column(primary_key=True)
    round_id: Mapped[int] = mapped_column(ForeignKey(Round.id))
    bundle: Mapped[int]
    doubt: Mapped[str]
    decision: Mapped[str]
    clause: Mapped[str]
    decided_by: Mapped[str]


class WriteInMatch(Base):
    """A written name that a person took for another: a near spelling, or someone on the roll."""

    __tablename__ = "write_in_match"

    round_id: Mapped[int] = mapped_column(ForeignKey(Round.id), primary_key=True)
    written: Mapped[str] = mapped_column(primary_key=True)
    name: Mapped[str]
    roll_entry_id: Mapped[int | None] = mapped_column(ForeignKey(RollEntry.id))
    matched_by: Mapped[str]


class PrintRun(Base):
    """Ballots that were printed at one time; a rehearsal's never count."""

    __tablename__ = "print_run"

    id: Mapped[int] = mapped_column(primary_key=True)
    round_id: Mapped[int] = mapped_column(ForeignKey(Round.id))
    printed_at: Mapped[dt.datetime]
    ballots: Mapped[int]
    per_sheet: Mapped[int]
    rehearsal: Mapped[bool] = mapped_column(default=False)


class Correction(Base):
    """A mistake found after the seal: a new act beside the sealed count, which never moves."""

    __tablename__ = "correction"

    id: Mapped[int] = mapped_column(primary_key=True)
    round_id: Mapped[int] = mapped_column(ForeignKey(Round.id))
    made_at: Mapped[dt.datetime]
    made_by: Mapped[str]
    because: Mapped[str]
    snapshot: Mapped[str]  # canonical JSON of the corrected count
    fingerprint: Mapped[str] = mapped_column(String(64))
    corrects: Mapped[str] = mapped_column(String(64))  # the fingerprint of what it corrects
