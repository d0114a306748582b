"""Figures that follow from the lists (C138): sessions held and who came, never typed in."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db.models import Count, F, Q, QuerySet, Sum
from django.db.models.functions import TruncMonth
from django.utils.timezone import get_current_timezone

from mulin.activities.models import Activity, Photo, Session

LARGE = 100  # so many heads make a large activity


@dataclass
class Line:
    """`heads`: everybody who was there, from afar or counted at the door too."""

    sessions: int = 0
    heads: int = 0
    remote: int = 0
    large: int = 0


@dataclass
class Figures:
    total: Line = field(default_factory=Line)
    by_month: dict[int, Line] = field(default_factory=dict)
    by_kind: dict[str, Line] = field(default_factory=dict)
    by_theme: dict[str, Line] = field(default_factory=dict)


def held(community_id: int, year: int, *, kind: str = "", month: int | None = None) -> QuerySet[Session]:
    """The rows behind each figure."""
    zone = get_current_timezone()
    since, until = datetime(year, month or 1, 1, tzinfo=zone), datetime(year + 1, 1, 1, tzinfo=zone)
    if month is not None and month < 12:
        until = datetime(year, month + 1, 1, tzinfo=zone)
    rows = Session.objects.filter(activity__community=community_id, status="done", begins_at__gte=since, begins_at__lt=until)
    rows = rows.filter(activity__kind=kind) if kind else rows
    return rows.defer("draw").select_related("activity", "place").order_by("-begins_at", "-id")


def figures(community_id: int, year: int) -> Figures:
    """Two queries over the sessions of one year."""
    rows = held(community_id, year).order_by()
    sums = {"n": Count("id"), "heads": Sum("crowd"), "afar": Sum("remote"), "large": Count("id", filter=Q(crowd__gte=LARGE))}
    found = Figures()
    rows = rows.annotate(m=TruncMonth("begins_at"), crowd=F("came") + F("visitors"))
    by: list[Any] = list(rows.values("m", "activity__kind", "activity__theme").annotate(**sums))
    for row in by:
        lines = [found.total, found.by_month.setdefault(row["m"].month, Line())]
        lines.append(found.by_kind.setdefault(str(Activity.Kind(row["activity__kind"]).label), Line()))
        if row["activity__theme"]:
            lines.append(found.by_theme.setdefault(row["activity__theme"], Line()))
        for line in lines:
            line.sessions, line.heads = line.sessions + row["n"], line.heads + row["heads"]
            line.remote, line.large = line.remote + row["afar"], line.large + row["large"]
    found.by_month = dict(sorted(found.by_month.items()))
    found.by_kind = dict(sorted(found.by_kind.items(), key=lambda one: -one[1].sessions))
    found.by_theme = dict(sorted(found.by_theme.items(), key=lambda one: -one[1].sessions))
    return found


def figures_of(activity: Activity) -> Line:
    rows = activity.sessions.exclude(status="cancelled")
    sums = rows.aggregate(n=Count("id"), heads=Sum(F("came") + F("visitors")), afar=Sum("remote"))
    return Line(sums["n"], sums["heads"] or 0, sums["afar"] or 0)


def first_year(community_id: int, otherwise: int) -> int:
    first = Session.objects.filter(activity__community=community_id, status="done").order_by("begins_at").values_list("begins_at")
    found = first.first()
    return found[0].year if found else otherwise


def gallery(community_id: int, most: int = 12) -> list[Photo]:
    """The newest photos whose people agreed."""
    rows = Photo.objects.filter(
        activity__community=community_id, activity__status="closed", agreed_by__isnull=False, taken_down_at=None
    )
    return list(rows.select_related("activity").order_by("-id")[:most])
