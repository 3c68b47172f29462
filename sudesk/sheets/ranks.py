"""Rankings as they come: 综合测评 and 成绩排名 tables in, who stands where out.

The files are read like rosters, from the same grids. Nothing is guessed: a class rank is no rank
within the major, an empty cell is not zero failed courses.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from sudesk.errors import SudeskError
from sudesk.sheets import classes, rank_words, trouble, values
from sudesk.sheets.answers import Place, Role, Severity
from sudesk.sheets.columns import Group, groups_of
from sudesk.sheets.containers import open_workbook
from sudesk.sheets.filling import fill_blocks
from sudesk.sheets.grids import Grid, Value
from sudesk.sheets.headers import Header, find_header
from sudesk.sheets.numbers import NumberColumn
from sudesk.sheets.rank_words import RankRole

Report = Callable[[str, int, int], None]

_HEADER_WITHIN = 100
_REPORT_EVERY = 1000


@dataclass(frozen=True, slots=True)
class RankRow:
    """What one row says of one student; '' and None where it does not say.

    ``notes`` are what a person should look at before relying on it.
    """

    at: Place
    student_no: str
    name: str
    class_name: str
    major: str
    rank: int | None
    total: int | None
    period: str
    fails: int | None
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class RankSheet:
    """Where a sheet says what: the header's words by role, and how many rows were read."""

    file: str
    sheet: str
    titles: Mapping[RankRole, str]
    rows: int


@dataclass(frozen=True, slots=True)
class RankProblem:
    """A cell that says something which cannot be read."""

    at: Place
    message: str


@dataclass(frozen=True, slots=True)
class RankReading:
    """Everything that a set of files says of ranks; ``unreadable`` names the files that failed."""

    rows: tuple[RankRow, ...]
    sheets: tuple[RankSheet, ...]
    problems: tuple[RankProblem, ...]
    unreadable: tuple[tuple[str, SudeskError], ...] = ()


@dataclass(slots=True)
class _Heap:
    """What has been read so far."""

    rows: list[RankRow] = field(default_factory=list)
    sheets: list[RankSheet] = field(default_factory=list)
    problems: list[RankProblem] = field(default_factory=list)


def read_ranks(files: Sequence[tuple[str, bytes]], report: Report | None = None) -> RankReading:
    """Read any number of rankings, given as (name, content); a file that fails stops no other.

    ``report(what, done, total)`` is called often; what it raises passes through.
    """
    heap = _Heap()
    unreadable: list[tuple[str, SudeskError]] = []
    for name, blob in files:
        before = len(heap.sheets)
        try:
            for grid in open_workbook(name, blob):
                if not grid.hidden:
                    _read_sheet(name, grid, heap, report)
            if len(heap.sheets) == before:
                raise _no_ranks(name)
        except SudeskError as error:
            unreadable.append((name, error))
    return RankReading(
        tuple(heap.rows), tuple(heap.sheets), tuple(heap.problems), tuple(unreadable)
    )


def _no_ranks(name: str) -> SudeskError:
    return SudeskError(
        f"“{name}”里没有找到专业排名或不及格门数。",
        "表头没有这样的列名，或没有学号和姓名。",
        "请在表头写上“学号”“专业排名”“专业人数”“不及格门数”后重新选择。",
    )


def _read_sheet(file: str, grid: Grid, heap: _Heap, report: Report | None) -> None:
    """Read the rows under the first header that names a ranking."""
    width = max(map(len, grid.rows), default=0)
    if width * len(grid.rows) > trouble.MOST_CELLS:
        raise trouble.too_large(file)
    for row in grid.rows:
        row.extend([""] * (width - len(row)))
    for at in range(min(len(grid.rows), _HEADER_WITHIN)):
        header = find_header(grid, at)
        if header is None:
            continue
        titles = _titles(grid, header)
        rows = range(header.rows[-1] + 1, len(grid.rows))
        parts = [
            part
            for group in groups_of(grid, header, len(grid.rows))
            if (part := _Part(file, grid, group, titles, rows)).columns
        ]
        if parts:
            for part in parts:
                part.hear(header.rows[0])
                part.read(heap, report)
            return


def _titles(grid: Grid, header: Header) -> list[str]:
    """Return the words over each column, those of merged cells over all that they cover."""
    rows = [[values.text_of(cell) for cell in grid.rows[row]] for row in header.rows]
    for top, left, bottom, right in grid.merges:
        if top not in header.rows:
            continue
        for row in set(range(top, bottom + 1)).intersection(header.rows):
            for column in range(left, min(right + 1, len(rows[0]))):
                rows[header.rows.index(row)][column] = values.text_of(grid.at(top, left))
    # a header's own text stands in where a row above it names a column
    words = zip(*rows, header.texts, strict=False)
    return [" ".join(dict.fromkeys(filter(None, column[:-1]))) or column[-1] for column in words]


