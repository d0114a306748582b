"""Reports like this one, so that a neighbour follows instead of filing it again."""

from django.db.models import Q, QuerySet

from mulin.kernel.search.text import tokens
from mulin.matters.models import Matter
from mulin.places.fields import under
from mulin.places.models import Place

from . import cells

NEAR = 250  # metres
MOST = 5
LOOKED_AT = 100
ALIKE = 0.1  # of all bigrams: below it only the category is the same


def near(lat: float, lng: float, *, metres: float = NEAR) -> list[Matter]:
    """Open public ones within `metres` (at most 250), nearest first."""
    rows = Matter.objects.filter(cell__in=cells.around(lat, lng), closed_at=None, is_public=True).exclude(
        status=Matter.Status.MERGED
    )
    found = [
        (cells.metres(lat, lng, row.lat, row.lng), row)
        for row in rows.select_related("place")[:LOOKED_AT]
        if row.lat is not None and row.lng is not None
    ]
    return [row for far, row in sorted(found, key=lambda pair: (pair[0], pair[1].pk)) if far <= metres]


def similar(
    community_id: int, category_id: int | None, place_id: int, lat: float | None, lng: float | None, words: str
) -> list[Matter]:
    """Open public ones of the same category within 250 m, or in the same building; most alike first."""
    rows = _open(community_id).filter(Q(place=place_id) | _same_building(place_id) | _in_reach(lat, lng))
    if category_id is not None:
        rows = rows.filter(category=category_id)
    mine = set(tokens("matters", words))
    near_enough = [row for row in rows.select_related("place").order_by("-opened_at")[:LOOKED_AT] if _within(row, lat, lng)]
    ranked = sorted(near_enough, key=lambda row: (-_alike(mine, row), -row.pk))
    if category_id is None:
        ranked = [row for row in ranked if _alike(mine, row) > 0]
    return ranked[:MOST]


def similar_to(matter: Matter) -> list[Matter]:
    """The same for staff who look at one already filed."""
    found = similar(
        matter.community_id, matter.category_id, matter.place_id, matter.lat, matter.lng, f"{matter.title} {matter.words}"
    )
    mine = set(tokens("matters", f"{matter.title} {matter.words}"))
    return [row for row in found if row.pk != matter.pk and _alike(mine, row) >= ALIKE]


def _open(community_id: int) -> QuerySet[Matter]:
    return Matter.objects.filter(community=community_id, closed_at=None, is_public=True).exclude(status=Matter.Status.MERGED)


def _same_building(place_id: int) -> Q:
    place = Place.objects.filter(pk=place_id).first()
    if place is None:
        return Q(pk=None)
    above = [int(step) for step in place.path.split("/") if step]
    building = Place.objects.filter(pk__in=above, kind=Place.Kind.BUILDING).first()
    return under((building or place).path, "place_path")


def _in_reach(lat: float | None, lng: float | None) -> Q:
    return Q(cell__in=cells.around(lat, lng)) if lat is not None and lng is not None else Q(pk=None)


def _within(row: Matter, lat: float | None, lng: float | None) -> bool:
    if lat is None or lng is None or row.lat is None or row.lng is None:
        return True
    return cells.metres(lat, lng, row.lat, row.lng) <= NEAR


def _alike(mine: set[str], row: Matter) -> float:
    """Shared bigrams over all of both: 0 to 1."""
    theirs = set(tokens("matters", f"{row.title} {row.words}"))
    return len(mine & theirs) / (len(mine | theirs) or 1)
