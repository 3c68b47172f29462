import pytest
from hypothesis import given
from hypothesis import strategies as st

from sudesk.errors import SudeskError
from sudesk.papers.faces import Face
from sudesk.papers.typesetting import characters, close_up, phrase, spread


def test_a_plain_phrase_is_one_run() -> None:
    set_phrase = phrase("学生会主席团", Face.BODY, 10)
    assert [run.text for run in set_phrase.runs] == ["学生会主席团"]
    assert set_phrase.width == 60


def test_a_rare_character_has_a_run_of_its_own_at_its_place() -> None:
    runs = phrase("张喆等", Face.BODY, 10).runs
    assert [(run.text, run.x) for run in runs] == [("张", 0), ("喆", 10), ("等", 20)]
    assert len({run.font for run in runs}) == 2


def test_a_condensed_phrase_is_narrower_by_its_scale() -> None:
    assert phrase("学生会", Face.BODY, 10, 0.76).width == pytest.approx(22.8)


def test_a_middle_dot_takes_half_an_em() -> None:
    assert phrase("阿依努尔·艾合买提", Face.BODY, 10).width == 85


@pytest.mark.parametrize("text", ["”）", "），", "》（", "（“"])
def test_neighbouring_marks_share_a_quarter_em(text: str) -> None:
    assert phrase(text, Face.BODY, 10).width == 17.5


@given(st.text("学生会张喆𬭎，。（）“”《》·A1 ", max_size=60))
def test_runs_hold_the_text_as_it_was(text: str) -> None:
    assert "".join(run.text for run in phrase(text, Face.BODY, 12).runs) == text


def test_the_joiner_glues_and_is_not_set() -> None:
    first, second = characters("张\u2060三", Face.BODY)
    assert first.glued
    assert not second.glued


def test_closing_up_leaves_other_characters_alone() -> None:
    chars = characters("学（生）会", Face.BODY)
    assert close_up(chars) == chars


def test_a_name_of_two_spreads_over_three_and_reads_as_itself() -> None:
    left, right = spread("张喆", Face.BODY, 10).runs
    assert (left.text, left.reads) == ("张\u3000", "张")
    assert (right.x, right.text, right.reads) == (20, "喆", None)


def test_the_other_character_carries_the_blank_where_the_first_is_beyond_the_bmp() -> None:
    left, right = spread("𠅤明", Face.BODY, 10).runs
    assert left.reads is None
    assert (right.text, right.reads) == ("\u3000明", "明")


@pytest.mark.parametrize("text", ["林知远", "Li", "𠅤𬭎", "张", ""])
def test_other_names_are_not_spread(text: str) -> None:
    assert spread(text, Face.BODY, 10) == phrase(text, Face.BODY, 10)


def test_an_unprintable_character_is_named_with_its_name() -> None:
    with pytest.raises(SudeskError, match="“王😀”中的“😀”"):
        phrase("王😀", Face.BODY, 10)


def test_in_a_long_text_the_name_is_named_or_else_the_words_about_the_character() -> None:
    text = (
        "根据计票结果，下列同志当选为系学生会主席团成员：" + "王\u2060😀\u2060明" + "（会计班）。"
    )
    with pytest.raises(SudeskError, match="“王😀明”中的“😀”"):
        phrase(text, Face.BODY, 10)
    with pytest.raises(SudeskError, match="“会主席团成员：王😀明（会计班）。”中的"):
        phrase(text.replace("\u2060", ""), Face.BODY, 10)
