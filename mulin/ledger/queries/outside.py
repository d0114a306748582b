"""A book as text for beancount (https://beancount.github.io): another program plays everything again and says what is wrong.

Balances are asserted from what is kept, not from the lines: an altered line contradicts them.
"""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from django.db.models import Max, Min
from django.utils.timezone import localdate

from mulin.ledger.models import Account, Book, Entry, Month
from mulin.ledger.rules.amounts import decimal

ROOTS = {"asset": "Assets", "liability": "Liabilities", "income": "Income", "expense": "Expenses", "equity": "Equity"}


def beancount(books: Iterable[Book]) -> Iterator[str]:
    """Line by line, each with its end. People appear by number only."""
    for book in books:
        yield from _book(book)


def _book(book: Book) -> Iterator[str]:
    accounts = {
        row.pk: row for row in Account.objects.filter(book=book).annotate(first_day=Min("lines__day"), last_day=Max("lines__day"))
    }
    names = {pk: _name(book, account) for pk, account in accounts.items()}
    yield f"; {_text(book.said)}\n"
    for pk, account in accounts.items():
        opened = localdate(account.opened_at)
        first = min(opened, account.first_day or opened)
        yield f"{first} open {names[pk]} {_commodity(account.unit)}\n"
        yield f'  code: "{account.code}"\n'
        if account.holder_kind != "person":
            yield f'  name: "{_text(account.said)}"\n'
    yield "\n"
    for entry in Entry.objects.filter(book=book).order_by("day", "id").prefetch_related("lines").iterator(1000):
        yield _head(entry)
        for line in sorted(entry.lines.all(), key=lambda line: line.pk):
            yield f"  {names[line.account_id]}  {decimal(line.amount, entry.unit)} {_commodity(entry.unit)}\n"
        yield "\n"
    last = max((account.last_day for account in accounts.values() if account.last_day), default=None)
    now = {(last, pk): account.balance for pk, account in accounts.items()} if last else {}
    for (day, account_id), balance in (*_closed(book).items(), *now.items()):
        unit = accounts[account_id].unit
        # at the beginning of the day after; "~ 0": beancount would let a 分 or two pass
        yield f"{day + timedelta(days=1)} balance {names[account_id]}  {decimal(balance, unit)} ~ 0 {_commodity(unit)}\n"


def _head(entry: Entry) -> str:
    notes = {
        "entry": str(entry.pk), "once_key": entry.once_key, "purpose": entry.purpose, "by": str(entry.by_id or ""),
        "source": " ".join(filter(None, (entry.source_kind, entry.source_ref))), "reverses": str(entry.reverses_id or ""),
    }  # fmt: skip
    lines = "".join(f'  {key}: "{_text(value)}"\n' for key, value in notes.items() if value)
    return f'{entry.day} * "{_text(entry.said)}"\n{lines}'


def _closed(book: Book) -> dict[tuple[date, int], int]:
    """The balance at (last day, account) of each closed month in which it moved."""
    so_far: dict[int, int] = {}
    ends: dict[tuple[date, int], int] = {}
    for row in Month.objects.filter(account__book=book).order_by("month", "account_id"):
        so_far[row.account_id] = so_far.get(row.account_id, 0) + row.received - row.spent
        ends[_last_day(row.month), row.account_id] = so_far[row.account_id]
    return ends


def _last_day(month: date) -> date:
    return (month + timedelta(days=31)).replace(day=1) - timedelta(days=1)


def _name(book: Book, account: Account) -> str:
    """person:12 in the book points becomes Assets:Points:Person:12; different codes stay different."""
    parts = [*book.code.split(":"), *account.code.split(":")]
    return ":".join([ROOTS[account.kind], *(part[:1].upper() + part[1:] for part in parts)])


def _commodity(unit: str) -> str:
    return unit.upper()


def _text(words: str) -> str:
    return " ".join(words.replace("\\", "\\\\").replace('"', '\\"').split())
