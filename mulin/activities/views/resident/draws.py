"""The draw in the open: seed, entries and result, so that anybody can count again."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from mulin.activities import queries
from mulin.activities.models import Activity, Session
from mulin.activities.views.acting import as_oneself


def load(session_id: int) -> Session:
    rows = Session.objects.filter(activity__mode=Activity.Mode.LOTTERY, activity__status__in=Activity.PUBLIC)
    return get_object_or_404(rows.select_related("activity", "place"), pk=session_id)


@require_safe
def draw(request: HttpRequest, session_id: int) -> HttpResponse:
    found = load(session_id)
    told = queries.draw_of(found)
    me = as_oneself(request)
    mine = queries.standing_signup(found.pk, me.person_id) if me.person_id else None
    return render(request, "activities/draw.html", {"session": found, "told": told, "mine": mine})


@require_safe
def draw_file(request: HttpRequest, session_id: int) -> JsonResponse:
    """What `bin/mulin recount FILE` counts again."""
    found = load(session_id)
    if found.drawn_at is None:
        raise Http404
    told: dict[str, Any] = queries.draw_of(found)
    return JsonResponse(told, json_dumps_params={"indent": 1})
