"""Forms to fill in: rows of labelled cells, and boxes for opinions with the line to sign on."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sudesk.papers.faces import ASCENT, Face
from sudesk.papers.lines import set_lines
from sudesk.papers.pen import MM, THICK, THIN, Pen
from sudesk.papers.sheet import AREA, Draw, Strip, baseline
from sudesk.papers.tables import Align, fit_cell
from sudesk.papers.typesetting import WIDE_BLANK, Phrase, phrase

SIZE = 12.0
LABEL = 11.0
PADDING = 3.0
_PITCH = 1.5


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a form, its width in parts of the row; a label is set in Hei."""

    text: str
    share: float
    label: bool = False
    align: Align = "centre"


def row(cells: Sequence[Cell], height: float, key: object, width: float = AREA) -> Strip:
    """Set cells beside each other over the type area or a part of it; ``height`` in mm."""
    whole = sum(cell.share for cell in cells)
    edges = [0.0]
    for cell in cells:
        edges.append(edges[-1] + cell.share / whole * width)
    fitted = [_fitted(cell, edges[i + 1] - edges[i]) for i, cell in enumerate(cells)]
    tallest = max((sum(map(_leading, lines)) for lines in fitted), default=0.0)
    depth = max(height * MM, tallest + PADDING)

    def draw(pen: Pen, x: float, top: float) -> None:
        for i, cell in enumerate(cells):
            _words(pen, fitted[i], cell, x + edges[i], edges[i + 1] - edges[i], top, depth)
        _frame(pen, [x + edge for edge in edges], top, depth)

    return Strip(depth, draw, tied=True, table=key, foot=_foot(depth))


def beside_photo(rows: Sequence[Strip], width: float, key: object) -> Strip:
    """Set rows of a part of the type area under each other, the place of a photo beside them."""
    depth = sum(one.height for one in rows)

    def draw(pen: Pen, x: float, top: float) -> None:
        y = top
        for one in rows:
            if one.draw:
                one.draw(pen, x, y)
            y += one.height
        _stacked(pen, "照\n片", x + width, AREA - width, top, depth)
        pen.rule(x + width, top, x + AREA, top, THIN)
        pen.rule(x + AREA, top, x + AREA, top + depth, THICK)
        pen.rule(x + width, top, x + width, top + depth, THIN)

    return Strip(depth, draw, tied=True, table=key, foot=_foot(depth))


def fields(*said: tuple[str, str]) -> tuple[Cell, ...]:
    """Return three labels with what is written beside each, as a form of a person begins."""
    shares = ((16, 22), (12, 18), (12, 20))
    return tuple(
        cell
        for (label, value), (left, right) in zip(said, shares, strict=True)
        for cell in (
            Cell(label, left, label=True),
            Cell(value, right, align="name" if label == "姓名" else "centre"),
        )
    )


def choices(options: Iterable[str], chosen: str = "") -> str:
    """Write boxes to tick, the chosen one filled: □立案　■不立案."""
    return WIDE_BLANK.join(("■" if one == chosen else "□") + one for one in options)


def opinion(
    label: str, signer: str, height: float, key: object, share: float = 0.16, text: str = ""
) -> Strip:
    """Set a box with its label at the left, who signs and the date at its lower right.

    ``text`` is what stands in it already, as boxes to tick.
    """
    depth, parting = height * MM, AREA * share
    lines = set_lines([(text, Face.BODY)], SIZE, AREA - parting - 4 * PADDING) if text else ()
    depth = max(depth, (len(lines) * _PITCH + 1) * SIZE + 12 * MM)

    def draw(pen: Pen, x: float, top: float) -> None:
        _stacked(pen, label, x, parting, top, depth)
        y = top + SIZE * 0.75
        for runs in lines:
            pen.text(runs, x + parting + 2 * PADDING, y + ASCENT * SIZE)
            y += _PITCH * SIZE
        at = top + depth - 9 * MM
        sign = phrase(signer, Face.BODY, SIZE)
        pen.text(sign.runs, x + AREA - 76 * MM - sign.width / 2, at)
        for char, from_right in (("年", 34 * MM), ("月", 21 * MM), ("日", 8 * MM)):
            pen.text(phrase(char, Face.BODY, SIZE).runs, x + AREA - from_right, at)
        _frame(pen, [x, x + parting, x + AREA], top, depth)

    return Strip(depth, draw, tied=True, table=key, foot=_foot(depth))


def passage(label: str, text: str, height: float, key: object, share: float = 0.16) -> Strip:
    """Set a box with its label at the left and running text, or room for it, at the right."""
    depth, parting = height * MM, AREA * share
    room = AREA - parting - 4 * PADDING
    lines = set_lines([(text, Face.BODY)], SIZE, room, indent=2 * SIZE) if text else ()
    depth = max(depth, (len(lines) * _PITCH + 1) * SIZE)

    def draw(pen: Pen, x: float, top: float) -> None:
        _stacked(pen, label, x, parting, top, depth)
        y = top + SIZE / 2
        for runs in lines:
            pen.text(runs, x + parting + 2 * PADDING, y + ASCENT * SIZE)
            y += _PITCH * SIZE
        _frame(pen, [x, x + parting, x + AREA], top, depth)

    return Strip(depth, draw, tied=True, table=key, foot=_foot(depth))


def _fitted(cell: Cell, width: float) -> tuple[Phrase, ...]:
    face, size = (Face.HEADING, LABEL) if cell.label else (Face.BODY, SIZE)
    return fit_cell(cell.text, width - 2 * PADDING, size, cell.align, face)


def _leading(line: Phrase) -> float:
    return line.runs[0].size * 1.25


def _words(
    pen: Pen,
    lines: tuple[Phrase, ...],
    cell: Cell,
    left: float,
    width: float,
    top: float,
    height: float,
) -> None:
    pitches = list(map(_leading, lines))
    y = top + (height - sum(pitches)) / 2
    for line, pitch in zip(lines, pitches, strict=True):
        x = left + PADDING if cell.align == "left" else left + (width - line.width) / 2
        pen.text(line.runs, x, baseline(y, pitch, line.runs[0].size))
        y += pitch


def _stacked(pen: Pen, label: str, left: float, width: float, top: float, height: float) -> None:
    """Set the lines of a label one under the other, centred in its cell."""
    parts = label.split("\n")
    pitch = LABEL * 1.5
    y = top + (height - pitch * len(parts)) / 2
    for part in parts:
        line = phrase(part, Face.HEADING, LABEL)
        pen.text(line.runs, left + (width - line.width) / 2, baseline(y, pitch, LABEL))
        y += pitch


def _frame(pen: Pen, edges: Sequence[float], top: float, height: float) -> None:
    pen.rule(edges[0], top, edges[-1], top, THIN)
    for i, edge in enumerate(edges):
        outer = i in (0, len(edges) - 1)
        pen.rule(edge, top, edge, top + height, THICK if outer else THIN)


def _foot(height: float) -> Draw:
    def draw(pen: Pen, x: float, top: float) -> None:
        pen.rule(x, top + height, x + AREA, top + height, THICK)

    return draw
