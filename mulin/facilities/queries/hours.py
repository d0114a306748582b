"""Weeks of facilities, for many at once."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.utils.timezone import localdate, localtime

from mulin.facilities.models import Closure, Facility, Opening, OtherDay
from mulin.facilities.rules import Shut, Span, Week
from mulin.kernel.calendar import working


def weeks_of(facilities: Iterable[Facility]) -> dict[int, Week]:
    """Three queries."""
    found = list(facilities)
    keys = [one.pk for one in found]
    usual: dict[int, dict[int, list[Span]]] = {key: {} for key in keys}
    other: dict[int, dict[date, list[Span]]] = {key: {} for key in keys}
    for row in Opening.objects.filter(facility__in=keys):
        usual[row.facility_id].setdefault(row.weekday, []).append(Span(row.opens, row.closes, row.extended))
    for day in OtherDay.objects.filter(facility__in=keys, on__gte=localdate() - timedelta(days=400)):
        other[day.facility_id][day.on] = [Span(day.opens, day.closes)] if day.opens and day.closes else []
    shut: dict[int, list[Shut]] = {key: [] for key in keys}
    for closed in Closure.objects.filter(facility__in=keys, ended_at=None):
        shut[closed.facility_id].append(Shut(closed.since, closed.until, str(closed), closed.room_id))
    return {one.pk: Week(usual[one.pk], other[one.pk], one.on_holidays, shut[one.pk]) for one in found}


def week_of(facility: Facility) -> Week:
    return weeks_of([facility])[facility.pk]


def spans_on(week: Week, day: date, room_id: int | None = None) -> list[Span]:
    return week.on(day, is_working=working.is_working_day(day), room_id=room_id)


@dataclass(frozen=True)
class Now:
    """How a facility stands at this moment."""

    spans: list[Span]
    is_open: bool
    opens: datetime | None  # the next time, when it is closed

    @property
    def until(self) -> Span | None:
        return next((span for span in self.spans), None)


def now_of(week: Week, at: datetime) -> Now:
    here = localtime(at)
    spans = spans_on(week, here.date())
    current = [span for span in spans if span.opens <= here.time() < span.closes]
    if current:
        return Now(current, True, None)
    for ahead in range(14):
        day = here.date() + timedelta(days=ahead)
        for span in spans_on(week, day):
            opens = here.replace(
                year=day.year, month=day.month, day=day.day, hour=span.opens.hour, minute=span.opens.minute, second=0
            )
            if opens > here:
                return Now([], False, opens)
    return Now([], False, None)
