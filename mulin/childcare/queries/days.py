from datetime import date, datetime, timedelta

from django.db.models import Prefetch, Q

from mulin.childcare.models import Application, ClosedDay, Day, Group, Pickup
from mulin.childcare.rules import is_open, open_days, told_at
from mulin.kernel.calendar import working

from .families import standing_guardians

AHEAD = 60  # days


def closed_days_of(group: Group) -> dict[date, ClosedDay]:
    return {one.on: one for one in group.closed_days.all()}


def is_open_on(group: Group, on: date) -> bool:
    return is_open(group, on, closed_days_of(group), working.is_working_day)


def days_ahead(group: Group, since: date, days: int = AHEAD) -> list[date]:
    return list(open_days(group, since, since + timedelta(days=days), closed_days_of(group), working.is_working_day))


def present_on(group: Group, on: date) -> list[tuple[Application, Day | None]]:
    """Every child with a place on that day, with its row if there is one. Those who fetch it are loaded with it."""
    had = Q(held_on__lte=on) & (Q(ended_on=None) | Q(ended_on__gte=on))
    fetchers = Prefetch("child__pickups", Pickup.objects.filter(ended_at=None), to_attr="may_fetch")
    rows = Application.objects.filter(had, group=group, status__in=("held", "left")).select_related(
        "child__guardian", "guardian", "group__place"
    )
    others = Prefetch("child__others", standing_guardians().select_related("person"), to_attr="other_guardians")
    kept = Day.objects.filter(application__group=group, on=on).select_related("fetched_by", "handed_to")
    days = {day.application_id: day for day in kept}
    found = [(row, days.get(row.pk)) for row in rows.prefetch_related(fetchers, others).order_by("child__name", "id")]
    for row, day in found:
        row.group = group
        if day is not None:
            day.application = row
    return found


def not_fetched(at: datetime) -> list[Day]:
    """Children still there although closing time is over, of whom nobody has been told yet."""
    still = Day.objects.filter(status="came", left_at=None, late_told_at=None, on__lte=at.date() + timedelta(days=1))
    rows = still.select_related("application__group").order_by("on", "id")[:500]
    return [day for day in rows if told_at(day.application.group, day.on) <= at]
