"""Meals to be brought, and the account with the operator."""

from datetime import timedelta

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from mulin.facilities import actions, queries, rules
from mulin.facilities.forms import SettleForm
from mulin.facilities.models import Dish
from mulin.facilities.views.resident.booking import day_asked
from mulin.kernel.access import Refused
from mulin.kernel.once import act_once, once
from mulin.kernel.sheets.writing import export
from mulin.people.models import Person

from .canteen import canteen_served
from .index import asked

HEADERS = ["餐次", "类别", "份数", "应收（元）", "社区补贴（元）", "居民付（元）", "其中更正（笔）"]


@login_required
def orders(request: HttpRequest, canteen_id: int) -> HttpResponse:
    """Of a day: who gets what where, and who brings it. Somebody who rang up is ordered for here."""
    me, today = asked(request), timezone.localdate()
    found = canteen_served(me, canteen_id)
    on, words, sent = day_asked(request, today), request.GET.get("q", "").strip(), request.POST
    if request.method == "POST":
        dish = get_object_or_404(
            Dish.objects.select_related("canteen__facility__place"), pk=_int(sent.get("dish")), canteen=found
        )
        here = Person.objects.filter(community=found.facility.community_id, left_on=None)
        person = get_object_or_404(here, pk=_int(sent.get("person")))
        return act_once(
            request, lambda: actions.order(dish, person, _int(sent.get("portions", "1")), words=sent.get("words", ""), by=me, at=timezone.now()),
            said=_("替他订好了。"), to="facilities:desk_orders", canteen_id=found.pk,
        )  # fmt: skip
    rows = queries.orders_served(me).filter(canteen=found, on=on).exclude(status="cancelled").order_by("course", "room__path")
    context = {
        "canteen": found, "facility": found.facility, "on": on, "today": today, "rows": list(rows), "words": words,
        "found": queries.found(me, found.facility, words), "dishes": list(queries.dishes_on(found, on)),
        "before": on - timedelta(days=1), "after": on + timedelta(days=1),
    }  # fmt: skip
    return render(request, "facilities/desk/orders.html", context)


def _int(text: str | None) -> int:
    return int(text) if text and text.isdigit() else 0


@login_required
@require_POST
def assign(request: HttpRequest, meal_order_id: int) -> HttpResponse:
    """To a volunteer, by the name as registered."""
    me, name = asked(request), request.POST.get("bringer", "").strip()
    order = get_object_or_404(queries.orders_served(me), pk=meal_order_id)
    people = list(Person.objects.filter(community=order.canteen.facility.community_id, name=name, left_on=None)[:2])
    if len(people) != 1:
        raise Refused(_("登记里没有这个人，或者有同名的。"))
    return act_once(
        request, lambda: actions.assign(order, people[0], by=me, at=timezone.now()), said=_("安排好了，他会收到消息。"),
        to="facilities:desk_orders", canteen_id=order.canteen_id,
    )  # fmt: skip


@login_required
def settlements(request: HttpRequest, canteen_id: int) -> HttpResponse:
    """What the counts say now, and what was settled before."""
    me, today = asked(request), timezone.localdate()
    found = canteen_served(me, canteen_id)
    last = found.settlements.order_by("-until").first()
    first_meal = found.meals.order_by("on").values_list("on", flat=True).first()
    since = last.until + timedelta(days=1) if last else first_meal or today.replace(day=1)
    until = max(since, today - timedelta(days=1))
    form = SettleForm(request.POST or None, initial={"since": since, "until": until})
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        try:
            answer = once(
                request, lambda: {"id": actions.settle(found, said["since"], said["until"], by=me, at=timezone.now()).pk}
            )
            return redirect("facilities:desk_settlement", settlement_id=answer["id"])
        except Refused as refused:
            form.add_error(None, str(refused))
    context = {
        "canteen": found, "facility": found.facility, "form": form, "rows": list(found.settlements.all()[:36]), "since": since, "today": today,
        "account": queries.account_of(found, since, today), "may_keep": rules.may_keep(me, found.facility),
    }  # fmt: skip
    return render(request, "facilities/desk/settlements.html", context)


@login_required
@require_safe
def settlement(request: HttpRequest, settlement_id: int) -> HttpResponse:
    """As it was frozen, and whether the counts still say the same."""
    me = asked(request)
    found = get_object_or_404(queries.settlements_served(me), pk=settlement_id)
    account = queries.frozen(found.figures)
    operator = found.canteen.facility.operator_id
    context = {
        "settlement": found, "canteen": found.canteen, "facility": found.canteen.facility, "account": account,
        "same": account == queries.account_of(found.canteen, found.since, found.until),
        "may_agree": operator is not None and operator in me.units(),
    }  # fmt: skip
    return render(request, "facilities/desk/settlement.html", context)


@login_required
@require_safe
def sheet(request: HttpRequest, settlement_id: int) -> HttpResponseBase:
    me = asked(request)
    found = get_object_or_404(queries.settlements_served(me), pk=settlement_id)
    account = queries.frozen(found.figures)
    rows = [
        (line.course_words, line.what, line.portions, line.price / 100, line.off / 100, line.paid / 100, line.corrections)
        for line in account.lines
    ]
    total = (
        _("合计"),
        "",
        account.portions,
        account.price / 100,
        account.owed / 100,
        account.paid / 100,
        sum(line.corrections for line in account.lines),
    )
    return export(HEADERS, [*rows, total], f"{found.canteen.facility.name} {found.since:%Y-%m-%d} {found.until:%Y-%m-%d}.xlsx")


@login_required
@require_POST
def agree(request: HttpRequest, settlement_id: int) -> HttpResponse:
    me = asked(request)
    found = get_object_or_404(queries.settlements_served(me), pk=settlement_id)
    return act_once(
        request, lambda: actions.agree(found, by=me, at=timezone.now()), said=_("确认了。"),
        to="facilities:desk_settlement", settlement_id=found.pk,
    )  # fmt: skip
