"""Calls as everybody reads them, and the question one asks about them."""

from datetime import datetime
from typing import Any

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from mulin.kernel.access import No, Refused, Yes
from mulin.kernel.once import act_once, once
from mulin.kernel.together import Together
from mulin.organisations.queries import Standing, who_asks
from mulin.projects import actions, queries, rules
from mulin.projects.models import Application, Call, CallCategory, CallKind, Criterion, Package
from mulin.projects.queries.jury import judges
from mulin.projects.rules.budget import cap_of

A_PAGE = 20


@require_safe
def listing(request: HttpRequest) -> HttpResponse:
    me = who_asks(request)
    rows = queries.calls.public_here(me)
    now = list(rows.filter(stage__in=Call.GOING).order_by("closes_at"))
    page = Paginator(rows.exclude(stage__in=Call.GOING), A_PAGE).get_page(request.GET.get("page"))
    context = {"now": now, "page": page, "at": timezone.now(), "has_own": bool(me.person_id), "judges": judges(me.person_id)}
    return render(request, "projects/calls/listing.html", context)


@require_safe
def call(request: HttpRequest, call: str) -> HttpResponse:
    me = who_asks(request)
    found = get_object_or_404(queries.calls.public(), number=call)
    return render(request, "projects/calls/call.html", shown(me, found))


def shown(me: Standing, found: Call, *, preview: bool = False) -> dict[str, Any]:
    at = timezone.now()
    categories, criteria, kinds, packages = ASKED.rows(found.pk)
    by_key = {one.pk: one for one in categories}
    for one in criteria:
        one.category = by_key.get(one.category_id)
    return {
        "call": found, "at": at, "mine": [] if preview else _mine(me, found), "preview": preview, "criteria": criteria if found.choice != Call.Choice.BALLOT else [],
        "categories": [(one, cap_of(found, one)) for one in categories], "themes": list(found.themes.all()),
        "kinds": kinds, "packages": packages, "cap": cap_of(found, None),
        "residents_weight": 100 - found.jury_weight, "questions": list(queries.calls.public_questions(found)[:30]),
        "may_apply": _may_apply(me, found, at),
        "ballot": queries.calls.voted_on(found), "pitch_day": queries.calls.pitched_at(found), "may_ask": rules.may_ask(me, found),
    }  # fmt: skip


ASKED = Together(
    lambda call: [
        CallCategory.objects.filter(call=call).order_by("id"),
        Criterion.objects.filter(call=call).order_by("id"),
        CallKind.objects.filter(call=call).order_by("id"),
        Package.objects.filter(call=call).order_by("id"),
    ]
)


def _mine(me: Standing, found: Call) -> list[Application]:
    if me.person_id is None:
        return []
    return list(queries.mine(me).filter(call=found).exclude(stage=Application.Stage.WITHDRAWN))


def _may_apply(me: Standing, found: Call, at: datetime) -> Yes | No:
    here, works_here = queries.lives_in(me.person, found), queries.works_in(me, found)
    return rules.may_apply(me.person, found, here=here, works_here=works_here, at=at)


@login_required
def apply(request: HttpRequest, call: str) -> HttpResponse:
    """Who applies decides what is asked for; then the steps."""
    me = who_asks(request)
    found = get_object_or_404(queries.calls.public(), number=call)
    if me.person is None:
        return redirect("people:who")
    at, refused = timezone.now(), ""
    if request.method == "POST":
        try:
            kind = request.POST.get("kind", "")
            made = once(request, lambda: {"number": actions.begin(found, kind, by=me, at=at).number})
            return redirect("projects:step", application=made["number"], step="who")
        except Refused as no:
            refused = str(no)
    earlier = (
        queries.mine(me).filter(lead=me.person, stage__in=("draft", "withdrawn", "not_chosen", "ineligible")).exclude(call=found)
    )
    kinds: list[CallKind] = list(found.kinds.all())
    context = {
        "call": found, "mine": _mine(me, found), "may_apply": _may_apply(me, found, at), "kinds": kinds, "refused": refused,
        "earlier": list(earlier.exclude(title="")[:3]),
    }  # fmt: skip
    return render(request, "projects/calls/apply.html", context, status=409 if refused else 200)


@login_required
@require_POST
def carry(request: HttpRequest, call: str, application: str) -> HttpResponse:
    """What was written for an earlier call, used again."""
    me = who_asks(request)
    found = get_object_or_404(queries.calls.public(), number=call)
    source = get_object_or_404(queries.mine(me), number=application)
    made = once(request, lambda: {"number": actions.carry_over(source, found, by=me, at=timezone.now()).number})
    return redirect("projects:application", application=made["number"])


@login_required
@require_POST
def ask(request: HttpRequest, call: str) -> HttpResponse:
    me = who_asks(request)
    found = get_object_or_404(queries.calls.public(), number=call)
    words = request.POST.get("words", "")[:500]
    return act_once(
        request, lambda: actions.ask(found, words, by=me, at=timezone.now()),
        said=_("问题送到了。答复会写在这一页，大家都能看到，也会通知您。"), to="projects:call", call=found.number,
    )  # fmt: skip
