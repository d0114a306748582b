"""One contract: its words, duties, money, judgement, and the acts of both sides."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.dateparse import parse_date
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from mulin.facilities import actions, queries, rules
from mulin.facilities.forms.contract import DutyForm, EndForm, RatesForm, SheetForm, SignForm
from mulin.facilities.models import Contract, ContractFile, Duty
from mulin.facilities.queries.contract_parts import Parts
from mulin.kernel.access import Refused, require
from mulin.kernel.media.actions import BadUpload
from mulin.kernel.once import act_once
from mulin.organisations.queries import Standing
from mulin.people.models import Person

from .contracts import contract_read, reader

Acts = dict[str, tuple[Any, Callable[[dict[str, Any]], object], str]]


@login_required
def contract(request: HttpRequest, contract_id: int) -> HttpResponse:
    me, at = reader(request), timezone.now()
    found = contract_read(me, contract_id)
    parts = queries.contract_parts.parts_of(found)
    acts = _acts(request, me, found)
    which = request.POST.get("form", "")
    if request.method == "POST":
        if which not in acts:
            raise Http404
        form, act, said = acts[which]
        if form.is_valid():
            values = form.cleaned_data
            try:
                return act_once(request, lambda: act(values), said=said, to="facilities:desk_contract", contract_id=found.pk)
            except Refused as refused:
                form.add_error(None, str(refused))
    return render(request, "facilities/contracts/contract.html", _shown(me, found, parts, acts, timezone.localdate(at)))


def _acts(request: HttpRequest, me: Standing, found: Contract) -> Acts:
    """Each form with what it does; those that this person may not send are not there."""
    at, today = timezone.now(), timezone.localdate()
    sent = lambda name: request.POST if request.POST.get("form") == name else None  # noqa: E731 - only to say it shortly
    made: Acts = {}
    if rules.may_write_contract(me, found):
        rates = {row.counted: row.price / 100 for row in found.rates.all()}
        rate_form = RatesForm(sent("rates"), initial=rates)
        made["duty"] = (
            DutyForm(sent("duty")),
            lambda said: actions.contract.add_duty(found, **said, by=me, at=at),
            _("职责加上了。"),
        )
        made["rates"] = (
            rate_form,
            lambda _said: actions.contract.set_rates(found, rate_form.rates(), by=me, at=at),
            _("单价存好了。"),
        )
        made["sign"] = (
            SignForm(sent("sign"), initial={"on": today, "for_us": me.person.name if me.person else ""}),
            lambda said: actions.contract_signing.sign(found, **said, by=me, at=at), _("合同生效了，运营单位会收到消息。"),
        )  # fmt: skip
    if rules.may_end_contract(me, found, today):
        made["end"] = (
            EndForm(sent("end"), initial={"on": today}),
            lambda said: actions.contract_signing.end(found, said["why"], on=said["on"], by=me, at=at), _("终止了，双方都会收到消息。"),
        )  # fmt: skip
    if rules.may_settle_contract(me, found) and found.pays != Contract.Pays.NOBODY:
        made["sheet"] = (
            SheetForm(sent("sheet"), initial={"until": min(found.last_on, today - timedelta(days=1))}),
            lambda said: actions.contract_money.make_sheet(found, said["until"], by=me, at=at), _("结算单做好了，等运营单位确认。"),
        )  # fmt: skip
    return made


def _shown(me: Standing, found: Contract, parts: Parts, acts: Acts, today: Any) -> dict[str, Any]:
    since = queries.contract_money.next_day(found)
    until = min(found.last_on, today - timedelta(days=1))
    lines = queries.contract_money.lines_of(found, since, until) if since <= until and found.status in Contract.HOLDING else []
    names = dict(Person.objects.filter(pk__in=[found.made_by, found.signed_noted_by, found.ended_by]).values_list("pk", "name"))
    quarter = rules.natural("quarter", min(today, found.last_on))[0]
    return {
        "contract": found, "facility": found.facility, "today": today, "forms": {name: one[0] for name, one in acts.items()},
        "keeps": bool(rules.may_keep(me, found.facility)), "may_write": rules.may_write_contract(me, found), "may_tick": rules.may_tick(me, found),
        "may_follow": rules.may_follow_contract(me, found), "left": (found.last_on - today).days, "duties": queries.duty.kept_duties(found, today),
        "rates": list(found.rates.all()), "sheets": list(found.sheets.all()[:24]), "settlements": parts.settlements[:24],
        "lines": lines, "since": since, "until": until, "owed": queries.contract_money.in_yuan(lines), "files": parts.files,
        "opinions": queries.contract.opinions(found, today)[:8], "evaluations": [(one, queries.contract.total(one)) for one in parts.evaluations],
        "may_evaluate": rules.may_evaluate(me, found), "quarter": quarter, "evaluated": any(one.on == quarter for one in parts.evaluations),
        "operates": rules.operates(me, found), "maker": names.get(found.made_by), "noter": names.get(found.signed_noted_by or 0),
        "ender": names.get(found.ended_by or 0), "following": parts.following,
    }  # fmt: skip


@login_required
@require_POST
def follow(request: HttpRequest, contract_id: int) -> HttpResponse:
    me = reader(request)
    found = contract_read(me, contract_id)
    return act_once(
        request, lambda: actions.contract.follow(found, by=me, at=timezone.now()), said=_("下一份照抄成草稿了，请改好再签。"),
        to="facilities:desk_contracts",
    )  # fmt: skip


@login_required
@require_POST
def add_file(request: HttpRequest, contract_id: int) -> HttpResponse:
    me = reader(request)
    found, upload = contract_read(me, contract_id), request.FILES.get("file")
    require(rules.may_keep(me, found.facility))
    try:
        if upload is None:
            raise BadUpload(_("请选一份文件。"))
        return act_once(
            request, lambda: actions.contract.add_file(found, upload, by=me, at=timezone.now()), said=_("文件存好了，只有双方能看。"),
            to="facilities:desk_contract", contract_id=found.pk,
        )  # fmt: skip
    except BadUpload as bad:
        messages.error(request, str(bad))
        return redirect("facilities:desk_contract", contract_id=found.pk)


@login_required
@require_POST
def drop_file(request: HttpRequest, contract_file_id: int) -> HttpResponse:
    me = reader(request)
    rows = ContractFile.objects.filter(contract__in=queries.contract.visible_to(me).values("pk"))
    found = get_object_or_404(rows, pk=contract_file_id)
    return act_once(
        request, lambda: actions.contract.drop_file(found, by=me, at=timezone.now()), said=_("文件去掉了。"),
        to="facilities:desk_contract", contract_id=found.contract_id,
    )  # fmt: skip


def _duty(me: Standing, duty_id: int) -> Duty:
    rows = Duty.objects.filter(contract__in=queries.contract.visible_to(me).values("pk"))
    found: Duty = get_object_or_404(rows.select_related("contract__facility__place"), pk=duty_id)
    return found


@login_required
@require_POST
def drop_duty(request: HttpRequest, operator_duty_id: int) -> HttpResponse:
    me = reader(request)
    found = _duty(me, operator_duty_id)
    return act_once(
        request, lambda: actions.contract.drop_duty(found, by=me, at=timezone.now()), said=_("职责去掉了。"),
        to="facilities:desk_contract", contract_id=found.contract_id,
    )  # fmt: skip


@login_required
@require_POST
def tick(request: HttpRequest, operator_duty_id: int) -> HttpResponse:
    """Done, with a note, and a picture where one is wanted."""
    me, sent = reader(request), request.POST
    found, on = _duty(me, operator_duty_id), parse_date(sent.get("on", ""))
    try:
        if on is None:
            raise Refused(_("请写是哪一天的。"))
        return act_once(
            request, lambda: actions.duty.tick(found, on, sent.get("words", ""), request.FILES.get("picture"), by=me, at=timezone.now()),
            said=_("记上了，写着您的名字。"), to="facilities:desk_contract", contract_id=found.contract_id,
        )  # fmt: skip
    except (BadUpload, Refused) as bad:
        messages.error(request, str(bad))
        return redirect("facilities:desk_contract", contract_id=found.contract_id)
