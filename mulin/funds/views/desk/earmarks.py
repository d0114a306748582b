"""Money kept for one thing: asked for, approved by two, its parts and draws, what came back, and what is let go."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from mulin.funds import actions, forms, queries, rules
from mulin.funds.models import Earmark
from mulin.funds.views.acting import acted, asked, fund_asked, only, proofs
from mulin.kernel.access import Refused, require
from mulin.ledger.queries import say
from mulin.organisations.queries import Standing


def page_of(pk: int) -> str:
    return reverse("funds:desk_earmark", args=[pk])


@login_required
@require_safe
def earmarks(request: HttpRequest, fund_id: int) -> HttpResponse:
    me, found = fund_asked(request, fund_id)
    rows = list(queries.whole_ones(found)[:200])
    used = queries.used_of(rows)
    shown = {
        "fund": found, "may_ask": rules.may_ask(me, found, queries.council_of(found, timezone.localdate())),
        "rows": [
            (one, say(one.amount, "cny"), say(used[one.pk].left, "cny"), say(used[one.pk].paid + used[one.pk].reserved, "cny"))
            for one in rows
        ],
    }  # fmt: skip
    return render(request, "funds/desk/earmarks.html", shown)


@login_required
def ask(request: HttpRequest, fund_id: int) -> HttpResponse:
    """What a call's page already knows comes in the address, to be looked over here."""
    me, found = fund_asked(request, fund_id)
    require(rules.may_ask(me, found, queries.council_of(found, timezone.localdate())))
    purposes = found.purposes.select_related("fund__community").order_by("id")
    known = {name: request.GET.get(name, "")[:160] for name in ("ref", "title", "title_en", "amount", "until")}
    form = forms.EarmarkForm(request.POST or None, purposes=purposes, initial=known)
    if request.method == "POST" and form.is_valid():
        said = dict(form.cleaned_data)
        purpose = said.pop("purpose")
        if answer := acted(
            request, lambda: actions.earmark(purpose, **said, by=me, at=timezone.now()),
            said=_("申请交上去了，要两位批准。批准以后，这笔钱就留出来了。"), to=page_of, form=form,
        ):  # fmt: skip
            return answer
    back = reverse("funds:desk_earmarks", args=[found.pk])
    shown = {"form": form, "title": _("申请专款"), "back": back, "button": _("交上去"), "fund": found}
    return render(request, "funds/desk/form.html", shown)


@login_required
def earmark(request: HttpRequest, earmark_id: int) -> HttpResponse:
    me, at, today = asked(request), timezone.now(), timezone.localdate()
    rows = Earmark.objects.filter(fund__in=queries.funds_visible_to(me, today))
    found = get_object_or_404(
        rows.select_related("fund__community", "fund__book", "purpose__fund__book", "parent"), pk=earmark_id
    )
    which = request.POST.get("form", "")
    posted = {"data": request.POST, "files": request.FILES} if which == "return" else {}
    form, refused = forms.ReturnForm(initial={"on": today}, **posted), ""  # type: ignore[arg-type]
    if request.method == "POST" and (which != "return" or form.is_valid()):
        act, said = _act(which, found, form, request.POST.get("reason", ""), me, at)
        try:
            if answer := acted(request, act, said=said, to=page_of(found.pk), form=form if which == "return" else None):
                return answer
        except Refused as why:
            refused = str(why)
    approvals = list(found.approvals.select_related("person").order_by("id"))
    council, waits_for_two = queries.council_of(found.fund, today), found.status == Earmark.Status.ASKED
    draws, parts = list(found.draws.order_by("-asked_at", "-id")), list(found.parts.order_by("-id"))
    used = queries.used_of([found], parts)[found.pk]
    shown = {
        "earmark": found, "form": form, "which": which, "refused": refused, "approvals": approvals,
        "asked_by": queries.name_of(found.asked_by),
        "figures": {
            "amount": say(found.amount, "cny"), "left": say(used.left, "cny"), "reserved": say(used.reserved, "cny"),
            "paid": say(used.paid, "cny"),
        },
        "parts": [(one, say(one.amount, "cny"), say(one.left, "cny")) for one in parts],
        "draws": [
            (one, say(one.paid if one.paid is not None else one.amount, "cny"), say(one.returned, "cny") if one.returned else "")
            for one in draws
        ],
        "free": queries.left_for(found, today.year) if waits_for_two else None,
        "may": {
            "decide": rules.may_decide_earmark(me, found, council, {one.person_id for one in approvals}),
            "refuse": rules.may_decide_earmark(me, found, council, ()), "withdraw": rules.may_withdraw_earmark(me, found),
            "release": rules.may_release(me, found, council, rules.waiting(draws, parts)),
            "return": bool(rules.may_keep(me, found.fund)) and any((one.paid or 0) > (one.returned or 0) for one in draws if one.status == "paid"),
        },
    }  # fmt: skip
    return render(request, "funds/desk/earmark.html", shown)


def _act(which: str, found: Earmark, form: Any, reason: str, me: Standing, at: datetime) -> tuple[Callable[[], Any], str]:
    acts: dict[str, tuple[Callable[[], Any], str]] = {
        "approve": (lambda: actions.approve_earmark(found, by=me, at=at), _("您批准了。")),
        "refuse": (lambda: actions.refuse_earmark(found, reason=reason, by=me, at=at), _("没有批准，申请人会看到原因。")),
        "withdraw": (lambda: actions.withdraw_earmark(found, by=me, at=at), _("撤回了。")),
        "release": (lambda: actions.release(found, by=me, at=at), _("剩余的钱放回去了，别的用款可以用。")),
        "return": (
            lambda: actions.take_returns(found, **only(form, "amount", "on"), **proofs(form, me, at), by=me, at=at),
            _("退回的钱登记好了，已记入账本。"),
        ),
    }
    if which not in acts:
        raise Refused(_("没有这一步，请刷新后再试。"))
    return acts[which]
