from datetime import date, datetime

from django.db import transaction
from django.utils.timezone import localdate

from mulin.kernel.access import require
from mulin.kernel.facts.record import record
from mulin.kernel.inserting import insert
from mulin.ledger import queries, rules
from mulin.ledger.facts import PeriodClosed
from mulin.ledger.models import Account, Book, Month
from mulin.organisations.queries import Standing


@transaction.atomic
def close_period(book: Book, *, through: date, by: Standing, at: datetime) -> Book:
    """Nothing is posted up to `through`, a month's last day, any more; totals of these months are kept from now on."""
    kept = Book.objects.select_for_update(of=("self",)).select_related("community").get(pk=book.pk)
    require(rules.may_close(by, kept, through, localdate(at)))
    since, kept.closed_through = kept.closed_through, through
    kept.save(update_fields=["closed_through"])
    accounts = Account.objects.filter(book=kept)
    insert(
        Month(
            account_id=row.account_id, month=row.month, purpose=row.purpose, received=row.received, spent=row.spent, lines=row.lines
        )
        for row in queries.counted(accounts, after=since, through=through)
    )  # fmt: skip
    record(PeriodClosed(kept.pk, through.isoformat()), actor_id=by.person_id, at=at)
    return kept
