"""How a plan is sorted into cards: what is refused, what waits, what is worth a word."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from sudesk.services.rosters import Change, Departure, ImportPlan, Planned
from sudesk.sheets.reading import Dispute, Person, Place, Problem, ProblemKind, Severity
from sudesk.ui.roster.findings import Bin, Finding

MEND_THE_SHEET = "请在原表改正，再重新读取。"
_REMEDIES = {
    ProblemKind.MISSING_ID: "请在原表补填学号，再重新读取。",
    ProblemKind.MISSING_NAME: "请在原表补填姓名，再重新读取。",
    ProblemKind.ID_PRECISION_LOST: "不猜号。请班长补报完整学号，再重新读取。",
    ProblemKind.BAD_ID: "请对照学生证改正学号，再重新读取。",
}
_TWO, _MORE = "请对照学生证选定一人。", "请对照学生证选定一人，其余的不采用。"


def sort_out(plan: ImportPlan, waiting: Sequence[Planned]) -> tuple[Finding, ...]:
    """Return every card of a plan in the order in which people work through them."""
    return _Sorting(plan, waiting).all()


def renumbered(plan: ImportPlan) -> tuple[tuple[Departure, Person], ...]:
    """Return who is missing from the files while a new student of the class has the same name."""
    if not plan.departures:
        return ()
    new = {
        (row.person.class_name, row.person.name): row.person
        for row in plan.rows
        if row.change is Change.ADDED
    }
    found = ((each, new.get((each.class_name, each.name))) for each in plan.departures)
    return tuple((each, person) for each, person in found if person is not None)


def unsure_names(plan: ImportPlan) -> frozenset[str]:
    """Return the names in rows that could not be taken."""
    problems = plan.reading.problems
    return frozenset(p.name for p in problems if p.severity is Severity.ERROR and p.name)


def sheet_names(plan: ImportPlan) -> dict[tuple[str, str], str]:
    """Say by which word people know each sheet: its own, or its file's where it stands alone."""
    sheets = [(view.file, view.sheet) for view in plan.reading.sheets]
    times = Counter(view.file for view in plan.reading.sheets if view.unread is None)
    return {(file, sheet): sheet if times[file] > 1 else Path(file).stem for file, sheet in sheets}


class _Sorting:
    """One pass over a plan; ``names`` says by which word people know each sheet."""

    def __init__(self, plan: ImportPlan, waiting: Sequence[Planned]) -> None:
        self._plan = plan
        self._reading = plan.reading
        self._waiting = waiting
        self._names = sheet_names(plan)

    def all(self) -> tuple[Finding, ...]:
        """Return every card: what is refused, what waits, what is worth a word."""
        disputes = (self._dispute(dispute) for dispute in self._reading.disputes)
        told = (*self._renumbered(), *self._namesakes(), *self._remarks())
        return (*self._refused(), *disputes, *self._asked(), *told)

    def _refused(self) -> Iterator[Finding]:
        reading = self._reading
        tops = {
            view.file: (Place(view.file, view.sheet, view.rows[0].row),)
            for view in reversed(reading.sheets)
            if view.rows
        }
        for name, error in reading.unreadable:
            places = tops.get(name, ())
            yield Finding(Bin.REFUSED, error.what.rstrip("。"), error.why, error.remedy, places)
        disputed = {row.at for dispute in reading.disputes for row in dispute.rows}
        seen: dict[tuple[Place, str | None, str | None], list[Problem]] = {}
        for problem in reading.problems:
            if problem.severity is Severity.ERROR and problem.at not in disputed:
                who = (problem.at, problem.student_no, problem.name)
                seen.setdefault(who, []).append(problem)
        for (place, _, called), problems in seen.items():
            remedies = [_REMEDIES.get(problem.kind, MEND_THE_SHEET) for problem in problems]
            heading = self._heading(place, called)
            yield Finding(Bin.REFUSED, heading, _joined(problems), remedies[0], (place,))

    def _dispute(self, dispute: Dispute) -> Finding:
        places = tuple(row.at for row in dispute.rows)
        names = tuple(dict.fromkeys(row.name for row in dispute.rows))
        classes = dict.fromkeys(row.person.class_name for row in dispute.rows)
        where = "、".join(name for name in classes if name)
        text = f"学号 {dispute.student_no} 有 {len(names)} 个姓名：{'、'.join(names)}"
        text += f"，{where}" if where else ""
        keys = "、".join(str(number) for number in range(1, len(names) + 1))
        remedy = (
            f"{_TWO if len(names) == len(places) == 2 else _MORE}按 {keys} 选人，按 0 都不采用。"
        )
        return Finding(
            Bin.WAITING,
            self._rows(places),
            text,
            remedy,
            places,
            dispute.student_no,
            names,
        )

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

    def _renumbered(self) -> Iterator[Finding]:
        for departure, person in renumbered(self._plan):
            yield Finding(
                Bin.REMARKS,
                f"{departure.class_name} {departure.name} 可能改了学号",
                f"名册里是 {departure.student_no}，文件里是 {person.student_no}",
                "是同一人的，导入后在名册里选中这两条，合并为一人。",
                person.at,
            )

    def _namesakes(self) -> Iterator[Finding]:
        """Put those of one class with one name side by side, each with the tail of the number."""
        groups: dict[tuple[str, str], list[Person]] = {}
        for person in self._reading.people:
            if person.class_name:
                groups.setdefault((person.class_name, person.name), []).append(person)
        for (class_name, name), people in groups.items():
            if len(people) > 1:
                numbers = "、".join(f"尾号 {person.student_no[-4:]}" for person in people)
                places = tuple(place for person in people for place in person.at)
                heading = f"{class_name} 有 {len(people)} 名{name}"
                text = f"{numbers}，学号不同，按 {len(people)} 人导入"
                yield Finding(Bin.REMARKS, heading, text, "", places)

    def _remarks(self) -> Iterator[Finding]:
        waiting = {place: row.person for row in self._waiting for place in row.person.at}
        for problem in self._reading.problems:
            person = waiting.get(problem.at)
            asks = problem.severity is Severity.ASK
            told = asks and person is not None and _is_of(problem, person)
            if problem.severity is not Severity.ERROR and not told:
                heading = self._heading(problem.at, problem.name)
                yield Finding(Bin.REMARKS, heading, _joined([problem]), "", (problem.at,))

    def _rows(self, places: Sequence[Place]) -> str:
        """Name several rows, those of one sheet together."""
        if len({(place.file, place.sheet) for place in places}) > 1:
            return "、".join(self._heading(place) for place in places)
        rows = "、".join(str(place.row) for place in places)
        return f"{self._name(places[0])} 第 {rows} 行"

    def _heading(self, place: Place, name: str | None = None) -> str:
        return f"{self._name(place)} 第 {place.row} 行" + (f" {name}" if name else "")

    def _name(self, place: Place) -> str:
        return self._names.get((place.file, place.sheet), place.sheet)


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
    return text.removeprefix(problem.name or "").removeprefix("：")
