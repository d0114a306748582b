"""The team's page: where the project stands, what is next, and the ways to each thing to write down."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from mulin.ledger.queries import say
from mulin.organisations.queries import Standing, who_asks
from mulin.projects.models import Project, Report
from mulin.projects.queries.account import figures
from mulin.projects.queries.parts import parts_of
from mulin.projects.queries.people import is_in_team
from mulin.projects.queries.running import waits_in, workable
from mulin.projects.queries.words import change_words, flag_words
from mulin.projects.rules import doing as rules


def worked(request: HttpRequest, project_number: str) -> tuple[Standing, Project]:
    """The team's, and for whoever writes down what a team brings to the counter."""
    me = who_asks(request)
    return me, get_object_or_404(workable(me), number=project_number)


@login_required
@require_safe
def work(request: HttpRequest, project_number: str) -> HttpResponse:
    me, project = worked(request, project_number)
    in_team, now, today = is_in_team(me, project), figures(project), timezone.localdate()
    parts = parts_of(project)
    reports = parts.reports[:6]
    may = {
        "enter": rules.may_enter(me, project, in_team=in_team),
        "finish": rules.may_finish(me, project, in_team=in_team, waiting=waits_in(project)),
    }
    shown: dict[str, Any] = {
        "project": project, "in_team": in_team, "may": may, "marks": [(one, rules.may_show(me, one, in_team=in_team)) for one in parts.marks],
        "next": next((one for one in parts.marks if one.done_at is None), None), "today": today,
        "money": {
            "awarded": say(project.awarded, "cny"), "paid": say(now.granted, "cny"), "spent": say(now.spent, "cny"),
            "cash": say(now.cash, "cny"), "owed": say(now.owed, "cny") if now.owed else "", "returned": say(now.returned, "cny"),
        },
        "lines": [(one, say(one.amount, "cny"), say(one.spent, "cny"), _share(one.spent, one.amount)) for one in parts.lines],
        "receipts": [(one, say(one.amount, "cny")) for one in project.receipts.select_related("line").order_by("-id")[:20]],
        "income": [(one, say(one.amount, "cny") if one.amount else one.goods) for one in parts.income[:10]],
        "instalments": [(one, say(one.amount, "cny")) for one in parts.instalments],
        "changes": [(one, change_words(one)) for one in parts.changes[:5]], "reports": reports,
        "flags": flag_words(project.flags), "midterm": next(reversed(parts.midterms), None),
        "due_report": _due_report(project, reports, today),
    }  # fmt: skip
    return render(request, "projects/work/work.html", shown)


def _share(spent: int, amount: int) -> int:
    return min(100, round(100 * spent / amount)) if amount else 0


def _due_report(project: Project, reports: Sequence[Report], today: date) -> bool:
    """Nothing was written for this month yet; `reports` with the newest first."""
    month = today.replace(day=1)
    return project.stage in rules.AT_WORK and all(one.month != month for one in reports)
