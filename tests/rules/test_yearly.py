from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sudesk.rules import yearly
from sudesk.terms import AgendaTask, ChairForm, Verdict

DAYS = st.dates(date(2000, 1, 1), date(2090, 1, 1))
LAST = date(2025, 12, 19)


@given(DAYS)
def test_a_year_is_a_year(last):
    due = yearly.due_after(last)
    assert due.year == last.year + 1
    assert due.month == last.month
    assert due.day in (last.day, 28)


def test_the_leap_day_becomes_the_day_before():
    assert yearly.due_after(date(2024, 2, 29)) == date(2025, 2, 28)


@given(DAYS, st.integers(-800, 800))
def test_only_the_day_after_the_due_one_warns(last, offset):
    due = yearly.due_after(last)
    day = due + timedelta(offset)
    late = Verdict.WARNED if offset > 0 else Verdict.ALLOWED
    assert yearly.meets(last, None, day).verdict is late
    assert yearly.meets(last, day, last).verdict is late


def test_the_due_day_is_said_with_the_days_left():
    ruling = yearly.meets(LAST, None, date(2026, 12, 10))
    assert ruling.sentence == "上次大会2025年12月19日，下次最迟2026年12月19日，还有9天"
    overdue = yearly.meets(LAST, None, date(2026, 12, 20))
    assert overdue.sentence.endswith("已过1天")
    assert overdue.remedy


def test_without_a_last_congress_nothing_can_be_late():
    for planned in (None, LAST):
        assert yearly.meets(None, planned, LAST).verdict is Verdict.NOTED


@pytest.mark.parametrize(
    ("form", "seats", "elected", "chair", "finished", "verdict", "word"),
    [
        (ChairForm.AMONG_ELECTED, 0, 0, False, False, Verdict.NOTED, "还没有设立"),
        (ChairForm.AMONG_ELECTED, 0, 0, False, True, Verdict.BLOCKED, "还没有设立"),
        (ChairForm.AMONG_ELECTED, 3, 0, False, False, Verdict.NOTED, "应选3人，还没有选出"),
        (ChairForm.AMONG_ELECTED, 3, 3, False, True, Verdict.BLOCKED, "主席还没有选出"),
        (ChairForm.AMONG_ELECTED, 3, 3, True, True, Verdict.ALLOWED, "主席已选出"),
        (ChairForm.SEPARATE, 3, 2, True, True, Verdict.NOTED, "空缺1名"),
        (ChairForm.ROTATING, 3, 3, False, True, Verdict.ALLOWED, "轮值"),
        (ChairForm.ROTATING, 3, 0, False, True, Verdict.BLOCKED, "还没有选出"),
    ],
)
def test_presidium_and_chair_are_elected(form, seats, elected, chair, finished, verdict, word):
    ruling = yearly.elects(form, seats, elected, chair, finished=finished)
    assert ruling.verdict is verdict
    assert word in ruling.sentence


@given(st.sets(st.sampled_from(AgendaTask)), st.booleans())
def test_an_agenda_warns_of_each_task_it_misses(tasks, stays):
    ruling = yearly.agenda(tasks, charter_stays=stays)
    missing = [one for one in yearly.TASKS if one not in tasks]
    if stays and AgendaTask.CHARTER in missing:
        missing.remove(AgendaTask.CHARTER)
    assert (ruling.verdict is Verdict.WARNED) is bool(missing)
    assert ruling.verdict in (Verdict.WARNED, Verdict.ALLOWED)


def test_an_agenda_names_what_it_misses():
    ruling = yearly.agenda({AgendaTask.REPORT, AgendaTask.BALLOT}, charter_stays=True)
    assert ruling.sentence == "议程有四项任务中的3项，缺征求意见和建议"
    whole = yearly.agenda(set(yearly.TASKS) - {AgendaTask.CHARTER}, charter_stays=True)
    assert whole.sentence == "议程四项任务齐全，今年不修订章程"
    assert yearly.agenda(yearly.TASKS, charter_stays=False).sentence == "议程四项任务齐全"
    assert yearly.agenda(None, charter_stays=False).verdict is Verdict.NOTED


def test_the_college_is_reported_to_once_a_year():
    due = date(2027, 7, 10)
    assert yearly.reports(due, due, []).verdict is Verdict.NOTED
    assert yearly.reports(due, due, []).sentence.endswith("还有0天")
    late = yearly.reports(due, due + timedelta(1), [])
    assert (late.verdict, late.sentence[-4:]) == (Verdict.WARNED, "已过1天")
    sent = yearly.reports(due, date(2030, 1, 1), [date(2027, 6, 1)])
    assert sent.verdict is Verdict.ALLOWED
    assert "2027年6月1日" in sent.sentence
