"""Which font prints which character: faces, their fallbacks, and the fonts read once a process.

reportlab prints a character that a font lacks as nothing, so every character is looked up here
before it is drawn; one that no font has stops the paper.
"""

import struct
from collections.abc import Callable
from enum import Enum
from functools import cache, lru_cache
from pathlib import Path
from typing import Any, NamedTuple, ParamSpec, TypeVar

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


# What a PC's own fonts are called, the better liked first (design: they are preferred there).
_ON_THE_PC = {
    Face.BODY: ("simfang.ttf",),
    Face.HEADING: ("simhei.ttf",),
    Face.KAI: ("simkai.ttf",),
    Face.TITLE: ("FZXBSJW.TTF", "方正小标宋简体.ttf", "FZXiaoBiaoSong-B05S.ttf", "FZXBSK.TTF"),
}
_worn: dict[Face, str] = {}  # the PC's font that a face is set in now; none but by ``wear``
_depending: list[Callable[[], None]] = []
P = ParamSpec("P")
T = TypeVar("T")


def kept(size: int) -> Callable[[Callable[P, T]], Callable[P, T]]:
    """Keep the results of a function that looks characters up, until other fonts are worn."""

    def decorate(function: Callable[P, T]) -> Callable[P, T]:
        cached = lru_cache(maxsize=size)(function)
        _depending.append(cached.cache_clear)
        return cached  # type: ignore[return-value]

    return decorate


def wear(office: bool) -> None:
    """Set what comes in the PC's own fonts where it has them, or in the shipped ones alone."""
    wanted = office_fonts() if office else {}
    if wanted == _worn:
        return
    _worn.clear()
    _worn.update(wanted)
    for forget in _depending:
        forget()


@cache
def office_fonts() -> dict[Face, str]:
    """Find the PC's own fonts; one that cannot be read or embedded is passed over."""
    found = {}
    for face, names in _ON_THE_PC.items():
        here = [folder / name for folder in paths.font_folders() for name in names]
        for path in here:
            if path.is_file() and _reads(path):
                found[face] = f"{_PC}{path}"
                break
    return found


_PC = "PC "  # leads the name of a font that is not shipped, before its path


def _reads(path: Path) -> bool:
    from reportlab.pdfbase.ttfonts import TTFError

    try:
        return ord("一") in font(f"{_PC}{path}").face.charToGlyph
    except (TTFError, OSError, ValueError, KeyError, IndexError, struct.error):
        return False


@cache
def font(name: str) -> Any:
    """Return the parsed font of this file name, registered with reportlab."""
    from reportlab.pdfbase import pdfmetrics, ttfonts

    ttfonts.makeToUnicodeCMap = _to_unicode
    shipped = paths.resources() / "fonts" / f"{name}.ttf"
    path = Path(name.removeprefix(_PC)) if name.startswith(_PC) else shipped
    parsed = ttfonts.TTFont(path.stem if name.startswith(_PC) else name, str(path))
    if name.startswith(_PC):
        parsed.face.subfontNameX = b"-PC"  # a shipped font may bear the same name inside
    pdfmetrics.registerFont(parsed)
    return parsed


@kept(65536)
def glyph(char: str, face: Face) -> Glyph:
    """Find a character in a face or what it falls back to; UnprintableError if no font has it."""
    code = ord(char)
    body_first = _fonts(Face.BODY) if char in _FROM_BODY.get(face, ()) else ()
    for name in (*body_first, *_fonts(face), _LAST_RESORT):
        parsed = font(name).face
        if code in parsed.charToGlyph:
            return Glyph(name, parsed.charWidths[code] / 1000)
    raise UnprintableError(f"“{_shown(char)}”（U+{code:04X}）印不出来。")


def _fonts(face: Face) -> tuple[str, ...]:
    """Return the fonts of a face, the PC's own before the shipped ones."""
    return (_worn[face], *_FILES[face]) if face in _worn else _FILES[face]


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
