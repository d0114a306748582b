"""A leader writes the club's next activity on the phone; the community looks at it as at any other."""

from collections.abc import Callable

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from mulin.activities.actions import clubs as actions
from mulin.activities.forms.clubs import PlanForm, plan_of
from mulin.activities.models import Activity, Club
from mulin.activities.queries import clubs as queries
from mulin.activities.rules import clubs as rules
from mulin.kernel.access import Refused, require
from mulin.kernel.once import once
from mulin.organisations.queries import who_asks

from .pages import load


@login_required
def plan(request: HttpRequest, club_id: int) -> HttpResponse:
    me = who_asks(request)
    club = load(me, club_id)
    require(rules.may_plan(me, club, queries.mine(club, me.person_id)))
    form = PlanForm(request.POST or None)
    return _asked(request, club, form, lambda: actions.plan(club, form.plan(), by=me, at=timezone.now()))


@login_required
def plan_again(request: HttpRequest, activity_id: int) -> HttpResponse:
    me = who_asks(request)
    rows = Activity.objects.select_related("club").filter(club__in=queries.visible_to(me).values("pk"))
    found = get_object_or_404(rows, pk=activity_id)
    assert found.club is not None
    mine = queries.mine(found.club, me.person_id)
    require(rules.may_plan_again(me, found, mine))
    form = PlanForm(request.POST or None, initial=plan_of(found))
    return _asked(
        request, found.club, form, lambda: actions.plan_again(found, form.plan(), by=me, at=timezone.now()), reason=found.reason
    )


def _asked(request: HttpRequest, club: Club, form: PlanForm, act: Callable[[], Activity], reason: str = "") -> HttpResponse:
    if request.method == "POST" and form.is_valid():
        try:
            once(request, lambda: {"id": act().pk})
            messages.success(request, _("已交给社区审核，发布后成员都会收到消息。"))
            return redirect("activities:club", club_id=club.pk)
        except Refused as refused:
            form.add_error(None, str(refused))
    return render(request, "activities/clubs/plan.html", {"club": club, "form": form, "reason": reason})
