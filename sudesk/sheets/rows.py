"""One row of one column group: a student, a faulty student, or no student at all."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from sudesk.sheets import remarks, values
from sudesk.sheets.answers import Person, Place, Problem, ProblemKind, Role, Severity
from sudesk.sheets.asides import Aside, Look, aside_of
from sudesk.sheets.columns import Group
from sudesk.sheets.grids import CellError, Grid, UnreadFormula, Value, seen_error
from sudesk.sheets.headers import meaning_of
from sudesk.sheets.numbers import Finding, NumberColumn
from sudesk.sheets.shapes import id_shaped, name_shaped
from sudesk.sheets.words import EXAMPLE_NAMES, FOOTER

_NO_NAME = re.compile(r"[-—–/\\_.、*?？]*|待定|暂?无|空缺?|未知|待补|N/A|NULL|null|None|nan")
_LABELS = (Role.CLASS_NAME, Role.MAJOR, Role.DEPARTMENT)
_CLEANERS: dict[Role, Callable[[Value], str | None]] = {
    Role.GENDER: values.gender_of,
    Role.CLASS_NAME: values.label_of,
    Role.GRADE: values.grade_of,
    Role.MAJOR: values.label_of,
    Role.DEPARTMENT: values.label_of,
    Role.ETHNICITY: values.ethnicity_of,
    Role.POLITICAL: values.political_of,
}


@dataclass(slots=True)
class RowAnswer:
    """What a row came to that is not simply a student: findings, a refusal, a reason to ignore."""

    person: Person | None = None
    problems: list[Problem] = field(default_factory=list)
    ignored: str = ""

    @property
    def refused(self) -> bool:
        """Whether the row is a student's that cannot be taken as it is."""
        return self.person is None and not self.ignored


@dataclass(frozen=True, slots=True)
class _Facts:
    """What the cells beside number and name say; the same cells always say the same."""

    gender: str | None
    class_name: str | None
    grade: str | None
    major: str | None
    department: str | None
    status: str | None
    ethnicity: str | None
    political: str | None
    findings: tuple[Finding, ...]


