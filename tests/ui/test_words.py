"""Words of days, terms and figures."""

from datetime import date, datetime

import pytest

from sudesk.ui import words


@pytest.mark.parametrize(
    ("plain", "shown"),
    [
        ("学生412人，不低于400人", "学生 412 人，不低于 400 人"),
        ("88/88名", "88/88 名"),
        ("非骨干代表，参照60%", "非骨干代表，参照 60%"),
        ("没有数字", "没有数字"),
        ("最迟2026年12月9日，12月8日起", "最迟 2026年12月9日，12月8日起"),
        ("还有 9 天", "还有 9 天"),
    ],
)
def test_figures_stand_apart_from_chinese(plain: str, shown: str) -> None:
    assert words.spaced(plain) == shown
    assert words.spaced(shown) == shown


def test_days_and_terms() -> None:
    today = date(2026, 12, 9)
    assert words.day(date(2026, 12, 10), today) == "12月10日 周四"
    assert words.day(date(2027, 1, 8), today) == "2027年1月8日"
    assert words.full_day(today) == "2026年12月9日 星期三"
    assert words.term(6, 2026) == "第六届 2026学年"
    assert words.school_year(2026) == "2026—2027学年"
    assert words.backed_up(datetime(2026, 12, 9, 8, 5), today) == "今日 08:05 已备份"
    assert words.backed_up(datetime(2026, 12, 8, 16, 30), today) == "12月8日 16:30 已备份"


@pytest.mark.parametrize(
    ("first", "last", "said"),
    [
        ((12, 2), (12, 2), "12月2日"),
        ((12, 2), (12, 4), "12月2—4日"),
        ((11, 30), (12, 2), "11月30日—12月2日"),
    ],
)
def test_a_period_in_short(first: tuple[int, int], last: tuple[int, int], said: str) -> None:
    assert words.span(date(2026, *first), date(2026, *last)) == said
