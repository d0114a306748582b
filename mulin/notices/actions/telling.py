from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.db import IntegrityError, transaction

from mulin.kernel.inserting import insert
from mulin.kernel.prepared import Prepared
from mulin.notices import queries, words
from mulin.notices.models import Notice, Urgency
from mulin.organisations.queries import Standing

TOLD: Prepared[Notice] = Prepared(lambda once_key: Notice.objects.filter(once_key=once_key))


def tell(
    *, person_id: int | None = None, account_id: int | None = None, kind: str, values: dict[str, Any] | None = None,
    url: str = "", once_key: str, at: datetime, urgency: int | None = None,
) -> Notice:  # fmt: skip
    """Put a notice into an inbox. The same `once_key` again finds the notice that is there.

    Which channels carry it further is decided later, for many at once (`choose_channels`): telling stays one insert.

    Raises:
        KeyError: `kind` has no sentence in `words.TABLE`.
    """
    words.TABLE[kind]
    level = urgency or words.URGENCY.get(kind, Urgency.NORMAL)
    notice = Notice(
        person_id=person_id, account_id=account_id, kind=kind, values=values or {}, url=url, urgency=level, once_key=once_key,
        sent_at=at,
    )  # fmt: skip
    try:
        with transaction.atomic():
            insert([notice])
    except IntegrityError:  # nearly always it is new; this way that is a single statement
        found = TOLD.first(once_key)
        if found is None:
            raise
        return found
    return notice


def tell_many(
    person_ids: Iterable[int],
    *,
    kind: str,
    values: dict[str, Any],
    url: str,
    once_key: str,
    at: datetime,
    urgency: int | None = None,
) -> None:
    """The same to each, however many thousands: a statement for each thousand. `once_key`: each gets it with their number behind."""
    words.TABLE[kind]
    level = urgency or words.URGENCY.get(kind, Urgency.NORMAL)
    Notice.objects.bulk_create(
        (
            Notice(person_id=pk, kind=kind, values=values, url=url, once_key=f"{once_key} {pk}", sent_at=at, urgency=level)
            for pk in person_ids
        ),
        batch_size=1000, ignore_conflicts=True,
    )  # fmt: skip


def mark_read(notice: Notice, *, by: Standing, at: datetime) -> None:
    queries.inbox(by).filter(pk=notice.pk, read_at=None).update(read_at=at)


def mark_all_read(*, by: Standing, at: datetime) -> int:
    return queries.inbox(by).filter(read_at=None).update(read_at=at)
