"""Signing up, leaving, saying yes to an offered place."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from mulin.activities import actions, queries, rules
from mulin.activities.forms import read_sign_up
from mulin.activities.models import Signup
from mulin.activities.views.acting import as_oneself
from mulin.kernel.access import Refused
from mulin.kernel.once import act_once, once
from mulin.kernel.ui.whole import MANY, whole
from mulin.organisations.queries import Standing, who_asks

from . import activity


@login_required
@require_POST
def sign_up(request: HttpRequest, session_id: int) -> HttpResponse:
    """The page that a thousand press at once: no posts are asked for, no list is counted, and the answer is a redirect."""
    me = as_oneself(request)
    if me.person is None:
        return redirect("people:who")
    person, asked = me.person, _asked(session_id, request)

    def act() -> dict[str, Any]:
        draft = read_sign_up(request.POST, queries.questions_of(asked) if asked else [])
        signup = actions.sign_up(session_id, person, draft, by=me, at=timezone.now())
        return {"activity": signup.session.activity_id, "said": said(signup)}

    try:
        answer = once(request, act)
    except Refused as refused:
        return _again(request, me, session_id, str(refused))
    messages.success(request, answer["said"])
    return redirect("activities:activity", activity_id=answer["activity"])


def _asked(session_id: int, request: HttpRequest) -> int:
    """The activity whose questions have to be read: the form says that there are some, so that others cost no query."""
    groups = queries.groups_of(session_id) if request.POST.get("asked") else []
    return groups[0].session.activity_id if groups else 0


def _again(request: HttpRequest, me: Standing, session_id: int, error: str) -> HttpResponse:
    """The page with what was written, and what is to be changed."""
    groups = queries.groups_of(session_id)
    if not groups:
        raise Http404
    me = who_asks(request)
    found = activity.load(me, groups[0].session.activity_id)
    return activity.shown(request, me, found, error=error, posted=request.POST, pressed=session_id)


def said(signup: Signup) -> str:
    when = date_format(timezone.localtime(signup.session.begins_at), _("n月j日 H:i"))
    if signup.status == Signup.Status.HELD:
        return ngettext("报上了：%(when)s，%(seats)s 人。到时出示签到码。", "报上了：%(when)s，%(seats)s 人。到时出示签到码。", signup.seats) % {
            "when": when, "seats": signup.seats,
        }  # fmt: skip
    if signup.status == Signup.Status.ENTERED:
        return _("已放进抽签，结果会发消息告诉您。您的号码是 %(number)s。") % {"number": signup.pk}
    if signup.status == Signup.Status.WAITING:
        return _("名额满了，您排在候补第 %(number)s 位。轮到时发消息告诉您。") % {"number": signup.group.waiting}
    return _("您已经报过这一场了。")


def own(me: Standing, signup_id: int) -> Signup:
    """One's own, or one that this person manages; of an activity of two communities also an own resident's."""
    rows = Signup.objects.select_related("session__activity", "group", "person")
    found = get_object_or_404(rows, pk=signup_id)
    theirs = found.person_id == me.person_id or rules.serves(me, found.session.activity, found.person)
    if not theirs and not queries.managed_by(me).filter(pk=found.session.activity_id).exists():
        raise Http404
    return found


@login_required
@require_POST
def leave(request: HttpRequest, signup_id: int) -> HttpResponse:
    me = who_asks(request)
    found = own(me, signup_id)
    return act_once(
        request, lambda: actions.leave(found, by=me, at=timezone.now()),
        said=_("已退出，名额让给候补的邻居。谢谢您早说，不影响以后报名。"), **_back(me, found),
    )  # fmt: skip


@login_required
@require_POST
def accept(request: HttpRequest, signup_id: int) -> HttpResponse:
    me = who_asks(request)
    found = own(me, signup_id)
    return act_once(
        request, lambda: actions.accept(found, by=me, at=timezone.now()), said=_("名额是您的了，到时见。"), **_back(me, found)
    )


def _back(me: Standing, signup: Signup) -> dict[str, Any]:
    activity = signup.session.activity
    if signup.person_id != me.person_id and not rules.may_manage(me, activity):
        hosting = queries.hostings_visible_to(me).filter(activity=activity, community=signup.person.community_id).latest("id")
        return {"to": "activities:desk_hosted", "hosting_id": hosting.pk}
    if signup.person_id != me.person_id:
        return {"to": "activities:desk_session", "session_id": signup.session_id}
    return {"to": "activities:activity", "activity_id": signup.session.activity_id}


@login_required
@require_POST
def rate(request: HttpRequest, signup_id: int) -> HttpResponse:
    me = as_oneself(request)
    found = own(me, signup_id)
    stars = request.POST.get("stars", "")
    words = request.POST.get("words", "")[:300]
    return act_once(
        request, lambda: actions.rate(found, whole(stars, most=MANY), words, by=me, at=timezone.now()),
        said=_("谢谢您的评价。"), to=reverse("activities:activity", args=[found.session.activity_id]),
    )  # fmt: skip
