"""Where a matter goes first. A missing holder falls to the desk, never to nobody."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from django.db.models.functions import Length

from mulin.kernel.prepared import Prepared
from mulin.matters.models import CategoryVersion, Matter
from mulin.organisations.models import Area, Organisation, Post
from mulin.organisations.queries import current_posts
from mulin.places.models import Place

L = Matter.Level
Goes = CategoryVersion.Goes
LEVEL_OF_POST = {
    "building_head": L.BUILDING, "party_head": L.BUILDING, "grid_worker": L.GRID, "committee_head": L.COMMITTEE,
    "community_worker": L.COMMITTEE, "secretary": L.COMMUNITY, "street_leader": L.STREET,
}  # fmt: skip
POSTS_OF_LEVEL: dict[int, tuple[str, ...]] = {
    L.BUILDING: ("building_head", "party_head"),
    L.GRID: ("grid_worker",),
    L.COMMITTEE: ("committee_head",),
    L.COMMUNITY: ("secretary", "community_worker"),
    L.STREET: ("street_leader",),
}


@dataclass(frozen=True)
class Target:
    """Exactly one of: a unit, a person, a grid's pool; or none of them, which is the desk."""

    unit_id: int | None = None
    person_id: int | None = None
    pool_path: str = ""
    level: int = int(L.COMMITTEE)

    @property
    def names_someone(self) -> bool:
        return self.unit_id is not None or self.person_id is not None


def first(version: CategoryVersion, place: Place, stage: str, *, on: date, besides: int | None = None) -> Target:
    """By the category's version. In the neighbours' own stage the building's head, else the grid's pool, has it.

    `besides`: a person who is not asked.
    """
    if stage == Matter.Stage.SELF:
        return _post(POSTS_OF_LEVEL[L.BUILDING], place, on, besides) or _pool(place) or Target()
    goes = version.goes
    if goes == Goes.POST:
        return _post((version.post_kind,), place, on, besides) or Target()
    if goes == Goes.UNIT:
        return _unit(version.unit_kind, place) or Target()
    if goes == Goes.POOL:
        return _pool(place) or Target()
    return Target()


def holders(kinds: Collection[str], path: str, *, on: date) -> list[Post]:
    """Posts of `kinds` over the place of `path`, nearest first."""
    posts = current_posts(on).filter(kind__in=kinds, place_id__in=ids_in(path)).select_related("place")
    return list(posts.order_by(Length("place__path").desc(), "id"))


def ids_in(path: str) -> list[int]:
    return [int(step) for step in path.split("/") if step]


def _post(kinds: Collection[str], place: Place, on: date, besides: int | None) -> Target | None:
    found = next((post for post in holders(kinds, place.path, on=on) if post.person_id != besides), None)
    if found is None:
        return None
    return Target(person_id=found.person_id, level=int(LEVEL_OF_POST.get(found.kind, L.GRID)))


def _unit(kind: str, place: Place) -> Target | None:
    areas = Area.objects.filter(place_id__in=ids_in(place.path), organisation__kind=kind, organisation__closed_on=None)
    found = areas.order_by(Length("place__path").desc(), "organisation_id").values_list("organisation_id", flat=True).first()
    return Target(unit_id=found, level=int(L.GRID)) if found else None


def _pool(place: Place) -> Target | None:
    above = ids_in(place.path)
    grid = _grid_among(len(above)).first(*above)
    return Target(pool_path=grid[0], level=int(L.GRID)) if grid else None


@lru_cache
def _grid_among(places: int) -> Prepared[tuple[str]]:
    return Prepared(lambda *ids: Place.objects.filter(id__in=ids, kind=Place.Kind.GRID).values_list("path"), places)


def unit_of_community(unit_id: int, community_id: int) -> Organisation | None:
    return Organisation.objects.filter(pk=unit_id, community=community_id, closed_on=None).first()
