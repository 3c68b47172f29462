"""Words that several pages say in the same way: days, terms, figures among Chinese."""

import re
from datetime import date, datetime

from sudesk.services.congresses import chinese_number

WEEKDAYS = "一二三四五六日"
_HAN = r"[\u3400-\u9fff]"


def spaced(sentence: str) -> str:
    """Put the half-width space that the screen has between Chinese and figures, not within days.

    Not for names of classes, which have none, nor for citations such as 改革方案二.3.
    """
    loose = re.sub(rf"({_HAN})(\d)", r"\1 \2", sentence)
    loose = re.sub(rf"(\d%?)({_HAN})", r"\1 \2", loose)
    return re.sub(r"(?:(\d{4}) 年 )?(\d+) 月 (\d+) 日", _day, loose)


def day(value: date, today: date) -> str:
    """Say a day for planning, with its weekday; the year stands where it differs."""
    if value.year != today.year:
        return f"{value.year}年{value.month}月{value.day}日"
    return f"{value.month}月{value.day}日 周{WEEKDAYS[value.weekday()]}"


def month_day(value: date) -> str:
    """Say a day in short, where the year is plain: 12月9日."""
    return f"{value.month}月{value.day}日"


def span(first: date, last: date) -> str:
    """Say a period in short: 12月2—4日, 11月30日—12月2日."""
    if first == last:
        return month_day(first)
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.month}月{first.day}—{last.day}日"
    return f"{month_day(first)}—{month_day(last)}"


def full_day(value: date) -> str:
    """Say a day with its year and weekday: 2026年12月9日 星期三."""
    return f"{value.year}年{value.month}月{value.day}日 星期{WEEKDAYS[value.weekday()]}"


def term(number: int, school_year: int) -> str:
    """Say term and school year as under the union's name: 第六届 2026学年."""
    return f"第{chinese_number(number)}届 {school_year}学年"


def school_year(first: int) -> str:
    """Say a school year by both its years: 2026—2027学年."""
    return f"{first}—{first + 1}学年"


def backed_up(made_at: datetime, today: date) -> str:
    """Say when the last backup was made: 今日 08:05 已备份."""
    day_ = "今日" if made_at.date() == today else f"{made_at.month}月{made_at.day}日"
    return f"{day_} {made_at:%H:%M} 已备份"


def _day(found: re.Match[str]) -> str:
    year = f"{found[1]}年" if found[1] else ""
    return f"{year}{found[2]}月{found[3]}日"
