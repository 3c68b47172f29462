"""One sheet from top to bottom: titles, headers, students, footers, again and again."""

from collections.abc import Callable

from sudesk.sheets import classes, trouble, values
from sudesk.sheets.answers import (
    Choice,
    Layouts,
    Person,
    Problem,
    ProblemKind,
    Role,
    Severity,
    SheetReading,
    Unread,
    Verdict,
)
from sudesk.sheets.columns import Group, groups_of, infer_group
from sudesk.sheets.filling import Fill, fill_blocks
from sudesk.sheets.grids import Grid, Value
from sudesk.sheets.headers import Header, find_header, header_at, names_others
from sudesk.sheets.rows import RowAnswer, RowReader
from sudesk.sheets.start import find_start
from sudesk.sheets.sums import Sums
from sudesk.sheets.views import Found, raw_view, view_of
from sudesk.sheets.words import HINT, SECTION, SUBTOTAL

_REPORT_EVERY = 1000
_TITLE_ROWS = 8
_PLAIN = (Verdict.TAKEN, "")

Tell = Callable[[int, int], None]


def read_sheet(file: str, grid: Grid, choice: Choice, layouts: Layouts, tell: Tell) -> SheetReading:
    """Read one sheet; ``found`` says whether it has a roster at all."""
    width = max(map(len, grid.rows), default=0)
    if width * len(grid.rows) > trouble.MOST_CELLS or width > trouble.MOST_COLUMNS:
        raise trouble.too_large(file)
    grid.square(width)
    return _Pass(file, grid, choice, layouts, tell).run()


