from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from mulin.facilities import queries
from mulin.organisations.queries import who_asks


@login_required
@require_safe
def deliveries(request: HttpRequest) -> HttpResponse:
    """For those who bring meals: what nobody has taken yet, by house; and what I bring, to the door."""
    me, today = who_asks(request), timezone.localdate()
    person = me.person_id or 0
    mine = (
        queries.orders_visible_to(me).filter(bringer=person, on__gte=today, status="taken").order_by("on", "course", "room__path")
    )
    context = {
        "waiting": queries.waiting_for(person, today), "mine": list(mine[:50]), "today": today,
        "delivers": queries.canteens_delivered_by(person).exists(),
        "brought": queries.orders_visible_to(me).filter(bringer=person, status="brought").count(),
    }  # fmt: skip
    return render(request, "facilities/deliveries.html", context)
