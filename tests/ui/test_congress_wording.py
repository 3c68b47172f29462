from hypothesis import given
from hypothesis import strategies as st

from sudesk.rules import law
from sudesk.terms import Verdict
from sudesk.ui.congress.wording import gate_of, percent, thousandths


@given(st.integers(0, 500), st.integers(1, 500))
def test_percent_is_the_nearest_tenth(part, whole):
    tenths = round(float(percent(part, whole)[:-1]) * 10)
    assert abs(tenths * whole - part * 1000) * 2 <= whole


def test_percent_of_nothing_is_a_dash():
    assert percent(0, 0) == "—"


@given(st.integers(0, 10_000), st.integers(1, 999))
def test_thousandths_are_the_nearest(numerator, denominator):
    whole, _, rest = thousandths(numerator, denominator).partition(".")
    assert len(rest) == 3
    assert abs(int(whole + rest) * denominator - numerator * 1000) * 2 <= denominator


def test_gate_keeps_verdict_clause_and_numbers():
    look = gate_of(law.assembly(400), "不能")
    assert (look.verdict, look.text, look.clause) == (Verdict.BLOCKED, "不能", "改革方案二.3")
    assert "400 人" in look.numbers
    assert look.remedy


def test_gate_without_words_says_the_sentence():
    assert gate_of(law.assembly(399)).text.startswith("学生 399 人，低于 400 人")
