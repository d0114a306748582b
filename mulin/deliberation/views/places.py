"""Places to choose from, of those over which somebody has a post."""

from collections.abc import Collection

from django.db.models import Q, QuerySet

from mulin.organisations.queries import Standing
from mulin.places.fields import under
from mulin.places.models import Place

K = Place.Kind
SIZES = (K.COMMUNITY, K.ESTATE, K.BUILDING, K.ENTRANCE)


def places_of(me: Standing, kinds: Collection[str], sizes: Collection[str] = SIZES) -> QuerySet[Place]:
    """The widest first."""
    found = Q(pk__in=[])
    for path in me.paths(kinds):
        found |= under(path)
    return Place.objects.filter(found, kind__in=sizes, valid_to=None).order_by("path")
