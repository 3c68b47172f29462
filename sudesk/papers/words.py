"""Dates, numbers and lists as papers write them."""

from collections.abc import Iterable
from datetime import date


def full_date(day: date) -> str:
    """Write a date without leading zeros: 2026年7月10日."""
    return f"{day.year}年{day.month}月{day.day}日"


def span_of_days(first: date, last: date) -> str:
    """Write a period, leaving out what the second date repeats: 2026年6月3日至5日."""
    if first == last:
        return full_date(first)
    if (first.year, first.month) == (last.year, last.month):
        return f"{full_date(first)}至{last.day}日"
    if first.year == last.year:
        return f"{full_date(first)}至{last.month}月{last.day}日"
    return f"{full_date(first)}至{full_date(last)}"


def listed(items: Iterable[str]) -> str:
    """Join the items of a list: 张三、李四."""
    return "、".join(items)


def share(part: int, whole: int) -> str:
    """Write a share with its base, rounded half up in integers: 51/92（55.4%）."""
    if whole == 0:
        return f"{part}/0"
    tenths = (part * 2000 + whole) // (2 * whole)
    return f"{part}/{whole}（{tenths // 10}.{tenths % 10}%）"
