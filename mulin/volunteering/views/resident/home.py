from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from mulin.kernel.ui.paging import OnePass
from mulin.organisations.queries import who_asks
from mulin.places.models import Community
from mulin.volunteering import queries
from mulin.volunteering.forms import ShiftSearch
from mulin.volunteering.queries.matching import invited_to
from mulin.volunteering.rules import Who

A_PAGE = 20


def community_of(who: Who) -> int | None:
    """One's own community; a visitor sees the first one."""
    if who.standing.person is not None:
        return who.standing.person.community_id
    return Community.objects.order_by("id").values_list("place_id", flat=True).first()


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    who, at = queries.who_serves(who_asks(request), with_teams=False), timezone.now()
    serves = who.serves
    here, search = community_of(who) or 0, ShiftSearch(request.GET)
    rows = search.narrow(queries.shifts_ahead(here, at), {here})
    context = {
        "who": who,
        "volunteer": serves,
        "total": queries.total_of(serves) if serves else None,
        "held": list(queries.places_held(serves, at)[:5]) if serves else [],
        "offers": list(queries.offered_to(serves, at)) if serves else [],
        "page": OnePass(rows, A_PAGE).get_page(request.GET.get("page")),
        "search": search,
        "invited": list(invited_to(serves)) if serves else [],
        "at": at,
    }
    return render(request, "volunteering/home.html", context)


@require_safe
def experts(request: HttpRequest) -> HttpResponse:
    who = queries.who_serves(who_asks(request))
    rows = queries.experts_of(community_of(who) or 0)
    page = Paginator(rows, A_PAGE).get_page(request.GET.get("page"))
    return render(request, "volunteering/experts.html", {"page": page, "volunteer": who.volunteer})
