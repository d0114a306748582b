"""The community's side of a campaign: its works, its jury, its result."""

from collections.abc import Callable

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from mulin.activities.actions import campaigns as actions
from mulin.activities.flow import campaign as flow
from mulin.activities.forms.campaigns import AnnounceForm
from mulin.activities.models import Campaign, Juror, Submission
from mulin.activities.queries import campaigns as queries
from mulin.activities.rules import campaigns as rules
from mulin.kernel.access import Refused, require
from mulin.kernel.once import act_once
from mulin.kernel.sheets import writing
from mulin.organisations.queries import Standing, who_asks
from mulin.people import queries as people

from .sending import done, form_for, require_open, work_of

A_PAGE = 25
VIEWS = {
    "sent": gettext_lazy("等查看"),
    "choice": gettext_lazy("收下的"),
    "back": gettext_lazy("退回的"),
    "all": gettext_lazy("全部"),
}


def keeper(request: HttpRequest) -> Standing:
    me = who_asks(request)
    require(rules.may_open_campaigns(me))
    return me


def load(me: Standing, campaign_id: int) -> Campaign:
    return get_object_or_404(queries.managed_by(me), pk=campaign_id)


@login_required
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    me = keeper(request)
    page = Paginator(queries.managed_by(me).order_by("-made_at", "-id"), A_PAGE).get_page(request.GET.get("page"))
    context = {"page": page, "waiting": set(queries.waiting_for(me).values_list("pk", flat=True))}
    return render(request, "activities/campaigns/desk/index.html", context)


@login_required
@require_safe
def campaign(request: HttpRequest, campaign_id: int) -> HttpResponse:
    me = keeper(request)
    found = load(me, campaign_id)
    figures = queries.sum_of(found)
    view = request.GET.get("view", "")
    view = view if view in VIEWS else "sent" if figures.waiting else "choice"
    rows = {
        "sent": queries.works_of(found, "sent"), "choice": queries.ranked(found), "back": queries.works_of(found, "back"),
        "all": queries.works_of(found),
    }[view]  # fmt: skip
    words = request.GET.get("q", "").strip()
    context = {
        "campaign": found, "sum": figures, "view": view, "views": VIEWS.items(), "words": words,
        "page": Paginator(rows.prefetch_related("pictures"), A_PAGE).get_page(request.GET.get("page")),
        "jurors": list(found.jurors.select_related("person")), "found": people.search(me, words)[:8] if words else [],
        "may_change": bool(rules.may_change_campaign(me, found)), "names_jurors": bool(rules.may_name_jurors(me, found)),
        "may": {step.name: bool(rules.may_move_on(me, found, step)) for step in flow.CAMPAIGN_STEPS},
        "may_announce": rules.may_announce(me, found, selected=figures.selected, waiting=figures.waiting),
        "collects": found.status == Campaign.Status.CALLING, "selects": found.status == Campaign.Status.CHOOSING,
    }  # fmt: skip
    return render(request, "activities/campaigns/desk/campaign.html", context)


@login_required
@require_POST
def act(request: HttpRequest, campaign_id: int, verb: str) -> HttpResponse:
    """Publish the call, end it before its time, call it off."""
    me, at = keeper(request), timezone.now()
    found, words = load(me, campaign_id), request.POST.get("words", "")[:200]
    acts: dict[str, tuple[Callable[[], Campaign], str]] = {
        "call": (lambda: actions.call(found, by=me, at=at), _("征集发布了，到时间大家就能交作品。")),
        "stop": (lambda: actions.stop(found, by=me, at=at), _("征集截止了，可以评选。")),
        "call-off": (lambda: actions.call_off(found, words, by=me, at=at), _("征集取消了，交了作品的邻居都会收到消息。")),
    }
    if verb not in acts:
        raise Http404
    action, said = acts[verb]
    return act_once(request, action, said=said, to="activities:desk_campaign", campaign_id=found.pk)


