"""Text tables: comma, tab or semicolon between the cells, in whatever encoding it comes."""

import csv
import io
import re
from collections import Counter

from sudesk.sheets.grids import Grid, Value

_WRAPPED = re.compile(r'=\s*"(.*)"', re.DOTALL)
_HEADS = re.compile(r"学\s*号|姓\s*名|學\s*號|班[级級]|性\s*别|性\s*別")
_SEPARATORS = "\t,;|，"
_GAP = re.compile(r"[ \u3000\xa0]+")
_LONG_NUMBER = re.compile(r"\d{6}")


def decode(blob: bytes) -> str:
    """Return the text of bytes: byte order mark, else UTF-16, UTF-8, GB 18030, Big5 as it fits."""
    for mark, encoding in (
        (b"\xef\xbb\xbf", "utf-8"),
        (b"\xff\xfe", "utf-16-le"),
        (b"\xfe\xff", "utf-16-be"),
    ):
        if blob.startswith(mark):
            return blob[len(mark) :].decode(encoding, "replace")
    zeros = blob[:4000].count(0)
    if zeros and zeros >= len(blob[:4000]) // 20:
        odd = blob[1:4000:2].count(0)
        return blob.decode("utf-16-le" if odd * 2 >= zeros else "utf-16-be", "replace")
    fitting = [text for e in ("utf-8", "gb18030", "big5") if (text := _decoded(blob, e))]
    if fitting:  # Big5 is GB 18030 by its form; only its words tell
        return next((text for text in fitting if _HEADS.search(text[:4000])), fitting[0])
    return min((blob.decode(e, "replace") for e in ("utf-8", "gb18030")), key=_wounds)


def _decoded(blob: bytes, encoding: str) -> str | None:
    """Return the text of bytes that are sound in an encoding."""
    try:
        return blob.decode(encoding)
    except UnicodeDecodeError:
        return None


def _wounds(text: str) -> int:
    """Return how many characters could not be read."""
    return text.count("\ufffd")


def read_text(text: str) -> Grid:
    """Return a text table as a grid, one row per line as the spreadsheet would number them."""
    text = text.replace("\x00", "")
    separator, body = _declared_separator(text)
    lines = _aligned(body) if not separator else None
    if lines is None:
        lines = _lines(body, separator or _best_separator(body))
    rows: list[list[Value]] = [[_unwrapped(cell) for cell in line] for line in lines]
    while rows and not any(rows[-1]):
        rows.pop()
    return Grid("Sheet1", rows)


def _declared_separator(text: str) -> tuple[str, str]:
    """Return the separator that a first line sep=; names, and the text with that line blanked."""
    found = re.match(r"sep=(.)\r?\n", text)
    return (found.group(1), text[found.end() - 1 :]) if found else ("", text)


def _best_separator(text: str) -> str:
    """Return the separator that gives most lines the same number of cells, and the more cells."""
    lines = [line for line in text.splitlines()[:200] if line.strip()]

    def agreement(separator: str) -> tuple[int, int]:
        counts = [line.count(separator) for line in lines if line.count(separator)]
        return max(((counts.count(n), n) for n in set(counts)), default=(0, 0))

    return max(_SEPARATORS, key=agreement)


def _aligned(text: str) -> list[list[str]] | None:
    """Return the cells of a text whose columns only blanks part, None where signs part them.

    A title with more or fewer cells than the other lines stays whole. Of a line with a number
    nobody would know what belongs where; then the text is no table.
    """
    lines = text.splitlines()
    filled = [line for line in lines if line.strip()]
    signs = sum(any(separator in line for separator in _SEPARATORS) for line in filled)
    if not filled or signs * 2 > len(filled):
        return None
    split = [_GAP.split(line.strip()) for line in lines]
    cells, times = Counter(len(row) for row in split if row != [""]).most_common(1)[0]
    odd = any(len(row) != cells and _LONG_NUMBER.search(" ".join(row)) for row in split)
    if cells < 2 or times * 10 < len(filled) * 7 or odd:
        return None
    return [row if len(row) == cells else [line] for row, line in zip(split, lines, strict=True)]


def _lines(text: str, separator: str) -> list[list[str]]:
    """Return the cells; a quotation mark that is never closed must not swallow the rest."""
    try:
        rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=separator))
    except csv.Error:
        rows = []
    if not rows or any(cell.count("\n") > 3 for row in rows for cell in row):
        return [line.split(separator) for line in text.split("\n")]
    return rows


def _unwrapped(cell: str) -> str:
    """Return the text of a cell written as ="0123" to keep the spreadsheet from counting."""
    if cell[:1] != "=":
        return cell.rstrip("\r")
    found = _WRAPPED.fullmatch(cell.strip())
    return found.group(1).replace('""', '"') if found else cell
