from django.db.models import QuerySet

from mulin.notices.rules.may import WRITERS
from mulin.organisations.queries import Standing
from mulin.places.fields import under
from mulin.places.models import Place

K = Place.Kind
SEND_TO = (K.COMMUNITY, K.COMMITTEE, K.GRID, K.ESTATE, K.BUILDING)


def places_of(me: Standing) -> QuerySet[Place]:
    """Where one may send to, whole places down to a building."""
    found = Place.objects.none()
    for path in me.paths(WRITERS):
        found |= Place.objects.filter(under(path))
    return found.filter(kind__in=SEND_TO, valid_to=None).order_by("path")
