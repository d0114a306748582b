"""What one may read. Questions and results are everybody's; answers by themselves are nobody's."""

from collections import defaultdict
from collections.abc import Iterable

from django.db.models import Count, Exists, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from mulin.organisations.queries import Standing, community_of
from mulin.places.fields import under, under_any
from mulin.surveys.models import Answered, Invitation, Survey
from mulin.surveys.rules.who import HELPERS, KEEPERS

S = Survey.Status


def surveys() -> QuerySet[Survey]:
    return Survey.objects.select_related("place", "community")


def shown() -> QuerySet[Survey]:
    return surveys().exclude(status=S.DRAFT)


def visible_to(me: Standing) -> QuerySet[Survey]:
    return shown().filter(community=community_of(me))


def published(community_id: int) -> QuerySet[Survey]:
    return surveys().filter(community=community_id, status=S.PUBLISHED).select_related("result")


def at_desk(me: Standing) -> QuerySet[Survey]:
    """Those one runs; and open ones in whose places one helps."""
    found = under_any(me.paths(KEEPERS), "place__path")
    for path in me.paths(HELPERS - KEEPERS):
        above = [int(part) for part in path.split("/") if part]
        found |= (under(path, "place__path") | Q(place__in=above)) & Q(status=S.OPEN)
    return surveys().filter(found)


def with_numbers(rows: QuerySet[Survey]) -> QuerySet[Survey]:
    """`many_answered`, `many_invited`: how many did, how many were asked by lot."""
    answered, invited = (
        table.objects.filter(survey=OuterRef("pk")).order_by().values("survey").annotate(n=Count("pk")).values("n")
        for table in (Answered, Invitation)
    )
    return rows.annotate(many_answered=Coalesce(Subquery(answered), 0), many_invited=Coalesce(Subquery(invited), 0))


def newest(community_id: int) -> QuerySet[Survey]:
    """The last published wave of each series."""
    later = Survey.objects.filter(
        place=OuterRef("place"), series=OuterRef("series"), wave__gt=OuterRef("wave"), status=S.PUBLISHED
    )
    return published(community_id).exclude(Exists(later))


def with_last(rows: Iterable[Survey]) -> list[tuple[Survey, Survey | None]]:
    """Each with the published wave before it: one query for all."""
    rows = list(rows)
    series = Survey.objects.filter(
        status=S.PUBLISHED, place__in=[one.place_id for one in rows], series__in={one.series for one in rows}
    )
    waves: dict[tuple[int, str], list[Survey]] = defaultdict(list)
    for one in series.select_related("result").order_by("wave"):
        waves[one.place_id, one.series].append(one)
    return [(row, next((one for one in reversed(waves[row.place_id, row.series]) if one.wave < row.wave), None)) for row in rows]


def before(survey: Survey) -> Survey | None:
    """The last published wave of the same series in the same place."""
    rows = Survey.objects.filter(place=survey.place_id, series=survey.series, wave__lt=survey.wave, status=S.PUBLISHED)
    return rows.select_related("result").order_by("-wave").first()
