"""What a paper of the congress is before it is printed, and what its gatherers hand over."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy.orm import Session

from sudesk.papers.base import Congress, Paper
from sudesk.services import congresses, departments
from sudesk.services.congresses import CongressView

# No file name on Windows holds these; their full-width forms say the same.
_NO_FILE_NAME = str.maketrans('/\\:*?"<>|', "／＼：＊？＂＜＞｜")


@dataclass(frozen=True, slots=True)
class Slot:
    """One paper of a congress: what it is, and why it cannot be printed yet where it cannot.

    ``key`` names it on the command line and in the window: 3, 5, 11, 12-1, 15-1, 16; ``page`` is
    the room of the window where the missing fact is entered. A ``blank`` one is a form that is
    filled in by hand; ``tabled`` tells that the paper is a table for further work too.
    """

    key: str
    number: int
    name: str
    title: str
    missing: str
    page: str
    blank: bool = False
    tabled: bool = False

    @property
    def ready(self) -> bool:
        """Whether it can be printed."""
        return not self.missing

    @property
    def file_name(self) -> str:
        """The name of its PDF."""
        return file_words(f"{self.number:02} {self.title}.pdf")


@dataclass(frozen=True, slots=True)
class Offer:
    """A paper with the way to gather its facts, which is called only where nothing is missing."""

    slot: Slot
    gather: Callable[[], Paper]


# Each module of papers gives the offers that a congress has of it, printable or not.
Source = Callable[[Session, CongressView], Sequence[Offer]]


def file_words(text: str) -> str:
    """Return words as they may stand in the name of a file on any system."""
    return text.translate(_NO_FILE_NAME)


def slot_of(paper: type[Paper], missing: str, page: str) -> Slot:
    """Return the slot of a paper that there is once in a congress."""
    return Slot(str(paper.number), paper.number, paper.name, paper.name, missing, page)


def named(session: Session, congress: CongressView) -> Congress:
    """Return a congress as papers name it."""
    department = departments.founded(session).names.name
    ordinal = f"第{congresses.chinese_number(congress.ordinal)}次"
    return Congress(department, ordinal, congress.kind)


def day_of(stamp: str) -> date:
    """Return the day of a stored time."""
    return datetime.fromisoformat(stamp).date()
