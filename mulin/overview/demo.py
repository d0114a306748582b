"""What the administrator of the demo community did: outlines of the grids, and codes for the walls (4,150 in the full one)."""

from datetime import datetime

from django.db.models import Q

from mulin.organisations.models import Post
from mulin.organisations.queries import Standing, standing_of
from mulin.places import actions as places
from mulin.places.fields import under
from mulin.places.models import Code, Place

K, C = Place.Kind, Code.Kind
MARGIN = 0.0004  # degrees around the outermost building
FACILITIES = ["配电间", "水泵房", "电梯 1", "电梯 2", "垃圾房", "充电桩 1", "充电桩 2", "快递柜", "门禁", "消防箱 1", "消防箱 2",
              "消防箱 3", "楼顶水箱", "地库入口", "雨水井"]  # fmt: skip


def build(community: Place, *, scale: str, at: datetime) -> None:
    post = Post.objects.select_related("person").filter(kind=Post.Kind.ADMINISTRATOR, place=community).order_by("id").first()
    if post is None:
        return
    by = standing_of(post.person, on=at.date())
    for grid in _all(community, K.GRID):
        _outline(grid, by, at)
    buildings, entrances, estates = (_all(community, kind) for kind in (K.BUILDING, K.ENTRANCE, K.ESTATE))
    places.make_codes(buildings, kind=C.BUILDING, by=by, at=at)
    places.make_codes(entrances, kind=C.ENTRANCE, by=by, at=at)
    if scale == "full":
        places.make_codes(buildings, kind=C.FACILITY, by=by, at=at, captions=FACILITIES)
        places.make_codes(estates, kind=C.SHOP, by=by, at=at, captions=[f"{number} 号商铺" for number in range(1, 20)])
        places.make_codes(estates[:30], kind=C.SPOT, by=by, at=at, captions=["门岗"])
    else:
        places.make_codes(_all(community, K.SPOT), kind=C.SPOT, by=by, at=at)


def _all(community: Place, kind: str) -> list[Place]:
    return list(Place.objects.filter(community=community, kind=kind, valid_to=None).order_by("id"))


def _outline(grid: Place, by: Standing, at: datetime) -> None:
    """A rectangle around the grid's houses and open spots. Rooms of facilities may lie elsewhere, in another grid."""
    houses = Q(kind__in=[K.ESTATE, K.BUILDING]) | Q(kind=K.SPOT, parent__kind=K.ESTATE)
    rows = Place.objects.filter(houses, under(grid.path)).values_list("lat", "lng")
    spots = [(lat, lng) for lat, lng in rows if lat is not None and lng is not None]
    if not spots:
        return
    south, north = min(lat for lat, _ in spots) - MARGIN, max(lat for lat, _ in spots) + MARGIN
    west, east = min(lng for _, lng in spots) - MARGIN, max(lng for _, lng in spots) + MARGIN
    corners = [[west, south], [east, south], [east, north], [west, north], [west, south]]
    places.draw(grid, {"type": "Polygon", "coordinates": [corners]}, by=by, at=at)
