"""What an import would do and what stands in its way: the bins, cards and sums people look at."""

from dataclasses import dataclass
from enum import Enum

from sudesk.services.rosters import Change, Difference
from sudesk.sheets.reading import Person, Place


class Bin(Enum):
    """A heap of the plan, with its word and what its number counts."""

    ADDED = "新增", "人"
    UPDATED = "更新", "人"
    UNCHANGED = "不变", "人"
    DEPARTED = "离班", "人"
    REFUSED = "有误", "行"
    WAITING = "待确认", "行"
    REMARKS = "提示", "条"

    unit: str

    def __new__(cls, word: str, unit: str) -> "Bin":
        """Make a member whose value is its word."""
        member = object.__new__(cls)
        member._value_ = word
        member.unit = unit
        return member


BIN_OF = {
    Change.ADDED: Bin.ADDED,
    Change.UPDATED: Bin.UPDATED,
    Change.UNCHANGED: Bin.UNCHANGED,
}


@dataclass(frozen=True, slots=True)
class Finding:
    """One card: what is the matter, where, and what to do.

    With ``names`` it asks which of them the number ``student_no`` belongs to; with a number alone
    it can be confirmed. ``places`` are empty where it concerns a whole file.
    """

    bin: Bin
    heading: str
    text: str
    remedy: str = ""
    places: tuple[Place, ...] = ()
    student_no: str = ""
    names: tuple[str, ...] = ()

    @property
    def asks_confirmation(self) -> bool:
        """Whether somebody has to confirm the rows as they were read."""
        return bool(self.student_no) and not self.names


@dataclass(frozen=True, slots=True)
class Update:
    """One field that would change, of one student."""

    person: Person
    difference: Difference


@dataclass(frozen=True, slots=True)
class Sums:
    """Rows that always add up, read = taken + waiting + refused + ignored, and the students."""

    read: int
    taken: int
    waiting: int
    refused: int
    ignored: int
    students: int

    @property
    def repeated(self) -> int:
        """How many of the rows taken say a student once more."""
        return self.taken - self.students
