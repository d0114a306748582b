"""Surveys that ask me, and answering on one page: big targets, kept on the phone while it is written."""

from collections.abc import Mapping
from typing import Any
from uuid import uuid4

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from mulin.kernel.access import No, Refused, Yes
from mulin.organisations.queries import Standing, who_asks
from mulin.surveys import actions, queries, rules
from mulin.surveys.models import Survey

A_PAGE, MOST = 12, 30  # so many are never asked at a time


@require_safe
def listing(request: HttpRequest) -> HttpResponse:
    me, at = who_asks(request), timezone.now()
    rows, s = queries.visible_to(me), Survey.Status
    asked = [(one, actions.may_answer(one, me.person, at)) for one in rows.filter(status=s.OPEN)[:MOST]]
    context = {
        "mine": [one for one, may in asked if may], "others": [row for row in asked if not row[1]],
        "page": Paginator(rows.filter(status=s.PUBLISHED), A_PAGE).get_page(request.GET.get("page")),
        "waiting": rows.filter(status=s.CLOSED)[:MOST], "keeps": rules.may_open_desk(me),
    }  # fmt: skip
    return render(request, "surveys/listing.html", context)


@never_cache
def survey(request: HttpRequest, survey_id: int) -> HttpResponse:
    """Its questions; and the answers, when they are sent. A form sent twice counts once: who answered is on the register."""
    me = who_asks(request)
    found = get_object_or_404(queries.shown(), pk=survey_id)
    may = actions.may_answer(found, me.person, timezone.now())
    mark = f"survey-{found.pk}"
    if me.person is None and request.get_signed_cookie(mark, default="") and may:
        may = No(_("您答过了，谢谢。每人只答一次。"))
    if request.method == "POST":
        return _sent(request, me, found, mark)
    return render(request, "surveys/survey.html", shown(found) | {"may": may, "token": uuid4().hex})


def shown(found: Survey, sent: Mapping[str, Any] | None = None) -> dict[str, Any]:
    """`sent`: what was chosen before, "q1" → values."""
    sent = sent or {}
    rows = [(one, [str(value) for value in sent.get(f"q{one.number}", [])]) for one in found.questions.all()]
    return {"survey": found, "rows": rows}


def _sent(request: HttpRequest, me: Standing, found: Survey, mark: str) -> HttpResponse:
    sent = {name: request.POST.getlist(name) for name in request.POST}
    by_script = request.headers.get("Accept", "").startswith("application/json")
    try:
        answers = rules.cleaned(list(found.questions.all()), sent)
        actions.answer(found, answers, by=me, token=request.POST.get("token", "") or uuid4().hex, at=timezone.now())
    except rules.BadAnswer as bad:
        if by_script:
            return HttpResponse(str(bad), status=422, content_type="text/plain; charset=utf-8")
        context = shown(found, sent) | {"may": Yes(), "problem": str(bad), "token": request.POST.get("token", "")}
        return render(request, "surveys/survey.html", context, status=422)
    except Refused:
        if by_script and queries.has_answered(found, me.person_id):
            return HttpResponse(status=204)  # sent before; the phone may forget it
        raise
    if by_script:
        answer = HttpResponse(status=204)
    else:
        messages.success(request, _("收到了，谢谢您。收完以后会公布结果和我们怎么做。"))
        answer = redirect("surveys:survey", survey_id=found.pk)
    if me.person is None:
        answer.set_signed_cookie(mark, "1", max_age=60 * 60 * 24 * 120, httponly=True, samesite="Lax")
    return answer
