"""Reports that waited on a phone without signal: each carries its own key, so that it arrives once."""

from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.middleware.csrf import get_token
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from mulin.kernel.access import Refused
from mulin.kernel.media.images import BadUpload
from mulin.kernel.once import Conflict, once
from mulin.matters import actions
from mulin.matters.forms.resident import MOST_PHOTOS, Later
from mulin.matters.queries import suggesting, where
from mulin.organisations.queries import Standing, who_asks
from mulin.places.models import Place

from . import draft, photos


@never_cache
@require_safe
def token(request: HttpRequest) -> JsonResponse:
    """What a kept report needs before it is sent: a fresh token, and whose account this device is signed in with."""
    return JsonResponse({"csrf": get_token(request), "who": photos.who(who_asks(request))})


@never_cache
@require_POST
def later(request: HttpRequest) -> JsonResponse:
    """201 {"url", "number"} · 400, 403, 409 {"say"}: a sentence for the person; 401 {"say"}: its writer signs in first."""
    me = who_asks(request)
    form = Later(request.POST)
    if not form.is_valid():
        return JsonResponse({"say": " ".join(str(error) for errors in form.errors.values() for error in errors)}, status=400)
    written_by = request.headers.get("X-Written-By", photos.who(me))  # the phone may have changed hands since the token
    if written_by != photos.who(me) or (me.account_id is None and not form.cleaned_data["anonymous"]):
        return JsonResponse({"say": _("请先登录，登录后会自动送出。")}, status=401)
    try:
        answer = once(request, lambda: _act(request, me, form.cleaned_data))
    except BadUpload as error:
        return JsonResponse({"say": str(error)}, status=400)
    except Refused as error:
        return JsonResponse({"say": str(error)}, status=403)
    except Conflict as error:
        return JsonResponse({"say": str(error)}, status=409)
    draft.finish(request, answer["id"])
    return JsonResponse(answer, status=201)


def _act(request: HttpRequest, me: Standing, given: dict[str, Any]) -> dict[str, Any]:
    community = where.home_community(me)
    place = where.offered(community).filter(pk=given["place"]).first() if community and given["place"] else None
    if place is None and community and given["lat"] is not None and given["lng"] is not None:
        place = where.at_position(community, given["lat"], given["lng"])
    if place is None:
        place = Place.objects.filter(pk=community or 0).first()  # the words say where; the desk will place it
    if place is None or place.community_id is None:
        raise Refused(_("这个地点已经不在本社区了。请删掉这一件，重新选地点再报。"))
    category = suggesting.current(place.community_id).filter(pk=given["category"]).first() if given["category"] else None
    if category is None and given["category"] != 0:
        category = next(iter(suggesting.suggest(place.community_id, given["words"])), None)
    anonymous = given["anonymous"]
    if me.account_id is None and not (category and category.current and category.current.may_be_anonymous):
        raise Refused(_("这一类不能匿名上报。请先登录，登录后会自动送出。"))
    new = actions.Draft(
        community_id=place.community_id,
        place_id=place.id,
        words=given["words"],
        category_id=category.id if category else None,
        unsorted=category is None,
        spot=given["spot"],
        lat=given["lat"],
        lng=given["lng"],
        channel="web",
        anonymous=anonymous,
        shows_name=given["shows_name"] and not anonymous,
        photos=photos.keep(request, room=MOST_PHOTOS, me=me, at=timezone.now()),
    )
    matter = actions.report(new, by=me, at=timezone.now())
    return {"url": reverse("matters:report_done", args=[matter.number]), "number": matter.number, "id": matter.id}


@require_safe
def offline(request: HttpRequest) -> HttpResponse:
    """The page that the service worker keeps: the whole form on one page, with this person's places in it."""
    me = who_asks(request)
    community = where.home_community(me)
    return render(
        request,
        "matters/resident/offline.html",
        {
            "form": Later(),
            "me": me,
            "who": photos.who(me),
            "mine": where.mine(me),
            "spots": where.outdoors(community)[:60] if community else [],
        },
    )


@require_safe
def worker(request: HttpRequest) -> HttpResponse:
    """The service worker; served from the root so that it covers every page."""
    response = render(
        request, "matters/resident/sw.js", {"pages": [reverse("matters:report_offline")]}, content_type="text/javascript"
    )
    response.headers["Cache-Control"] = "no-cache"
    return response
