"""Step 2 of 3: what is wrong, with photos and a suggested category."""

from contextlib import suppress
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from mulin.kernel.media.images import BadUpload
from mulin.kernel.ui.whole import whole
from mulin.matters.forms.resident import MOST_PHOTOS, Words
from mulin.matters.forms.resident import Place as Point
from mulin.matters.queries import suggesting, where
from mulin.organisations.queries import Standing, who_asks
from mulin.places import queries as places
from mulin.places.models import Place

from . import draft, photos


@require_http_methods(["GET", "HEAD", "POST"])
def words(request: HttpRequest) -> HttpResponse:
    me, kept = who_asks(request), draft.load(request)
    place = _place(request, kept)
    if place is None:
        return redirect("matters:report")
    if request.method != "POST":
        return _show(request, me, kept, place, Words(initial=_initial(kept) | _point(request)))

    form = Words(request.POST)
    dropped = request.POST.get("drop", "")
    kept.photos = [key for key in kept.photos if key != dropped]
    try:
        kept.photos += photos.keep(request, room=MOST_PHOTOS - len(kept.photos), me=me, at=timezone.now())
    except BadUpload as error:
        form.add_error(None, str(error))
    ready = form.is_valid()
    kept.place, kept.how = place.id, "qr" if _scanned(request) else kept.how
    kept.words = form.cleaned_data.get("words") or request.POST.get("words", "")[:2000]
    kept.spot, kept.category = form.cleaned_data.get("spot", ""), form.cleaned_data.get("category")
    kept.shows_name = form.cleaned_data.get("shows_name", False)
    kept.lat, kept.lng = form.cleaned_data.get("lat"), form.cleaned_data.get("lng")
    draft.save(request, kept)
    if ready and not dropped and "add" not in request.POST:
        return redirect("matters:report_send")
    if dropped or "add" in request.POST:
        form = Words(initial=_initial(kept)) if ready or not form.non_field_errors() else form
    return _show(request, me, kept, place, form)


@require_safe
def kinds(request: HttpRequest) -> HttpResponse:
    """The suggestions alone, asked for while the person writes."""
    community = where.home_community(who_asks(request))
    suggested = _pills(community, request.GET.get("words", "")[:500], None) if community else []
    return render(
        request, "matters/resident/kinds.html", {"suggested": suggested, "chosen": whole(request.GET.get("category"), None)}
    )


def _show(request: HttpRequest, me: Standing, kept: draft.Kept, place: Place, form: Words) -> HttpResponse:
    community = place.community_id or 0
    told = form["words"].value() or ""
    context: dict[str, Any] = {
        "form": form,
        "place": place,
        "scanned": _scanned(request) or (kept.how == "qr" and kept.place == place.id),
        "kept": kept,
        "room": MOST_PHOTOS - len(kept.photos),
        "suggested": _pills(community, told, kept.category),
        "chosen": kept.category,
        "me": me,
        "who": photos.who(me),
        "token": request.POST.get("c") or request.GET.get("c") or "",
    }
    return render(request, "matters/resident/words.html", context)


def _pills(community_id: int, told: str, chosen: int | None) -> list[tuple[int, str]]:
    """The suggestions, and what was chosen before although the words no longer suggest it."""
    found = suggesting.suggest(community_id, told)
    if chosen and chosen not in {category.id for category in found}:
        found += suggesting.current(community_id).filter(pk=chosen)
    return [(category.id, suggesting.name_of(category)) for category in found]


def _place(request: HttpRequest, kept: draft.Kept) -> Place | None:
    """Of the scanned code, else the one picked, else the one of the draft."""
    asked = request.POST if request.method == "POST" else request.GET
    if asked.get("c"):
        with suppress(places.UnknownCode, places.RevokedCode):
            return places.place_of_token(asked["c"]).place
    wanted = whole(asked.get("place")) or kept.place
    community = where.home_community(who_asks(request))
    if wanted is None or community is None:
        return None
    return Place.objects.filter(pk=wanted, valid_to=None, community__isnull=False).exclude(kind=Place.Kind.ROOM).first()


def _point(request: HttpRequest) -> dict[str, float]:
    """Where the person stood or tapped on the map, on the way here from step 1."""
    asked = Point(request.GET)
    lat, lng = (asked.cleaned_data[name] for name in ("lat", "lng")) if asked.is_valid() else (None, None)
    return {} if lat is None or lng is None else {"lat": lat, "lng": lng}


def _scanned(request: HttpRequest) -> bool:
    return bool(request.POST.get("c") or request.GET.get("c"))


def _initial(kept: draft.Kept) -> dict[str, Any]:
    return {"words": kept.words, "spot": kept.spot, "shows_name": kept.shows_name, "lat": kept.lat, "lng": kept.lng}
