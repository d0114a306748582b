from datetime import datetime, timedelta

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from mulin.facilities import actions, queries, rules
from mulin.facilities.models import Canteen, Dish, Tier, money
from mulin.facilities.rules import Week
from mulin.kernel.once import act_once
from mulin.organisations.queries import Standing, who_asks

from .booking import day_asked


@require_safe
def menu(request: HttpRequest, canteen_id: int) -> HttpResponse:
    """The week's dishes with what they cost whom; free meals as a number, never as names."""
    me, at = who_asks(request), timezone.now()
    found = get_object_or_404(queries.canteens().filter(queries.still("facility__")), pk=canteen_id)
    today = timezone.localdate(at)
    monday = queries.monday_of(day_asked(request, today))
    tiers = list(queries.tiers_on(found, today))
    tier = rules.tier_for(tiers, rules.age(me.person.born_on, today), today) if me.person is not None else None
    week = queries.week_of(found.facility)
    days = [
        (
            day,
            [
                (label, [(dish, *_priced(dish, tier, me, found, week, at)) for dish in dishes])
                for _value, label, dishes in day.courses
            ],
        )
        for day in queries.menu_of(found, monday)
    ]
    running = monday == queries.monday_of(today)  # then what is over stands below
    context = {
        "canteen": found, "facility": found.facility, "days": [one for one in days if one[0].on >= today or not running], "gone": [one for one in days if one[0].on < today and running and one[1]], "tier": tier, "tiers": tiers, "today": today,
        "free": [one for one in queries.free_on(found, today) if not one.work], "monday": monday, "before": monday - timedelta(days=7),
        "after": monday + timedelta(days=7), "serves": rules.serves(me, found.facility),
        "any_dish": any(courses for _day, courses in days),
    }  # fmt: skip
    return render(request, "facilities/menu.html", context)


def _priced(dish: Dish, tier: Tier | None, me: Standing, canteen: Canteen, week: Week, at: datetime) -> tuple[str, bool]:
    """What the reader pays for one, and whether it can be ordered."""
    may = me.person_id is not None and bool(rules.may_order(me, canteen, dish, me.person_id, at, shut=week.why_shut(dish.on)))
    return money(rules.split(dish.price, tier)[1]), may


@login_required
@require_POST
def order(request: HttpRequest, dish_id: int) -> HttpResponse:
    me = who_asks(request)
    dish = get_object_or_404(Dish.objects.select_related("canteen__facility__place", "canteen__facility__operator"), pk=dish_id)
    if me.person is None:
        raise Http404
    person, words = me.person, request.POST.get("words", "")
    return act_once(
        request, lambda: actions.order(dish, person, words=words, by=me, at=timezone.now()),
        said=_("订好了，送到家里；安排好谁来送会告诉您。饭钱交给送餐的人。"), to="facilities:mine",
    )  # fmt: skip


@login_required
@require_POST
def act_on_order(request: HttpRequest, meal_order_id: int, verb: str) -> HttpResponse:
    """By who eats, who brings, and who serves."""
    me, at = who_asks(request), timezone.now()
    found = get_object_or_404(queries.orders_visible_to(me), pk=meal_order_id)
    reason = request.POST.get("reason", "")[:120]
    acts = {
        "take": (lambda: actions.take(found, by=me, at=at), _("谢谢您。送到哪家、有什么要注意，都在下面。")),
        "brought": (lambda: actions.bring(found, by=me, at=at), _("记下了：送到了。")),
        "give-back": (lambda: actions.give_up(found, by=me, at=at), _("食堂会另外找人送。")),
        "failed": (lambda: actions.fail(found, reason, by=me, at=at), _("记下了：没有送成。")),
        "cancel": (lambda: actions.call_off(found, reason=reason, by=me, at=at), _("送餐取消了。")),
    }
    if verb not in acts:
        raise Http404
    act, said = acts[verb]
    back = "facilities:deliveries" if request.POST.get("back") == "deliveries" else "facilities:mine"
    back = "facilities:desk_orders" if request.POST.get("back") == "desk" else back
    args = {"canteen_id": found.canteen_id} if back.endswith("orders") else {}
    return act_once(request, act, said=said, to=back, **args)
