"""The account with the operator."""

from datetime import timedelta

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from mulin.facilities import actions, queries, rules
from mulin.facilities.forms import SettleForm
from mulin.kernel.access import Refused
from mulin.kernel.once import act_once, once
from mulin.kernel.sheets.writing import export

from .canteen import canteen_served
from .index import asked

HEADERS = ["餐次", "类别", "份数", "应收（元）", "社区补贴（元）", "居民付（元）", "其中更正（笔）"]


@login_required
def settlements(request: HttpRequest, canteen_id: int) -> HttpResponse:
    """What the counts say now, and what was settled before."""
    me, today = asked(request), timezone.localdate()
    found = canteen_served(me, canteen_id)
    last = found.settlements.order_by("-until").first()
    first_meal = found.meals.order_by("on").values_list("on", flat=True).first()
    since = last.until + timedelta(days=1) if last else first_meal or today.replace(day=1)
    until = max(since, today - timedelta(days=1))
    form = SettleForm(request.POST or None, initial={"since": since, "until": until})
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        try:
            answer = once(
                request, lambda: {"id": actions.settle(found, said["since"], said["until"], by=me, at=timezone.now()).pk}
            )
            return redirect("facilities:desk_settlement", settlement_id=answer["id"])
        except Refused as refused:
            form.add_error(None, str(refused))
    context = {
        "canteen": found, "facility": found.facility, "form": form, "rows": list(found.settlements.all()[:36]), "since": since, "today": today,
        "account": queries.account_of(found, since, today), "may_keep": rules.may_keep(me, found.facility),
    }  # fmt: skip
    return render(request, "facilities/desk/settlements.html", context)


@login_required
@require_safe
def settlement(request: HttpRequest, settlement_id: int) -> HttpResponse:
    """As it was frozen, and whether the counts still say the same."""
    me = asked(request)
    found = get_object_or_404(queries.settlements_served(me), pk=settlement_id)
    account = queries.frozen(found.figures)
    operator = found.canteen.facility.operator_id
    context = {
        "settlement": found, "canteen": found.canteen, "facility": found.canteen.facility, "account": account,
        "same": account == queries.account_of(found.canteen, found.since, found.until),
        "may_agree": operator is not None and operator in me.units(),
    }  # fmt: skip
    return render(request, "facilities/desk/settlement.html", context)


@login_required
@require_safe
def sheet(request: HttpRequest, settlement_id: int) -> HttpResponseBase:
    me = asked(request)
    found = get_object_or_404(queries.settlements_served(me), pk=settlement_id)
    account = queries.frozen(found.figures)
    rows = [
        (line.course_words, line.what, line.portions, line.price / 100, line.off / 100, line.paid / 100, line.corrections)
        for line in account.lines
    ]
    total = (
        _("合计"),
        "",
        account.portions,
        account.price / 100,
        account.owed / 100,
        account.paid / 100,
        sum(line.corrections for line in account.lines),
    )
    return export(HEADERS, [*rows, total], f"{found.canteen.facility.name} {found.since:%Y-%m-%d} {found.until:%Y-%m-%d}.xlsx")


@login_required
@require_POST
def agree(request: HttpRequest, settlement_id: int) -> HttpResponse:
    me = asked(request)
    found = get_object_or_404(queries.settlements_served(me), pk=settlement_id)
    return act_once(
        request, lambda: actions.agree(found, by=me, at=timezone.now()), said=_("确认了。"),
        to="facilities:desk_settlement", settlement_id=found.pk,
    )  # fmt: skip
