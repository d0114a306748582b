"""One state of the calendar, unchanging, with the working time before each day added up per year.

Instants in here are naive and local; amounts are whole microseconds, so that nothing is rounded before the end.
"""

from bisect import bisect_left
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from itertools import accumulate

from . import holidays

FAR = 50  # years: a calendar whose limits end later has no working days to speak of
MICROSECOND = timedelta(microseconds=1)


@dataclass(frozen=True)
class Weekday:
    is_working: bool
    opens: time
    closes: time


USUAL = {number: Weekday(number < 5, time(9), time(17, 30)) for number in range(7)}


def since_midnight(clock: time) -> int:
    return ((clock.hour * 60 + clock.minute) * 60 + clock.second) * 1_000_000 + clock.microsecond


@dataclass(frozen=True)
class Almanac:
    week: Mapping[int, Weekday]
    days: Mapping[date, bool]
    _years: dict[int, list[int]] = field(default_factory=dict, compare=False)

    def is_working(self, day: date) -> bool:
        for answer in (self.days.get(day), holidays.published(day)):
            if answer is not None:
                return answer
        return self.week[day.weekday()].is_working

    def between(self, start: datetime, end: datetime) -> int:
        """Working time from `start` until `end`, which is not earlier."""
        whole_years = sum(self._year(year)[-1] for year in range(start.year, end.year))
        return whole_years + self._passed(end) - self._passed(start)

    def add(self, start: datetime, amount: int) -> datetime:
        """The earliest instant by which `amount` > 0 of working time has passed."""
        wanted, year = self._passed(start) + amount, start.year
        while wanted > (total := self._year(year)[-1]):
            wanted, year = wanted - total, year + 1
            if year > start.year + FAR:
                raise ValueError("the calendar has too few working days")
        before = self._year(year)
        number = bisect_left(before, wanted) - 1
        day = date(year, 1, 1) + timedelta(days=number)
        opens, _ = self._span(day)
        return datetime.combine(day, time()) + (opens + wanted - before[number]) * MICROSECOND

    def add_days(self, start: datetime, number: int) -> datetime:
        """The same clock time `number` working days later, or the edge of that day's hours where they are shorter."""
        day = start.date()
        opens, closes = self._span(day)
        clock = max(since_midnight(start.time()), opens)
        if not self.is_working(day) or clock > closes:
            day = self._next(day)
            clock, _ = self._span(day)
        for _ in range(number):
            day = self._next(day)
        opens, closes = self._span(day)
        return datetime.combine(day, time()) + min(max(clock, opens), closes) * MICROSECOND

    def _next(self, day: date) -> date:
        for _ in range(366 * FAR):
            day += timedelta(days=1)
            if self.is_working(day):
                return day
        raise ValueError("the calendar has too few working days")

    def _span(self, day: date) -> tuple[int, int]:
        hours = self.week[day.weekday()]
        return since_midnight(hours.opens), since_midnight(hours.closes)

    def _passed(self, at: datetime) -> int:
        """Working time of `at`'s year before `at`."""
        day = at.date()
        before = self._year(day.year)[day.timetuple().tm_yday - 1]
        if not self.is_working(day):
            return before
        opens, closes = self._span(day)
        return before + min(max(since_midnight(at.time()), opens), closes) - opens

    def _year(self, year: int) -> list[int]:
        """Working time before each day of the year, and in all of it as the last entry."""
        if year not in self._years:
            first = date(year, 1, 1)
            every = (first + timedelta(days=n) for n in range((date(year, 12, 31) - first).days + 1))
            lengths = (closes - opens if self.is_working(day) else 0 for day in every for opens, closes in [self._span(day)])
            self._years[year] = list(accumulate(lengths, initial=0))
        return self._years[year]
