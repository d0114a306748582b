"""Outlines of grids (or of any named place of a community) from a GeoJSON file."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import IO, Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from mulin.kernel.facts.record import record
from mulin.kernel.sheets import importing, mending
from mulin.kernel.sheets.kinds import Column, Counts, Kind, Problem, Row
from mulin.places.facts import BoundariesChanged
from mulin.places.fields import under
from mulin.places.models import Place
from mulin.places.rules.outlines import BadOutline, joined, outline

from ..drawing import keep_outlines


def _outline(cell: mending.Cell, hints: mending.Hints) -> dict[str, Any]:
    try:
        return outline(cell)
    except BadOutline as error:
        raise mending.Unreadable(str(error)) from error


class Polygons(Kind):
    name = "polygons"
    title = gettext_lazy("网格边界")
    columns = (
        Column(
            "name", gettext_lazy("名称"), ("name", "网格", "网格名称", "代码", "code"), mending.line, True,
            gettext_lazy("网格的名称或代码，要与地点里的一致"), "第 6 网格",
        ),
        Column("geometry", gettext_lazy("边界"), ("geometry", "geojson"), _outline, True, gettext_lazy("GeoJSON 的面，WGS 84")),
    )  # fmt: skip

    def check(self, rows: Iterable[Row], community: Any) -> Iterator[Problem]:
        known = _known(community)
        for row in rows:
            name = row.values["name"]
            found = known.get(_plain(name), set())
            if not found:
                yield Problem(
                    row.number, _("这个社区没有叫“{name}”的地点。请先建好，或改成已有的名称。").format(name=name), "name"
                )
            elif len(found) > 1:
                yield Problem(
                    row.number, _("有 {count} 个地点都叫“{name}”，请改用代码。").format(count=len(found), name=name), "name"
                )

    def store(self, rows: Iterable[Row], community: Any, at: datetime) -> Counts:
        known = _known(community)
        parts: dict[int, list[dict[str, Any]]] = defaultdict(list)
        for row in rows:
            (place_id,) = known[_plain(row.values["name"])]
            parts[place_id].append(row.values["geometry"])
        counts = Counts(*keep_outlines({place_id: joined(drawn) for place_id, drawn in parts.items()}, at))
        if counts.new or counts.changed:
            record(BoundariesChanged(community.pk, sorted(parts)), actor_id=None, at=at)
        return counts


def import_polygons(
    file: IO[bytes], community: Place, at: datetime, *, match_by: str = "name", dry_run: bool = False
) -> importing.Outcome:
    """`match_by` is the property that holds a place's name or code. Nothing is stored while one name is unknown.

    Raises:
        NotASheet: not GeoJSON.
    """
    settled = {"columns": {"name": match_by, "geometry": "geometry"}}
    plan = importing.plan(Polygons(), file, "outlines.geojson", settled)
    return importing.run(plan, community, at, dry_run=dry_run)


def _known(community: Place) -> dict[str, set[int]]:
    """Names and codes of the community's current grids; other places count where no grid is so called."""
    grids: dict[str, set[int]] = defaultdict(set)
    others: dict[str, set[int]] = defaultdict(set)
    for pk, kind, name, label, code in (
        Place.objects.filter(under(community.path), valid_to=None)
        .exclude(kind=Place.Kind.ROOM)
        .values_list("pk", "kind", "name", "label", "code")
    ):
        for word in {_plain(name), _plain(label), code} - {""}:
            (grids if kind == Place.Kind.GRID else others)[word].add(pk)
    return {**others, **grids}


def _plain(name: str) -> str:
    return "".join(name.split())
