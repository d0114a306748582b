from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from mulin.kernel.access.asking import who_asks
from mulin.places import queries, rules
from mulin.places.models import Place

MANY = 20


@login_required
@require_safe
def pick(request: HttpRequest) -> HttpResponse:
    """Places by name: all that staff may see; for residents the houses and spots of their community."""
    me, words = who_asks(request), request.GET.get("q", "").strip()[:60]
    if rules.may_read(me):
        places = queries.visible_to(me).filter(valid_to=None)
    else:
        community_id = me.person.community_id if me.person else 0
        places = queries.current(community_id, queries.FOR_RESIDENTS)
    kinds = [kind for kind in request.GET.get("kinds", "").split(",") if kind in Place.Kind.values]
    if kinds:
        places = places.filter(kind__in=kinds)
    found = list(queries.named(places, words)[:MANY]) if words else []
    if request.headers.get("HX-Request"):
        return render(
            request, "places/pick.html", {"places": found, "words": words, "name": request.GET.get("name", "place")[:40]}
        )
    return JsonResponse({"results": [{"id": one.pk, "label": str(one), "kind": one.kind, "path": one.path} for one in found]})
