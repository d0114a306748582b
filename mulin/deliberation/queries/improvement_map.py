"""What a map of small improvements draws: outlines of the grids, the houses that matter, the improvements with a point."""

from collections.abc import Iterable
from typing import Any

from django.urls import reverse

from mulin.deliberation.models import Improvement
from mulin.places.models import Boundary, Place

MOST_OUTLINES = 200


def drawn(
    community_id: int, rows: Iterable[Improvement] = (), houses: Iterable[Place] = (), *, linked: bool = True
) -> dict[str, Any]:
    """{"outlines": [geometry], "houses": [{"name", "lat", "lng"}], "points": [{"name", "lat", "lng", "url"}]}; `url` empty: it is here."""
    grids = Boundary.objects.filter(place__community=community_id, place__kind=Place.Kind.GRID, place__valid_to=None)
    return {
        "outlines": list(grids.order_by("place_id").values_list("geometry", flat=True)[:MOST_OUTLINES]),
        "houses": [{"name": str(one), "lat": one.lat, "lng": one.lng} for one in houses if one.lat is not None],
        "points": [
            {"name": row.title, "lat": row.lat, "lng": row.lng,
             "url": reverse("deliberation:improvement", args=[row.pk]) if linked else ""}
            for row in rows
            if row.lat is not None
        ],
    }  # fmt: skip
