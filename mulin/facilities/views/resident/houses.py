"""What there is, when it is open, how far it is."""

from datetime import timedelta

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from mulin.facilities import queries, rules
from mulin.facilities.models import Facility, Review, Room
from mulin.organisations.queries import community_of, who_asks
from mulin.places.models import Place

A_WEEK, A_MONTH = 7, 31
SHOWN = 8


@require_safe
def listing(request: HttpRequest) -> HttpResponse:
    """Facilities, nearest to one's house first; another house can be chosen."""
    me, at = who_asks(request), timezone.now()
    community = get_object_or_404(Place, pk=community_of(me))
    level, kind = request.GET.get("level", ""), request.GET.get("kind", "")
    rows = list(queries.public(community.pk).select_related("canteen"))
    kinds = queries.kinds_of(rows)
    houses = queries.buildings_of(community)
    wanted = request.GET.get("from", "")
    here = next((one for one in houses if str(one.pk) == wanted), None) or queries.home_of(me.person_id)
    point = (here.lat, here.lng) if here is not None and here.lat is not None and here.lng is not None else None
    weeks, stars = queries.weeks_of(rows), queries.stars_of(rows)
    ways = queries.ways_from(point, rows)
    shown = [
        (way, queries.now_of(weeks[way.facility.pk], at), stars.get(way.facility.pk))
        for way in ways
        if (not level or way.facility.level == level) and (not kind or kind in kinds[way.facility.pk])
    ]
    context = {
        "points": any(way.facility.lat is not None for way, _now, _stars in shown), "rows": shown, "level": level, "levels": Facility.Level.choices, "kind": kind, "kinds": queries.KINDS, "houses": houses, "here": here, "detour": rules.DETOUR,
        "pace": rules.PACE, "circle": rules.CIRCLE, "in_reach": sum(way.in_reach for way in ways), "total": len(rows),
        "serves": list(queries.served_by(me).filter(queries.still())[:3]) if me.person_id else [],
    }  # fmt: skip
    return render(request, "facilities/listing.html", context)


@require_safe
def facility(request: HttpRequest, facility_id: int) -> HttpResponse:
    me, at = who_asks(request), timezone.now()
    found = get_object_or_404(queries.open_facilities().select_related("canteen"), pk=facility_id)
    week, today = queries.week_of(found), timezone.localdate(at)
    days = [today + timedelta(days=number) for number in range(A_WEEK)]
    words = {row.on: str(row) for row in found.other_days.filter(on__gte=today)}
    home = queries.home_of(me.person_id)
    point = (home.lat, home.lng) if home is not None and home.lat is not None and home.lng is not None else None
    rooms = list(found.rooms.filter(queries.still()))
    own = me.person is not None and me.person.community_id == found.community_id
    context = {
        "facility": found, "now": queries.now_of(week, at), "days": [(day, queries.spans_on(week, day), words.get(day)) for day in days],
        "rooms": rooms, "shows": queries.runs_of(queries.shows_in(rooms, at, A_MONTH))[:SHOWN], "closures": list(queries.closures_ahead(found, today)), "things": list(found.things.filter(closed_at=None)),
        "way": queries.ways_from(point, [found])[0], "stars": queries.stars_of([found]).get(found.pk), "detour": rules.DETOUR,
        "reviews": list(found.reviews.all()[:5]), "abouts": Review.About.choices, "may_review": own, "pictures": list(found.pictures.all()),
        "serves": rules.serves(me, found), "canteen": getattr(found, "canteen", None), "children": list(found.children.filter(queries.still())),
        "free": Room.Tariff.FREE, "run": queries.contract.public(found), "stories": list(queries.trail.public_stories().filter(facility=found)),
    }  # fmt: skip
    return render(request, "facilities/facility.html", context)
