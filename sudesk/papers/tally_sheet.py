"""Paper 14, 计票单: room for 正 strokes beside every name, one sheet for each bundle of ballots."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import ClassVar

from sudesk.papers.base import Congress, Paper
from sudesk.papers.closing import Signer, signature_row
from sudesk.papers.faces import Face
from sudesk.papers.pen import MM, THICK, THIN, Pen
from sudesk.papers.prose import note
from sudesk.papers.sheet import AREA, HEIGHT, Draw, Flow, Strip, baseline, tie
from sudesk.papers.tables import fit_cell
from sudesk.papers.titles import title
from sudesk.papers.typesetting import Phrase, phrase, spread

MOST = 50  # ballots of a bundle at most, so that ten 正 fill a line

_NAME, _KIND, _BOX, _SUM = 24 * MM, 13 * MM, 10.4 * MM, 15 * MM
_BOXES = 10
_HEAD, _LINE, _FREE = 6.6 * MM, 5.9 * MM, 7.0 * MM
_CAPTION = 8.6 * MM
_TITLE_PITCH = 28.0
_BETWEEN = 1.0  # the rule between candidates
_ROOM = 11 * MM  # to write a number in
_LIGHT, _GREY = 0.25, 0.6
_DENSE = 0.4
_SMALL, _TEXT = 9.5, 10.5
_NOTE = (
    "一格写一个“正”字，表头数字是写满该格的累计票数。"
    "每名候选人赞成、反对、弃权三项小计之和应等于本捆有效票数。"
)


@dataclass(frozen=True, slots=True)
class TallySheet(Paper):
    """Paper 14.

    ``election`` is named with its round. ``choices`` are what a ballot may say of a candidate
    (赞成, 反对, 弃权). ``bundles`` is how many sheets are printed, their numbers filled in; with 0
    there is one sheet, its number left open. ``free_rows`` is the room for names that voters wrote
    in, ``size`` how many ballots lie in a bundle at most.
    """

    number: ClassVar[int] = 14
    template: ClassVar[int] = 1
    name: ClassVar[str] = "计票单"

    congress: Congress
    election: str
    candidates: tuple[str, ...]
    choices: tuple[str, ...] = ("赞成", "反对", "弃权")
    free_rows: int = 4
    bundles: int = 0
    size: int = MOST

    def compose(self) -> Flow:
        """Set a sheet for each bundle, more where the names do not fit on one."""
        strips: list[Strip] = []
        for bundle in range(1, max(self.bundles, 1) + 1):
            strips += self._sheet(bundle if self.bundles else 0)
        return Flow(tuple(strips))

    def _sheet(self, bundle: int) -> Iterator[Strip]:
        units = (*self.congress.units, self.election, "计票单")
        top = title(units, on_grid=False, pitch=_TITLE_PITCH)
        words = note(_NOTE, size=_SMALL, pitch=14.0, width=AREA, indent=0.0)
        foot = [*words, signature_row(_SIGNERS, dated=False)]
        room = HEIGHT - top.height - _CAPTION - _HEAD - sum(one.height for one in foot)
        room += foot[-1].tail
        each, free = len(self.choices) * _LINE, self.free_rows * _FREE
        most = max(int((room - free) / each), 1)
        pages = -(-max(len(self.candidates), 1) // most)
        share = -(-max(len(self.candidates), 1) // pages)
        for page in range(pages):
            key = object()
            names = self.candidates[page * share : (page + 1) * share]
            yield replace(top, fresh=True)
            yield _about(bundle, self.bundles, self.size)
            head = _head(key)
            yield head
            yield from tie(_candidate(name, self.choices, key) for name in names)
            if page + 1 == pages:
                yield from tie(_free(number, key) for number in range(self.free_rows))
            yield from tie(foot[:-1])
            yield foot[-1]


_SIGNERS = (Signer("唱票人"), Signer("计票人"), Signer("监票人"))


def _about(bundle: int, bundles: int, size: int) -> Strip:
    """Say which bundle it is, with lines where that is filled in by hand."""
    number = f"{bundle}" if bundle else ""
    of = f"（共{bundles}捆）" if bundles else ""
    parts: tuple[tuple[str, str, str], ...] = (("第", "", "组"), ("第", number, f"捆{of}"))
    parts += (("本捆选票", "", f"张（至多{size}张），其中无效"), ("", "", "张"))

    def draw(pen: Pen, x: float, top: float) -> None:
        at, place = baseline(top, _CAPTION, _TEXT), x
        for before, known, after in parts:
            place = _word(pen, before, place, at)
            if known:
                place = _word(pen, known, place, at)
            else:
                pen.rule(place + 3, at + 2, place + 3 + _ROOM, at + 2, THIN)
                place += _ROOM + 6
            place = _word(pen, after, place, at)
            place += 0.0 if after.endswith("无效") else 1.5 * _TEXT

    return Strip(_CAPTION, draw, tied=True)


def _word(pen: Pen, text: str, x: float, at: float) -> float:
    """Set a word and return where it ends."""
    line = phrase(text, Face.BODY, _TEXT)
    pen.text(line.runs, x, at)
    return x + line.width


def _edges() -> list[float]:
    """Return where the upright rules stand: names, kinds, the boxes, the sum."""
    boxes = [_NAME + _KIND + i * _BOX for i in range(_BOXES + 1)]
    return [0.0, _NAME, *boxes, _NAME + _KIND + _BOXES * _BOX + _SUM]


def _head(key: object) -> Strip:
    words = ["", "类别", *(str(5 * (i + 1)) for i in range(_BOXES)), "小计"]
    lines: list[Phrase] = [spread("姓名", Face.HEADING, _TEXT)]
    for word in words[1:]:
        label = not word.isdigit()
        lines.append(phrase(word, *((Face.HEADING, _TEXT) if label else (Face.BODY, _SMALL))))

    def draw(pen: Pen, x: float, top: float) -> None:
        _across(pen, lines, x, top, _HEAD)
        pen.rule(x, top, x + AREA, top, THICK)
        _upright(pen, x, top, _HEAD)

    return Strip(_HEAD, draw, tied=True, table=key, foot=_closing(_HEAD))


def _candidate(name: str, choices: tuple[str, ...], key: object) -> Strip:
    """Set one candidate's lines, the name beside all of them."""
    cell = fit_cell(name, _NAME - 6, _TEXT + 0.5, "name")
    tallest = sum(line.runs[0].size * 1.2 for line in cell) + 4
    depth = max(len(choices) * _LINE, tallest)
    each = depth / len(choices)
    kinds = [phrase(choice, Face.BODY, _SMALL) for choice in choices]

    def draw(pen: Pen, x: float, top: float) -> None:
        _stacked(pen, cell, x, top, depth)
        for i, kind in enumerate(kinds):
            y = top + i * each
            pen.text(kind.runs, x + _NAME + (_KIND - kind.width) / 2, baseline(y, each, _SMALL))
            if i:
                pen.rule(x + _NAME, y, x + AREA, y, _DENSE)
        pen.rule(x, top, x + AREA, top, _BETWEEN)
        _upright(pen, x, top, depth)

    return Strip(depth, draw, table=key, foot=_closing(depth))


