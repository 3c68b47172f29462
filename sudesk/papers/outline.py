"""Text as people paste it, read as headings and paragraphs: 一、 （一） 1. （1）.

Word processors paste numbers as text, set in by blanks or tabs, with full-width or half-width
marks; one line is one paragraph.
"""

import re
from dataclasses import dataclass
from enum import IntEnum

from sudesk.papers.characters import clean
from sudesk.rules.numerals import numeral

_DIGITS = "〇零一二三四五六七八九十"
_LONGEST_HEADING = 40
_BULLETS = "•●◆■▪·–—-*"
_FULL = str.maketrans("０１２３４５６７８９", "0123456789")
_LINES = re.compile("[\r\n\v\f\x85\u2028\u2029]+")


class Level(IntEnum):
    """How deep a paragraph stands: plain text, then the levels of headings."""

    TEXT = 0
    FIRST = 1
    SECOND = 2
    THIRD = 3
    FOURTH = 4


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph; ``lead`` is its heading with the number, ``text`` what runs on after it."""

    level: Level
    lead: str
    text: str

    @property
    def whole(self) -> str:
        """The paragraph as one line."""
        return self.lead + self.text


_FORMS = (
    (Level.FIRST, re.compile(rf"([{_DIGITS}]+)\s*[、.．]\s*")),
    (Level.SECOND, re.compile(rf"[（(]\s*([{_DIGITS}]+)\s*[）)]\s*[、.．]?\s*")),
    (Level.FOURTH, re.compile(r"[（(]\s*(\d{1,2})\s*[）)]\s*[、.．]?\s*")),
    (Level.THIRD, re.compile(r"(\d{1,2})\s*(?:[、．]|\.(?!\d))\s*")),
)


def read(text: str) -> tuple[Block, ...]:
    """Read pasted text paragraph by paragraph; blank lines and insets go, every word stays."""
    lines = (clean(line).replace("\u3000", " ").strip() for line in _LINES.split(text))
    return tuple(_block(line) for line in lines if line)


def written(blocks: tuple[Block, ...]) -> str:
    """Write blocks as text again, one paragraph a line, their numbers in one form."""
    return "\n".join(block.whole for block in blocks)


def gaps(blocks: tuple[Block, ...]) -> tuple[str, ...]:
    """Say which headings do not follow the one before: 一、 then 三、."""
    found: list[str] = []
    counts = dict.fromkeys(Level, 0)
    for block in blocks:
        if block.level is Level.TEXT:
            continue
        counts[block.level] += 1
        for deeper in Level:
            if deeper > block.level:
                counts[deeper] = 0
        due = _number(block.level, counts[block.level])
        if not block.lead.startswith(due):
            found.append(f"“{_short(block.whole)}”前面的编号应为“{due.strip()}”")
            counts[block.level] = _counted(block) or counts[block.level]
    return tuple(found)


def renumbered(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """Number headings anew, each level from one under the heading above it."""
    counts = dict.fromkeys(Level, 0)
    result = []
    for block in blocks:
        if block.level is not Level.TEXT:
            counts[block.level] += 1
            for deeper in Level:
                if deeper > block.level:
                    counts[deeper] = 0
            lead = _number(block.level, counts[block.level]) + _bare_lead(block)
            block = Block(block.level, lead, block.text)
        result.append(block)
    return tuple(result)


def set_level(text: str, line: int, level: Level) -> str:
    """Make one line of a text a heading of a level, or plain, and number all headings anew.

    Lines are counted from 0 as they stand, blank ones too; none is lost.
    """
    lines = text.split("\n")
    (block,) = read(lines[line]) or (None,)
    if block is None:
        return text
    bare = _bare_lead(block) + block.text
    mark = "" if level is Level.TEXT else _number(level, 1)
    lines[line] = mark + bare
    parts = [read(one) for one in lines]
    numbers = iter(renumbered(tuple(block for part in parts for block in part)))
    return "\n".join(next(numbers).whole if part else "" for part in parts)


def _bare_lead(block: Block) -> str:
    """Return a heading without its number."""
    for level, form in _FORMS:
        match = form.match(block.lead)
        if match and level is block.level:
            return block.lead[match.end() :]
    return block.lead


def _block(line: str) -> Block:
    line = line.translate(_FULL) if line[:1] in "０１２３４５６７８９（(" else line
    for level, form in _FORMS:
        match = form.match(line)
        if match and match.end() < len(line):
            rest = line[match.end() :].strip()
            number = match[1].replace("〇", "零")
            return _led(level, _mark(level, number), rest)
    bare = line.lstrip(_BULLETS).lstrip() if line[:1] in _BULLETS and line[:2] != "——" else line
    return Block(Level.TEXT, "", bare or line)


def _led(level: Level, mark: str, rest: str) -> Block:
    """Part a heading from the text that runs on in its paragraph."""
    if level >= Level.THIRD:
        return Block(level, mark, rest)
    head, stop, after = rest.partition("。")
    if level is Level.FIRST:
        # a heading of the first level stands alone, without a full stop
        if len(head) <= _LONGEST_HEADING and not after.strip():
            return Block(level, mark + head, "")
        return (
            Block(level, mark, rest)
            if len(head) > _LONGEST_HEADING
            else Block(level, mark + head, after.strip())
        )
    if len(head) <= _LONGEST_HEADING and (stop or len(rest) <= _LONGEST_HEADING):
        return Block(level, mark + head + stop, after.strip())
    return Block(level, mark, rest)


def _mark(level: Level, number: str) -> str:
    forms = {
        Level.FIRST: f"{number}、",
        Level.SECOND: f"（{number}）",
        Level.THIRD: f"{number}. ",
        Level.FOURTH: f"（{number}）",
    }
    return forms[level]


def _number(level: Level, count: int) -> str:
    chinese = level in (Level.FIRST, Level.SECOND)
    return _mark(level, numeral(count) if chinese else str(count))


def _counted(block: Block) -> int:
    """Return what number a heading bears, 0 where it cannot be told."""
    return next((n for n in range(1, 100) if block.lead.startswith(_number(block.level, n))), 0)


def _short(text: str) -> str:
    return text if len(text) <= 14 else text[:13] + "…"
