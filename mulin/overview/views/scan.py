"""What a printed code opens (C107, C108): that very place, with what can be done there and who answers for it."""

from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from mulin.ballots.models import Ballot
from mulin.matters import queries as matters
from mulin.matters.models import Matter
from mulin.matters.queries.saying import card
from mulin.organisations.queries import who_asks
from mulin.overview.queries.contacts import people_at, units_at
from mulin.places import queries as places
from mulin.places.actions import count_scan
from mulin.places.fields import under
from mulin.places.models import Code, Place
from mulin.places.queries import RevokedCode, UnknownCode

SHOWN = 5


@require_safe
def scan(request: HttpRequest, token: str) -> HttpResponse:
    try:
        code = places.place_of_token(token)
    except UnknownCode as error:
        return _sorry(request, str(error), 404)
    except RevokedCode as error:
        newer = places.token_of(error.replacement.number) if error.replacement else ""
        return _sorry(request, str(error), 410, place=error.code.place, newer=newer)
    if request.method == "GET":
        count_scan(code, on=timezone.localdate())
    return render(request, "overview/scan.html", _place_page(request, code, token))


@require_safe
def type_in(request: HttpRequest) -> HttpResponse:
    """The number printed under the code, for when the camera fails."""
    typed = request.GET.get("number", "").strip()[:30]
    if not typed:
        return render(request, "overview/scan_type.html", {"typed": ""})
    try:
        code = places.place_of_token(typed)
    except RevokedCode as error:
        return redirect("overview:scan", places.token_of(error.code.number))
    except UnknownCode as error:
        return render(request, "overview/scan_type.html", {"typed": typed, "error": str(error)}, status=404)
    return redirect("overview:scan", places.token_of(code.number))


def _place_page(request: HttpRequest, code: Code, token: str) -> dict[str, object]:
    me, place = who_asks(request), code.place
    face = getattr(place.community, "face", None)
    ids = [int(step) for step in place.path.rstrip("/").split("/")]
    above = Place.objects.filter(Q(pk__in=ids), kind__in=[Place.Kind.ESTATE, Place.Kind.BUILDING]).exclude(pk=place.pk)
    here = matters.visible_to(me).filter(under(place.path, "place_path"), is_public=True, status__in=Matter.OPEN)
    return {
        "code": code,
        "place": place,
        "face": face,
        "report_url": f"{reverse('matters:report_words')}?c={token}",
        "matters": [card(matter) for matter in here.select_related("place").order_by("-opened_at")[:SHOWN]],
        "ballots": _ballots(place),
        "contacts": people_at(place, face.phone if face else ""),
        "units": units_at(place),
        "above": above.order_by("-path"),
    }


def _ballots(place: Place) -> list[Ballot]:
    """Open or announced: of this place, and of all around it."""
    ids = [int(step) for step in place.path.rstrip("/").split("/")]
    rows = Ballot.objects.filter(state__in=("open", "announced"), place__in=ids)
    return list(rows.select_related("place").order_by("-state", "closes_at")[:SHOWN])


def _sorry(request: HttpRequest, sentence: str, status: int, *, place: Place | None = None, newer: str = "") -> HttpResponse:
    return render(request, "overview/scan_sorry.html", {"sentence": sentence, "place": place, "newer": newer}, status=status)
