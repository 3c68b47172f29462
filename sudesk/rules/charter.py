"""A charter as clauses: how a pasted text falls into them, and what an amendment changes."""

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import Enum

_NUMERAL = "[一二三四五六七八九十百零〇两0-9０-９]+"
_CLAUSE = re.compile(rf"^\s*(第\s*{_NUMERAL}\s*条(?:\s*之\s*{_NUMERAL})?)[\s:：、.．]*")
_CHAPTER = re.compile(rf"^\s*(第\s*{_NUMERAL}\s*[章节](?:\s.*|[^，。；：]{{0,20}})?)$")


class Change(Enum):
    """What becomes of a clause."""

    SAME = "不变"
    CHANGED = "修改"
    ADDED = "新增"
    DELETED = "删除"


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of text that both sides have, or one side only."""

    text: str
    changed: bool


def change_of(old: str, new: str) -> Change:
    """Say what becomes of a clause, by its texts; spaces at the ends change nothing."""
    before, after = old.strip(), new.strip()
    if before == after:
        return Change.SAME
    if not before:
        return Change.ADDED
    return Change.CHANGED if after else Change.DELETED


def split(text: str) -> tuple[tuple[str, str], ...]:
    """Part a charter's text into headings (第一条) and what stands under each.

    Headings of chapters part the clauses and are no clauses; what stands before the first clause,
    such as a title, belongs to none. Nothing is found where no line begins with 第X条.
    """
    found: list[tuple[str, list[str]]] = []
    inside = False
    for line in text.splitlines():
        if start := _CLAUSE.match(line):
            heading = re.sub(r"\s", "", start.group(1))
            found.append((heading, [line[start.end() :].strip()]))
            inside = True
        elif _CHAPTER.match(line):
            inside = False
        elif inside and line.strip():
            found[-1][1].append(line.strip())
    return tuple((heading, "\n".join(part for part in lines if part)) for heading, lines in found)


def compared(old: str, new: str) -> tuple[tuple[Piece, ...], tuple[Piece, ...]]:
    """Return both sides as pieces, those marked that the other side has not."""
    steps = SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
    before = tuple(
        Piece(old[start:end], tag != "equal") for tag, start, end, _, _ in steps if end > start
    )
    after = tuple(
        Piece(new[start:end], tag != "equal") for tag, _, _, start, end in steps if end > start
    )
    return before, after
