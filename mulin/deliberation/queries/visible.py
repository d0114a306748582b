"""Which topics one may see. Until they are accepted: those whom they concern, and those who screen."""

from collections.abc import Collection
from datetime import date

from django.db.models import Count, Q, QuerySet

from mulin.deliberation.models import Topic
from mulin.deliberation.rules import LOOKERS
from mulin.organisations.queries import Standing
from mulin.places.fields import under_any

from .who import homes


def topics() -> QuerySet[Topic]:
    return Topic.objects.select_related("place")


def public(community_id: int) -> QuerySet[Topic]:
    return topics().filter(community=community_id, stage__in=Topic.PUBLIC)


def public_all() -> QuerySet[Topic]:
    return topics().filter(stage__in=Topic.PUBLIC)


def over(me: Standing, kinds: Collection[str]) -> Q:
    return under_any(me.paths(kinds))


def near(me: Standing, on: date) -> Q:
    """About the places where I am at home: those of my own stairway up to the community."""
    ids = [place.pk for place in homes(me.person, on)]
    return Q(place__in=ids)


def visible_to(me: Standing, on: date) -> QuerySet[Topic]:
    """All that were accepted; before, one's own, those of one's own places, and those over which one has a post."""
    seen = Q(stage__in=Topic.PUBLIC)
    if me.person_id is not None:
        seen |= Q(raised_by=me.person_id) | Q(host=me.person_id) | (near(me, on) & Q(stage__in=Topic.WAITING))
    return topics().filter(seen | over(me, LOOKERS))


def at_desk(me: Standing) -> QuerySet[Topic]:
    """Those over whose place one has a post, and those one hosts."""
    found = over(me, LOOKERS)
    if me.person_id is not None:
        found |= Q(host=me.person_id)
    return topics().filter(found)


def counts(rows: QuerySet[Topic]) -> dict[str, int]:
    return dict(rows.order_by().values_list("stage").annotate(n=Count("id")))
