"""Papers made into PDF, and the short fingerprint of what they print."""

import dataclasses
import hashlib
import json
from datetime import date

from sudesk.papers.base import Paper
from sudesk.papers.faces import wear

# Middles of seals: the page counted from 0, points from its left and its top.
Seals = tuple[tuple[int, float, float], ...]

_KEPT = 4096
_PAGES: dict[str, int] = {}  # by fingerprint: what was set once has these pages


def render(paper: Paper, office: bool = False) -> bytes:
    """Print a paper as PDF; the same paper gives the same bytes.

    ``office`` sets it in the PC's own fonts where it has them, else in the shipped ones.
    SudeskError where a character is in no font, or where what is to be printed does not fit.
    """
    return with_seals(paper, office)[0]


def with_seals(paper: Paper, office: bool = False) -> tuple[bytes, Seals]:
    """Print a paper as ``render`` does, and tell where its seals come to press."""
    from sudesk.papers.pen import Pen

    wear(office)
    layout = paper.compose()
    pen, mark = Pen(paper.name), fingerprint(paper)
    layout.draw(pen, mark)
    if len(_PAGES) >= _KEPT:
        _PAGES.clear()
    _PAGES[mark] = pen.pages
    return pen.close(), tuple(pen.seals)


def pages_of(paper: Paper) -> int:
    """Return how many pages a paper has, without setting it anew where it was set before."""
    mark = fingerprint(paper)
    if mark not in _PAGES:
        render(paper)
    return _PAGES[mark]


# What changes though no fact does: today's date, the room to fill in, how sheets are cut.
_BY_ITSELF = frozenset(("signed_on", "listed_on", "turnout", "per_sheet"))


def fingerprint(paper: Paper) -> str:
    """Return what tells two versions of a paper apart: 16 hex digits in 4 groups.

    It is taken of the canonical JSON of the paper's values with its number and template version.
    """
    return _digest(paper, dataclasses.asdict(paper))


def facts(paper: Paper) -> str:
    """Return what tells whether a printed copy still holds: as ``fingerprint``, of facts alone.

    The day on which it is printed, the figures that are filled in by hand on a copy, and how
    many ballots lie on a sheet are left out.
    """

    def of_facts(pairs: list[tuple[str, object]]) -> dict[str, object]:
        return {name: value for name, value in pairs if name not in _BY_ITSELF}

    return _digest(paper, dataclasses.asdict(paper, dict_factory=of_facts))


def _digest(paper: Paper, values: dict[str, object]) -> str:
    content = {"number": paper.number, "template": paper.template, "paper": values}
    text = json.dumps(
        content, sort_keys=True, separators=(",", ":"), ensure_ascii=True, default=_plain
    )
    return grouped(hashlib.sha256(text.encode("ascii")).hexdigest()[:16])


def grouped(digits: str) -> str:
    """Write hex digits in groups of four, as people compare them: D0AC-8A31."""
    return "-".join(digits[i : i + 4] for i in range(0, len(digits), 4)).upper()


def page_count(pdf: bytes) -> int:
    """Count the pages of a PDF."""
    import pypdfium2

    document = pypdfium2.PdfDocument(pdf)
    try:
        return len(document)
    finally:
        document.close()


def _plain(value: object) -> str:
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(f"{type(value).__name__} has no place in a paper")