@login_required
def announce(request: HttpRequest, campaign_id: int) -> HttpResponse:
    me = keeper(request)
    found = load(me, campaign_id)
    figures = queries.sum_of(found)
    require(rules.may_announce(me, found, selected=figures.selected, waiting=figures.waiting))
    form = AnnounceForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            return act_once(
                request, lambda: actions.announce(found, **form.cleaned_data, by=me, at=timezone.now()),
                said=_("揭晓了，入选的作品公开展示，作者都会收到消息。"), to="activities:desk_campaign", campaign_id=found.pk,
            )  # fmt: skip
        except Refused as refused:
            form.add_error(None, str(refused))
    selected = [one for one in queries.ranked(found) if one.status == Submission.Status.SELECTED]
    context = {"campaign": found, "form": form, "sum": figures, "selected": selected}
    return render(request, "activities/campaigns/desk/announce.html", context)


@login_required
def enter(request: HttpRequest, campaign_id: int, person_id: int) -> HttpResponse:
    """From paper, for somebody without a phone; the worker's name is kept with it."""
    me = keeper(request)
    found, person = load(me, campaign_id), get_object_or_404(people.visible_to(me), pk=person_id)
    require_open(me, person, found)
    form = form_for(request, found, person)
    if done(request, form, lambda: actions.send(found, person, work_of(form, request), by=me, at=timezone.now())):
        messages.success(request, _("已替%(name)s交上，按纸上的登记。") % {"name": person.name})
        return redirect("activities:desk_campaign", campaign_id=found.pk)
    return render(request, "activities/campaigns/desk/enter.html", {"campaign": found, "form": form, "person": person})


@login_required
@require_POST
def name_juror(request: HttpRequest, campaign_id: int, person_id: int) -> HttpResponse:
    me = keeper(request)
    found, person = load(me, campaign_id), get_object_or_404(people.visible_to(me), pk=person_id)
    return act_once(
        request, lambda: actions.name_juror(found, person, by=me, at=timezone.now()),
        said=_("%(name)s是评委了，会收到消息。") % {"name": person.name}, to="activities:desk_campaign", campaign_id=found.pk,
    )  # fmt: skip


@login_required
@require_POST
def drop_juror(request: HttpRequest, juror_id: int) -> HttpResponse:
    me = keeper(request)
    rows = Juror.objects.select_related("campaign", "person").filter(campaign__in=queries.managed_by(me).values("pk"))
    found = get_object_or_404(rows, pk=juror_id)
    return act_once(
        request, lambda: actions.drop_juror(found, by=me, at=timezone.now()), said=_("%(name)s不再是评委。") % {"name": found.person.name},
        to="activities:desk_campaign", campaign_id=found.campaign_id,
    )  # fmt: skip


@login_required
@require_safe
def export(request: HttpRequest, campaign_id: int) -> HttpResponseBase:
    """Every work with its author, for those who hang them up and print the booklet."""
    me = keeper(request)
    found = load(me, campaign_id)
    headers = [
        _("编号"), _("作者"), _("署名"), _("题目"), _("文字"), _("图片"), _("状态"), _("平均分"), _("几位评委打了"), _("点赞"), _("奖项"),
        _("可以展示"), _("交的时间"),
    ]  # fmt: skip
    chosen = {row.pk: row for row in queries.ranked(found)}
    rows = [
        (
            one.number, one.person.name, one.pen_name or one.get_credit_display(), one.title, one.words, one.pages,
            one.get_status_display(), chosen[one.pk].average if one.pk in chosen else None,
            chosen[one.pk].marked if one.pk in chosen else 0, chosen[one.pk].hearted if one.pk in chosen else 0, one.prize,
            _("是") if one.may_show else _("否"), one.sent_at,
        )
        for one in queries.works_of(found)
    ]  # fmt: skip
    return writing.export([str(header) for header in headers], rows, f"works-{found.pk}.xlsx")
