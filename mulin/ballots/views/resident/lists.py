"""Ballots that concern me, and the plain words on what is not promised."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from mulin.ballots import queries
from mulin.ballots.views.cards import cards
from mulin.organisations.queries import community_of, who_asks

SHOWN = 20


@require_safe
def listing(request: HttpRequest) -> HttpResponse:
    me, at = who_asks(request), timezone.now()
    rows = queries.public(community_of(me)).select_related("tally")
    now = list(rows.filter(state="open").order_by("closes_at", "id")[:SHOWN])
    soon = list(rows.filter(state="announced").order_by("opens_at", "id")[:SHOWN])
    done = list(rows.filter(state__in=("closed", "counted")).order_by("-id")[:SHOWN])
    made = cards([*now, *soon, *done], me, at)
    parts = [[made[one.pk] for one in some] for some in (now, soon, done)]
    return render(request, "ballots/listing.html", {"now": parts[0], "soon": parts[1], "done": parts[2]})


@require_safe
def promises(request: HttpRequest) -> HttpResponse:
    return render(request, "ballots/promises.html")
