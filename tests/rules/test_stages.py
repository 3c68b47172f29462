from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sudesk.rules import stages
from sudesk.rules.stages import BY_KEY, COURSE, Planned, course_of, moving, plan, usual
from sudesk.rules.workdays import Calendar
from sudesk.terms import CongressKind, Verdict

HELD_ON = date(2026, 12, 18)
PLAIN = Calendar()
DAY = timedelta(days=1)
KINDS = st.sampled_from(CongressKind)
DAYS = st.dates(date(2026, 9, 1), date(2027, 6, 30))
CALENDARS = st.builds(Calendar, st.frozensets(DAYS, max_size=30), st.frozensets(DAYS, max_size=30))


def planned(kind=CongressKind.DELEGATES, today=date(2026, 11, 1)):
    return plan(kind, HELD_ON, today, PLAIN)


def against(key, begins, due, done=(), standing=None):
    to = Planned(date(2026, *begins), date(2026, *due))
    return moving(key, to, standing or planned(), done, HELD_ON, PLAIN)


def test_the_usual_days_of_a_congress():
    days = usual(CongressKind.DELEGATES, HELD_ON, PLAIN)
    assert {key: (one.due_on.month, one.due_on.day) for key, one in days.items()} == {
        "preparing": (11, 18),
        "quotas": (11, 20),
        "class_elections": (11, 27),
        "credentials": (12, 1),
        "delegates_notice": (12, 4),
        "candidates": (12, 10),
        "candidates_notice": (12, 15),
        "proposals": (12, 14),
        "second_request": (12, 15),
        "preparatory": (12, 18),
        "formal": (12, 18),
        "result_notice": (12, 23),
        "report": (12, 25),
        "archive": (12, 25),
    }


def test_holidays_move_the_days_and_the_first_request_keeps_its_thirty_days():
    week = Calendar(free=frozenset(date(2026, 12, day) for day in range(7, 12)))
    days = usual(CongressKind.DELEGATES, HELD_ON, week)
    assert days["candidates"].due_on == date(2026, 12, 3)
    assert days["preparing"].due_on == date(2026, 11, 11)
    saturdays = Calendar(worked=frozenset(HELD_ON - n * DAY for n in (6, 13, 20, 27)))
    days = usual(CongressKind.DELEGATES, HELD_ON, saturdays)
    assert days["preparing"].due_on == HELD_ON - stages.PREPARATION


def test_every_key_that_a_stage_names_is_a_stage_before_it():
    for number, stage in enumerate(COURSE):
        assert set(stage.after) <= {one.key for one in COURSE[:number]}
    assert len({stage.stop for stage in COURSE if stage.stop}) == 10
    assert [stage.key for stage in COURSE if stage.fixed] == ["formal"]
    assert {one.source for one in COURSE} == {"惯例", "参照二.3", "改革方案二.3", "改革方案二.7"}


def test_an_assembly_has_neither_quotas_nor_delegates():
    keys = [stage.key for stage in course_of(CongressKind.ASSEMBLY)]
    assert len(keys) == 10
    assert not {"quotas", "class_elections", "credentials", "delegates_notice"} & set(keys)
    assert list(planned(CongressKind.ASSEMBLY)) == keys


def test_what_should_have_been_done_is_due_today():
    today = date(2026, 12, 3)
    days = planned(today=today)
    for key in ("preparing", "quotas", "class_elections", "credentials"):
        assert days[key] == Planned(today, today)
    assert days["delegates_notice"] == Planned(today, date(2026, 12, 7))
    assert days["candidates"] == Planned(today, date(2026, 12, 10))


def test_a_notice_hangs_no_longer_than_to_the_congress():
    today = date(2026, 12, 17)
    days = planned(today=today)
    assert days["candidates_notice"] == Planned(today, HELD_ON)
    assert days["result_notice"].due_on == date(2026, 12, 23)


def test_a_congress_that_is_over_has_its_usual_days():
    assert planned(today=date(2027, 1, 4)) == usual(CongressKind.DELEGATES, HELD_ON, PLAIN)


@given(KINDS, DAYS, st.integers(0, 60), CALENDARS)
def test_a_plan_is_in_order(kind, held_on, ahead, calendar):
    today = held_on - ahead * DAY
    days = plan(kind, held_on, today, calendar)
    for key, one in days.items():
        stage = BY_KEY[key]
        assert today <= one.begins_on <= one.due_on
        assert all(days[other].due_on <= one.due_on for other in stage.after if other in days)
        if stage.due <= 0:
            assert one.due_on <= held_on
        if stage.days and one.due_on != held_on:
            assert calendar.count(one.begins_on, one.due_on) >= stage.days
    assert days["formal"].due_on == held_on


@given(KINDS, DAYS, CALENDARS)
def test_with_time_enough_a_plan_is_as_usual(kind, held_on, calendar):
    assert plan(kind, held_on, held_on - 120 * DAY, calendar) == usual(kind, held_on, calendar)


@given(KINDS, DAYS, CALENDARS)
def test_nothing_blocks_the_days_that_stand(kind, held_on, calendar):
    days = usual(kind, held_on, calendar)
    for key in days:
        if not BY_KEY[key].fixed:
            found = moving(key, days[key], days, (), held_on, calendar)
            assert not [one for one in found if one.blocks]


def test_a_stage_may_move_between_its_neighbours():
    assert against("quotas", (11, 18), (11, 24)) == ()
    assert against("candidates", (11, 20), (12, 8)) == ()


@pytest.mark.parametrize(
    ("key", "begins", "due", "said"),
    [
        ("quotas", (11, 18), (11, 30), "它之后的“班级选举”11月27日就要完成"),
        ("quotas", (11, 16), (11, 17), "它之前的“筹备请示”要到11月18日才完成"),
        ("quotas", (11, 24), (11, 23), "开始日期晚于截止日期"),
        ("proposals", (12, 1), (12, 21), "“提案征集”要在大会（12月18日）之前完成"),
        ("report", (12, 17), (12, 25), "“结果报告备案”要在大会（12月18日）之后开始"),
        ("formal", (12, 18), (12, 18), "正式大会在大会当天召开，不能单独移动"),
    ],
)
def test_what_is_out_of_order_is_blocked_with_the_way_out(key, begins, due, said):
    found = against(key, begins, due)
    assert found[0].sentence == said
    assert found[0].blocks and found[0].remedy


def test_what_is_done_holds_nothing_up():
    assert against("quotas", (11, 16), (11, 17), done=("preparing",)) == ()


@pytest.mark.parametrize(
    ("key", "begins", "due", "citation", "said"),
    [
        ("candidates_notice", (12, 14), (12, 15), "改革方案二.7", "公示只有2个工作日"),
        ("second_request", (12, 16), (12, 16), "惯例", "离大会只有2个工作日"),
        ("proposals", (12, 1), (12, 12), "惯例", "12月12日不是工作日"),
    ],
)
def test_what_is_unusual_is_warned_of(key, begins, due, citation, said):
    (found,) = against(key, begins, due)
    assert said in found.sentence
    assert (found.verdict, found.citation) == (Verdict.WARNED, citation)
