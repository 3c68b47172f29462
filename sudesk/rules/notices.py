"""What the law says of a public notice (公示): how long it hangs, and when the next step is free.

The plan gives no number of days (改革方案二.7), so that the promised days are a parameter of this
congress; the days that count are working days, the first and the last included.
"""

from collections import Counter
from collections.abc import Sequence
from datetime import date

from sudesk.rules.law import Ruling, by_plan
from sudesk.terms import Verdict

RULE = "B3"
VISIBLE_DIGITS = 2


def long_enough(worked: int, promised: int) -> Ruling:
    """Say whether a notice hangs as many working days as promised (rule B3)."""
    if worked >= promised:
        sentence = f"公示{worked}个工作日，不少于规定的{promised}个"
        return by_plan(RULE, Verdict.ALLOWED, sentence)
    sentence = f"公示只有{worked}个工作日，少于规定的{promised}个"
    remedy = "请推后截止日期；确需缩短的，由负责人署名说明理由。"
    return by_plan(RULE, Verdict.BLOCKED, sentence, remedy)


def run_out(name: str, today: date, until: date, pending: int) -> Ruling:
    """Say whether what a notice announced may go on: it has run and nothing is open (rule B3)."""
    if today <= until:
        sentence = f"{name}到{until.month}月{until.day}日为止，还没有期满"
        return _blocked(sentence, "请等公示期满后再进行。")
    if pending:
        sentence = f"{name}有{pending}件异议还没有处理"
        return _blocked(sentence, "请先在“公示”中写明处理结果。")
    sentence = f"{name}已于{until.month}月{until.day}日期满，没有未处理的异议"
    return by_plan(RULE, Verdict.ALLOWED, sentence)


def missing(name: str) -> Ruling:
    """Say that there must be a notice first (rule B3)."""
    return _blocked(f"还没有进行{name}", "请先在“公示”中张贴。")


def outdated(name: str, unlisted: Sequence[str]) -> Ruling:
    """Say that people have come onto the list who were never announced (rule B3)."""
    sentence = f"{name}之后增加了{'、'.join(unlisted)}，没有公示过"
    return _blocked(sentence, "请重新公示。")


def masked_numbers(people: Sequence[tuple[str, str]]) -> tuple[str, ...]:
    """Return for each (name, student number) what tells it from its namesakes, else "".

    A public list carries name and class; of a number no more digits than needed (rule book,
    section 8).
    """
    times = Counter(name for name, _ in people)
    masked = []
    for name, number in people:
        others = [other for its, other in people if its == name and other != number]
        if times[name] == 1:
            masked.append("")
            continue
        lengths = range(VISIBLE_DIGITS, len(number))
        apart = (n for n in lengths if not any(other.endswith(number[-n:]) for other in others))
        masked.append(f"尾号{number[-next(apart, len(number)) :]}")
    return tuple(masked)


def _blocked(sentence: str, remedy: str) -> Ruling:
    return by_plan(RULE, Verdict.BLOCKED, sentence, remedy)
