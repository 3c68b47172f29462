import pytest
from hypothesis import given
from hypothesis import strategies as st

from sudesk.errors import Refused
from sudesk.rules import law
from sudesk.terms import CongressKind, Verdict


@pytest.mark.parametrize(("headcount", "blocked"), [(1, False), (399, False), (400, True)])
def test_fewer_than_four_hundred_may_hold_an_assembly(headcount, blocked):
    ruling = law.form_of(CongressKind.ASSEMBLY, headcount)
    assert ruling.blocks is blocked
    assert str(headcount) in ruling.sentence
    assert (ruling.rule, ruling.citation) == ("D5", "改革方案二.3")


def test_delegates_are_the_normal_form():
    assert not law.form_of(CongressKind.DELEGATES, 12).blocks


@pytest.mark.parametrize(("seats", "blocked"), [(0, True), (1, False), (3, False), (4, True)])
def test_the_presidium_has_at_most_three(seats, blocked):
    assert law.presidium(seats).blocks is blocked


@pytest.mark.parametrize(("title", "blocked"), [("主席助理", True), ("学习部部长", False)])
def test_assistants_are_refused(title, blocked):
    assert law.post_title(title).blocks is blocked


@given(st.integers(1, 1000), st.integers(1, 1000))
def test_the_top_thirty_percent_is_exact(first, second):
    rank, total = sorted((first, second))
    assert law.study(rank, total, 0, False).blocks is (rank * 10 > total * 3)


def test_a_rank_out_of_bounds_shows_the_place_that_would_do():
    ruling = law.study(7, 23, 0, False)
    assert ruling.sentence == "专业排名7/23，前30%以内须在第6名以前"
    assert not law.study(6, 23, 0, False).blocks


def test_a_failed_course_blocks_whatever_the_rank():
    assert law.study(1, 90, 1, False).blocks
    assert law.study(None, None, 2, True).blocks


@pytest.mark.parametrize(
    ("rank", "total", "fails", "lacking"),
    [
        (None, None, None, "专业排名、不及格课程数"),
        (None, None, 0, "专业排名"),
        (3, 90, None, "不及格课程数"),
    ],
)
def test_missing_evidence_is_never_a_pass(rank, total, fails, lacking):
    ruling = law.study(rank, total, fails, False)
    assert ruling.blocks
    assert ruling.sentence == f"待核：缺{lacking}"


def test_a_freshman_is_exempt_with_a_note():
    assert law.study(None, None, None, True).verdict is Verdict.NOTED
    assert law.study(50, 90, 0, True).blocks


def test_a_ruling_is_enforced_with_its_rule_numbers_and_remedy():
    with pytest.raises(Refused) as refused:
        law.presidium(4).enforce()
    assert "主席团4人" in str(refused.value)
    assert "改革方案二.4" in str(refused.value)
    law.presidium(3).enforce()


@pytest.mark.parametrize(
    ("rank", "total", "said"),
    [(1, 3, "前30%以内不足1名"), (2, 4, "前30%以内须在第1名以前")],
)
def test_a_small_major_may_have_nobody_in_its_top(rank, total, said):
    assert law.study(rank, total, 0, False).sentence.endswith(said)
