from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.db.models import Case, Count, F, QuerySet, Sum, When
from django.db.models.functions import TruncMonth

from mulin.ledger.models import Account, Line, Month


@dataclass(frozen=True)
class Total:
    """What one account moved in one month for one purpose; both amounts are positive."""

    account_id: int
    month: date  # its first day
    purpose: str
    received: int
    spent: int
    lines: int


def totals(accounts: QuerySet[Account], *, since: date | None = None, until: date | None = None) -> list[Total]:
    """For charts, by month, account and purpose; `since` and `until` are any days of the first and the last month.

    Months that are closed were counted at closing; only open ones are counted now. Accounts of one book.
    """
    closed = accounts.values_list("book__closed_through", flat=True).first()
    months = Month.objects.filter(account__in=accounts)
    if since:
        months = months.filter(month__gte=since.replace(day=1))
    if until:
        months = months.filter(month__lte=until)
    kept = months.values_list("account_id", "month", "purpose", "received", "spent", "lines")
    now = (
        one
        for one in counted(accounts, after=closed)
        if (since is None or one.month >= since.replace(day=1)) and (until is None or one.month <= until)
    )
    rows = [*(Total(*row) for row in kept), *now]
    return sorted(rows, key=lambda row: (row.month, row.account_id, row.purpose))


def counted(accounts: QuerySet[Account], *, after: date | None, through: date | None = None) -> Iterator[Total]:
    """From the lines dated later than `after`, up to `through`."""
    lines = Line.objects.filter(account__in=accounts)
    lines = lines.filter(day__gt=after) if after else lines
    lines = lines.filter(day__lte=through) if through else lines
    added = Case(When(amount__gt=0, then=F("amount")), default=0)
    taken = Case(When(amount__lt=0, then=-F("amount")), default=0)
    rows = (
        lines.annotate(month=TruncMonth("day"), purpose=F("entry__purpose"))
        .values("account_id", "month", "purpose")
        .annotate(received=Sum(added), spent=Sum(taken), number=Count("id"))
        .order_by("month", "account_id", "purpose")
    )
    for row in rows.values_list("account_id", "month", "purpose", "received", "spent", "number"):
        yield Total(*row)
