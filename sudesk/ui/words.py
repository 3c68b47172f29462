"""Words that several pages say in the same way: days, terms, figures among Chinese."""

import re
from datetime import date, datetime

from sudesk.services.congresses import chinese_number

WEEKDAYS = "一二三四五六日"
_HAN = r"[\u3400-\u9fff]"


def spaced(sentence: str) -> str:
    """Put the half-width space that the screen has between Chinese and figures.

    Not for names of classes, which have none, nor for citations such as 改革方案二.3.
    """
    loose = re.sub(rf"({_HAN})(\d)", r"\1 \2", sentence)
    return re.sub(rf"(\d%?)({_HAN})", r"\1 \2", loose)


def day(value: date, today: date) -> str:
    """Say a day for planning, with its weekday; the year stands where it differs."""
    if value.year != today.year:
        return f"{value.year}年{value.month}月{value.day}日"
    return f"{value.month}月{value.day}日 周{WEEKDAYS[value.weekday()]}"


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
