"""For who leads an activity: another time or place, or calling it off. Everybody who signed up hears of it."""

from django.contrib.auth.decorators import login_required
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from mulin.activities import actions, queries, rules
from mulin.activities.forms import MoveForm
from mulin.activities.models import Activity, Session
from mulin.kernel.access import Refused, require
from mulin.kernel.once import act_once
from mulin.organisations.queries import Standing, who_asks
from mulin.places.models import Place

from .running import load


def _led(request: HttpRequest, session_id: int) -> tuple[Standing, Session]:
    me, found = who_asks(request), load(session_id)
    require(rules.may_lead(me, found.activity))
    return me, found


def _places(me: Standing, session: Session) -> QuerySet[Place]:
    """Who manages it chooses among all; a leader stays, goes to the club's place, or writes where it is."""
    activity = session.activity
    if rules.may_manage(me, activity):
        return queries.stands_for(activity)
    home = activity.club.place_id if activity.club else None
    return Place.objects.filter(pk__in=[pk for pk in (session.place_id, home) if pk])


@login_required
def change(request: HttpRequest, session_id: int) -> HttpResponse:
    me, found = _led(request, session_id)
    at, activity = timezone.now(), found.activity
    initial = {name: getattr(found, name) for name in ("begins_at", "ends_at", "place", "spot", "spot_en")}
    form = MoveForm(request.POST or None, places=_places(me, found), initial=initial)
    if request.method == "POST" and form.is_valid():
        try:
            return act_once(
                request, lambda: actions.move_session(found, **form.cleaned_data, by=me, at=timezone.now()),
                said=_("改好了，报名的邻居都会收到消息。"), to="activities:activity", activity_id=activity.pk,
            )  # fmt: skip
        except Refused as refused:
            form.add_error(None, str(refused))
    sum_ = queries.sums([(head := queries.head_of(found)).pk]).get(head.pk)
    context = {
        "session": found, "activity": activity, "form": form, "may_move": rules.may_move(me, activity, found, at),
        "may_cancel": rules.may_cancel(me, activity), "told": sum_.taken + sum_.waiting if sum_ else 0,
        "ahead": activity.sessions.filter(status=Session.Status.PLANNED, ends_at__gt=at).count(),
    }  # fmt: skip
    return render(request, "activities/lead.html", context)


@login_required
@require_POST
def call_off_session(request: HttpRequest, session_id: int) -> HttpResponse:
    me, found = _led(request, session_id)
    reason = request.POST.get("reason", "")[:200]
    return act_once(
        request, lambda: actions.cancel_session(found, reason=reason, by=me, at=timezone.now()),
        said=_("这一场已取消，报名的邻居都会收到消息。"), to="activities:activity", activity_id=found.activity_id,
    )  # fmt: skip


@login_required
@require_POST
def call_off(request: HttpRequest, activity_id: int) -> HttpResponse:
    me = who_asks(request)
    found = get_object_or_404(Activity.objects.filter(status__in=Activity.PUBLIC), pk=activity_id)
    require(rules.may_lead(me, found))
    reason = request.POST.get("reason", "")[:200]
    return act_once(
        request, lambda: actions.cancel(found, reason=reason, by=me, at=timezone.now()),
        said=_("活动已取消，报名的邻居都会收到消息。"), to="activities:activity", activity_id=found.pk,
    )  # fmt: skip
