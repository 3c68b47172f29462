"""Which font prints which character: faces, their fallbacks, and the fonts read once a process.

reportlab prints a character that a font lacks as nothing, so every character is looked up here
before it is drawn; one that no font has stops the paper.
"""

from enum import Enum
from functools import cache
from typing import Any, NamedTuple

from sudesk import paths
from sudesk.errors import SudeskError

ASCENT = 0.88  # all shipped fonts share one em box: 0.88 above the baseline, 0.12 below


class Face(Enum):
    """A typeface by what it serves."""

    BODY = "仿宋"
    HEADING = "黑体"
    KAI = "楷体"
    TITLE = "标题宋"
    FIGURES = "页码宋"
    SMALL = "细黑"


class Glyph(NamedTuple):
    """The font that has a character, and the width it gives it in ems."""

    font: str
    advance: float


class UnprintableError(SudeskError):
    """A character that no font has."""


_FILES = {
    Face.BODY: ("SudeskFangSong",),
    Face.HEADING: ("NotoSansSC-Medium", "NotoSansSC-Regular"),
    Face.KAI: ("SudeskKai",),
    Face.TITLE: ("NotoSerifSC-Bold",),
    Face.FIGURES: ("NotoSerifSC-Figures", "SudeskFangSong"),
    Face.SMALL: ("NotoSansSC-Regular",),
}
_LAST_RESORT = "NotoSerifSC-Light"  # beside FangSong a Regular would look bold

# Marks and digits that a face sets in Latin width, and FangSong in the width of the grid.
_FROM_BODY = {
    Face.KAI: frozenset("“”‘’·×0123456789"),
    Face.TITLE: frozenset("·—"),
    Face.FIGURES: frozenset("—"),
}


@cache
def font(name: str) -> Any:
    """Return the parsed font of this file name, registered with reportlab."""
    from reportlab.pdfbase import pdfmetrics, ttfonts

    ttfonts.makeToUnicodeCMap = _to_unicode
    parsed = ttfonts.TTFont(name, str(paths.resources() / "fonts" / f"{name}.ttf"))
    pdfmetrics.registerFont(parsed)
    return parsed


@cache
def glyph(char: str, face: Face) -> Glyph:
    """Find a character in a face or what it falls back to; UnprintableError if no font has it."""
    code = ord(char)
    body_first = _FILES[Face.BODY] if char in _FROM_BODY.get(face, ()) else ()
    for name in (*body_first, *_FILES[face], _LAST_RESORT):
        parsed = font(name).face
        if code in parsed.charToGlyph:
            return Glyph(name, parsed.charWidths[code] / 1000)
    raise UnprintableError(f"“{_shown(char)}”（U+{code:04X}）印不出来。")


def unprintable(char: str, context: str) -> UnprintableError:
    """Say which character cannot be printed and in whose name or in what text it stands."""
    where = context if len(context) <= 24 else context[:23] + "…"
    return UnprintableError(
        f"“{_shown(where)}”中的“{_shown(char)}”（U+{ord(char):04X}）印不出来。",
        "随带的字体里都没有这个字。",
        "请核对这个字，改用身份证上的通用写法后再打印。",
    )


def _shown(text: str) -> str:
    """Make text safe to show: a lone surrogate cannot even be written to a screen."""
    return text.encode("utf-8", "replace").decode("utf-8")


def _to_unicode(font_name: str, subset: list[int]) -> str:
    """Write a ToUnicode map as the PDF standard has it: UTF-16, surrogates beyond U+FFFF."""
    pairs = "\n".join(
        f"<{code:02X}> <{chr(value).encode('utf-16-be').hex().upper()}>"
        for code, value in enumerate(subset)
    )
    return (
        "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
        f"/CIDSystemInfo << /Registry ({font_name}) /Ordering ({font_name}) /Supplement 0 >> def\n"
        f"/CMapName /{font_name} def\n/CMapType 2 def\n"
        f"1 begincodespacerange\n<00> <{len(subset) - 1:02X}>\nendcodespacerange\n"
        f"{len(subset)} beginbfchar\n{pairs}\nendbfchar\n"
        "endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend"
    )
