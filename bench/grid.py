"""Which of 100,000 grids is a point in? All points at once, as an import asks, and one by one, as reports come in."""

import math
import random
import time

from django.utils import timezone

from bench import Report, scratch
from mulin.places import actions, queries
from mulin.places.models import Boundary, Place

POLYGONS, POINTS = 100_000, 100_000
WEST, SOUTH, SIDE = 121.0, 30.8, 0.002  # a chessboard of about 190 m a side
CORNERS = 24


def run(words: list[str]) -> Report:
    with scratch.database("grid"):
        community, across = _town()
        dice = random.Random(1)
        reach = SIDE * across
        points = [(SOUTH + dice.random() * reach, WEST + dice.random() * reach) for _point in range(POINTS)]

        started = time.perf_counter()
        queries.grid_at(*points[0], community.pk)
        built = time.perf_counter() - started

        started = time.perf_counter()
        singly = [queries.grid_at(lat, lng, community.pk) for lat, lng in points]
        one_by_one = time.perf_counter() - started

        started = time.perf_counter()
        together = queries.grids_at(points, community.pk)
        at_once = time.perf_counter() - started
        wrong = sum(grid != other for grid, other in zip(singly, together, strict=True))
    return Report(
        "grid",
        {
            "polygons": POLYGONS,
            "points": POINTS,
            "found": sum(grid is not None for grid in singly),
            "disagreeing": wrong,
            "seconds_to_build": built,
            "microseconds_a_point": at_once / POINTS * 1e6,
            "microseconds_one_by_one": one_by_one / POINTS * 1e6,
        },
        {
            "polygons": (">=", 100_000),
            "disagreeing": ("==", 0),
            "microseconds_a_point": ("<=", 20),
            "microseconds_one_by_one": ("<=", 20),
        },
    )


def _town() -> tuple[Place, int]:
    across = math.ceil(math.sqrt(POLYGONS))
    community = actions.add(None, Place.Kind.COMMUNITY, "量一量")
    made = Place.objects.bulk_create(
        [
            Place(kind="grid", name=str(n), label=str(n), parent=community, community=community, path=f"{community.pk}/x{n}/")
            for n in range(POLYGONS)
        ],
        batch_size=1000,
    )
    now = timezone.now()
    Boundary.objects.bulk_create(
        [Boundary(place=grid, geometry=_ring(n % across, n // across), changed_at=now) for n, grid in enumerate(made)],
        batch_size=1000,
    )
    return community, across


def _ring(column: int, row: int) -> dict[str, object]:
    """A grid of 24 corners, round like a real one, filling most of its square."""
    lng, lat = WEST + (column + 0.5) * SIDE, SOUTH + (row + 0.5) * SIDE
    corners = [
        [lng + SIDE * 0.49 * math.cos(turn * math.tau / CORNERS), lat + SIDE * 0.49 * math.sin(turn * math.tau / CORNERS)]
        for turn in range(CORNERS)
    ]
    return {"type": "Polygon", "coordinates": [[*corners, corners[0]]]}
