"""From notices to owed deliveries, thousands at a time."""

from collections.abc import Iterator, Sequence
from datetime import datetime

from django.db import transaction
from django.utils.timezone import localtime

from mulin.kernel.inserting import insert
from mulin.notices import queries
from mulin.notices.channels import PRINT, table
from mulin.notices.models import Delivery, Notice, Urgency
from mulin.notices.queries import Reach
from mulin.notices.rules import choosing

AT_ONCE = 2_000  # notices to a transaction
MOST = 60_000  # notices to one run


def choose_channels(at: datetime) -> int:
    """Decide for each new notice which channels carry it; return for how many. Any number may run at once."""
    done = 0
    while done < MOST and (number := _choose_some(at)):
        done += number
    return done


@transaction.atomic
def _choose_some(at: datetime) -> int:
    fields = ("pk", "person_id", "account_id", "urgency", "bulletin_id", "read_at", "sent_at")
    rows = Notice.objects.filter(chosen_at=None).order_by("id").only(*fields)
    notices = list(rows.select_for_update(skip_locked=True)[:AT_ONCE])
    if notices:
        readers, on = queries.readers_of(notices), table.on()
        insert([row for notice in notices for row in _owed(notice, readers.of(notice), on, at)])
        Notice.objects.filter(pk__in=[notice.pk for notice in notices]).update(chosen_at=at)
    return len(notices)


def _owed(notice: Notice, reach: Reach, on: frozenset[str], at: datetime) -> Iterator[Delivery]:
    """What was read in the inbox meanwhile needs nothing further."""
    if notice.read_at is None:
        steps = choosing.ladder(notice.urgency, reach.wishes, reach.has, on)
        yield from _deliveries(notice, reach, choosing.at_once(notice.urgency, steps), at)


def _deliveries(notice: Notice, reach: Reach, channels: Sequence[str], at: datetime) -> Iterator[Delivery]:
    for channel in channels:
        yield Delivery(
            notice=notice, bulletin_id=notice.bulletin_id, channel=channel, reader=queries.reader_of(notice),
            path=reach.path if channel == PRINT else "", is_urgent=notice.urgency == Urgency.URGENT,
            due_at=at if channel == PRINT else choosing.due(notice.urgency, reach.wishes, localtime(at)),
        )  # fmt: skip


def go_on(delivery: Delivery, *, at: datetime) -> Delivery | None:
    """The next way to the same reader, when this one is closed for good."""
    notice = delivery.notice
    if notice is None:
        return None
    reach = queries.readers_of([notice]).of(notice)
    tried = frozenset(Delivery.objects.filter(notice=notice).values_list("channel", flat=True))
    step = choosing.next_step(choosing.ladder(notice.urgency, reach.wishes, reach.has, table.on()), tried)
    if step is None:
        return None
    (made,) = Delivery.objects.bulk_create(_deliveries(notice, reach, [step], at), ignore_conflicts=True)
    return made
