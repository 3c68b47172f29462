"""Chinese paragraphs set line by line: breaks by total fit, then exact justification.

Means in their order: a closing mark hangs by half an em, marks inside the line give up a quarter
em, the gaps between characters stretch. Latin words and numbers are neither broken nor stretched.
"""

from collections.abc import Sequence
from itertools import accumulate, pairwise

from sudesk.papers.characters import CLOSING, NEVER_FIRST, NEVER_LAST, OPENING, is_word, may_break
from sudesk.papers.faces import Face
from sudesk.papers.typesetting import MARK_BLANK, Char, Run, characters, close_up, runs_of

Span = tuple[str, Face]

HANG = 0.5
_EPSILON = 1e-6
_LONELY = 60.0  # the cost of a last line that holds one character
_SPARSE = 0.1  # a gap stretched by more than this in ems is seen


def set_lines(
    spans: Sequence[Span], size: float, width: float, indent: float = 0.0, hanging: float = 0.0
) -> tuple[tuple[Run, ...], ...]:
    """Set a paragraph justified to ``width`` points.

    The first line starts ``indent`` points in, the others ``hanging``. Each line's runs are placed
    from the left edge of the measure.
    """
    chars = close_up([char for text, face in spans for char in characters(text, face)])
    while chars and chars[-1].char == " ":
        chars.pop()
    return _Paragraph(chars, size, width / size, indent / size, hanging / size).lines()


class _Paragraph:
    """One paragraph in ems, with everything about its characters worked out once."""

    def __init__(
        self, chars: list[Char], size: float, width: float, indent: float, hanging: float
    ) -> None:
        self.chars = chars
        self.size = size
        self.width = width
        self.indent = indent
        self.hanging = hanging
        self.words = [is_word(char.char) for char in chars]
        self.gives = [
            char.char in CLOSING or char.char in OPENING if char.advance >= 1 - _EPSILON else False
            for char in chars
        ]
        self.edges = [0.0, *accumulate(char.advance for char in chars)]
        self.given = [0, *accumulate(self.gives)]
        self.gaps = [
            0,
            *accumulate(not (self.words[i] and self.words[i + 1]) for i in range(len(chars) - 1)),
        ]
        self.breaks = self._breaks()

    def lines(self) -> tuple[tuple[Run, ...], ...]:
        """Choose the breaks that cost least in all and place every line."""
        count = len(self.chars)
        if not count:
            return ()
        cost = [0.0] + [float("inf")] * count
        came = [0] * (count + 1)
        ends = [i for i in range(1, count) if self.breaks[i - 1]] + [count]
        starts = [0]
        for end in ends:
            for start in reversed(starts):
                price = self._price(start, end)
                if price is None:
                    break
                if cost[start] + price < cost[end]:
                    cost[end] = cost[start] + price
                    came[end] = start
            starts.append(end)
        path = [count]
        while path[-1]:
            path.append(came[path[-1]])
        path.reverse()
        return tuple(self._place(a, b) for a, b in pairwise(path))

    def _breaks(self) -> list[bool]:
        """Tell after which characters a line may end; what is too long for a line may be cut."""
        chars = self.chars
        pairs = [(chars[i], chars[i + 1]) for i in range(len(chars) - 1)]
        wanted = [not left.glued and may_break(left.char, right.char) for left, right in pairs]
        marks = [
            right.char not in NEVER_FIRST and left.char not in NEVER_LAST for left, right in pairs
        ]
        doubled = [left.char == right.char and left.char in "—…" for left, right in pairs]
        wanted = [w and not d for w, d in zip(wanted, doubled, strict=True)]
        for looser in (marks, [True] * len(pairs)):
            for start, end in self._unbroken(wanted):
                if self.edges[end] - self.edges[start] > self.width - self._inset(start):
                    wanted[start : end - 1] = looser[start : end - 1]
        return wanted

    def _unbroken(self, breaks: list[bool]) -> list[tuple[int, int]]:
        bounds = [0, *(i + 1 for i, allowed in enumerate(breaks) if allowed), len(self.chars)]
        return list(pairwise(bounds))

    def _inset(self, start: int) -> float:
        return self.indent if start == 0 else self.hanging

    def _extent(self, start: int, end: int) -> tuple[int, float]:
        """Return the line's end without the blank that a break swallows, and its excess in ems."""
        if end < len(self.chars) and self.chars[end - 1].char == " " and end - 1 > start:
            end -= 1
        return end, self.edges[end] - self.edges[start] - (self.width - self._inset(start))

    def _hangs(self, end: int) -> float:
        return HANG if self.chars[end - 1].char in CLOSING and self.gives[end - 1] else 0.0

    def _price(self, start: int, end: int) -> float | None:
        """Price the line from start to end; None where it cannot be squeezed into the measure."""
        last = end == len(self.chars)
        end, excess = self._extent(start, end)
        hang = self._hangs(end)
        inside = end - 1 if hang else end
        room = MARK_BLANK * (self.given[inside] - self.given[start])
        if excess > hang + room + _EPSILON and end - start > 1:
            return None
        if last:
            drawn = sum(self.chars[i].char not in CLOSING for i in range(start, end))
            lonely = _LONELY if drawn < 2 and start else 0.0
            if excess <= _EPSILON:
                return lonely
            return lonely + 1 + (6 * (excess - hang) / room if excess > hang and room else 0.0)
        if excess > hang:
            return 2.0 + 8 * ((excess - hang) / room) ** 2 if room else 2.0
        if excess >= -_EPSILON:
            return 0.5 if excess > _EPSILON else 0.0
        gap = -excess / max(self.gaps[end - 1] - self.gaps[start], 1)
        return 1 + (gap / 0.03) ** 2 + (1000 * gap if gap > _SPARSE else 0.0)

    def _place(self, start: int, end: int) -> tuple[Run, ...]:
        """Give every character of a line its place."""
        last = end == len(self.chars)
        end, excess = self._extent(start, end)
        hang = self._hangs(end)
        inside = end - 1 if hang else end
        marks = self.given[inside] - self.given[start]
        squeeze = min((excess - hang) / marks, MARK_BLANK) if excess > hang and marks else 0.0
        gaps = self.gaps[end - 1] - self.gaps[start]
        stretch = -excess / gaps if excess < 0 and gaps and not last else 0.0
        line: list[Char] = []
        places: list[float] = []
        place = self._inset(start)
        for i in range(start, end):
            char = self.chars[i]
            if squeeze and self.gives[i] and i < inside:
                moved = -squeeze if char.char in OPENING else 0.0
                char = char._replace(shift=moved, advance=char.advance - squeeze)
            line.append(char)
            places.append(place)
            place += char.advance
            if i + 1 < end and not (self.words[i] and self.words[i + 1]):
                place += stretch
        return runs_of(line, places, self.size)
