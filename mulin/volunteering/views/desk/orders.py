"""The counter: what waits to be fetched, handing it over by code or by face, cancelling."""

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from mulin.kernel.access import Refused, require
from mulin.kernel.once import act_once
from mulin.kernel.secrets import masks
from mulin.organisations.queries import who_asks
from mulin.volunteering import actions, queries
from mulin.volunteering.actions.shop_orders import spelt
from mulin.volunteering.models import Order
from mulin.volunteering.queries import shop as shopping
from mulin.volunteering.rules import Who
from mulin.volunteering.rules import shop as rules

from .index import asked

A_PAGE = 25


@login_required
@require_safe
def orders(request: HttpRequest) -> HttpResponse:
    """Those that wait, soonest to lapse first; `?status=` for others."""
    who, status = asked(request), request.GET.get("status", "")
    rows = shopping.orders_served(who)
    if status in Order.Status.values and status != "reserved":
        rows = rows.filter(status=status).order_by("-ended_at", "-id")
    else:
        rows, status = rows.filter(status="reserved").order_by("fetch_by", "id"), "reserved"
    shown = {
        "page": Paginator(rows, A_PAGE).get_page(request.GET.get("page")),
        "status": status,
        "statuses": Order.Status.choices,
    }
    return render(request, "volunteering/shop/desk_orders.html", shown)


@login_required
@require_safe
def hand_over(request: HttpRequest) -> HttpResponse:
    """What the scanned or typed code opens, for workers and for the sponsor's own counter."""
    who = queries.who_serves(who_asks(request))
    require(rules.may_serve_counter(who))
    code, missing = spelt(request.GET.get("code", "")), ""
    if code:
        found = shopping.orders_served(who).filter(code=code).order_by("-id").first()
        if found is not None:
            return redirect(f"/desk/volunteering/orders/{found.pk}/?code={found.code}")
        missing = _("没有这个领取码。请看清八位字母和数字，或看看是不是在别处领的。")
    return render(request, "volunteering/shop/desk_hand_over.html", {"code": code, "missing": missing})


@login_required
def order(request: HttpRequest, order_id: int) -> HttpResponse:
    who, at = queries.who_serves(who_asks(request)), timezone.now()
    found = get_object_or_404(shopping.orders_served(who), pk=order_id)
    require(rules.may_serve_counter(who))
    error, code = "", request.POST.get("code", request.GET.get("code", ""))
    if request.method == "POST":
        words = request.POST.get("words", "")

        def act() -> object:
            if request.POST.get("act") == "cancel":
                return actions.cancel_order(found, words, by=who, at=at)
            return actions.hand_over(found, code=code, by=who, at=at)

        try:
            return act_once(request, act, said=_("已记下，本人会收到消息。"), to="volunteering:desk_order", order_id=found.pk)
        except Refused as refused:
            error = str(refused)
    shown = {
        "order": found, "code": code, "error": error, "may_hand_over": rules.may_hand_over(who, found),
        "may_cancel": rules.may_cancel_order(who, found), "name": _name(who, found), "keeps": who.keeps(found.item.community.path),
        "late": found.status == "reserved" and found.fetch_by < at,
    }  # fmt: skip
    return render(request, "volunteering/shop/desk_order.html", shown)


def _name(who: Who, order: Order) -> str:
    """Workers know the neighbour; a sponsor's clerk sees the family name only."""
    return order.person.name if who.keeps(order.item.community.path) else masks.name(order.person.name)
