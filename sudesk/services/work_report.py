"""The work report (工作报告): written or pasted by people, kept as plain lines."""

from dataclasses import dataclass

from sqlalchemy.orm import Session

from sudesk.models.journal import record
from sudesk.models.store import at
from sudesk.models.written import WorkReport as Stored
from sudesk.papers import outline
from sudesk.papers.outline import Block, Level


@dataclass(frozen=True, slots=True)
class Draft:
    """What is written: the title where it is not the usual one, who reports, and the text.

    Each line of the text is a paragraph; its number says which level it is of.
    """

    subject: str = ""
    reporter: str = ""
    post: str = ""
    text: str = ""

    @property
    def blocks(self) -> tuple[Block, ...]:
        """The text paragraph by paragraph."""
        return outline.read(self.text)

    @property
    def counts(self) -> tuple[int, int]:
        """How many paragraphs and how many characters it has, blanks apart."""
        blocks = self.blocks
        return len(blocks), sum(len("".join(block.whole.split())) for block in blocks)


def draft(session: Session, congress_id: int) -> Draft:
    """Return the work report as it is written, an empty one where there is none yet."""
    row = session.get(Stored, congress_id)
    return Draft() if row is None else Draft(row.subject, row.reporter, row.post, row.text)


def write(session: Session, congress_id: int, new: Draft) -> Draft:
    """Write the work report anew; returns what it was, so that it can be undone."""
    before = draft(session, congress_id)
    row = session.get(Stored, congress_id)
    if not any((new.subject.strip(), new.reporter.strip(), new.post.strip(), new.text.strip())):
        if row is not None:
            session.delete(row)
    else:
        row = row or Stored(congress_id=congress_id)
        row.subject, row.reporter = new.subject.strip(), new.reporter.strip()
        row.post, row.text, row.written_at = new.post.strip(), new.text, at(session)
        session.add(row)
    session.flush()
    record(session, "work_report.write", congress=congress_id, paragraphs=new.counts[0])
    return before


def tidied(text: str) -> str:
    """Return pasted text with its numbers in one form, without insets and blank lines."""
    return outline.written(outline.read(text))


def levelled(text: str, line: int, level: Level) -> str:
    """Return a text in which one line is a heading of a level, all headings numbered anew."""
    return outline.set_level(text, line, level)


def hints(text: str) -> tuple[str, ...]:
    """Say which headings do not follow the one before."""
    return outline.gaps(outline.read(text))
