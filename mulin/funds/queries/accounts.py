"""Codes of a fund's accounts. The money: `bank` = what came by `income:…` − what went to `expense:…`. A year's budget of a purpose
is an account of its own, filled from `budgets`, so that the ledger keeps its limit as it keeps the money's.
"""

from mulin.funds.models import Fund, Purpose
from mulin.ledger.models import Account, Book

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
