from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from mulin.facilities import queries
from mulin.organisations.queries import who_asks

A_PAGE = 20


@login_required
@require_safe
def mine(request: HttpRequest) -> HttpResponse:
    """My bookings, what I borrowed, meals for me and meals I bring."""
    me, at = who_asks(request), timezone.now()
    person = me.person_id or 0
    rows = queries.own_bookings(person)
    ahead = rows.filter(ends_at__gte=at, status__in=("asked", "booked")).order_by("begins_at")
    been = rows.exclude(pk__in=ahead.values("pk")).order_by("-begins_at")
    today = timezone.localdate(at)
    orders = queries.orders_visible_to(me)
    context = {
        "ahead": list(ahead[:60]), "page": Paginator(been, A_PAGE).get_page(request.GET.get("page")),
        "loans": list(queries.own_loans(person).filter(back_at=None)), "today": today,
        "orders": list(orders.filter(person=person, on__gte=today).exclude(status="cancelled")[:20]),
        "delivers": queries.canteens_delivered_by(person).exists(),
        "bringing": list(orders.filter(bringer=person, on__gte=today, status="taken")[:50]),
    }  # fmt: skip
    return render(request, "facilities/mine.html", context)
