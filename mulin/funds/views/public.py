"""Everybody's pages: what came, what went, what is left, and the rows of each figure with their proofs."""

import re
from datetime import date

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.timezone import localdate
from django.views.decorators.http import require_safe

from mulin.funds import queries
from mulin.funds.models import Disclosure, Fund, Purpose
from mulin.kernel.bilingual import in_language
from mulin.kernel.ui.paging import OnePass
from mulin.ledger.queries import say

A_PAGE = 25
A_FEW = 12
QUARTER = re.compile(r"(20\d\d)Q([1-4])")


def words(of: object) -> str:
    return in_language(of.name, of.name_en)  # type: ignore[attr-defined]


@require_safe
def funds(request: HttpRequest) -> HttpResponse:
    read = queries.Reading(Fund.objects.select_related("keeper", "book", "goods").order_by("closed_at", "name", "id"))
    shown = []
    for fund in read.funds:
        now = read.figures(fund)
        shown.append(
            {"fund": fund, "name": words(fund), "balance": say(now.balance, "cny"), "income": say(now.income, "cny"), "spent": say(now.spent, "cny")}
        )  # fmt: skip
    return render(request, "funds/open.html", {"funds": shown})


@require_safe
def fund(request: HttpRequest, fund_id: int) -> HttpResponse:
    purposes = list(
        Purpose.objects.filter(fund=fund_id).select_related("fund__keeper", "fund__book", "fund__goods").order_by("id")
    )
    found = (
        purposes[0].fund if purposes else get_object_or_404(Fund.objects.select_related("keeper", "book", "goods"), pk=fund_id)
    )
    kept, held = queries.opened_earmarks(found)
    read = queries.Reading([found], kept={found.pk: held})
    now, of, purpose, quarter = read.figures(found), request.GET.get("of", ""), request.GET.get("purpose", ""), _quarter(request)
    since, until = (quarter.since, quarter.until) if quarter else (None, None)
    page = OnePass(queries.rows(found, of, purpose, since, until), A_PAGE).get_page(request.GET.get("page"))
    rows, named = queries.worded_with(page, queries.named_gifts(found), A_FEW)
    names = {one.code: words(one) for one in purposes}
    today = localdate()
    bars = queries.year_of_bars(now, today)
    in_year = read.figures(found, date(today.year, 1, 1), date(today.year, 12, 31))
    published, late = queries.disclosures(found, today)
    context = {
        "fund": found, "name": words(found), "of": of, "purpose": names.get(purpose, ""), "quarter": quarter, "page": page, "bars": bars,
        "charter": in_language(found.charter, found.charter_en), "uses": _uses(now.by_purpose, names),
        "income": say(now.income, "cny"), "spent": say(now.spent, "cny"), "balance": say(now.balance, "cny"),
        "reserved": say(now.reserved, "cny") if now.reserved else "",
        "earmarked": say(now.earmarked, "cny") if now.earmarked else "",
        "kept": [
            (one, say(one.amount, "cny"), say(used.left, "cny"), say(used.paid, "cny")) for one, used in kept
        ],
        "months": [(bar.month, say(bar.came, "cny"), say(bar.went, "cny")) for bar in bars if bar.came or bar.went],
        "most": say(max(max(bar.came, bar.went) for bar in bars), "cny"),
        "rows": [(row, say(abs(row.line.amount), "cny"), row.line.amount > 0) for row in rows],
        "store": [
            (account.code.removeprefix("store:"), account.said, say(account.balance, account.unit))
            for account in read.store(found)
        ],
        "named": [(gift, gift.listed_name, say(gift.amount, "cny")) for gift in named],
        "donors": queries.donors(found), "disclosures": published[:A_FEW], "late": late,
        "budgets": [
            (words(one.purpose), say(one.set, "cny"), say(one.left, "cny"))
            for one in queries.budgets(purposes, read.accounts[found.book_id], today.year, in_year.by_purpose) if one.set
        ],
        "year": today.year,
    }  # fmt: skip
    return render(request, "funds/open_fund.html", context)


@require_safe
def goods(request: HttpRequest, fund_id: int, good: str) -> HttpResponse:
    """One kind of goods: what came into store and left it."""
    found = get_object_or_404(Fund.objects.select_related("goods"), pk=fund_id)
    account = get_object_or_404(found.goods.accounts, code=f"store:{good}")
    page = Paginator(queries.goods_rows(found, good), A_PAGE).get_page(request.GET.get("page"))
    rows = [(row, say(abs(row.line.amount), account.unit), row.line.amount > 0) for row in queries.worded(page)]
    context = {
        "fund": found, "name": words(found), "good": account.said, "left": say(account.balance, account.unit), "page": page, "rows": rows,
    }  # fmt: skip
    return render(request, "funds/open_goods.html", context)


@require_safe
def donors(request: HttpRequest, fund_id: int) -> HttpResponse:
    """Those who agree to be listed; all others are only counted."""
    found = get_object_or_404(Fund, pk=fund_id)
    page = Paginator(queries.named_gifts(found), A_PAGE).get_page(request.GET.get("page"))
    context = {
        "fund": found, "name": words(found), "page": page, "donors": queries.donors(found),
        "rows": [(gift, gift.listed_name, say(gift.amount, "cny")) for gift in page],
    }  # fmt: skip
    return render(request, "funds/open_donors.html", context)


def _quarter(request: HttpRequest) -> Disclosure | None:
    """A quarter of the rows, as ?quarter=2026Q3."""
    named = QUARTER.fullmatch(request.GET.get("quarter", ""))
    return Disclosure(year=int(named[1]), quarter=int(named[2])) if named else None


def _uses(by_purpose: dict[str, int], names: dict[str, str]) -> list[dict[str, object]]:
    most = max([1, *by_purpose.values()])
    return [
        {"code": code, "name": names.get(code, code), "spent": say(spent, "cny"), "width": round(100 * max(spent, 0) / most, 1)}
        for code, spent in sorted(by_purpose.items(), key=lambda item: -item[1])
    ]
