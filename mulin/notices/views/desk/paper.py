"""Printed notices: which houses, the sheet, and ticking what was brought."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from mulin.kernel.access import require
from mulin.kernel.print import pdf
from mulin.kernel.ui.whole import keys
from mulin.notices import actions, queries, rules
from mulin.organisations.queries import Standing, who_asks
from mulin.places.fields import under
from mulin.places.models import Community, Place


@login_required
@require_GET
def houses(request: HttpRequest) -> HttpResponse:
    me = who_asks(request)
    require(rules.may_look(me))
    return render(request, "notices/desk/houses.html", {"houses": queries.houses(me)})


@login_required
def house(request: HttpRequest, building_id: int) -> HttpResponse:
    me = who_asks(request)
    building = _building(me, building_id)
    if request.method == "POST":
        picked = keys(one for door in request.POST.getlist("door") for one in door.split(","))
        number = actions.bring(building, picked, by=me, at=timezone.now())
        messages.success(request, _("记下了：%(number)s 张已送到。") % {"number": number})
        return redirect("notices:desk_house", building.pk)
    return render(request, "notices/desk/house.html", {"building": building, "sheet": _sheet(me, building)})


@login_required
@require_GET
def printed(request: HttpRequest, building_id: int) -> HttpResponse:
    """A4 in large type, with a tick for each door."""
    me = who_asks(request)
    building = _building(me, building_id)
    found = _sheet(me, building)
    face = Community.objects.filter(place_id=building.community_id or 0).first()
    data = {
        "title": _("%(building)s 的通知") % {"building": building},
        "lead": _("请送到下面这些人家，当面念一念。送到一家，勾一家。"),
        "doors": [{"room": one.room, "name": one.name, "titles": one.titles} for one in found.doors],
        "texts": [{"title": a, "words": b, "title_en": c, "words_en": d} for a, b, c, d in found.texts],
        "phone": face.phone if face else "", "phone_label": _("社区值班电话"), "by": _("送的人："), "on": _("日期："),
        "day": timezone.localdate().isoformat(),
    }  # fmt: skip
    return HttpResponse(pdf.make("notices/sheet.typ", data), "application/pdf")


def _building(me: Standing, building_id: int) -> Place:
    building = get_object_or_404(Place, pk=building_id, kind=Place.Kind.BUILDING)
    require(rules.may_bring(me, building.path))
    return building


def _sheet(me: Standing, building: Place) -> queries.Sheet:
    return queries.sheet(queries.paper_visible_to(me).filter(under(building.path)))
