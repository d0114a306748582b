"""On which days a class is open. `working` says of a day whether it is one of work: the calendar's answer is given."""

from collections.abc import Callable, Collection, Iterator
from datetime import date, datetime, timedelta

from django.utils.timezone import make_aware

from mulin.childcare.models import Group

SATURDAY = 6
GRACE = timedelta(minutes=15)  # after closing time, before everybody is told that nobody has come


def is_open(group: Group, on: date, closed: Collection[date], working: Callable[[date], bool]) -> bool:
    if not group.since <= on <= group.until or on in closed or (group.closed_on is not None and on >= group.closed_on):
        return False
    if on.isoweekday() in group.weekdays:
        return on.isoweekday() >= SATURDAY or working(on)
    return group.make_up and on.isoweekday() >= SATURDAY and working(on)


def open_days(group: Group, first: date, last: date, closed: Collection[date], working: Callable[[date], bool]) -> Iterator[date]:
    for number in range((last - first).days + 1):
        day = first + timedelta(days=number)
        if is_open(group, day, closed, working):
            yield day


def began_at(group: Group, on: date) -> datetime:
    """The hour of a list that is written days later."""
    return make_aware(datetime.combine(on, group.begins))


def told_at(group: Group, on: date) -> datetime:
    """From when on it is late that nobody has fetched a child."""
    return make_aware(datetime.combine(on, group.ends)) + GRACE
