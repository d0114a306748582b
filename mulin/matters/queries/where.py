"""Which places a resident may mean."""

from math import cos, hypot, radians

from django.db.models import Q, QuerySet
from django.utils.timezone import localdate

from mulin.organisations.queries import Standing
from mulin.people.models import Residence
from mulin.places import queries as places
from mulin.places.fields import under
from mulin.places.models import Community, Place

K = Place.Kind
OUTDOORS = [K.ESTATE, K.BUILDING, K.ENTRANCE, K.SPOT]  # rooms are homes: nobody picks another's
NEAR = 80.0  # metres
DEGREE = 111_320.0


def home_community(me: Standing) -> int | None:
    """Of the person; for strangers the first community of this house."""
    if me.person:
        return me.person.community_id
    return Community.objects.order_by("id").values_list("place_id", flat=True).first()


def offered(community_id: int) -> QuerySet[Place]:
    return places.current(community_id, OUTDOORS)


def outdoors(community_id: int) -> QuerySet[Place]:
    """Estates and public spots: few enough for one list."""
    return offered(community_id).filter(kind__in=[K.ESTATE, K.SPOT]).order_by("kind", "order", "id")


def mine(me: Standing) -> list[Place]:
    """My entrance, building and estate, nearest first, then the public spots of the estate."""
    if me.person is None:
        return []
    today = localdate()
    paths = Residence.objects.filter(Q(until=None) | Q(until__gt=today), person=me.person).values_list("room__path", flat=True)
    above = {int(step) for path in paths[:4] for step in path.rstrip("/").split("/")}
    rows = list(Place.objects.filter(id__in=above, kind__in=OUTDOORS, valid_to=None))
    rows.sort(key=lambda place: -len(place.path))
    estates = [place for place in rows if place.kind == K.ESTATE]
    if not estates:
        return rows
    within = Q()
    for estate in estates:
        within |= under(estate.path)
    return [*rows, *Place.objects.filter(within, kind=K.SPOT, valid_to=None)[:6]]


def named(community_id: int, words: str) -> QuerySet[Place]:
    """Each word must occur in the label: "3 号楼 2 单元"."""
    return places.named(offered(community_id), words)[:12]


def at_position(community_id: int, lat: float, lng: float) -> Place | None:
    """The nearest place of ours within 80 m, else the grid around the point."""
    reach = NEAR / DEGREE
    box = Q(lat__range=(lat - reach, lat + reach), lng__range=(lng - 2 * reach, lng + 2 * reach))
    here = [(distance(lat, lng, place), place) for place in offered(community_id).filter(box)[:200]]
    close = min((pair for pair in here if pair[0] <= NEAR), key=lambda pair: pair[0], default=None)
    if close:
        return close[1]
    grid = places.grid_at(lat, lng, community_id)
    return Place.objects.filter(pk=grid).first() if grid else None


def distance(lat: float, lng: float, place: Place) -> float:
    """Metres, flat-earth: exact enough within a community."""
    if place.lat is None or place.lng is None:
        return float("inf")
    return hypot((place.lat - lat) * DEGREE, (place.lng - lng) * DEGREE * cos(radians(lat)))


def around(me: Standing) -> Q:
    """Matters in the estates where I live; for everyone else the whole community."""
    if me.person is None:
        return Q()
    estates = [place for place in mine(me) if place.kind == K.ESTATE]
    found = Q()
    for estate in estates:
        found |= under(estate.path, "place_path")
    return found
