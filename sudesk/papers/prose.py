"""Running text on the grid: salutation, the levels of headings, paragraphs, notes, attachments."""

from collections.abc import Sequence
from dataclasses import replace

from sudesk.papers.faces import ASCENT, Face
from sudesk.papers.lines import Span, set_lines
from sudesk.papers.pen import Pen
from sudesk.papers.sheet import BODY, MEASURE, SLOT, Strip, gap, tie
from sudesk.papers.titles import title
from sudesk.papers.typesetting import Run

INDENT = 2 * BODY


def paragraph(*spans: Span | str) -> tuple[Strip, ...]:
    """Set a paragraph in body text, its first line two characters in."""
    return _strips(_faced(spans), INDENT)


def salutation(names: Sequence[str]) -> tuple[Strip, ...]:
    """Set the line of those addressed, flush left, with its colon."""
    return tie(_strips((("、".join(names) + "：", Face.BODY),), 0.0))


def headed(text: str, under: tuple[Strip, ...]) -> tuple[Strip, ...]:
    """Set a heading of the first level (一、) over text; two lines of it stay with the heading."""
    head = tie(_strips(((text, Face.HEADING),), INDENT))
    return (*head, *tie(under[:1]), *under[1:]) if len(under) > 1 else (*head, *under)


def section(lead: str, *spans: Span | str) -> tuple[Strip, ...]:
    """Set a paragraph led in by a heading of the second level (（一）)."""
    return _strips(((lead, Face.KAI), *_faced(spans)), INDENT)


def attachments(titles: Sequence[str]) -> tuple[Strip, ...]:
    """List what is attached, one line under the text, the numbers one under the other."""
    if len(titles) == 1:
        return _strips((("附件：" + titles[0], Face.BODY),), INDENT, 5 * BODY)
    strips: list[Strip] = []
    for number, text in enumerate(titles, start=1):
        entry = f"{number}. {text}"
        lead, indent = ("附件：", INDENT) if number == 1 else ("", 5 * BODY)
        strips.extend(_strips(((lead + entry, Face.BODY),), indent, 6 * BODY))
    return tuple(strips)


def note(
    *spans: Span | str,
    size: float = 12.0,
    pitch: float = 20.0,
    width: float = MEASURE,
    indent: float | None = None,
) -> tuple[Strip, ...]:
    """Set smaller text, as it stands under tables; by default two characters in."""
    first = 2 * size if indent is None else indent
    return _strips(_faced(spans), first, 0.0, size, pitch, width)


def annex(label: str, units: Sequence[str]) -> tuple[Strip, ...]:
    """Begin an attachment on a page of its own: its label flush left, its title two lines below."""
    (lead,) = _strips(((label, Face.HEADING),), 0.0)
    return (replace(lead, fresh=True, tied=True), gap(SLOT, tied=True), title(units))


def _faced(spans: Sequence[Span | str]) -> tuple[Span, ...]:
    return tuple((span, Face.BODY) if isinstance(span, str) else span for span in spans)


def _strips(
    spans: Sequence[Span],
    indent: float,
    hanging: float = 0.0,
    size: float = BODY,
    pitch: float = SLOT,
    width: float = MEASURE,
) -> tuple[Strip, ...]:
    return tuple(
        text_strip(runs, size, pitch) for runs in set_lines(spans, size, width, indent, hanging)
    )


def text_strip(runs: tuple[Run, ...], size: float, pitch: float) -> Strip:
    """Hang one line's em box in the top of a slot, its baseline 0.88 em below."""

    def draw(pen: Pen, x: float, top: float) -> None:
        pen.text(runs, x, top + ASCENT * size)

    return Strip(pitch, draw, tail=max(pitch - size, 0.0))
