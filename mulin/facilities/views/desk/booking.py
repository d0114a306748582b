from collections.abc import Callable
from datetime import timedelta

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from mulin.facilities import actions, queries, rules
from mulin.facilities.views.resident.booking import day_asked
from mulin.kernel.access import Refused
from mulin.kernel.once import act_once
from mulin.kernel.ui.whole import whole
from mulin.people.models import Person

from .index import asked, served

SPANS = {"day": 1, "week": 7}


@login_required
@require_safe
def plan(request: HttpRequest, facility_id: int) -> HttpResponse:
    """All rooms over a day or a week."""
    me, today = asked(request), timezone.localdate()
    found = served(me, facility_id)
    span = request.GET.get("span", "")
    span = span if span in SPANS else "week"
    on = day_asked(request, today)
    first = queries.monday_of(on) if span == "week" else on
    rooms = list(found.rooms.filter(queries.still()))
    for room in rooms:
        room.facility = found
    plans = queries.plans_of(found, rooms, first, SPANS[span])
    step = timedelta(days=SPANS[span])
    context = {
        "facility": found, "span": span, "on": on, "first": first, "days": [first + timedelta(days=n) for n in range(SPANS[span])],
        "rooms": [(room, plans[room.pk]) for room in rooms], "before": on - step, "after": on + step, "today": today,
    }  # fmt: skip
    return render(request, "facilities/desk/plan.html", context)


@login_required
@require_safe
def booking(request: HttpRequest, booking_id: int) -> HttpResponse:
    me, at = asked(request), timezone.now()
    found = get_object_or_404(queries.bookings_served(me), pk=booking_id)
    names = dict(
        Person.objects.filter(
            pk__in=[
                one
                for one in (found.helped_by, found.decided_by, found.key_out_by, found.key_back_by, found.noted_by, found.paid_to)
                if one
            ]
        ).values_list("pk", "name")
    )
    context = {
        "booking": found, "room": found.room, "facility": found.room.facility, "names": names, "at": at,
        "helper": names.get(found.helped_by or 0), "key_giver": names.get(found.key_out_by or 0), "key_taker": names.get(found.key_back_by or 0),
        "noter": names.get(found.noted_by or 0), "payee": names.get(found.paid_to or 0), "decider": names.get(found.decided_by or 0),
        "may_note": rules.may_note_use(me, found, at), "may_cancel": rules.may_cancel(me, found, at),
    }  # fmt: skip
    return render(request, "facilities/desk/booking.html", context)


@login_required
@require_POST
def act(request: HttpRequest, booking_id: int, verb: str) -> HttpResponse:
    me, at = asked(request), timezone.now()
    found = get_object_or_404(queries.bookings_served(me), pk=booking_id)
    reason, came = request.POST.get("reason", "")[:200], request.POST.get("came", "")
    acts: dict[str, tuple[Callable[[], object], str]] = {
        "agree": (lambda: actions.decide(found, agrees=True, by=me, at=at), _("同意了，对方会收到消息。")),
        "refuse": (lambda: actions.decide(found, agrees=False, reason=reason, by=me, at=at), _("没有同意，对方会收到原因。")),
        "cancel": (lambda: actions.cancel(found, reason=reason, by=me, at=at), _("取消了，对方会收到原因。")),
        "key-out": (lambda: actions.give_key(found, by=me, at=at), _("钥匙交出去了。")),
        "key-back": (lambda: actions.take_key(found, by=me, at=at), _("钥匙收回来了。")),
        "paid": (lambda: actions.take_payment(found, by=me, at=at), _("记下了：已交费。")),
        "used": (lambda: actions.note_use(found, _number(came), by=me, at=at), _("使用情况记下了。")),
        "unused": (lambda: actions.note_use(found, 0, by=me, at=at), _("记下了：没有来。")),
    }
    if verb not in acts:
        raise Http404
    action, said = acts[verb]
    return act_once(request, action, said=said, to="facilities:desk_booking", booking_id=found.pk)


def _number(text: str) -> int:
    number = whole(text, most=5000)
    if not number:
        raise Refused(_("请写来了几个人。"))
    return number
