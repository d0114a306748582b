"""Jurors mark works on their phones, neighbours give hearts."""

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from mulin.activities.actions import campaigns as actions
from mulin.activities.models import Submission
from mulin.activities.queries import campaigns as queries
from mulin.kernel.once import act_once, once
from mulin.kernel.ui.whole import MANY, whole
from mulin.organisations.queries import who_asks

from .pages import load


@login_required
@require_safe
def jury(request: HttpRequest, campaign_id: int) -> HttpResponse:
    """All works without their authors; those not marked yet on top."""
    me = who_asks(request)
    found = load(me, campaign_id)
    juror = queries.juror_of(found, me.person_id)
    if juror is None:
        raise Http404
    works = queries.to_judge(juror) if found.status == found.Status.CHOOSING else []
    rows = sorted(works, key=lambda one: one[1] is not None)
    context = {"campaign": found, "rows": rows, "left": sum(given is None for _work, given in rows), "points": range(1, 11)}
    return render(request, "activities/campaigns/jury.html", context)


@login_required
@require_POST
def mark(request: HttpRequest, submission_id: int) -> HttpResponse:
    me = who_asks(request)
    mine = queries.judged_by(me.person_id)
    found = get_object_or_404(mine, pk=submission_id)
    points, words = request.POST.get("points", ""), request.POST.get("words", "")[:200]
    return act_once(
        request, lambda: actions.mark(found, whole(points, most=MANY), words, by=me, at=timezone.now()),
        said=_("第 %(number)s 号打好分了，评选结束前可以改。") % {"number": found.number}, to="activities:jury",
        campaign_id=found.campaign_id,
    )  # fmt: skip


@login_required
@require_POST
def heart(request: HttpRequest, submission_id: int) -> HttpResponse:
    """Given, or taken back; back to where one was on the page."""
    me = who_asks(request)
    rows = Submission.objects.filter(
        campaign__in=queries.visible_to(me).values("pk"), may_show=True, status__in=Submission.IN_CHOICE
    )
    found = get_object_or_404(rows, pk=submission_id)

    def act() -> dict[str, str]:
        if "back" in request.POST:
            actions.take_heart_back(found, by=me, at=timezone.now())
        else:
            actions.give_heart(found, by=me, at=timezone.now())
        return {}

    once(request, act)
    page = request.POST.get("page", "")
    number = page if page.isdecimal() else "1"
    return redirect(f"{reverse('activities:campaign', args=[found.campaign_id])}?page={number}#work-{found.number}")
