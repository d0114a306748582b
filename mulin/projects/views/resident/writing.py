"""One step of an application: read, saved by itself while one types, saved by a button where there is no script."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from mulin.kernel.access import Refused
from mulin.kernel.once import once
from mulin.kernel.ui.whole import whole
from mulin.organisations.queries import Standing
from mulin.projects import actions, queries, rules
from mulin.projects.forms.applying import Step, step_form
from mulin.projects.forms.team import AdviserForm, InviteForm, PaperForm
from mulin.projects.models import Application
from mulin.projects.rules.applying import said
from mulin.projects.rules.budget import yuan

from .applications import kept

NOT_TYPED = {"csrfmiddlewaretoken", "once", "version", "autosave", "go"}


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def step(request: HttpRequest, application: str, step: str) -> HttpResponse:
    if step not in rules.STEPS:
        raise Http404
    me, found = kept(request, application)
    if step not in rules.FORM_STEPS:
        return render(request, f"projects/applying/{step}.html", beside(me, found, step))
    if request.method == "POST":
        return _autosave(request, me, found, step) if "autosave" in request.POST else _save(request, me, found, step)
    form = step_form(step, found, me.units())
    return render(request, "projects/applying/step.html", shown(me, found, step, form))


def shown(me: Standing, found: Application, step: str, form: Step | None, **more: Any) -> dict[str, Any]:
    at = timezone.now()
    order = list(rules.STEPS)
    place = order.index(step)
    return {
        "application": found, "call": found.call, "step": step, "form": form, "number": place + 1, "of": len(order),
        "name": rules.STEP_NAMES[step], "before": order[place - 1] if place else "", "after": order[place + 1] if place + 1 < len(order) else "",
        "may_write": rules.may_write(me, found, queries.co_applicants(found), at), "helps": queries.helps(me, found),
        "late": found.stage == "draft" and at >= found.call.closes_at, "warning": rules.warned(queries.texts(found)),
        "similar": queries.similar.projects(found) if step == "what" and found.title else [],
    } | more  # fmt: skip


def _save(request: HttpRequest, me: Standing, found: Application, step: str) -> HttpResponse:
    form = step_form(step, found, me.units(), request.POST)
    is_fine = form.is_valid()
    try:
        once(request, lambda: {"version": _keep(request, me, found, step, form, is_fine).version})
    except Refused as no:
        again = {"notice": str(no), "is_overtaken": isinstance(no, actions.Overtaken)}
        found = queries.visible_to(me).get(pk=found.pk)
        return render(request, "projects/applying/step.html", shown(me, found, step, form, **again), status=409)
    if not is_fine:
        found = queries.visible_to(me).get(pk=found.pk)
        return render(request, "projects/applying/step.html", shown(me, found, step, form), status=422)
    if found.stage == "draft" and timezone.now() >= found.call.closes_at:
        messages.warning(request, late_words(found))
    go = request.POST.get("go", "")
    if go == "more":
        return redirect("projects:step", application=found.number, step=step)
    if go in rules.STEPS:
        return redirect("projects:step", application=found.number, step=go)
    return redirect("projects:application", application=found.number)


def _autosave(request: HttpRequest, me: Standing, found: Application, step: str) -> HttpResponse:
    """What is typed so far; answers with what the page says beside it."""
    form = step_form(step, found, me.units(), request.POST)
    try:
        saved = _keep(request, me, found, step, form, form.is_valid())
    except Refused as no:
        return JsonResponse({"said": str(no)}, status=409)
    words = _("已存下 %(at)s") % {"at": f"{localtime(saved.saved_at):%H:%M}"}
    if saved.stage == "draft" and timezone.now() >= saved.call.closes_at:
        words = late_words(saved)
    total = _("申请资助合计 %(sum)s 元") % {"sum": yuan(saved.asked)} if step == "money" else ""
    return JsonResponse({"version": saved.version, "said": words, "total": total, "warning": rules.warned(queries.texts(saved))})


def _keep(request: HttpRequest, me: Standing, found: Application, step: str, form: Step, is_fine: bool) -> Application:
    typed = {name: values for name, values in request.POST.lists() if name not in NOT_TYPED}
    version = request.POST.get("version", "")
    return actions.save(
        found, step, typed, form.part() if is_fine else None, version=whole(version, None),
        by=me, at=timezone.now(),
    )  # fmt: skip


def late_words(found: Application) -> str:
    return _("征集已在 %(at)s 截止，没有递交。您写的都留着，下次征集可以接着用。") % {"at": said(found.call.closes_at)}


def beside(me: Standing, found: Application, step: str, **more: Any) -> dict[str, Any]:
    """The team, and the papers: each act is a form of its own."""
    team = queries.standing_team(found)
    for one in team:
        one.application = found
    advisers = queries.possible_advisers(found.call) if found.call.needs_adviser else []
    context = shown(me, found, step, None)
    asked = queries.kinds_of(found.call).get(found.kind)
    return context | {
        "team": [(one, rules.may_answer(me, one), rules.may_leave_team(me, one)) for one in team],
        "may_invite": rules.may_invite(me, found, len(team)), "invite_form": InviteForm(application=found, auto_id="invite_%s"),
        "adviser_form": AdviserForm(people=advisers, auto_id="adviser_%s") if advisers and not _has_adviser(team) else None,
        "papers": list(found.attachments.all()), "paper_form": PaperForm(auto_id="paper_%s"), "evidence": asked.said_evidence if asked else "",
    } | more  # fmt: skip


def _has_adviser(team: list[Any]) -> bool:
    return any(one.role == "adviser" for one in team)
