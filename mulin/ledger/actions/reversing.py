from datetime import date, datetime

from django.db import transaction

from mulin.kernel.access import require
from mulin.kernel.facts.record import record
from mulin.ledger import rules
from mulin.ledger.facts import EntryReversed
from mulin.ledger.models import Entry
from mulin.organisations.queries import Standing

from .posting import the_same
from .refusing import as_refusal
from .writing import Posting, write


def reverse(entry: Entry, *, reason: str, at: datetime, by: Standing | None, on: date | None = None) -> Entry:
    """The same lines the other way round, once. It may fail where the amount is spent already: NotEnough.

    Raises:
        Conflict: reversed already, for another reason or day.
    """
    lines = [(line.account, -line.amount) for line in entry.lines.select_related("account")]
    source = entry.source
    posting = Posting(entry.book, lines, f"reverse:{entry.pk}", reason, source, entry.purpose, on, reverses=entry)
    with as_refusal([account.pk for account, _amount in lines]), transaction.atomic():
        [made] = write([posting], by_id=by.person_id if by else None, at=at)
        if made is None:
            return the_same(posting)
        record(EntryReversed(entry.book_id, entry.pk, made.pk, reason), actor_id=by.person_id if by else None, at=at)
    return made


def correct(entry: Entry, *, reason: str, at: datetime, by: Standing) -> Entry:
    """`reverse`, by hand at the desk."""
    require(rules.may_correct(by, entry))
    return reverse(entry, reason=reason, at=at, by=by)
