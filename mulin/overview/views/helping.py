"""人工帮办: whom to call when one would rather speak to a person."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from mulin.matters.queries import where
from mulin.organisations.queries import who_asks
from mulin.overview.queries.contacts import people_at, units_at
from mulin.places.models import Community


@require_safe
def help_page(request: HttpRequest) -> HttpResponse:
    me = who_asks(request)
    home = where.home_community(me)
    face = Community.objects.filter(place=home).first() if home else None
    nearest = next(iter(where.mine(me)), None)
    context = {
        "face": face,
        "contacts": people_at(nearest, face.phone if face else "") if nearest else [],
        "units": units_at(nearest) if nearest else [],
        "me": me,
    }
    return render(request, "overview/help.html", context)
