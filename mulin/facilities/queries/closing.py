"""What a closing would call off, and what is closed."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.db.models import Q, QuerySet

from mulin.facilities.models import Booking, Closure, Facility, Order, Room
from mulin.organisations.queries import Standing

from .booking import AHEAD, moment
from .visible import bookings, kept_by, orders


@dataclass(frozen=True)
class CalledOff:
    """Bookings that have not begun, and meals that were to be brought."""

    bookings: Sequence[Booking]
    orders: Sequence[Order]

    def __len__(self) -> int:
        return len(self.bookings) + len(self.orders)


def called_off_by(facility: Facility, room: Room | None, since: date, until: date | None, at: datetime) -> CalledOff:
    """Two queries; of one room, one."""
    held = bookings().filter(room__facility=facility, status__in=AHEAD, begins_at__gt=at)
    held = held.filter(ends_at__gt=moment(since, time())).order_by("begins_at", "id")
    meals = orders().filter(canteen__facility=facility, status__in=("ordered", "taken"), on__gte=since)
    if room is not None:
        held, meals = held.filter(room=room), meals.none()
    if until is not None:
        held = held.filter(begins_at__lt=moment(until + timedelta(days=1), time()))
        meals = meals.filter(on__lte=until)
    return CalledOff(list(held), list(meals.order_by("on", "id")))


def closures_ahead(facility: Facility, today: date) -> QuerySet[Closure]:
    rows = Closure.objects.filter(Q(until=None) | Q(until__gte=today), facility=facility, ended_at=None)
    return rows.select_related("room").order_by("since", "id")


def closures_kept(me: Standing) -> QuerySet[Closure]:
    rows = Closure.objects.filter(facility__in=kept_by(me).values("pk"))
    return rows.select_related("facility__place", "room__facility__place")
