"""The tables of what became of the papers: printings, scans of signed copies, own wording."""

import datetime as dt

from sqlalchemy import CheckConstraint, ForeignKey, LargeBinary, String
from sqlalchemy.orm import Mapped, mapped_column

from sudesk.models.roster import Base, word
from sudesk.models.tables import Congress
from sudesk.terms import ScanKind


class Printing(Base):
    """A paper went to the printer: when, how often, and what was on it."""

    __tablename__ = "printing"
    __table_args__ = (CheckConstraint("copies >= 1 AND pages >= 1", name="figures"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    congress_id: Mapped[int] = mapped_column(ForeignKey(Congress.id), index=True)
    paper: Mapped[str]  # its key: 3, 12-1, 15-2
    facts: Mapped[str]  # the fingerprint of what was on it
    copies: Mapped[int]
    pages: Mapped[int]
    printed_at: Mapped[dt.datetime]
    # Its words, compressed, to tell what has changed since; only with the latest of each paper.
    words: Mapped[bytes | None] = mapped_column(LargeBinary, deferred=True)


class Scan(Base):
    """A picture of a signed copy that came back; it leaves the file by the archive alone."""

    __tablename__ = "scan"
    __table_args__ = (CheckConstraint("length(content) = size", name="whole"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    congress_id: Mapped[int] = mapped_column(ForeignKey(Congress.id), index=True)
    paper: Mapped[str]  # the key of a paper, or 2-1, 2-2 for the two replies
    facts: Mapped[str]  # the fingerprint of what was signed, empty where there is none
    name: Mapped[str]  # of the file that was given
    kind: Mapped[ScanKind] = mapped_column(word(ScanKind))
    size: Mapped[int]
    sha256: Mapped[str] = mapped_column(String(64))
    attached_at: Mapped[dt.datetime]
    content: Mapped[bytes] = mapped_column(LargeBinary, deferred=True)


class Wording(Base):
    """A sentence of a paper as the department words it, in place of the program's own."""

    __tablename__ = "wording"

    key: Mapped[str] = mapped_column(primary_key=True)  # paper and sentence: 1.reason
    text: Mapped[str]
