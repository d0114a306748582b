"""Step 1 by a tap on a map: the point, and which place of ours is there. Without scripts the list of places does it."""

from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from mulin.kernel.ui.kept import kept
from mulin.matters.forms.resident import Place as PlaceForm
from mulin.matters.queries import where
from mulin.organisations.queries import who_asks
from mulin.places.models import Boundary, Place

A_MINUTE = 60
MOST_OUTLINES, MOST_POINTS = 200, 300


@require_safe
def page(request: HttpRequest) -> HttpResponse:
    return render(request, "matters/resident/map.html", {"mine": where.mine(who_asks(request))})


@require_safe
def data(request: HttpRequest) -> JsonResponse:
    """{"outlines": [{"name", "geometry"}], "points": [{"name", "lat", "lng"}]}: the same for everyone of a community."""
    community = where.home_community(who_asks(request)) or 0
    return JsonResponse(kept(("report map", community), A_MINUTE, lambda: _draw(community)))


@require_safe
def here(request: HttpRequest) -> JsonResponse:
    """{"say", "inside"}: what is at a point, before one goes on with it."""
    form, community = PlaceForm(request.GET), where.home_community(who_asks(request))
    if not form.is_valid() or form.cleaned_data["lat"] is None or form.cleaned_data["lng"] is None or community is None:
        return JsonResponse({"say": _("请在图上点一下。"), "inside": False}, status=400)
    found = where.at_position(community, form.cleaned_data["lat"], form.cleaned_data["lng"])
    say = _("这里是%(place)s") % {"place": found} if found else _("这里不在本社区，请点近一些的地方。")
    return JsonResponse({"say": say, "inside": found is not None})


def _draw(community: int) -> dict[str, Any]:
    grids = Boundary.objects.filter(place__community=community, place__kind=Place.Kind.GRID, place__valid_to=None)
    outlines = [{"name": str(row.place), "geometry": row.geometry} for row in grids.select_related("place")[:MOST_OUTLINES]]
    named = where.offered(community).filter(kind__in=[Place.Kind.ESTATE, Place.Kind.BUILDING, Place.Kind.SPOT], lat__isnull=False)
    rows = named.order_by("kind", "id").values("name", "kind", "lat", "lng")[:MOST_POINTS]
    return {"outlines": outlines, "points": list(rows)}
