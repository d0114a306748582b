"""Figures of the public matters. Each is the count of exactly the rows that its link opens."""

from dataclasses import dataclass
from datetime import timedelta

from django.db.models import Count, F, Q, QuerySet
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from mulin.matters.models import Matter

S = Matter.Status
PERIODS = [30, 90, 365]
TABLE: dict[str, tuple[Promise, Q]] = {
    "reported": (_("报上来的"), ~Q(status=S.WITHDRAWN)),
    "open": (_("正在办的"), Q(status__in=Matter.OPEN)),
    "closed": (_("办结的"), Q(status=S.CLOSED)),
    "in_time": (_("按时办结的"), Q(status=S.CLOSED) & (Q(close_by=None) | Q(closed_at__lte=F("close_by")))),
    "satisfied": (_("评价满意的"), Q(verdict="good")),
    "rated": (_("有评价的"), ~Q(verdict="")),
    "reopened": (_("说没解决、重办过的"), Q(reopens__gt=0)),
    "withdrawn": (_("居民自己撤回的"), Q(status=S.WITHDRAWN)),
    "late": (_("办结时已超时的"), Q(status=S.CLOSED, close_by__isnull=False, closed_at__gt=F("close_by"))),
}


@dataclass(frozen=True)
class Figure:
    key: str
    label: str
    number: int


def period(days: str | None) -> int:
    return int(days) if days in {str(one) for one in PERIODS} else PERIODS[0]


def rows(community_id: int, days: int, of: str = "") -> QuerySet[Matter]:
    """Public matters opened in the last `days` days; merged ones are counted in the one they became part of, withdrawn ones apart."""
    since = timezone.now() - timedelta(days=days)
    public = Matter.objects.filter(community=community_id, is_public=True, opened_at__gte=since).exclude(status=S.MERGED)
    return public.filter(TABLE[of if of in TABLE else "reported"][1])


def figures(community_id: int, days: int) -> list[Figure]:
    """All of them in one query."""
    found = rows(community_id, days).aggregate(
        **{key: Count("pk", filter=condition or Q(pk__isnull=False)) for key, (_name, condition) in TABLE.items()}
    )
    return [Figure(key, str(name), found[key]) for key, (name, _condition) in TABLE.items()]


def label(of: str) -> str:
    return str(TABLE[of][0]) if of in TABLE else ""
