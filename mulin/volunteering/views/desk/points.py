"""Points at the desk: the rules and who answers appeals; somebody at the counter with their points."""

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from mulin.kernel.access import Refused, require
from mulin.kernel.once import act_once
from mulin.kernel.ui.whole import whole
from mulin.organisations.queries import communities_of, who_asks
from mulin.people import queries as people
from mulin.volunteering import actions, queries
from mulin.volunteering.forms.points import AnswerForm, AppealForm, EndRuleForm, PointsRuleForm
from mulin.volunteering.models import Appeal, EarningRule
from mulin.volunteering.queries import points as earning
from mulin.volunteering.queries import shop
from mulin.volunteering.rules import Who, may_keep
from mulin.volunteering.rules import points as rules
from mulin.volunteering.views.saying import rule_sentences, said

from .index import asked

A_PAGE, A_FEW = 25, 20


@login_required
@require_safe
def points(request: HttpRequest) -> HttpResponse:
    """The rules, and appeals: those that wait first, `?status=` for others."""
    who, at = asked(request), timezone.now()
    communities, status = queries.communities_kept(who), request.GET.get("status", "")
    rows = earning.appeals_waiting(who)
    if status in Appeal.Status.values:
        rows = earning.appeals_visible_to(who).filter(status=status, community__in=communities).order_by("-id")
    words = request.GET.get("q", "").strip()
    page = Paginator(rows, A_PAGE).get_page(request.GET.get("page"))
    shown = {
        "rules": [one for community in sorted(communities) for one in rule_sentences(community, timezone.localdate(at))],
        "totals": earning.totals(communities), "may_set": bool(who.standing.paths(rules.SETTERS)), "status": status, "statuses": Appeal.Status.choices, "words": words,
        "found": list(people.search(who.standing, words)[:10]) if words else [],
        "page": page, "rows": [(one, earning.overdue(one, at)) for one in page],
    }  # fmt: skip
    return render(request, "volunteering/points/desk.html", shown)


@login_required
def rule(request: HttpRequest) -> HttpResponse:
    """A rule from a day on, in place of the one that is running."""
    who, today = asked(request), timezone.localdate()
    community = get_object_or_404(communities_of(who.standing).order_by("id")[:1])
    require(rules.may_set_points(who, community.path))
    form = PointsRuleForm(request.POST or None, initial={"since": today, "kind": request.GET.get("kind", "")})
    if request.method == "POST" and form.is_valid():
        try:
            return act_once(
                request, lambda: actions.set_points_rule(community, **form.cleaned_data, by=who, at=timezone.now()),
                said=_("规则已定，从那天起算，以前得的不变。"), to="volunteering:desk_points",
            )  # fmt: skip
        except Refused as refused:
            form.add_error(None, str(refused))
    shown = {"form": form, "title": _("积分怎么得"), "back": "volunteering:desk_points", "button": _("定下")}
    return render(request, "volunteering/desk/form.html", shown)


@login_required
def end_rule(request: HttpRequest, rule_id: int) -> HttpResponse:
    who, today = asked(request), timezone.localdate()
    rows = EarningRule.objects.filter(community__in=queries.communities_kept(who)).select_related("community")
    found = get_object_or_404(rows, pk=rule_id)
    require(rules.may_set_points(who, found.community.path))
    form = EndRuleForm(request.POST or None, initial={"last": max(today, found.since)})
    if request.method == "POST" and form.is_valid():
        try:
            return act_once(
                request, lambda: actions.end_points_rule(found, form.cleaned_data["last"], by=who, at=timezone.now()),
                said=_("已定下最后一天，得过的不变。"), to="volunteering:desk_points",
            )  # fmt: skip
        except Refused as refused:
            form.add_error("last", str(refused))
    return render(request, "volunteering/points/desk_end.html", {"form": form, "rule": said(found, today)})


@login_required
def appeal(request: HttpRequest, appeal_id: int) -> HttpResponse:
    who, at = asked(request), timezone.now()
    rows = earning.appeals_visible_to(who).filter(community__in=queries.communities_kept(who))
    found = get_object_or_404(rows, pk=appeal_id)
    form = AnswerForm(request.POST or None, initial={"amount": 1})
    if request.method == "POST" and form.is_valid():
        words, amount = form.cleaned_data["words"], form.cleaned_data["amount"] or 0

        def answer() -> object:
            if request.POST.get("act") == "grant":
                return actions.grant_appeal(found, amount, words, by=who, at=at)
            return actions.refuse_appeal(found, words, by=who, at=at)

        try:
            return act_once(request, answer, said=_("已答复，本人会收到消息。"), to="volunteering:desk_points")
        except Refused as refused:
            form.add_error(None, str(refused))
    shown = {
        "appeal": found, "form": form, "may": rules.may_answer(who, found), "late": earning.overdue(found, at),
        "points": earning.points_of(found.person_id), "kind": rules.words_of(found.award.kind) if found.award else "",
    }  # fmt: skip
    return render(request, "volunteering/points/desk_appeal.html", shown)


@login_required
def person(request: HttpRequest, person_id: int) -> HttpResponse:
    """Somebody at the counter without a phone: their points, an appeal and an item for them, under the worker's name."""
    me, at = who_asks(request), timezone.now()
    require(may_keep(Who(me)))
    found = get_object_or_404(people.visible_to(me).select_related("community"), pk=person_id)
    form = AppealForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            return act_once(
                request, lambda: actions.appeal(found, form.cleaned_data["words"], by=queries.who_serves(me), at=at),
                said=_("已替%(name)s记下，记录上有您的名字。") % {"name": found.name}, to="volunteering:desk_points",
            )  # fmt: skip
        except Refused as refused:
            form.add_error("words", str(refused))
    offered = shop.items_offered(found.community_id, timezone.localdate(at)).filter(since__lte=timezone.localdate(at))
    statement = earning.statement_of(found.pk, request.GET.get("page"))
    shown = {
        "person": found, "points": statement.points, "form": form, "statement": statement, "items": list(offered[:100]),
        "orders": statement.waiting[:A_FEW],
    }  # fmt: skip
    return render(request, "volunteering/points/desk_person.html", shown)


@login_required
@require_POST
def redeem(request: HttpRequest, person_id: int) -> HttpResponse:
    who = asked(request)
    found = get_object_or_404(people.visible_to(who.standing), pk=person_id)
    wanted, pieces = request.POST.get("item", ""), request.POST.get("pieces", "1")
    item = get_object_or_404(shop.items_kept(who), pk=whole(wanted))
    number = whole(pieces, most=999)
    key = request.POST.get("once", "")[:60]
    return act_once(
        request, lambda: actions.redeem(item, found, number, once_key=key, by=who, at=timezone.now()),
        said=_("已替%(name)s换好，交付时点“交付”。") % {"name": found.name}, to="volunteering:desk_points_person", person_id=found.pk,
    )  # fmt: skip
