"""Split, merge, move (C007): the tree changes at once, the old places stay readable, open work follows the facts."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.db.models import Value
from django.db.models.functions import Concat, Substr
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from mulin.kernel.access import Refused, require
from mulin.kernel.access.asking import Standing
from mulin.kernel.facts.record import record
from mulin.places import rules
from mulin.places.facts import PlaceMoved, PlacesMerged, PlacesSplit
from mulin.places.fields import under
from mulin.places.models import Place, Succession
from mulin.places.queries.grids import forget

from .adding import add
from .carrying import carry
from .editing import fits_below

K, S = Place.Kind, Succession.Kind
MOVABLE = (K.COMMITTEE, K.GRID, K.ESTATE)


@dataclass(frozen=True)
class Part:
    """One of the committees that a split makes, and which of the old one's children it takes."""

    name: str
    children: Sequence[int]
    code: str = ""


@transaction.atomic
def split(committee: Place, into: Sequence[Part], *, effective_on: date, reason: str, by: Standing, at: datetime) -> list[Place]:
    """The committee ends; each part takes its children, the first also what was kept for the committee itself.

    Raises:
        Refused: not an administrator here, a child left over or named twice, fewer than two parts, a day in the future.
    """
    committee = _locked(committee)
    require(rules.may_reorder(by, committee))
    _today_or_before(effective_on, at)
    if committee.kind != K.COMMITTEE:
        raise Refused(_("只有居委会可以拆分。"))
    children = {child.pk: child for child in committee.children.filter(valid_to=None)}
    named = [child for part in into for child in part.children]
    if len(into) < 2:
        raise Refused(_("拆分后至少要有两个居委会。"))
    if sorted(named) != sorted(children):
        left = "、".join(child.name for pk, child in children.items() if named.count(pk) != 1)
        raise Refused(
            _("每个网格都要分到一个、也只能分到一个居委会。还没分好：{left}").format(left=left or _("不属于这里的网格"))
        )
    _end(committee, effective_on)
    parts = [_begun(committee, part.name, part.code, effective_on) for part in into]
    for part, place in zip(into, parts, strict=True):
        _became(S.SPLIT, committee, place, effective_on, reason, by, at)
        for child in part.children:
            _rehang(children[child], place, effective_on, reason, by, at)
    carry(committee, parts, effective_on, by, at)
    rest = PlacesSplit(committee.pk, committee.path, [place.pk for place in parts], parts[0].path, at.isoformat())
    record(rest, actor_id=by.account_id, at=at)
    return parts


@transaction.atomic
def merge(
    committees: Iterable[Place], name: str, *, code: str = "", effective_on: date, reason: str, by: Standing, at: datetime
) -> Place:
    """The committees end; one new one takes all they had.

    Raises:
        Refused: not an administrator here, not committees of one parent, fewer than two, a day in the future.
    """
    old = [_locked(one) for one in sorted(committees, key=lambda one: one.pk)]
    _today_or_before(effective_on, at)
    for one in old:
        require(rules.may_reorder(by, one))
    if len(old) < 2 or len({one.parent_id for one in old}) > 1 or {one.kind for one in old} != {K.COMMITTEE}:
        raise Refused(_("请选同一社区的两个或更多居委会来合并。"))
    for one in old:
        _end(one, effective_on)
    new = _begun(old[0], name, code, effective_on)
    for one in old:
        _became(S.MERGE, one, new, effective_on, reason, by, at)
        for child in one.children.filter(valid_to=None):
            _rehang(child, new, effective_on, reason, by, at)
        carry(one, [new], effective_on, by, at)
    told = PlacesMerged([one.pk for one in old], [one.path for one in old], new.pk, new.path, at.isoformat())
    record(told, actor_id=by.account_id, at=at)
    return new


@transaction.atomic
def move(place: Place, new_parent: Place, *, effective_on: date, reason: str, by: Standing, at: datetime) -> Place:
    """Hang a committee, grid or estate elsewhere, with all below it.

    Raises:
        Refused: not an administrator over both ends, or it cannot hang there.
    """
    place, new_parent = _locked(place), _locked(new_parent)
    require(rules.may_reorder(by, place))
    require(rules.may_reorder(by, new_parent))
    _today_or_before(effective_on, at)
    if place.kind not in MOVABLE:
        raise Refused(_("只能划转居委会、网格和小区。"))
    if place.parent_id == new_parent.pk:
        raise Refused(_("“{place}”已经在“{parent}”下面了。").format(place=place, parent=new_parent))
    fits_below(new_parent, place.kind)
    if Place.objects.filter(parent=new_parent, kind=place.kind, name=place.name, valid_to=None).exists():
        raise Refused(_("“{parent}”下面已经有“{name}”了，请先改名再划转。").format(parent=new_parent, name=place.name))
    _rehang(place, new_parent, effective_on, reason, by, at)
    return place


def _locked(place: Place) -> Place:
    return Place.objects.select_for_update().get(pk=place.pk)


def _today_or_before(day: date, at: datetime) -> None:
    if day > localdate(at):
        raise Refused(_("生效日期还没到。请在 {day} 当天或之后办理。").format(day=day))


def _end(place: Place, on: date) -> None:
    if place.valid_from and on <= place.valid_from:
        raise Refused(_("撤销日期要晚于启用日期 {day}。").format(day=place.valid_from))
    place.valid_to = on
    place.save(update_fields=["valid_to"])


def _begun(like: Place, name: str, code: str, since: date) -> Place:
    name = name.strip()
    if not name:
        raise Refused(_("请给新的居委会起个名称。"))
    if Place.objects.filter(parent=like.parent_id, kind=like.kind, name=name, valid_to=None).exists():
        raise Refused(_("“{parent}”下面已经有“{name}”了，换个名称，或直接用已有的。").format(parent=like.parent, name=name))
    return add(like.parent, like.kind, name, since=since, code=code)


def _became(
    kind: str, before: Place, after: Place, on: date, reason: str, by: Standing, at: datetime, moved: Place | None = None
) -> None:
    Succession.objects.create(
        kind=kind, before=before, after=after, moved=moved, effective_on=on, reason=reason.strip()[:200], recorded_at=at,
        recorded_by=by.account_id,
    )  # fmt: skip


def _rehang(place: Place, parent: Place, on: date, reason: str, by: Standing, at: datetime) -> None:
    """One UPDATE rewrites the paths of the whole subtree."""
    old_parent, old, new = Place.objects.get(children=place), place.path, f"{parent.path}{place.pk}/"
    rows = Place.objects.filter(under(old))
    rows.update(path=Concat(Value(new), Substr("path", len(old) + 1)), community_id=parent.community_id)
    Place.objects.filter(pk=place.pk).update(parent=parent)
    for community in (place.community_id, parent.community_id):
        forget(community or 0)
    place.path, place.parent, place.community_id = new, parent, parent.community_id
    _became(S.MOVE, old_parent, parent, on, reason, by, at, moved=place)
    record(PlaceMoved(place.pk, old, new, at.isoformat()), actor_id=by.account_id, at=at)
