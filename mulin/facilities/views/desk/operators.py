"""Money and judgement between the community and an operator: settlement sheets, duties as a table, quarterly evaluations."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.dateparse import parse_date
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.http import require_POST, require_safe

from mulin.facilities import actions, queries, rules
from mulin.facilities.forms.contract import EvaluationForm
from mulin.facilities.models import ContractSheet, Evaluation
from mulin.kernel.access import Refused, require
from mulin.kernel.once import act_once, once
from mulin.kernel.sheets.writing import export
from mulin.organisations.queries import Standing

from .contracts import contract_read, reader


def _sheet(me: Standing, sheet_id: int) -> ContractSheet:
    rows = queries.contract.sheets().filter(contract__in=queries.contract.visible_to(me).values("pk"))
    found: ContractSheet = get_object_or_404(rows, pk=sheet_id)
    return found


@login_required
@require_safe
def sheet(request: HttpRequest, contract_sheet_id: int) -> HttpResponse:
    """As it was frozen, and whether the counts still say the same."""
    me = reader(request)
    found = _sheet(me, contract_sheet_id)
    lines = queries.contract_money.frozen(found)
    context = {
        "sheet": found, "contract": found.contract, "facility": found.contract.facility, "lines": lines, "may_agree": rules.may_agree_sheet(me, found),
        "same": lines == queries.contract_money.lines_of(found.contract, found.since, found.until),
    }  # fmt: skip
    return render(request, "facilities/contracts/sheet.html", context)


@login_required
@require_safe
def sheet_file(request: HttpRequest, contract_sheet_id: int) -> HttpResponseBase:
    found = _sheet(reader(request), contract_sheet_id)
    lines = queries.contract_money.frozen(found)
    each = found.contract.get_each_display()
    rows = [(line.what or f"{_('固定金额')} {each}", line.number, line.price / 100, line.owed / 100) for line in lines]
    total = (_("合计"), "", "", found.owed / 100)
    name = f"{found.contract.facility.name} {found.since:%Y-%m-%d} {found.until:%Y-%m-%d}.xlsx"
    return export([pgettext("line of a list", "项目"), _("数量"), _("单价（元）"), _("金额（元）")], [*rows, total], name)


@login_required
@require_POST
def agree(request: HttpRequest, contract_sheet_id: int) -> HttpResponse:
    me = reader(request)
    found = _sheet(me, contract_sheet_id)
    return act_once(
        request, lambda: actions.contract_money.agree_sheet(found, by=me, at=timezone.now()), said=_("确认了。"),
        to="facilities:desk_contract_sheet", contract_sheet_id=found.pk,
    )  # fmt: skip


@login_required
@require_safe
def duties_file(request: HttpRequest, contract_id: int) -> HttpResponseBase:
    """Every stretch of every duty, as the page counts them."""
    found = contract_read(reader(request), contract_id)
    words = {"met": _("做到"), "missed": _("没有做到"), "running": _("还在进行"), "unjudged": _("不评")}
    rows = [
        (
            kept.duty.name,
            kept.duty.get_rhythm_display(),
            kept.duty.get_measure_display(),
            kept.duty.goal,
            one.stretch.first,
            one.stretch.last,
            one.figure,
            words[one.state],
            one.done.words if one.done else "",
        )
        for kept in queries.duty.kept_duties(found, timezone.localdate())
        for one in kept.results
    ]
    headers = [_("职责"), _("多久一次"), _("怎么算做到"), _("目标"), _("第一天"), _("最后一天"), _("数目"), _("结果"), _("记录")]
    return export(headers, rows, f"{found.facility.name} {_('职责')}.xlsx")


@login_required
def evaluate(request: HttpRequest, contract_id: int) -> HttpResponse:
    me, today = reader(request), timezone.localdate()
    found = contract_read(me, contract_id)
    require(rules.may_evaluate(me, found))
    asked_for = parse_date(request.GET.get("quarter", "")) or min(today, found.last_on)
    quarter = rules.natural("quarter", asked_for)[0]
    form = EvaluationForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        marks, words = form.marks(), form.cleaned_data["words"]

        def act() -> dict[str, int]:
            return {"id": actions.operator.evaluate(found, quarter, marks, words, by=me, at=timezone.now()).pk}

        try:
            return redirect("facilities:desk_evaluation", evaluation_id=once(request, act)["id"])
        except Refused as refused:
            form.add_error(None, str(refused))
    opinion = next((one for one in queries.contract.opinions(found, today) if one.on == quarter), None)
    context = {
        "contract": found, "facility": found.facility, "form": form, "quarter": quarter, "opinion": opinion,
        "duties": [kept for kept in queries.duty.kept_duties(found, today) if kept.judged],
    }  # fmt: skip
    return render(request, "facilities/contracts/evaluate.html", context)


def _evaluation(me: Standing, evaluation_id: int) -> Evaluation:
    rows = queries.contract.evaluations().filter(contract__in=queries.contract.visible_to(me).values("pk"))
    found: Evaluation = get_object_or_404(rows, pk=evaluation_id)
    return found


@login_required
def evaluation(request: HttpRequest, evaluation_id: int) -> HttpResponse:
    """What the community thinks, and the operator's answer."""
    me = reader(request)
    found = _evaluation(me, evaluation_id)
    if request.method == "POST":
        words = request.POST.get("words", "")
        return act_once(
            request,
            lambda: actions.operator.answer_evaluation(found, words, by=me, at=timezone.now()),
            said=_("回应发出了，社区会收到。"),
            to="facilities:desk_evaluation",
            evaluation_id=found.pk,
        )
    context = {
        "evaluation": found, "contract": found.contract, "facility": found.contract.facility, "total": queries.contract.total(found),
        "may_answer": rules.may_answer_evaluation(me, found),
    }  # fmt: skip
    return render(request, "facilities/contracts/evaluation.html", context)
