import tomllib
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sudesk.errors import SudeskError
from sudesk.paths import resources
from sudesk.services import calendar

NATIONAL_DAY, WORKED_SUNDAY = date(2026, 10, 1), date(2026, 9, 20)
PLAIN_MONDAY, PLAIN_SATURDAY = date(2026, 11, 16), date(2026, 11, 21)


def working(hall, day):
    return hall.ask(calendar.calendar).is_working(day)


def said(hall, day):
    return {one.day: one for one in hall.ask(calendar.days, day.year)}.get(day)


def test_a_file_begins_with_the_official_table(hall):
    assert not working(hall, NATIONAL_DAY) and working(hall, WORKED_SUNDAY)
    assert said(hall, NATIONAL_DAY) == calendar.DayOff(NATIONAL_DAY, "国庆节", False)
    assert hall.ask(calendar.years) == (2026, 2027)
    assert not hall.ask(calendar.edited, 2026)


def test_every_free_day_and_every_exchange_of_the_built_in_table_is_told_once():
    for year in (2026, 2027):
        table = calendar.built_in(year)
        days = [one.day for one in table.days]
        assert len(days) == len(set(days))
        assert {day.year for day in days} == {year}
        assert all(one.day.weekday() >= 5 for one in table.days if one.working)
        assert (len([one for one in table.days if one.working]) == 6) is table.arranged
    assert calendar.built_in(2025) is None
    read = tomllib.loads((resources() / "holidays.toml").read_text("utf-8"))
    assert [len([d for h in one["holiday"] for d in h["free"]]) for one in read["year"]] == [33, 13]


def test_a_day_is_added_and_taken_away(hall):
    hall.do(calendar.put, PLAIN_MONDAY, " 校庆 ", False)
    assert not working(hall, PLAIN_MONDAY)
    assert said(hall, PLAIN_MONDAY) == calendar.DayOff(PLAIN_MONDAY, "校庆", False, True)
    hall.do(calendar.remove, PLAIN_MONDAY)
    assert working(hall, PLAIN_MONDAY) and said(hall, PLAIN_MONDAY) is None
    assert not hall.ask(calendar.edited, 2026)


def test_a_built_in_day_is_struck_out_and_the_year_restored(hall):
    hall.do(calendar.remove, NATIONAL_DAY)
    hall.do(calendar.remove, WORKED_SUNDAY)
    assert working(hall, NATIONAL_DAY) and not working(hall, WORKED_SUNDAY)
    assert said(hall, NATIONAL_DAY) is None
    assert hall.ask(calendar.edited, 2026) and not hall.ask(calendar.edited, 2027)
    hall.do(calendar.restore, 2026)
    assert not working(hall, NATIONAL_DAY) and not hall.ask(calendar.edited, 2026)


def test_a_day_changed_back_is_as_built_in(hall):
    hall.do(calendar.put, NATIONAL_DAY, "国庆", False)
    assert said(hall, NATIONAL_DAY).edited
    hall.do(calendar.put, NATIONAL_DAY, "国庆节", False)
    assert not said(hall, NATIONAL_DAY).edited


def test_a_day_is_moved(hall):
    hall.do(calendar.move, NATIONAL_DAY, PLAIN_SATURDAY, "补课", True)
    assert working(hall, NATIONAL_DAY) and working(hall, PLAIN_SATURDAY)


@given(st.lists(st.tuples(st.dates(date(2026, 9, 1), date(2026, 10, 31)), st.booleans())))
def test_a_year_is_given_back_as_it_was(small_hall, edits):
    hall = small_hall
    hall.do(calendar.put, PLAIN_MONDAY, "校庆", False)
    before, kept = hall.ask(calendar.days, 2026), hall.ask(calendar.calendar)
    for day, gone in edits:
        if gone or day.weekday() < 5:
            hall.do(calendar.remove, day)
        else:
            hall.do(calendar.put, day, "调休", True)
    hall.do(calendar.give_back, 2026, before)
    assert hall.ask(calendar.days, 2026) == before
    assert hall.ask(calendar.calendar).count(date(2026, 1, 1), date(2026, 12, 31)) == kept.count(
        date(2026, 1, 1), date(2026, 12, 31)
    )


@pytest.fixture(scope="module")
def small_hall(small_file, tmp_path_factory):
    from tests.services.conftest import opened
    from tests.services.scenes import Hall

    with opened(small_file, tmp_path_factory.mktemp("calendar")) as store:
        yield Hall(store)


@pytest.mark.parametrize(
    ("day", "name", "is_worked"), [(PLAIN_MONDAY, " ", False), (PLAIN_MONDAY, "调休", True)]
)
def test_what_says_nothing_is_refused(hall, day, name, is_worked):
    with pytest.raises(SudeskError):
        hall.do(calendar.put, day, name, is_worked)
    assert not hall.ask(calendar.edited, 2026)


def test_years_that_are_not_arranged_are_told_until_they_are_edited(hall):
    period = date(2025, 12, 1), date(2027, 3, 1)
    assert hall.ask(calendar.unsettled, *period) == (2025, 2027)
    hall.do(calendar.put, date(2027, 2, 9), "春节", False)
    assert hall.ask(calendar.unsettled, *period) == (2025,)
