"""What an import would do and what stands in its way, sorted into the bins that people look at."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import Enum
from pathlib import Path

from sudesk.services.rosters import Change, Difference, ImportPlan, Planned
from sudesk.sheets.reading import Dispute, Person, Place, Problem, ProblemKind, Severity


class Bin(Enum):
    """A heap of the plan, with its word."""

    ADDED = "新增"
    UPDATED = "更新"
    UNCHANGED = "不变"
    REFUSED = "有误"
    WAITING = "待确认"
    REMARKS = "提示"


BIN_OF = {
    Change.ADDED: Bin.ADDED,
    Change.UPDATED: Bin.UPDATED,
    Change.UNCHANGED: Bin.UNCHANGED,
}

MEND_THE_SHEET = "请在原表改正，再重新读取。"
_REMEDIES = {
    ProblemKind.MISSING_ID: "请在原表补填学号，再重新读取。",
    ProblemKind.MISSING_NAME: "请在原表补填姓名，再重新读取。",
    ProblemKind.ID_PRECISION_LOST: "不猜号。请班长补报完整学号，再重新读取。",
    ProblemKind.BAD_ID: "请对照学生证改正学号，再重新读取。",
}
DISPUTE_REMEDY = "这几行都不导入。请对照学生证改正原表，再重新读取。"


@dataclass(frozen=True, slots=True)
class Finding:
    """One card: what is the matter, where, and what to do; ``student_no`` if it can be confirmed.

    ``places`` are empty where it concerns a whole file.
    """

    bin: Bin
    heading: str
    text: str
    remedy: str = ""
    places: tuple[Place, ...] = ()
    student_no: str = ""


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


class Sorted:
    """A plan sorted for the window; ``confirmed`` holds who is confirmed so far, by number."""

    def __init__(self, plan: ImportPlan) -> None:
        self.plan = plan
        self.confirmed: set[str] = set()
        self.waiting = tuple(row for row in plan.rows if row.waits)
        self.findings = _Sorting(plan, self.waiting).all()

    def people(self, wanted: Bin) -> tuple[Person, ...]:
        """Return the students that would be taken so."""
        return tuple(row.person for row in self._going() if BIN_OF[row.change] is wanted)

    def updates(self) -> tuple[Update, ...]:
        """Return every field that would change."""
        return tuple(
            Update(row.person, difference)
            for row in self._going()
            for difference in row.differences
        )

    def of(self, wanted: Collection[Bin]) -> tuple[Finding, ...]:
        """Return the cards of some bins."""
        return tuple(finding for finding in self.findings if finding.bin in wanted)

    def count(self, wanted: Bin) -> int:
        """Return a bin's number: students, or for what is refused rows."""
        if wanted is Bin.REFUSED:
            return self.sums().refused
        if wanted is Bin.WAITING:
            return sum(row.person.student_no not in self.confirmed for row in self.waiting)
        if wanted is Bin.REMARKS:
            return len(self.of([Bin.REMARKS]))
        return sum(BIN_OF[row.change] is wanted for row in self._going())

    def waiting_places(self) -> frozenset[Place]:
        """Return the places of the rows that still wait."""
        return frozenset(
            place
            for row in self.waiting
            if row.person.student_no not in self.confirmed
            for place in row.person.at
        )

    def sums(self) -> Sums:
        """Return how the rows add up now."""
        counts = self.plan.reading.counts
        going = self._going()
        taken = sum(len(row.person.at) for row in going)
        return Sums(
            counts.places,
            taken,
            counts.taken - taken,
            counts.refused + counts.disputed,
            counts.ignored,
            len(going),
        )

    def _going(self) -> list[Planned]:
        confirmed = self.confirmed
        return [
            row for row in self.plan.rows if not row.waits or row.person.student_no in confirmed
        ]


