"""Step 3 of 3: is it one that is known already; then send, and say who has it and by when."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from mulin.kernel.once import once
from mulin.kernel.prepared import Prepared
from mulin.matters import actions, queries
from mulin.matters.models import Category, Matter
from mulin.matters.queries import suggesting
from mulin.matters.queries.saying import card, shown
from mulin.organisations.queries import Standing, who_asks
from mulin.places.models import Place

from . import draft

PLACE = Prepared(lambda pk: Place.objects.filter(pk=pk).select_related("community"))
CATEGORY = Prepared(lambda pk, community: suggesting.current(community).filter(pk=pk))


@require_http_methods(["GET", "HEAD", "POST"])
def send(request: HttpRequest) -> HttpResponse:
    me, kept = who_asks(request), draft.load(request)
    if request.method == "POST":
        answer = once(request, lambda: _act(request, me, kept))
        if "id" in answer:
            draft.finish(request, answer["id"])
        return redirect(answer["url"])
    place = Place.objects.filter(pk=kept.place or 0).first()
    if place is None or place.community_id is None or not kept.words:
        return redirect("matters:report")
    category = _category(kept, place.community_id)
    similar = queries.similar(place.community_id, category.id if category else None, place.id, kept.lat, kept.lng, kept.words)
    return render(
        request,
        "matters/resident/send.html",
        {
            "kept": kept,
            "place": place,
            "category": category,
            "name": suggesting.name_of(category) if category else "",
            "similar": [card(matter) for matter in similar[:3]],
            "may_be_anonymous": bool(category and category.current and category.current.may_be_anonymous),
            "me": me,
        },
    )


def _act(request: HttpRequest, me: Standing, kept: draft.Kept) -> dict[str, Any]:
    place = PLACE.first(kept.place or 0)
    if place is None or place.community_id is None or not kept.words:
        return {"url": reverse("matters:report")}
    category = _category(kept, place.community_id)
    anonymous = request.POST.get("anonymous") == "1"
    new = actions.Draft(
        community_id=place.community_id,
        place_id=place.id,
        words=kept.words,
        category_id=category.id if category else None,
        unsorted=category is None,
        spot=kept.spot,
        lat=kept.lat,
        lng=kept.lng,
        channel="qr" if kept.how == "qr" else "web",
        anonymous=anonymous,
        shows_name=kept.shows_name and not anonymous,
        photos=kept.photos,
        place=place,
        category=category,
    )
    matter = actions.report(new, by=me, at=timezone.now())
    return {"url": reverse("matters:report_done", args=[matter.number]), "id": matter.id}


def _category(kept: draft.Kept, community_id: int) -> Category | None:
    """What the person chose; 0 is "I can't say"; without a choice the first suggestion."""
    if kept.category == 0:
        return None
    if kept.category:
        return CATEGORY.first(kept.category, community_id)
    return next(iter(suggesting.suggest(community_id, kept.words)), None)


@require_safe
def done(request: HttpRequest, number: str) -> HttpResponse:
    me = who_asks(request)
    rows = Matter.objects.select_related("place", "handler", "unit", "version", "merged_into")
    matter = rows.filter(number=number, pk__in=draft.sent(request)).first()
    if matter is None:
        matter = queries.visible_to(me).select_related("place", "handler", "unit", "version").filter(number=number).first()
    if matter is None:
        raise Http404
    return render(request, "matters/resident/done.html", {"matter": matter, "shown": shown(matter), "me": me})
