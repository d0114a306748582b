from datetime import timedelta

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from mulin.facilities import queries, rules
from mulin.facilities.models import Facility
from mulin.kernel.access import require
from mulin.organisations.queries import Standing, who_asks


def asked(request: HttpRequest) -> Standing:
    """Who keeps, operates or curates something here; a refusal for everybody else."""
    me = who_asks(request)
    may = rules.may_open_desk(me)
    if not may and not queries.curates(me):
        require(may)
    return me


def served(me: Standing, facility_id: int) -> Facility:
    found: Facility = get_object_or_404(queries.served_by(me), pk=facility_id)
    return found


def kept(me: Standing, facility_id: int) -> Facility:
    found: Facility = get_object_or_404(queries.kept_by(me), pk=facility_id)
    return found


@login_required
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """What waits, what is on today, and the houses."""
    me, at = asked(request), timezone.now()
    today = timezone.localdate(at)
    bookings = queries.bookings_served(me)
    waiting = bookings.filter(status="asked").order_by("begins_at")
    over = bookings.filter(status="booked", ends_at__lt=at).order_by("begins_at")
    begins = queries.moment(today, at.min.time())
    on_today = bookings.filter(status="booked", begins_at__gte=begins, begins_at__lt=begins + timedelta(days=1), ends_at__gte=at)
    loans = queries.loans_served(me).filter(back_at=None, due_on__lt=today).order_by("due_on")
    keys = bookings.filter(key_out_at__isnull=False, key_back_at=None, ends_at__lt=at)
    context = {
        "waiting": list(waiting[:20]), "waiting_total": waiting.count(), "over": list(over[:20]), "over_total": over.count(),
        "on_today": list(on_today.order_by("begins_at")[:30]), "loans": list(loans[:20]), "keys": list(keys[:20]),
        "facilities": list(queries.served_by(me).filter(queries.still()).select_related("canteen").order_by("level", "name")),
        "may_add": bool(me.paths(rules.KEEPERS)), "may_contracts": bool(rules.may_open_desk(me)),
    }  # fmt: skip
    return render(request, "facilities/desk/index.html", context)


@login_required
@require_safe
def reach(request: HttpRequest) -> HttpResponse:
    """For each level: how many houses have one within a quarter of an hour, and which have none."""
    me = asked(request)
    community = me.person.community_id if me.person else 0
    rows = queries.coverage(community, list(queries.public(community).select_related("canteen")))
    labels = dict(Facility.Level.choices)
    context = {
        "rows": [(labels.get(row.level), row) for row in rows],
        "circle": rules.CIRCLE,
        "detour": rules.DETOUR,
        "pace": rules.PACE,
    }
    return render(request, "facilities/desk/reach.html", context)
