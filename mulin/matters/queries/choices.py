"""What a worker at the desk may choose from: who can take a matter, and what it can be filed under."""

from typing import Any

from django.db.models import Q
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from mulin.kernel.bilingual import in_language
from mulin.matters.models import Category, CategoryVersion, Matter
from mulin.organisations.models import Organisation, Post
from mulin.organisations.queries import current_posts
from mulin.places.models import Place

from . import suggesting

CAN_HANDLE = ["building_head", "party_head", "grid_worker", "community_worker", "committee_head", "secretary"]
Choice = tuple[str, Any]


def receivers(matter: Matter) -> list[Choice]:
    """Units that serve the community, then people with a post on the way from the place to the community."""
    return [(_("单位"), _units(matter)), (_("岗位"), _people(matter))]


def helpers(matter: Matter) -> list[Choice]:
    return [*_units(matter), *_people(matter)]


def _units(matter: Matter) -> list[Choice]:
    rows = Organisation.objects.filter(community=matter.community_id, closed_on=None).order_by("kind", "name")
    return [(f"unit:{unit.id}", str(unit)) for unit in rows[:200]]


def _people(matter: Matter) -> list[Choice]:
    above = Q(place__in=[int(step) for step in matter.place_path.rstrip("/").split("/")])
    elsewhere = Q(kind__in=["grid_worker", "community_worker"], place__community=matter.community_id)
    posts = current_posts(localdate()).filter(above | elsewhere, kind__in=CAN_HANDLE).select_related("person", "place")
    seen: dict[int, str] = {}
    for post in sorted(posts, key=lambda post: -len(post.place.path) if post.place else 0):
        seen.setdefault(post.person_id, _("%(name)s（%(place)s%(post)s）") % _words(post))
    return [(f"person:{person_id}", words) for person_id, words in seen.items()]


def _words(post: Post) -> dict[str, str]:
    return {"name": post.person.name, "place": str(post.place or ""), "post": str(post.get_kind_display())}


def categories(community_id: int) -> list[Choice]:
    """小类 grouped under their 大类, in the reader's language; two queries at most."""
    rows = Category.objects.filter(community=community_id, closed_at=None).select_related("current").order_by("code")
    groups: dict[int, tuple[str, list[Choice]]] = {}
    for row in rows:
        if row.parent_id is None:
            groups[row.id] = (name_of(row), [])
        elif row.parent_id in groups:
            groups[row.parent_id][1].append((str(row.id), name_of(row)))
    return [(name, members) for name, members in groups.values() if members]


def suggested(matter: Matter) -> str:
    """The kind that the words point to, where it is another than the one it is filed under: for a person to judge."""
    found = suggesting.suggest(matter.community_id, matter.words)
    return name_of(found[0]) if found and found[0].pk != matter.category_id else ""


def grids(community_id: int) -> list[Choice]:
    rows = Place.objects.filter(community=community_id, kind=Place.Kind.GRID, valid_to=None).order_by("order")
    return [(str(grid.id), str(grid)) for grid in rows]


def units(community_id: int) -> list[Choice]:
    rows = Organisation.objects.filter(community=community_id, closed_on=None).order_by("name")
    return [(str(unit.id), str(unit)) for unit in rows[:300]]


def name_of(category: Category) -> str:
    return version_name(category.current) if category.current else category.code


def version_name(version: CategoryVersion) -> str:
    return in_language(version.name, version.name_en)
