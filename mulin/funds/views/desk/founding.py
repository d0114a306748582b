from datetime import date, datetime
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from mulin.funds import actions, forms, queries, rules
from mulin.funds.models import Purpose, Seat
from mulin.funds.views.acting import acted, asked, fund_asked
from mulin.kernel.access import Refused
from mulin.kernel.ui.whole import whole
from mulin.ledger.queries import say
from mulin.organisations.queries import Standing, communities_of


def page_of(pk: int) -> str:
    return reverse("funds:desk_fund", args=[pk])


@login_required
def found(request: HttpRequest) -> HttpResponse:
    me = asked(request)
    mine = [place.pk for place in communities_of(me) if rules.may_found(me, place.path)]
    if not mine:
        raise Refused(rules.may_found(me, "").reason)  # type: ignore[union-attr]
    form = forms.FundForm(request.POST or None, communities=communities_of(me).filter(pk__in=mine))
    if request.method == "POST" and form.is_valid():
        said, at = form.cleaned_data, timezone.now()
        community = said.pop("community")
        answer = acted(
            request, lambda: actions.found(community, **said, by=me, at=at), said=_("基金设好了。接着写用途、请委员会、定预算。"),
            to=page_of, form=form,
        )  # fmt: skip
        if answer:
            return answer
    return render(
        request,
        "funds/desk/form.html",
        {"form": form, "title": _("设立基金"), "back": reverse("funds:desk"), "button": _("设立")},
    )


@login_required
def fund(request: HttpRequest, fund_id: int) -> HttpResponse:
    """One fund: figures, purposes with the year's budget, the council; who may, changes them here."""
    me, found = fund_asked(request, fund_id)
    at, today = timezone.now(), timezone.localdate()
    which, purposes = request.POST.get("form", ""), list(found.purposes.order_by("id"))

    def posted(name: str) -> Any:
        return request.POST if which == name else None

    each = {
        "purpose": forms.PurposeForm(posted("purpose")),
        "seat": forms.SeatForm(posted("seat"), community_id=found.community_id, initial={"since": today}),
        "budget": forms.BudgetForm(posted("budget"), fund=found, purposes=purposes, initial={"year": today.year}),
    }
    if which in each and each[which].is_valid():
        said = each[which].cleaned_data
        acts = {
            "purpose": lambda: actions.add_purpose(found, **said, by=me, at=at),
            "seat": lambda: actions.seat(found, **said, by=me),
            "budget": lambda: _budget(said, request, me, at),
        }
        answer = acted(request, acts[which], said=_("记下了。"), to=page_of(found.pk), form=each[which])
        if answer:
            return answer
    year = _year(request, today.year)
    read = queries.Reading([found])
    now, in_year = read.figures(found), read.figures(found, date(year, 1, 1), date(year, 12, 31))
    council = queries.council_of(found, today)
    shown = {
        "fund": found, "forms": each, "which": which, "year": year, "years": range(found.opened_at.year, today.year + 2),
        "figures": [
            (_("收入"), say(now.income, "cny")), (_("支出"), say(now.spent, "cny")), (_("结余"), say(now.balance, "cny")),
            (_("已批准待付款"), say(now.reserved, "cny")), (_("专款还留着"), say(now.earmarked, "cny")),
        ],
        "budgets": [
            (one.purpose, say(one.set, "cny"), say(one.spent, "cny"), say(one.reserved, "cny"), say(one.left, "cny"))
            for one in queries.budgets(purposes, read.accounts[found.book_id], year, in_year.by_purpose)
        ],
        "seats": list(queries.sitting(today).filter(fund=found).select_related("person").order_by("role", "since", "id")),
        "store": [(one.name, say(one.balance, one.unit)) for one in read.store(found) if one.balance],
        "disclosures": list(found.disclosures.order_by("-year", "-quarter", "-version")[:6]), "today": today,
        "may": {
            "found": rules.may_found(me, found.community.path), "budget": rules.may_budget(me, found, council),
            "keep": rules.may_keep(me, found), "ask": rules.may_ask(me, found, council),
        },
        "each_most": say(found.each_most, "cny") if found.each_most else "",
        "person_most": say(found.person_most, "cny") if found.person_most else "",
    }  # fmt: skip
    return render(request, "funds/desk/fund.html", shown)


def _budget(said: dict[str, Any], request: HttpRequest, me: Standing, at: datetime) -> Purpose:
    purpose: Purpose = said["purpose"]
    actions.set_budget(purpose, said["year"], said["amount"], once_key=request.POST.get("once", ""), by=me, at=at)
    return purpose


def _year(request: HttpRequest, now: int) -> int:
    asked_for = request.GET.get("year", "")
    return year if 2000 <= (year := whole(asked_for)) <= 2100 else now


@login_required
@require_POST
def unseat(request: HttpRequest, seat_id: int) -> HttpResponse:
    me, today = asked(request), timezone.localdate()
    rows = Seat.objects.filter(fund__in=queries.funds_visible_to(me, today), until=None).select_related("fund__community")
    taken = get_object_or_404(rows, pk=seat_id)
    answer = acted(
        request, lambda: actions.unseat(taken, on=today, by=me), said=_("从今天起不再是委员。"), to=page_of(taken.fund_id)
    )
    assert answer is not None
    return answer


@login_required
@require_POST
def close(request: HttpRequest, fund_id: int) -> HttpResponse:
    me, found = fund_asked(request, fund_id)
    answer = acted(
        request,
        lambda: actions.close(found, by=me, at=timezone.now()),
        said=_("基金已经结束。最后一个季度照常公示。"),
        to=page_of(found.pk),
    )
    assert answer is not None
    return answer
