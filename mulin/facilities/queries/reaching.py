"""What can be reached on foot (15 分钟生活圈). As the crow flies with a factor: the pages say so."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from mulin.facilities import rules
from mulin.facilities.models import Facility
from mulin.people.models import Residence
from mulin.places.models import Place


@dataclass(frozen=True)
class Way:
    facility: Facility
    minutes: int | None  # None: it has no point on the map
    metres: int | None

    @property
    def in_reach(self) -> bool:
        return self.minutes is not None and self.minutes <= rules.CIRCLE


def ways_from(here: tuple[float, float] | None, facilities: Iterable[Facility]) -> list[Way]:
    """Nearest first."""
    found = [_way(here, one) for one in facilities]
    return sorted(found, key=lambda way: (way.minutes is None, way.minutes or 0, way.facility.name))


def _way(here: tuple[float, float] | None, facility: Facility) -> Way:
    if here is None or facility.lat is None or facility.lng is None:
        return Way(facility, None, None)
    there = (facility.lat, facility.lng)
    return Way(facility, rules.minutes(here, there), round(rules.metres(here, there)))


def home_of(person_id: int | None) -> Place | None:
    """The building one lives in, for its point on the map."""
    if person_id is None:
        return None
    rows = Residence.objects.filter(person=person_id, until=None).select_related("room__parent__parent__parent__parent")
    lives = rows.order_by("-since", "-id").first()
    place = lives.room if lives is not None else None
    for _level in range(5):  # the flat, its stairs, its house and what that stands in
        if place is None or place.lat is not None:
            break
        place = place.parent
    return place if place is not None and place.lat is not None else None


def buildings_of(community_id: int) -> list[Place]:
    """Those that have a point, for the choice of where one starts."""
    rows = Place.objects.filter(community=community_id, kind=Place.Kind.BUILDING, valid_to=None, lat__isnull=False)
    return list(rows.order_by("path"))


@dataclass(frozen=True)
class Reach:
    """How many buildings have one within reach."""

    level: str
    reached: int
    buildings: int
    far: Sequence[Place]

    @property
    def percent(self) -> int:
        return round(100 * self.reached / self.buildings) if self.buildings else 0


def coverage(community_id: int, facilities: Sequence[Facility]) -> list[Reach]:
    """For each level, and for canteens."""
    houses = buildings_of(community_id)
    kinds = [(level, [one for one in facilities if one.level == level]) for level in Facility.Level.values]
    kinds.append(("canteen", [one for one in facilities if hasattr(one, "canteen")]))
    return [_reach(level, houses, there) for level, there in kinds]


def _reach(level: str, houses: Sequence[Place], there: Sequence[Facility]) -> Reach:
    points = [(one.lat, one.lng) for one in there if one.lat is not None and one.lng is not None]
    far = [
        house
        for house in houses
        if house.lat is not None and house.lng is not None
        and not any(rules.within_reach((house.lat, house.lng), point) for point in points)
    ]  # fmt: skip
    return Reach(level, len(houses) - len(far), len(houses), far)
