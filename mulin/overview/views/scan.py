"""What a printed code opens (C107, C108): that very place, with what can be done there and who answers for it."""

from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from mulin.matters import queries as matters
from mulin.matters.models import Matter
from mulin.matters.queries.saying import card
from mulin.organisations.queries import who_asks
from mulin.overview.queries.contacts import people_at, units_at
from mulin.places import actions as places
from mulin.places import codes
from mulin.places.fields import under
from mulin.places.models import Code, Community, Place

SHOWN = 5


@require_safe
def scan(request: HttpRequest, token: str) -> HttpResponse:
    code = codes.code_of_token(token)
    if code is None:
        return _sorry(request, _("这个码不是本社区的，或者印坏了。"), 404)
    if code.revoked_at is not None:
        return _revoked(request, code)
    if request.method == "GET":
        places.count_scan(code, on=timezone.localdate())
    return render(request, "overview/scan.html", _place_page(request, code, token))


@require_safe
def type_in(request: HttpRequest) -> HttpResponse:
    """The number printed under the code, for when the camera fails."""
    typed = request.GET.get("number", "").strip().upper().replace(" ", "").replace("-", "")
    if not typed:
        return render(request, "overview/scan_type.html", {"typed": ""})
    code = Code.objects.filter(number=typed[:12]).first()
    if code is None:
        sentence = _("没有找到“%(number)s”这个码号。请对照码下面印的号再输一次，或者直接报事、搜索楼号。") % {
            "number": typed[:20]
        }
        return render(request, "overview/scan_type.html", {"typed": typed, "error": sentence}, status=404)
    return redirect("overview:scan", codes.token_of(code))


def _place_page(request: HttpRequest, code: Code, token: str) -> dict[str, object]:
    me, place = who_asks(request), code.place
    face = Community.objects.filter(place=place.community_id).first()
    ids = [int(step) for step in place.path.rstrip("/").split("/")]
    above = Place.objects.filter(Q(pk__in=ids), kind__in=[Place.Kind.ESTATE, Place.Kind.BUILDING]).exclude(pk=place.pk)
    here = matters.visible_to(me).filter(under(place.path, "place_path"), is_public=True, status__in=Matter.OPEN)
    return {
        "code": code,
        "place": place,
        "face": face,
        "report_url": f"{reverse('matters:report_words')}?c={token}",
        "matters": [card(matter) for matter in here.select_related("place").order_by("-opened_at")[:SHOWN]],
        "contacts": people_at(place, face.phone if face else ""),
        "units": units_at(place),
        "above": above.order_by("-path"),
    }


def _revoked(request: HttpRequest, code: Code) -> HttpResponse:
    newer = Code.objects.filter(replaces=code, revoked_at=None).first()
    sentence = _("这个码已经停用了：%(why)s。") % {"why": code.revoked_reason} if code.revoked_reason else _("这个码已经停用了。")
    return _sorry(request, sentence, 410, place=code.place, newer=codes.token_of(newer) if newer else "")


def _sorry(request: HttpRequest, sentence: str, status: int, *, place: Place | None = None, newer: str = "") -> HttpResponse:
    return render(request, "overview/scan_sorry.html", {"sentence": sentence, "place": place, "newer": newer}, status=status)
