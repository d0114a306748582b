"""A quarter in figures, and which quarters there are."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from django.db.models import QuerySet

from mulin.funds.models import Disclosure, Fund
from mulin.ledger.models import Account
from mulin.ledger.queries import balance_on, totals

from .accounts import BANK
from .figures import figures
from .opened import rows

A_DAY = timedelta(days=1)


def quarter_of(day: date) -> tuple[int, int]:
    return day.year, (day.month + 2) // 3


def quarters(opened: date, today: date, closed: date | None = None) -> Iterator[tuple[int, int]]:
    """Those that are over, from the first in which the fund was open to the last."""
    at, end = quarter_of(opened), quarter_of(today)
    last = quarter_of(closed) if closed else end
    while at < end and at <= last:
        yield at
        at = (at[0] + at[1] // 4, at[1] % 4 + 1)


def drawn(fund: Fund, since: date, until: date) -> dict[str, Any]:
    """From the ledger, in 分 and pieces, whole months; "gifts" and "payments" count the rows that the figures open:

    {"opening", "income", "spent", "closing", "gifts", "payments", "aided", "purposes": [{"code", "name", "name_en", "spent"}],
    "goods": [{"good", "name", "opening", "came", "went", "closing"}]}
    """
    moved = figures(fund, since=since, until=until)
    bank = Account.objects.select_related("book").get(book=fund.book, code=BANK)
    names = {one.code: (one.name, one.name_en) for one in fund.purposes.order_by("id")}
    aided = fund.spendings.filter(status="paid", is_aid=True, paid_on__range=(since, until)).count()
    came, went = (rows(fund, of, since=since, until=until).count() for of in ("income", "spending"))
    return {
        "opening": balance_on(bank, since - A_DAY), "income": moved.income, "spent": moved.spent, "closing": balance_on(bank, until),
        "gifts": came, "payments": went, "aided": aided,
        "purposes": [
            {"code": code, "name": names[code][0], "name_en": names[code][1], "spent": moved.by_purpose[code]}
            for code in names if moved.by_purpose.get(code)
        ],
        "goods": goods_moved(fund, since, until),
    }  # fmt: skip


def goods_moved(fund: Fund, since: date, until: date) -> list[dict[str, Any]]:
    """What lay in store, came and went; goods that neither moved nor lay there are left out."""
    stores = Account.objects.filter(book=fund.goods, code__startswith="store:").select_related("book").order_by("name", "id")
    came: dict[int, tuple[int, int]] = {}
    for row in totals(stores, since=since, until=until):
        before = came.get(row.account_id, (0, 0))
        came[row.account_id] = (before[0] + row.received, before[1] + row.spent)
    found = []
    for store in stores:
        closing, (received, spent) = balance_on(store, until), came.get(store.pk, (0, 0))
        opening = closing - received + spent
        if opening or closing or received or spent:
            good = store.code.removeprefix("store:")
            found.append(
                {"good": good, "name": store.name, "opening": opening, "came": received, "went": spent, "closing": closing}
            )
    return found


def last_versions(fund: Fund) -> list[Disclosure]:
    """Of each quarter the newest version that everybody may read; newest quarter first."""
    there = fund.disclosures.filter(status=Disclosure.Status.PUBLISHED).order_by("-year", "-quarter", "-version")
    found: dict[tuple[int, int], Disclosure] = {}
    for row in there:
        found.setdefault((row.year, row.quarter), row)
    return list(found.values())


def late_ones(fund: Fund, today: date) -> list[Disclosure]:
    """First versions whose day is over and which are not published: shown as late, to everybody."""
    first = fund.disclosures.filter(version=1).exclude(status=Disclosure.Status.PUBLISHED).order_by("-year", "-quarter")
    return [row for row in first if row.due < today]


def versions(fund: Fund, year: int, quarter: int) -> QuerySet[Disclosure]:
    """Published ones, newest first."""
    there = Disclosure.objects.filter(fund=fund, year=year, quarter=quarter, status=Disclosure.Status.PUBLISHED)
    return there.select_related("fund__keeper", "fund__book", "fund__goods").order_by("-version")
