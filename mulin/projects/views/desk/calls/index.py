"""Calls at the desk: the list, one with what waits in it, and what is done with it."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.db.models import Count, Q
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from mulin.kernel.access import require
from mulin.kernel.once import act_once
from mulin.organisations.queries import Standing, who_asks
from mulin.projects import actions, queries, rules
from mulin.projects.forms.calls import ExtendForm
from mulin.projects.models import Application, Call, Project, Question
from mulin.projects.queries.purse import PURSES
from mulin.projects.views.resident.calls import shown as as_seen

A_PAGE = 25
A = Application.Stage


def asked(request: HttpRequest) -> Standing:
    me = who_asks(request)
    require(rules.may_open_desk(me))
    return me


def kept(request: HttpRequest, call: str) -> tuple[Standing, Call]:
    me = asked(request)
    return me, get_object_or_404(queries.run_by(me), number=call)


@login_required
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """Those one runs, and open ones for which one helps at the counter."""
    me = asked(request)
    rows = queries.calls.on_desk(me).annotate(
        sent=Count("applications", filter=Q(applications__stage__in=Application.SENT)),
        waits=Count("applications", filter=Q(applications__stage=A.SUBMITTED)),
    )
    page = Paginator(rows.order_by("-id"), A_PAGE).get_page(request.GET.get("page"))
    run = set(queries.run_by(me).filter(pk__in=[one.pk for one in page]).values_list("pk", flat=True))
    context = {
        "page": page, "run": run, "questions": list(queries.unanswered(me)[:20]), "may_new": bool(me.paths(rules.KEEPERS)),
        "at": timezone.now(), "help": {one.pk for one in page if rules.may_help(me, one.path)},
    }  # fmt: skip
    return render(request, "projects/desk/calls.html", context)


@login_required
@require_safe
def call(request: HttpRequest, call: str) -> HttpResponse:
    me, found = kept(request, call)
    return render(request, "projects/desk/call.html", shown(request, me, found))


def shown(request: HttpRequest, me: Standing, found: Call, **more: Any) -> dict[str, Any]:
    at, money = timezone.now(), queries.calls.money_of(found)
    rows = queries.at_desk(me).filter(call=found).order_by("number")
    stage = request.GET.get("stage", "")
    if stage not in A.values:
        stage = ""
    if stage:
        rows = rows.filter(stage=stage)
    some = found.applications.order_by().values_list("stage")
    counted = list(
        some.annotate(n=Count("pk", filter=Q(submitted_at__isnull=False)), writing=Count("pk", filter=Q(stage=A.DRAFT)))
    )
    counts = {one: n for one, n, _writing in counted if n}
    decided = found.stage == Call.Stage.DECIDED
    running = Project.objects.filter(application__call=found).exclude(stage__in=Project.OVER).count() if decided else 0
    kinds, criteria = list(found.kinds.all()), list(found.criteria.select_related("category"))
    paginator = Paginator(rows, A_PAGE)
    paginator.count = counts.get(stage, 0) if stage else sum(counts.values())
    return {
        "call": found, "at": at, "money": money, "ask_url": _ask_url(me, found) if money is None else "",
        "page": paginator.get_page(request.GET.get("page")), "stage": stage,
        "stages": [(one.value, one.label, counts[one.value]) for one in A if counts.get(one.value)], "total": sum(counts.values()),
        "writing": sum(writing for _one, _n, writing in counted), "kinds": kinds, "categories": list(found.categories.all()), "criteria": criteria,
        "packages": list(found.packages.all()), "extend_form": ExtendForm(auto_id="extend_%s"),
        "questions": [(one, rules.may_answer_question(me, one)) for one in found.questions.select_related("by", "application", "answered_by").order_by("answer", "-id")[:40]],
        "may_run": rules.may_run(me, found), "may_change": rules.may_change(me, found), "may_extend": rules.may_extend(me, found),
        "may_open": rules.may_open(me, found, kinds=len(kinds), criteria=len(criteria), kept=money, at=at),
        "may_cancel": rules.may_cancel(me, found), "may_clone": rules.may_clone(me, found), "may_end": rules.may_end(me, found, running),
        "may_help": rules.may_help(me, found.path),
    } | more  # fmt: skip


def _ask_url(me: Standing, found: Call) -> str:
    return PURSES[0].ask_url(me, found) if found.amount and PURSES else ""


@login_required
@require_safe
def preview(request: HttpRequest, call: str) -> HttpResponse:
    """As an applicant will see it, before anybody does."""
    me, found = kept(request, call)
    return render(request, "projects/calls/call.html", as_seen(me, found, preview=True))


@login_required
@require_POST
def act(request: HttpRequest, call: str, call_verb: str) -> HttpResponse:
    me, found = kept(request, call)
    at, words = timezone.now(), request.POST.get("words", "")[:300]
    form = ExtendForm(request.POST, auto_id="extend_%s") if call_verb == "extend" else None
    if form is not None and not form.is_valid():
        return render(request, "projects/desk/call.html", shown(request, me, found, extend_form=form), status=422)
    verbs = {
        "open": (lambda: actions.open_call(found, by=me, at=at), _("发布了。居民看得到，到时间就能申请。")),
        "extend": (lambda: actions.extend(found, form.cleaned_data["until"], by=me, at=at) if form else None, _("截止时间往后延了，申请过和在写的人会知道。")),
        "cancel": (lambda: actions.cancel(found, words, by=me, at=at), _("取消了，原因写在征集的页面上。")),
        "end": (lambda: actions.end(found, by=me, at=at), _("这次征集结束了。")),
    }  # fmt: skip
    if call_verb not in verbs:
        raise Http404
    do, said = verbs[call_verb]
    return act_once(request, do, said=said, to="projects:desk_call", call=found.number)


@login_required
@require_POST
def answer(request: HttpRequest, project_question_id: int) -> HttpResponse:
    me = asked(request)
    row = get_object_or_404(Question.objects.select_related("call"), pk=project_question_id, call__in=queries.run_by(me))
    words = request.POST.get("words", "")[:1000]
    return act_once(
        request, lambda: actions.answer_question(row, words, by=me, at=timezone.now()), said=_("答复好了，提问的人会收到通知。"),
        to="projects:desk_call", call=row.call.number,
    )  # fmt: skip
