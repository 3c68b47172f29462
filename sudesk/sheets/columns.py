"""Which column is what: the header's word and the shape of the values, weighed together."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from sudesk.sheets import values
from sudesk.sheets.answers import Role
from sudesk.sheets.grids import Grid, Value
from sudesk.sheets.headers import Header, Meaning
from sudesk.sheets.shapes import best_id, best_name, id_shaped, name_shaped, plain_role
from sudesk.sheets.words import CLASS_OTHERS, NAMED_OTHERS, NOT_NOW

_SAMPLE = 200
_MARKED = frozenset(["√", "✓", "×", "○", "△", "是", "否"])


@dataclass(slots=True)
class Group:
    """One block of columns that holds one student per row."""

    columns: dict[Role, int]
    sure: dict[int, float] = field(default_factory=dict)
    first: int = 0
    last: int = 0
    notes: list[int] = field(default_factory=list)

    def column(self, role: Role) -> int | None:
        """Return the column of a role, None where the group has none."""
        return self.columns.get(role)

    def assign(self, column: int, role: Role) -> None:
        """Give a column a role by hand; what the column was before it no longer is."""
        if not self.first <= column <= self.last:
            return
        for other, at in list(self.columns.items()):
            if at == column:
                del self.columns[other]
        self.notes = [at for at in self.notes if at != column]
        if role is Role.NOTE:
            self.notes.append(column)
        if role.imported or role is Role.NOTE:
            self.columns[role] = column
            self.sure[column] = 1.0


def groups_of(grid: Grid, header: Header, end: int) -> list[Group]:
    """Return the column groups under a header whose rows end before ``end``."""
    start = header.rows[-1] + 1
    groups = []
    for first, last in _spans(header):
        within = {c: m for c, m in header.meanings.items() if first <= c <= last}
        group = _group(grid, within, first, last, range(start, end))
        _infer_plain(grid, group, header, range(start, end))
        if Role.NAME in group.columns or Role.STUDENT_NO in group.columns:
            groups.append(group)
    if len(groups) > 1:
        _share_class(groups)
    return groups


def _spans(header: Header) -> list[tuple[int, int]]:
    """Cut the header where its words begin anew, if 学号 or 姓名 recurs with the same word."""
    keys = [
        (column, meaning.role)
        for column, meaning in sorted(header.meanings.items())
        if meaning.role in (Role.STUDENT_NO, Role.NAME)
    ]
    texts = ["".join(values.half_width(text).split()) for text in header.texts]  # 学号 and 学 号
    width = max(len(texts), 1)
    repeated = [
        column
        for column, role in keys
        if any(texts[c] == texts[column] and r == role for c, r in keys if c < column)
    ]
    if not repeated:
        return [(0, width - 1)]
    cuts = [0]
    seen: set[str] = set()
    for column, text in enumerate(texts):
        if text and text in seen:
            following = [c for c in repeated if c >= column]
            gap = next((c for c in following), None)
            if gap is not None and gap - column <= 3 and column in header.meanings:
                cuts.append(column)
                seen = set()
        if text:
            seen.add(text)
    return [(cut, following - 1) for cut, following in pairwise([*cuts, width])]


def _group(grid: Grid, meanings: dict[int, Meaning], first: int, last: int, rows: range) -> Group:
    """Choose the best column for each role within a span of columns."""
    group = Group({}, first=first, last=last)
    sample = _sample(grid, rows)
    for role in Role:
        if role in (Role.SERIAL, Role.OTHER):
            continue
        candidates = [
            (_weight(role, meaning, [grid.at(r, column) for r in sample]), -column, column)
            for column, meaning in meanings.items()
            if meaning.role is role
        ]
        if role is Role.NOTE:
            group.notes = [column for _, _, column in candidates]
        candidates = [c for c in candidates if c[0] > 0]
        if candidates:
            weight, _, column = max(candidates)
            group.columns[role] = column
            group.sure[column] = min(weight, 1.0)
    _step_under_merge(grid, group, meanings, sample)
    _infer_missing(grid, group, meanings, sample)
    return group


def _sample(grid: Grid, rows: range) -> list[int]:
    """Return rows that show what the columns hold, spread over the block."""
    step = max(len(rows) // _SAMPLE, 1)
    return [row for row in rows[::step] if any(cell != "" for cell in grid.rows[row])]


def _weight(role: Role, meaning: Meaning, cells: Sequence[Value]) -> float:
    """Return how good a column is for a role: the word, helped or hurt by the values."""
    filled = [cell for cell in cells if cell != ""]
    if not filled:
        return 0.05 if not meaning.weak else 0.0
    fit = _fit(role, filled)
    if meaning.weak and fit < 0.6:
        return 0.0
    coverage = len(filled) / len(cells)
    return meaning.sure * (0.5 + 0.5 * fit) * (0.4 + 0.6 * coverage) + 0.02


def _fit(role: Role, cells: Sequence[Value]) -> float:
    """Return the share of filled cells whose shape suits a role."""
    if role is Role.STUDENT_NO:
        return sum(id_shaped(cell) for cell in cells) / len(cells)
    if role is Role.NAME:
        return sum(name_shaped(cell) for cell in cells) / len(cells)
    if role is Role.GENDER:
        return sum(values.gender_of(cell) is not None for cell in cells) / len(cells)
    if role is Role.GRADE:
        return sum(values.grade_of(cell) is not None for cell in cells) / len(cells)
    if role is Role.CLASS_NAME:
        return sum(values.text_of(cell) not in _MARKED for cell in cells) / len(cells)
    if role in (Role.MAJOR, Role.DEPARTMENT):
        return sum(not values.text_of(cell).isdigit() for cell in cells) / len(cells)
    return 1.0


def _step_under_merge(
    grid: Grid, group: Group, meanings: dict[int, Meaning], sample: Sequence[int]
) -> None:
    """Move to the next column where a merged header's values stand under its second half."""
    for role, test in ((Role.STUDENT_NO, id_shaped), (Role.NAME, name_shaped)):
        column = group.columns.get(role)
        if column is None or column + 1 in meanings or column + 1 > group.last:
            continue
        here = sum(test(grid.at(row, column)) for row in sample)
        there = sum(test(grid.at(row, column + 1)) for row in sample)
        if here == 0 and there * 2 > len(sample):
            group.columns[role] = column + 1
            group.sure[column + 1] = group.sure.pop(column)