class RowReader:
    """Reads the rows of one column group of one sheet.

    ``class_name`` and ``grade`` serve the students whose own cells are silent; ``forced_class``
    overrides everything.
    """

    def __init__(self, file: str, grid: Grid, group: Group, rows: range) -> None:
        self._file = file
        self._grid = grid
        self._group = group
        self._number_at = group.column(Role.STUDENT_NO)
        self._name_at = group.column(Role.NAME)
        at = self._number_at
        cells = [grid.rows[row][at] for row in rows] if at is not None else []
        self._numbers = NumberColumn.of(cells)
        self._roles = [role for role in _CLEANERS if group.column(role) is not None]
        plain = [group.columns[role] for role in self._roles]
        status = group.column(Role.STATUS)
        self._has_status = status is not None
        self._beside = [*plain, *([status] if status is not None else []), *group.notes]
        self._known: dict[tuple[Value, ...], _Facts] = {}
        self._easy = not self._numbers.rounded and not grid.struck
        self._section_status: str | None = None
        self.class_name: str | None = None
        self.grade: str | None = None
        self.forced_class: str | None = None

    def open_section(self, status: str | None) -> None:
        """Give the students below the status that a heading tells: 以下为退学学生."""
        self._section_status = status
        self._easy = status is None and not self._numbers.rounded and not self._grid.struck

    def read(self, row: int) -> Person | RowAnswer | None:
        """Return a plain student, or what else a row is; None where the group has nothing in it."""
        person = self.read_plainly(row)
        if person is not None:
            return person
        cells = self._grid.rows[row]
        number = cells[self._number_at] if self._number_at is not None else ""
        name = cells[self._name_at] if self._name_at is not None else ""
        return self._read_slowly(row, cells, number, name)

    def read_plainly(self, row: int) -> Person | None:
        """Return the student of a row about which there is nothing to say, else None."""
        if not self._easy or self._number_at is None or self._name_at is None:
            return None
        cells = self._grid.rows[row]
        number, name = cells[self._number_at], cells[self._name_at]
        if (
            type(number) is str
            and type(name) is str
            and len(number) == self._numbers.usual_length
            and number.isascii()
            and number.isdecimal()
            and values.is_plain_name(name)
            and name not in EXAMPLE_NAMES
            and row not in self._grid.hidden_rows
        ):
            facts = self._facts(cells)
            if not facts.findings:
                return self._person(row, number, name, facts, facts.gender, facts.status, ())
        return None

    def _facts(self, cells: list[Value]) -> _Facts:
        """Return what the cells beside number and name say."""
        key = tuple([cells[at] for at in self._beside])
        facts = self._known.get(key)
        if facts is None:
            facts = self._known[key] = self._read_facts(key)
        return facts

    def _read_facts(self, cells: tuple[Value, ...]) -> _Facts:
        """Read the cells beside number and name."""
        found: dict[Role, str | None] = {}
        findings: list[Finding] = []
        for role, cell in zip(self._roles, cells, strict=False):
            broken = isinstance(cell, CellError | UnreadFormula)
            found[role] = None if broken else _CLEANERS[role](cell)
            if cell != "" and found[role] is None:
                findings.extend(remarks.unread(role, cell))
        rest = cells[len(self._roles) :]
        status, ask = values.status_of(rest[0]) if self._has_status else (None, False)
        said = rest[0] if ask else ""
        if not ask:
            for remark in rest[1:] if self._has_status else rest:
                if leaving := values.leaving_status(values.text_of(remark)):
                    status, said = leaving, remark
                    break
        if said != "":
            findings.append(remarks.leaving(values.text_of(said)))
        return _Facts(
            found.get(Role.GENDER),
            found.get(Role.CLASS_NAME),
            found.get(Role.GRADE) or values.grade_in(found.get(Role.CLASS_NAME) or ""),
            found.get(Role.MAJOR),
            found.get(Role.DEPARTMENT),
            status,
            found.get(Role.ETHNICITY),
            found.get(Role.POLITICAL),
            tuple(findings),
        )

    def _read_slowly(
        self, row: int, cells: list[Value], number: Value, name: Value
    ) -> RowAnswer | None:
        """Read a row that is not plainly a student's."""
        group = self._group
        span = cells[group.first : group.last + 1]
        if all(cell == "" for cell in span):
            return None
        number, name = seen_error(number), seen_error(name)
        both = values.number_and_name(name) if self._number_at is None else None
        if both and meaning_of(both[1]) is None:
            number, name = both
        number_text, findings = self._numbers.read(number)
        name_text, notes = values.name_of(name)
        if isinstance(name, CellError | UnreadFormula):
            name_text = ""
        is_number = bool(number_text) and not remarks.refuses(findings)
        if not is_number and self._are_swapped(number, name):
            return self._swapped(row, cells, number, name)
        aside = aside_of(self._look_at(cells, number, number_text, is_number, name_text, notes))
        if aside is not None:
            return self._set_aside(row, aside)
        if remarks.refuses(findings):
            return self._refuse(
                row, [f for f in findings if f[1] is Severity.ERROR], number_text, name_text
            )
        if isinstance(name, CellError | UnreadFormula):
            return self._refuse(row, [remarks.broken_name(name)], number_text, "")
        if not number_text:
            missing = (ProblemKind.MISSING_ID, Severity.ERROR, "没有学号")
            if _NO_NAME.fullmatch(name_text):
                missing = (ProblemKind.MISSING_ID, Severity.ERROR, "没有学号，也没有姓名")
            return self._refuse(row, [missing], "", name_text)
        if not _could_be_name(name_text):
            what = f"姓名一格是“{name_text[:20]}”" if name_text else "没有姓名"
            return self._refuse(
                row, [(ProblemKind.MISSING_NAME, Severity.ERROR, what)], number_text, ""
            )
        return self._student(row, cells, number_text, name_text, notes, findings)

    def _look_at(
        self,
        cells: list[Value],
        written: Value,
        number: str,
        is_number: bool,
        name: str,
        notes: str,
    ) -> Look:
        """Return a row as it is judged before anything is read from it."""
        group = self._group
        keys = [at for at in (self._number_at, self._name_at) if at is not None]
        labels = [at for role in _LABELS if (at := group.column(role)) is not None]
        texts = {
            at: text
            for at in range(group.first, group.last + 1)
            if (text := values.text_of(cells[at]))
        }
        personal = self._personal(cells)
        return Look(
            number,
            is_number,
            personal or self._numbers.is_firm(number),
            personal or isinstance(written, str),
            name,
            notes,
            list(texts.values()),
            [text for at, text in texts.items() if at <= max(keys) and at not in labels],
            [texts[at] for at in labels if at in texts],
            personal,
        )

    def _set_aside(self, row: int, aside: Aside) -> RowAnswer:
        """Return an ignored row, with a word where it is worth one."""
        answer = RowAnswer(ignored=aside.why)
        if aside.kind is not None:
            asks = aside.kind is ProblemKind.PLACEHOLDER_ROW
            finding = (
                aside.kind,
                Severity.ASK if asks else Severity.INFO,
                f"模板里的{aside.why}行，未读取",
            )
            answer.problems.append(self.problem(row, finding))
        return answer

    def resembles_student(self, cells: list[Value]) -> bool:
        """Tell whether a row without a number has something that students' rows have."""
        if self._personal(cells):
            return True
        beside = [cells[at] for at in self._beside]
        alike = any(
            cell != "" and any(cell == key[at] for key in self._known)
            for at, cell in enumerate(beside)
        )
        alone = sum(cell != "" for cell in cells) == 1
        return alike or alone

    def _personal(self, cells: list[Value]) -> bool:
        """Tell whether a row has a gender, an ethnicity or a political status of its own."""
        return any(
            cells[at] != "" and _CLEANERS[role](cells[at]) is not None
            for role in (Role.GENDER, Role.ETHNICITY, Role.POLITICAL)
            if (at := self._group.column(role)) is not None
        )

    def _are_swapped(self, number: Value, name: Value) -> bool:
        """Tell whether name and number stand for each other, and are no label with its phone."""
        if not (name_shaped(number) and id_shaped(name)):
            return False
        person = values.name_of(number)[0]
        usual = self._numbers.usual_length in (0, len(values.text_of(name)))
        said = FOOTER.search(person) or meaning_of(person) is not None
        return not said and (usual or values.has_surname(person))

    def _swapped(self, row: int, cells: list[Value], number: Value, name: Value) -> RowAnswer:
        """Read a row whose number stands under 姓名 and whose name stands under 学号."""
        text, findings = self._numbers.read(name)
        person, notes = values.name_of(number)
        swap = (ProblemKind.ID_NAME_SWAPPED, Severity.ASK, "学号与姓名填反了，已对调")
        if remarks.refuses(findings):
            return self._refuse(row, [f for f in findings if f[1] is Severity.ERROR], text, person)
        return self._student(row, cells, text, person, notes, [swap, *findings])

    def _refuse(self, row: int, findings: list[Finding], number: str, name: str) -> RowAnswer:
        """Return a student's row that cannot be taken."""
        problems = [
            self.problem(row, finding, number or None, name or None) for finding in findings
        ]
        return RowAnswer(problems=problems)

    def _student(
        self,
        row: int,
        cells: list[Value],
        number: str,
        name: str,
        notes: str,
        findings: list[Finding],
    ) -> RowAnswer:
        """Return the student of a row, with everything worth a word."""
        facts = self._facts(cells)
        findings = [*findings, *facts.findings]
        status = facts.status
        leaving = values.leaving_status(notes)
        if leaving and not any(kind is ProblemKind.STATUS_NOT_ACTIVE for kind, _, _ in findings):
            status = leaving
            findings.append(remarks.leaving(notes))
        if self._section_status and not status:
            status = self._section_status
            findings.append(remarks.leaving(status))
        self._look(row, name, findings)
        gender = facts.gender or values.gender_of(notes)
        asks = tuple([kind for kind, severity, _ in findings if severity is Severity.ASK])
        person = self._person(row, number, name, facts, gender, status, asks)
        return RowAnswer(person, [self.problem(row, finding, number, name) for finding in findings])

    def _person(
        self,
        row: int,
        number: str,
        name: str,
        facts: _Facts,
        gender: str | None,
        status: str | None,
        asks: tuple[ProblemKind, ...],
    ) -> Person:
        """Return the person, with class and grade of the sheet where the row has none."""
        class_name = self.forced_class or facts.class_name or self.class_name
        return Person(
            number,
            name,
            gender,
            class_name,
            facts.grade or values.grade_in(class_name or "") or self.grade,
            facts.major,
            facts.department,
            status,
            facts.ethnicity,
            facts.political,
            None,
            (Place(self._file, self._grid.name, self._grid.top + row),),
            asks,
        )

    def _look(self, row: int, name: str, findings: list[Finding]) -> None:
        """Add what the eye sees of a row: struck out, hidden, rare characters."""
        grid = self._grid
        if grid.struck and ({(row, self._name_at), (row, self._number_at)} & grid.struck):
            findings.append((ProblemKind.STRIKETHROUGH, Severity.INFO, "这一行加了删除线"))
        if row in grid.hidden_rows:
            findings.append((ProblemKind.HIDDEN_ROW, Severity.ASK, "这一行在原表里是隐藏的"))
        findings.extend(remarks.unsure(name))

    def problem(
        self, row: int, finding: Finding, number: str | None = None, name: str | None = None
    ) -> Problem:
        """Return a finding with its place and a message that names row and person."""
        kind, severity, what = finding
        shown = self._grid.top + row
        whom = name or ""
        if whom and not what.startswith("没有"):  # 王五没有学号 is a sentence
            whom += "："
        place = Place(self._file, self._grid.name, shown)
        return Problem(place, kind, severity, f"第{shown}行：{whom}{what}", number, name)


def _could_be_name(name: str) -> bool:
    """Tell whether a text beside a sound number is a name, however strange."""
    if len(name) > values.LONGEST_NAME or _NO_NAME.fullmatch(name):
        return False
    return any(c.isalpha() for c in name)
