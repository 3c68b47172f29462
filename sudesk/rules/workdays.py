"""Working days: Monday to Friday, less statutory holidays, with the weekends worked in exchange."""

from dataclasses import dataclass
from datetime import date, timedelta

_DAY = timedelta(days=1)
_SATURDAY = 5


@dataclass(frozen=True, slots=True)
class Calendar:
    """Which days are worked: ``free`` are weekdays off, ``worked`` are weekend days on."""

    free: frozenset[date] = frozenset()
    worked: frozenset[date] = frozenset()

    def is_working(self, day: date) -> bool:
        """Say whether a day is worked."""
        return day in self.worked or (day.weekday() < _SATURDAY and day not in self.free)

    def add(self, day: date, n: int) -> date:
        """Return the n-th working day after a day; with n = 0 the day itself."""
        return self._step(day, n, _DAY)

    def before(self, day: date, n: int) -> date:
        """Return the n-th working day before a day; with n = 0 the day itself."""
        return self._step(day, n, -_DAY)

    def count(self, first: date, last: date) -> int:
        """Count the working days from first to last, both included; none if last is before."""
        span = (last - first).days + 1
        return sum(self.is_working(first + number * _DAY) for number in range(span))

    def lasting(self, first: date, n: int) -> date:
        """Return the last day of n working days, the first day being one of them if worked."""
        return self.add(first - _DAY, n)

    def on_or_before(self, day: date) -> date:
        """Return the day, or where it is free the last working day before it."""
        return self.before(day + _DAY, 1)

    def _step(self, day: date, n: int, way: timedelta) -> date:
        while n > 0:
            day += way
            n -= self.is_working(day)
        return day
