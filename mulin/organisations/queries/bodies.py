from datetime import date

from django.db.models import Q, QuerySet
from django.db.models.functions import Length
from django.utils.timezone import localdate

from mulin.organisations import rules
from mulin.organisations.models import Area, Organisation
from mulin.places.fields import under
from mulin.places.models import Community, Place

from .standing import Standing


def communities_of(me: Standing) -> QuerySet[Place]:
    """Communities in, above or below the places in which a staff post is held, and those of one's units."""
    found = Q(pk__in=Organisation.objects.filter(pk__in=me.units()).values("community_id"))
    for path in me.paths(rules.STAFF):
        found |= under(path) | Q(pk__in=ids_of(path))
    return Place.objects.filter(found, kind=Place.Kind.COMMUNITY)


def organisations_visible_to(me: Standing) -> QuerySet[Organisation]:
    return Organisation.objects.filter(community__in=communities_of(me))


def unit_serving(path: str, kind: str, *, on: date | None = None) -> Organisation | None:
    """The organisation of this kind whose area is nearest above the place; none that is closed."""
    area = (
        Area.objects.filter(place_id__in=ids_of(path), organisation__kind=kind)
        .exclude(organisation__closed_on__lte=on or localdate())
        .select_related("organisation")
        .order_by(Length("place__path").desc(), "id")
        .first()
    )
    return area.organisation if area else None


def ids_of(path: str) -> list[int]:
    """The place itself and everything above it."""
    return [int(part) for part in path.split("/") if part]


def community_of(me: Standing) -> int:
    """One's own community; a visitor sees the first one. 0 where there is none yet."""
    if me.person is not None:
        return me.person.community_id
    return Community.objects.order_by("id").values_list("place_id", flat=True).first() or 0
