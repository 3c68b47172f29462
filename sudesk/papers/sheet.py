"""The page after GB/T 9704: its measures, and the flow of strips down from page to page."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import Protocol

from sudesk.papers.faces import ASCENT, Face
from sudesk.papers.pen import MM, Pen
from sudesk.papers.typesetting import phrase

A4 = (210 * MM, 297 * MM)
BODY = 15.75  # 3号, so that 28 characters fill the measure
SLOT = 29.5
MEASURE = 28 * BODY
AREA = 156 * MM  # tables fill it; text is half a millimetre narrower
HEIGHT = 225 * MM  # nothing is drawn lower; 22 slots end with the leading of the last one below it

_NUMBER_BASELINE = 270.63 * MM
_NUMBER = 14.0  # 4号
_PRINT = 6.5
_PRINT_GREY = 0.35


Draw = Callable[[Pen, float, float], None]


class Layout(Protocol):
    """A paper set and ready to be drawn."""

    def draw(self, pen: Pen, fingerprint: str) -> None:
        """Draw every page."""


@dataclass(frozen=True, slots=True)
class Strip:
    """A piece of page as wide as the type area, never parted.

    ``draw`` gets the pen, the left edge and the strip's top. The ``tail`` is the part of its
    height at the bottom that stays white and may reach over the type area. A ``tied`` strip is
    followed by the next one on its page; a ``blank`` one is left out at a page's top; a ``fresh``
    one starts a page. Strips of one ``table`` repeat its ``head`` where they start a page, and the
    lowest of them on a page draws its ``foot`` as well.
    """

    height: float
    draw: Draw | None = None
    tied: bool = False
    blank: bool = False
    fresh: bool = False
    head: "Strip | None" = None
    table: object = None
    foot: Draw | None = None
    tail: float = 0.0


@dataclass(frozen=True, slots=True)
class Flow:
    """Strips set on pages from the top; ``lying`` pages are wide and bound at their top."""

    strips: tuple[Strip, ...]
    lying: bool = False

    @property
    def width(self) -> float:
        """The width of the type area in points."""
        return 225 * MM if self.lying else AREA

    def draw(self, pen: Pen, fingerprint: str) -> None:
        """Draw every page with its number and its fingerprint."""
        width, height = reversed(A4) if self.lying else A4
        left, top = (35 * MM, 28 * MM) if self.lying else (28 * MM, 37 * MM)
        frame = 156 * MM if self.lying else HEIGHT
        for number, page in enumerate(paginate(self.strips, frame), start=1):
            pen.begin(width, height)
            y = top
            for i, strip in enumerate(page):
                if strip.draw:
                    strip.draw(pen, left, y)
                if strip.foot and (page[i + 1 :] == [] or page[i + 1].table is not strip.table):
                    strip.foot(pen, left, y)
                y += strip.height
            if self.lying:
                with pen.turned():
                    _furnish(pen, number, fingerprint)
            else:
                _furnish(pen, number, fingerprint)
            pen.end()


def paginate(strips: Iterable[Strip], frame: float) -> list[list[Strip]]:
    """Share strips out to pages of this height, keeping tied ones together.

    A chain higher than a page is parted where it must be.
    """
    pages: list[list[Strip]] = [[]]
    room = frame
    for chain in _chains(strips):
        height = sum(strip.height for strip in chain) - chain[-1].tail
        needs = height + (chain[0].head.height if chain[0].head and not pages[-1] else 0.0)
        if pages[-1] and (chain[0].fresh or needs > room + 0.01):
            pages.append([])
            room = frame
        for strip in chain:
            if pages[-1] and strip.height - strip.tail > room + 0.01:
                pages.append([])
                room = frame
            if not pages[-1]:
                if strip.blank:
                    continue
                if strip.head is not None:
                    pages[-1].append(strip.head)
                    room -= strip.head.height
            pages[-1].append(strip)
            room -= strip.height
    return pages


def _chains(strips: Iterable[Strip]) -> Iterable[list[Strip]]:
    chain: list[Strip] = []
    for strip in strips:
        if strip.fresh and chain:
            yield chain
            chain = []
        chain.append(strip)
        if not strip.tied:
            yield chain
            chain = []
    if chain:
        yield chain


def tie(strips: Iterable[Strip], lines: int = 0) -> tuple[Strip, ...]:
    """Tie strips to what follows: all of them, or only the last ``lines``."""
    all_strips = tuple(strips)
    first = max(len(all_strips) - lines, 0) if lines else 0
    return tuple(
        replace(strip, tied=True) if i >= first else strip for i, strip in enumerate(all_strips)
    )


def tie_end(strips: Iterable[Strip], lines: int) -> tuple[Strip, ...]:
    """Keep the last ``lines`` strips of a table together, without tying them to what follows."""
    all_strips = tuple(strips)
    return (*tie(all_strips[:-1], lines - 1), *all_strips[-1:])


def gap(height: float, tied: bool = False) -> Strip:
    """Leave room that is not needed at a page's top."""
    return Strip(height, tied=tied, blank=True)


def _furnish(pen: Pen, number: int, fingerprint: str) -> None:
    """Put the page's number at its outer edge and the fingerprint opposite."""
    dash = phrase("—", Face.FIGURES, _NUMBER)
    figures = phrase(str(number), Face.FIGURES, _NUMBER)
    small = phrase(f"校验 {fingerprint}", Face.SMALL, _PRINT)
    between = _NUMBER / 4
    whole = 2 * dash.width + 2 * between + figures.width
    left, right = 28 * MM + _NUMBER, 28 * MM + AREA - _NUMBER
    x, mark = (right - whole, left) if number % 2 else (left, right - small.width)
    pen.text(dash.runs, x, _NUMBER_BASELINE)
    pen.text(figures.runs, x + dash.width + between, _NUMBER_BASELINE)
    pen.text(dash.runs, x + whole - dash.width, _NUMBER_BASELINE)
    pen.text(small.runs, mark, _NUMBER_BASELINE, grey=_PRINT_GREY)


def baseline(top: float, height: float, size: float) -> float:
    """Return the baseline that centres an em box of this size in a height."""
    return top + (height - size) / 2 + ASCENT * size
