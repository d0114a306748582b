"""What is on in rooms, for everybody to read: shows of the house and activities that took a room."""

from collections.abc import Collection
from datetime import date, datetime, time, timedelta

from django.utils.timezone import localdate

from mulin.facilities.models import Booking, Room

from .booking import moment


def shows_in(rooms: Collection[Room], at: datetime, days: int) -> list[Booking]:
    """From today on, what has been on today included; the next first."""
    first = moment(localdate(at), time())
    rows = Booking.objects.filter(
        room__in=[room.pk for room in rooms], shown=True, status__in=("booked", "used"), begins_at__gte=first,
        begins_at__lt=first + timedelta(days=days),
    )  # fmt: skip
    return list(rows.select_related("room__facility", "organisation").order_by("begins_at", "id"))


def runs_of(rows: Collection[Booking]) -> list[tuple[Booking, date]]:
    """A show that is on each day stands once, with its last day."""
    found: dict[object, tuple[Booking, date]] = {}
    for row in rows:
        key = ("series", row.series_id) if row.series_id is not None else row.pk
        found[key] = (found[key][0] if key in found else row, localdate(row.begins_at))
    return list(found.values())
