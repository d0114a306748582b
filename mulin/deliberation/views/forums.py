"""Riders' forum for everybody: when and where, what is offered, what came of what was brought up."""

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from mulin.deliberation.actions import forum as actions
from mulin.deliberation.models import ForumGuest, ForumPoint
from mulin.deliberation.queries import forum as queries
from mulin.deliberation.rules import forum as rules
from mulin.deliberation.views.improvements import community_here
from mulin.kernel.once import act_once
from mulin.organisations.queries import who_asks

A_PAGE = 12


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    me = who_asks(request)
    community = community_here(me)
    page = Paginator(queries.forums(community), A_PAGE).get_page(request.GET.get("page"))
    context = {"page": page, "figures": queries.figures(community), "at": timezone.now()}
    return render(request, "deliberation/forums/index.html", context)


@require_safe
def one(request: HttpRequest, forum_id: int) -> HttpResponse:
    me, at = who_asks(request), timezone.now()
    row = get_object_or_404(queries.everything(), pk=forum_id)
    coming = ForumGuest.objects.filter(forum=row).count()
    mine = me.person_id is not None and ForumGuest.objects.filter(forum=row, person=me.person_id).exists()
    page = Paginator(ForumPoint.objects.filter(forum=row), A_PAGE).get_page(request.GET.get("page"))
    context = {
        "row": row,
        "page": page,
        "coming": coming,
        "mine": mine,
        "may": rules.may_come(me, row, coming=coming, at=at),
        "me": me,
        "at": at,
    }
    return render(request, "deliberation/forums/one.html", context)


@login_required
@require_POST
def act(request: HttpRequest, forum_id: int, verb: str) -> HttpResponse:
    me = who_asks(request)
    row, person, at = get_object_or_404(queries.everything(), pk=forum_id), me.person, timezone.now()
    if person is None:
        return redirect("people:who")
    if verb == "come":
        return act_once(
            request,
            lambda: actions.come(row, person, by=me, at=at),
            said=_("记下您要来了。"),
            to="deliberation:forum",
            forum_id=row.pk,
        )
    if verb == "stay-away":
        return act_once(
            request,
            lambda: actions.stay_away(row, person, by=me, at=at),
            said=_("不来也没关系，记下了。"),
            to="deliberation:forum",
            forum_id=row.pk,
        )
    raise Http404
