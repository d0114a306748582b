"""One project for whoever runs it: what waits first, then its money and its plan."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from mulin.kernel.access import require
from mulin.ledger.queries import say
from mulin.organisations.queries import Standing, who_asks
from mulin.projects.flow import project as flow
from mulin.projects.forms.doing import HonourForm, MidtermForm
from mulin.projects.models import Project
from mulin.projects.queries import purse
from mulin.projects.queries.account import figures
from mulin.projects.queries.parts import parts_of
from mulin.projects.queries.people import is_in_team
from mulin.projects.queries.running import run_by, waits_in
from mulin.projects.queries.words import change_words, flag_words
from mulin.projects.rules import doing as rules
from mulin.projects.rules.who import may_open_desk, may_run


def asked(request: HttpRequest, project_number: str) -> tuple[Standing, Project]:
    """404 for what others run; nobody without a project of their own comes here, but a neighbour who mentors one."""
    me = who_asks(request)
    found = run_by(me).filter(number=project_number).first()
    if found is None:
        require(may_open_desk(me))
        raise Http404
    return me, found


@login_required
@require_safe
def project(request: HttpRequest, project_number: str) -> HttpResponse:
    me, found = asked(request, project_number)
    today, in_team = timezone.localdate(), is_in_team(me, found)
    return render(request, "projects/running/project.html", shown(me, found, in_team) | {
        "midterm_form": MidtermForm(), "honour_form": HonourForm(initial={"on": today}, auto_id="honour_%s"), "today": today,
    })  # fmt: skip


def shown(me: Standing, found: Project, in_team: bool) -> dict[str, Any]:
    now, parts = figures(found), parts_of(found)
    closing = parts.closing
    owed = say(now.owed, "cny") if now.owed else ""
    receipts = list(found.receipts.select_related("line", "by").order_by("-id")[:50])
    for row in receipts:
        row.project = found
    asked_by = closing.by_id if closing else None
    return {
        "project": found, "in_team": in_team, "flags": flag_words(found.flags), "closing": closing, "owed": owed,
        "money": [
            (code, say(amount, "cny"))
            for code, amount in (
                ("awarded", found.awarded), ("granted", now.granted), ("own", now.own), ("sponsor", now.sponsor), ("spent", now.spent),
                ("returned", now.returned), ("cash", now.cash),
            )
            if amount or code in ("awarded", "granted", "spent", "cash")
        ],
        "marks": [(one, rules.may_verify(me, one, in_team=in_team)) for one in parts.marks],
        "receipts": [
            (one, say(one.amount, "cny"), rules.may_decide_receipt(me, one, in_team=in_team), rules.may_reverse_receipt(me, one, in_team=in_team))
            for one in receipts
        ],
        "income": [
            (one, say(one.amount, "cny") if one.amount else one.goods, rules.may_accept_income(me, one, in_team=in_team)) for one in parts.income[:30]
        ],
        "changes": [(one, change_words(one), rules.may_answer_change(me, one, in_team=in_team)) for one in parts.changes[:20]],
        "instalments": [
            (one, say(one.amount, "cny"), _fund_page(one.spending), rules.may_ask_instalment(me, one, in_team=in_team)) for one in parts.instalments
        ],
        "lines": [(one, say(one.amount, "cny"), say(one.spent, "cny"), say(one.left, "cny")) for one in parts.lines],
        "reports": parts.reports[:12], "midterms": parts.midterms,
        "kept": _kept(found), "honours": parts.honours, "agreement": parts.agreement,
        "may": {
            "run": may_run(me, found), "work": rules.may_work(me, found, in_team=in_team), "midterm": rules.may_review_midterm(me, found, in_team=in_team),
            "pause": rules.may_move(me, found, flow.PAUSE, in_team=in_team), "resume": rules.may_move(me, found, flow.RESUME, in_team=in_team),
            "stop": rules.may_move(me, found, flow.STOP, in_team=in_team),
            "close": rules.may_close(me, found, in_team=in_team, asked_by=asked_by, waiting=waits_in(found), owed=owed),
            "back": rules.may_close(me, found, in_team=in_team, asked_by=asked_by, waiting=0, owed=""),
        },
    }  # fmt: skip


def _kept(found: Project) -> purse.Kept | None:
    return purse.purse().kept(found.earmark) if found.earmark is not None and purse.PURSES else None


def _fund_page(spending: int | None) -> str:
    return purse.purse().url_of(spending, desk=True) if spending is not None and purse.PURSES else ""
