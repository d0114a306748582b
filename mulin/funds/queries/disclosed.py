"""A quarter in figures, and which quarters there are."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from django.db.models import Count, Q, QuerySet

from mulin.funds.models import Disclosure, Fund

from .figures import Reading
from .opened import GIFT, SPENDING, rows


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
    read = Reading([fund], kept={})
    moved, bank = read.figures(fund, since, until), read.bank(fund)
    names = {one.code: (one.name, one.name_en) for one in fund.purposes.order_by("id")}
    aided = fund.spendings.filter(status="paid", is_aid=True, paid_on__range=(since, until)).count()
    return {
        "opening": read.before(bank, since), "income": moved.income, "spent": moved.spent, "closing": read.balance(bank, until),
        **_counted(fund, since, until), "aided": aided,
        "purposes": [
            {"code": code, "name": names[code][0], "name_en": names[code][1], "spent": moved.by_purpose[code]}
            for code in names if moved.by_purpose.get(code)
        ],
        "goods": _goods_moved(read, fund, since, until),
    }  # fmt: skip


def _counted(fund: Fund, since: date, until: date) -> dict[str, int]:
    """How many rows the figures open."""
    lines = rows(fund, since=since, until=until).order_by()
    return lines.aggregate(
        gifts=Count("id", filter=Q(entry__source_kind=GIFT)), payments=Count("id", filter=Q(entry__source_kind=SPENDING))
    )


def _goods_moved(read: Reading, fund: Fund, since: date, until: date) -> list[dict[str, Any]]:
    """What lay in store, came and went; goods that neither moved nor lay there are left out."""
    found = []
    for store in read.store(fund):
        moved = read.moved(store, since, until)
        opening, closing = read.before(store, since), read.balance(store, until)
        received, spent = sum(row.received for row in moved), sum(row.spent for row in moved)
        if opening or closing or received or spent:
            good = store.code.removeprefix("store:")
            found.append(
                {"good": good, "name": store.name, "opening": opening, "came": received, "went": spent, "closing": closing}
            )
    return found


def disclosures(fund: Fund, today: date) -> tuple[list[Disclosure], list[Disclosure]]:
    """For everybody, newest quarter first: the newest published version of each, and first versions that are late."""
    there = fund.disclosures.order_by("-year", "-quarter", "-version").defer("figures")
    out: dict[tuple[int, int], Disclosure] = {}
    late = []
    for row in there:
        if row.status == Disclosure.Status.PUBLISHED:
            out.setdefault((row.year, row.quarter), row)
        elif row.version == 1 and row.due < today:
            late.append(row)
    return list(out.values()), late


def versions(fund: Fund, year: int, quarter: int) -> QuerySet[Disclosure]:
    """Published ones, newest first."""
    there = Disclosure.objects.filter(fund=fund, year=year, quarter=quarter, status=Disclosure.Status.PUBLISHED)
    return there.select_related("fund__keeper", "fund__book", "fund__goods").order_by("-version")
