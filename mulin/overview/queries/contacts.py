"""Who serves a place, by post: what is hung out at the stairs and shown to whoever scans its code (C009)."""

from dataclasses import dataclass

from django.db.models import Q
from django.utils.timezone import localdate

from mulin.matters.queries.saying import post_name
from mulin.organisations.models import Organisation, Post
from mulin.organisations.queries import current_posts
from mulin.places.models import Place

P = Post.Kind
SERVING = [P.BUILDING_HEAD, P.PARTY_HEAD, P.GRID_WORKER]


@dataclass(frozen=True)
class Contact:
    """A post with the name that is published with it, and the number of its unit or community to reach it."""

    post: str
    name: str
    phone: str

    @property
    def first(self) -> str:
        return self.name[:1]


def people_at(place: Place, phone: str) -> list[Contact]:
    """Heads of the building, then the grid worker: nearest first. One query."""
    above = [int(step) for step in place.path.rstrip("/").split("/")]
    posts = current_posts(localdate()).filter(Q(place__in=above), kind__in=SERVING).select_related("person", "place")
    rows = sorted(posts, key=lambda post: (-len(post.place.path) if post.place else 0, post.id))
    return [Contact(post_name(post), post.person.name, phone) for post in rows]


def units_at(place: Place) -> list[Organisation]:
    """The property manager that serves it, nearest area first. One query."""
    above = [int(step) for step in place.path.rstrip("/").split("/")]
    rows = Organisation.objects.filter(areas__place__in=above, kind=Organisation.Kind.PROPERTY, closed_on=None)
    return list(rows.order_by("-areas__place__path").distinct()[:2])
