"""Tables: thin rules, heads repeated, names never broken, figures right-aligned and centred."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Literal, NamedTuple

from sudesk.papers.characters import clean
from sudesk.papers.faces import ASCENT, Face, kept
from sudesk.papers.lines import set_lines
from sudesk.papers.pen import MM, THICK, THIN, Pen
from sudesk.papers.sheet import Strip, baseline
from sudesk.papers.typesetting import WIDE_BLANK, Phrase, Run, phrase, spread

PADDING = 3.0
_SMALLEST = 9.0
_NARROWEST = 0.76  # narrower, a name no longer reads well
_LEADING = 1.2
_TALLEST = 400.0  # points, so that a row with its head stays on a page
_SQUEEZED = (9.0, 8.0, 7.0, 6.0, 5.0)

Align = Literal["centre", "left", "figure", "name"]


class _Placed(NamedTuple):
    runs: tuple[Run, ...]
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its head (lines parted by a line break), width in mm and alignment.

    A wide blank inside a head of two characters spreads them. ``name`` spreads two characters
    over three; ``figure`` aligns right and centres the widest. Neighbours of one ``group`` stand
    under a head of their own.
    """

    head: str
    width: float
    align: Align = "centre"
    group: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """One row of cells; ``spans`` gives (first cell → number of columns it covers).

    ``above`` is the rule over it, ``face`` the typeface of its first cell.
    """

    cells: tuple[str, ...]
    spans: tuple[tuple[int, int], ...] = ()
    above: float = THIN
    face: Face = Face.BODY


@dataclass(frozen=True, slots=True)
class Table:
    """A table's measures; ``size`` is that of its text, ``head_size`` of its heads, in points.

    Heights in mm. ``offset`` moves it from the left edge of the type area.
    """

    columns: tuple[Column, ...]
    size: float
    head_size: float
    row_height: float
    head_height: float
    padding: float = PADDING
    offset: float = 0.0
    name_size: float = 0.0
    key: object = field(default_factory=object)

    def strips(self, rows: Sequence[Row]) -> tuple[Strip, ...]:
        """Return the head and a strip for each row, the head repeated where a page begins."""
        head = replace(self._head(), tied=True)
        widest = self._widest(rows)
        return (head, *(replace(self._row(row, widest), head=head) for row in rows))

    def _edges(self) -> list[float]:
        edges = [self.offset * MM]
        for column in self.columns:
            edges.append(edges[-1] + column.width * MM)
        return edges

    def _widest(self, rows: Sequence[Row]) -> list[float]:
        """Return the width of each column's widest figure."""
        figures = [i for i, column in enumerate(self.columns) if column.align == "figure"]
        widest = [0.0] * len(self.columns)
        for row in rows:
            for i in figures:
                widest[i] = max(widest[i], phrase(row.cells[i], Face.BODY, self.size).width)
        return widest

    def _head(self) -> Strip:
        if any(column.group for column in self.columns):
            return self._grouped_head()
        edges = self._edges()
        height = self.head_height * MM
        cells = [self._head_cell(i, edges, 0.0, height) for i in range(len(self.columns))]
        return _strip(cells, edges, height, THICK, self.key)

    def _head_cell(
        self, i: int, edges: Sequence[float], top: float, height: float
    ) -> list[_Placed]:
        lines = [_head_line(line, self.head_size) for line in self.columns[i].head.split("\n")]
        placed = _stack(lines, edges[i], edges[i + 1], height, self.head_size)
        return [one._replace(y=one.y + top) for one in placed]

    def _grouped_head(self) -> Strip:
        """Set the heads in two rows: groups over their columns, the others over both."""
        edges, half = self._edges(), self.head_height * MM / 2
        cells, lower, i = [], [], 0
        while i < len(self.columns):
            group, reach = self.columns[i].group, i + 1
            if not group:
                cells.append(self._head_cell(i, edges, 0.0, 2 * half))
                i = reach
                continue
            while reach < len(self.columns) and self.columns[reach].group == group:
                reach += 1
            line = [_head_line(group, self.head_size)]
            cells.append(_stack(line, edges[i], edges[reach], half, self.head_size))
            cells += [self._head_cell(k, edges, half, half) for k in range(i, reach)]
            lower.append((i, reach))
            i = reach
        inside = {edge for first, reach in lower for edge in range(first + 1, reach)}
        whole = [edge for i, edge in enumerate(edges) if i not in inside]
        strip = _strip(cells, whole, 2 * half, THICK, self.key)

        def draw(pen: Pen, x: float, top: float) -> None:
            assert strip.draw is not None  # it was just made
            strip.draw(pen, x, top)
            for first, reach in lower:
                pen.rule(x + edges[first], top + half, x + edges[reach], top + half, THIN)
                for edge in edges[first + 1 : reach]:
                    pen.rule(x + edge, top + half, x + edge, top + 2 * half, THIN)

        return replace(strip, draw=draw)

    def _row(self, row: Row, widest: Sequence[float]) -> Strip:
        edges = self._edges()
        covers = dict(row.spans)
        bounds = [edges[0]]
        filled: list[tuple[float, float, tuple[Phrase, ...], Align, float]] = []
        i = 0
        while i < len(self.columns):
            reach = i + covers.get(i, 1)
            left, right = edges[i], edges[reach]
            align = self.columns[i].align if reach == i + 1 else "centre"
            face = row.face if i == 0 else Face.BODY
            size = self.name_size if align == "name" and self.name_size else self.size
            lines = fit_cell(row.cells[i], right - left - 2 * self.padding, size, align, face)
            filled.append((left, right, lines, align, widest[i]))
            bounds.append(right)
            i = reach
        tallest = max(sum(_pitch(line) for line in lines) for _, _, lines, _, _ in filled)
        height = max(self.row_height * MM, tallest + 2 * self.padding)
        cells = [
            _cell(lines, left, right, height, align, figure, self.padding)
            for left, right, lines, align, figure in filled
        ]
        return _strip(cells, bounds, height, row.above, self.key)


