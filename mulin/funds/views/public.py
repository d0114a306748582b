"""Everybody's pages: what came, what went, what is left, and the rows of each figure with their proofs."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.timezone import localdate
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from mulin.funds import queries
from mulin.funds.models import Fund, Purpose
from mulin.ledger.queries import say

A_PAGE = 25
A_FEW = 12


def words(of: Fund | Purpose) -> str:
    return of.name_en if of.name_en and get_language() == "en" else of.name


@require_safe
def funds(request: HttpRequest) -> HttpResponse:
    rows = Fund.objects.filter(closed_at=None).select_related("keeper", "book").order_by("name", "id")
    shown = []
    for fund in rows:
        now = queries.figures(fund)
        shown.append(
            {"fund": fund, "name": words(fund), "balance": say(now.balance, "cny"), "income": say(now.income, "cny"), "spent": say(now.spent, "cny")}
        )  # fmt: skip
    return render(request, "funds/open.html", {"funds": shown})


@require_safe
def fund(request: HttpRequest, fund_id: int) -> HttpResponse:
    found = get_object_or_404(Fund.objects.select_related("keeper", "book", "goods"), pk=fund_id)
    now, of, purpose = queries.figures(found), request.GET.get("of", ""), request.GET.get("purpose", "")
    page = Paginator(queries.rows(found, of, purpose), A_PAGE).get_page(request.GET.get("page"))
    most = max([1, *now.by_purpose.values()])
    names = {one.code: words(one) for one in found.purposes.all()}
    uses = [
        {"code": code, "name": names.get(code, code), "spent": say(spent, "cny"), "width": round(100 * max(spent, 0) / most, 1)}
        for code, spent in sorted(now.by_purpose.items(), key=lambda item: -item[1])
    ]
    bars = queries.year_of_bars(now, localdate())
    context = {
        "fund": found, "name": words(found), "of": of, "purpose": names.get(purpose, ""), "page": page, "bars": bars, "uses": uses,
        "charter": found.charter_en if found.charter_en and get_language() == "en" else found.charter,
        "income": say(now.income, "cny"), "spent": say(now.spent, "cny"), "balance": say(now.balance, "cny"),
        "reserved": say(now.reserved, "cny") if now.reserved else "",
        "months": [(bar.month, say(bar.came, "cny"), say(bar.went, "cny")) for bar in bars if bar.came or bar.went],
        "most": say(max(max(bar.came, bar.went) for bar in bars), "cny"),
        "rows": [(line, say(abs(line.amount), "cny"), line.amount > 0) for line in page],
        "store": [(account.name, say(account.balance, account.unit)) for account in queries.goods_of(found) if account.balance],
        "named": [(gift.listed_name, say(gift.amount, "cny")) for gift in queries.named_gifts(found)[:A_FEW]],
    }  # fmt: skip
    return render(request, "funds/open_fund.html", context)
