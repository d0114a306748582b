"""Places to choose from, of those over which somebody has a post."""

from collections.abc import Collection

from django.db.models import QuerySet

from mulin.organisations.queries import Standing
from mulin.places.models import Place
from mulin.places.queries import current_under

K = Place.Kind
SIZES = (K.COMMUNITY, K.ESTATE, K.BUILDING, K.ENTRANCE)


def places_of(me: Standing, kinds: Collection[str], sizes: Collection[str] = SIZES) -> QuerySet[Place]:
    """The widest first."""
    return current_under(me.paths(kinds), sizes)
