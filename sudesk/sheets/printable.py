"""Which characters the shipped fonts can print, known before any paper is set.

The list lies beside the fonts and is taken from them (a test compares both), so that reading a
roster need not open twenty megabytes of outlines.
"""

import unicodedata
from bisect import bisect_right
from functools import cache

from sudesk import paths

LIST = "characters.txt"
_UNSEEN = frozenset(("Cc", "Cf", "Zs", "Zl", "Zp", "Mn"))  # never drawn, or only on another one


def unprintable(text: str) -> str:
    """Return the first character of a text that no shipped font has, empty where all are there."""
    return next((char for char in text if not _is_printable(char)), "")


def _is_printable(char: str) -> bool:
    firsts, lasts = _ranges()
    at = bisect_right(firsts, ord(char)) - 1
    return (at >= 0 and ord(char) <= lasts[at]) or unicodedata.category(char) in _UNSEEN


@cache
def _ranges() -> tuple[list[int], list[int]]:
    """Return where runs of printable characters begin and end."""
    text = (paths.resources() / "fonts" / LIST).read_text("ascii")
    runs = [line.partition("-") for line in text.split()]
    firsts = [int(first, 16) for first, _, _ in runs]
    return firsts, [int(last or first, 16) for first, _, last in runs]
