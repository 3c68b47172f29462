"""Titles broken by sense: fewest lines, then long over short or a diamond."""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from math import ceil

from sudesk.papers.characters import clean
from sudesk.papers.faces import ASCENT, Face
from sudesk.papers.pen import MM, Pen
from sudesk.papers.sheet import AREA, MEASURE, SLOT, Strip, baseline
from sudesk.papers.typesetting import phrase

SIZE = 22.0  # 2号
PITCH = 36.0
_SMALLEST_CAPTION = 5.0
_MOST_PARTS = 14
_SHORTEST = 4  # characters on a line of a title


def title(
    units: Sequence[str], width: float = AREA, on_grid: bool = True, pitch: float = PITCH
) -> Strip:
    """Set a title centred; ``on_grid`` fills whole slots with a blank line under it."""
    measure = min(MEASURE, width) if width <= AREA else width
    lines = [phrase(line, Face.TITLE, SIZE) for line in break_title(units, measure)]
    height = SIZE + pitch * (len(lines) - 1)
    if on_grid:
        height = round((height + SLOT) / SLOT) * SLOT

    def draw(pen: Pen, x: float, top: float) -> None:
        for i, line in enumerate(lines):
            at = top + i * pitch + ASCENT * SIZE
            pen.text(line.runs, x + (width - line.width) / 2, at)

    return Strip(height, draw, tied=True)


def break_title(units: Sequence[str], measure: float = MEASURE) -> tuple[str, ...]:
    """Choose the lines of a title from units of sense.

    They stay whole unless one would leave a stub of a line beside it, or no line holds it.
    """
    parts = [part for unit in units for part in _fitting(clean(unit), measure)]
    lines = _best_lines(parts, measure)
    longest = max(parts, key=len, default="")
    while min(map(len, lines), default=_SHORTEST) < _SHORTEST < len(longest):
        at, half = parts.index(longest), -(-len(longest) // 2)
        parts[at : at + 1] = [longest[:half], longest[half:]]
        lines = _best_lines(parts, measure)
        longest = max(parts, key=len)
    return lines


def _best_lines(parts: Sequence[str], measure: float) -> tuple[str, ...]:
    """Join parts to the fewest lines that hold them, in the best shape."""
    widths = [phrase(part, Face.TITLE, SIZE).width for part in parts]
    if len(parts) > _MOST_PARTS:
        return _greedy(parts, widths, measure)
    for count in range(1, len(parts) + 1):
        candidates = [
            cut
            for cut in _partitions(len(parts), count)
            if all(sum(widths[a:b]) <= measure + 0.01 for a, b in cut)
        ]
        if candidates:
            best = min(candidates, key=lambda cut: _ugliness([sum(widths[a:b]) for a, b in cut]))
            return tuple("".join(parts[a:b]) for a, b in best)
    return tuple(parts)


def _greedy(parts: Sequence[str], widths: Sequence[float], measure: float) -> tuple[str, ...]:
    """Fill line after line: of that many parts nobody could try every way."""
    lines: list[str] = []
    room = 0.0
    for part, width in zip(parts, widths, strict=True):
        if width > room + 0.01 or not lines:
            lines.append("")
            room = measure
        lines[-1] += part
        room -= width
    return tuple(lines)


def _fitting(unit: str, measure: float) -> list[str]:
    """Part a unit that is wider than a line into pieces of like length."""
    pieces = ceil(phrase(unit, Face.TITLE, SIZE).width / measure)
    if pieces <= 1:
        return [unit] if unit else []
    length = ceil(len(unit) / pieces)
    return [unit[i : i + length] for i in range(0, len(unit), length)]


def _partitions(units: int, lines: int) -> Iterator[tuple[tuple[int, int], ...]]:
    """Yield every way to share units out to lines, as (start, end) pairs."""

    def cut(start: int, left: int) -> Iterator[tuple[tuple[int, int], ...]]:
        if left == 1:
            yield ((start, units),)
            return
        for end in range(start + 1, units - left + 2):
            for rest in cut(end, left - 1):
                yield ((start, end), *rest)

    return cut(0, lines)


def _ugliness(widths: list[float]) -> tuple[bool, int, float]:
    """Rank the shape of a title: no stub, no equal lines, long over short before the rest."""
    characters = [width / SIZE for width in widths]
    stub = min(characters) < _SHORTEST and len(widths) > 1
    steps = list(pairwise(characters))
    equal = sum(abs(a - b) < 1 for a, b in steps)
    falling = all(a > b for a, b in steps)
    diamond = len(widths) == 3 and characters[0] < characters[1] > characters[2]
    shape = 0 if falling else 1 if diamond else 2
    return stub, equal + shape, max(widths) - min(widths)


def caption(
    left: Sequence[str],
    right: Sequence[str] = (),
    width: float = AREA,
    size: float = 10.5,
    height: float = 10.0,
) -> Strip:
    """Set the small line between a title and its table, parts a character apart.

    Without a right part it is centred; what is too wide is set smaller. ``height`` in mm.
    """
    while size > _SMALLEST_CAPTION and _caption_width((*left, *right), size) > width:
        size -= 0.5
    scale = min(1.0, width / max(_caption_width((*left, *right), size), 1.0))
    parts = [phrase(part, Face.BODY, size, scale) for part in left]
    ends = [phrase(part, Face.BODY, size, scale) for part in right]

    def draw(pen: Pen, x: float, top: float) -> None:
        at = baseline(top, height * MM, size)
        whole = sum(part.width for part in parts) + size * (len(parts) - 1)
        place = x if ends else x + (width - whole) / 2
        for part in parts:
            pen.text(part.runs, place, at)
            place += part.width + size
        place = x + width
        for part in reversed(ends):
            pen.text(part.runs, place - part.width, at)
            place -= part.width + size

    return Strip(height * MM, draw, tied=True)


def _caption_width(parts: Sequence[str], size: float) -> float:
    widths = sum(phrase(part, Face.BODY, size).width for part in parts)
    return widths + size * (len(parts) - 1)
