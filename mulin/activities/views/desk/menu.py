from datetime import datetime, time, timedelta
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone, translation
from django.views.decorators.http import require_safe

from mulin.activities import queries, rules
from mulin.organisations.queries import community_of

from .index import asked

AHEAD = timedelta(days=365)


def named(feast: rules.Feast) -> str:
    """As themes are written, whatever language is read."""
    with translation.override("zh-hans"):
        return str(feast.name)


@login_required
@require_safe
def menu(request: HttpRequest) -> HttpResponse:
    """The festivals of the coming year; each leads to a draft for its day."""
    me, today = asked(request), timezone.localdate()
    found = rules.feasts(today, today + AHEAD)
    there = queries.activities_by_theme(community_of(me), [named(one) for one in found], timezone.now())
    rows = [(one, named(one), there.get(named(one), 0), (one.day - today).days) for one in found]
    return render(request, "activities/desk/menu.html", {"rows": rows})


def draft_for(request: HttpRequest) -> dict[str, Any]:
    """What a day of the menu puts into the form of a new activity."""
    wanted = request.GET.get("feast", ""), request.GET.get("on", "")
    if not all(wanted):
        return {}
    today = timezone.localdate()
    for one in rules.feasts(today, today + AHEAD):
        if (one.key, one.day.isoformat()) == wanted:
            return {"kind": "festival", "title": named(one), "title_en": _english(one), "theme": named(one)}
    return {}


def _english(feast: rules.Feast) -> str:
    with translation.override("en"):
        return str(feast.name)


def session_for(request: HttpRequest) -> dict[str, Any]:
    """Two hours on the day that the draft is for."""
    try:
        on = datetime.strptime(request.GET.get("on", ""), "%Y-%m-%d").date()
    except ValueError:
        return {}
    begins = datetime.combine(on, time(9), tzinfo=timezone.get_current_timezone())
    return {"begins_at": begins, "ends_at": begins + timedelta(hours=2)}