class _Part:
    """The rows of one column group: who they are about, and what they say."""

    def __init__(
        self, file: str, grid: Grid, group: Group, titles: Sequence[str], rows: range
    ) -> None:
        self._file, self._grid, self._group, self._rows = file, grid, group, rows
        self._titles = titles
        self._period = self._class_name = ""
        self._total: int | None = None
        self.columns = self._find_columns()
        self._periods = [
            column
            for column in range(group.first, group.last + 1)
            if rank_words.role_of(titles[column]) == (RankRole.PERIOD, 1)
        ]
        at = group.column(Role.STUDENT_NO)
        cells = [grid.rows[row][at] for row in rows] if at is not None else []
        self._numbers = NumberColumn.of(cells)

    def _find_columns(self) -> dict[RankRole, int]:
        """Return the best column of each role; none where neither rank nor fails is there."""
        best: dict[RankRole, tuple[int, int]] = {}
        for column in range(self._group.first, self._group.last + 1):
            found = rank_words.role_of(self._titles[column])
            if found and found[1] > best.get(found[0], (0, 0))[0]:
                best[found[0]] = found[1], column
        columns = {role: column for role, (_, column) in best.items()}
        return columns if columns.keys() & {RankRole.RANK, RankRole.FAILS} else {}

    def hear(self, first: int) -> None:
        """Take period, class and size of the major from titles, notes and names."""
        grid = self._grid
        notes = [row for row in self._rows if not self._name(row)]
        texts = [
            " ".join(filter(None, map(values.text_of, grid.rows[row])))
            for row in (*range(first), *notes)
        ]
        named = (rank_words.period_in(text) for text in (*texts[:first], grid.name, self._file))
        self._period = next(filter(None, named), "")
        claimed = {total for text in texts if (total := rank_words.total_claimed(text))}
        self._total = claimed.pop() if len(claimed) == 1 else None
        said = (classes.class_in_cells(grid.rows[row]) for row in range(first))
        self._class_name = next(filter(None, said), None) or classes.class_of_sheet(grid.name) or ""
        fill_blocks(grid, self._group, self._rows)

    def read(self, heap: _Heap, report: Report | None) -> None:
        """Read every row that is about a student."""
        found: list[RankRow] = []
        for row in self._rows:
            if report is not None and (row - self._rows.start) % _REPORT_EVERY == 0:
                report(self._file, row, len(self._grid.rows))
            answer = self._read_row(row, heap.problems)
            if answer is not None:
                found.append(answer)
        heap.rows.extend(_counted(found) if RankRole.RANK in self.columns else found)
        titles = {role: self._titles[column] for role, column in self.columns.items()}
        heap.sheets.append(RankSheet(self._file, self._grid.name, titles, len(found)))

    def _read_row(self, row: int, problems: list[RankProblem]) -> RankRow | None:
        """Return what a row says, None where it is about nobody."""
        at = Place(self._file, self._grid.name, self._grid.top + row)
        number, name = self._number(row), self._name(row)
        if not number and not name:
            return None
        cells = {role: self._grid.rows[row][column] for role, column in self.columns.items()}
        rank, total, wrong = rank_words.rank_in(cells.get(RankRole.RANK, ""))
        fails, odd = rank_words.fails_in(cells.get(RankRole.FAILS, ""))
        problems.extend(
            RankProblem(at, f"第{at.row}行：{name or number}的{what}，没有读取")
            for what in (wrong, odd)
            if what
        )
        if rank is None and fails is None:
            return None
        total = total or rank_words.total_in(cells.get(RankRole.TOTAL, ""))
        said = (values.text_of(self._grid.rows[row][column]) for column in self._periods)
        period = rank_words.period_in(" ".join(said))
        return RankRow(
            at,
            number,
            name,
            self._label(row, Role.CLASS_NAME) or self._class_name,
            self._label(row, Role.MAJOR),
            rank,
            total or self._total or _shared(rank, cells) if rank else None,
            period or self._period,
            fails,
            self._notes(rank),
        )

    def _notes(self, rank: int | None) -> tuple[str, ...]:
        title = self._titles[self.columns[RankRole.RANK]] if rank else "专业"
        return () if "专业" in title else (f"表头写的是“{title}”，请核对是不是专业排名",)

    def _number(self, row: int) -> str:
        column = self._group.column(Role.STUDENT_NO)
        if column is None:
            return ""
        number, findings = self._numbers.read(self._grid.rows[row][column])
        return "" if any(severity is Severity.ERROR for _, severity, _ in findings) else number

    def _name(self, row: int) -> str:
        column = self._group.column(Role.NAME)
        name = values.name_of(self._grid.rows[row][column])[0] if column is not None else ""
        return name if values.is_person(name) else ""

    def _label(self, row: int, role: Role) -> str:
        column = self._group.column(role)
        return (values.label_of(self._grid.rows[row][column]) or "") if column is not None else ""


def _shared(rank: int, cells: Mapping[RankRole, Value]) -> int | None:
    """Return the total of a share written 3/60, if it is that of the rank and of no class rank."""
    part, total, _ = rank_words.rank_in(cells.get(RankRole.SHARE, ""))
    in_class, _, _ = rank_words.rank_in(cells.get(RankRole.CLASS_RANK, ""))
    return total if part == rank != in_class else None


def _counted(rows: Sequence[RankRow]) -> Iterator[RankRow]:
    """Count the major where no row says its size but the table ranks it from first to last."""
    ranks: dict[str, list[int]] = {}
    if not any(row.total for row in rows):
        for row in rows:
            ranks.setdefault(row.major, []).append(row.rank or 0)
    whole = {major: len(found) for major, found in ranks.items() if _is_whole(found)}
    for row in rows:
        total = whole.get(row.major)
        if total is None or row.rank is None:
            yield row
            continue
        note = f"专业人数 {total} 是按表中名次数出来的，请核对"
        yield replace(row, total=total, notes=(*row.notes, note))


def _is_whole(ranks: Sequence[int]) -> bool:
    """Tell whether ranks run from 1 to the end, equal ones counted as usual: 1, 2, 2, 4."""
    place = 1
    for rank, times in sorted(Counter(ranks).items()):
        if rank != place:
            return False
        place += times
    return len(ranks) > 1
