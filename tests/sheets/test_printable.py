"""The list of printable characters against the fonts themselves and the papers that use them."""

from collections.abc import Iterable, Iterator

import pytest
from fontTools.ttLib import TTFont

from sudesk import paths
from sudesk.papers.faces import Face, UnprintableError, glyph
from sudesk.sheets.printable import LIST, unprintable

FONTS = paths.resources() / "fonts"


def runs(codes: Iterable[int]) -> Iterator[str]:
    """Yield runs of codes as the list writes them: 4E00-9FFF, one to a line."""
    first = last = -2
    for code in sorted(codes):
        if code != last + 1:
            if first >= 0:
                yield f"{first:04X}" if first == last else f"{first:04X}-{last:04X}"
            first = code
        last = code
    yield f"{first:04X}" if first == last else f"{first:04X}-{last:04X}"


def test_the_list_is_that_of_the_body_face_and_its_last_resort() -> None:
    """Where the fonts change, write what this compares with into the list."""
    codes: set[int] = set()
    for name in ("SudeskFangSong", "NotoSerifSC-Light"):
        with TTFont(FONTS / f"{name}.ttf", lazy=True) as font:
            codes |= set(font.getBestCmap())
    assert (FONTS / LIST).read_text("ascii").split() == list(runs(codes))


@pytest.mark.parametrize("char", "王㛃䶮𠅤𬱖·AéЖ〇")
def test_what_papers_print_is_on_the_list(char: str) -> None:
    assert glyph(char, Face.BODY)
    assert unprintable(f"张{char}") == ""


@pytest.mark.parametrize("char", ["\U00020000", "\U0001f600", "\ue000", "ক", "\U000323af"])
def test_what_papers_cannot_print_is_not(char: str) -> None:
    with pytest.raises(UnprintableError):
        glyph(char, Face.BODY)
    assert unprintable(f"张{char}明") == char


def test_common_names_never_need_the_list() -> None:
    assert unprintable("".join(map(chr, range(0x4E00, 0xA000)))) == ""


def test_what_is_never_drawn_is_no_trouble() -> None:
    assert unprintable("张\u200b\ufe00 明\u3000") == ""
