"""Sessions of a day, a week, a month, and those ahead."""

from datetime import date, datetime, time, timedelta

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.timezone import get_current_timezone

from mulin.activities.models import Session
from mulin.activities.rules import rhythm

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


def sessions_between(
    community_id: int, since: datetime, until: datetime, *, kind: str = "", every: str = ""
) -> QuerySet[Session]:
    rows = public(community_id).filter(begins_at__gte=since, begins_at__lt=until)
    return _listed(rows.filter(_wanted(kind, every)))


def sessions_ahead(community_id: int, at: datetime, *, kind: str = "") -> QuerySet[Session]:
    return _listed(_going(community_id, at).filter(_wanted(kind, "")))


def next_of_each(community_id: int, at: datetime, *, kind: str = "", every: str = "") -> QuerySet[Session]:
    """Of each series of a cadence its next session, with the series."""
    earlier = Session.objects.filter(
        series=OuterRef("series"), status=Session.Status.PLANNED, ends_at__gt=at, begins_at__lt=OuterRef("begins_at")
    )
    rows = _going(community_id, at).filter(_wanted(kind, every), ~Exists(earlier), series__isnull=False)
    return _listed(rows).select_related("activity", "place", "series")


def _going(community_id: int, at: datetime) -> QuerySet[Session]:
    return public(community_id).filter(ends_at__gt=at, status=Session.Status.PLANNED)


def _wanted(kind: str, every: str) -> Q:
    found = Q(activity__kind=kind) if kind else Q()
    return found & rhythm.of_cadence(every, "series__") if every else found


def _listed(rows: QuerySet[Session]) -> QuerySet[Session]:
    return rows.select_related("activity", "place").defer("draw").order_by("begins_at", "id")
