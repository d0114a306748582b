from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from mulin.kernel.access import Refused, require
from mulin.kernel.access.asking import Standing
from mulin.kernel.facts.record import record
from mulin.places import rules
from mulin.places.facts import FaceChanged, PlaceClosed, PlaceRenamed
from mulin.places.fields import under
from mulin.places.models import Community, Place

from .adding import IN_LABEL, RANK, add, natural


@transaction.atomic
def add_below(parent: Place, kind: str, name: str, *, by: Standing, at: datetime, since: date, code: str = "") -> Place:
    """
    Raises:
        Refused: not theirs to keep, a kind that cannot hang there, or the name is taken.
    """
    parent = Place.objects.select_for_update().get(pk=parent.pk)
    require(rules.may_keep(by, parent))
    name = name.strip()
    fits_below(parent, kind)
    _free(parent, kind, name)
    return add(parent, kind, name, since=since, code=code)


@transaction.atomic
def rename(place: Place, name: str, *, name_en: str = "", by: Standing, at: datetime) -> Place:
    """The new name shows in the labels of all below it.

    Raises:
        Refused: not theirs to keep, or the name is taken.
    """
    place = Place.objects.select_for_update().get(pk=place.pk)
    require(rules.may_keep(by, place))
    old, name = place.name, name.strip()
    if name != old and place.parent:
        _free(place.parent, place.kind, name)
    place.name, place.name_en, place.order = name, name_en.strip(), natural(name)
    place.save(update_fields=["name", "name_en", "order"])
    if name != old:
        _relabel(place)
        record(PlaceRenamed(place.pk, old, name), actor_id=by.account_id, at=at)
    return place


def follow_name(place: Place, name: str, name_en: str = "") -> Place:
    """It is called as what stands there; whoever changed that was asked there already."""
    if (place.name, place.name_en) != (name, name_en):
        place.name, place.name_en, place.order = name, name_en, natural(name)
        place.save(update_fields=["name", "name_en", "order"])
        _relabel(place)
    return place


def follow_end(place: Place, on: date | None) -> Place:
    """It is no more from that day, or is there again, as what stands there."""
    place.valid_to = on
    place.save(update_fields=["valid_to"])
    return place


@transaction.atomic
def close(place: Place, *, on: date, by: Standing, at: datetime) -> Place:
    """It is no more from that day; nothing about it is deleted.

    Raises:
        Refused: not theirs to keep, or something still stands below it.
    """
    place = Place.objects.select_for_update().get(pk=place.pk)
    require(rules.may_keep(by, place))
    standing = place.children.filter(valid_to=None).count()
    if standing:
        raise Refused(_("“{place}”下面还有 {count} 个地点，请先划走或撤销它们。").format(place=place, count=standing))
    if place.valid_from and on <= place.valid_from:
        raise Refused(_("撤销日期要晚于启用日期 {day}。").format(day=place.valid_from))
    place.valid_to = on
    place.save(update_fields=["valid_to"])
    record(PlaceClosed(place.pk, place.path), actor_id=by.account_id, at=at)
    return place


@transaction.atomic
def change_face(community: Place, values: dict[str, str], *, by: Standing, at: datetime) -> Community:
    """`values` holds fields of `Community`. Contrast is the form's to check.

    Raises:
        Refused: neither secretary nor administrator here.
    """
    require(rules.may_change_face(by, community))
    face, _fresh = Community.objects.update_or_create(place=community, defaults=values)
    record(FaceChanged(community.pk), actor_id=by.account_id, at=at)
    return face


def fits_below(parent: Place, kind: str) -> None:
    """
    Raises:
        Refused: a place of this kind cannot hang below that one.
    """
    if kind != Place.Kind.SPOT and (kind not in RANK or RANK[kind] <= RANK[parent.kind]):
        raise Refused(
            _("{parent}下面不能再设{kind}。").format(
                parent=parent.get_kind_display(), kind=Place.Kind(kind).label if kind in RANK else kind
            )
        )
    if parent.kind in (Place.Kind.ROOM, Place.Kind.SPOT):
        raise Refused(_("{parent}下面不能再设{kind}。").format(parent=parent.get_kind_display(), kind=Place.Kind(kind).label))


def _free(parent: Place, kind: str, name: str) -> None:
    if Place.objects.filter(parent=parent, kind=kind, name=name, valid_to=None).exists():
        raise Refused(_("“{parent}”下面已经有“{name}”了，换个名称，或直接用已有的。").format(parent=parent, name=name))


def _relabel(place: Place) -> None:
    """Labels of the subtree anew, parents before children."""
    labels: dict[int, str] = {}
    rows = list(Place.objects.filter(under(place.path)).select_related("parent"))
    for row in sorted(rows, key=lambda row: row.path.count("/")):
        parent = row.parent
        in_label = row.kind in IN_LABEL and parent is not None and parent.kind in IN_LABEL
        row.label = f"{labels.get(parent.pk, parent.label)} {row.name}" if in_label and parent else row.name
        labels[row.pk] = row.label
    Place.objects.bulk_update(rows, ["label"], batch_size=500)
