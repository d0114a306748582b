from datetime import timedelta

from django.contrib.auth.decorators import login_required
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from mulin.elections import actions, queries, rules
from mulin.elections.forms import PlanForm
from mulin.kernel.access import Refused
from mulin.kernel.once import once
from mulin.organisations.queries import Standing, community_of
from mulin.people import queries as people
from mulin.places.models import Place
from mulin.places.queries import current_under

from .index import asked

K = Place.Kind
WHERE = (K.COMMUNITY, K.COMMITTEE, K.ESTATE, K.BUILDING)


@login_required
def new(request: HttpRequest) -> HttpResponse:
    """Whoever may only help finds no place here, and is told so on sending."""
    me, today = asked(request), timezone.localdate()
    first = {"kind": "residents", "opens": today + timedelta(days=45), "closes": today + timedelta(days=46)}
    form = PlanForm(request.POST or None, places=_places(me), people=people.visible_to(me), initial=first)
    if request.method == "POST" and form.is_valid():
        try:
            made = once(request, lambda: {"number": actions.prepare(form.plan(), by=me, at=timezone.now()).number})
            return redirect("elections:desk_election", election=made["number"])
        except Refused as refused:
            form.add_error(None, str(refused))
    context = {"form": form, "kinds": queries.showings(community_of(me), today)}
    return render(request, "elections/desk/new.html", context, status=422 if form.errors else 200)


def _places(me: Standing) -> QuerySet[Place]:
    return current_under(me.paths(rules.ORGANISERS), WHERE)
