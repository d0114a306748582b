"""Stories and trails: what is public, what one keeps, how far it is from point to point."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import Prefetch, Q, QuerySet, Sum

from mulin.facilities import rules
from mulin.facilities.models import Story, StoryCount, StoryVisit, StoryWish, Trail, TrailPoint
from mulin.facilities.rules import Length
from mulin.organisations.queries import Standing, holders
from mulin.people.models import Person
from mulin.places.fields import under_any
from mulin.places.models import Boundary, Place

MOST_OUTLINES, MOST_HOUSES = 60, 120
NEAR = 0.001  # degrees, about 100 metres


def stories() -> QuerySet[Story]:
    return Story.objects.select_related("place", "facility", "community")


def trails() -> QuerySet[Trail]:
    points = TrailPoint.objects.select_related("story").order_by("number")
    return Trail.objects.select_related("place", "community").prefetch_related(Prefetch("points", points))


def public_stories() -> QuerySet[Story]:
    return stories().filter(status=Story.Status.OUT)


def public_trails() -> QuerySet[Trail]:
    return trails().filter(status=Trail.Status.OUT)


def stories_kept(me: Standing) -> QuerySet[Story]:
    return stories().filter(_kept(me, "place__path")).exclude(status=Story.Status.BACK)


def trails_kept(me: Standing) -> QuerySet[Trail]:
    return trails().filter(_kept(me, "place__path")).exclude(status=Trail.Status.BACK)


def wishes_kept(me: Standing) -> QuerySet[StoryWish]:
    """Of communities one keeps as a whole."""
    return StoryWish.objects.select_related("person", "community", "story").filter(_kept(me, "community__path"))


def visits() -> QuerySet[StoryVisit]:
    return StoryVisit.objects.select_related("story__place", "trail__place", "person", "guide")


def visits_visible_to(me: Standing) -> QuerySet[StoryVisit]:
    """One's own, those one leads, those of what one keeps."""
    own = Q(person=me.person_id) | Q(guide=me.person_id) if me.person_id else Q(pk__in=[])
    return visits().filter(own | _kept(me, "story__place__path") | _kept(me, "trail__place__path"))


def visits_kept(me: Standing) -> QuerySet[StoryVisit]:
    led = Q(guide=me.person_id) if me.person_id else Q(pk__in=[])
    return visits().filter(led | _kept(me, "story__place__path") | _kept(me, "trail__place__path"))


def _kept(me: Standing, field: str) -> Q:
    return under_any(me.paths(rules.KEEPERS), field)


def keepers_of_stories(place: Place) -> list[Person]:
    return holders(rules.KEEPERS, place.path)


@dataclass(frozen=True)
class Leg:
    """A point of a trail and the way to it from the one before."""

    number: int
    story: Story
    metres: int | None  # walked, not straight; None at the first
    minutes: int | None


@dataclass(frozen=True)
class Walk:
    trail: Trail
    legs: Sequence[Leg]
    length: Length

    def after(self, story_id: int) -> Leg | None:
        at = next((number for number, leg in enumerate(self.legs) if leg.story.pk == story_id), len(self.legs))
        return self.legs[at + 1] if at + 1 < len(self.legs) else None

    def at(self, story_id: int) -> Leg | None:
        return next((leg for leg in self.legs if leg.story.pk == story_id), None)


def walk_of(trail: Trail, *, all_points: bool = False) -> Walk:
    """With its points loaded. What was taken back is left out, and the way goes on to the next."""
    found = [
        point.story for point in trail.points.all() if all_points or point.story.status == Story.Status.OUT
    ]  # fmt: skip
    legs: list[Leg] = []
    for number, story in enumerate(found, 1):
        here, there = _point(found[number - 2]) if number > 1 else None, _point(story)
        way = rules.length_of([here, there], 0) if here and there else None
        legs.append(Leg(number, story, way.metres if way else None, way.walking if way else None))
    points = [point for story in found if (point := _point(story)) is not None]
    return Walk(trail, legs, rules.length_of(points, trail.stop_minutes))


def _point(story: Story) -> tuple[float, float] | None:
    return (story.lat, story.lng) if story.lat is not None and story.lng is not None else None


def walk_with(story: Story, wanted: int | None) -> Walk | None:
    """The trail one is on; else the first public one that the story is a point of."""
    rows = public_trails().filter(points__story=story)
    trail = (rows.filter(pk=wanted).first() if wanted else None) or rows.first()
    return walk_of(trail) if trail else None


def drawn(walk: Walk) -> list[dict[str, object]]:
    """For the map."""
    return [
        {"lat": leg.story.lat, "lng": leg.story.lng, "number": leg.number, "name": leg.story.title}
        for leg in walk.legs
        if leg.story.lat is not None
    ]


def around(walk: Walk) -> dict[str, list[Any]]:
    """What helps to see where one is: outlines of grids, names of houses near by. No tiles are loaded from anywhere."""
    grids = Boundary.objects.filter(place__community=walk.trail.community_id, place__kind=Place.Kind.GRID, place__valid_to=None)
    outlines = [{"name": str(row.place), "geometry": row.geometry} for row in grids.select_related("place")[:MOST_OUTLINES]]
    points = [point for leg in walk.legs if (point := _point(leg.story)) is not None]
    if not points:
        return {"outlines": outlines, "houses": []}
    (south, north), (west, east) = ((min(side) - NEAR, max(side) + NEAR) for side in zip(*points, strict=True))
    houses = Place.objects.filter(
        kind=Place.Kind.BUILDING,
        community=walk.trail.community_id,
        valid_to=None,
        lat__range=(south, north),
        lng__range=(west, east),
    )
    return {"outlines": outlines, "houses": list(houses.order_by("path").values("name", "lat", "lng")[:MOST_HOUSES])}


def counts_of(rows: QuerySet[Story]) -> QuerySet[StoryCount]:
    return StoryCount.objects.filter(story__in=rows.values("pk")).select_related("story").order_by("-day", "story__name", "via")


def opened(rows: Iterable[Story], today: date, days: int = 30) -> dict[int, dict[str, int]]:
    """How often, by story and way, in the last days. One query."""
    counted = StoryCount.objects.filter(story__in=[one.pk for one in rows], day__gt=today - timedelta(days=days))
    found: dict[int, dict[str, int]] = {}
    for story, via, times in counted.order_by().values_list("story", "via").annotate(Sum("times")):
        found.setdefault(story, {})[via] = times
    return found
