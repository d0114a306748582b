"""What of the bank will expire, from the ledger's lines."""

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import groupby
from typing import NamedTuple

from django.db.models import Exists, OuterRef, QuerySet

from mulin.ledger.models import Account, Line
from mulin.volunteering.models import BankRules, Expiry
from mulin.volunteering.rules import Who
from mulin.volunteering.rules.expiry import Left, Moved, Set, by_month, lots

from .visible import communities_kept

AT_ONCE = 500
EXPIRY = "volunteering.expiry"  # source of the entries that move them; its reference is the month they came in


class Standing(NamedTuple):
    """An account with the minutes that are left in it, by month."""

    account: Account
    months: list[Left]


def sets_of(community_id: int) -> list[Set]:
    """All rules there were, oldest first."""
    rows = BankRules.objects.filter(community=community_id).order_by("since")
    return [Set(since, months) for since, months in rows.values_list("since", "expires_after_months")]


def standing_since(community_id: int, day: date) -> Iterator[Standing]:
    """People's accounts that got minutes up to `day` and still have some. Two queries for five hundred of them."""
    old = Line.objects.filter(account=OuterRef("pk"), amount__gt=0, day__lte=day)
    rows = Account.objects.filter(book__community=community_id, book__code="minutes", holder_kind="person", balance__gt=0)
    keys = list(rows.filter(Exists(old)).order_by("pk").values_list("pk", flat=True))
    for start in range(0, len(keys), AT_ONCE):
        yield from standing_of(keys[start : start + AT_ONCE])


def standing_of(accounts: Iterable[int], known: Iterable[Account] = ()) -> list[Standing]:
    """Two queries, or one where the accounts are at hand."""
    wanted, there = set(accounts), {row.pk: row for row in known}
    found = {pk: row for pk, row in there.items() if pk in wanted}
    if asked := wanted - set(there):
        found |= {row.pk: row for row in Account.objects.filter(pk__in=asked)}
    lines = Line.objects.filter(account__in=list(found)).order_by("account_id", "day", "entry_id")
    moved = lines.values_list(
        "account_id", "day", "amount", "entry_id", "entry__reverses_id", "entry__source_kind", "entry__source_ref"
    )
    return [
        Standing(found[pk], by_month(lots(_moved(*line[1:]) for line in some), found[pk].held))
        for pk, some in groupby(moved, key=lambda line: line[0])
    ]


def _moved(day: date, amount: int, entry: int, reverses: int | None, kind: str, ref: str) -> Moved:
    expires = date.fromisoformat(ref) if kind == EXPIRY and reverses is None else None
    return Moved(day, amount, entry, reverses, expires)


class Coming(NamedTuple):
    """What was announced and is still to come: the minutes that are left of it today."""

    row: Expiry
    minutes: int


def coming(rows: Iterable[Expiry], known: Iterable[Account] = ()) -> list[Coming]:
    wanted = list(rows)
    standing = standing_of({row.account_id for row in wanted}, known) if wanted else []
    left = {(one.account.pk, month.month): month.minutes for one in standing for month in one.months}
    found = [Coming(row, min(left.get((row.account_id, row.month), 0), row.announced - row.expired)) for row in wanted]
    return [one for one in found if one.minutes]


def coming_kept_by(who: Who) -> QuerySet[Expiry]:
    rows = Expiry.objects.filter(community__in=communities_kept(who), ended_at=None)
    return rows.select_related("person").order_by("on", "person__pinyin", "id")
