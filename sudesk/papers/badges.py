"""Delegate cards and those of observers and guests: eight to a sheet, to be cut out.

A card may carry the student number as a bar code for the door. Only cards do: a ballot never
carries a number or a code.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from sudesk.papers.base import Congress, Paper
from sudesk.papers.characters import clean
from sudesk.papers.faces import Face
from sudesk.papers.pen import MM, THICK, THIN, Pen
from sudesk.papers.sheet import A4
from sudesk.papers.typesetting import Phrase, Run, phrase, spread

_ACROSS, _DOWN = 2, 4
EACH = _ACROSS * _DOWN
_WIDTH, _HEIGHT = 90 * MM, 55 * MM
_LEFT, _TOP = 15 * MM, 38.5 * MM
_EDGE = 8 * MM
_TICK = 5 * MM
_OFF = 2 * MM
_CROSS = 2 * MM
_NAME = 28.0
_BARS = 36 * MM
_NARROWEST_BAR = 0.25 * MM  # finer ones many readers miss


@dataclass(frozen=True, slots=True)
class Badge:
    """One card: its kind (代表证), the name, what stands at the lower left and right.

    ``code`` is printed as bars; without one both stand under the name. ``reissued`` marks a card
    that is printed again.
    """

    kind: str
    name: str
    left: str
    right: str
    number: str = ""
    code: str = ""
    reissued: bool = False


@dataclass(frozen=True, slots=True)
class _Badges(Paper):
    congress: Congress
    badges: tuple[Badge, ...]

    def compose(self) -> "BadgeSheets":
        """Set the cards eight to a sheet."""
        return BadgeSheets(self.congress.title, self.badges)


@dataclass(frozen=True, slots=True)
class DelegateBadges(_Badges):
    """Delegate cards in the order given."""

    number: ClassVar[int] = 32
    template: ClassVar[int] = 1
    name: ClassVar[str] = "代表证"


@dataclass(frozen=True, slots=True)
class AttendeeBadges(_Badges):
    """The cards of observers and guests."""

    number: ClassVar[int] = 33
    template: ClassVar[int] = 1
    name: ClassVar[str] = "列席证、特邀证"


@dataclass(frozen=True, slots=True)
class BadgeSheets:
    """Cards ready to be drawn."""

    congress: str
    badges: tuple[Badge, ...]

    def draw(self, pen: Pen, fingerprint: str) -> None:  # noqa: ARG002 - cards carry none
        """Draw every sheet with the marks to cut along."""
        for first in range(0, len(self.badges), EACH):
            pen.begin(*A4)
            for place, badge in enumerate(self.badges[first : first + EACH]):
                row, column = divmod(place, _ACROSS)
                self._draw(pen, badge, _LEFT + column * _WIDTH, _TOP + row * _HEIGHT)
            _cut_marks(pen)
            pen.end()

    def _draw(self, pen: Pen, badge: Badge, x: float, y: float) -> None:
        inner = _WIDTH - 2 * _EDGE
        middle = x + _WIDTH / 2
        _centred(pen, _fitted(self.congress, Face.HEADING, 11, inner), middle, y + 10 * MM)
        kind = _spaced(badge.kind, Face.TITLE, 18)
        _centred(pen, kind, middle, y + 17.8 * MM)
        if badge.reissued:
            mark = phrase("补发", Face.HEADING, 10)
            pen.text(mark.runs, x + _WIDTH - _EDGE - mark.width, y + 17.4 * MM)
        pen.rule(x + _EDGE, y + 21 * MM, x + _WIDTH - _EDGE, y + 21 * MM, THICK)
        _centred(pen, _name(badge.name, inner), middle, y + 33 * MM)
        left = " ".join(word for word in (badge.left, badge.number) if word)
        if not badge.code:
            _centred(pen, _fitted(left, Face.BODY, 12, inner), middle, y + 42 * MM)
            _centred(pen, _fitted(badge.right, Face.BODY, 12, inner), middle, y + 48 * MM)
            return
        at = y + 41 * MM
        half = inner / 2 - MM
        pen.text(_fitted(left, Face.BODY, 12, half).runs, x + _EDGE, at)
        right = _fitted(badge.right, Face.BODY, 12, half)
        pen.text(right.runs, x + _WIDTH - _EDGE - right.width, at)
        _draw_bars(pen, badge.code, middle, y + 44 * MM, 7 * MM)


def _draw_bars(pen: Pen, code: str, middle: float, top: float, height: float) -> None:
    """Draw a text as Code 128, centred; one too long to be read at this width is left out."""
    bars = list(_bars(code))
    modules = sum(width for _, width in bars)
    module = min(_BARS / modules, 0.45 * MM)
    if module < _NARROWEST_BAR:
        module = _NARROWEST_BAR
    if module * modules > _WIDTH - 2 * _EDGE:
        return
    x = middle - module * modules / 2
    for is_bar, width in bars:
        if is_bar:
            centre = x + width * module / 2
            pen.rule(centre, top, centre, top + height, width * module)
        x += width * module


def _bars(code: str) -> Iterator[tuple[bool, int]]:
    """Return bars and spaces with their widths in modules."""
    from reportlab.graphics.barcode.code128 import Code128

    symbol = Code128(code, quiet=0, humanReadable=0)
    symbol.validate()
    symbol.encode()
    symbol.decompose()
    for letter in symbol.decomposed:
        yield letter.isupper(), ord(letter.lower()) - ord("a") + 1


def _name(name: str, room: float) -> Phrase:
    """Set a name as large as it fits; two characters are parted, three a little."""
    plain = clean(name).strip()
    if len(plain) == 2:
        line = spread(plain, Face.KAI, _NAME)
        return line if line.width <= room else _fitted(plain, Face.KAI, _NAME, room)
    return _fitted(plain, Face.KAI, _NAME, room)


def _spaced(text: str, face: Face, size: float) -> Phrase:
    """Set the characters of a short word half a character apart, read as one word."""
    line = phrase(text, face, size)
    gap = size / 2
    runs = tuple(
        Run(run.x, run.font, run.size, run.text, run.space + gap, run.scale, run.reads)
        for run in line.runs
    )
    return Phrase(runs, line.width + gap * (len(text) - 1))


def _fitted(text: str, face: Face, size: float, room: float) -> Phrase:
    line = phrase(text, face, size)
    return line if line.width <= room else phrase(text, face, size * room / line.width)


def _centred(pen: Pen, line: Phrase, middle: float, at: float) -> None:
    pen.text(line.runs, middle - line.width / 2, at)


def _cut_marks(pen: Pen) -> None:
    """Put ticks outside the block and crosses where four cards meet."""
    right, bottom = _LEFT + _ACROSS * _WIDTH, _TOP + _DOWN * _HEIGHT
    xs = [_LEFT + i * _WIDTH for i in range(_ACROSS + 1)]
    ys = [_TOP + i * _HEIGHT for i in range(_DOWN + 1)]
    for x in xs:
        pen.rule(x, _TOP - _OFF - _TICK, x, _TOP - _OFF, THIN)
        pen.rule(x, bottom + _OFF, x, bottom + _OFF + _TICK, THIN)
    for y in ys:
        pen.rule(_LEFT - _OFF - _TICK, y, _LEFT - _OFF, y, THIN)
        pen.rule(right + _OFF, y, right + _OFF + _TICK, y, THIN)
    for y in ys[1:-1]:
        for x in xs[1:-1]:
            pen.rule(x - _CROSS, y, x + _CROSS, y, THIN)
            pen.rule(x, y - _CROSS, x, y + _CROSS, THIN)
