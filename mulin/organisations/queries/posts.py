from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet
from django.db.models.functions import Length
from django.utils.timezone import localdate

from mulin.organisations.models import Organisation, Post
from mulin.people.models import Person
from mulin.places.fields import under
from mulin.places.models import Place

from .bodies import communities_of, ids_of
from .standing import Standing, current_posts

K = Post.Kind
HEADS = (K.BUILDING_HEAD, K.PARTY_HEAD)
RESPONDERS = (K.BUILDING_HEAD, K.PARTY_HEAD, K.GRID_WORKER, K.GUARD, K.VOLUNTEER, K.RIDER)


@dataclass(frozen=True)
class Gap:
    """A building and who heads it now."""

    building: Place
    heads: list[Post]
    missing: list[str]


def holders(kinds: Collection[str], path: str, *, on: date | None = None) -> list[Person]:
    """Who holds one of `kinds` in the place or above it, nearest first, each once."""
    rows = posts_over(kinds, path, on=on).select_related("person")
    return list({row.person_id: row.person for row in rows}.values())


def posts_over(kinds: Collection[str], path: str, *, on: date | None = None) -> QuerySet[Post]:
    rows = current_posts(on or localdate()).filter(kind__in=list(kinds), place_id__in=ids_of(path))
    return rows.order_by(Length("place__path").desc(), "since", "id")


def leads_of_owners(path: str, *, on: date | None = None) -> list[Person]:
    """Who leads an owners' committee that serves the place: as `Standing` has them, each once."""
    rows = current_posts(on or localdate()).filter(
        kind=K.UNIT_LEAD, organisation__kind=Organisation.Kind.OWNERS, organisation__closed_on=None,
        organisation__areas__place_id__in=ids_of(path),
    )  # fmt: skip
    return list({row.person_id: row.person for row in rows.select_related("person").order_by("since", "id")}.values())


def posts_visible_to(me: Standing) -> QuerySet[Post]:
    """Of the communities one works for."""
    communities = list(communities_of(me))
    seen = Q(organisation__community__in=communities)
    for community in communities:
        seen |= under(community.path, "place__path") | Q(place_id__in=ids_of(community.path))
    return Post.objects.filter(seen) if communities else Post.objects.none()


def roster(place: Place, *, on: date) -> list[Post]:
    """两长多员: who is in charge of this place, nearest first (C009)."""
    kinds = (K.BUILDING_HEAD, K.PARTY_HEAD, K.GRID_WORKER, K.COMMUNITY_WORKER, K.COMMITTEE_HEAD, K.SECRETARY)
    return list(posts_over(kinds, place.path, on=on).select_related("person", "place"))


def responders(area: Place, *, on: date) -> QuerySet[Post]:
    """Who can be sent, anywhere in the area (C010)."""
    rows = current_posts(on).filter(under(area.path, "place__path"), kind__in=RESPONDERS)
    return rows.select_related("person", "place").order_by("place__path", "kind", "id")


def coverage(area: Place, *, on: date) -> list[Gap]:
    """Every building of the area with its two heads; two queries."""
    buildings = Place.objects.filter(under(area.path), kind=Place.Kind.BUILDING, valid_to=None).order_by("path")
    held = (
        current_posts(on)
        .filter(under(area.path, "place__path"), kind__in=HEADS)
        .select_related("person")
        .order_by("place__path", "kind", "id")
    )
    by_building: dict[int, list[Post]] = {}
    for post in held:
        by_building.setdefault(post.place_id or 0, []).append(post)
    return [_gap(building, by_building.get(building.pk, [])) for building in buildings]


def _gap(building: Place, heads: list[Post]) -> Gap:
    there = {post.kind for post in heads}
    return Gap(building, heads, [str(kind.label) for kind in HEADS if kind not in there])
