"""What became of each paper: printed when and how often, still true or not, signed and back.

A printed copy is void (已作废) once a fact on it has changed: the fingerprint of the paper's facts
now is not the one that was noted. What came back signed stays signed, and it is said beside it.
"""

import zlib
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session

from sudesk.models.journal import record
from sudesk.models.printed import Printing as PrintingRow
from sudesk.models.store import at
from sudesk.models.tables import Round
from sudesk.services import papers, print_runs, prints, scans
from sudesk.services.paper_changes import Change, changes
from sudesk.services.print_runs import PerSheet
from sudesk.services.prints import Print
from sudesk.services.scans import ScanView
from sudesk.services.slots import Slot
from sudesk.services.writing import Report
from sudesk.terms import PaperState, RoundState

# Cards are printed for whoever has none yet: that nobody waits makes none of them void.
CARDS = frozenset((32, 33))


@dataclass(frozen=True, slots=True)
class Printing:
    """One printing of a paper."""

    id: int
    facts: str
    copies: int
    pages: int
    printed_at: datetime


@dataclass(frozen=True, slots=True)
class Sent:
    """A paper that went to the printer, with its words for telling what changes later."""

    key: str
    facts: str
    pages: int
    words: str


@dataclass(frozen=True, slots=True)
class Filed:
    """A paper with what became of it; ``facts`` is the fingerprint of what it would say now."""

    slot: Slot
    state: PaperState
    facts: str = ""
    printings: tuple[Printing, ...] = ()
    scans: tuple[ScanView, ...] = ()

    @property
    def last(self) -> Printing | None:
        """The latest printing."""
        return self.printings[-1] if self.printings else None

    @property
    def moved(self) -> bool:
        """Whether facts have changed since it was printed or signed."""
        kept = self.scans[-1].facts if self.scans else self.last.facts if self.last else ""
        return bool(kept) and kept != self.facts and self.slot.number not in CARDS

    @property
    def due(self) -> bool:
        """Whether it can be printed and was not yet, or must be printed anew."""
        return self.slot.ready and self.state in (PaperState.READY, PaperState.STALE)


def filed(session: Session, report: Report, congress_id: int) -> tuple[Filed, ...]:
    """Return every paper of a congress with its state, a longer job: it gathers what was printed.

    A paper that neither went to the printer nor came back is not gathered.
    """
    from sudesk.papers.printing import facts

    report("文书", 0, 0)
    printed = _printings(session, congress_id)
    signed = scans.by_paper(session, congress_id)
    found = []
    for offer in papers.offers(session, congress_id):
        slot = offer.slot
        kept = slot.key in printed or slot.key in signed
        now = facts(offer.gather()) if slot.ready and kept else ""
        one = Filed(
            slot,
            PaperState.READY if slot.ready else PaperState.MISSING,
            now,
            tuple(printed.get(slot.key, ())),
            signed.get(slot.key, ()),
        )
        found.append(_stated(one))
    return tuple(found)


def _stated(one: Filed) -> Filed:
    if one.scans:
        state = PaperState.SIGNED
    elif one.printings:
        state = PaperState.STALE if one.moved else PaperState.PRINTED
    else:
        return one
    return Filed(one.slot, state, one.facts, one.printings, one.scans)


def sent(paper: Print, pages: Sequence[int] | None = None) -> tuple[Sent, ...]:
    """Return which papers of a print went out whole; ``pages`` are those printed, None all.

    Takes the press for reading the words; to be called on the worker.
    """
    went = None if pages is None else set(pages)
    return tuple(
        Sent(part.key, part.facts, part.pages, prints.words(paper.pdf, part))
        for part in paper.parts
        if went is None or went.issuperset(range(part.first, part.first + part.pages))
    )


def note(
    session: Session, congress_id: int, papers_sent: Sequence[Sent], copies: int
) -> tuple[int, ...]:
    """Note that papers went to the printer; returns the ids of the notes.

    The words of earlier printings go: only the latest is compared.
    """
    ids = []
    for one in papers_sent:
        session.execute(
            update(PrintingRow)
            .where(PrintingRow.congress_id == congress_id, PrintingRow.paper == one.key)
            .values(words=None)
        )
        row = PrintingRow(
            congress_id=congress_id,
            paper=one.key,
            facts=one.facts,
            copies=copies,
            pages=one.pages,
            printed_at=at(session),
            words=zlib.compress(one.words.encode()),
        )
        session.add(row)
        session.flush()
        ids.append(row.id)
    keys = [one.key for one in papers_sent]
    record(session, "paper.print", congress=congress_id, papers=keys, copies=copies)
    return tuple(ids)


def note_ballots(session: Session, key: str, ballots: int, per_sheet: PerSheet) -> int | None:
    """Note printed ballots with their round; returns the run, None where there is nothing to note.

    Ballots that are printed for looking at, of a round not prepared or sealed, belong to none.
    """
    _, _, number = key.partition("-")
    round_ = session.get(Round, int(number)) if number else None
    if round_ is None or round_.state is RoundState.SEALED:
        return None
    return print_runs.note(session, round_.id, ballots, per_sheet)


def looked_through(_session: Session, report: Report, paper: Print) -> tuple[Sent, ...]:
    """Return what is to be noted of a paper that is printed outside the program; a long job."""
    report("文书", 0, 0)
    return sent(paper)


def take_back(session: Session, congress_id: int, ids: Sequence[int]) -> None:
    """Take printings back that gave no usable copy, as where the paper jammed."""
    session.execute(
        delete(PrintingRow).where(
            PrintingRow.congress_id == congress_id, PrintingRow.id.in_(tuple(ids))
        )
    )
    record(session, "paper.not_printed", congress=congress_id, printings=len(ids))


def changed_since(
    session: Session, report: Report, congress_id: int, paper: Print
) -> tuple[Change, ...]:
    """Tell what a paper would say now that its latest printed copy does not; a long job."""
    (part,) = paper.parts
    report("与打印稿相比", 0, 0)
    stored = session.scalar(
        select(PrintingRow.words)
        .where(
            PrintingRow.congress_id == congress_id,
            PrintingRow.paper == part.key,
            PrintingRow.words.is_not(None),
        )
        .order_by(PrintingRow.id.desc())
        .limit(1)
    )
    if stored is None:
        return ()
    return changes(zlib.decompress(stored).decode(), prints.words(paper.pdf, part))


def _printings(session: Session, congress_id: int) -> dict[str, list[Printing]]:
    rows = session.scalars(
        select(PrintingRow).where(PrintingRow.congress_id == congress_id).order_by(PrintingRow.id)
    )
    found: dict[str, list[Printing]] = defaultdict(list)
    for row in rows:
        found[row.paper].append(Printing(row.id, row.facts, row.copies, row.pages, row.printed_at))
    return found
