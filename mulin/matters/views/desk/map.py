from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.urls import reverse

from mulin.kernel.access import require
from mulin.matters import queries, rules
from mulin.matters.models import Matter
from mulin.organisations.queries import Standing, who_asks
from mulin.places.models import Boundary

MOST_POINTS = 1000  # the most urgent; the page says when there are more


def page(request: HttpRequest) -> HttpResponse:
    me = who_asks(request)
    require(rules.may_use_desk(me))
    points = _points(me)
    rows = points[: MOST_POINTS + 1]
    unplaced = queries.visible_to(me).filter(status__in=Matter.OPEN, lat=None).count()
    shown = {"points": rows[:MOST_POINTS], "is_cut": len(rows) > MOST_POINTS, "unplaced": unplaced}
    return render(request, "matters/desk/map.html", shown)


def data(request: HttpRequest) -> HttpResponse:
    """Outlines of the grids and the open matters as one GeoJSON FeatureCollection (RFC 7946, WGS 84)."""
    me = who_asks(request)
    require(rules.may_use_desk(me))
    features = [*_outlines(me), *map(_point, _points(me)[:MOST_POINTS])]
    return JsonResponse({"type": "FeatureCollection", "features": features})


def _points(me: Standing) -> list[Matter]:
    rows = queries.visible_to(me).filter(status__in=Matter.OPEN, lat__isnull=False)
    return list(rows.select_related("place").order_by("due_at", "id")[: MOST_POINTS + 1])


def _point(matter: Matter) -> dict[str, Any]:
    return {
        "type": "Feature",
        "geometry": {"type": "Point", "coordinates": [matter.lng, matter.lat]},
        "properties": {
            "title": matter.title,
            "place": f"{matter.place} {matter.spot}".strip(),
            "status": matter.get_status_display(),
            "url": reverse("matters:desk_matter", args=[matter.number]),
            "level": matter.level,
        },
    }


def _outlines(me: Standing) -> list[dict[str, Any]]:
    here = me.person.community_id if me.person else None
    rows = Boundary.objects.filter(place__community=here, place__valid_to=None).select_related("place")
    return [{"type": "Feature", "geometry": row.geometry, "properties": {"name": str(row.place)}} for row in rows[:500]]
