"""Header rows: which row names the columns, and what each of its words means."""

import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from sudesk.sheets.answers import Role
from sudesk.sheets.grids import Grid, Value
from sudesk.sheets.values import half_width, text_of
from sudesk.sheets.words import CONTAINED, WEAK, WORDS

_NUMBERING = re.compile(r"^(?:\d{1,2}|[一二三四五六七八九十]{1,2})\s*[、.．)）]\s*(?=\D)")
_TRIM = re.compile(r"^[*＊#★\s]+|[*＊#★:：\s]+$")
_LONG_NUMBER = re.compile(r"[A-Za-z]{0,5}\d{5,}")
_FORMER_SHARE = 0.4  # 原班级 serves only where no other class is told
_LABELLED = re.compile(r"[:：](?!\s*(?:$|如|例|请|必填|选填|男|女|\d+位))")
_FEWEST_HEADS = 2
_KEYS = frozenset({Role.STUDENT_NO, Role.NAME})
_BRACKET = re.compile(r"[(（\[【<]([^()（）\[\]【】<>]*)[)）\]】>]?")


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a header word says: a role and how sure the word alone is of it (0–1)."""

    role: Role
    sure: float
    weak: bool = False


def meaning_of(value: Value) -> Meaning | None:
    """Return what a cell means as a column's header, None where it is no known word."""
    if not isinstance(value, str) or not value or len(value) > 200:
        return None
    return _meaning(value)


@lru_cache(maxsize=4096)
def _meaning(raw: str) -> Meaning | None:
    """Try the whole text, the text without brackets, the bracketed words, then what it contains."""
    text = _TRIM.sub("", _NUMBERING.sub("", half_width(text_of(raw)))).replace(" ", "")
    if not text or len(text) > 120:
        return None
    former = text.startswith(("原", "旧"))
    outside = _TRIM.sub("", _BRACKET.sub("", text))
    inside = [_TRIM.sub("", part) for part in _BRACKET.findall(text)]
    for number, candidate in enumerate((text, outside, *inside)):
        found = WORDS.get(
            candidate.upper().replace("/", "") if candidate != "院(系)/部" else candidate
        )
        found = found or WORDS.get(re.sub(r"[_\-.]", "", candidate.upper()))
        if found and candidate:
            weak = candidate.upper() in WEAK
            sure = found[1] * (0.95 if number else 1.0)
            return Meaning(found[0], sure * (_FORMER_SHARE if former else 1.0), weak)
    if len(outside) > 12 or _LABELLED.search(outside):
        return None  # 班级：会计2101班 says a value, it heads no column
    for wanted, unwanted, role, sure in CONTAINED:
        if wanted.search(outside or text):
            if unwanted.search(outside or text):
                return None
            return Meaning(role, sure * (_FORMER_SHARE if former else 1.0))
    return None


@dataclass(slots=True)
class Header:
    """A header of one or two rows: texts and meanings by column, and the rows it takes up."""

    rows: tuple[int, ...]
    texts: list[str]
    meanings: dict[int, Meaning]

    @property
    def layout(self) -> tuple[str, ...]:
        """Return what two headers of the same layout have in common."""
        return tuple(self.texts)

    @property
    def signature(self) -> str:
        """Return a short name for the layout, the same for every file with the same words."""
        return hashlib.sha256("\x1f".join(self.texts).encode()).hexdigest()[:16]


def find_header(grid: Grid, row: int) -> Header | None:
    """Return the header that begins in a row, None where the row is no header."""
    return header_at(grid, row) if _names_columns(grid.rows[row]) else None


def weak_header(grid: Grid, row: int) -> Header | None:
    """Return the header of a row of nothing but known words, weak ones too: 班级, 编号, 学生."""
    filled = [cell for cell in grid.rows[row] if cell != ""]
    meanings = [m for cell in filled if (m := meaning_of(cell)) is not None]
    whole = len(meanings) == len(filled) > 2 and not all(meaning.weak for meaning in meanings)
    return header_at(grid, row) if whole and {m.role for m in meanings} >= _KEYS else None


def header_at(grid: Grid, row: int) -> Header:
    """Return the header that somebody says begins in a row, whatever its words."""
    cells = grid.rows[row]
    header = Header((row,), [text_of(cell) for cell in cells], {})
    header.meanings = {c: m for c, cell in enumerate(cells) if (m := meaning_of(cell)) is not None}
    _add_row_above(grid, header)
    _add_row_below(grid, header)
    return header