class _Sorting:
    """One pass over a plan; ``names`` says by which word people know each sheet."""

    def __init__(self, plan: ImportPlan, waiting: Sequence[Planned]) -> None:
        self._reading = plan.reading
        self._waiting = waiting
        self._names = sheet_names(plan)

    def all(self) -> tuple[Finding, ...]:
        """Return every card: what is refused, what waits, what is worth a word."""
        return (*self._refused(), *self._asked(), *self._remarks())

    def _refused(self) -> Iterator[Finding]:
        reading = self._reading
        for _, error in reading.unreadable:
            yield Finding(Bin.REFUSED, error.what.rstrip("。"), error.why, error.remedy)
        disputed = {row.at for dispute in reading.disputes for row in dispute.rows}
        seen: dict[tuple[Place, str | None, str | None], list[Problem]] = {}
        for problem in reading.problems:
            if problem.severity is Severity.ERROR and problem.at not in disputed:
                who = (problem.at, problem.student_no, problem.name)
                seen.setdefault(who, []).append(problem)
        for (place, _, name), problems in seen.items():
            remedies = [_REMEDIES.get(problem.kind, MEND_THE_SHEET) for problem in problems]
            heading = self._heading(place, name)
            yield Finding(Bin.REFUSED, heading, _joined(problems), remedies[0], (place,))
        for dispute in reading.disputes:
            yield self._dispute(dispute)

    def _dispute(self, dispute: Dispute) -> Finding:
        places = tuple(row.at for row in dispute.rows)
        if len({(place.file, place.sheet) for place in places}) > 1:
            where = "、".join(self._heading(place) for place in places)
        else:
            rows = "、".join(str(place.row) for place in places)
            where = f"{self._name(places[0])} 第 {rows} 行"
        names = "、".join(dict.fromkeys(row.name for row in dispute.rows))
        heading, text = f"{where} 同一学号不同姓名", f"{dispute.student_no}：{names}"
        return Finding(Bin.REFUSED, heading, text, DISPUTE_REMEDY, places)

    def _asked(self) -> Iterator[Finding]:
        asked: dict[Place, list[Problem]] = {}
        for problem in self._reading.problems:
            if problem.severity is Severity.ASK:
                asked.setdefault(problem.at, []).append(problem)
        for row in self._waiting:
            person = row.person
            problems = [p for at in person.at for p in asked.get(at, []) if _is_of(p, person)]
            text = _joined(problems) or "、".join(kind.label for kind in person.asks)
            yield Finding(
                Bin.WAITING,
                self._heading(person.at[0], person.name),
                text,
                _as_read(person),
                person.at,
                person.student_no,
            )

    def _remarks(self) -> Iterator[Finding]:
        waiting = {place: row.person for row in self._waiting for place in row.person.at}
        for problem in self._reading.problems:
            person = waiting.get(problem.at)
            asks = problem.severity is Severity.ASK
            told = asks and person is not None and _is_of(problem, person)
            if problem.severity is not Severity.ERROR and not told:
                heading = self._heading(problem.at, problem.name)
                yield Finding(Bin.REMARKS, heading, _joined([problem]), "", (problem.at,))

    def _heading(self, place: Place, name: str | None = None) -> str:
        return f"{self._name(place)} 第 {place.row} 行" + (f" {name}" if name else "")

    def _name(self, place: Place) -> str:
        return self._names.get((place.file, place.sheet), place.sheet)


def sheet_names(plan: ImportPlan) -> dict[tuple[str, str], str]:
    """Say by which word people know each sheet: its own, or its file's where it stands alone."""
    sheets = [(view.file, view.sheet) for view in plan.reading.sheets]
    times = Counter(file for file, _ in sheets)
    return {(file, sheet): sheet if times[file] > 1 else Path(file).stem for file, sheet in sheets}


def _as_read(person: Person) -> str:
    said = [person.student_no, person.gender, person.class_name, person.status]
    return "读作 " + "，".join(part for part in said if part)


def _is_of(problem: Problem, person: Person) -> bool:
    """Tell whether a problem is about a person, where two persons may stand in one row."""
    return problem.student_no == person.student_no or problem.name == person.name


def _joined(problems: Iterable[Problem]) -> str:
    return "；".join(dict.fromkeys(_words(problem) for problem in problems))


def _words(problem: Problem) -> str:
    """Return a problem's message without the row and the name, which the heading says."""
    text = problem.message.removeprefix(f"第{problem.at.row}行：")
    return text.removeprefix(f"{problem.name}：") if problem.name else text
