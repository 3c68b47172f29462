from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from sudesk.rules.workdays import Calendar

DAY = timedelta(days=1)
NEW_YEAR = Calendar(
    free=frozenset({date(2026, 1, 1), date(2026, 1, 2)}), worked=frozenset({date(2026, 1, 4)})
)
DAYS = st.dates(date(2026, 1, 1), date(2027, 12, 31))
SETS = st.frozensets(DAYS, max_size=40)
CALENDARS = st.builds(Calendar, SETS, SETS)
NUMBERS = st.integers(1, 30)


def test_a_holiday_is_free_and_the_weekend_in_exchange_is_worked():
    assert not NEW_YEAR.is_working(date(2026, 1, 1))
    assert not NEW_YEAR.is_working(date(2026, 1, 3))  # Saturday
    assert NEW_YEAR.is_working(date(2026, 1, 4))  # Sunday
    assert NEW_YEAR.add(date(2025, 12, 31), 1) == date(2026, 1, 4)
    assert NEW_YEAR.before(date(2026, 1, 5), 2) == date(2025, 12, 31)
    assert NEW_YEAR.count(date(2025, 12, 31), date(2026, 1, 5)) == 3


def test_a_notice_over_a_weekend():
    plain = Calendar()
    assert plain.lasting(date(2026, 12, 11), 3) == date(2026, 12, 15)  # Friday, Monday, Tuesday
    assert plain.lasting(date(2026, 12, 12), 3) == date(2026, 12, 16)  # begun on a Saturday
    assert plain.on_or_before(date(2026, 12, 12)) == date(2026, 12, 11)


def test_no_days_from_a_day_is_the_day():
    assert Calendar().add(date(2026, 12, 12), 0) == date(2026, 12, 12)
    assert Calendar().before(date(2026, 12, 12), 0) == date(2026, 12, 12)


def test_a_day_that_is_both_free_and_worked_is_worked():
    day = date(2026, 5, 1)
    assert Calendar(frozenset({day}), frozenset({day})).is_working(day)


@given(CALENDARS, DAYS, NUMBERS)
def test_adding_goes_over_so_many_working_days(calendar, day, n):
    reached = calendar.add(day, n)
    assert calendar.is_working(reached)
    assert calendar.count(day + DAY, reached) == n


@given(CALENDARS, DAYS, NUMBERS)
def test_going_back_goes_over_so_many_working_days(calendar, day, n):
    reached = calendar.before(day, n)
    assert calendar.is_working(reached)
    assert calendar.count(reached, day - DAY) == n


@given(CALENDARS, DAYS, NUMBERS)
def test_there_and_back(calendar, day, n):
    start = calendar.add(day - DAY, 1)
    assert calendar.before(calendar.add(start, n), n) == start


@given(CALENDARS, DAYS, NUMBERS)
def test_a_period_lasts_as_long_as_it_says(calendar, day, n):
    assert calendar.count(day, calendar.lasting(day, n)) == n


@given(CALENDARS, DAYS, DAYS, DAYS)
def test_days_are_counted_piece_by_piece(calendar, a, b, c):
    first, middle, last = sorted((a, b, c))
    whole = calendar.count(first, last)
    assert whole == calendar.count(first, middle) + calendar.count(middle + DAY, last)


@given(CALENDARS, DAYS, st.integers(1, 100))
def test_nothing_is_counted_backwards(calendar, day, gap):
    assert calendar.count(day, day - gap * DAY) == 0
