from collections.abc import Callable
from datetime import datetime
from typing import Any

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from mulin.funds import actions, forms, queries, rules
from mulin.funds.models import Spending
from mulin.funds.views.acting import A_PAGE, acted, asked, fund_asked, only, proofs
from mulin.kernel.access import Refused, require
from mulin.ledger.queries import reads_books, say
from mulin.organisations.queries import Standing

from .sealed import shown_about


def page_of(pk: int) -> str:
    return reverse("funds:desk_spending", args=[pk])


@login_required
@require_safe
def spendings(request: HttpRequest, fund_id: int) -> HttpResponse:
    me, found = fund_asked(request, fund_id)
    purposes = found.purposes.order_by("id")
    form = forms.SpendingsFilter(request.GET, purposes=purposes)
    said = form.cleaned_data if form.is_valid() else {}
    rows = found.spendings.select_related("purpose").order_by("-asked_at", "-id")
    rows = rows.filter(status=said["status"]) if said.get("status") else rows
    rows = rows.filter(purpose=said["purpose"]) if said.get("purpose") else rows
    page = Paginator(rows, A_PAGE).get_page(request.GET.get("page"))
    council = queries.council_of(found, timezone.localdate())
    shown = {
        "fund": found, "page": page, "form": form, "may_ask": rules.may_ask(me, found, council),
        "rows": [(row, say(row.paid if row.paid is not None else row.amount, "cny")) for row in page],
    }  # fmt: skip
    return render(request, "funds/desk/spendings.html", shown)


@login_required
def ask(request: HttpRequest, fund_id: int) -> HttpResponse:
    me, found = fund_asked(request, fund_id)
    require(rules.may_ask(me, found, queries.council_of(found, timezone.localdate())))
    purposes = found.purposes.select_related("fund__community").order_by("id")
    form = forms.AskForm(request.POST or None, purposes=purposes, community_id=found.community_id)
    if request.method == "POST" and form.is_valid():
        said = dict(form.cleaned_data)
        purpose = said.pop("purpose")
        if answer := acted(
            request, lambda: actions.ask(purpose, **said, by=me, at=timezone.now()),
            said=_("申请交上去了，要两位批准。有结果会告诉您。"), to=page_of, form=form,
        ):  # fmt: skip
            return answer
    back = reverse("funds:desk_spendings", args=[found.pk])
    shown = {"form": form, "title": _("申请用款"), "back": back, "button": _("交上去"), "fund": found}
    return render(request, "funds/desk/form.html", shown)


@login_required
def spending(request: HttpRequest, spending_id: int) -> HttpResponse:
    me, at, today = asked(request), timezone.now(), timezone.localdate()
    rows = Spending.objects.filter(fund__in=queries.funds_visible_to(me, today))
    found = get_object_or_404(
        rows.select_related("fund__community", "fund__book", "purpose", "person", "earmark"), pk=spending_id
    )
    which = request.POST.get("form", "")

    def posted(name: str) -> dict[str, Any]:
        return {"data": request.POST, "files": request.FILES} if which == name else {}

    each: dict[str, Any] = {
        "pay": forms.PayForm(initial={"paid": f"{found.amount / 100:.2f}", "on": today}, **posted("pay")),
        "proof": forms.ProofForm(**posted("proof")),
        "return": forms.ReturnForm(initial={"on": today}, **posted("return")),
    }
    council = queries.council_of(found.fund, today)
    may_see, about, refused = rules.may_see_about(me, found.fund, council), "", ""
    if which == "reveal":
        about, refused = shown_about(found, request.POST.get("reason", ""), may_see, me, at)
    elif request.method == "POST" and (which not in each or each[which].is_valid()):
        form = each.get(which)
        act, said = _act(which, found, form, request.POST.get("reason", ""), me, at)
        try:
            if answer := acted(request, act, said=said, to=page_of(found.pk), form=form):
                return answer
        except Refused as why:
            refused = str(why)
    approvals = list(found.approvals.select_related("person").order_by("id"))
    shown = {
        "spending": found, "amount": say(found.amount, "cny"), "paid": say(found.paid, "cny") if found.paid is not None else "",
        "returned": say(found.returned, "cny") if found.returned else "", "forms": each, "which": which, "about": about, "refused": refused, "approvals": approvals,
        "asked_by": queries.name_of(found.asked_by), "files": queries.files_of(found.evidence.all()),
        "reads_books": reads_books(me), "entries": queries.entries_of(queries.SPENDING, found.pk), "left": queries.left_for(found, today.year),
        "may": {
            "decide": rules.may_decide(me, found, council, {one.person_id for one in approvals}),
            "refuse": rules.may_decide(me, found, council, ()), "pay": rules.may_pay(me, found),
            "withdraw": rules.may_withdraw(me, found), "unpay": rules.may_unpay(me, found), "see": may_see,
            "back": rules.may_take_return(me, found),
            "keep": rules.may_keep(me, found.fund),
        },
    }  # fmt: skip
    return render(request, "funds/desk/spending.html", shown)


def _act(which: str, found: Spending, form: Any, reason: str, me: Standing, at: datetime) -> tuple[Callable[[], Any], str]:
    acts: dict[str, tuple[Callable[[], Any], str]] = {
        "approve": (lambda: actions.approve(found, by=me, at=at), _("您批准了。")),
        "refuse": (lambda: actions.refuse(found, reason=reason, by=me, at=at), _("没有批准，申请人会看到原因。")),
        "withdraw": (lambda: actions.withdraw(found, by=me, at=at), _("撤回了，预留的钱放回去了。")),
        "unpay": (lambda: actions.unpay(found, reason=reason, by=me, at=at), _("已冲正，两笔都留着给大家看。")),
        "pay": (
            lambda: actions.pay(found, **only(form, "paid", "on"), **proofs(form, me, at), by=me, at=at),
            _("付款登记好了，已记入账本。"),
        ),
        "return": (
            lambda: actions.take_return(found, **only(form, "amount", "on"), **proofs(form, me, at), by=me, at=at),
            _("退回的钱登记好了，已记入账本。"),
        ),
        "proof": (lambda: _proved(found, form, me, at), _("凭证加上了。")),
    }
    if which not in acts:
        raise Refused(_("没有这一步，请刷新后再试。"))
    return acts[which]


def _proved(found: Spending, form: Any, me: Standing, at: datetime) -> Spending:
    actions.add_evidence(found, **proofs(form, me, at), by=me)
    return found
