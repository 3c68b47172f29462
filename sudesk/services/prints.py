"""Papers as they are looked at, printed and saved: a PDF, and its pages as pictures.

What takes ``report`` is a long job; it ends at a report once it was stopped.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from io import BytesIO
from pathlib import Path
from threading import Lock
from typing import Literal

from sqlalchemy.orm import Session

from sudesk.papers.attendance_book import AttendanceBook
from sudesk.papers.ballot_paper import BallotPaper
from sudesk.papers.base import Paper
from sudesk.papers.count_report import CountReport
from sudesk.papers.delegate_list import DelegateList
from sudesk.papers.quota_table import QuotaTable
from sudesk.services import papers, sittings, tables, writing
from sudesk.services.slots import Slot
from sudesk.services.writing import Report

PerSheet = Literal[1, 2, 4]

# The numbers of the papers that are tables too.
TABLED = frozenset(
    paper.number for paper in (QuotaTable, DelegateList, AttendanceBook, CountReport)
)

# Neither reportlab's fonts nor PDFium may be used by two threads at a time.
PRESS = Lock()


@dataclass(frozen=True, slots=True)
class Part:
    """A paper within a print: its key, the fingerprint of its facts, its first page and how many.

    Pages are counted from 0.
    """

    key: str
    facts: str
    first: int
    pages: int


@dataclass(frozen=True, slots=True)
class Print:
    """One or several papers as PDF; ``sizes`` are width and height of its pages in points.

    ``seals`` tells for the preview where seals come to press: page, and points from its top left.
    """

    fingerprint: str
    pdf: bytes
    sizes: tuple[tuple[float, float], ...]
    parts: tuple[Part, ...] = ()
    seals: tuple[tuple[int, float, float], ...] = ()


_office = False


def prefer_office_fonts(wanted: bool) -> None:
    """Print in the PC's own fonts from now on, or in the shipped ones; for this program only."""
    global _office
    _office = wanted


def found_fonts() -> tuple[str, ...]:
    """Return which of the PC's own fonts there are, by what they serve (仿宋, 小标宋)."""
    from sudesk.papers.faces import Face, office_fonts

    names = {Face.TITLE: "小标宋"}
    return tuple(names.get(face, face.value) for face in office_fonts())


def preferring() -> bool:
    """Whether what people print here comes in the PC's own fonts."""
    return _office


@dataclass(frozen=True, slots=True)
class Picture:
    """One page in shades of grey, 0 black to 255 white; a line of it takes ``stride`` bytes."""

    width: int
    height: int
    stride: int
    pixels: bytes


def make(
    session: Session,
    report: Report,
    congress_id: int,
    key: str,
    per_sheet: PerSheet,
    known: Mapping[str, Print],
) -> Print:
    """Print a paper, or return it from those known where nothing on it has changed.

    ``per_sheet`` is how many ballots lie on a sheet; other papers do without it. A ballot comes
    as one full sheet, to be printed as often as needed.
    """
    from sudesk.papers.printing import fingerprint

    paper = papers.compose(session, congress_id, key)
    if isinstance(paper, BallotPaper):
        paper = replace(paper, per_sheet=per_sheet)
    mark = fingerprint(paper)
    if mark in known:
        return known[mark]
    report(paper.name, 0, 0)
    return _made(key, paper, mark)


def _made(key: str, paper: Paper, mark: str) -> Print:
    from sudesk.papers.printing import facts, with_seals

    with PRESS:
        pdf, seals = with_seals(paper, preferring())
        made = of_pdf(pdf, mark)
    return replace(made, parts=(Part(key, facts(paper), 0, len(made.sizes)),), seals=seals)


def together(session: Session, report: Report, congress_id: int, keys: Sequence[str]) -> Print:
    """Print several papers as one, each beginning on a sheet of its own; a long job.

    A paper with an odd number of pages is followed by a blank one, as where sheets are printed on
    both sides. Ballots are no part of it: their number of sheets is chosen on their own page.
    """
    import pypdfium2

    gathered = papers.composed(session, congress_id, keys)
    prints = []
    for number, (key, paper) in enumerate(gathered.items()):
        report("正在排版", number, len(keys))
        prints.append(_made(key, paper, ""))
    parts: list[Part] = []
    with PRESS:
        whole = pypdfium2.PdfDocument.new()
        try:
            for one in prints:
                parts += [replace(part, first=len(whole)) for part in one.parts]
                source = pypdfium2.PdfDocument(one.pdf)
                whole.import_pages(source)
                source.close()
                if len(whole) % 2 and one is not prints[-1]:
                    whole.new_page(*one.sizes[-1])
            target = BytesIO()
            whole.save(target)
        finally:
            whole.close()
        return replace(of_pdf(target.getvalue(), ""), parts=tuple(parts))


def of_pdf(pdf: bytes, fingerprint: str) -> Print:
    """Return a finished PDF as a print; to be called with the press held."""
    import pypdfium2

    document = pypdfium2.PdfDocument(pdf)
    try:
        sizes = tuple(document.get_page_size(number) for number in range(len(document)))
    finally:
        document.close()
    return Print(fingerprint, pdf, sizes)


def words(pdf: bytes, part: Part) -> str:
    """Return the words of a paper within a print, without blanks; takes the press."""
    import pypdfium2

    said = []
    with PRESS:
        document = pypdfium2.PdfDocument(pdf)
        try:
            for number in range(part.first, part.first + part.pages):
                page = document[number]
                text = page.get_textpage()
                said.append(text.get_text_bounded())
                text.close()
                page.close()
        finally:
            document.close()
    return "\n".join("\n".join(said).split())


def picture(_session: Session, report: Report, pdf: bytes, page: int, scale: float) -> Picture:
    """Draw one page, counted from 0, with ``scale`` pixels a point."""
    with PRESS:
        report(f"第{page + 1}页", 0, 0)
        return draw(pdf, page, scale)


def draw(pdf: bytes, page: int, scale: float) -> Picture:
    """Draw one page as ``picture`` does; to be called with the press held."""
    import pypdfium2

    document = pypdfium2.PdfDocument(pdf)
    try:
        sheet = document[page]
        # Papers are black on white: shades of grey take a quarter of the room of colours.
        bitmap = sheet.render(scale=scale, grayscale=True)
        pixels = bytes(bitmap.buffer)
        drawn = Picture(bitmap.width, bitmap.height, bitmap.stride, pixels)
        bitmap.close()
        sheet.close()
    finally:
        document.close()
    return drawn


def ballots_needed(session: Session, congress_id: int) -> int:
    """Return how many ballots a round may need: one for everybody due."""
    return len(sittings.due(session, congress_id))


def save_table(
    session: Session, report: Report, congress_id: int, slot: Slot, target: Path
) -> Path:
    """Write the table that goes with a paper as .xlsx."""
    report(target.name, 0, 0)
    return writing.write_whole(target, tables.of_paper(session, congress_id, slot.key).content)


def table_name(slot: Slot) -> str:
    """Return the name of the table that goes with a paper."""
    return slot.file_name.removesuffix(".pdf") + ".xlsx"


def save_all(session: Session, report: Report, congress_id: int, folder: Path) -> tuple[Path, ...]:
    """Write every paper that is ready into a folder as PDF."""
    with PRESS:
        return writing.write_papers(
            session, congress_id, folder, report=report, office=preferring()
        )
