"""A work is sent, looked at again by its author, mended, taken back."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from mulin.activities.actions import campaigns as actions
from mulin.activities.forms.campaigns import WorkForm
from mulin.activities.models import Campaign, Submission
from mulin.activities.queries import campaigns as queries
from mulin.activities.rules import campaigns as rules
from mulin.kernel.access import Refused, require
from mulin.kernel.media.actions import BadUpload
from mulin.kernel.once import act_once, once
from mulin.organisations.queries import Standing, who_asks
from mulin.people.models import Person

from .pages import load


@login_required
def send(request: HttpRequest, campaign_id: int) -> HttpResponse:
    me = who_asks(request)
    if me.person is None:
        return redirect("people:who")
    found, person = load(me, campaign_id), me.person
    require_open(me, person, found)
    form = form_for(request, found, person)
    if done(request, form, lambda: actions.send(found, person, work_of(form, request), by=me, at=timezone.now())):
        messages.success(request, _("作品收到了，社区看过后会收下；要改的话会发消息给您。"))
        return redirect("activities:campaign", campaign_id=found.pk)
    return render(request, "activities/campaigns/send.html", {"campaign": found, "form": form, "work": None})


def require_open(me: Standing, person: Person, campaign: Campaign) -> None:
    at = timezone.now()
    sent = queries.works_sent(campaign, person.pk)
    require(rules.may_send(me, person, campaign, sent=sent, at=at, on=timezone.localdate(at)))


def form_for(request: HttpRequest, campaign: Campaign, person: Person, **more: Any) -> WorkForm:
    child = rules.needs_guardian(person, timezone.localdate())
    return WorkForm(request.POST or None, campaign=campaign, needs_guardian=child, **more)


def work_of(form: WorkForm, request: HttpRequest) -> actions.Work:
    return form.work(request.FILES.getlist("pictures"))


def done(request: HttpRequest, form: WorkForm, act: Callable[[], Submission]) -> bool:
    """False: nothing was sent yet, or the form says what to change."""
    if request.method != "POST" or not form.is_valid():
        return False
    try:
        once(request, lambda: {"id": act().pk})
    except (Refused, BadUpload) as refused:
        form.add_error(None, str(refused))
        return False
    return True


@login_required
def work(request: HttpRequest, submission_id: int) -> HttpResponse:
    """One's own work, as it stands; what was given back is mended here."""
    me, at = who_asks(request), timezone.now()
    found = get_object_or_404(
        queries.works_visible_to(me).select_related("person").prefetch_related("pictures"), pk=submission_id
    )
    may = rules.may_send_again(me, found, at)
    names = ("title", "words", "may_show", "credit", "pen_name", "guardian")
    form = form_for(request, found.campaign, found.person, initial={name: getattr(found, name) for name in names})
    if request.method == "POST":
        require(may)
        if done(request, form, lambda: actions.send_again(found, work_of(form, request), by=me, at=timezone.now())):
            messages.success(request, _("改好的作品收到了。"))
            return redirect("activities:own_work", submission_id=found.pk)
    context = {
        "campaign": found.campaign, "work": found, "form": form if may else None,
        "may_withdraw": bool(rules.may_withdraw_work(me, found)),
    }  # fmt: skip
    return render(request, "activities/campaigns/work.html", context)


@login_required
@require_POST
def withdraw(request: HttpRequest, submission_id: int) -> HttpResponse:
    me = who_asks(request)
    found = get_object_or_404(queries.works_visible_to(me), pk=submission_id)
    return act_once(
        request, lambda: actions.withdraw(found, by=me, at=timezone.now()), said=_("作品撤回了，文字和图片都不再保留。"),
        to="activities:campaign", campaign_id=found.campaign_id,
    )  # fmt: skip
