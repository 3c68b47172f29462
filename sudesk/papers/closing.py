"""How papers end: lines to sign on, issuers with their date, and the room for seals."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from math import ceil

from sudesk.papers.faces import ASCENT, Face
from sudesk.papers.pen import MM, THIN, Pen
from sudesk.papers.sheet import AREA, BODY, MEASURE, SLOT, Strip
from sudesk.papers.tables import fit_cell
from sudesk.papers.typesetting import Phrase, phrase
from sudesk.papers.words import full_date

SEAL = 42 * MM
_SEAL_GAP = 6 * MM
_BEFORE_NAMES = 1.5 * SLOT
_LONGEST_OF_TWO = 13  # characters of an issuer that stands beside another
_LONGEST_ALONE = 14
_OPEN_DATE = "　　　年　　月　　日"
_LABEL = 12.0
_NAME = 9.0
_BETWEEN = 4 * MM
_LINE_ALONE = 100 * MM


def sealed(issuers: Sequence[str], day: date | None) -> Strip:
    """Set one or two issuers side by side over the date, with room for a seal on each.

    The date ends four characters from the right, the last issuer stands centred over it; seals
    press on name and date. An issuer too long for its place stands on two lines. Without a day
    there is room to fill it in.
    """
    stamp = phrase(full_date(day) if day else _OPEN_DATE, Face.BODY, BODY)
    longest = _LONGEST_ALONE if len(issuers) == 1 else _LONGEST_OF_TWO
    names = [[phrase(line, Face.BODY, BODY) for line in _halves(n, longest)] for n in issuers]
    widths = [max(line.width for line in lines) for lines in names]
    extra = (max(len(lines) for lines in names) - 1) * SLOT
    centres = [MEASURE - 4 * BODY - stamp.width / 2]
    for right, left in zip(widths[::-1], widths[-2::-1], strict=False):
        distance = max(SEAL + _SEAL_GAP, (right + left) / 2 + BODY)
        centres.insert(0, centres[0] - distance)
    middle = _BEFORE_NAMES + extra + (SLOT + BODY) / 2

    def draw(pen: Pen, x: float, top: float) -> None:
        line_top = top + _BEFORE_NAMES + extra
        for lines, centre in zip(names, centres, strict=True):
            for i, line in enumerate(reversed(lines)):
                at = line_top - i * SLOT + ASCENT * BODY
                pen.text(line.runs, x + centre - line.width / 2, at)
            pen.seal_room(x + centre, top + middle)
        at = line_top + SLOT + ASCENT * BODY
        pen.text(stamp.runs, x + centres[-1] - stamp.width / 2, at)

    return Strip(middle + SEAL / 2, draw)


def unsealed(issuer: str, day: date) -> Strip:
    """Set an issuer that does not seal, two characters from the right, the date under it."""
    name = phrase(issuer, Face.BODY, BODY)
    stamp = phrase(full_date(day), Face.BODY, BODY)
    start = MEASURE - 2 * BODY - max(name.width, stamp.width + 2 * BODY)

    def draw(pen: Pen, x: float, top: float) -> None:
        pen.text(name.runs, x + start, top + SLOT + ASCENT * BODY)
        pen.text(stamp.runs, x + start + 2 * BODY, top + 2 * SLOT + ASCENT * BODY)

    return Strip(2 * SLOT + BODY, draw)


def _halves(name: str, longest: int) -> list[str]:
    """Part a name that is longer than its place into lines of like length."""
    lines = ceil(len(name) / longest) or 1
    length = ceil(len(name) / lines) or 1
    return [name[i : i + length] for i in range(0, len(name), length)] or [""]


@dataclass(frozen=True, slots=True)
class Signer:
    """A role that signs, and those who hold it where they are known."""

    role: str
    names: tuple[str, ...] = ()


def signatures(signers: Sequence[Signer], width: float = AREA) -> Strip:
    """Set a line to sign on for each role under the other, then the date to be filled in.

    Where names are known, each has a line of its own with the name printed under it.
    """
    labels = [phrase(signer.role + "：", Face.BODY, _LABEL) for signer in signers]
    label = max(line.width for line in labels)
    rows: list[tuple[Phrase | None, tuple[str, ...]]] = []
    for signer, line in zip(signers, labels, strict=True):
        names = signer.names or ("",)
        rows.append((line, names[:4]))
        rows.extend((None, names[i : i + 4]) for i in range(4, len(names), 4))
    room = width - label - 2 * MM
    pitch = [
        (11.5 if any(names) else 10) * MM + _extra(names, room if len(names) > 1 else _LINE_ALONE)
        for _, names in rows
    ]
    lead = 3 * MM

    def draw(pen: Pen, x: float, top: float) -> None:
        y = top + lead
        for (line, names), height in zip(rows, pitch, strict=True):
            at = y + 7 * MM
            if line:
                pen.text(line.runs, x + label - line.width, at)
            length = room if len(names) > 1 else _LINE_ALONE
            _signing_lines(pen, names, x + label + 2 * MM, at, length)
            y += height
        _blank_date(pen, x + width, y + 7 * MM)

    return Strip(lead + sum(pitch) + 9 * MM, draw, tail=2 * MM - _LABEL * (1 - ASCENT))


def signature_row(signers: Sequence[Signer], width: float = AREA, dated: bool = True) -> Strip:
    """Set the roles side by side, each with a line to sign on, the date under them at the right."""
    share = width / len(signers)
    labels = [phrase(signer.role + "：", Face.BODY, _LABEL) for signer in signers]
    names = [signer.names[:1] or ("",) for signer in signers]
    starts = [i * share + line.width + 2 * MM for i, line in enumerate(labels)]
    ends = [(i + 1) * share - 4 * MM for i in range(len(signers) - 1)] + [width]
    lengths = [min(38 * MM, end - start) for start, end in zip(starts, ends, strict=True)]
    extra = max(_extra(one, length) for one, length in zip(names, lengths, strict=True))

    def draw(pen: Pen, x: float, top: float) -> None:
        at = top + (11 if dated else 9.5) * MM
        for i, line in enumerate(labels):
            pen.text(line.runs, x + i * share, at)
            _signing_lines(pen, names[i], x + starts[i], at, lengths[i])
        if dated:
            _blank_date(pen, x + width, top + 22 * MM + extra)

    below = (_NAME * 1.5 if any(name for one in names for name in one) else 0.0) + 3
    tail = 3 * MM - (_LABEL * (1 - ASCENT) if dated else below)
    return Strip((25 if dated else 12.5) * MM + extra, draw, tail=max(tail, 0.0))


def filed(signers: Sequence[Signer], issuer: str, width: float = AREA) -> Strip:
    """Set lines to sign on at the left, and at the right who seals, over the date to fill in."""
    labels = [phrase(signer.role + "：", Face.BODY, _LABEL) for signer in signers]
    label = max((line.width for line in labels), default=0.0)
    seal = fit_cell(f"{issuer}（盖章）", width / 2 - 4 * MM, _LABEL, "centre")
    broadest = max(line.width for line in seal)
    centre = width - max(SEAL / 2 + 8 * MM, broadest / 2 + 2 * MM)
    over = sum(_pitch(line) for line in seal[1:])
    height = max(SEAL, (6 + 12 * len(signers)) * MM) + over
    middle = (height + over) / 2

    def draw(pen: Pen, x: float, top: float) -> None:
        for i, (signer, line) in enumerate(zip(signers, labels, strict=True)):
            at = top + (13 + 12 * i) * MM
            pen.text(line.runs, x + label - line.width, at)
            _signing_lines(pen, signer.names[:1] or ("",), x + label + 2 * MM, at, 44 * MM)
        pen.seal_room(x + centre, top + middle)
        at = top + middle - 2 * MM - over
        for line in seal:
            pen.text(line.runs, x + centre - line.width / 2, at)
            at += _pitch(line)
        _blank_date(pen, x + centre + 21 * MM, top + middle + 6 * MM)

    return Strip(height, draw)


def _signing_lines(pen: Pen, names: Sequence[str], x: float, at: float, length: float) -> None:
    """Draw a line for each name, the name centred under it."""
    each = _share(names, length)
    for i, name in enumerate(names):
        start = x + i * (each + _BETWEEN)
        pen.rule(start, at + 2, start + each, at + 2, THIN)
        down = at + 2
        for line in fit_cell(name, each, _NAME, "centre"):
            down += _pitch(line)
            pen.text(line.runs, start + (each - line.width) / 2, down)


def _share(names: Sequence[str], length: float) -> float:
    """Return how long the line of each name is where they stand side by side."""
    return (length - _BETWEEN * (len(names) - 1)) / len(names)


def _extra(names: Sequence[str], length: float) -> float:
    """Return how much higher than one line the names under their lines are."""
    each = _share(names, length)
    lines = (fit_cell(name, each, _NAME, "centre") for name in names)
    return max((sum(map(_pitch, one[1:])) for one in lines), default=0.0)


def _pitch(line: Phrase) -> float:
    return 1.3 * line.runs[0].size


def _blank_date(pen: Pen, right: float, at: float) -> None:
    """Leave room between 年, 月 and 日, which end a character from the right."""
    for char, from_right in (("年", 34 * MM), ("月", 21 * MM), ("日", 8 * MM)):
        pen.text(phrase(char, Face.BODY, _LABEL).runs, right - from_right, at)
