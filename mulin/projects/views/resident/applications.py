"""One's own applications: the list, where each stands, and what one does with it."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from mulin.kernel.access import Refused
from mulin.kernel.once import act_once, once
from mulin.organisations.queries import Standing, who_asks
from mulin.projects import actions, queries, rules
from mulin.projects.models import Application


def kept(request: HttpRequest, application: str) -> tuple[Standing, Application]:
    me = who_asks(request)
    return me, get_object_or_404(queries.visible_to(me), number=application)


@login_required
@require_safe
def mine(request: HttpRequest) -> HttpResponse:
    me = who_asks(request)
    rows = list(queries.mine(me).order_by("-id")[:60])
    asked = list(queries.invitations(me))
    pending = {one.application_id for one in asked}
    own = [one for one in rows if one.pk not in pending]
    context = {
        "asked": [(one, rules.may_answer(me, one)) for one in asked], "live": [one for one in own if one.stage in Application.LIVE],
        "past": [one for one in own if one.stage not in Application.LIVE],
    }  # fmt: skip
    return render(request, "projects/applying/mine.html", context)


@login_required
@require_safe
def application(request: HttpRequest, application: str) -> HttpResponse:
    me, found = kept(request, application)
    return render(request, "projects/applying/application.html", shown(me, found))


def shown(me: Standing, found: Application, **more: Any) -> dict[str, Any]:
    at, is_open = timezone.now(), found.stage in Application.WRITABLE
    queries.gather(found)
    missing = rules.missing(queries.sheet(found)) if is_open else {}
    team = queries.standing_team(found)
    for one in team:
        one.application = found
    own = next((one for one in team if one.person_id == me.person_id), None)
    writes = rules.may_write(me, found, queries.co_applicants(found), at)
    return {
        "application": found, "call": found.call, "at": at, "missing": missing, "team": team, "own": own,
        "steps": [(step, rules.STEP_NAMES[step], missing.get(step, [])) for step in rules.STEPS],
        "may_write": writes, "may_submit": rules.may_submit(me, found, sum(map(len, missing.values())), at),
        "may_withdraw": rules.may_withdraw(me, found), "may_answer": rules.may_answer(me, own) if own else None,
        "warning": rules.warned(queries.texts(found)) if is_open else "", "helps": queries.helps(me, found),
        "late": found.stage == Application.Stage.DRAFT and at >= found.call.closes_at,
        "questions": list(found.questions.select_related("answered_by")), "may_ask": rules.may_ask(me, found.call),
        "leads": me.person_id == found.lead_id, "letters": list(found.letters.order_by("id")) if found.stage in Application.ANSWERED else [],
        "themes": list(found.themes.all()), "promises": list(found.promises.all()), "papers": list(found.attachments.all()),
    } | more  # fmt: skip


@login_required
@require_POST
def submit(request: HttpRequest, application: str) -> HttpResponse:
    """Refused: the same page says what is missing or that it is too late; nothing that was written is lost."""
    me, found = kept(request, application)
    again = found.stage == Application.Stage.REPAIR
    try:
        once(
            request,
            lambda: {"at": str(actions.submit(found, sure="sure" in request.POST, by=me, at=timezone.now()).submitted_at)},
        )
    except Refused as no:
        return render(request, "projects/applying/application.html", shown(me, found, refused=str(no)), status=409)
    words = _("补正的内容送到了，接着审。") if again else _("递交好了，编号 %(number)s。资格审查有了结果会通知您。")
    messages.success(request, words if again else words % {"number": found.number})
    return redirect("projects:application", application=found.number)


@login_required
@require_POST
def withdraw(request: HttpRequest, application: str) -> HttpResponse:
    me, found = kept(request, application)
    return act_once(
        request, lambda: actions.withdraw(found, by=me, at=timezone.now()), said=_("撤回了。写过的内容留着，下次可以接着用。"),
        to="projects:application", application=found.number,
    )  # fmt: skip


@login_required
@require_POST
def ask(request: HttpRequest, application: str) -> HttpResponse:
    me, found = kept(request, application)
    words = request.POST.get("words", "")[:500]
    return act_once(
        request, lambda: actions.ask(found.call, words, application=found, by=me, at=timezone.now()),
        said=_("问题送到了，只有办理的人和您的团队看得到。"), to="projects:application", application=found.number,
    )  # fmt: skip
