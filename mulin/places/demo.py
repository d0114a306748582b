"""The demo community's houses: 春和苑 with the buildings that guides and tests speak of, or 16,000 rooms of 160 buildings."""

from datetime import date, datetime
from uuid import uuid4

from django.db.models import CharField, F, OuterRef, Subquery, Value
from django.db.models.functions import Cast, Concat

from . import actions
from .actions.adding import label_below, natural
from .models import Place

K = Place.Kind
SINCE = date(2024, 1, 1)
ESTATES = ["春和苑", "春和里", "临江花园", "梧桐里", "银杏苑", "望江新村", "柳荫小区", "海棠公寓"]
LAT, LNG = 31.2200, 121.5500  # of nowhere in particular
STEP = 0.0006  # degrees from building to building


def build(community: Place, *, scale: str, at: datetime) -> None:
    if scale == "full":
        _many(community)
    else:
        _few(community)


def _few(community: Place) -> None:
    """Two committees, three estates, six buildings, 120 rooms."""
    first, second = _committee(community, 1), _committee(community, 2)
    sixth, seventh, ninth = (
        actions.add(parent, K.GRID, f"第 {number} 网格", since=SINCE) for parent, number in ((first, 6), (first, 7), (second, 9))
    )
    plan = [(sixth, "春和苑", [3, 5], 0), (seventh, "临江花园", [1, 2], 5), (ninth, "春和里", [1, 2], 11)]
    for grid, name, numbers, step in plan:
        estate = actions.add(grid, K.ESTATE, name, since=SINCE, lat=LAT + step * STEP, lng=LNG + step * STEP)
        for number in numbers:
            spot = {"lat": LAT + (step + number / 3) * STEP, "lng": LNG + (step + number / 2) * STEP}
            actions.add(estate, K.BUILDING, f"{number} 号楼", since=SINCE, **spot)
        actions.add(estate, K.SPOT, "南花圃", since=SINCE, lat=LAT + step * STEP - STEP / 2, lng=LNG + step * STEP)
    buildings = list(Place.objects.filter(community=community, kind=K.BUILDING))
    entrances = _below(buildings, K.ENTRANCE, [f"{number} 单元" for number in (1, 2)])
    _below(entrances, K.ROOM, [f"{floor}0{door}" for floor in range(1, 6) for door in (1, 2)])


def _many(community: Place) -> None:
    """9 committees, 40 grids, 40 estates, 160 buildings, 800 entrances, 16,000 rooms."""
    committees = [_committee(community, number) for number in range(1, 10)]
    grids = [actions.add(committees[n % 9], K.GRID, f"第 {n + 1} 网格", since=SINCE) for n in range(40)]
    estates = []
    for n, grid in enumerate(grids):
        name = ESTATES[n % 8] + ("" if n < 8 else f"{'二三四五'[n // 8 - 1]}期")
        estates.append(actions.add(grid, K.ESTATE, name, since=SINCE, lat=LAT + n // 8 * 0.004, lng=LNG + n % 8 * 0.005))
    buildings = _below(estates, K.BUILDING, [f"{number} 号楼" for number in (1, 2, 3, 5)])
    for n, building in enumerate(buildings):
        building.lat = (building.parent.lat or LAT) + n % 4 // 2 * STEP  # type: ignore[union-attr]
        building.lng = (building.parent.lng or LNG) + n % 2 * STEP  # type: ignore[union-attr]
    Place.objects.bulk_update(buildings, ["lat", "lng"], batch_size=200)
    entrances = _below(buildings, K.ENTRANCE, [f"{number} 单元" for number in range(1, 6)])
    _below(entrances, K.ROOM, [f"{floor}0{door}" for floor in range(1, 11) for door in (1, 2)])


def _committee(community: Place, number: int) -> Place:
    name = f"春和{'一二三四五六七八九'[number - 1]}居"
    return actions.add(community, K.COMMITTEE, name, code=f"990101001{number:03d}", since=SINCE)


def _below(parents: list[Place], kind: str, names: list[str]) -> list[Place]:
    """The same names under each parent, in bulk: the paths follow in one statement when the rows have their ids."""
    batch = uuid4().hex
    rows = [
        Place(
            kind=kind, parent=parent, community_id=parent.community_id, path=f"{batch}-{n}-{m}", name=name,
            label=label_below(parent, kind, name), order=natural(name), valid_from=SINCE,
        )
        for n, parent in enumerate(parents)
        for m, name in enumerate(names)
    ]  # fmt: skip
    Place.objects.bulk_create(rows, batch_size=500)
    made = Place.objects.filter(path__startswith=batch)
    above = Place.objects.filter(pk=OuterRef("parent_id")).values("path")[:1]
    made.update(path=Concat(Subquery(above), Cast(F("id"), CharField()), Value("/"), output_field=CharField()))
    return list(Place.objects.filter(parent__in=parents, kind=kind).select_related("parent").order_by("id"))
