import pytest

from sudesk.errors import SudeskError
from sudesk.papers import faces
from sudesk.papers.faces import Face, font, glyph, unprintable


def test_plain_characters_come_from_the_face_itself() -> None:
    assert glyph("张", Face.BODY) == ("SudeskFangSong", 1.0)
    assert glyph("9", Face.BODY) == ("SudeskFangSong", 0.5)
    assert glyph("张", Face.TITLE).font == "NotoSerifSC-Bold"
    assert glyph("张", Face.HEADING).font == "NotoSansSC-Medium"


@pytest.mark.parametrize("char", "喆堃䶮㛃𬭎𠅤")
def test_rare_characters_fall_back_to_light_song_in_body_text(char: str) -> None:
    assert glyph(char, Face.BODY).font == "NotoSerifSC-Light"


@pytest.mark.parametrize("char", "喆堃䶮㛃𬭎𠅤")
@pytest.mark.parametrize("face", list(Face))
def test_rare_characters_print_in_every_face(char: str, face: Face) -> None:
    found = glyph(char, face)
    assert ord(char) in font(found.font).face.charToGlyph
    assert found.advance == 1.0


def test_marks_of_latin_width_come_from_fangsong_on_its_grid() -> None:
    assert glyph("“", Face.KAI) == ("SudeskFangSong", 1.0)
    assert glyph("7", Face.KAI) == ("SudeskFangSong", 0.5)
    assert glyph("—", Face.TITLE) == ("SudeskFangSong", 1.0)


@pytest.mark.parametrize("char", "𠀀𫠠𰻝😀")
def test_a_character_that_no_font_has_is_an_error(char: str) -> None:
    with pytest.raises(SudeskError, match=f"U\\+{ord(char):04X}"):
        glyph(char, Face.BODY)


def test_the_error_names_the_character_and_where_it_stands() -> None:
    error = unprintable("😀", "王😀")
    assert "王😀" in error.what
    assert "U+1F600" in error.what
    assert error.remedy


def test_a_lone_surrogate_can_be_told_of() -> None:
    assert str(unprintable("\ud800", "王\ud800")).encode("utf-8")


def test_the_unicode_map_writes_surrogates_beyond_the_bmp() -> None:
    cmap = faces._to_unicode("AAAAAA+Font", [0, ord("A"), ord("𬭎")])
    assert "<01> <0041>" in cmap
    assert "<02> <D872DF4E>" in cmap
