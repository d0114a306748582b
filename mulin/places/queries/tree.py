from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q, QuerySet, Value
from django.db.models.functions import Replace

from mulin.kernel.access.asking import Standing
from mulin.places.fields import under, under_any
from mulin.places.models import Community, Place, Succession
from mulin.places.rules import KEEPERS, READERS

K = Place.Kind
FOR_RESIDENTS = (K.ESTATE, K.BUILDING, K.ENTRANCE, K.SPOT)


def visible_to(by: Standing) -> QuerySet[Place]:
    """Everything at or below the places in which the person holds a post."""
    return Place.objects.filter(under_any(by.paths(READERS)))


def kept_by(by: Standing) -> QuerySet[Place]:
    """Where the person may add, draw and make codes."""
    return Place.objects.filter(under_any(by.paths(KEEPERS)))


def roots_for(by: Standing) -> QuerySet[Place]:
    """Where the person's tree begins: places of posts that lie below no other of theirs."""
    paths = by.paths(READERS)
    tops = [path for path in paths if not any(path != other and path.startswith(other) for other in paths)]
    return with_children(Place.objects.filter(path__in=tops))


def children_of(place: Place, *, closed: bool = False) -> QuerySet[Place]:
    below = place.children.all() if closed else place.children.filter(valid_to=None)
    return with_children(below)


def with_children(places: QuerySet[Place]) -> QuerySet[Place]:
    """With `below`: how many hang directly under each."""
    return places.annotate(below=Count("children", filter=Q(children__valid_to=None))).order_by("order", "id")


def current(community_id: int, kinds: Iterable[str]) -> QuerySet[Place]:
    return Place.objects.filter(community_id=community_id, kind__in=list(kinds), valid_to=None)


def current_under(paths: Iterable[str], kinds: Iterable[str]) -> QuerySet[Place]:
    """To choose from: what there is now at or below `paths`, such as `me.paths(KEEPERS)`; the widest first."""
    return Place.objects.filter(under_any(paths), kind__in=list(kinds), valid_to=None).order_by("path")


def above(place: Place) -> list[Place]:
    """From the city down to the place's parent."""
    ids = [int(part) for part in place.path.split("/") if part][:-1]
    by_id = Place.objects.in_bulk(ids)
    return [by_id[one] for one in ids if one in by_id]


def named(places: QuerySet[Place], words: str) -> QuerySet[Place]:
    """Those whose label, English name or code holds every word; blanks in labels do not matter."""
    found = places.annotate(joined=Replace("label", Value(" "), Value("")))
    for word in words.split()[:6]:
        found = found.filter(Q(joined__icontains=word) | Q(name_en__icontains=word) | Q(code__startswith=word))
    return found.order_by("path")


def subtree(place: Place) -> QuerySet[Place]:
    return Place.objects.filter(under(place.path))


def paths_of(ids: Iterable[int]) -> dict[int, str]:
    return dict(Place.objects.filter(pk__in=list(ids)).values_list("pk", "path"))


def face_of(place: Place) -> Community | None:
    return Community.objects.filter(place_id=place.community_id).first() if place.community_id else None


@dataclass(frozen=True)
class Chapter:
    """One event in a place's history, as seen from that place."""

    on: date
    kind: str
    label: str
    before: list[Place]
    after: list[Place]
    moved: Place | None
    reason: str


def history_of(place: Place) -> list[Chapter]:
    """What came before and after, newest first; one chapter for all rows of one event."""
    rows = (
        Succession.objects.filter(Q(before=place) | Q(after=place) | Q(moved=place))
        .select_related("before", "after", "moved")
        .order_by("effective_on", "id")
    )
    chapters: dict[tuple[object, ...], Chapter] = {}
    for row in rows:
        key = (row.kind, row.effective_on, row.recorded_at, row.moved_id)
        kept = chapters.setdefault(
            key, Chapter(row.effective_on, row.kind, str(row.get_kind_display()), [], [], row.moved, row.reason)
        )
        if row.before not in kept.before:
            kept.before.append(row.before)
        if row.after not in kept.after:
            kept.after.append(row.after)
    return list(chapters.values())[::-1]
