"""A canteen's rules and its menu."""

import itertools
from collections.abc import Sequence
from datetime import date, datetime, time, timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from mulin.facilities import rules
from mulin.facilities.facts import QuotaSet, TiersSet
from mulin.facilities.models import Canteen, Dish, Facility, Quota, Tier
from mulin.kernel.access import Refused, require
from mulin.kernel.facts.record import record
from mulin.organisations.queries import Standing

LEAST_OFF, MOST_OFF = 300, 700  # 分: what communities reduce by in practice; the form says so


@transaction.atomic
def set_canteen(facility: Facility, *, free_price: int, order_until: time, delivers: bool, by: Standing, at: datetime) -> Canteen:
    """Open one in a facility, or change how it works. Money in 分."""
    require(rules.may_keep(by, facility))
    values = {"free_price": free_price, "order_until": order_until, "delivers": delivers}
    canteen, _made = Canteen.objects.update_or_create(facility=facility, defaults=values)
    return canteen


@transaction.atomic
def set_tiers(canteen: Canteen, tiers: Sequence[tuple[int, int, int]], *, since: date, by: Standing, at: datetime) -> list[Tier]:
    """(from age, to age, 分 off), all of them, from a day on; what held before ends that day and stays readable."""
    canteen = lock_canteen(canteen.pk)
    require(rules.may_keep(by, canteen.facility))
    ordered = sorted(tiers)
    if any(before[1] >= after[0] for before, after in itertools.pairwise(ordered)):
        raise Refused(_("年龄段重叠了，请改一下。"))
    if any(not LEAST_OFF <= off <= MOST_OFF for _from, _to, off in ordered):
        raise Refused(_("优惠请在 3 到 7 元之间。"))
    if canteen.settlements.filter(until__gte=since).exists():
        raise Refused(_("这一天已经结算，请从后面的一天起改。"))
    canteen.tiers.filter(since__gte=since).delete()
    canteen.tiers.filter(until=None).update(until=since)
    canteen.tiers.filter(until__gt=since).update(until=since)
    fact = TiersSet(canteen.pk, since.isoformat(), [list(one) for one in ordered])
    record(fact, actor_id=by.account_id, at=at)
    return [Tier.objects.create(canteen=canteen, from_age=low, to_age=high, off=off, since=since) for low, high, off in ordered]


@transaction.atomic
def set_quota(
    canteen: Canteen, course: str, portions: int, *, work: str = "", since: date, by: Standing, at: datetime
) -> Quota | None:
    """Free meals at a meal of each day from a day on; 0 ends them."""
    canteen = lock_canteen(canteen.pk)
    require(rules.may_keep(by, canteen.facility))
    same = canteen.quotas.filter(course=course, work=work)
    same.filter(since__gte=since).delete()
    same.filter(until=None).update(until=since)
    same.filter(until__gt=since).update(until=since)
    record(QuotaSet(canteen.pk, since.isoformat(), course, work, portions), actor_id=by.account_id, at=at)
    if not portions:
        return None
    return Quota.objects.create(canteen=canteen, course=course, work=work, portions=portions, since=since)


@transaction.atomic
def add_dish(
    canteen: Canteen, on: date, course: str, name: str, price: int, *, name_en: str = "", free: bool = False, by: Standing,
    at: datetime,
) -> Dish:  # fmt: skip
    require(rules.may_serve(by, canteen.facility))
    name = name.strip()
    if Dish.objects.filter(canteen=canteen, on=on, course=course, name=name, dropped_at=None).exists():
        raise Refused(_("这一餐已经有“%(name)s”了。") % {"name": name})
    return Dish.objects.create(canteen=canteen, on=on, course=course, name=name, name_en=name_en.strip(), price=price, free=free)


@transaction.atomic
def drop_dish(dish: Dish, *, by: Standing, at: datetime) -> Dish:
    """Off the menu; what was eaten of it stays counted."""
    require(rules.may_serve(by, dish.canteen.facility))
    if dish.dropped_at is None:
        dish.dropped_at = at
        dish.save(update_fields=["dropped_at"])
    return dish


@transaction.atomic
def copy_week(canteen: Canteen, monday: date, *, by: Standing, at: datetime) -> int:
    """The menu of the week before, where this week has none of that name yet. How many dishes."""
    require(rules.may_serve(by, canteen.facility))
    week = timedelta(days=7)
    before = canteen.dishes.filter(on__gte=monday - week, on__lt=monday, dropped_at=None)
    there = set(canteen.dishes.filter(on__gte=monday, on__lt=monday + week, dropped_at=None).values_list("on", "course", "name"))
    made = [
        Dish(
            canteen=canteen,
            on=one.on + week,
            course=one.course,
            name=one.name,
            name_en=one.name_en,
            price=one.price,
            free=one.free,
        )
        for one in before
        if (one.on + week, one.course, one.name) not in there
    ]
    return len(Dish.objects.bulk_create(made))


def lock_canteen(pk: int) -> Canteen:
    rows = Canteen.objects.select_for_update(of=("self",), no_key=True).select_related("facility__place", "facility__operator")
    return rows.get(pk=pk)
