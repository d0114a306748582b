"""Codes of a fund's accounts. The money: `bank` = what came by `income:…` − what went to `expense:…`. A year's budget of a purpose
is an account of its own, filled from `budgets`, so that the ledger keeps its limit as it keeps the money's.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Sum
from django.db.models.functions import Coalesce

from mulin.funds.models import Fund, Purpose, Spending
from mulin.ledger.models import Account, Book
from mulin.people.models import Person

BANK, BUDGETS = "bank", "budgets"


def account(book: Book, code: str) -> Account | None:
    found = Account.objects.filter(book=book, code=code).first()
    if found:
        found.book = book
    return found


def budget_of(purpose: Purpose, year: int) -> Account | None:
    return account(purpose.fund.book, f"budget:{purpose.code}:{year}")


def expense_of(purpose: Purpose) -> Account | None:
    return account(purpose.fund.book, f"expense:{purpose.code}")


def goods_of(fund: Fund) -> list[Account]:
    """What lies in store, by good."""
    return list(Account.objects.filter(book=fund.goods, code__startswith="store:").order_by("name", "id"))


@dataclass(frozen=True)
class Budget:
    """What a purpose may spend in a year; all in 分."""

    purpose: Purpose
    set: int
    spent: int
    reserved: int

    @property
    def left(self) -> int:
        return self.set - self.spent - self.reserved


def budgets(purposes: Iterable[Purpose], accounts: Iterable[Account], year: int, spent: dict[str, int]) -> list[Budget]:
    """`accounts` of the fund's book; `spent` by code in that year, from `figures`."""
    limits = {one.code: one for one in accounts}
    found = []
    for purpose in purposes:
        limit, used = limits.get(f"budget:{purpose.code}:{year}"), spent.get(purpose.code, 0)
        free, held = (limit.free, limit.held) if limit else (0, 0)
        found.append(Budget(purpose, free + held + used, used, held))
    return found


def aided(fund: Fund, person: Person, year: int) -> int:
    """What this person was helped with in the year, asked and approved ones included, in 分."""
    S = Spending.Status
    rows = Spending.objects.filter(fund=fund, person=person, asked_at__year=year, status__in=(S.ASKED, S.RESERVED, S.PAID))
    return int(rows.aggregate(sum=Sum(Coalesce("paid", "amount")))["sum"] or 0)
