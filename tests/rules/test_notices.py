from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sudesk.rules import notices
from sudesk.terms import Verdict

UNTIL = date(2026, 12, 15)


@given(st.integers(0, 30), st.integers(1, 30))
def test_fewer_working_days_than_promised_are_too_few(worked, promised):
    ruling = notices.long_enough(worked, promised)
    assert ruling.blocks == (worked < promised)
    assert (ruling.rule, ruling.citation) == ("B3", "改革方案二.7")
    assert f"{worked}个工作日" in ruling.sentence


@pytest.mark.parametrize(
    ("later", "pending", "blocks", "words"),
    [
        (-1, 0, True, "还没有期满"),
        (0, 0, True, "还没有期满"),
        (1, 0, False, "没有未处理的异议"),
        (1, 2, True, "2件异议"),
    ],
)
def test_the_way_is_free_the_day_after_the_last_and_without_open_objections(
    later, pending, blocks, words
):
    ruling = notices.run_out("候选人公示", UNTIL + timedelta(days=later), UNTIL, pending)
    assert ruling.blocks == blocks
    assert words in ruling.sentence
    assert bool(ruling.remedy) == blocks


def test_what_was_never_announced_holds_everything_up():
    assert notices.missing("候选人公示").verdict is Verdict.BLOCKED
    ruling = notices.outdated("候选人公示", ["张三", "李四"])
    assert ruling.blocks
    assert "张三、李四" in ruling.sentence


def test_numbers_are_shown_only_to_part_namesakes():
    people = [("张三", "202401010017"), ("李四", "202401010002"), ("张三", "202501010017")]
    assert notices.masked_numbers(people) == ("尾号401010017", "", "尾号501010017")
    people = [("张三", "202401010017"), ("张三", "202401010018")]
    assert notices.masked_numbers(people) == ("尾号17", "尾号18")


@given(st.lists(st.tuples(st.sampled_from("甲乙"), st.text("0123456789", min_size=4, max_size=8))))
def test_nobody_who_has_a_name_alone_shows_a_number(people):
    for (name, number), shown in zip(people, notices.masked_numbers(people), strict=True):
        alone = [its for its, _ in people].count(name) == 1
        assert bool(shown) != alone
        assert number.endswith(shown.removeprefix("尾号"))
