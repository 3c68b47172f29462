from datetime import date

import pytest

from sudesk.papers.words import full_date, listed, span_of_days


def test_dates_have_no_leading_zeros() -> None:
    assert full_date(date(2026, 7, 1)) == "2026年7月1日"


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        (date(2026, 6, 3), date(2026, 6, 3), "2026年6月3日"),
        (date(2026, 6, 3), date(2026, 6, 5), "2026年6月3日至5日"),
        (date(2026, 6, 30), date(2026, 7, 2), "2026年6月30日至7月2日"),
        (date(2026, 12, 31), date(2027, 1, 2), "2026年12月31日至2027年1月2日"),
    ],
)
def test_periods_leave_out_what_is_repeated(first: date, last: date, words: str) -> None:
    assert span_of_days(first, last) == words


def test_lists() -> None:
    assert listed(("张三", "李四")) == "张三、李四"
