"""What the desk's pages list."""

from collections.abc import Iterable

from django.db.models import Q, QuerySet

from mulin.funds.models import Earmark, Evidence, Fund, Gift, Spending
from mulin.kernel.media.models import File
from mulin.ledger.models import Account, Entry
from mulin.ledger.queries import say
from mulin.people.models import Person

from .accounts import BANK


def banks(funds: Iterable[Fund]) -> dict[int, Account]:
    """The money of each fund, by its book; one query."""
    books = [fund.book_id for fund in funds]
    return {one.book_id: one for one in Account.objects.filter(book__in=books, code=BANK)}


def gifts(fund: Fund, *, kind: str = "", status: str = "", words: str = "") -> QuerySet[Gift]:
    rows = fund.gifts.select_related("donor", "sponsor").order_by("-noted_at", "-id")
    rows = rows.filter(kind=kind) if kind in Gift.Kind.values else rows
    rows = rows.filter(status=status) if status in Gift.Status.values else rows
    if words:
        names = Q(donor_name__contains=words) | Q(donor__name__contains=words) | Q(sponsor__name__contains=words)
        rows = rows.filter(names | Q(good_name__contains=words) | Q(bank_number=words) | Q(sponsors__contains=words))
    return rows


def entries_of(kind: str, pk: int) -> list[Entry]:
    """What of one gift, spending or hand-out stands in the ledger: the entry and its reversal."""
    return list(Entry.objects.filter(source_kind=kind, source_ref=str(pk)).order_by("id"))


def files_of(evidence: QuerySet[Evidence]) -> list[tuple[Evidence, File]]:
    rows = list(evidence.order_by("id"))
    files = File.objects.in_bulk([row.file_key for row in rows], field_name="key")
    return [(row, files[row.file_key]) for row in rows if row.file_key in files]


def name_of(person_id: int) -> str:
    return Person.objects.filter(pk=person_id).values_list("name", flat=True).first() or ""


def left_for(asked: Spending | Earmark, year: int) -> tuple[str, str]:
    """What is free in the bank and in the year's budget, for those who decide."""
    limit = f"budget:{asked.purpose.code}:{year}"
    free = {one.code: one.free for one in Account.objects.filter(book=asked.fund.book_id, code__in=(BANK, limit))}
    return say(free.get(BANK, 0), "cny"), say(free.get(limit, 0), "cny")