@kept(8192)
def fit_cell(
    text: str, room: float, size: float, align: Align, face: Face = Face.BODY
) -> tuple[Phrase, ...]:
    """Fit a cell: smaller down to 9 pt, then condensed, then on several lines."""
    plain = clean(text)
    if not plain:
        return ()
    set_word = spread if align == "name" or face is Face.HEADING else phrase
    whole = set_word(plain, face, size)
    if whole.width <= room:
        return (whole,)
    fitting = room / whole.width * size
    if fitting >= _SMALLEST:
        return (phrase(plain, face, int(fitting * 4) / 4),)
    small = phrase(plain, face, _SMALLEST)
    if room / small.width >= _NARROWEST:
        return (phrase(plain, face, _SMALLEST, room / small.width),)
    lines: tuple[tuple[Run, ...], ...] = ()
    smaller = _SMALLEST
    for smaller in _SQUEEZED:
        lines = set_lines([(plain, face)], smaller, room)
        if len(lines) * smaller * _LEADING <= _TALLEST:
            break
    return tuple(_unstretched(runs, face, smaller, room) for runs in lines)


def _unstretched(runs: tuple[Run, ...], face: Face, size: float, room: float) -> Phrase:
    """Set a line of a cell at its natural width; in a narrow cell justified text is torn apart."""
    text = "".join(run.text for run in runs)
    line = phrase(text, face, size)
    return line if line.width <= room else phrase(text, face, size, room / line.width)


def beside(left: Sequence[Strip], right: Sequence[Strip]) -> tuple[Strip, ...]:
    """Join two tables of as many rows, side by side."""
    return tuple(_pair(a, b) for a, b in zip(left, right, strict=True))


def _pair(left: Strip, right: Strip) -> Strip:
    """Join two rows into one strip, as high as the higher of them."""

    def draw(pen: Pen, x: float, top: float) -> None:
        for row in (left, right):
            if row.draw:
                row.draw(pen, x, top)

    def foot(pen: Pen, x: float, top: float) -> None:
        for row in (left, right):
            if row.foot:
                row.foot(pen, x, top)

    return Strip(max(left.height, right.height), draw, table=left.table, foot=foot)


def _head_line(text: str, size: float) -> Phrase:
    """Set a head's line, spread where a wide blank asks for it (姓　名)."""
    if WIDE_BLANK in text:
        return spread(text.replace(WIDE_BLANK, ""), Face.HEADING, size)
    return phrase(text, Face.HEADING, size)


def _pitch(line: Phrase) -> float:
    return line.runs[0].size * _LEADING


def _cell(
    lines: tuple[Phrase, ...],
    left: float,
    right: float,
    height: float,
    align: Align,
    widest: float,
    padding: float,
) -> list[_Placed]:
    """Place a cell's lines; figures end under each other, the widest one centred."""
    if align == "figure" and len(lines) == 1:
        line = lines[0]
        end = (left + right + max(widest, line.width)) / 2
        return [_Placed(line.runs, end - line.width, baseline(0.0, height, line.runs[0].size))]
    if len(lines) > 1 or align == "left":
        top = (height - sum(_pitch(line) for line in lines)) / 2
        placed = []
        for line in lines:
            size = line.runs[0].size
            placed.append(_Placed(line.runs, left + padding, baseline(top, _pitch(line), size)))
            top += _pitch(line)
        return placed
    return [
        _Placed(
            line.runs,
            (left + right - line.width) / 2,
            baseline(0.0, height, line.runs[0].size),
        )
        for line in lines
    ]


def _stack(
    lines: list[Phrase], left: float, right: float, height: float, size: float
) -> list[_Placed]:
    """Centre the lines of a head in its cell."""
    pitch = size * 1.25
    top = (height - size - pitch * (len(lines) - 1)) / 2
    return [
        _Placed(line.runs, (left + right - line.width) / 2, top + i * pitch + ASCENT * size)
        for i, line in enumerate(lines)
    ]


def _strip(
    cells: Sequence[Sequence[_Placed]],
    bounds: Sequence[float],
    height: float,
    above: float,
    key: object,
) -> Strip:
    """Make a row of placed cells with its rules; the lowest row of a page closes the frame."""

    def draw(pen: Pen, x: float, top: float) -> None:
        for cell in cells:
            for placed in cell:
                pen.text(placed.runs, x + placed.x, top + placed.y)
        pen.rule(x + bounds[0], top, x + bounds[-1], top, above)
        for i, bound in enumerate(bounds):
            outer = i in (0, len(bounds) - 1)
            pen.rule(x + bound, top, x + bound, top + height, THICK if outer else THIN)

    def foot(pen: Pen, x: float, top: float) -> None:
        pen.rule(x + bounds[0], top + height, x + bounds[-1], top + height, THICK)

    return Strip(height, draw, table=key, foot=foot)
