"""Playing everything again, from nothing, and comparing it with what is kept."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from django.db.models import Count, F, Q, Sum
from django.utils.translation import gettext as _

from mulin.ledger.models import Account, Book, Entry, Hold, Line, Month
from mulin.ledger.rules.amounts import say

from .snapshot import one_moment
from .totals import counted


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
        book = Book.objects.get(pk=book.pk)
        wrong = [*_entries(book), *_accounts(book), *_holds(book), *_months(book)]
        return Proof(Account.objects.filter(book=book).count(), Entry.objects.filter(book=book).count(), wrong)


def _entries(book: Book) -> Iterator[str]:
    entries = Entry.objects.filter(book=book).annotate(off=Sum("lines__amount"), there=Count("lines"))
    for pk in entries.exclude(off=0, there=F("parts")).order_by("id").values_list("pk", flat=True)[:100]:
        yield _("第 %(number)s 笔：各行相加不是零，或者少了行。") % {"number": pk}
    strange = Line.objects.filter(entry__book=book).filter(
        ~Q(account__book=F("entry__book")) | ~Q(account__unit=F("entry__unit")) | ~Q(day=F("entry__day"))
    )
    for pk in strange.order_by("entry_id").values_list("entry_id", flat=True).distinct()[:100]:
        yield _("第 %(number)s 笔：有一行的账户、单位或日期不对。") % {"number": pk}


def _accounts(book: Book) -> Iterator[str]:
    played = dict(Line.objects.filter(account__book=book).values("account").annotate(s=Sum("amount")).values_list("account", "s"))
    units: dict[str, int] = {}
    for account in Account.objects.filter(book=book).order_by("id"):
        units[account.unit] = units.get(account.unit, 0) + account.balance
        if account.balance != played.get(account.pk, 0):
            kept, again = say(account.balance, account.unit), say(played.get(account.pk, 0), account.unit)
            yield _("%(code)s：账面 %(kept)s，逐笔重算是 %(played)s。") % {"code": account.code, "kept": kept, "played": again}
    for unit, rest in units.items():
        if rest:
            yield _("%(unit)s：全部账户相加不是零，差 %(rest)s。") % {"unit": unit, "rest": say(rest, unit)}


def _holds(book: Book) -> Iterator[str]:
    held = Hold.objects.filter(book=book, state=Hold.State.OPEN).values("account").annotate(sum=Sum("amount"))
    played = dict(held.values_list("account", "sum"))
    for account in Account.objects.filter(book=book).order_by("id"):
        if account.held != played.get(account.pk, 0):
            yield _("%(code)s：预留的数和逐笔重算的不一样。") % {"code": account.code}
    for pk in Hold.objects.filter(book=book, state=Hold.State.POSTED, entry=None).values_list("pk", flat=True)[:100]:
        yield _("第 %(number)s 笔预留写着已入账，却没有那一笔。") % {"number": pk}


def _months(book: Book) -> Iterator[str]:
    if book.closed_through is None:
        return
    accounts = Account.objects.filter(book=book)
    kept = {
        (row.account_id, row.month, row.purpose): (row.received, row.spent, row.lines)
        for row in Month.objects.filter(account__book=book)
    }
    played = {
        (row.account_id, row.month, row.purpose): (row.received, row.spent, row.lines)
        for row in counted(accounts, after=None, through=book.closed_through)
    }
    for account_id, month, _purpose in sorted(key for key in kept | played if kept.get(key) != played.get(key))[:100]:
        code = accounts.values_list("code", flat=True).get(pk=account_id)
        yield _("%(code)s：%(month)s 结账时的合计和逐笔重算的不一样。") % {"code": code, "month": f"{month:%Y-%m}"}
