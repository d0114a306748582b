"""Trails: points in an order, made public."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from mulin.facilities import rules
from mulin.facilities.models import Story, Trail, TrailPoint
from mulin.kernel.access import Refused, require
from mulin.organisations.queries import Standing
from mulin.places.models import Place

from .keeping import community_of

S = Trail.Status


@transaction.atomic
def lay_out(place: Place, *, by: Standing, at: datetime, **values: Any) -> Trail:
    """`values`: fields of the model."""
    community = community_of(place)
    trail = Trail(community=community, place=place, made_at=at, made_by=by.person_id or 0, **values)
    require(rules.may_tell(by, trail))
    _check(trail)
    trail.save(force_insert=True)
    return trail


@transaction.atomic
def change(trail: Trail, *, by: Standing, at: datetime, **values: Any) -> Trail:
    trail = lock(trail.pk)
    require(rules.may_tell(by, trail))
    for name, value in values.items():
        setattr(trail, name, value)
    require(rules.may_tell(by, trail))
    _check(trail)
    trail.save()
    return trail


def _check(trail: Trail) -> None:
    same = Trail.objects.filter(community=trail.community_id, name=trail.name).exclude(status=S.BACK).exclude(pk=trail.pk)
    if same.exists():
        raise Refused(_("已经有叫这个名字的路线了。"))


@transaction.atomic
def set_points(trail: Trail, stories: Sequence[Story], *, by: Standing, at: datetime) -> Trail:
    """All of them anew, in the order in which one walks."""
    trail = lock(trail.pk)
    require(rules.may_tell(by, trail))
    if len({story.pk for story in stories}) != len(stories):
        raise Refused(_("一个故事在一条路线上只出现一次。"))
    if any(story.community_id != trail.community_id for story in stories):
        raise Refused(_("只能加本社区的故事。"))
    if trail.status == S.OUT:
        require(rules.may_publish_trail(by, trail, stories))
    trail.points.all().delete()
    TrailPoint.objects.bulk_create(
        [TrailPoint(trail=trail, number=number, story=story) for number, story in enumerate(stories, 1)]
    )
    return trail


@transaction.atomic
def publish(trail: Trail, *, by: Standing, at: datetime) -> Trail:
    trail = lock(trail.pk)
    stories = [point.story for point in trail.points.select_related("story")]
    require(rules.may_publish_trail(by, trail, stories))
    if trail.status != S.OUT:
        trail.status, trail.out_at = S.OUT, at
        trail.save(update_fields=["status", "out_at"])
    return trail


@transaction.atomic
def take_back(trail: Trail, *, by: Standing, at: datetime) -> Trail:
    trail = lock(trail.pk)
    require(rules.may_tell(by, trail))
    trail.status = S.BACK
    trail.save(update_fields=["status"])
    return trail


def lock(pk: int) -> Trail:
    return Trail.objects.select_for_update(of=("self",), no_key=True).select_related("place").get(pk=pk)
