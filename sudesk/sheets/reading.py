"""Rosters as they come: files in, people, disputes and problems out."""

import gc
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field

from sudesk.errors import SudeskError
from sudesk.sheets import trouble
from sudesk.sheets.answers import (
    Choice,
    Column,
    Counts,
    Dispute,
    DisputedRow,
    Person,
    Place,
    Problem,
    ProblemKind,
    Reading,
    Role,
    RowView,
    Severity,
    SheetView,
    Verdict,
    to_json,
)
from sudesk.sheets.containers import open_workbook
from sudesk.sheets.joining import join
from sudesk.sheets.sheet import SheetReading, read_sheet

__all__ = [
    "Choice",
    "Column",
    "Counts",
    "Dispute",
    "DisputedRow",
    "Person",
    "Place",
    "Problem",
    "ProblemKind",
    "Reading",
    "Report",
    "Role",
    "RowView",
    "Severity",
    "SheetView",
    "Verdict",
    "read_rosters",
    "to_json",
    "uncollected",
]

Report = Callable[[str, int, int], None]


@dataclass(slots=True)
class _Heap:
    """What has been read so far."""

    people: list[Person] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    sheets: list[SheetView] = field(default_factory=list)
    refused: int = 0
    ignored: int = 0

    def add(self, sheet: SheetReading) -> None:
        """Take in one sheet."""
        self.people.extend(sheet.people)
        self.problems.extend(sheet.problems)
        self.refused += sheet.refused
        self.ignored += sheet.ignored
        if sheet.view is not None:
            self.sheets.append(sheet.view)


def read_rosters(
    files: Sequence[tuple[str, bytes]],
    report: Report | None = None,
    choices: Mapping[tuple[str, str], Choice] | None = None,
) -> Reading:
    """Read any number of rosters, given as (name, content); a file that fails stops no other.

    ``report(what, done, total)`` is called often; what it raises passes through. ``choices`` are
    settled by hand, per (file name, sheet name).
    """
    heap = _Heap()
    unreadable: list[tuple[str, SudeskError]] = []
    with uncollected():
        for name, blob in files:
            try:
                _read_file(name, blob, heap, report, choices or {})
            except SudeskError as error:
                unreadable.append((name, error))
    people, disputes, repeats = join(heap.people)
    _mark_disputed(heap.sheets, disputes)
    disputed = sum(len(dispute.rows) for dispute in disputes)
    taken = sum(len(person.at) for person in people)
    counts = Counts(
        places=taken + disputed + heap.refused + heap.ignored,
        taken=taken,
        disputed=disputed,
        refused=heap.refused,
        ignored=heap.ignored,
        students=len(people),
    )
    return Reading(
        tuple(people),
        tuple(disputes),
        _in_order([*heap.problems, *repeats], [name for name, _ in files], heap.sheets),
        counts,
        tuple(heap.sheets),
        tuple(unreadable),
    )


@contextmanager
def uncollected() -> Iterator[None]:
    """Spare the cycle collector a fifth of the time: cells by the 100,000 hold no cycles."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _read_file(
    name: str,
    blob: bytes,
    heap: _Heap,
    report: Report | None,
    choices: Mapping[tuple[str, str], Choice],
) -> None:
    """Read one file; sheets without 学号 count only where no other sheet has it."""

    def tell(done: int, total: int) -> None:
        if report is not None:
            report(name, done, total)

    tell(0, 0)
    sheets: list[SheetReading] = []
    skipped: list[Problem] = []
    for grid in open_workbook(name, blob):
        sheet = read_sheet(name, grid, choices.get((name, grid.name)), tell)
        if not grid.hidden:
            sheets.append(sheet)
        elif sheet.people:
            skipped.append(_skipped(Place(name, grid.name, 1), len(sheet.people)))
    if not skipped and not any(sheet.found for sheet in sheets):
        raise trouble.no_roster(name)
    numbered = any(sheet.numbered for sheet in sheets)
    for sheet in sheets:
        heap.add(_set_aside(sheet) if numbered and sheet.found and not sheet.numbered else sheet)
    heap.problems.extend(skipped)


def _skipped(place: Place, students: int) -> Problem:
    """Return the word on a hidden sheet with students."""
    message = f"隐藏的工作表“{place.sheet}”里有{students}名学生，没有读取"
    return Problem(place, ProblemKind.HIDDEN_SHEET_SKIPPED, Severity.INFO, message)


def _set_aside(sheet: SheetReading) -> SheetReading:
    """Return a sheet of names without numbers as one whose rows are all ignored."""
    places = len(sheet.people) + sheet.refused + sheet.ignored
    return SheetReading(ignored=places)


def _mark_disputed(sheets: Sequence[SheetView], disputes: Sequence[Dispute]) -> None:
    """Mark the rows of disputes in the previews."""
    places = {row.at for dispute in disputes for row in dispute.rows}
    if not places:
        return
    for sheet in sheets:
        for row in sheet.rows:
            if Place(sheet.file, sheet.sheet, row.row) in places:
                row.verdict, row.why = Verdict.DISPUTED, "同一学号有不同姓名"


def _in_order(
    problems: list[Problem], files: Sequence[str], sheets: Sequence[SheetView]
) -> tuple[Problem, ...]:
    """Return problems by file, sheet and row as they were given."""
    order = {(sheet.file, sheet.sheet): number for number, sheet in enumerate(sheets)}
    return tuple(
        sorted(
            problems,
            key=lambda p: (
                files.index(p.at.file),
                order.get((p.at.file, p.at.sheet), len(order)),
                p.at.row,
            ),
        )
    )
