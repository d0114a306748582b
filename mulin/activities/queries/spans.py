"""Sessions of a day, a week, a month, and those ahead."""

from datetime import date, datetime, time, timedelta

from django.db.models import QuerySet
from django.utils.timezone import get_current_timezone

from mulin.activities.models import Session

from .visible import public

SPANS = ("day", "week", "month")


def span_of(span: str, on: date) -> tuple[datetime, datetime]:
    """From midnight to midnight, in local time."""
    first = on
    if span == "week":
        first = on - timedelta(days=on.weekday())
    elif span == "month":
        first = on.replace(day=1)
    days = {"day": 1, "week": 7}.get(
        span, (first.replace(day=28) + timedelta(days=4)).replace(day=1).toordinal() - first.toordinal()
    )
    zone = get_current_timezone()
    return tuple(datetime.combine(day, time(), tzinfo=zone) for day in (first, first + timedelta(days=days)))  # type: ignore[return-value]


def sessions_between(community_id: int, since: datetime, until: datetime, *, kind: str = "") -> QuerySet[Session]:
    rows = (
        public(community_id).filter(begins_at__gte=since, begins_at__lt=until).select_related("activity", "place").defer("draw")
    )
    return (rows.filter(activity__kind=kind) if kind else rows).order_by("begins_at", "id")


def sessions_ahead(community_id: int, at: datetime, *, kind: str = "") -> QuerySet[Session]:
    rows = public(community_id).filter(ends_at__gt=at, status="planned").select_related("activity", "place").defer("draw")
    return (rows.filter(activity__kind=kind) if kind else rows).order_by("begins_at", "id")
