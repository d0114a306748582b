"""The shop on the phone: what there is, taking one, the code to fetch it with."""

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from mulin.kernel.access import No, Refused
from mulin.kernel.bilingual import in_language
from mulin.kernel.once import act_once, once
from mulin.kernel.print import qr
from mulin.kernel.ui.whole import whole
from mulin.organisations.queries import who_asks
from mulin.people.models import Person
from mulin.volunteering import actions, queries
from mulin.volunteering.models import Item
from mulin.volunteering.queries import points as earning
from mulin.volunteering.queries import shop as shopping
from mulin.volunteering.rules import shop as rules

from .bank import registered
from .home import A_PAGE, community_of


@require_safe
def shop(request: HttpRequest) -> HttpResponse:
    """Anybody may look; who is known sees what they can afford."""
    who, today = queries.who_serves(who_asks(request)), timezone.localdate()
    kind = request.GET.get("kind", "")
    rows = shopping.items_offered(community_of(who) or 0, today)
    page = Paginator(rows.filter(kind=kind) if kind in Item.Kind.values else rows, A_PAGE).get_page(request.GET.get("page"))
    me = who.standing.person_id
    context = {
        "page": page, "kinds": Item.Kind.choices, "kind": kind, "today": today,
        "points": earning.points_of(me) if me else None,
        "waiting": list(shopping.orders_of(me).filter(status="reserved")[:5]) if me else [],
    }  # fmt: skip
    return render(request, "volunteering/shop/shop.html", context)


@require_safe
def item(request: HttpRequest, item_id: int) -> HttpResponse:
    return _item_page(request, item_id, "")


def _item_page(request: HttpRequest, item_id: int, error: str) -> HttpResponse:
    who, today = queries.who_serves(who_asks(request)), timezone.localdate()
    rows = Item.objects.select_related("sponsor", "community")
    found = get_object_or_404(rows, pk=item_id, community=community_of(who))
    me = who.standing.person_id
    purse = shopping.purse_of(found, me) if me else rules.Purse(0)
    if me:
        person = Person.objects.select_related("community").get(pk=me)
        may = rules.may_redeem(who, found, person, 1, purse, today)
    else:
        may = No(_("登录后用积分兑换。"))
    context = {
        "item": found, "name": found.said, "words": in_language(found.words, found.words_en),
        "may": may, "purse": purse, "known": bool(me), "most": _most(found, purse), "error": error,
    }  # fmt: skip
    return render(request, "volunteering/shop/item.html", context)


def _most(item: Item, purse: rules.Purse) -> int:
    """Pieces that could be taken in one order."""
    rooms = [rules.MOST, item.left, purse.free // item.price]
    return max(0, min([*rooms, item.per_person - purse.had] if item.per_person is not None else rooms))


@login_required
@require_POST
def redeem(request: HttpRequest, item_id: int) -> HttpResponse:
    found = registered(request)
    if found is None:
        return redirect("people:who")
    who, person = found
    wanted = get_object_or_404(Item, pk=item_id, community=person.community_id)
    words = request.POST.get("pieces", "1")
    pieces, key = whole(words, most=999), request.POST.get("once", "")[:60]
    try:
        answer = once(request, lambda: {"id": actions.redeem(wanted, person, pieces, once_key=key, by=who, at=timezone.now()).pk})
    except Refused as refused:
        return _item_page(request, item_id, str(refused))
    return redirect("volunteering:order", order_id=answer["id"])


@login_required
@require_safe
def orders(request: HttpRequest) -> HttpResponse:
    found = registered(request)
    if found is None:
        return redirect("people:who")
    page = Paginator(shopping.orders_of(found[1].pk), A_PAGE).get_page(request.GET.get("page"))
    return render(request, "volunteering/shop/orders.html", {"page": page})


@login_required
@require_safe
def order(request: HttpRequest, order_id: int) -> HttpResponse:
    """One's own: the code for the counter, until when, where."""
    who = queries.who_serves(who_asks(request))
    rows = shopping.orders_of(who.standing.person_id or 0).select_related("item__community", "item__sponsor")
    found = get_object_or_404(rows, pk=order_id)
    url = request.build_absolute_uri(reverse("volunteering:hand_over") + f"?code={found.code}")
    context = {
        "order": found, "name": found.item.said, "may_cancel": rules.may_cancel_order(who, found),
        "code": qr.svg(url, label=_("领取码")) if found.status == "reserved" else "", "spelt": f"{found.code[:4]} {found.code[4:]}",
    }  # fmt: skip
    return render(request, "volunteering/shop/order.html", context)


@login_required
@require_POST
def cancel(request: HttpRequest, order_id: int) -> HttpResponse:
    who = queries.who_serves(who_asks(request))
    found = get_object_or_404(shopping.orders_of(who.standing.person_id or 0), pk=order_id)
    return act_once(
        request, lambda: actions.cancel_order(found, "", by=who, at=timezone.now()),
        said=_("已取消，积分退回了。"), to="volunteering:order", order_id=found.pk,
    )  # fmt: skip
