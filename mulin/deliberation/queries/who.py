"""Whom a topic concerns, and what somebody is called in public."""

from datetime import date

from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import override

from mulin.organisations.models import Post
from mulin.organisations.queries import Standing, posts_over
from mulin.people.models import Ownership, Person, Residence
from mulin.places.fields import under
from mulin.places.models import Place

SIZES = (Place.Kind.COMMUNITY, Place.Kind.ESTATE, Place.Kind.BUILDING, Place.Kind.ENTRANCE)


def lives_in(person: Person | None, path: str, on: date) -> bool:
    """Lives there or owns a flat there; a community is of all who are in its register."""
    if person is None or person.left_on is not None:
        return False
    if path.rstrip("/").split("/")[-1] == str(person.community_id):
        return True
    now = (Q(until=None) | Q(until__gt=on)) & under(path, "room__path")
    lives, owns = (table.objects.filter(now, person=person).order_by().values("pk") for table in (Residence, Ownership))
    return bool(lives.union(owns, all=True)[:1])


def homes(person: Person | None, on: date) -> list[Place]:
    """Where somebody may raise a topic: stairways, buildings and estates of one's rooms, and the community; the widest first."""
    if person is None:
        return []
    now = Q(until=None) | Q(until__gt=on)
    lives, owns = (
        table.objects.filter(now, person=person).order_by().values_list("room__path", flat=True)
        for table in (Residence, Ownership)
    )
    paths = set(lives.union(owns))
    steps = {int(step) for path in paths for step in path.rstrip("/").split("/")} | {person.community_id}
    return sorted(
        Place.objects.filter(pk__in=steps, kind__in=SIZES, valid_to=None), key=lambda place: (len(place.path), place.path)
    )


def called(me: Standing, path: str) -> str:
    """As the public reads it: the nearest post over the place, else "居民"."""
    held = [post for post in me.held if post.path and path.startswith(post.path)]
    kind = max(held, key=lambda post: len(post.path)).kind if held else ""
    if not kind and me.units():
        kind = next((post.kind for post in me.held if post.organisation_id), "")
    with override("zh-hans"):
        return str(Post.Kind(kind).label) if kind else _("居民")


def post_of(person: Person, path: str, on: date) -> str:
    """The same for somebody else: one question more."""
    rows = posts_over([kind.value for kind in Post.Kind], path, on=on).filter(person=person).values_list("kind", flat=True)
    kind = rows.first()
    with override("zh-hans"):
        return str(Post.Kind(kind).label) if kind else _("居民")


def resident() -> str:
    with override("zh-hans"):
        return _("居民")
