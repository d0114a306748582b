"""A room for somebody who stands at the counter or rang up, for an organisation, or in the house's own name."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import ngettext

from mulin.facilities import actions, queries
from mulin.facilities.forms import BookingForm
from mulin.facilities.models import Room
from mulin.facilities.views.resident.booking import day_asked
from mulin.kernel.access import Refused
from mulin.kernel.once import once
from mulin.kernel.ui.whole import whole
from mulin.organisations.models import Organisation
from mulin.organisations.queries import Standing
from mulin.people.models import Person

from .index import asked


@login_required
def book(request: HttpRequest, facility_room_id: int) -> HttpResponse:
    """Who, then when; a weekly wish is shown with its clashes before it is booked. The worker's name stays on it."""
    me, at = asked(request), timezone.now()
    today = timezone.localdate(at)
    found = get_object_or_404(queries.rooms_served(me).filter(queries.still()), pk=facility_room_id)
    words = request.GET.get("q", "").strip()
    person = _person(me.person, request.GET.get("person", ""), found.facility.community_id)
    day = queries.plan_of(found, day_asked(request, today), 1, now=at)[0]
    form = _form(request, me, found, person, day)
    if request.method == "POST" and person is not None and form.is_valid():
        try:
            return _book(request, me, found, person, form)
        except Refused as refused:
            form.add_error(None, str(refused))
    form.offer(day.starts)
    context = {
        "room": found, "facility": found.facility, "person": person, "own": person is not None and person.pk == me.person_id,
        "me": me.person, "day": day, "form": form, "words": words, "found": queries.found(me, found.facility, words),
        "units": queries.units_found(me, found.facility, words, today), "unit": request.GET.get("unit", ""),
    }  # fmt: skip
    return render(request, "facilities/desk/book.html", context)


def _form(request: HttpRequest, me: Standing, found: Room, person: Person | None, day: queries.Day) -> BookingForm:
    own = person is not None and person.pk == me.person_id
    speaks_for = queries.units_of(person, day.on) if person is not None and found.for_whom != Room.For.RESIDENTS else []
    units = Organisation.objects.filter(pk__in=speaks_for, closed_on=None).order_by("name")
    initial: dict[str, Any] = {"on": day.on, "minutes": 60, "organisation": request.GET.get("unit")}
    sent = request.POST if request.method == "POST" else None
    return BookingForm(sent, room=found, starts=day.starts, units=units, house=own, initial=initial)


def _book(request: HttpRequest, me: Standing, found: Room, person: Person, form: BookingForm) -> HttpResponse:
    at, wish, until = timezone.now(), form.wish(), form.last
    if until is None:
        answer = once(request, lambda: {"id": actions.book(found, person, wish, by=me, at=at).pk})
        return redirect("facilities:desk_booking", booking_id=answer["id"])
    if "sure" not in request.POST:
        dates = actions.weekly(found, person, wish, until, every=form.days_between, by=me, at=at)
        said = [(name, value) for name, value in request.POST.items() if name not in ("csrfmiddlewaretoken", "once")]
        shown = {"room": found, "facility": found.facility, "person": person, "dates": dates, "said": said}
        return render(request, "facilities/desk/weekly.html", shown | {"free": sum(bool(one.may) for one in dates)})

    def act() -> dict[str, int]:
        series, dates = actions.book_weekly(found, person, wish, until, every=form.days_between, by=me, at=at)
        first = series.bookings.order_by("begins_at").values_list("pk", flat=True)[0]
        return {"id": first, "booked": sum(bool(one.may) for one in dates)}

    answer = once(request, act)
    booked = answer["booked"]
    messages.success(request, ngettext("订好了 %(n)s 次。", "订好了 %(n)s 次。", booked) % {"n": booked})
    return redirect("facilities:desk_booking", booking_id=answer["id"])


def _person(me: Person | None, chosen: str, community_id: int) -> Person | None:
    if chosen == "me":
        return me
    return Person.objects.filter(pk=whole(chosen), community=community_id, left_on=None).first()
