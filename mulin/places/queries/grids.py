"""Which grid a point lies in: an index of outlines for each community, kept in the process as long as no outline has changed."""

import inspect
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import shapely
from django.db import DEFAULT_DB_ALIAS, connections
from django.db.models import Count, Max
from shapely.geometry import shape

from mulin.kernel.tenant import Tenant, tenant, tenant_of
from mulin.places.models import Boundary, Place

CHECK_EVERY = 3.0  # seconds for which a change made by another process may go unseen

SQUARES = 40_000  # kept at most
BLOCK = 16  # squares a side, looked up together
MARGIN = 1e-9  # degrees: more than a square's edge is off by
WIDE = 2  # outlines: a square is as wide as so many
Square = tuple[float, float]  # column, row
Near = tuple[float, float, float, float, Any, int]  # west, south, east, north, the outline, its grid

# Without shapely's guard of arrays against other threads, which for a single point costs as much as the question itself.
intersects_xy = inspect.unwrap(shapely.intersects_xy)


@dataclass
class Index:
    version: Any
    checked: float
    tree: shapely.STRtree
    outlines: list[Near]  # the smallest first
    ids: Any  # numpy array: the grid of each outline
    side: float  # degrees: of the squares in which single points are looked up
    squares: dict[Square, list[Near]] = field(default_factory=dict)


KEPT: dict[tuple[Tenant, int], Index] = {}


def grid_at(lat: float, lng: float, community_id: int) -> int | None:
    """The grid whose outline holds this WGS 84 point. Where outlines overlap the smaller one, on a border between equals
    the one added first."""
    for west, south, east, north, outline, grid in _near(_index(community_id), lat, lng):
        if west <= lng <= east and south <= lat <= north and intersects_xy(outline, lng, lat):
            return grid
    return None


def grids_at(points: Sequence[tuple[float, float]], community_id: int) -> list[int | None]:
    """`grid_at` for many (lat, lng) at once."""
    return [grids[0] if grids else None for grids in every_grid_at(points, community_id)]


def every_grid_at(points: Sequence[tuple[float, float]], community_id: int) -> list[list[int]]:
    """All grids in which each point lies, the smallest first: outlines drawn by hand overlap along their borders."""
    found: list[list[int]] = [[] for _point in points]
    if not found:
        return found
    index = _index(community_id)
    latlng = np.asarray(points, dtype=float)
    which, outline = index.tree.query(shapely.points(latlng[:, 1], latlng[:, 0]), predicate="intersects")
    order = np.lexsort((outline, which))
    for point, grid in zip(which[order].tolist(), index.ids[outline[order]].tolist(), strict=True):
        found[point].append(grid)
    return found


def forget(community_id: int) -> None:
    """Called by whatever changes outlines, so that this process sees it at once."""
    KEPT.pop((tenant(), community_id), None)


def _near(index: Index, lat: float, lng: float) -> list[Near]:
    """Outlines that touch the point's square, the smallest first. Asking the tree for each point would cost most of the time."""
    square = lng // index.side, lat // index.side
    near = index.squares.get(square)
    return near if near is not None else _filled(index, square)


def _filled(index: Index, square: Square) -> list[Near]:
    """The square's outlines, looked up together with those of the squares around it: the tree is asked once for all."""
    side = index.side
    west, south = (edge // BLOCK * BLOCK for edge in square)
    columns, rows = (edges.ravel() for edges in np.meshgrid(west + np.arange(BLOCK), south + np.arange(BLOCK)))
    boxes = shapely.box(columns * side - MARGIN, rows * side - MARGIN, (columns + 1) * side + MARGIN, (rows + 1) * side + MARGIN)
    which, outline = index.tree.query(boxes)
    order = np.lexsort((outline, which))
    which, outline = which[order].tolist(), outline[order].tolist()
    squares = list(zip(columns.tolist(), rows.tolist(), strict=True))
    near: dict[Square, list[Near]] = {one: [] for one in squares}
    for at, number in zip(which, outline, strict=True):
        near[squares[at]].append(index.outlines[number])
    if len(index.squares) >= SQUARES:
        index.squares.clear()
    index.squares.update(near)  # when they are whole: other threads look in meanwhile
    return near[square]


def _index(community_id: int) -> Index:
    connection = connections[DEFAULT_DB_ALIAS]
    key, now = (tenant_of(connection), community_id), time.monotonic()
    kept = KEPT.get(key)
    # Inside a transaction what it has just changed must count, so there the version is always looked at.
    if kept and now - kept.checked < CHECK_EVERY and not connection.in_atomic_block:
        return kept
    version = _outlines(community_id).aggregate(Count("id"), Max("id"), Max("changed_at"))
    if kept and kept.version == version:
        kept.checked = now
        return kept
    rows = list(_outlines(community_id).order_by("place_id").values_list("place_id", "geometry"))
    outlines = np.array([shapely.make_valid(shape(geometry)) for _id, geometry in rows], dtype=object)
    smallest_first = np.argsort(shapely.area(outlines), kind="stable")
    ids = np.array([place_id for place_id, _geometry in rows], dtype=np.int64)[smallest_first]
    outlines = outlines[smallest_first]
    shapely.prepare(outlines)
    known = [
        (*bound, area, grid) for bound, area, grid in zip(shapely.bounds(outlines).tolist(), outlines, ids.tolist(), strict=True)
    ]
    index = Index(version, now, shapely.STRtree(outlines), known, ids, _side(outlines))
    KEPT[key] = index
    return index


def _side(outlines: Any) -> float:
    """Of squares that hold some ten outlines."""
    if not len(outlines):
        return 1.0
    west, south, east, north = shapely.bounds(outlines).T
    return max(WIDE * float(np.nanmean([east - west, north - south])), 1e-6)


def _outlines(community_id: int) -> Any:
    return Boundary.objects.filter(place__community_id=community_id, place__kind=Place.Kind.GRID, place__valid_to=None)
