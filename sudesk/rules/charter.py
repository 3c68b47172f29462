"""A charter as clauses: how a pasted text falls into them, and what an amendment changes."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import Enum

_NUMERAL = "[一二三四五六七八九十百零〇两0-9０-９]+"
_CLAUSE = re.compile(rf"^\s*(第\s*{_NUMERAL}\s*条(?:\s*之\s*{_NUMERAL})?)[\s:：、.．]*")
_ALIKE = 0.4  # less in common, and it is another clause
_SENTENCES = re.compile(r"[^。；，\n]*[。；，\n]|[^。；，\n]+")
_SHORT = 400 * 400  # what may be compared character by character
_CHAPTER = re.compile(rf"^\s*(第\s*{_NUMERAL}\s*[章节](?:\s.*|[^，。；：]{{0,20}})?)$")

Step = tuple[str, int, int, int, int]  # what happened, from–to before, from–to after


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


def paired(
    old: Sequence[tuple[str, str]], new: Sequence[tuple[str, str]]
) -> tuple[tuple[str, str, str], ...]:
    """Bring the clauses of two texts together: heading, old wording, new wording, in the new order.

    Clauses keep their order on both sides, so that each pairing is a walk through two lists; that
    with the most likeness is taken. A clause that only moved down says where it went: 第五条（改为
    第六条）. What has no partner was added, or deleted and stands where it stood.
    """
    likeness = [[_likeness(was, becomes) for becomes in new] for was in old]
    best = [[0] * (len(new) + 1) for _ in range(len(old) + 1)]
    for i in reversed(range(len(old))):
        for j in reversed(range(len(new))):
            best[i][j] = max(best[i + 1][j], best[i][j + 1], best[i + 1][j + 1] + likeness[i][j])
    found: list[tuple[str, str, str]] = []
    i = j = 0
    while i < len(old) and j < len(new):
        if likeness[i][j] and best[i][j] == best[i + 1][j + 1] + likeness[i][j]:
            (was, before), (becomes, after) = old[i], new[j]
            heading = was if was == becomes else f"{was}（改为{becomes}）"
            found.append((heading, before, after))
            i, j = i + 1, j + 1
        elif best[i][j] == best[i + 1][j]:
            found.append((old[i][0], old[i][1], ""))
            i += 1
        else:
            found.append((new[j][0], "", new[j][1]))
            j += 1
    found += [(heading, text, "") for heading, text in old[i:]]
    found += [(heading, "", text) for heading, text in new[j:]]
    return tuple(found)


def _likeness(old: tuple[str, str], new: tuple[str, str]) -> int:
    """Return how alike two clauses are in thousandths, 0 where they are strangers.

    Of two that are equally alike, those of one number belong together.
    """
    same_number = old[0] == new[0]
    if old[1] == new[1]:
        return 1000 + same_number
    matcher = SequenceMatcher(None, old[1], new[1], autojunk=False)
    if matcher.real_quick_ratio() < _ALIKE or matcher.quick_ratio() < _ALIKE:
        return 0
    ratio = matcher.ratio()
    return round(1000 * ratio) + same_number if ratio >= _ALIKE else 0


def compared(old: str, new: str) -> tuple[tuple[Piece, ...], tuple[Piece, ...]]:
    """Return both sides as pieces, those marked that the other side has not.

    A single character that both have between two changes is marked with them: a reader sees one
    change there, not three.
    """
    steps = _without_crumbs(_steps(old, new))
    before = tuple(
        Piece(old[start:end], tag != "equal") for tag, start, end, _, _ in steps if end > start
    )
    after = tuple(
        Piece(new[start:end], tag != "equal") for tag, _, _, start, end in steps if end > start
    )
    return before, after


def _steps(old: str, new: str) -> list[Step]:
    """Return what happened, by characters; in long clauses first by sentences.

    Character against character takes a square of their number: a page of text took seconds.
    """
    if len(old) * len(new) <= _SHORT:
        return [*SequenceMatcher(None, old, new, autojunk=False).get_opcodes()]
    was, becomes = _SENTENCES.findall(old), _SENTENCES.findall(new)
    found: list[Step] = []
    i = j = 0
    for tag, start, end, new_start, new_end in SequenceMatcher(
        None, was, becomes, autojunk=False
    ).get_opcodes():
        gone, come = "".join(was[start:end]), "".join(becomes[new_start:new_end])
        part: list[Step] = [(tag, 0, len(gone), 0, len(come))]
        if tag == "replace" and len(gone) * len(come) <= _SHORT:
            part = [*SequenceMatcher(None, gone, come, autojunk=False).get_opcodes()]
        found += [(what, i + a, i + b, j + c, j + d) for what, a, b, c, d in part]
        i, j = i + len(gone), j + len(come)
    return found


def _without_crumbs(
    steps: Sequence[Step],
) -> list[Step]:
    kept = []
    for number, (tag, start, end, new_start, new_end) in enumerate(steps):
        inside = 0 < number < len(steps) - 1
        crumb = tag == "equal" and inside and end - start == 1
        kept.append(("replace" if crumb else tag, start, end, new_start, new_end))
    return kept
