"""A year as its page shows it."""

from calendar import Calendar
from dataclasses import dataclass
from datetime import date

from . import current, holidays
from .models import Day


@dataclass(frozen=True)
class Shown:
    date: date
    is_working: bool
    name: str
    differs: bool  # from the plain week
    by_hand: bool


@dataclass(frozen=True)
class Month:
    first: date
    weeks: list[list[Shown | None]]  # Monday first; None for days of other months


def year_of(year: int) -> list[Month]:
    """One query."""
    entered = {row.date: row for row in Day.objects.filter(date__year=year)}
    almanac = current.almanac()

    def shown(day: date) -> Shown:
        row = entered.get(day)
        is_working = row.is_working if row else almanac.is_working(day)
        name = row.name if row else holidays.name_of(day)
        return Shown(day, is_working, name, is_working != almanac.week[day.weekday()].is_working, row is not None)

    weeks = Calendar()
    return [
        Month(
            date(year, month, 1),
            [[shown(day) if day.month == month else None for day in week] for week in weeks.monthdatescalendar(year, month)],
        )
        for month in range(1, 13)
    ]


def shown_on(months: list[Month], day: date) -> Shown | None:
    return next((each for month in months for week in month.weeks for each in week if each and each.date == day), None)
