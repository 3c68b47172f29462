import pytest
from hypothesis import given
from hypothesis import strategies as st

from sudesk.papers.characters import JOINER, clean, is_word, may_break, whole


@given(st.text())
def test_cleaned_text_holds_no_line_break_and_nothing_invisible(text: str) -> None:
    cleaned = clean(text)
    assert not set(cleaned) & set("\n\r\t\v\f\x85\u2028\u2029\u200f\u202e\u200b\ufeff\ufe0f")
    assert clean(cleaned) == cleaned


@pytest.mark.parametrize(
    ("given_text", "expected"),
    [
        ("张\n三", "张 三"),
        ("张\r\n三", "张  三"),
        ("\u202e张三\u202c", "张三"),
        ("<b>&张三", "<b>&张三"),
        ("葛\U000e0100城", "葛城"),
        ("Zoë\u00a0Lee", "Zoë Lee"),
        ("张\u3000三", "张\u3000三"),
        ("𬭎𠅤", "𬭎𠅤"),
    ],
)
def test_visible_characters_stay(given_text: str, expected: str) -> None:
    assert clean(given_text) == expected


def test_a_whole_name_is_joined_throughout_and_still_the_same_name() -> None:
    joined = whole("阿依努尔·艾合买提")
    assert joined.count(JOINER) == 8
    assert joined.replace(JOINER, "") == "阿依努尔·艾合买提"


@pytest.mark.parametrize(
    ("left", "right", "allowed"),
    [
        ("学", "生", True),
        ("会", "，", False),
        ("会", "…", False),
        ("《", "选", False),
        ("“", "选", False),
        ("2", "0", False),
        ("6", "年", False),
        ("6", "的", True),
        ("第", "3", False),
        ("，", "《", True),
        ("会", "2", True),
        ("a", " ", False),
        (" ", "a", True),
    ],
)
def test_where_a_line_may_break(left: str, right: str, allowed: bool) -> None:
    assert may_break(left, right) is allowed


def test_words_are_latin_letters_figures_and_what_joins_them() -> None:
    assert all(is_word(char) for char in "aZ09.,:/%-é")
    assert not any(is_word(char) for char in "学，（ ×")
