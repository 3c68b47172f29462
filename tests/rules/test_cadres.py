from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sudesk.rules import cadres
from sudesk.rules.cadres import Cause, Dimension, Exit, Leaving
from sudesk.terms import Verdict

NUMBERS = st.integers(0, 30)
WHOLE = Leaving(Cause.OFFENCE, Exit.DISMISSED, True, True, elected=False, by_congress=False)


def test_what_the_program_has_no_record_of_is_noted_with_what_to_do():
    unknown = [
        cadres.called_openly(None, 0, 0),
        cadres.reachable(None, 0, 0),
        cadres.appraised(None, (), 0),
        cadres.exits(None),
        cadres.deputies(None),
        cadres.conduct(0, 0),
        cadres.trained(None, 0),
    ]
    assert {one.verdict for one in unknown} == {Verdict.NOTED}
    assert all(one.remedy for one in unknown)
    assert [one.rule for one in unknown] == ["D4", "B4", "B5", "B6", "B7", "B11", "D10"]


@given(NUMBERS, NUMBERS, NUMBERS)
def test_who_was_chosen_without_call_or_applicants_warns(chosen, calls, applicants):
    ruling = cadres.called_openly(chosen, calls, applicants)
    open_ = chosen == 0 or (calls > 0 and applicants > 0)
    assert ruling.verdict is (Verdict.ALLOWED if open_ else Verdict.WARNED)


@pytest.mark.parametrize(
    ("main", "published", "private", "verdict"),
    [
        (3, 3, 0, Verdict.ALLOWED),
        (3, 2, 0, Verdict.WARNED),
        (3, 3, 1, Verdict.WARNED),
        (0, 0, 0, Verdict.ALLOWED),
    ],
)
def test_main_cadres_can_be_reached_without_private_numbers(main, published, private, verdict):
    assert cadres.reachable(main, published, private).verdict is verdict


@given(st.sets(st.sampled_from(Dimension)), NUMBERS)
def test_an_appraisal_needs_all_dimensions_and_students(dimensions, raters):
    ruling = cadres.appraised(12, dimensions, raters)
    whole = len(dimensions) == len(Dimension) and raters > 0
    assert ruling.verdict is (Verdict.ALLOWED if whole else Verdict.WARNED)


@pytest.mark.parametrize(
    ("change", "word"),
    [
        ({"cause": None}, "缺原因"),
        ({"exit": None, "decision": False}, "缺方式、决定"),
        ({"procedure": False}, "缺程序"),
        ({"elected": True}, "不能免职"),
        ({"exit": Exit.RECALLED}, "由大会决定"),
        ({"exit": Exit.RECALLED, "elected": True}, "由大会决定"),
    ],
)
def test_nobody_leaves_without_a_record_or_past_the_congress(change, word):
    ruling = cadres.leaves(replace(WHOLE, **change))
    assert ruling.blocks
    assert word in ruling.sentence
    assert cadres.exits([WHOLE, replace(WHOLE, **change)]) == ruling


@pytest.mark.parametrize(
    "change",
    [
        {},
        {"exit": Exit.COUNSELLED, "elected": True},
        {"exit": Exit.RECALLED, "elected": True, "by_congress": True},
    ],
)
def test_a_whole_record_lets_go(change):
    assert not cadres.leaves(replace(WHOLE, **change)).blocks
    assert cadres.exits([replace(WHOLE, **change)]).sentence == "退出1人，记录齐全"


@given(st.dictionaries(st.sampled_from(["学习部", "宣传部", "生活部"]), st.integers(0, 5)))
def test_two_deputies_are_allowed_three_are_not(numbers):
    ruling = cadres.deputies(numbers)
    assert (ruling.verdict is Verdict.WARNED) is any(number > 2 for number in numbers.values())


@given(NUMBERS, st.integers(1, 30))
def test_conduct_is_looked_at_for_every_candidate(judged, candidates):
    ruling = cadres.conduct(judged, candidates)
    assert (ruling.verdict is Verdict.ALLOWED) is (judged >= candidates)


@given(NUMBERS, NUMBERS)
def test_training_is_noted_until_all_took_part(number, trained):
    ruling = cadres.trained(number, trained)
    assert ruling.verdict is (Verdict.ALLOWED if trained >= number else Verdict.NOTED)
