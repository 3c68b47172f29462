import pytest
from hypothesis import given
from hypothesis import strategies as st

from sudesk.rules import reference
from sudesk.terms import Verdict

NUMBERS = st.integers(0, 20_000)


def met(ruling):
    assert ruling.verdict in (Verdict.ALLOWED, Verdict.NOTED)
    return ruling.verdict is Verdict.ALLOWED


@given(NUMBERS, NUMBERS)
def test_delegates_are_at_least_one_in_a_hundred(delegates, students):
    assert met(reference.delegates_enough(delegates, students)) is (delegates * 100 >= students)


@given(NUMBERS, NUMBERS)
def test_sixty_percent_include_the_sixty(ordinary, delegates):
    ruling = reference.ordinary_enough(ordinary, delegates)
    assert met(ruling) is (delegates > 0 and ordinary * 10 >= delegates * 6)


@given(NUMBERS, NUMBERS)
def test_core_members_are_at_most_one_in_a_hundred(core, students):
    assert met(reference.core_few(core, students)) is (core * 100 <= students)


def test_the_least_number_that_would_do_is_said():
    assert reference.ordinary_enough(52, 88).sentence == "非骨干代表52/88人，参照不低于60%，须53人"
    assert met(reference.ordinary_enough(53, 88))
    assert reference.delegates_enough(4, 412).sentence.endswith("须5人")
    assert reference.core_few(5, 412).sentence.endswith("即4人")
    assert "不超过4人" in reference.core_few(None, 412).remedy


@pytest.mark.parametrize(
    ("without", "said"),
    [
        ((["2026级"], ["审计2601班"], []), "没有代表的有2026级、审计2601班"),
        (([], [], ["英语社"]), "没有代表的有英语社"),
        (([], [], []), "每个年级、每个班和主要社团都有代表"),
    ],
)
def test_who_has_no_delegate_is_named(without, said):
    assert reference.covers(*without, known=True).sentence == said


def test_nothing_is_said_of_seats_that_were_not_given_out():
    assert reference.covers([], [], [], known=False).sentence == "还没有分配名额"


@given(st.integers(0, 30), st.integers(0, 30))
def test_every_class_with_seats_has_its_election(recorded, classes):
    ruling = reference.elected_by_classes(recorded, classes)
    assert met(ruling) is (classes > 0 and recorded >= classes)


@pytest.mark.parametrize(("rotates", "said"), [(True, "选用了轮值"), (False, "系里不受限")])
def test_a_department_may_choose_to_rotate(rotates, said):
    assert said in reference.college_only(rotates).sentence
