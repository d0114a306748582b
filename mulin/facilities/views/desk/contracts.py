"""All contracts one may read: what waits, the table, the sheet; a new one."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from mulin.facilities import actions, queries, rules
from mulin.facilities.forms.contract import ContractForm
from mulin.facilities.models import Contract
from mulin.kernel.access import Refused, require
from mulin.kernel.once import act_once, once
from mulin.kernel.sheets.writing import export
from mulin.organisations.models import Organisation
from mulin.organisations.queries import Standing

from .index import asked, kept

A_PAGE = 30


def reader(request: HttpRequest) -> Standing:
    """Who keeps facilities or works for a unit; those who only curate a room have no business with contracts."""
    me = asked(request)
    require(rules.may_open_desk(me))
    return me


def contract_read(me: Standing, contract_id: int) -> Contract:
    found: Contract = get_object_or_404(queries.contract.visible_to(me), pk=contract_id)
    return found


@login_required
@require_safe
def contracts(request: HttpRequest) -> HttpResponse:
    me, today = reader(request), timezone.localdate()
    rows = queries.contract.visible_to(me)
    standing = queries.contract.not_over(me, today)
    here = [one for one in standing if one.last_on >= today]
    due = queries.duty.ticks_due(here, today)
    sheets = queries.contract.sheets().filter(contract__in=rows.values("pk"), agreed_at=None)
    unanswered = queries.contract.evaluations().filter(contract__in=rows.values("pk"), answered_at=None).prefetch_related(None)
    keeps = bool(me.paths(rules.KEEPERS))
    context = {
        "page": Paginator(rows.order_by("-last_on", "-id"), A_PAGE).get_page(request.GET.get("page")), "today": today, "keeps": keeps,
        "ending": [(one, (one.last_on - today).days) for one in queries.contract.ending(standing, today)],
        "due": [(one, due[one.pk]) for one in here if one.pk in due], "sheets": list(sheets[:20]), "unanswered": list(unanswered[:20]),
        "facilities": list(queries.kept_by(me).filter(closed_on=None)) if keeps else [],
    }  # fmt: skip
    return render(request, "facilities/contracts/index.html", context)


@login_required
@require_safe
def contracts_sheet(request: HttpRequest) -> HttpResponseBase:
    me = reader(request)
    headers = ["设施", "运营单位", "方式", "编号", "第一天", "最后一天", "状态", "钱怎么走", "金额（元）", "多久一次", "签订日", "社区签字", "运营签字", "终止原因"]  # fmt: skip
    rows = [
        (
            one.facility.name,
            one.organisation.name,
            one.get_kind_display(),
            one.number,
            one.since,
            one.last_on,
            one.get_status_display(),
            one.get_pays_display(),
            one.amount / 100,
            one.get_each_display() if one.amount else "",
            one.signed_on,
            one.signed_for_us,
            one.signed_for_them,
            one.ended_why,
        )
        for one in queries.contract.visible_to(me).order_by("-last_on", "-id")
    ]
    return export(headers, rows, f"{_('运营合同')} {timezone.localdate():%Y-%m-%d}.xlsx")


def _form(request: HttpRequest, me: Standing, **more: Any) -> ContractForm:
    community = me.person.community_id if me.person else 0
    operators = Organisation.objects.filter(community=community, closed_on=None).order_by("name")
    return ContractForm(request.POST or None, operators=operators, **more)


@login_required
def new(request: HttpRequest, facility_id: int) -> HttpResponse:
    me = asked(request)
    facility = kept(me, facility_id)
    form = _form(request, me, initial={"organisation": facility.operator_id})
    if request.method == "POST" and form.is_valid():
        said, at = form.cleaned_data, timezone.now()
        try:
            answer = once(request, lambda: {"id": actions.contract.draft(facility, **said, by=me, at=at).pk})
            return redirect("facilities:desk_contract", contract_id=answer["id"])
        except Refused as refused:
            form.add_error(None, str(refused))
    shown = {"form": form, "title": _("起草一份运营合同"), "button": _("存好，接着写职责"), "back": facility}
    return render(request, "facilities/desk/form.html", shown)


@login_required
def change(request: HttpRequest, contract_id: int) -> HttpResponse:
    me = reader(request)
    found = contract_read(me, contract_id)
    require(rules.may_write_contract(me, found))
    initial = {field.name: getattr(found, field.name) for field in found._meta.fields} | {"amount": found.amount / 100}
    form = _form(request, me, initial=initial)
    if request.method == "POST" and form.is_valid():
        said, at = form.cleaned_data, timezone.now()
        try:
            return act_once(
                request,
                lambda: actions.contract.change(found, **said, by=me, at=at),
                said=_("保存了。"),
                to="facilities:desk_contract",
                contract_id=found.pk,
            )
        except Refused as refused:
            form.add_error(None, str(refused))
    shown = {"form": form, "title": _("改合同草稿"), "button": _("保存"), "back": found.facility}
    return render(request, "facilities/desk/form.html", shown)
