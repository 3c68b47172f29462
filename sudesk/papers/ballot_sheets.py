"""Ballots on the sheet: one form drawn once, placed 1, 2 or 4 times, and the marks to cut along."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil

from sudesk.errors import SudeskError
from sudesk.papers.ballot_cuts import CUTS, Columns, Cut, PerSheet
from sudesk.papers.characters import clean
from sudesk.papers.faces import ASCENT, Face
from sudesk.papers.lines import set_lines
from sudesk.papers.pen import MM, THICK, THIN, Pen
from sudesk.papers.sheet import A4, baseline
from sudesk.papers.typesetting import Phrase, Run, characters, phrase, spread

_PARTING = 1.0  # the rule between candidates and write-in columns
_TICK = 7 * MM
_FORM = "ballot"
_PALE = 0.86  # grey of a watermark: seen on a copy, and under a pen stroke


@dataclass(frozen=True, slots=True)
class BallotSheets:
    """The words of a ballot, ready to be set; ``ballots`` None fills one sheet."""

    congress: str
    title: str
    order: str
    colour: str
    candidates: tuple[str, ...]
    write_ins: int
    legend: tuple[str, ...]
    issuer: str
    day: str
    per_sheet: PerSheet
    ballots: int | None
    watermark: str = ""

    def draw(self, pen: Pen, fingerprint: str) -> None:  # noqa: ARG002 - ballots carry none
        """Draw every sheet; no two ballots differ (secrecy)."""
        cut = CUTS[self.per_sheet]
        columns = self._columns()
        names = _NameRow.fitting(self.candidates, columns.width * MM, cut)
        count = self.per_sheet if self.ballots is None else self.ballots
        recorded = False
        for done in range(0, count, self.per_sheet):
            pen.begin(*A4)
            if not recorded:
                with pen.form(_FORM, cut.width * MM, cut.height * MM):
                    self._draw_ballot(pen, cut, columns, names)
                recorded = True
            for place in range(min(self.per_sheet, count - done)):
                row, column = divmod(place, 2 if self.per_sheet == 4 else 1)
                bottom = A4[1] - (row + 1) * cut.height * MM
                pen.place(_FORM, column * cut.width * MM, bottom)
            _cut_marks(pen, self.per_sheet)
            pen.end()

    def _columns(self) -> Columns:
        """Share the columns out to bands; SudeskError where they do not fit the ballot."""
        total = max(len(self.candidates) + self.write_ins, 1)
        fitting = CUTS[self.per_sheet].columns(total)
        if fitting is not None:
            return fitting
        fewer = [n for n in (2, 1) if n < self.per_sheet and CUTS[n].columns(total)]
        raise SudeskError(
            f"选票放不下{len(self.candidates)}名候选人和{self.write_ins}个另选栏。",
            f"一张A4纸印{self.per_sheet}张时，每张选票没有这么多地方。",
            f"请改为一张A4纸印{fewer[0]}张选票。" if fewer else "请减少候选人，或者分次选举。",
        )

    def _draw_ballot(self, pen: Pen, cut: Cut, columns: Columns, names: "_NameRow") -> None:
        if self.watermark:
            _watermark(pen, cut, self.watermark)
        centre = cut.width / 2 * MM
        widest = (cut.right - cut.left) * MM
        for text, face, (size, at) in (
            (self.congress, Face.TITLE, cut.congress),
            (self.title, Face.TITLE, cut.title),
            (self.order, Face.KAI, cut.order),
        ):
            line = _fitted(text, face, size, widest)
            pen.text(line.runs, centre - line.width / 2, at * MM)
        if self.colour:
            word = phrase(self.colour, Face.HEADING, cut.head_size)
            pen.text(word.runs, cut.right * MM - word.width, cut.congress[1] * MM - 18)
        for band in range(columns.bands):
            self._draw_band(pen, cut, columns, names, band)
        bottom = (cut.top + columns.bands * cut.band) * MM
        self._draw_legend(pen, cut, bottom)
        self._draw_issuer(pen, cut, bottom)

    def _draw_band(
        self, pen: Pen, cut: Cut, columns: Columns, names: "_NameRow", band: int
    ) -> None:
        """Draw one band: heads over sign boxes over names, write-in columns last."""
        listed = len(self.candidates)
        first = band * columns.each
        last = min(first + columns.each, listed + self.write_ins)
        parting = min(max(listed, first), last)
        x0, x1 = cut.left * MM, (cut.left + cut.label) * MM
        top = (cut.top + band * cut.band) * MM
        rows = [top, top + cut.head * MM, top + (cut.head + cut.signs) * MM, top + cut.band * MM]
        step = columns.width * MM

        def edge(column: int) -> float:
            return x1 + (column - first) * step

        right = edge(last)
        for i, y in enumerate(rows):
            pen.rule(x0, y, right, y, THICK if i in (0, 3) else THIN)
        for x, y, width in ((x0, top, THICK), (x1, top, THIN), (right, top, THICK)):
            pen.rule(x, y, x, rows[3], width)
        for column in range(first + 1, last):
            parts = column == parting
            start = top if parts else rows[1]
            pen.rule(edge(column), start, edge(column), rows[3], _PARTING if parts else THIN)
        heads = (("候选人", first, parting), ("另选他人", parting, last))
        for word, a, b in heads:
            if a < b:
                line = _fitted(word, Face.HEADING, cut.head_size, (b - a) * step)
                at = baseline(top, cut.head * MM, line.runs[0].size)
                pen.text(line.runs, (edge(a) + edge(b) - line.width) / 2, at)
        for word, y, y2 in (("符号", rows[1], rows[2]), ("姓名", rows[2], rows[3])):
            _upright(pen, word, Face.HEADING, cut.head_size, (x0 + x1) / 2, y, y2)
        for column in range(first, parting):
            names.draw(pen, column, edge(column) + step / 2, rows[2], rows[3])

    def _draw_legend(self, pen: Pen, cut: Cut, bottom: float) -> None:
        size, pitch = cut.legend
        x = cut.left * MM
        top = bottom + 2 * MM + size * 0.8
        head = phrase("填写说明", Face.HEADING, size)
        pen.text(head.runs, x, top + ASCENT * size)
        top += pitch * 1.2
        for number, sentence in enumerate(self.legend, start=1):
            spans = ((f"{number}. {sentence}", Face.BODY),)
            for runs in set_lines(spans, size, cut.legend_width * MM, hanging=1.3 * size):
                pen.text(runs, x, top + ASCENT * size)
                top += pitch

    def _draw_issuer(self, pen: Pen, cut: Cut, bottom: float) -> None:
        """Set issuer and date where the seal presses on both."""
        centre, middle = cut.seal[0] * MM, bottom + cut.seal[1] * MM
        size = cut.issuer_size
        room = 2 * (cut.right * MM - centre)
        for text, y in ((self.issuer, middle - 0.85 * size), (self.day, middle + 0.95 * size)):
            line = _fitted(text, Face.BODY, size, room)
            pen.text(line.runs, centre - line.width / 2, baseline(y - size, 2 * size, size))


@dataclass(frozen=True, slots=True)
class _NameRow:
    """The names of the candidates upright, all of one size, each in so many lines."""

    names: tuple[str, ...]
    size: float
    lines: tuple[int, ...]

    @classmethod
    def fitting(cls, names: Sequence[str], width: float, cut: Cut) -> "_NameRow":
        """Choose the largest size that all names fit: upright in one line down to three
        quarters of the size, then in several lines side by side.
        """
        cleaned = tuple(clean(name).strip() for name in names)
        height = cut.names * MM - 8
        sizes = [cut.name_size - 0.5 * i for i in range(int((cut.name_size - 5.5) / 0.5) + 1)]
        for size in sizes:
            if size >= 0.75 * cut.name_size and all(len(n) * size <= height for n in cleaned):
                return cls(cleaned, size, (1,) * len(cleaned))
        for size in sizes:
            lines = tuple(max(ceil(len(n) * size / height), 1) for n in cleaned)
            if all(
                count * size * 1.1 <= width - 4 and ceil(len(n) / count) * size <= height
                for n, count in zip(cleaned, lines, strict=True)
            ):
                return cls(cleaned, size, lines)
        longest = max(cleaned, key=len)
        raise SudeskError(
            f"选票上放不下“{longest[:12]}…”的姓名。",
            f"这个姓名有{len(longest)}个字。",
            "请核对姓名，或者减少一张纸上的选票数。",
        )

    def draw(self, pen: Pen, index: int, centre: float, top: float, bottom: float) -> None:
        """Draw one name in its cell; a two-character one is spread, as lists do."""
        name, lines = self.names[index], self.lines[index]
        length = max(ceil(len(name) / lines), 1)
        parts = [name[i : i + length] for i in range(0, len(name), length)]
        across = self.size * 1.1
        runs: list[Run] = []
        places: list[tuple[float, float]] = []
        for i, part in enumerate(parts):
            x = centre + (i - (len(parts) - 1) / 2) * across
            for run, place in _standing(part, Face.KAI, self.size, x, top, bottom, length):
                runs.append(run)
                places.append(place)
        # readers drop characters beyond U+FFFF from a span, so such a name is left untagged
        reads = name if all(char <= "\uffff" for char in name) else None
        pen.column(tuple(runs), tuple(places), reads)


def _standing(
    text: str,
    face: Face,
    size: float,
    centre: float,
    top: float,
    bottom: float,
    longest: int,
) -> list[tuple[Run, tuple[float, float]]]:
    """Place characters one under the other as in a line of the longest, which is centred."""
    chars = characters(text, face)
    loose = 1.9 if longest == 2 else 1.25
    room = bottom - top - 8 - size
    pitch = min(loose * size, room / (longest - 1)) if longest > 1 else 0.0
    y = (top + bottom - size - pitch * (longest - 1)) / 2 + ASCENT * size
    return [
        (
            Run(0, char.font, size, char.char),
            (centre - char.natural * size / 2, y + i * pitch),
        )
        for i, char in enumerate(chars)
    ]


def _upright(
    pen: Pen, word: str, face: Face, size: float, centre: float, top: float, bottom: float
) -> None:
    placed = _standing(word, face, size, centre, top, bottom, len(word))
    pen.column(tuple(run for run, _ in placed), tuple(place for _, place in placed), word)


def _fitted(text: str, face: Face, size: float, room: float) -> Phrase:
    """Set a line in its size, or in the largest that fits the room."""
    line = spread(text, face, size) if face is Face.HEADING else phrase(text, face, size)
    if line.width <= room:
        return line
    return phrase(text, face, size * room / line.width)


def _watermark(pen: Pen, cut: Cut, words: str) -> None:
    """Set pale characters rising across the ballot, behind what is to be filled in."""
    size = min(cut.width, cut.height) * MM / 4.5
    chars = characters(words, Face.HEADING)
    across, down = cut.width * MM / (len(chars) + 1), cut.height * MM / (len(chars) + 2)
    for number, char in enumerate(chars, start=1):
        run = Run(0, char.font, size, char.char)
        depth = cut.height * MM - (number + 0.5) * down + size / 2
        pen.text((run,), number * across - char.natural * size / 2, depth, _PALE)


def _cut_marks(pen: Pen, per_sheet: PerSheet) -> None:
    """Mark where to cut: ticks at the edges, a light dotted line that falls away in cutting."""
    width, height = A4
    edge, inner = 5 * MM, 13 * MM
    if per_sheet > 1:
        y = height / 2
        pen.rule(edge, y, edge + _TICK, y, THIN)
        pen.rule(width - edge - _TICK, y, width - edge, y, THIN)
        pen.dotted(inner, y, width - inner, y)
    if per_sheet == 4:
        x = width / 2
        pen.rule(x, edge, x, edge + _TICK, THIN)
        pen.rule(x, height - edge - _TICK, x, height - edge, THIN)
        pen.dotted(x, inner, x, height - inner)
