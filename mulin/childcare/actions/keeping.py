"""Classes: what they are, who looks after them, when they stay shut."""

import secrets
from datetime import date, datetime
from typing import Any

from django.db import IntegrityError, transaction
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from mulin.childcare import rules
from mulin.childcare.facts import DayClosed, GroupChanged, GroupMade, KeeperNamed
from mulin.childcare.models import ClosedDay, Group, Keeper
from mulin.kernel import lots
from mulin.kernel.access import Refused, require
from mulin.kernel.facts.record import record
from mulin.organisations.queries import Standing
from mulin.people.models import Person
from mulin.places.models import Place

from .placing import fill, lock_group


@transaction.atomic
def make_group(place: Place, *, by: Standing, at: datetime, **values: Any) -> Group:
    """`values`: fields of Group. Who makes it is not yet among those who look after it."""
    require(rules.may_manage(by, place.path))
    assert place.community is not None or place.kind == Place.Kind.COMMUNITY
    group = Group(community_id=place.community_id or place.pk, place=place, seed=secrets.token_hex(32), made_at=at, **values)
    _check(group)
    _save(group)
    record(GroupMade(group.pk, lots.commitment(bytes.fromhex(group.seed))), actor_id=by.account_id, at=at)
    return group


@transaction.atomic
def change_group(group: Group, *, by: Standing, at: datetime, **values: Any) -> Group:
    """More places are offered to those who wait at once. Ages and priorities hold for who applies from now on."""
    group = lock_group(group.pk)
    require(rules.may_manage(by, group.place.path))
    changed = sorted(name for name, value in values.items() if getattr(group, name) != value)
    for name in changed:
        setattr(group, name, values[name])
    if group.seed_told_at is not None and not rules.is_over(group, localdate(at)):
        raise Refused(_("抽签的种子已经公开，不能再收申请。要接着收，请另开一期。"))
    _check(group)
    _save(group)
    record(GroupChanged(group.pk, changed), actor_id=by.account_id, at=at)
    fill(group, at)
    return group


@transaction.atomic
def close_group(group: Group, *, by: Standing, at: datetime) -> Group:
    """It ends; only when no child is in it and nobody waits."""
    group = lock_group(group.pk)
    require(rules.may_manage(by, group.place.path))
    if group.applications.filter(status__in=("sent", "asked", "waiting", "offered", "held")).exists():
        raise Refused(_("还有在托或在排队的孩子，请先办完他们的事，再结束这个班。"))
    group.closed_on = localdate(at)
    group.save(update_fields=["closed_on"])
    record(GroupChanged(group.pk, ["closed_on"]), actor_id=by.account_id, at=at)
    return group


@transaction.atomic
def name_keeper(group: Group, person: Person, *, by: Standing, at: datetime) -> Keeper:
    """From now on this person sees the children's papers, with a reason each time."""
    group = lock_group(group.pk)
    require(rules.may_manage(by, group.place.path))
    keeper, is_new = Keeper.objects.get_or_create(group=group, person=person, until_at=None, defaults={"since_at": at})
    if is_new:
        record(KeeperNamed(group.pk, person.pk, False), actor_id=by.account_id, at=at)
    return keeper


@transaction.atomic
def end_keeper(keeper: Keeper, *, by: Standing, at: datetime) -> Keeper:
    group = lock_group(keeper.group_id)
    require(rules.may_manage(by, group.place.path))
    keeper = Keeper.objects.select_for_update().get(pk=keeper.pk)
    if keeper.until_at is None:
        keeper.until_at = at
        keeper.save(update_fields=["until_at"])
        record(KeeperNamed(group.pk, keeper.person_id, True), actor_id=by.account_id, at=at)
    return keeper


@transaction.atomic
def close_day(group: Group, on: date, words: str, words_en: str = "", *, by: Standing, at: datetime) -> ClosedDay:
    group = lock_group(group.pk)
    require(rules.may_open_class(by, group))
    if on < localdate(at) or not group.since <= on <= group.until:
        raise Refused(_("请选今天以后、这个班开着的一天。"))
    day, is_new = ClosedDay.objects.get_or_create(group=group, on=on, defaults={"words": words, "words_en": words_en})
    if is_new:
        record(DayClosed(group.pk, on.isoformat(), words, words_en, False), actor_id=by.account_id, at=at)
    return day


@transaction.atomic
def open_day(day: ClosedDay, *, by: Standing, at: datetime) -> None:
    group = lock_group(day.group_id)
    require(rules.may_open_class(by, group))
    if ClosedDay.objects.filter(pk=day.pk).delete()[0]:
        record(DayClosed(group.pk, day.on.isoformat(), day.words, day.words_en, True), actor_id=by.account_id, at=at)


def _check(group: Group) -> None:
    """The same the database says, in words."""
    if group.places < group.taken:
        raise Refused(_("已经有 %(taken)s 个名额给出去了，不能少于它。") % {"taken": group.taken})
    if group.places > group.carers * group.per_carer:
        most = group.carers * group.per_carer
        raise Refused(_("按每位老师最多看 %(per)s 个孩子，%(carers)s 位老师最多收 %(most)s 个。") % {
            "per": group.per_carer, "carers": group.carers, "most": most,
        })  # fmt: skip


def _save(group: Group) -> None:
    try:
        with transaction.atomic():
            group.save()
    except IntegrityError as taken:
        if "one_open_class_of_a_name_and_term" in str(taken) or "place_id" in str(taken):
            raise Refused(_("这里已经有同名同期的班了，请换个名称。")) from taken
        raise