def _infer_missing(
    grid: Grid, group: Group, meanings: dict[int, Meaning], sample: Sequence[int]
) -> None:
    """Find 学号 or 姓名 by the values alone, among the columns without a known word."""
    have = {role for role in (Role.STUDENT_NO, Role.NAME) if role in group.columns}
    if len(have) != 1:
        return
    free = [
        column
        for column in range(group.first, group.last + 1)
        if column not in meanings and column not in group.columns.values()
    ]
    columns = {column: [grid.at(row, column) for row in sample] for column in free}
    if Role.STUDENT_NO not in have:
        best = best_id(columns)
        if best is not None:
            group.columns[Role.STUDENT_NO], group.sure[best] = best, 0.5
    else:
        best = best_name(columns)
        if best is not None:
            group.columns[Role.NAME], group.sure[best] = best, 0.5


def infer_group(grid: Grid, rows: range) -> Group | None:
    """Return the columns of rows by their values alone, None where they show no students."""
    sample = _sample(grid, rows)
    width = max((len(row) for row in grid.rows), default=0)
    columns = {c: [grid.at(row, c) for row in sample] for c in range(min(width, 256))}
    number = best_id(columns)
    if number is None:
        return None
    name = best_name({c: cells for c, cells in columns.items() if c != number})
    if name is None:
        return None
    group = Group({Role.STUDENT_NO: number, Role.NAME: name}, last=width - 1)
    group.sure = {number: 0.6, name: 0.6}
    students = _students_of(grid, group, sample)
    for column in columns:
        cells = [grid.at(row, column) for row in students]
        filled = [cell for cell in cells if cell != ""]
        if column in (number, name) or not filled or len(filled) * 2 < len(cells):
            continue
        role = plain_role(filled)
        if role is not None and role not in group.columns:
            group.columns[role] = column
            group.sure[column] = 0.5
    return group


def _students_of(grid: Grid, group: Group, sample: Sequence[int]) -> list[int]:
    """Return the rows that show number and name of a student, and no sum or title."""
    number, name = group.columns[Role.STUDENT_NO], group.columns[Role.NAME]
    return [
        row for row in sample if id_shaped(grid.at(row, number)) and name_shaped(grid.at(row, name))
    ]


def _infer_plain(grid: Grid, group: Group, header: Header, rows: range) -> None:
    """Find 性别 and 班级 by their values where the header's word for them is not known."""
    if not {Role.STUDENT_NO, Role.NAME} <= group.columns.keys():
        return
    students: list[int] = []
    for column in range(group.first, group.last + 1):
        word = header.texts[column] if column < len(header.texts) else ""
        told = column in header.meanings or column in group.columns.values()
        if told or NOT_NOW.search(word) or NAMED_OTHERS.search(word) or CLASS_OTHERS.search(word):
            continue
        students = students or _students_of(grid, group, _sample(grid, rows))
        filled = [cell for row in students if (cell := grid.at(row, column)) != ""]
        role = plain_role(filled) if filled and len(filled) * 2 >= len(students) else None
        if role in (Role.GENDER, Role.CLASS_NAME) and role not in group.columns:
            group.columns[role], group.sure[column] = column, 0.5


def _share_class(groups: list[Group]) -> None:
    """Let a class column at the very left serve all groups to its right."""
    first = groups[0]
    column = first.columns.get(Role.CLASS_NAME)
    key = min(c for role, c in first.columns.items() if role in (Role.STUDENT_NO, Role.NAME))
    if column is None or column > key:
        return
    for group in groups[1:]:
        if Role.CLASS_NAME not in group.columns:
            group.columns[Role.CLASS_NAME] = column
