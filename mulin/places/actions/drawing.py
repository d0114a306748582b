from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction

from mulin.kernel.access import require
from mulin.kernel.access.asking import Standing
from mulin.kernel.facts.record import record
from mulin.places import rules
from mulin.places.facts import BoundariesChanged
from mulin.places.models import Boundary, Place
from mulin.places.queries.grids import forget
from mulin.places.rules.outlines import outline


@transaction.atomic
def draw(place: Place, geometry: Any, *, by: Standing, at: datetime) -> Boundary:
    """Give a place its outline, from a GeoJSON object or text.

    Raises:
        Refused: not theirs to keep.
        BadOutline: not an outline.
    """
    place = Place.objects.select_for_update().get(pk=place.pk)
    require(rules.may_keep(by, place))
    keep_outlines({place.pk: outline(geometry)}, at)
    record(BoundariesChanged(place.community_id or 0, [place.pk]), actor_id=by.account_id, at=at)
    return Boundary.objects.get(place=place)


def keep_outlines(outlines: Mapping[int, dict[str, Any]], at: datetime) -> tuple[int, int, int]:
    """Outlines by place id, in the caller's transaction: (new, unchanged, changed)."""
    there = {kept.place_id: kept for kept in Boundary.objects.filter(place_id__in=list(outlines))}
    fresh = [Boundary(place_id=pk, geometry=drawn, changed_at=at) for pk, drawn in outlines.items() if pk not in there]
    other = [kept for pk, kept in there.items() if kept.geometry != outlines[pk]]
    for kept in other:
        kept.geometry, kept.changed_at = outlines[kept.place_id], at
    Boundary.objects.bulk_create(fresh, batch_size=500)
    Boundary.objects.bulk_update(other, ["geometry", "changed_at"], batch_size=500)
    for community in set(Place.objects.filter(pk__in=list(outlines)).values_list("community_id", flat=True)) - {None}:
        forget(community)
    return len(fresh), len(there) - len(other), len(other)
