"""The list, a new survey, and the page of one: how full, invitations, closing, findings."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.db.models import Count, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from mulin.kernel.access import Refused, only_if, require
from mulin.kernel.once import act_once, once
from mulin.kernel.ui.whole import whole
from mulin.organisations.queries import Standing, who_asks
from mulin.places.models import Place
from mulin.places.queries import current_under
from mulin.surveys import actions, queries, rules
from mulin.surveys.forms import BeginForm, FindingForm
from mulin.surveys.models import Survey

K, S = Place.Kind, Survey.Status
A_PAGE = 25
WHERE = (K.COMMUNITY, K.COMMITTEE, K.ESTATE, K.BUILDING)


def asked(request: HttpRequest) -> Standing:
    me = who_asks(request)
    require(rules.may_open_desk(me))
    return me


def of_desk(request: HttpRequest, survey_id: int) -> tuple[Standing, Survey]:
    me = asked(request)
    found: Survey = get_object_or_404(queries.with_numbers(queries.at_desk(me)).select_related("result"), pk=survey_id)
    return me, found


def kept(request: HttpRequest, survey_id: int) -> tuple[Standing, Survey]:
    me, found = of_desk(request, survey_id)
    require(rules.may_keep(me, found.place.path))
    return me, found


@login_required
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """What waits first; then all of them."""
    me = asked(request)
    rows = queries.at_desk(me).annotate(number=Count("answered")).order_by("-id")
    context = {
        "page": Paginator(rows, A_PAGE).get_page(request.GET.get("page")),
        "waiting": queries.waiting_for(me, timezone.localdate()), "may_add": bool(me.paths(rules.KEEPERS)),
    }  # fmt: skip
    return render(request, "surveys/desk/index.html", context)


@login_required
def new(request: HttpRequest) -> HttpResponse:
    """`?like=`: the next wave, with the same questions."""
    me, today = asked(request), timezone.localdate()
    require(only_if(bool(me.paths(rules.KEEPERS)), _("问卷由社区工作者、居委会主任和社区书记来做。")))
    like = queries.at_desk(me).filter(pk=whole(request.GET.get("like"))).first()
    initial = (
        {name: getattr(like, name) for name in BeginForm.base_fields if name not in ("opens_on", "closes_on")} if like else {}
    )
    form = BeginForm(request.POST or None, places=_places(me), initial=initial | {"opens_on": today})
    if request.method == "POST" and form.is_valid():
        said = dict(form.cleaned_data)
        try:
            made = once(request, lambda: {"id": _begin(me, like, said).pk})
            return redirect("surveys:desk_questions", survey_id=made["id"])
        except Refused as refused:
            form.add_error(None, str(refused))
    return render(request, "surveys/desk/form.html", {"form": form, "title": _("新的问卷"), "button": _("接着写题目")})


def _begin(me: Standing, like: Survey | None, said: dict[str, Any]) -> Survey:
    place, title, opens, closes = (said.pop(name) for name in ("place", "title", "opens_on", "closes_on"))
    at = timezone.now()
    made = actions.begin(place, title, opens, closes, by=me, at=at, **said)
    if like is not None:
        rows = [
            actions.Ask(one.kind, one.words, one.words_en, [tuple(pair) for pair in one.options], one.in_index)
            for one in like.questions.all()
        ]
        actions.write(made, rows, by=me, at=at)
    return made


def _places(me: Standing) -> QuerySet[Place]:
    return current_under(me.paths(rules.KEEPERS), WHERE)


@login_required
@require_safe
def survey(request: HttpRequest, survey_id: int) -> HttpResponse:
    me, found = of_desk(request, survey_id)
    return render(request, "surveys/desk/survey.html", shown(me, found))


def shown(me: Standing, found: Survey, **forms: Any) -> dict[str, Any]:
    keeps, today = rules.may_keep(me, found.place.path), timezone.localdate()
    over = found.status in (S.CLOSED, S.PUBLISHED)
    questions, findings = list(found.questions.all()), list(found.findings.all())
    helps = me.paths(rules.HELPERS)
    papers = list(found.papers.filter(is_counted=False).select_related("first_by", "second_by")) if keeps and not over else []
    return {
        "survey": found, "keeps": keeps, "questions": len(questions), "answered": getattr(found, "many_answered", 0), "invited": getattr(found, "many_invited", 0),
        "filled": list(queries.filled(found).items()) if keeps and not over else [],
        "may_help": rules.may_help(me, found, helps[0] if helps else "", today),
        "may_open": rules.may_open(me, found, len(questions)), "may_invite": rules.may_invite(me, found),
        "may_close": rules.may_close(me, found, unsettled=len(papers)), "may_publish": rules.may_publish(me, found, len(findings)),
        "papers": papers, "findings": findings, "finding_form": FindingForm(), "over": over,
        "said": queries.words_said(found, questions) if keeps and over else [], "told": queries.told(found, questions) if keeps and over else [],
        "index": queries.index(found) if keeps and over else None, "figures": found.result.figures if over else {},
    } | forms  # fmt: skip


SAID = {
    "open": gettext_lazy("开始收了，题目从现在起不能改。"),
    "invite": gettext_lazy("按种子定的次序请了，他们会收到通知。"),
    "close": gettext_lazy("收完了，结果算好并留存。写上怎么做，再公布。"),
    "finding": gettext_lazy("写好了。"),
    "publish": gettext_lazy("公布了，居民会收到通知。"),
}


@login_required
@require_POST
def act(request: HttpRequest, survey_id: int, verb: str) -> HttpResponse:
    me, found = kept(request, survey_id)
    at, sent = timezone.now(), request.POST
    form = FindingForm(sent)
    if verb == "finding" and not form.is_valid():
        return render(request, "surveys/desk/survey.html", shown(me, found, finding_form=form), status=422)
    said = form.cleaned_data if verb == "finding" else {}
    verbs = {
        "open": lambda: actions.open_(found, by=me, at=at),
        "invite": lambda: actions.invite(found, whole(sent.get("number")), name=_group_name(sent.get("name")), group=sent.get("group", "")[:20], by=me, at=at),
        "close": lambda: actions.close(found, by=me, at=at),
        "finding": lambda: actions.add_finding(found, by=me, at=at, **said),
        "publish": lambda: actions.publish(found, by=me, at=at),
    }  # fmt: skip
    if verb not in verbs:
        raise Http404
    return act_once(request, verbs[verb], said=str(SAID[verb]), to="surveys:desk_survey", survey_id=found.pk)


def _group_name(text: str | None) -> str:
    return text if text in Survey.By.values else ""
