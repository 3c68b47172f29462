import pytest
from hypothesis import given
from hypothesis import strategies as st

from sudesk.papers.sheet import SLOT
from sudesk.papers.titles import break_title, caption, title

DEPARTMENT = ("智造与管理系", "第五次", "学生代表大会")


def test_a_title_that_fits_stays_on_one_line() -> None:
    assert break_title((*DEPARTMENT, "签到册")) == ("智造与管理系第五次学生代表大会签到册",)


@pytest.mark.parametrize(
    ("units", "lines"),
    [
        (
            ("关于", *DEPARTMENT, "选举结果的报告"),
            ("关于智造与管理系第五次学生代表大会", "选举结果的报告"),
        ),
        ((*DEPARTMENT, "代表名额分配表"), ("智造与管理系第五次学生代表大会", "代表名额分配表")),
    ],
)
def test_a_title_breaks_by_sense_long_over_short(
    units: tuple[str, ...], lines: tuple[str, ...]
) -> None:
    assert break_title(units) == lines


def test_a_long_department_does_not_leave_a_stub_of_a_line() -> None:
    lines = break_title(("关于", "系" * 20, "第十二次", "学生代表大会", "选举结果的报告"))
    assert min(map(len, lines)) >= 4
    assert len(lines) == 3


@given(st.lists(st.text("系学生会大", min_size=1, max_size=30), min_size=1, max_size=6))
def test_no_line_is_wider_than_the_measure_and_nothing_is_lost(units: list[str]) -> None:
    lines = break_title(units)
    assert "".join(lines) == "".join(units)
    assert max(map(len, lines)) <= 20


@pytest.mark.parametrize(("count", "slots"), [(5, 2), (21, 3), (41, 4)])
def test_a_title_takes_whole_slots(count: int, slots: int) -> None:
    assert title(("学" * count,)).height == slots * SLOT


def test_a_caption_too_wide_still_stands_on_one_line() -> None:
    assert caption(("学" * 90,), ("生",)).height == caption(("学",)).height
