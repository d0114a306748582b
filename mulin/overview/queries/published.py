"""Figures of the public matters. Each is the count of exactly the rows that its link opens."""

from dataclasses import dataclass
from datetime import timedelta

from django.db.models import Count, Q, QuerySet
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from mulin.matters.models import Matter
from mulin.matters.queries.figures import CONDITIONS, starts

PERIODS = [30, 90, 365]
# What each counts is said once, where the desk's figures are; here it is of the public matters only.
TABLE: dict[str, tuple[Promise, Q]] = {
    "reported": (_("报上来的"), ~CONDITIONS["withdrawn"]),
    "open": (_("正在办的"), CONDITIONS["open"]),
    "closed": (_("办结的"), CONDITIONS["closed"]),
    "in_time": (_("按时办结的"), CONDITIONS["closed_in_time"]),
    "satisfied": (_("评价满意的"), CONDITIONS["satisfied"]),
    "rated": (_("有评价的"), CONDITIONS["said"]),
    "reopened": (_("说没解决、重办过的"), CONDITIONS["reopened"]),
    "withdrawn": (_("居民自己撤回的"), CONDITIONS["withdrawn"]),
    "late": (_("办结时已超时的"), CONDITIONS["closed_late"]),
}


@dataclass(frozen=True)
class Figure:
    key: str
    label: str
    number: int


def period(days: str | None) -> int:
    return int(days) if days in {str(one) for one in PERIODS} else PERIODS[0]


def rows(community_id: int, days: int, of: str = "") -> QuerySet[Matter]:
    return _public(community_id, days).filter(TABLE[of if of in TABLE else "reported"][1])


def figures(community_id: int, days: int) -> list[Figure]:
    """All of them in one query."""
    counts = {key: Count("pk", filter=condition) for key, (_name, condition) in TABLE.items()}
    found = _public(community_id, days).aggregate(**counts)
    return [Figure(key, str(name), found[key]) for key, (name, _condition) in TABLE.items()]


def _public(community_id: int, days: int) -> QuerySet[Matter]:
    """Opened in the last `days` days, today included; merged ones are counted in the one they became part of."""
    since = starts(timezone.localdate() - timedelta(days=days - 1))
    return Matter.objects.filter(community=community_id, is_public=True, opened_at__gte=since).exclude(CONDITIONS["merged"])


def label(of: str) -> str:
    return str(TABLE[of][0]) if of in TABLE else ""
