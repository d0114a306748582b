"""The tree below a community, down to rooms, from a list of rooms."""

from collections.abc import Iterable, Iterator
from datetime import date, datetime
from typing import Any

from django.db.models import CharField, OuterRef, Subquery, Value
from django.db.models.functions import Cast, Concat
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from mulin.kernel.sheets import mending
from mulin.kernel.sheets.kinds import Column, Counts, Kind, Problem, Row
from mulin.places.actions.adding import label_below, natural
from mulin.places.models import Place

from . import areas
from .addresses import COLUMNS, LEVELS, K, Node, Tree, bare

BATCH = 1000
LONGEST = 80  # of a place's name
NEW = "new-houses-"


class Houses(Kind):
    name = "houses"
    title = gettext_lazy("房屋名册")
    columns = (
        *COLUMNS,
        Column("lat", gettext_lazy("纬度"), ("lat", "latitude", "纬度(WGS84)"), mending.degrees, note=gettext_lazy("WGS 84，楼栋的")),
        Column("lng", gettext_lazy("经度"), ("lng", "lon", "longitude", "经度(WGS84)"), mending.degrees, note=gettext_lazy("WGS 84，楼栋的")),
        areas.COLUMN,
        areas.SOURCE,
    )  # fmt: skip

    def check(self, rows: Iterable[Row], community: Any) -> Iterator[Problem]:
        tree = Tree(community)
        for row in rows:
            names = [row.values.get(kind.value, "") for kind in LEVELS]
            if not any(names):
                yield Problem(row.number, _("这一行没有写任何地点。"))
                continue
            if row.values.get("room") and not row.values.get("building"):
                yield Problem(row.number, _("写了房号，没有写楼栋。"), "building")
            for kind, name in zip(LEVELS, names, strict=True):
                if len(name) > LONGEST:
                    yield Problem(row.number, _("名称超过 %(most)s 个字。") % {"most": LONGEST}, kind.value)
            if not -90 <= row.values.get("lat", 0) <= 90 or not -180 <= row.values.get("lng", 0) <= 180:
                yield Problem(row.number, _("经纬度不在地球上，请核对是否写反。"), "lat")
            if "area" in row.values and not row.values.get("room"):
                yield Problem(row.number, _("面积是房屋的，这一行没有写房号。"), "area")
            if (problem := areas.problem(row)) is not None:
                yield problem
            if (sentence := _ambiguous(tree, names)) is not None:
                yield Problem(row.number, sentence)

    def store(self, rows: Iterable[Row], community: Any, at: datetime) -> Counts:
        """Level by level, so that a parent is there before what hangs below it."""
        tree, counts, today = Tree(community), Counts(), localdate(at)
        there: list[tuple[tuple[str, ...], float | None, float | None]] = []
        sizes: list[tuple[tuple[str, ...], dict[str, Any]]] = []
        for row in rows:
            values = row.values
            names = tuple(values.get(kind.value, "") for kind in LEVELS)
            there.append((names, values.get("lat"), values.get("lng")))
            if "area" in values:
                sizes.append((names, {key: values[key] for key in ("area", "source") if key in values}))
        known = [tree.find(dict(zip(LEVELS, names, strict=True))) for names, _lat, _lng in there]
        for depth, _kind in enumerate(LEVELS):
            _make_level(tree, {names[: depth + 1] for names, _lat, _lng in there if names[depth]}, today)
        seen: set[int] = set()
        for before, (names, _lat, _lng) in zip(known, there, strict=True):
            node = tree.find(dict(zip(LEVELS, names, strict=True)))
            if not isinstance(before, Node) and isinstance(node, Node) and node.id not in seen:
                counts.new += 1
                seen.add(node.id)
            else:
                counts.unchanged += 1
        moved = _locate(tree, there) + len(_measure(tree, community, sizes, at) - seen)
        counts.changed, counts.unchanged = moved, max(0, counts.unchanged - moved)
        return counts


def _measure(tree: Tree, community: Place, sizes: list[tuple[tuple[str, ...], dict[str, Any]]], at: datetime) -> set[int]:
    """Rooms whose area is another one than before."""
    before = areas.known(community) if sizes else {}
    wanted: dict[int, areas.Area] = {}
    for names, values in sizes:
        node = tree.find(dict(zip(LEVELS, names, strict=True)))
        if isinstance(node, Node):
            wanted[node.id] = areas.said(values, before.get(node.id))
    return areas.keep(wanted, before, at)


def _ambiguous(tree: Tree, names: list[str]) -> str | None:
    """An address may name new places, but a level that exists twice must say below what."""
    here = tree.community
    for kind, name in zip(LEVELS, names, strict=True):
        found = tree.below(here, kind, name) if name else []
        if len(found) > 1:
            return _("%(above)s 里有 %(count)s 个“%(name)s”。请把上一级也填上。") % {
                "above": here.label, "count": len(found), "name": name,
            }  # fmt: skip
        if name and not found:
            return None
        here = found[0] if found else here
    return None


def _make_level(tree: Tree, addresses: set[tuple[str, ...]], since: date) -> None:
    """Create what is missing at the last level of `addresses`; everything above is there already."""
    wanted: dict[tuple[int, str], tuple[Node, str]] = {}
    kind = LEVELS[len(next(iter(addresses))) - 1] if addresses else K.ROOM
    for names in sorted(addresses):
        above = tree.find(dict(zip(LEVELS, names[:-1], strict=False))) if any(names[:-1]) else tree.community
        if isinstance(above, Node) and not tree.below(above, kind, names[-1]):
            wanted.setdefault((above.id, bare(kind, names[-1])), (above, names[-1]))
    parents = Place.objects.in_bulk({above.id for above, _name in wanted.values()})
    rows = [
        Place(
            kind=kind, parent=(parent := parents[above.id]), community_id=tree.community.id, name=name,
            label=label_below(parent, kind, name), order=natural(name), path=f"{NEW}{number}", valid_from=since,
        )
        for number, (above, name) in enumerate(wanted.values())
    ]  # fmt: skip
    Place.objects.bulk_create(rows, batch_size=BATCH)
    above_path = Subquery(Place.objects.filter(pk=OuterRef("parent_id")).values("path"), output_field=CharField())
    Place.objects.filter(path__startswith=NEW).update(path=Concat(above_path, Cast("id", CharField()), Value("/")))
    for row, (above, name) in zip(rows, wanted.values(), strict=True):
        tree.put(kind, name, Node(row.pk, kind, f"{above.path}{row.pk}/", row.label))


def _locate(tree: Tree, rows: list[tuple[tuple[str, ...], float | None, float | None]]) -> int:
    """Coordinates go to the building, or to whatever is named above it; how many were moved."""
    found: dict[int, tuple[float, float]] = {}
    for names, lat, lng in rows:
        if lat is None or lng is None:
            continue
        node = tree.find(dict(zip(LEVELS[:4], names[:4], strict=True)))
        if isinstance(node, Node):
            found[node.id] = (lat, lng)
    moved = []
    for place in Place.objects.filter(pk__in=found).only("lat", "lng").iterator(BATCH) if found else ():
        if (place.lat, place.lng) != found[place.pk]:
            moved.append(place)
            place.lat, place.lng = found[place.pk]
    Place.objects.bulk_update(moved, ["lat", "lng"], batch_size=BATCH)
    return len(moved)