def _free(number: int, key: object) -> Strip:
    """Set a line for a name that somebody wrote in."""
    kind = phrase("另选", Face.BODY, _SMALL)

    def draw(pen: Pen, x: float, top: float) -> None:
        pen.text(kind.runs, x + _NAME + (_KIND - kind.width) / 2, baseline(top, _FREE, _SMALL))
        pen.rule(x, top, x + AREA, top, _DENSE if number else _BETWEEN)
        _upright(pen, x, top, _FREE)

    return Strip(_FREE, draw, table=key, foot=_closing(_FREE))


def _across(pen: Pen, lines: list[Phrase], x: float, top: float, height: float) -> None:
    edges = _edges()
    for i, line in enumerate(lines):
        middle = (edges[i] + edges[i + 1] - line.width) / 2
        pen.text(line.runs, x + middle, baseline(top, height, line.runs[0].size))


def _stacked(pen: Pen, lines: tuple[Phrase, ...], x: float, top: float, height: float) -> None:
    pitches = [line.runs[0].size * 1.2 for line in lines]
    y = top + (height - sum(pitches)) / 2
    for line, pitch in zip(lines, pitches, strict=True):
        at = baseline(y, pitch, line.runs[0].size)
        pen.text(line.runs, x + (_NAME - line.width) / 2, at)
        y += pitch


def _upright(pen: Pen, x: float, top: float, height: float) -> None:
    """Draw the upright rules: light ones between boxes, so that strokes stand out."""
    edges = _edges()
    for i, edge in enumerate(edges):
        outer = i in (0, len(edges) - 1)
        box = 3 <= i <= len(edges) - 3
        width = THICK if outer else _LIGHT if box else THIN
        pen.rule(x + edge, top, x + edge, top + height, width, _GREY if box else 0.0)


def _closing(height: float) -> Draw:
    def draw(pen: Pen, x: float, top: float) -> None:
        pen.rule(x, top + height, x + AREA, top + height, THICK)

    return draw
