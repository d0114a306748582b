"""The plan of a year at the desk: what was planned, what is done, what is late. Each figure opens its rows."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from mulin.activities import actions, queries, rules
from mulin.activities.forms.plan import PlanForm
from mulin.activities.models import Plan
from mulin.kernel.access import Refused
from mulin.kernel.once import act_once
from mulin.kernel.sheets import writing
from mulin.kernel.ui.whole import MANY, whole
from mulin.organisations.queries import Standing
from mulin.places.models import Place

from .index import asked

A_PAGE = 50


def _year(request: HttpRequest) -> int:
    given = request.GET.get("year", "")
    return year if 2000 <= (year := whole(given)) <= 2100 else timezone.localdate().year


def _community(me: Standing) -> Place:
    return get_object_or_404(Place, pk=me.person.community_id if me.person else 0)


@login_required
def plans(request: HttpRequest) -> HttpResponse:
    me, at, year = asked(request), timezone.now(), _year(request)
    community = _community(me)
    keeps = rules.keeps(me, community.path)
    bodies = queries.bodies_for(me).filter(community=community)
    form = PlanForm(request.POST or None, bodies=bodies if keeps else bodies.filter(pk__in=me.units()), needs_body=not keeps)
    if request.method == "POST" and form.is_valid():
        said = dict(form.cleaned_data)
        number = said.pop("number")
        try:
            return act_once(
                request, lambda: actions.plan(community, year, number, **said, by=me, at=timezone.now()),
                said=_("计划加上了，办过的场次已经算进去。"), to=f"{request.path}?year={year}",
            )  # fmt: skip
        except Refused as refused:
            form.add_error(None, str(refused))
    rows = queries.progress(queries.plans_visible_to(me, community.pk).filter(year=year), community.pk, year, at)
    context = {
        "year": year, "years": range(timezone.localdate(at).year + 1, timezone.localdate(at).year - 4, -1), "rows": rows, "form": form,
        "keeps": keeps, "themes": queries.themes_of(community.pk), "may_plan": keeps or bool(me.units()),
        "planned": sum(one.plan.number for one in rows), "late": sum(bool(one.late) for one in rows),
        "may_copy": keeps and Plan.objects.filter(community=community, year=year - 1).exists(),
    }  # fmt: skip
    return render(request, "activities/desk/plans.html", context)


@login_required
@require_safe
def export(request: HttpRequest) -> HttpResponseBase:
    me, at, year = asked(request), timezone.now(), _year(request)
    community = _community(me)
    rows = queries.progress(queries.plans_visible_to(me, community.pk).filter(year=year), community.pk, year, at)
    headers = [
        _("谁来办"),
        _("类别"),
        _("主题"),
        _("计划场次"),
        _("已办"),
        _("人次"),
        _("已排"),
        _("到今天应办"),
        _("落后"),
        _("还没排"),
    ]
    lines = [
        [
            str(one.plan.body or community.name), str(one.plan.get_kind_display()) if one.plan.kind else "", one.plan.theme,
            one.plan.number, one.held, one.heads, one.ahead, one.expected, one.late, one.missing,
        ]
        for one in rows
    ]  # fmt: skip
    return writing.export(headers, lines, f"{community.name}-{year}.xlsx")


def _plan(me: Standing, plan_id: int) -> Plan:
    return get_object_or_404(queries.plans_visible_to(me, _community(me).pk), pk=plan_id)


@login_required
def plan(request: HttpRequest, plan_id: int) -> HttpResponse:
    """The sessions behind a line: held, or in the calendar. Its number is changed here."""
    me, at = asked(request), timezone.now()
    found = _plan(me, plan_id)
    if request.method == "POST":
        number = request.POST.get("number", "")
        return act_once(
            request, lambda: actions.change_plan(found, whole(number, most=MANY), by=me, at=timezone.now()),
            said=_("改好了。"), to="activities:desk_plan", plan_id=found.pk,
        )  # fmt: skip
    held = request.GET.get("which") != "ahead"
    [row] = queries.progress([found], found.community_id, found.year, at)
    context: dict[str, Any] = {
        "row": row, "plan": found, "held": held,
        "page": Paginator(queries.sessions_for(found, held=held), A_PAGE).get_page(request.GET.get("page")),
        "may_plan": rules.may_plan(me, found.community.path, found.body_id),
    }  # fmt: skip
    return render(request, "activities/desk/plan.html", context)


@login_required
@require_POST
def drop(request: HttpRequest, plan_id: int) -> HttpResponse:
    me = asked(request)
    found = _plan(me, plan_id)
    return act_once(
        request,
        lambda: actions.drop_plan(found, by=me, at=timezone.now()),
        said=_("这一行计划去掉了。"),
        to="activities:desk_plans",
    )


@login_required
@require_POST
def copy(request: HttpRequest) -> HttpResponse:
    me, year = asked(request), _year(request)
    community = _community(me)
    return act_once(
        request, lambda: actions.copy_plans(community, year, by=me, at=timezone.now()), said=_("去年的计划抄过来了，请改一改场数。"),
        to="activities:desk_plans",
    )  # fmt: skip
