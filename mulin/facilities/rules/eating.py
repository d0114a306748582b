"""What a meal costs whom."""

from collections.abc import Iterable
from datetime import date, datetime

from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from mulin.facilities.models import Canteen, Dish, Order, Settlement, Tier
from mulin.kernel.access import No, Yes, first_no, only_if
from mulin.organisations.queries import Standing

from .hours import Shut
from .who import serves


def tier_for(tiers: Iterable[Tier], age: int | None, on: date) -> Tier | None:
    """The one that takes most off, of those that hold on that day for that age."""
    fitting = [
        tier
        for tier in tiers
        if age is not None
        and tier.from_age <= age <= tier.to_age
        and tier.since <= on
        and (tier.until is None or on < tier.until)
    ]
    return max(fitting, key=lambda tier: (tier.off, tier.pk or 0), default=None)


def split(price: int, tier: Tier | None) -> tuple[int, int]:
    """(off, paid) of one portion in 分; nobody is paid to eat."""
    off = min(price, tier.off) if tier else 0
    return off, price - off


def may_serve_meal(me: Standing, canteen: Canteen, dish: Dish, settled: Settlement | None, on: date, today: date) -> Yes | No:
    return first_no(
        only_if(serves(me, canteen.facility), _("饭菜由食堂的人登记。")),
        only_if(dish.canteen_id == canteen.pk and dish.dropped_at is None and dish.on == on, _("这道菜不在今天的菜单上。")),
        only_if(on <= today, _("还没有到那一天。")),
        only_if(settled is None, _("这一天已经结算，不能再记。")),
    )


def may_order(me: Standing, canteen: Canteen, dish: Dish, person_id: int, at: datetime, *, shut: Shut | None = None) -> Yes | No:
    """For oneself, or a worker for somebody who cannot come. `shut`: the house is closed on the day of the dish."""
    now = localtime(at)
    return first_no(
        only_if(canteen.delivers, _("这个食堂不送餐。")),
        only_if(me.person_id == person_id or serves(me, canteen.facility), _("替别人订餐请打电话给食堂。")),
        only_if(dish.dropped_at is None, _("这道菜没有了，请换一样。")),
        only_if(shut is None, _("那天关闭：%(words)s。") % {"words": shut.words if shut else ""}),
        only_if(
            now.date() < dish.on or (now.date() == dish.on and now.time() <= canteen.order_until),
            _("当天的送餐到 %(until)s 截止，请订明天的。") % {"until": f"{canteen.order_until:%H:%M}"},
        ),
    )


def may_take(me: Standing, order: Order) -> Yes | No:
    return only_if(
        serves(me, order.canteen.facility) or (order.bringer_id is not None and order.bringer_id == me.person_id),
        _("送餐由食堂安排。"),
    )


def may_call_off(me: Standing, order: Order, at: datetime) -> Yes | No:
    if serves(me, order.canteen.facility):
        return Yes()
    now = localtime(at)
    return first_no(
        only_if(me.person_id == order.person_id, _("只有订餐的人自己可以取消。")),
        only_if(
            now.date() < order.on or (now.date() == order.on and now.time() <= order.canteen.order_until),
            _("已经在做了，不能取消，请打电话给食堂。"),
        ),
    )
