from datetime import date, datetime, timedelta

from django.db import transaction
from django.db.models import Sum
from django.utils.timezone import localdate

from mulin.kernel.facts.models import Fact
from mulin.kernel.facts.record import record
from mulin.ledger.models import Book, Line
from mulin.volunteering.facts import BankMonthEnded


def total_months(at: datetime) -> int:
    """The clock's: say once of each community what its bank moved last month; return how many were said."""
    month = (localdate(at).replace(day=1) - timedelta(days=1)).replace(day=1)
    books = Book.objects.filter(code="minutes", entries__day__gte=month, entries__day__lt=localdate(at).replace(day=1)).distinct()
    return sum(_say(book, month, at) for book in books.order_by("id"))


@transaction.atomic
def _say(book: Book, month: date, at: datetime) -> bool:
    book = Book.objects.select_for_update().get(pk=book.pk)
    said = Fact.objects.filter(kind=BankMonthEnded.KIND, happened_at__gt=at - timedelta(days=62))
    if said.filter(data__community_id=book.community_id, data__month=month.isoformat()).exists():
        return False
    record(BankMonthEnded(book.community_id, month.isoformat(), **_moved(book, month)), actor_id=None, at=at)
    return True


def _moved(book: Book, month: date) -> dict[str, int]:
    """Minutes by what they were moved for; donations and help are counted where they arrive."""
    after = (month + timedelta(days=31)).replace(day=1)
    came = Line.objects.filter(entry__book=book, day__gte=month, day__lt=after, amount__gt=0)
    issued = came.exclude(account__code="issued")

    def sum_of(rows: object) -> int:
        return rows.aggregate(sum=Sum("amount"))["sum"] or 0  # type: ignore[attr-defined]

    return {
        "granted": sum_of(issued.filter(entry__source_kind="volunteering.record", entry__reverses=None)),
        "taken_back": sum_of(came.filter(account__code="issued", entry__source_kind="volunteering.record")),
        "donated": sum_of(issued.filter(entry__purpose="donation", entry__reverses=None)),
        "helped": sum_of(issued.filter(entry__purpose="help", entry__reverses=None)),
        "expired": sum_of(issued.filter(entry__purpose="expiry", entry__reverses=None)),
    }
