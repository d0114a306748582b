from datetime import date, timedelta
from typing import Any

from django.db.models import OuterRef, Q, QuerySet, Subquery, Sum
from django.db.models.functions import Coalesce
from django.utils.timezone import localdate

from mulin.kernel.access.asking import Standing
from mulin.places.fields import under, under_any
from mulin.places.models import Code, Place, ScanCount
from mulin.places.rules import READERS
from mulin.places.rules.numbers import typed

RECENT = 30  # days over which scans are shown


def codes_visible_to(by: Standing) -> QuerySet[Code]:
    return Code.objects.filter(under_any(by.paths(READERS), "place__path")).select_related("place")


def chosen(
    codes: QuerySet[Code], *, kind: str = "", state: str = "", words: str = "", place: Place | None = None
) -> QuerySet[Code]:
    """`state` is "valid", "revoked" or "" for both."""
    if kind:
        codes = codes.filter(kind=kind)
    if state:
        codes = codes.filter(revoked_at__isnull=state == "valid")
    if place:
        codes = codes.filter(under(place.path, "place__path"))
    for word in words.split()[:6]:
        codes = codes.filter(
            Q(place__label__icontains=word) | Q(caption__icontains=word) | Q(number__startswith=typed(word) or word)
        )
    return codes


def with_scans(codes: QuerySet[Code], *, today: date | None = None) -> QuerySet[Any]:
    """With `scanned`: how often each was opened in the last thirty days."""
    since = (today or localdate()) - timedelta(days=RECENT)
    scans = ScanCount.objects.filter(code=OuterRef("pk"), day__gt=since).order_by().values("code")
    return codes.annotate(scanned=Coalesce(Subquery(scans.annotate(total=Sum("times")).values("total")), 0))
