"""Which column is what: the header's word and the shape of the values, weighed together."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from sudesk.sheets import values
from sudesk.sheets.answers import Role
from sudesk.sheets.grids import CellError, Grid, UnreadFormula, Value
from sudesk.sheets.headers import Header, Meaning

_SAMPLE = 200
_ID_SHAPE = re.compile(r"[A-Za-z]{0,5}[-_]?\d[\dA-Za-z-]{2,19}")
_PHONE = re.compile(r"1[3-9]\d{9}")
_ID_CARD = re.compile(r"[1-9]\d{5}(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:[0-2]\d|3[01])\d{3}[\dXx]")
_CLASS_SHAPE = re.compile(
    rf"[{values.HAN}A-Za-z()（）]*\d{{2,6}}[-\d]*[{values.HAN}()（）\d-]*班?|.*\d.*班|.+班"
)
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


def id_shaped(value: Value) -> bool:
    """Tell whether a cell could be a student number by its shape alone."""
    if isinstance(value, bool | CellError | UnreadFormula):
        return False
    if isinstance(value, float | int):
        return value >= 100 and float(value).is_integer()
    if not isinstance(value, str):
        return False
    text = values.half_width(values.text_of(value)).replace(" ", "")
    return bool(_ID_SHAPE.fullmatch(text)) or bool(re.fullmatch(r"\d(?:\.\d+)?[eE]\+?\d+", text))


def name_shaped(value: Value) -> bool:
    """Tell whether a cell could be a person's name by its shape alone."""
    return isinstance(value, str) and values.is_person(values.name_of(value)[0])


def groups_of(grid: Grid, header: Header, end: int) -> list[Group]:
    """Return the column groups under a header whose rows end before ``end``."""
    start = header.rows[-1] + 1
    groups = []
    for first, last in _spans(header):
        within = {c: m for c, m in header.meanings.items() if first <= c <= last}
        group = _group(grid, within, first, last, range(start, end))
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
    texts = header.texts
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
        best = _best_id(columns)
        if best is not None:
            group.columns[Role.STUDENT_NO], group.sure[best] = best, 0.5
    else:
        best = _best_name(columns)
        if best is not None:
            group.columns[Role.NAME], group.sure[best] = best, 0.5


def _best_id(columns: dict[int, list[Value]]) -> int | None:
    """Return the column most like student numbers: many, unlike, long, with a common start."""
    best: tuple[float, int] | None = None
    for column, cells in columns.items():
        shaped = [values.text_of(cell) for cell in cells if id_shaped(cell)]
        if not shaped or len(shaped) * 10 < len(cells) * 7:
            continue
        lengths = [len(text) for text in shaped]
        usual = max(set(lengths), key=lengths.count)
        phones = sum(bool(_PHONE.fullmatch(text)) for text in shaped)
        cards = sum(bool(_ID_CARD.fullmatch(text)) for text in shaped)
        if (
            usual < 5
            or max(phones, cards) * 2 > len(shaped)
            or len(set(shaped)) * 10 < len(shaped) * 8
        ):
            continue
        beginnings = {text[: usual * 2 // 3] for text in shaped}  # a phone's are all different
        score = (
            len(shaped) / len(cells)
            + lengths.count(usual) / len(lengths)
            - len(beginnings) / len(shaped)
            - column * 0.001
        )
        if best is None or score > best[0]:
            best = (score, column)
    return best[1] if best else None


def _best_name(columns: dict[int, list[Value]]) -> int | None:
    """Return the column that looks most like names: Han words, nearly all different."""
    best: tuple[float, int] | None = None
    for column, cells in columns.items():
        filled = [values.text_of(cell) for cell in cells if name_shaped(cell)]
        if not filled or len(filled) * 10 < len(cells) * 7:
            continue
        if len(set(filled)) * 10 < len(filled) * 7 or sum(
            t.endswith("族") for t in filled
        ) * 2 > len(filled):
            continue
        score = len(filled) / len(cells) + len(set(filled)) / len(filled) - column * 0.001
        if best is None or score > best[0]:
            best = (score, column)
    return best[1] if best else None


def infer_group(grid: Grid, rows: range) -> Group | None:
    """Return the columns of rows by their values alone, None where they show no students."""
    sample = _sample(grid, rows)
    width = max((len(row) for row in grid.rows), default=0)
    columns = {c: [grid.at(row, c) for row in sample] for c in range(min(width, 256))}
    number = _best_id(columns)
    if number is None:
        return None
    name = _best_name({c: cells for c, cells in columns.items() if c != number})
    if name is None:
        return None
    group = Group({Role.STUDENT_NO: number, Role.NAME: name}, last=width - 1)
    group.sure = {number: 0.6, name: 0.6}
    for column, cells in columns.items():
        filled = [cell for cell in cells if cell != ""]
        if column in (number, name) or len(filled) * 2 < len(cells):
            continue
        role = _plain_role(filled)
        if role is not None and role not in group.columns:
            group.columns[role] = column
            group.sure[column] = 0.5
    return group


def _plain_role(cells: Sequence[Value]) -> Role | None:
    """Return the role that values show without a header's word; only unmistakable ones."""
    texts = [values.text_of(cell) for cell in cells]
    if all(text in ("男", "女") for text in texts):
        return Role.GENDER
    if all(text.endswith("族") for text in texts):
        return Role.ETHNICITY
    if all(
        re.fullmatch(r"共青团员|团员|群众|中共(?:预备)?党员|(?:预备)?党员|入党积极分子", t)
        for t in texts
    ):
        return Role.POLITICAL
    if all(re.fullmatch(r"(?:19|20)\d\d级?|\d\d级", text) for text in texts):
        return Role.GRADE
    if all(re.fullmatch(rf"(?=.*\d)(?=.*[{values.HAN}]).*班", text) for text in texts):
        return Role.CLASS_NAME
    if all(re.fullmatch(r".+(?:学院|系)", text) for text in texts):
        return Role.DEPARTMENT
    if all(values.leaving_status(t) or re.fullmatch(r"在[读籍校]|有学籍", t) for t in texts):
        return Role.STATUS
    return None


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
