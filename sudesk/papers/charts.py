"""Figures drawn as vectors in shades of grey: bars with their shares, and stacked bars of votes.

Beside every bar stands its value with n/N, so that nothing is read from the drawing alone.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from sudesk.papers.faces import Face
from sudesk.papers.pen import MM, THICK, THIN, Pen
from sudesk.papers.sheet import AREA, Strip, baseline, gap, tie
from sudesk.papers.tables import fit_cell
from sudesk.papers.typesetting import Phrase, phrase
from sudesk.papers.words import share

_LABEL = 40 * MM
_TRACK = 74 * MM
_ROW = 7.0 * MM
_BAR = 4.2 * MM
_TEXT = 10.5
_TRACK_GREY, _BAR_GREY = 0.92, 0.45
_SHADES = (0.35, 0.62, 0.85)
_KEY = 3.2 * MM  # the side of a sample in the legend
_TITLE = 9.0 * MM


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar: how many of how many."""

    label: str
    part: int
    whole: int


@dataclass(frozen=True, slots=True)
class Stack:
    """One bar of several parts in the order of the legend."""

    label: str
    parts: tuple[int, ...]


def bars(heading: str, rows: Sequence[Bar]) -> tuple[Strip, ...]:
    """Draw a bar for each row, its share beside it."""
    return _together(heading, [_bar(row) for row in rows])


def stacks(
    heading: str, legend: Sequence[str], rows: Sequence[Stack], line: int = 0, line_words: str = ""
) -> tuple[Strip, ...]:
    """Draw a bar of parts for each row; ``line`` is a threshold that runs down through them."""
    longest = max((sum(row.parts) for row in rows), default=0)
    drawn = [_stack(row, longest, line) for row in rows]
    return _together(heading, drawn, _legend(legend, line_words if line else ""))


def _together(heading: str, rows: list[Strip], legend: Strip | None = None) -> tuple[Strip, ...]:
    """Keep the heading with the first rows and the last ones with each other."""
    head = [_heading(heading), *([legend] if legend else [])]
    kept = (
        (*tie(rows[:1]), *rows[1:-2], *tie(rows[-2:-1]), *rows[-1:])
        if len(rows) > 2
        else tie(rows[:-1]) + tuple(rows[-1:])
    )
    return (*tie(head), *kept, gap(4 * MM))


def _heading(text: str) -> Strip:
    line = phrase(text, Face.HEADING, 12.0)

    def draw(pen: Pen, x: float, top: float) -> None:
        pen.text(line.runs, x + (AREA - line.width) / 2, baseline(top, _TITLE, 12.0))

    return Strip(_TITLE, draw)


def _legend(words: Sequence[str], line_words: str) -> Strip:
    entries = [phrase(word, Face.BODY, _TEXT) for word in words]
    note = phrase(f"竖线：{line_words}", Face.BODY, _TEXT) if line_words else None

    def draw(pen: Pen, x: float, top: float) -> None:
        at, place = baseline(top, _ROW, _TEXT), x + _LABEL
        for entry, grey in zip(entries, _SHADES, strict=False):
            pen.fill(place, top + (_ROW - _KEY) / 2, _KEY, _KEY, grey)
            pen.text(entry.runs, place + _KEY + 3, at)
            place += _KEY + entry.width + 14
        if note:
            pen.text(note.runs, place, at)

    return Strip(_ROW, draw)


def _bar(row: Bar) -> Strip:
    figure = phrase(share(row.part, row.whole), Face.BODY, _TEXT)
    part = min(row.part / row.whole, 1.0) if row.whole else 0.0
    label, height = _label_of(row.label)

    def draw(pen: Pen, x: float, top: float) -> None:
        _label(pen, label, x, top, height)
        upper = top + (height - _BAR) / 2
        pen.fill(x + _LABEL, upper, _TRACK, _BAR, _TRACK_GREY)
        pen.fill(x + _LABEL, upper, _TRACK * part, _BAR, _BAR_GREY)
        pen.text(figure.runs, x + _LABEL + _TRACK + 6, baseline(top, height, _TEXT))

    return Strip(height, draw)


def _stack(row: Stack, longest: int, line: int) -> Strip:
    figure = phrase("／".join(map(str, row.parts)), Face.BODY, _TEXT)
    label, height = _label_of(row.label)

    def draw(pen: Pen, x: float, top: float) -> None:
        _label(pen, label, x, top, height)
        upper, place = top + (height - _BAR) / 2, x + _LABEL
        for part, grey in zip(row.parts, _SHADES, strict=False):
            width = _TRACK * part / longest if longest else 0.0
            pen.fill(place, upper, width, _BAR, grey)
            place += width
        if line and longest:
            mark = x + _LABEL + _TRACK * min(line / longest, 1.0)
            pen.rule(mark, top, mark, top + height, THICK)
        pen.text(figure.runs, x + _LABEL + _TRACK + 6, baseline(top, height, _TEXT))
        pen.rule(x + _LABEL, top, x + _LABEL, top + height, THIN)

    return Strip(height, draw)


def _label_of(text: str) -> tuple[tuple[Phrase, ...], float]:
    """Fit a bar's label, a long one on several lines, and say how high the bar's row is."""
    lines = fit_cell(text, _LABEL - 6, _TEXT, "centre")
    return lines, max(_ROW, sum(line.runs[0].size for line in lines) + 4)


def _label(pen: Pen, lines: tuple[Phrase, ...], x: float, top: float, height: float) -> None:
    """Set a bar's label, right-aligned before it."""
    pitches = [line.runs[0].size for line in lines]
    y = top + (height - sum(pitches)) / 2
    for line, pitch in zip(lines, pitches, strict=True):
        at = baseline(y, pitch, pitch)
        pen.text(line.runs, x + _LABEL - 6 - line.width, at)
        y += pitch
