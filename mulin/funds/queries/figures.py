from dataclasses import dataclass
from datetime import date

from django.db.models import Sum

from mulin.funds.models import Earmark, Fund
from mulin.ledger.models import Account
from mulin.ledger.queries import balance_on, totals


@dataclass(frozen=True)
class Figures:
    """All in 分, from the ledger's own totals: never counted a second way."""

    income: int
    spent: int
    balance: int
    reserved: int  # approved and not paid
    earmarked: int  # kept for seasons and projects
    by_purpose: dict[str, int]  # code → spent
    by_month: dict[date, tuple[int, int]]  # first day → came in, went out


def figures(fund: Fund, *, since: date | None = None, until: date | None = None) -> Figures:
    """Whole months: `since` and `until` are any days of the first and the last one."""
    accounts = Account.objects.filter(book=fund.book)
    kinds = dict(accounts.values_list("id", "kind"))
    codes = dict(accounts.values_list("id", "code"))
    by_purpose: dict[str, int] = {}
    by_month: dict[date, tuple[int, int]] = {}
    for row in totals(accounts.filter(kind__in=("income", "expense")), since=since, until=until):
        came = row.spent - row.received if kinds[row.account_id] == "income" else 0
        went = row.received - row.spent if kinds[row.account_id] == "expense" else 0
        before = by_month.get(row.month, (0, 0))
        by_month[row.month] = (before[0] + came, before[1] + went)
        if went:
            code = codes[row.account_id].removeprefix("expense:")
            by_purpose[code] = by_purpose.get(code, 0) + went
    bank = accounts.select_related("book").get(code="bank")
    kept = Earmark.objects.filter(fund=fund, status=Earmark.Status.RESERVED).aggregate(sum=Sum("left"))["sum"] or 0
    return Figures(
        income=sum(came for came, _went in by_month.values()), spent=sum(went for _came, went in by_month.values()),
        balance=balance_on(bank, until) if until else bank.balance, reserved=bank.held - kept,
        earmarked=kept, by_purpose=by_purpose, by_month=by_month,
    )  # fmt: skip


def figures_of_year(fund: Fund, year: int) -> Figures:
    return figures(fund, since=date(year, 1, 1), until=date(year, 12, 31))