def names_others(cells: Sequence[Value]) -> bool:
    """Tell whether a row is nothing but words that head columns, none of them a student's."""
    filled = [cell for cell in cells if cell != ""]
    meanings = [m for cell in filled if (m := meaning_of(cell)) is not None]
    roles = {meaning.role for meaning in meanings}
    return 1 < len(filled) == len(meanings) and Role.OTHER in roles and not roles & _KEYS


def _names_columns(cells: Sequence[Value]) -> bool:
    """Tell whether a row's words name columns: 学号 or 姓名, and another known word."""
    meanings = [m for cell in cells if cell != "" and (m := meaning_of(cell)) is not None]
    strong = {m.role for m in meanings if not m.weak}
    roles = {m.role for m in meanings}
    key = strong & {Role.STUDENT_NO, Role.NAME}
    if not key or len(meanings) < 2:
        return False
    if roles >= _KEYS:
        return True
    texts = [text for cell in cells if (text := text_of(cell))]
    return len(roles - {Role.OTHER}) >= 2 and len(meanings) * 2 >= len(texts)


def _add_row_above(grid: Grid, header: Header) -> None:
    """Fill gaps from the row above: merged group headers put 学号 and 班级 on different rows."""
    above = header.rows[0] - 1
    if above < 0 or sum(text_of(cell) != "" for cell in grid.rows[above]) < _FEWEST_HEADS:
        return  # one cell alone is a title
    if _is_labels_and_values(grid, above):
        return
    for column in range(len(header.texts)):
        meaning = meaning_of(grid.at(above, column))
        if header.texts[column] == "" and meaning is not None and column not in header.meanings:
            header.meanings[column] = meaning
            header.texts[column] = text_of(grid.at(above, column))
            if header.rows[0] != above:
                header.rows = (above, *header.rows) if above not in header.rows else header.rows


def _is_labels_and_values(grid: Grid, row: int) -> bool:
    """Tell whether a row gives each word its value in the next cell: 班级, 会计2101班, 人数, 45."""
    if any(top == row for top, _, _, _ in grid.merges):
        return False
    filled = [cell for cell in grid.rows[row] if text_of(cell)]
    labels, told = filled[::2], filled[1::2]
    return (
        len(labels) == len(told)
        and all(meaning_of(cell) is not None for cell in labels)
        and all(meaning_of(cell) is None for cell in told)
        and any(char.isdigit() for cell in told for char in text_of(cell))
    )


def _add_row_below(grid: Grid, header: Header) -> None:
    """Take in a second header row: it has nothing under 学号 and 姓名, but words elsewhere."""
    below = header.rows[-1] + 1
    if below >= len(grid.rows):
        return
    keys = [
        column
        for column, meaning in header.meanings.items()
        if meaning.role in (Role.STUDENT_NO, Role.NAME)
    ]
    cells = grid.rows[below]
    filled = {c: text for c, cell in enumerate(cells) if (text := text_of(cell))}
    if not keys or not filled or any(column in filled for column in keys):
        return
    if _is_shifted_student(header, cells, keys):
        return
    grouped = any(
        top == header.rows[-1] and (bottom == below or right > left)
        for top, left, bottom, right in grid.merges
    )
    known = {c: m for c in filled if (m := meaning_of(cells[c])) is not None}
    over_gaps = sum(header.texts[c : c + 1] in ([""], []) for c in filled)
    if not (grouped or known or over_gaps) or (not grouped and len(filled) < 2 and not known):
        return
    header.rows = (*header.rows, below)
    for column, meaning in known.items():
        if column not in header.meanings:
            header.meanings[column] = meaning
    for column, text in filled.items():
        if column < len(header.texts):
            header.texts[column] = f"{header.texts[column]} {text}".strip()


def _is_shifted_student(header: Header, cells: Sequence[Value], keys: Sequence[int]) -> bool:
    """Tell whether values stand under the second column of a merged 学号 or 姓名."""
    beside = [
        text_of(cells[column + 1])
        for column in keys
        if column + 1 < len(cells) and header.texts[column + 1 : column + 2] in ([""], [])
    ]
    return any(_LONG_NUMBER.fullmatch(text) for text in beside)
