from collections.abc import Callable
from datetime import timedelta

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from mulin.facilities import actions, queries, rules
from mulin.facilities.forms import BookingForm
from mulin.facilities.views.resident.booking import day_asked
from mulin.kernel.access import Refused
from mulin.kernel.once import act_once, once
from mulin.organisations.models import Organisation
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
    rooms = list(found.rooms.filter(closed_on=None))
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
def book(request: HttpRequest, facility_room_id: int) -> HttpResponse:
    """For somebody at the counter, or in the house's own name."""
    me, at = asked(request), timezone.now()
    found = get_object_or_404(queries.rooms_served(me).filter(closed_on=None), pk=facility_room_id)
    words, chosen = request.GET.get("q", "").strip(), request.GET.get("person", "")
    person = _person(me.person, chosen, found.facility.community_id)
    day = queries.plan_of(found, day_asked(request, timezone.localdate(at)), 1, now=at)[0]
    own = person is not None and person.pk == me.person_id
    units = (
        Organisation.objects.filter(community=found.facility.community_id, closed_on=None) if own else Organisation.objects.none()
    )
    sent = request.POST if request.method == "POST" else None
    form = BookingForm(sent, room=found, starts=day.starts, units=units, house=own, initial={"on": day.on, "minutes": 60})
    if request.method == "POST" and person is not None and form.is_valid():
        someone, wish, until = person, form.wish(), form.last

        def act() -> dict[str, int]:
            if until is not None:
                series, _dates = actions.book_weekly(found, someone, wish, until, by=me, at=at)
                return {"id": series.bookings.order_by("begins_at").values_list("pk", flat=True)[0]}
            return {"id": actions.book(found, someone, wish, by=me, at=at).pk}

        try:
            return redirect("facilities:desk_booking", booking_id=once(request, act)["id"])
        except Refused as refused:
            form.add_error(None, str(refused))
    form.offer(day.starts)
    context = {
        "room": found, "facility": found.facility, "person": person, "own": own, "me": me.person, "day": day, "form": form, "words": words,
        "found": queries.found(me, found.facility, words) if words else [],
    }  # fmt: skip
    return render(request, "facilities/desk/book.html", context)


def _person(me: Person | None, chosen: str, community_id: int) -> Person | None:
    if chosen == "me":
        return me
    return Person.objects.filter(pk=int(chosen), community=community_id, left_on=None).first() if chosen.isdigit() else None


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
    if not text.isdigit() or not 1 <= int(text) <= 5000:
        raise Refused(_("请写来了几个人。"))
    return int(text)
