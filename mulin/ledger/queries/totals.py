from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import BigIntegerField, Case, Count, DateField, F, Q, QuerySet, Sum, Value, When
from django.db.models.functions import Cast, TruncMonth

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


def totals(
    accounts: QuerySet[Account], *, since: date | None = None, until: date | None = None, closed: set[date | None] | None = None
) -> list[Total]:
    """For charts, by month, account and purpose; `since` and `until` are any days of the first and the last month.

    Months that are closed were counted at closing; only open ones are counted now. `closed`: through which days the books of
    these accounts are closed; asked for where it is not said.
    """
    ends = closed if closed is not None else set(accounts.order_by().values_list("book__closed_through", flat=True).distinct())
    months, lines = Month.objects.filter(account__in=accounts), Line.objects.filter(account__in=accounts)
    if since:
        first = since.replace(day=1)
        months, lines = months.filter(month__gte=first), lines.filter(day__gte=first)
    if until:
        last = (until.replace(day=1) + timedelta(days=31)).replace(day=1)
        months, lines = months.filter(month__lt=last), lines.filter(day__lt=last)
    kept = months.order_by().values_list(*KEPT)
    after = Q()
    for end in ends:
        after |= Q(account__book__closed_through=end, day__gt=end) if end else Q(account__book__closed_through=None)
    now = _summed(lines.filter(after)) if len(ends) > 1 else _summed(_after(lines, *ends))
    rows = [Total(*row) for row in kept.union(now, all=True)]
    return sorted(rows, key=_order)


KEPT = ("account_id", "month", "purpose", "received", "spent", "lines")


def kept_and_counted(accounts: QuerySet[Account], through: date) -> tuple[set[Total], set[Total]]:
    """All totals made at closings, and the same counted again from the lines up to `through`; one query."""
    kept = Month.objects.filter(account__in=accounts).order_by().annotate(of=Value(0)).values_list(*KEPT, "of")
    lines = Line.objects.filter(account__in=accounts, day__lte=through)
    again = _summed(lines).annotate(of=Value(1))
    found: tuple[set[Total], set[Total]] = (set(), set())
    for *row, of in kept.union(again, all=True):
        found[of].add(Total(*row))
    return found


def _order(row: Total) -> tuple[date, int, str]:
    return row.month, row.account_id, row.purpose


def counted(accounts: QuerySet[Account], *, after: date | None, through: date | None = None) -> Iterator[Total]:
    """From the lines dated later than `after`, up to `through`."""
    lines = _after(Line.objects.filter(account__in=accounts), after)
    lines = lines.filter(day__lte=through) if through else lines
    yield from sorted((Total(*row) for row in _summed(lines)), key=_order)


def _after(lines: QuerySet[Line], end: date | None = None) -> QuerySet[Line]:
    return lines.filter(day__gt=end) if end else lines


def _summed(lines: QuerySet[Line]) -> QuerySet[Line, tuple[Any, ...]]:
    added = Case(When(amount__gt=0, then=F("amount")), default=0)
    taken = Case(When(amount__lt=0, then=-F("amount")), default=0)
    rows = (
        lines.annotate(month=Cast(TruncMonth("day"), DateField()), purpose=F("entry__purpose"))
        .order_by()
        .values("account_id", "month", "purpose")
        .annotate(received=Cast(Sum(added), BigIntegerField()), spent=Cast(Sum(taken), BigIntegerField()), number=Count("id"))
    )
    return rows.values_list("account_id", "month", "purpose", "received", "spent", "number")
