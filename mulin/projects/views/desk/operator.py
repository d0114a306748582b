"""The operator's desk: calls with how far they are, and what waits in projects; exports."""

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from mulin.kernel.access import require
from mulin.kernel.once import act_once
from mulin.kernel.sheets.writing import export
from mulin.ledger.queries import say
from mulin.organisations.queries import Standing, who_asks
from mulin.projects.actions import remind_team
from mulin.projects.models import Application, Project
from mulin.projects.queries import gallery, offers, operator, operator_sheets, operator_waiting
from mulin.projects.queries.awards import who
from mulin.projects.queries.calls import run_by
from mulin.projects.queries.figures import figures
from mulin.projects.rules import after as rules
from mulin.projects.rules.who import may_open_desk

A_PAGE = 25


def asked(request: HttpRequest) -> Standing:
    me = who_asks(request)
    require(may_open_desk(me))
    return me


@login_required
@require_safe
def desk(request: HttpRequest) -> HttpResponse:
    me, at = asked(request), timezone.now()
    projects = operator.projects_run_by(me)
    rows = operator.calls(me)
    whole = figures(projects)
    keeps = bool(rules.may_keep_some(me))
    context = {
        "calls": [(row, row.waits(at)) for row in rows], "parts": operator_waiting.parts(projects, timezone.localdate(at)), "whole": whole,
        "awarded": say(whole.awarded, "cny"), "paid": say(whole.paid, "cny"), "spent": say(whole.spent, "cny"), "keeps": keeps,
        "proposals": offers.kept_by(me).filter(state="asked").count() if keeps else 0,
    }  # fmt: skip
    return render(request, "projects/operator/desk.html", context)


@login_required
@require_safe
def projects(request: HttpRequest) -> HttpResponse:
    """All projects one runs, with the gallery's filters."""
    me = asked(request)
    wanted = gallery.Wanted.of(request.GET)
    rows = gallery.chosen(operator.projects_run_by(me), wanted).order_by("-id")
    page = Paginator(rows, A_PAGE).get_page(request.GET.get("page"))
    context = {
        "page": page, "wanted": wanted,
        "rows": [(one, who(one), say(one.awarded, "cny"), say(one.paid, "cny"), say(one.spent, "cny")) for one in page],
        "sums": [("awarded", _("获得资助的")), ("paid", _("付过钱的")), ("spent", _("用过钱的"))],
    }  # fmt: skip
    return render(request, "projects/operator/projects.html", context)


@login_required
@require_safe
def applications_sheet(request: HttpRequest) -> HttpResponseBase:
    me = asked(request)
    rows = Application.objects.filter(call__in=run_by(me).values("pk"), submitted_at__isnull=False)
    number = request.GET.get("call", "")
    if number:
        rows = rows.filter(call=get_object_or_404(run_by(me), number=number))
    return export(
        operator_sheets.application_headers(),
        operator_sheets.application_rows(rows),
        f"applications{number and '-'}{number}.xlsx",
    )


@login_required
@require_safe
def projects_sheet(request: HttpRequest) -> HttpResponseBase:
    me = asked(request)
    rows = gallery.chosen(operator.projects_run_by(me), gallery.Wanted.of(request.GET))
    return export(operator_sheets.projects_headers(), operator_sheets.projects_rows(rows), "projects.xlsx")


@login_required
@require_POST
def remind(request: HttpRequest, project_number: str) -> HttpResponse:
    me = asked(request)
    one: Project = get_object_or_404(operator.projects_run_by(me), number=project_number)
    return act_once(
        request, lambda: remind_team(one, by=me, at=timezone.now()), said=_("提醒了团队，他们会收到通知。"), to="projects:desk"
    )
