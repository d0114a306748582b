"""Edits of the calendar. They count for limits set from now on: due dates that stand are stored and do not move."""

from collections.abc import Mapping
from datetime import date, datetime

from django.db import transaction

from mulin.kernel.facts.record import record

from . import current
from .almanac import Weekday
from .facts import DayChanged, HoursChanged
from .models import Day, Hours


@transaction.atomic
def set_day(
    day: date, *, is_working: bool, name: str = "", source: str = Day.Source.HAND, by_id: int | None, at: datetime
) -> Day:
    row, _ = Day.objects.update_or_create(date=day, defaults={"is_working": is_working, "name": name, "source": source})
    current.changed()
    record(DayChanged(day.isoformat(), is_working, name), actor_id=by_id, at=at)
    return row


@transaction.atomic
def clear_day(day: date, *, by_id: int | None, at: datetime) -> None:
    """Let the day be as published again."""
    if Day.objects.filter(date=day).delete()[0]:
        current.changed()
        record(DayChanged(day.isoformat(), None, ""), actor_id=by_id, at=at)


@transaction.atomic
def set_hours(week: Mapping[int, Weekday], *, by_id: int | None, at: datetime) -> None:
    for weekday, hours in week.items():
        values = {"is_working": hours.is_working, "opens": hours.opens, "closes": hours.closes}
        Hours.objects.update_or_create(weekday=weekday, defaults=values)
    current.changed()
    told = [[n, hours.is_working, f"{hours.opens:%H:%M}", f"{hours.closes:%H:%M}"] for n, hours in sorted(week.items())]
    record(HoursChanged(told), actor_id=by_id, at=at)
