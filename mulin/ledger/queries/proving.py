"""Playing everything again, from nothing, and comparing it with what is kept."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date

from django.db.models import Count, F, Q, Sum, Value
from django.utils.translation import gettext as _

from mulin.ledger.models import Account, Book, Entry, Hold, Line
from mulin.ledger.rules.amounts import say

from .snapshot import one_moment
from .totals import kept_and_counted


@dataclass(frozen=True)
class Proof:
    """`wrong` holds a sentence for each thing that does not agree."""

    accounts: int
    entries: int
    wrong: list[str] = field(default_factory=list)

    @property
    def holds(self) -> bool:
        return not self.wrong


def prove(book: Book) -> Proof:
    """Entries are whole and sum to zero, lines and holds replay to the balances, all balances together are zero."""
    with one_moment():
        # how far the book is closed is of this instant too, whatever the object in hand was loaded with
        rows = Account.objects.filter(book=book).annotate(through=F("book__closed_through")).order_by("id")
        accounts = list(rows)
        through = accounts[0].through if accounts else None
        played, held = _played(book)
        wrong = [*_entries(book), *_accounts(accounts, played), *_holds(book, accounts, held), *_months(book, accounts, through)]
        return Proof(len(accounts), Entry.objects.filter(book=book).count(), wrong)


def _entries(book: Book) -> Iterator[str]:
    entries = Entry.objects.filter(book=book).annotate(off=Sum("lines__amount"), there=Count("lines"))
    for pk in entries.exclude(off=0, there=F("parts")).order_by("id").values_list("pk", flat=True)[:100]:
        yield _("第 %(number)s 笔：各行相加不是零，或者少了行。") % {"number": pk}
    strange = Line.objects.filter(entry__book=book).filter(
        ~Q(account__book=F("entry__book")) | ~Q(account__unit=F("entry__unit")) | ~Q(day=F("entry__day"))
    )
    for pk in strange.order_by("entry_id").values_list("entry_id", flat=True).distinct()[:100]:
        yield _("第 %(number)s 笔：有一行的账户、单位或日期不对。") % {"number": pk}


def _played(book: Book) -> tuple[dict[int, int], dict[int, int]]:
    """By account, what its lines and its open holds sum to; one query."""
    lines = Line.objects.filter(account__book=book).order_by().values("account").annotate(sum=Sum("amount"), of=Value(0))
    holds = Hold.objects.filter(book=book, state=Hold.State.OPEN).order_by()
    held = holds.values("account").annotate(sum=Sum("amount"), of=Value(1))
    columns = ("account", "sum", "of")
    found: tuple[dict[int, int], dict[int, int]] = ({}, {})
    for account, amount, of in lines.values_list(*columns).union(held.values_list(*columns), all=True):
        found[of][account] = amount
    return found


def _accounts(accounts: Sequence[Account], played: dict[int, int]) -> Iterator[str]:
    units: dict[str, int] = {}
    for account in accounts:
        units[account.unit] = units.get(account.unit, 0) + account.balance
        if account.balance != played.get(account.pk, 0):
            kept, again = say(account.balance, account.unit), say(played.get(account.pk, 0), account.unit)
            yield _("%(code)s：账面 %(kept)s，逐笔重算是 %(played)s。") % {"code": account.code, "kept": kept, "played": again}
    for unit, rest in units.items():
        if rest:
            yield _("%(unit)s：全部账户相加不是零，差 %(rest)s。") % {"unit": unit, "rest": say(rest, unit)}


def _holds(book: Book, accounts: Sequence[Account], held: dict[int, int]) -> Iterator[str]:
    for account in accounts:
        if account.held != held.get(account.pk, 0):
            yield _("%(code)s：预留的数和逐笔重算的不一样。") % {"code": account.code}
    for pk in Hold.objects.filter(book=book, state=Hold.State.POSTED, entry=None).values_list("pk", flat=True)[:100]:
        yield _("第 %(number)s 笔预留写着已入账，却没有那一笔。") % {"number": pk}


def _months(book: Book, accounts: Sequence[Account], through: date | None) -> Iterator[str]:
    if through is None:
        return
    kept, again = kept_and_counted(Account.objects.filter(book=book), through)
    codes = {one.pk: one.code for one in accounts}
    wrong = {(row.account_id, row.month, row.purpose) for row in kept ^ again}
    for account_id, month, _purpose in sorted(wrong)[:100]:
        yield _("%(code)s：%(month)s 结账时的合计和逐笔重算的不一样。") % {
            "code": codes[account_id], "month": f"{month:%Y-%m}",
        }  # fmt: skip
