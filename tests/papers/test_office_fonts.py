"""Papers in the PC's own fonts: other bytes, the same text; a broken font is passed over."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from papers.reading import fonts_of, text_of
from papers.samples import count_report, result_report
from sudesk import paths
from sudesk.papers import faces
from sudesk.papers.faces import Face, glyph, office_fonts, wear
from sudesk.papers.printing import render

FONTS = paths.resources() / "fonts"


@pytest.fixture
def pc(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A PC whose fonts lie in one folder, none at first."""
    monkeypatch.setattr(paths, "font_folders", lambda: (tmp_path / "none", tmp_path))
    office_fonts.cache_clear()
    yield tmp_path
    wear(False)
    office_fonts.cache_clear()


def test_without_its_own_fonts_the_same_bytes_are_printed(pc: Path) -> None:
    assert office_fonts() == {}
    assert render(count_report(), office=True) == render(count_report())


def test_the_pcs_fonts_change_bytes_and_no_text(pc: Path) -> None:
    shipped = render(result_report())
    shutil.copy(FONTS / "SudeskKai.ttf", pc / "simfang.ttf")
    shutil.copy(FONTS / "NotoSerifSC-Light.ttf", pc / "FZXBSJW.TTF")
    assert set(office_fonts()) == {Face.BODY, Face.TITLE}
    own = render(result_report(), office=True)
    assert own != shipped
    # figures of another width break lines elsewhere; every character is there all the same
    assert sorted("".join(text_of(own).split())) == sorted("".join(text_of(shipped).split()))
    named, embedded = fonts_of(own)
    assert named == embedded
    assert render(result_report()) == shipped


def test_rare_characters_still_fall_back_to_the_shipped_fonts(pc: Path) -> None:
    shutil.copy(FONTS / "SudeskFangSong.ttf", pc / "simfang.ttf")
    wear(True)
    assert glyph("张", Face.BODY).font.endswith("simfang.ttf")
    assert glyph("𬭎", Face.BODY).font == "NotoSerifSC-Light"
    assert "陈𬭎" in text_of(render(count_report(), office=True))


@pytest.mark.parametrize(
    "content", [b"", b"not a font", (FONTS / "SudeskKai.ttf").read_bytes()[:9000]]
)
def test_a_font_that_cannot_be_read_is_passed_over(pc: Path, content: bytes) -> None:
    (pc / "simfang.ttf").write_bytes(content)
    assert office_fonts() == {}
    assert render(count_report(), office=True) == render(count_report())


def test_windows_keeps_fonts_for_everybody_and_for_the_user(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("WINDIR", "W")
    monkeypatch.setenv("LOCALAPPDATA", "L")
    assert paths.font_folders() == (Path("W/Fonts"), Path("L/Microsoft/Windows/Fonts"))
    monkeypatch.delenv("WINDIR")
    monkeypatch.delenv("LOCALAPPDATA")
    assert paths.font_folders() == ()


def test_no_face_is_worn_unless_it_is_asked_for() -> None:
    assert faces._worn == {}
