from datetime import date, timedelta

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.dateparse import parse_date
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from mulin.facilities import actions, queries, rules
from mulin.facilities.forms import BookingForm
from mulin.facilities.models import Booking, Room
from mulin.kernel.access import Refused, require
from mulin.kernel.once import act_once, once
from mulin.organisations.models import Organisation
from mulin.organisations.queries import Standing, who_asks

DAYS, A_MONTH = 14, 31
SHOWN = 8


def day_asked(request: HttpRequest, today: date) -> date:
    try:
        return parse_date(request.GET.get("on", "")) or today
    except ValueError:
        return today


def room(request: HttpRequest, facility_room_id: int) -> HttpResponse:
    """Two weeks at a glance, one day in full, and the form for it."""
    me, at = who_asks(request), timezone.now()
    found = get_object_or_404(queries.rooms_open(), pk=facility_room_id)
    today = timezone.localdate(at)
    on = day_asked(request, today)
    first = max(today, min(on, today + timedelta(days=max(found.ahead_days, 1))) - timedelta(days=3))
    week = queries.week_of(found.facility)
    days = queries.plan_of(found, first, DAYS, now=at, week=week)
    chosen = next((day for day in days if day.on == on), None) or queries.plan_of(found, on, 1, now=at, week=week)[0]
    form = form_for(request, me, found, chosen)
    error = ""
    if request.method == "POST":
        require(rules.only_if(me.person is not None, _("请先登录再预约。")))
        if form.is_valid():
            try:
                return _book(request, me, found, form)
            except Refused as refused:
                error = str(refused)
        form.offer(chosen.starts)
    context = {
        "room": found,
        "days": days,
        "day": chosen,
        "form": form,
        "error": error,
        "serves": rules.serves(me, found.facility),
        "shows": queries.runs_of(queries.shows_in([found], at, A_MONTH))[:SHOWN],
        "closures": [one for one in week.shut_from(today) if one.room_id in (None, found.pk)],
    }
    return render(request, "facilities/room.html", context)


def form_for(request: HttpRequest, me: Standing, found: Room, chosen: queries.Day) -> BookingForm:
    units = (
        Organisation.objects.filter(pk__in=me.units()) if found.for_whom != Room.For.RESIDENTS else Organisation.objects.none()
    )
    house = rules.serves(me, found.facility)
    sent = request.POST if request.method == "POST" else None
    return BookingForm(
        sent,
        room=found,
        starts=chosen.starts,
        units=units,
        house=house,
        initial={"on": chosen.on, "minutes": min(60, found.most_minutes)},
    )


def _book(request: HttpRequest, me: Standing, found: Room, form: BookingForm) -> HttpResponse:
    """Once; or weekly, where the dates are shown before they are booked."""
    at, wish, until = timezone.now(), form.wish(), form.last
    person = me.person
    assert person is not None
    if until is None:
        answer = once(request, lambda: {"id": actions.book(found, person, wish, by=me, at=at).pk})
        return redirect("facilities:booking", booking_id=answer["id"])
    if "sure" not in request.POST:
        dates = actions.weekly(found, person, wish, until, every=form.days_between, by=me, at=at)
        free = sum(bool(one.may) for one in dates)
        said = [(name, value) for name, value in request.POST.items() if name not in ("csrfmiddlewaretoken", "once")]
        return render(request, "facilities/weekly.html", {"room": found, "dates": dates, "free": free, "said": said})

    def act() -> dict[str, int]:
        series, dates = actions.book_weekly(found, person, wish, until, every=form.days_between, by=me, at=at)
        return {
            "booked": sum(bool(one.may) for one in dates),
            "id": series.bookings.order_by("begins_at").values_list("pk", flat=True)[0],
        }

    answer = once(request, act)
    booked = answer["booked"]
    messages.success(request, ngettext("订好了 %(n)s 次。", "订好了 %(n)s 次。", booked) % {"n": booked})
    return redirect("facilities:booking", booking_id=answer["id"])


@login_required
def booking(request: HttpRequest, booking_id: int) -> HttpResponse:
    me, at = who_asks(request), timezone.now()
    found = get_object_or_404(queries.bookings_visible_to(me), pk=booking_id)
    ahead = (
        Booking.objects.filter(series=found.series_id, status__in=("asked", "booked"), begins_at__gt=at).count()
        if found.series_id
        else 0
    )
    can = found.status in ("asked", "booked")
    context = {
        "booking": found, "room": found.room, "facility": found.room.facility, "own": me.person_id == found.person_id,
        "may_cancel": rules.may_cancel(me, found, at) if can else None, "ahead": ahead, "serves": rules.serves(me, found.room.facility),
    }  # fmt: skip
    return render(request, "facilities/booking.html", context)


@login_required
@require_POST
def cancel(request: HttpRequest, booking_id: int) -> HttpResponse:
    me = who_asks(request)
    found = get_object_or_404(queries.bookings_visible_to(me), pk=booking_id)
    reason = request.POST.get("reason", "")[:200]
    return act_once(
        request, lambda: actions.cancel(found, reason=reason, by=me, at=timezone.now()), said=_("取消了，这段时间别人可以订了。"),
        to="facilities:booking", booking_id=found.pk,
    )  # fmt: skip


@login_required
@require_POST
def cancel_rest(request: HttpRequest, series_id: int) -> HttpResponse:
    me = who_asks(request)
    found = get_object_or_404(queries.bookings_visible_to(me).filter(series=series_id).order_by("begins_at")[:1])
    assert found.series is not None
    series, reason = found.series, request.POST.get("reason", "")[:200]
    return act_once(
        request, lambda: actions.cancel_rest(series, reason=reason, by=me, at=timezone.now()), said=_("后面能取消的都取消了。"),
        to="facilities:booking", booking_id=found.pk,
    )  # fmt: skip
