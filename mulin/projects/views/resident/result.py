"""The announced result: everybody reads the order, the points and the rule; objects; and a team its letter."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from mulin.kernel.once import act_once
from mulin.organisations.queries import who_asks
from mulin.projects import actions, queries
from mulin.projects.models import Application, Letter
from mulin.projects.queries import choice, result
from mulin.projects.queries.letters import letter_paper
from mulin.projects.rules import may_choose

A = Application.Stage


@require_safe
def notice(request: HttpRequest, call: str) -> HttpResponse:
    me = who_asks(request)
    found = get_object_or_404(result.announced(), number=call)
    rows = result.places(found)
    objections = list(result.objections(found))
    waiting = [one for one in objections if one.upheld is None]
    own = [one for one in waiting if me.person_id is not None and one.by_id == me.person_id]
    teams = found.applications.filter(stage__in=(A.CHOSEN, A.RESERVE), lead=me.person_id or 0)
    context = {
        "call": found, "rows": rows, "teams": list(teams) if found.stage == "notice" else [], "chosen": [one for one in rows if one.row.chosen],
        "reserve": [one for one in rows if one.application.stage == A.RESERVE],
        "others": [one for one in rows if one.application.stage == A.NOT_CHOSEN],
        "spent": sum(one.row.awarded for one in rows), "told": choice.choosing_of(found), "answered": [one for one in objections if one.upheld is not None], "own": own,
        "waiting": len(waiting), "may_object": may_choose.may_object(me, found, timezone.now()),
        "last_day": may_choose.last_day(found.notice_until), "is_budget": choice.is_budget(found), "day": actions.day_of(found),
    }  # fmt: skip
    return render(request, "projects/choosing/notice.html", context)


@login_required
@require_POST
def object_(request: HttpRequest, call: str) -> HttpResponse:
    me = who_asks(request)
    found = get_object_or_404(result.announced(), number=call)
    number, words = request.POST.get("application", "")[:20], request.POST.get("words", "")[:500]
    about = get_object_or_404(found.applications.all(), number=number) if number else None
    return act_once(
        request, lambda: actions.object_(found, words, about, by=me, at=timezone.now()),
        said=_("异议送出了，答复以后会通知您。您的名字不公开。"), to="projects:result", call=found.number,
    )  # fmt: skip


@login_required
@require_safe
def letter(request: HttpRequest, application: str) -> HttpResponse:
    """The team's and the operator's; nobody else finds it."""
    found = get_object_or_404(queries.visible_to(who_asks(request)), number=application)
    rows = Letter.objects.filter(application=found).select_related(
        "application__call__community", "application__call__operator", "application__organisation", "application__lead"
    )
    sent = get_object_or_404(rows.order_by("-sent_at", "-id")[:1])
    return HttpResponse(letter_paper(sent), content_type="application/pdf")


@login_required
@require_POST
def leave(request: HttpRequest, application: str) -> HttpResponse:
    me = who_asks(request)
    found = get_object_or_404(queries.visible_to(me), number=application)
    words = request.POST.get("words", "")[:300]
    return act_once(
        request, lambda: actions.leave_result(found, words, by=me, at=timezone.now()), said=_("退出了，候补会按次序补上。"),
        to="projects:result", call=found.call.number,
    )  # fmt: skip
