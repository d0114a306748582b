"""Who is responsible where: gaps, responders, and the notice for a building's door."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import gettext as _

from mulin.kernel.access import require
from mulin.kernel.print import pdf, qr
from mulin.organisations import queries, rules
from mulin.organisations.queries import Standing, who_asks
from mulin.places import queries as places
from mulin.places.models import Code, Community, Place

K = Place.Kind


def _area(request: HttpRequest, me: Standing) -> tuple[Place, list[Place]]:
    """The area asked for, else the community; and all one may choose."""
    communities = list(queries.communities_of(me))
    require(rules.may_look(me))
    areas = list(
        Place.objects.filter(community__in=communities, kind__in=(K.COMMUNITY, K.COMMITTEE, K.GRID), valid_to=None).order_by(
            "path"
        )
    )
    asked = request.GET.get("area", "")
    return next((area for area in areas if str(area.pk) == asked), areas[0]), areas


@login_required
def coverage(request: HttpRequest) -> HttpResponse:
    me = who_asks(request)
    require(rules.may_look(me))
    area, areas = _area(request, me)
    gaps = queries.coverage(area, on=timezone.localdate())
    only = request.GET.get("only") == "missing"
    shown = {"area": area, "areas": areas, "all": len(gaps), "full": sum(not gap.missing for gap in gaps), "only": only}
    return render(request, "organisations/coverage.html", shown | {"gaps": [gap for gap in gaps if gap.missing or not only]})


@login_required
def responders(request: HttpRequest) -> HttpResponse:
    me = who_asks(request)
    require(rules.may_look(me))
    area, areas = _area(request, me)
    rows = list(queries.responders(area, on=timezone.localdate()))
    groups: dict[str, list[object]] = {}
    for row in rows:
        groups.setdefault(str(row.get_kind_display()), []).append(row)
    return render(request, "organisations/responders.html", {"area": area, "areas": areas, "groups": groups, "total": len(rows)})


@login_required
def notice(request: HttpRequest, building_id: int) -> HttpResponse:
    """A4 for the door (C009): posts with public numbers only, and the building's code."""
    me = who_asks(request)
    require(rules.may_look(me))
    building = get_object_or_404(Place.objects.filter(community__in=queries.communities_of(me), kind=K.BUILDING), pk=building_id)
    face = Community.objects.filter(place_id=building.community_id or 0).first()
    code = Code.objects.filter(place=building, revoked_at=None).order_by("-id").first()
    address = places.address_of(code.number) if code else request.build_absolute_uri("/")
    posts = queries.roster(building, on=timezone.localdate())
    strokes, side = qr.drawn(address)
    data = {
        "title": _("%(building)s 有事找谁") % {"building": building},
        "posts": [{"post": str(row.get_kind_display()), "name": row.person.name, "where": str(row.place)} for row in posts],
        "phone": face.phone if face else "",
        "phone_label": _("社区值班电话"),
        "scan": _("扫码报事、看办得怎样"),
        "number": code.number if code else "",
        "qr": strokes,
        "size": side,
        "complaints": face.complaints if face else "",
    }
    return HttpResponse(pdf.make("organisations/notice.typ", data), "application/pdf")
