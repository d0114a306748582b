from dataclasses import dataclass
from datetime import date, timedelta

from django.core.paginator import Page, Paginator
from django.db.models import Count, Q, QuerySet, Sum

from mulin.ledger.models import Account, Entry, Line

from .balances import balance_on

PER_PAGE = 25


@dataclass(frozen=True)
class Row:
    """One line with the balance after it."""

    entry: Entry
    amount: int
    balance: int


@dataclass(frozen=True)
class Statement:
    """Newest first. `opening` and `closing` are the balances before `since` and at the end of `until`."""

    account: Account
    opening: int
    closing: int
    received: int
    spent: int
    page: Page[Line]
    rows: list[Row]


def statement(
    account: Account,
    *,
    since: date | None = None,
    until: date | None = None,
    page: int | str | None = 1,
    per_page: int = PER_PAGE,
) -> Statement:
    lines = lines_of(account, since, until)
    sums = lines.aggregate(
        came=Sum("amount", filter=Q(amount__gt=0)), went=Sum("amount", filter=Q(amount__lt=0)), number=Count("pk")
    )  # fmt: skip
    received, spent = sums["came"] or 0, -(sums["went"] or 0)
    opening = balance_on(account, since - timedelta(days=1)) if since and since > date.min else 0
    closing = opening + received - spent
    newest = lines.order_by("-day", "-id")
    pages = Paginator(newest.select_related("entry"), per_page)
    pages.count = sums["number"]
    shown = pages.get_page(page)
    before = shown.start_index() - 1 if shown.paginator.count else 0
    later = newest[:before].aggregate(sum=Sum("amount"))["sum"] or 0 if before else 0
    return Statement(account, opening, closing, received, spent, shown, _running(list(shown), closing - later))


def lines_of(account: Account, since: date | None = None, until: date | None = None) -> QuerySet[Line]:
    lines = Line.objects.filter(account=account)
    lines = lines.filter(day__gte=since) if since else lines
    return lines.filter(day__lte=until) if until else lines


def _running(newest_first: list[Line], after: int) -> list[Row]:
    rows = []
    for line in newest_first:
        rows.append(Row(line.entry, line.amount, after))
        after -= line.amount
    return rows