class _Pass:
    """The state of one pass down a sheet."""

    def __init__(self, file: str, grid: Grid, choice: Choice, layouts: Layouts, tell: Tell) -> None:
        self._file = file
        self._grid = grid
        self._choice = choice
        self._start = find_start(grid, choice, layouts)
        self._tell = tell
        self._answer = SheetReading()
        self._header: Header | None = None
        self._header_rows: list[int] = []
        self._readers: list[RowReader] = []
        self._groups: list[Group] = []
        self._columns: dict[int, tuple[Role, float]] = {}
        self._fates: dict[int, tuple[Verdict, str]] = {}
        self._titles: list[int] = []
        self._as_written: list[list[Value]] = list(grid.rows)
        self._title_texts: set[tuple[str, ...]] = set()
        self._sums = Sums()
        self._class_source = ""
        self._beside: list[list[Person]] = []
        self._elsewhere = False  # under the header of another table, that of the teachers

    def run(self) -> SheetReading:
        """Go down the rows once."""
        if self._start.header is None and not self._infer():
            return self._nothing()
        row, total = 0, len(self._grid.rows)
        reported = 0
        while row < total:
            if row >= reported:
                self._tell(row, total)
                if len(self._fates) > trouble.MOST_PLACES:
                    raise trouble.too_large(self._file)
                reported = row + _REPORT_EVERY
            row = self._plain_rows(row, min(reported, total)) or self._step(row)
        self._tell(total, total)
        self._line_up()
        if not self._answer.found:
            return self._nothing()
        self._check_claims()
        self._finish()
        return self._answer

    def _nothing(self) -> SheetReading:
        """Return a sheet in which there are no students, or nobody said where."""
        grid = self._grid
        raw = raw_view(self._file, grid, self._as_written, self._found(), Unread.NO_COLUMNS)
        blank = sum(any(cell != "" for cell in row) for row in self._as_written)
        return SheetReading(ignored=blank, raw=raw)

    def _infer(self) -> bool:
        """Use the columns that the values show, or the hand, where no header stands."""
        rows = range(len(self._grid.rows))
        group = self._inferred(rows)
        if group is None:
            return False
        self._adopt([group], rows)
        if self._start.settled or self._start.roles or not self._readers:
            return self._answer.found
        first = next(r for r, cells in enumerate(self._grid.rows) if any(c != "" for c in cells))
        finding = (
            ProblemKind.NO_HEADER,
            Severity.ASK,
            "没有表头，各列用途是按内容推断的，请核对",
        )
        self._answer.problems.append(self._readers[0].problem(first, finding))
        return True

    def _inferred(self, rows: range) -> Group | None:
        """Return the columns that values show, or room for those that the hand names."""
        group = infer_group(self._grid, rows)
        named = {Role.STUDENT_NO, Role.NAME} <= set(self._start.roles.values())
        if group is None and named and self._grid.rows:
            group = Group({}, last=len(self._grid.rows[0]) - 1)
        return group

    def _adopt(self, groups: list[Group], rows: range) -> None:
        """Take over the columns of a header for the rows below it."""
        for group in groups:
            for column, role in self._start.roles.items():
                group.assign(column - self._grid.left, role)
        groups = [g for g in groups if Role.STUDENT_NO in g.columns or Role.NAME in g.columns]
        before = [(r.class_name, r.grade) for r in self._readers]
        self._groups = groups
        fills: list[Fill] = [f for group in groups for f in fill_blocks(self._grid, group, rows)]
        self._readers = [RowReader(self._file, self._grid, group, rows) for group in groups]
        for reader, (class_name, grade) in zip(self._readers, before, strict=False):
            reader.class_name, reader.grade = class_name, grade
        for reader in self._readers:
            reader.forced_class = self._choice.class_name
        self._answer.problems.extend(self._told_fill(fill) for fill in dict.fromkeys(fills))
        for group in groups:
            for role, column in group.columns.items():
                self._columns[column] = role, group.sure.get(column, 1.0)
        self._answer.numbered |= any(g.column(Role.STUDENT_NO) is not None for g in groups)
        self._answer.found |= bool(groups)

    def _told_fill(self, fill: Fill) -> Problem:
        """Say that a block of rows takes its class from one cell."""
        row, taking, merged = fill
        column = next(c for g in self._groups if (c := g.column(Role.CLASS_NAME)) is not None)
        class_name = values.text_of(self._grid.at(row, column))
        kind = ProblemKind.MERGED_CLASS if merged else ProblemKind.FILLDOWN_CLASS
        what = f"{taking} 行的班级取自这一行的{class_name}"
        self._class_source = (
            "班级为合并单元格，已向下填充" if merged else "班级只写在每段首行，已向下填充"
        )
        return self._readers[0].problem(row, (kind, Severity.INFO, what))

    def _plain_rows(self, row: int, end: int) -> int:
        """Take in rows of plain students; returns the first other row, 0 if that is this one."""
        if len(self._readers) != 1:
            return 0
        first, read = row, self._readers[0].read_plainly
        people, fates, student = self._answer.people, self._fates, self._sums.student
        while row < end:
            person = read(row)
            if person is None:
                break
            if self._titles:
                self._titles = []  # they spoke of the students above
            people.append(person)
            student(row)
            fates[row] = _PLAIN
            row += 1
        return row if row > first else 0

    def _step(self, row: int) -> int:
        """Read one row, or a header of several; returns the next row."""
        cells = self._grid.rows[row]
        if cells.count("") == len(cells):
            return row + 1  # a stray cell far below makes a million of these
        answers = [reader.read(row) for reader in self._readers]
        beside = {
            group: RowAnswer(answer) if isinstance(answer, Person) else answer
            for group, answer in enumerate(answers)
            if answer is not None
        }
        found = list(beside.values())
        if not any(answer.person is not None for answer in found):
            header = self._header_at(row)
            if header is not None:
                return self._begin(header)
        if any(answer.person is not None for answer in found):
            self._enter(row, beside)
        elif any(answer.refused for answer in found):
            if self._is_title_again(row) or self._is_elsewhere(row):
                self._ignore(row, [])
            else:
                self._enter(row, beside)
        elif any(cell != "" for cell in self._grid.rows[row]):
            self._ignore(row, found)
        return row + 1

    def _is_title_again(self, row: int) -> bool:
        """Tell whether a row that looks like a faulty student is the title of the next page."""
        if self._texts(row) in self._title_texts:
            return True
        if any(reader.resembles_student(self._as_written[row]) for reader in self._readers):
            return False
        for below in range(row + 1, min(row + 1 + _TITLE_ROWS, len(self._grid.rows))):
            if find_header(self._grid, below) is not None:
                return True
            if any(_has_student(reader.read(below)) for reader in self._readers):
                return False
        return False

    def _is_elsewhere(self, row: int) -> bool:
        """Tell whether a row that looks like a faulty student stands under another table's head."""
        return self._elsewhere and not any(
            reader.resembles_student(self._as_written[row]) for reader in self._readers
        )

    def _texts(self, row: int) -> tuple[str, ...]:
        """Return what stands in a row."""
        return tuple([text for cell in self._as_written[row] if (text := values.text_of(cell))])

    def _header_at(self, row: int) -> Header | None:
        """Return a header that begins in this row or has its first row here.

        Where the first header was settled, nothing else is one before the first student.
        """
        first = self._start.header
        if self._start.settled:
            if first is None:
                return None
            if not self._answer.people and not self._beside:
                return first if row == first.rows[0] else None
            if len(first.rows) == 1 and self._texts(row) == self._texts(first.rows[0]):
                return header_at(self._grid, row)
        if first is not None and row == first.rows[0]:
            return first
        if self._is_hint(row):
            return None
        header = find_header(self._grid, row)
        if header is None and row + 1 < len(self._grid.rows):
            below = find_header(self._grid, row + 1)
            if below is not None and below.rows[0] == row:
                return below
        return header

    def _is_hint(self, row: int) -> bool:
        """Tell whether a row under a header says how to fill its columns in, 学号 by name too."""
        if not self._header_rows or self._header_rows[-1] != row - 1:
            return False
        texts = self._texts(row)
        return sum(HINT.search(text) is not None for text in texts) * 2 > len(texts)

    def _begin(self, header: Header) -> int:
        """Start the block under a header; the same header again changes nothing but the class."""
        end = len(self._grid.rows)
        self._line_up()
        self._elsewhere = False
        for reader in self._readers:
            reader.open_section(None)
        again = self._header is not None and header.layout == self._header.layout
        if not again:
            rows = range(header.rows[-1] + 1, end)
            groups = groups_of(self._grid, header, end)
            if not groups and header is self._start.header:
                group = self._inferred(rows)
                groups = [group] if group is not None else []
            if groups:
                self._header = header
                self._adopt(groups, rows)
        self._settle_class()
        for row in header.rows:
            if row not in self._fates:
                self._answer.ignored += 1
            self._header_rows.append(row)
            self._fates[row] = Verdict.IGNORED, "表头重复" if again else "表头"
        self._title_texts.update(self._texts(row) for row in self._titles)
        self._titles = []
        self._sums.cut(header.rows[-1])
        return header.rows[-1] + 1

    def _settle_class(self) -> None:
        """Give each group the class that the titles above its header name, or the sheet's name."""
        for reader, group in zip(self._readers, self._groups, strict=True):
            told: str | None = None
            for row in self._titles:
                cells = self._grid.rows[row]
                named = classes.class_above(cells, group.first, group.last)
                if named:
                    reader.class_name = named
                    self._class_source = (
                        self._class_source or f"班级取自第 {self._grid.top + row} 行的标题"
                    )
                grade = values.grade_in(" ".join(values.text_of(c) for c in cells))
                told = grade or told
                if named and not told:
                    reader.grade = None  # it was that of the class before
                elif told and group.column(Role.GRADE) is None:
                    reader.grade = told
            if reader.class_name is None:
                reader.class_name = classes.class_of_sheet(self._grid.name)
                if reader.class_name and group.column(Role.CLASS_NAME) is None:
                    self._class_source = "班级取自工作表名"

    def _line_up(self) -> None:
        """Put the students of blocks side by side in the order in which people read them."""
        self._answer.people.extend(person for group in self._beside for person in group)
        self._beside = []

    def _enter(self, row: int, found: dict[int, RowAnswer]) -> None:
        """Take in a row with at least one student, sound or faulty."""
        verdict, why = Verdict.TAKEN, ""
        self._titles = []
        for group, answer in found.items():
            self._answer.problems.extend(answer.problems)
            if answer.person is not None:
                self._elsewhere = False
                self._take(row, group, answer.person)
                if answer.person.asks and verdict is Verdict.TAKEN:
                    verdict = Verdict.ASK
            elif answer.refused:
                self._answer.refused += 1
                self._sums.student_beside(row, group)
                verdict = Verdict.REFUSED
            else:
                self._answer.ignored += 1
            why = why or "；".join(problem.kind.label for problem in answer.problems)
        self._fates[row] = verdict, why

    def _take(self, row: int, group: int, person: Person) -> None:
        """Take in a student; those of blocks side by side wait for the end of their block."""
        if len(self._readers) == 1:
            self._answer.people.append(person)
            self._sums.student(row)
            return
        while len(self._beside) <= group:
            self._beside.append([])
        self._beside[group].append(person)
        self._sums.student_beside(row, group)

    def _ignore(self, row: int, found: list[RowAnswer]) -> None:
        """Note a row without students: its claim of a number, its class, its reason."""
        self._answer.ignored += 1
        why = next((answer.ignored for answer in found), "标题")
        for answer in found:
            self._answer.problems.extend(answer.problems)
        text = " ".join(self._texts(row))
        self._elsewhere |= names_others(self._as_written[row])
        if self._sums.hear(row, text) or SUBTOTAL.search(text):
            self._sums.cut(row)
        if not self._readers:
            self._titles.append(row)
        elif not any(answer.problems for answer in found):
            self._titles.append(row)
            self._open_section(row, text)
        self._fates[row] = Verdict.IGNORED, why

    def _open_section(self, row: int, text: str) -> None:
        """Let a row that names a class name it for the students below."""
        if SECTION.search(text):
            for reader in self._readers:
                reader.open_section(values.leaving_status(text))
        if SUBTOTAL.search(text) or SECTION.search(text):
            return
        for reader, group in zip(self._readers, self._groups, strict=True):
            near = self._grid.rows[row][group.first : group.last + 1]
            named = classes.class_in_cells(near)
            if named and any(near):
                if reader.grade == values.grade_in(reader.class_name or ""):
                    reader.grade = None
                reader.class_name = named
                reader.open_section(None)
                self._sums.cut(row)
                if group.column(Role.CLASS_NAME) is None:
                    self._class_source = "班级取自表中的分段行"

    def _check_claims(self) -> None:
        """Compare what rows say of the number of students with what was read."""
        different = len({person.student_no for person in self._answer.people})
        for row, said, read in self._sums.mismatches(different):
            what = f"表中写 {said} 人，读到 {read} 人，请核对有没有漏人"
            finding = (ProblemKind.COUNT_MISMATCH, Severity.ASK, what)
            self._answer.problems.extend(r.problem(row, finding) for r in self._readers[:1])

    def _finish(self) -> None:
        """Put together what the window shows of the sheet."""
        answer, grid, found = self._answer, self._grid, self._found()
        answer.problems.sort(key=lambda problem: problem.at.row)
        answer.view = view_of(self._file, grid, self._as_written, found, self._fates)
        answer.raw = raw_view(self._file, grid, self._as_written, found, Unread.NO_NUMBERS)

    def _found(self) -> Found:
        """Return what was found of the layout."""
        header = self._header or self._start.header
        left, start = self._grid.left, self._start
        said = {column - left: (role, 1.0) for column, role in start.roles.items()}
        return Found(
            start.signature,
            header.texts if header else [],
            self._columns or said,
            self._header_rows or (header.rows if header else ()),
            self._class_source,
        )


def _has_student(answer: Person | RowAnswer | None) -> bool:
    """Tell whether reading a row gave a student."""
    return isinstance(answer, Person) or (answer is not None and answer.person is not None)
