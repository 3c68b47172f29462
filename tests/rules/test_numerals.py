import pytest

from sudesk.rules.numerals import fraction, numeral


@pytest.mark.parametrize(
    ("number", "word"), [(1, "一"), (10, "十"), (11, "十一"), (20, "二十"), (99, "九十九")]
)
def test_numerals(number, word):
    assert numeral(number) == word


@pytest.mark.parametrize(
    ("part", "whole", "words"),
    [
        (1, 2, "半数"),
        (2, 3, "三分之二"),
        (3, 20, "二十分之三"),
        (5, 5, "全数"),
        (67, 120, "120分之67"),
    ],
)
def test_fractions(part, whole, words):
    assert fraction(part, whole) == words
