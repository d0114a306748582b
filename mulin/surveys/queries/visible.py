"""What one may read. Questions and results are everybody's; answers by themselves are nobody's."""

from django.db.models import Q, QuerySet

from mulin.organisations.queries import Standing, community_of
from mulin.places.fields import under
from mulin.surveys.models import Survey
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
    found = Q(pk__in=[])
    for path in me.paths(KEEPERS):
        found |= under(path, "place__path")
    for path in me.paths(HELPERS - KEEPERS):
        above = [int(part) for part in path.split("/") if part]
        found |= (under(path, "place__path") | Q(place__in=above)) & Q(status=S.OPEN)
    return surveys().filter(found)


def before(survey: Survey) -> Survey | None:
    """The last published wave of the same series in the same place."""
    rows = Survey.objects.filter(place=survey.place_id, series=survey.series, wave__lt=survey.wave, status=S.PUBLISHED)
    return rows.select_related("result").order_by("-wave").first()
