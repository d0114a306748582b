"""What there is, when it is open, how far it is."""

from datetime import timedelta

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from mulin.facilities import queries, rules
from mulin.facilities.models import Facility, Review, Room
from mulin.organisations.queries import community_of, who_asks

A_WEEK, A_MONTH = 7, 31
SHOWN = 8


@require_safe
def listing(request: HttpRequest) -> HttpResponse:
    """Facilities, nearest to one's house first; another house can be chosen."""
    me, at = who_asks(request), timezone.now()
    level, kind = request.GET.get("level", ""), request.GET.get("kind", "")
    rows = list(queries.with_kinds(queries.public(community_of(me))))
    houses = queries.buildings_of(community_of(me))
    wanted = request.GET.get("from", "")
    here = next((one for one in houses if str(one.pk) == wanted), None) or queries.home_of(me.person_id)
    point = (here.lat, here.lng) if here is not None and here.lat is not None and here.lng is not None else None
    weeks, stars = queries.weeks_of(rows), queries.stars_of(rows)
    ways = queries.ways_from(point, rows)
    shown = [
        (way, queries.now_of(weeks[way.facility.pk], at), stars.get(way.facility.pk))
        for way in ways
        if (not level or way.facility.level == level) and (not kind or kind in queries.kinds_of(way.facility))
    ]
    context = {
        "points": any(way.facility.lat is not None for way, _now, _stars in shown), "rows": shown, "level": level, "levels": Facility.Level.choices, "kind": kind, "kinds": queries.KINDS, "houses": houses, "here": here, "detour": rules.DETOUR,
        "pace": rules.PACE, "circle": rules.CIRCLE, "in_reach": sum(way.in_reach for way in ways), "total": len(rows),
        "serves": [one for one in rows if rules.serves(me, one)][:3] if me.person_id else [],
    }  # fmt: skip
    return render(request, "facilities/listing.html", context)


@require_safe
def facility(request: HttpRequest, facility_id: int) -> HttpResponse:
    me, at = who_asks(request), timezone.now()
    found = get_object_or_404(queries.with_what_it_has(), pk=facility_id)
    week, today = queries.week_of(found), timezone.localdate(at)
    days = [today + timedelta(days=number) for number in range(A_WEEK)]
    home = queries.home_of(me.person_id)
    point = (home.lat, home.lng) if home is not None and home.lat is not None and home.lng is not None else None
    rooms = list(found.rooms.filter(queries.still())) if found.has_rooms else []
    titles = {room.pk: room.title for room in rooms}
    reviews, stars = queries.latest_reviews(found) if found.has_reviews else ([], None)
    own = me.person is not None and me.person.community_id == found.community_id
    context = {
        "facility": found, "now": queries.now_of(week, at), "days": [(day, queries.spans_on(week, day), week.said.get(day)) for day in days],
        "rooms": rooms, "shows": queries.runs_of(queries.shows_in(rooms, at, A_MONTH))[:SHOWN] if found.has_shows else [],
        "closures": [(one, titles.get(one.room_id, "")) for one in week.shut_from(today)], "things": list(found.things.filter(closed_at=None)) if found.has_things else [],
        "way": queries.ways_from(point, [found])[0], "stars": stars, "detour": rules.DETOUR,
        "reviews": reviews, "abouts": Review.About.choices, "may_review": own, "pictures": list(found.pictures.all()) if found.has_pictures else [],
        "serves": rules.serves(me, found), "canteen": getattr(found, "canteen", None), "children": list(found.children.filter(queries.still())) if found.has_parts else [],
        "free": Room.Tariff.FREE, "run": queries.contract.public(found) if found.has_contract else None,
        "stories": list(queries.trail.public_stories().filter(facility=found)) if found.has_stories else [],
    }  # fmt: skip
    return render(request, "facilities/facility.html", context)
