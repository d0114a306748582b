"""Meals to be brought, and who brings them."""

from datetime import timedelta

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from mulin.facilities import actions, queries
from mulin.facilities.models import Deliverer, Dish
from mulin.facilities.views.resident.booking import day_asked
from mulin.kernel.access import Refused
from mulin.kernel.once import act_once
from mulin.kernel.ui.whole import MANY, whole
from mulin.people.models import Person

from .canteen import canteen_served
from .index import asked


@login_required
def orders(request: HttpRequest, canteen_id: int) -> HttpResponse:
    """Of a day: who gets what where, and who brings it. Somebody who rang up is ordered for here."""
    me, today = asked(request), timezone.localdate()
    found = canteen_served(me, canteen_id)
    on, words, sent = day_asked(request, today), request.GET.get("q", "").strip(), request.POST
    if request.method == "POST":
        dish = get_object_or_404(
            Dish.objects.select_related("canteen__facility__place"), pk=whole(sent.get("dish")), canteen=found
        )
        here = Person.objects.filter(community=found.facility.community_id, left_on=None)
        person = get_object_or_404(here, pk=whole(sent.get("person")))
        return act_once(
            request, lambda: actions.order(dish, person, whole(sent.get("portions", "1"), most=MANY), words=sent.get("words", ""), by=me, at=timezone.now()),
            said=_("替他订好了。"), to="facilities:desk_orders", canteen_id=found.pk,
        )  # fmt: skip
    rows = queries.orders_served(me).filter(canteen=found, on=on).exclude(status="cancelled").order_by("course", "room__path")
    context = {
        "canteen": found, "facility": found.facility, "on": on, "today": today, "rows": list(rows), "words": words,
        "found": queries.found(me, found.facility, words), "dishes": list(queries.dishes_on(found, on)),
        "before": on - timedelta(days=1), "after": on + timedelta(days=1), "deliverers": queries.deliverers_of(found),
    }  # fmt: skip
    return render(request, "facilities/desk/orders.html", context)


@login_required
@require_POST
def assign(request: HttpRequest, meal_order_id: int) -> HttpResponse:
    """To one of those who bring meals."""
    me, chosen = asked(request), whole(request.POST.get("bringer"))
    order = get_object_or_404(queries.orders_served(me), pk=meal_order_id)
    bringer = next((row.person for row in queries.deliverers_of(order.canteen) if row.person_id == chosen), None)
    if bringer is None:
        raise Refused(_("请从送餐的名单里选一个人。"))
    return act_once(
        request, lambda: actions.assign(order, bringer, by=me, at=timezone.now()), said=_("安排好了，他会收到消息。"),
        to="facilities:desk_orders", canteen_id=order.canteen_id,
    )  # fmt: skip


@login_required
@require_POST
def add_deliverer(request: HttpRequest, canteen_id: int) -> HttpResponse:
    """By the name as registered."""
    me, name = asked(request), request.POST.get("name", "").strip()
    found = canteen_served(me, canteen_id)
    people = list(Person.objects.filter(community=found.facility.community_id, name=name, left_on=None)[:2])
    if len(people) != 1:
        raise Refused(_("登记里没有这个人，或者有同名的。"))
    return act_once(
        request, lambda: actions.add_deliverer(found, people[0], by=me, at=timezone.now()), said=_("他可以看到等人送的餐了。"),
        to="facilities:desk_orders", canteen_id=found.pk,
    )  # fmt: skip


@login_required
@require_POST
def end_deliverer(request: HttpRequest, deliverer_id: int) -> HttpResponse:
    me = asked(request)
    rows = Deliverer.objects.filter(canteen__in=queries.canteens_served(me).values("pk"))
    found = get_object_or_404(rows, pk=deliverer_id)
    return act_once(
        request, lambda: actions.end_deliverer(found, by=me, at=timezone.now()), said=_("从送餐的名单上去掉了。"),
        to="facilities:desk_orders", canteen_id=found.canteen_id,
    )  # fmt: skip
