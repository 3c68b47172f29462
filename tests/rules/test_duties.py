from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sudesk.rules import duties
from sudesk.rules.duties import Measure
from sudesk.terms import Verdict

NUMBERS = st.integers(0, 40)


def test_what_the_program_has_no_record_of_is_noted_with_what_to_do():
    unknown = [
        duties.guided(0),
        duties.guides_classes(9, None),
        duties.college_delegates(None, 0, 0),
        duties.judged_by_students(None, published=False),
        duties.accounts(None),
    ]
    assert {one.verdict for one in unknown} == {Verdict.NOTED}
    assert all(one.remedy for one in unknown)
    assert [one.rule for one in unknown] == ["D7", "D8", "D9", "B9", "B12"]


def test_what_was_sent_is_counted():
    assert duties.guided(2).sentence == "本学年已向院学生会报送2次"
    assert duties.guided(2).verdict is Verdict.ALLOWED


@given(NUMBERS, NUMBERS)
def test_every_class_committee_is_guided(classes, visited):
    ruling = duties.guides_classes(classes, visited)
    assert ruling.verdict is (Verdict.ALLOWED if visited >= classes else Verdict.NOTED)


@given(NUMBERS, NUMBERS, NUMBERS)
def test_college_delegates_are_elected_and_standing_ones_named(wanted, elected, standing):
    ruling = duties.college_delegates(wanted, elected, standing)
    whole = elected >= wanted and standing > 0
    assert ruling.verdict is (Verdict.ALLOWED if whole else Verdict.NOTED)


@given(st.sets(st.sampled_from(Measure)), st.booleans())
def test_students_judge_by_three_measures_and_read_the_result(measures, published):
    ruling = duties.judged_by_students(measures, published=published)
    whole = len(measures) == len(Measure) and published
    assert ruling.verdict is (Verdict.ALLOWED if whole else Verdict.WARNED)


@pytest.mark.parametrize("meetings", [None, 0, 2])
def test_few_meetings_are_only_noted(meetings):
    assert duties.lean(meetings).verdict is Verdict.NOTED


def test_the_account_names_its_day():
    assert duties.accounts(date(2026, 6, 3)).sentence == "本学年账目已于2026年6月3日公布"


def test_the_own_assessment_counts_rules():
    assert duties.assessed(7, 24).sentence == "对系里的24条规定，已符合7条"
