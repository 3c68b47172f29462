"""What a PDF says of itself: text, where every character stands, and its fonts."""

import re
from dataclasses import dataclass

import pypdfium2
import pypdfium2.raw as raw

MM = 72 / 25.4


@dataclass(frozen=True)
class Seen:
    """One character on a page: its origin on the baseline in mm from the top left, its size."""

    char: str
    x: float
    baseline: float
    right: float
    size: float


def title_of(pdf: bytes) -> str:
    """The title that a reader shows in its window."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        return str(document.get_metadata_value("Title"))
    finally:
        document.close()


def text_of(pdf: bytes) -> str:
    """All text, page by page, line breaks kept as they are read."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        return "\n".join(page.get_textpage().get_text_range() for page in document)
    finally:
        document.close()


def characters_of(pdf: bytes, page: int) -> list[Seen]:
    """Every character of a page with its place."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        height = document[page].get_height()
        textpage = document[page].get_textpage()
        seen = []
        for i in range(textpage.count_chars()):
            x, y = raw.c_double(), raw.c_double()
            raw.FPDFText_GetCharOrigin(textpage.raw, i, x, y)
            _, _, right, _ = textpage.get_charbox(i, loose=True)
            seen.append(
                Seen(
                    chr(raw.FPDFText_GetUnicode(textpage.raw, i)),
                    x.value / MM,
                    (height - y.value) / MM,
                    right / MM,
                    raw.FPDFText_GetFontSize(textpage.raw, i),
                )
            )
        return seen
    finally:
        document.close()


def faces_of(pdf: bytes, page: int) -> list[tuple[Seen, str]]:
    """Every drawn character of a page with the name of its font, its subset's tag left out."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        textpage = document[page].get_textpage()
        names = []
        for i in range(textpage.count_chars()):
            length = raw.FPDFText_GetFontInfo(textpage.raw, i, None, 0, None)
            buffer = (raw.c_char * max(length, 1))()
            raw.FPDFText_GetFontInfo(textpage.raw, i, buffer, length, None)
            names.append(bytes(buffer).rstrip(b"\0").decode().rpartition("+")[2])
    finally:
        document.close()
    seen = characters_of(pdf, page)
    return [(one, name) for one, name in zip(seen, names, strict=True) if not one.char.isspace()]


def lines_of(pdf: bytes, page: int) -> dict[float, list[Seen]]:
    """The drawn characters of a page by baseline (mm), each line from the left."""
    lines: dict[float, list[Seen]] = {}
    for seen in characters_of(pdf, page):
        if not seen.char.isspace():
            lines.setdefault(round(seen.baseline, 2), []).append(seen)
    return {at: sorted(line, key=lambda s: s.x) for at, line in sorted(lines.items())}


def said(line: list[Seen]) -> str:
    """What a line says; the reader hands out characters beyond the BMP in halves."""
    halves = "".join(seen.char for seen in line)
    return halves.encode("utf-16-le", "surrogatepass").decode("utf-16-le")


def fonts_of(pdf: bytes) -> tuple[set[str], set[str]]:
    """The base fonts that a file names, and those that it embeds."""
    named = {m.decode() for m in re.findall(rb"/BaseFont\s*/([^\s/>]+)", pdf)}
    embedded = {m.decode() for m in re.findall(rb"/FontFile2[^>]*?/FontName\s*/([^\s/>]+)", pdf)}
    return named, embedded
