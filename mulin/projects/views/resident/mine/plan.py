"""A milestone that is done, the two lines of a month, and a wish to change the plan."""

from datetime import date, timedelta
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from mulin.kernel.access import require
from mulin.ledger.queries import say
from mulin.projects.actions import doing
from mulin.projects.actions.doing_files import keep_files
from mulin.projects.forms.doing import ChangeForm, MilestoneForm, ReportForm
from mulin.projects.models import Project
from mulin.projects.queries.month import figures_of_month
from mulin.projects.queries.people import is_in_team
from mulin.projects.rules import doing as rules

from .money import filled, page
from .work import worked


@login_required
def milestone(request: HttpRequest, project_number: str, project_milestone_id: int) -> HttpResponse:
    me, project = worked(request, project_number)
    found = get_object_or_404(project.milestones, pk=project_milestone_id)
    found.project = project
    require(rules.may_show(me, found, in_team=is_in_team(me, project)))
    at = timezone.now()
    form = MilestoneForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        words, files = form.cleaned_data["words"], form.cleaned_data["photos"]
        if answer := filled(
            request, form, lambda: doing.show_milestone(found, words=words, files=keep_files(files, by=me, at=at), by=me, at=at),
            said=_("报上去了，有人来核。核过以后，这一期的钱就去申请。"), to=reverse("projects:work", args=[project.number]),
        ):  # fmt: skip
            return answer
    said = {"measure": found.measure, "day": found.due.isoformat()}
    return page(request, project, form, found.name, _("报完成"), _("说好的：%(measure)s，%(day)s 前。") % said)


@login_required
def report(request: HttpRequest, project_number: str) -> HttpResponse:
    """The figures are filled in already; the team adds two lines."""
    me, project = worked(request, project_number)
    require(rules.may_enter(me, project, in_team=is_in_team(me, project)))
    months = _months(project, timezone.localdate())
    form = ReportForm(request.POST or None, months=[(one.isoformat(), f"{one:%Y-%m}") for one in months])
    if request.method == "POST" and form.is_valid():
        month, words = date.fromisoformat(form.cleaned_data["month"]), form.cleaned_data["words"]
        if answer := filled(
            request, form, lambda: doing.report(project, month, words=words, by=me, at=timezone.now()),
            said=_("这个月的报告写好了，大家看得到。"), to=reverse("projects:work", args=[project.number]),
        ):  # fmt: skip
            return answer
    shown: dict[str, Any] = {
        "project": project, "form": form, "title": _("写这个月的报告"), "button": _("送出"), "back": reverse("projects:work", args=[project.number]),
        "months": [(one, figures_of_month(project, one)) for one in months[:1]], "none_left": not months,
    }  # fmt: skip
    shown["months"] = [(one, said, say(said["spent"], "cny")) for one, said in shown["months"]]
    return render(request, "projects/work/report.html", shown, status=422 if form.errors else 200)


@login_required
def change(request: HttpRequest, project_number: str) -> HttpResponse:
    me, project = worked(request, project_number)
    require(rules.may_enter(me, project, in_team=is_in_team(me, project)))
    form = ChangeForm(request.POST or None, project=project)
    if request.method == "POST" and form.is_valid():
        said = dict(form.cleaned_data)
        reason, day = said.pop("reason"), said.pop("day")
        said |= {name: said[name] or 0 for name in ("frm", "to", "amount", "number")}  # what this change is not about
        if answer := filled(
            request, form, lambda: doing.ask_change(project, doing.Wish(**said, day=day), reason=reason, by=me, at=timezone.now()),
            said=_("改动提上去了，另一方同意以后生效。"), to=reverse("projects:work", args=[project.number]),
        ):  # fmt: skip
            return answer
    return page(request, project, form, _("申请改计划"), _("提上去"), _("只填和这次改动有关的，别的空着。两方同意以后才算。"))


def _months(project: Project, today: date) -> list[date]:
    """Without a report, the newest first, half a year back at most."""
    written = set(project.reports.values_list("month", flat=True))
    month = today.replace(day=1)
    found: list[date] = []
    while len(found) < 6 and month >= project.starts.replace(day=1):
        if month not in written:
            found.append(month)
        month = (month - timedelta(days=1)).replace(day=1)
    return found
