"""Paper 19, 章程修订对照表: every clause that changes, before and after, with the reason."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import ClassVar

from sudesk.papers.base import Congress, Paper
from sudesk.papers.characters import clean
from sudesk.papers.faces import Face
from sudesk.papers.lines import Span, set_lines
from sudesk.papers.pen import MM, THICK, THIN, Pen
from sudesk.papers.prose import note
from sudesk.papers.resolution import centred, passed_by
from sudesk.papers.sheet import Flow, Strip, baseline, gap
from sudesk.papers.tables import Column, Table
from sudesk.papers.titles import title
from sudesk.papers.typesetting import Char, Run, characters
from sudesk.rules.charter import Piece, compared

_COLUMNS = (
    Column("条　款", 27),
    Column("原条文", 79),
    Column("修订后条文", 79),
    Column("修订理由", 40),
)
_SIZE, _PITCH, _PADDING = 12.0, 18.0, 5.0
_WIDTH = 225 * MM
_SHADE = 0.82
ADDED, DELETED = "（新增）", "（删去）"


@dataclass(frozen=True, slots=True)
class ComparedClause:
    """One clause; an empty old wording was added, an empty new one is deleted."""

    heading: str
    old: str
    new: str
    reason: str


@dataclass(frozen=True, slots=True)
class CharterComparison(Paper):
    """Paper 19; ``adopted_on`` is None while it is a draft.

    ``renumbered`` tells whether clauses that stay as they are move to another number.
    """

    number: ClassVar[int] = 19
    template: ClassVar[int] = 1
    name: ClassVar[str] = "章程修订对照表"

    congress: Congress
    union: str
    adopted_on: date | None
    clauses: tuple[ComparedClause, ...]
    renumbered: bool

    def compose(self) -> Flow:
        """Set the table on wide pages, what is deleted shaded, what is new in bold."""
        under = (
            centred(f"（草案，提请{self.congress.title}审议）", _WIDTH)
            if self.adopted_on is None
            else passed_by(self.congress, self.adopted_on, _WIDTH)
        )
        key = object()
        head, *_ = Table(_COLUMNS, _SIZE, _SIZE, 8.0, 9.0, key=key).strips(())
        rows = [strip for clause in self.clauses for strip in _clause(clause, head, key)]
        remark = "加底纹的文字删去，黑体字是修改、增加的内容。"
        if self.renumbered:
            remark += "没有列出的条文内容不变，序号相应调整。"
        else:
            remark += "没有列出的条文不变。"
        return Flow(
            (
                title((self.union, self.name), _WIDTH, on_grid=False),
                gap(10.0, tied=True),
                *under,
                head,
                *rows,
                gap(6.0),
                *note(f"注：{remark}", size=10.5, pitch=16.0, width=_WIDTH, indent=0.0),
            ),
            lying=True,
        )


@dataclass(frozen=True, slots=True)
class _Line:
    """One line of a cell, and the stretches behind which it is shaded."""

    runs: tuple[Run, ...]
    shades: tuple[tuple[float, float], ...] = ()


def _clause(clause: ComparedClause, head: Strip, key: object) -> tuple[Strip, ...]:
    """Set a clause line by line, so that a long one may go on overleaf under the head."""
    before, after = compared(clause.old, clause.new)
    cells = (
        _set([(clause.heading, Face.BODY)], _COLUMNS[0].width),
        _shaded(before) if clause.old else _set([(ADDED, Face.BODY)], _COLUMNS[1].width),
        _bold(after) if clause.new else _set([(DELETED, Face.BODY)], _COLUMNS[2].width),
        _set([(clause.reason, Face.BODY)], _COLUMNS[3].width),
    )
    count = max(len(cell) for cell in cells)
    strips = [
        replace(_row(cells, number, count, key), head=head, tied=number in (0, count - 2))
        for number in range(count)
    ]
    return (*strips[:-1], replace(strips[-1], tied=False))


def _row(cells: Sequence[Sequence[_Line]], number: int, count: int, key: object) -> Strip:
    """Set one line of every cell, with the rule over a clause above its first."""
    above = _PADDING if number == 0 else 0.0
    height = above + _PITCH + (_PADDING if number == count - 1 else 0.0)
    edges = [0.0]
    for column in _COLUMNS:
        edges.append(edges[-1] + column.width * MM)

    def draw(pen: Pen, x: float, top: float) -> None:
        at = baseline(top + above, _PITCH, _SIZE)
        for left, cell in zip(edges, cells, strict=False):
            if number < len(cell):
                start = x + left + _PADDING
                for begin, end in cell[number].shades:
                    middle = top + above + _PITCH / 2
                    pen.rule(start + begin, middle, start + end, middle, _SIZE * 1.2, _SHADE)
                pen.text(cell[number].runs, start, at)
        if number == 0:
            pen.rule(x, top, x + edges[-1], top, THIN)
        for edge in edges:
            width = THICK if edge in (edges[0], edges[-1]) else THIN
            pen.rule(x + edge, top, x + edge, top + height, width)

    def foot(pen: Pen, x: float, top: float) -> None:
        pen.rule(x, top + height, x + edges[-1], top + height, THICK)

    return Strip(height, draw, table=key, foot=foot)


def _set(spans: Sequence[Span], width: float) -> list[_Line]:
    room = width * MM - 2 * _PADDING
    return [_Line(runs) for runs in set_lines(spans, _SIZE, room)]


def _paragraphs(pieces: Sequence[Piece]) -> list[list[Piece]]:
    """Part pieces where the wording begins a new line (（一）, （二））."""
    found: list[list[Piece]] = [[]]
    for piece in pieces:
        for number, part in enumerate(piece.text.split("\n")):
            if number:
                found.append([])
            if part:
                found[-1].append(Piece(part, piece.changed))
    return found


def _bold(pieces: Sequence[Piece]) -> list[_Line]:
    """Set the new wording, what the old one has not in Hei."""
    return [
        line
        for part in _paragraphs(pieces)
        for line in _set(
            [(one.text, Face.HEADING if one.changed else Face.BODY) for one in part],
            _COLUMNS[2].width,
        )
    ]


def _shaded(pieces: Sequence[Piece]) -> list[_Line]:
    """Set the old wording, shaded behind what the new one has not."""
    return [line for part in _paragraphs(pieces) for line in _shaded_lines(part)]


def _shaded_lines(pieces: Sequence[Piece]) -> list[_Line]:
    lines = _set([("".join(one.text for one in pieces), Face.BODY)], _COLUMNS[1].width)
    marks: list[tuple[Char, bool]] = [
        (char, one.changed) for one in pieces for char in characters(clean(one.text), Face.BODY)
    ]
    place = 0
    found = []
    for line in lines:
        shades: list[tuple[float, float]] = []
        for run in line.runs:
            x = run.x
            for drawn in run.text:
                while marks[place][0].char != drawn:  # a blank that a break has swallowed
                    place += 1
                char, changed = marks[place]
                width = char.natural * _SIZE + run.space
                if changed and shades and abs(shades[-1][1] - x) < 1.0:
                    shades[-1] = (shades[-1][0], x + width)
                elif changed:
                    shades.append((x, x + width))
                x += width
                place += 1
        found.append(_Line(line.runs, tuple(shades)))
    return found
