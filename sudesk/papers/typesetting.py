"""Characters placed on one line: widths, the blanks of marks, and runs that are drawn together."""

from collections.abc import Sequence
from typing import NamedTuple

from sudesk.papers.characters import CLOSING, JOINER, OPENING, clean
from sudesk.papers.faces import Face, UnprintableError, glyph, kept, unprintable

MARK_BLANK = 0.25  # what a mark may give up of its blank half; more would break text extraction
WIDE_BLANK = "\u3000"
_SAME = 1e-6
_WORDS_ABOUT = 8


class Run(NamedTuple):
    """Characters of one font drawn as one piece.

    ``x`` in points from the line's start; ``space`` in points after each character; ``scale`` the
    width in parts of the natural one; ``reads`` what is copied from it where that differs.
    """

    x: float
    font: str
    size: float
    text: str
    space: float = 0.0
    scale: float = 1.0
    reads: str | None = None


class Char(NamedTuple):
    """One character to be set; widths in ems.

    ``natural`` is what the font gives it, ``advance`` what it takes in the line, ``shift`` moves
    the ink; ``glued`` forbids a break after it.
    """

    char: str
    font: str
    natural: float
    advance: float
    shift: float = 0.0
    glued: bool = False


class Phrase(NamedTuple):
    """A single line of text and its width in points."""

    runs: tuple[Run, ...]
    width: float


def characters(text: str, face: Face) -> list[Char]:
    """Look every character up and give it its width; UnprintableError names the text around it."""
    cleaned = clean(text)
    chars: list[Char] = []
    for place, char in enumerate(cleaned):
        if char == JOINER:
            if chars:
                chars[-1] = chars[-1]._replace(glued=True)
            continue
        try:
            font, natural = glyph(char, face)
        except UnprintableError:
            raise unprintable(char, _around(cleaned, place)) from None
        # a middle dot takes half an em, so that 阿依努尔·艾合买提 holds together
        advance = min(natural, 0.5) if char == "·" else natural
        chars.append(Char(char, font, natural, advance, (advance - natural) / 2))
    return chars


def _around(text: str, place: int) -> str:
    """Return the name that a character stands in, or the words about it."""
    start = end = place
    while start >= 2 and text[start - 1] == JOINER:
        start -= 2
    while end + 2 < len(text) and text[end + 1] == JOINER:
        end += 2
    if start == end and len(text) > 2 * _WORDS_ABOUT:
        start, end = max(place - _WORDS_ABOUT, 0), place + _WORDS_ABOUT
    elif start == end:
        start, end = 0, len(text)
    return text[start : end + 1].replace(JOINER, "")


def close_up(chars: list[Char]) -> list[Char]:
    """Take a quarter em out between marks that stand side by side: ”），《“."""
    closed = list(chars)
    for i in range(len(chars) - 1):
        left, right = chars[i].char, chars[i + 1].char
        after_closing = left in CLOSING and (right in CLOSING or right in OPENING)
        if after_closing or (left in OPENING and right in OPENING):
            closed[i] = chars[i]._replace(advance=chars[i].advance - MARK_BLANK)
    return closed


def runs_of(
    chars: Sequence[Char], places: Sequence[float], size: float, scale: float = 1.0
) -> tuple[Run, ...]:
    """Draw characters at places (ems from the line's start), as few pieces as can be."""
    runs: list[Run] = []
    start = 0
    gap: float | None = None
    for i, char in enumerate(chars):
        last = i + 1 == len(chars)
        if not last:
            after = (places[i + 1] + chars[i + 1].shift) - (places[i] + char.shift) - char.natural
            same_font = chars[i + 1].font == char.font
            if same_font and (gap is None or abs(after - gap) < _SAME):
                gap = after
                continue
        space = (gap or 0.0) * size
        runs.append(
            Run(
                (places[start] + chars[start].shift) * size * scale,
                char.font,
                size,
                "".join(c.char for c in chars[start : i + 1]),
                space if abs(space) > _SAME else 0.0,
                scale,
            )
        )
        start, gap = i + 1, None
    return tuple(runs)


@kept(8192)
def phrase(text: str, face: Face, size: float, scale: float = 1.0) -> Phrase:
    """Set text on one line, unbroken; ``scale`` below 1 condenses it."""
    chars = close_up(characters(text, face))
    places = []
    place = 0.0
    for char in chars:
        places.append(place)
        place += char.advance
    return Phrase(runs_of(chars, places, size, scale), place * size * scale)


def spread(text: str, face: Face, size: float) -> Phrase:
    """Set a two-character name or word over three, as lists of names do (张　喆).

    The blank is part of a tagged span that reads as one character alone, so that the name is found
    and copied whole. Some readers drop a character beyond U+FFFF from such a span, then the other
    one carries the blank; where neither can, nothing is spread.
    """
    plain = clean(text).replace(JOINER, "").strip()
    if len(plain) != 2 or min(plain) < "\u2e80" or min(plain) > "\uffff":
        return phrase(text, face, size)
    first, second = characters(plain, face)
    if ord(first.char) <= 0xFFFF:
        left = Run(0, first.font, size, first.char + WIDE_BLANK, reads=first.char)
        right = Run((first.advance + 1) * size, second.font, size, second.char)
    else:
        left = Run(0, first.font, size, first.char)
        right = Run(
            first.advance * size, second.font, size, WIDE_BLANK + second.char, reads=second.char
        )
    return Phrase((left, right), (first.advance + 1 + second.advance) * size)
