from collections.abc import Collection
from datetime import date

from django.db.models import F, Sum

from mulin.ledger.models import Account, Line, Month


def balance(account: Account) -> int:
    """As kept now, whatever the object in hand was loaded with."""
    return Account.objects.values_list("balance", flat=True).get(pk=account.pk)


def balance_on(account: Account, day: date) -> int:
    """At the end of `day`."""
    return balances_on([account.pk], account.book.closed_through, day).get(account.pk, 0)


def balances_on(accounts: Collection[int], closed_through: date | None, day: date) -> dict[int, int]:
    """By account, all of one book; those that never moved are left out. Whole closed months by totals, the rest by lines."""
    lines = Line.objects.filter(account__in=accounts, day__lte=day)
    found: dict[int, int] = {}
    if closed_through:
        # the first day that totals do not cover
        rest = day.replace(day=1) if day < closed_through else closed_through
        months = Month.objects.filter(account__in=accounts, month__lt=rest)
        lines = lines.filter(day__gte=rest) if day < closed_through else lines.filter(day__gt=closed_through)
        found = dict(months.values("account_id").annotate(sum=Sum(F("received") - F("spent"))).values_list("account_id", "sum"))
    for account_id, moved in lines.values("account_id").annotate(sum=Sum("amount")).values_list("account_id", "sum"):
        found[account_id] = found.get(account_id, 0) + moved
    return found
