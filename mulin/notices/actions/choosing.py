"""From notices to owed deliveries, thousands at a time."""

from collections import defaultdict
from datetime import datetime

from django.db import transaction
from django.db.models import (
    BooleanField,
    Case,
    CharField,
    DateTimeField,
    F,
    IntegerField,
    OuterRef,
    QuerySet,
    Subquery,
    Value,
    When,
)
from django.db.models.functions import Cast, Coalesce, Concat
from django.utils.timezone import localtime

from mulin.kernel.listed import Listed
from mulin.notices import queries
from mulin.notices.channels import PRINT, table
from mulin.notices.models import Delivery, Notice, Urgency
from mulin.notices.queries import Reach
from mulin.notices.rules import choosing
from mulin.people.models import Residence

from .selecting import insert_from

AT_ONCE = 5_000  # notices to a transaction
MOST = 100_000  # notices to one run
Group = tuple[str, int, datetime]  # channel, urgency, due


def choose_channels(at: datetime) -> int:
    """Decide for each new notice which channels carry it; return for how many. Any number may run at once."""
    done = 0
    while done < MOST and (number := _choose_some(at)):
        done += number
    return done


@transaction.atomic
def _choose_some(at: datetime) -> int:
    """Notices that go the same way at the same time become deliveries in one statement."""
    fields = ("pk", "person_id", "account_id", "urgency", "read_at")
    fresh = Notice.objects.filter(chosen_at=None).order_by("id").select_for_update(skip_locked=True)
    rows = list(fresh.values_list(*fields)[:AT_ONCE])
    readers = queries.readers_among({row[1] for row in rows if row[1]}, {row[2] for row in rows if row[2]})
    on, groups = table.on(), defaultdict[Group, list[int]](list)
    for pk, person_id, account_id, urgency, read_at in rows:
        if read_at is None:  # what was read in the inbox meanwhile needs nothing further
            reach = readers.at(person_id, account_id)
            steps = choosing.ladder(urgency, reach.wishes, reach.has, on)
            for channel in choosing.at_once(urgency, steps):
                groups[channel, urgency, _due(channel, urgency, reach, at)].append(pk)
    for (channel, urgency, due), notices in groups.items():
        _owe(Notice.objects.filter(pk__in=Listed(notices)), channel, urgency, due)
    Notice.objects.filter(pk__in=Listed(row[0] for row in rows)).update(chosen_at=at)
    return len(rows)


def _due(channel: str, urgency: int, reach: Reach, at: datetime) -> datetime:
    return at if channel == PRINT else choosing.due(urgency, reach.wishes, localtime(at))


def _owe(notices: QuerySet[Notice], channel: str, urgency: int, due: datetime) -> int:
    text = CharField()
    homes = Residence.objects.filter(person=OuterRef("person_id"), until=None).order_by("id").values("room__path")[:1]
    reader = {key: Concat(Value(letter), Cast(key, text)) for letter, key in (("p", "person_id"), ("a", "account_id"))}
    columns = {
        "notice_id": F("pk"), "bulletin_id": F("bulletin_id"), "channel": Value(channel, text),
        "reader": Case(When(person_id=None, then=reader["account_id"]), default=reader["person_id"]),
        "path": Coalesce(Subquery(homes), Value("")) if channel == PRINT else Value("", text),
        "is_urgent": Value(urgency == Urgency.URGENT, BooleanField()), "state": Value(Delivery.State.OWED.value, text),
        "due_at": Value(due, DateTimeField()), "tries": Value(0, IntegerField()), "claim": Value("", text),
        "provider_id": Value("", text), "error": Value("", text),
    }  # fmt: skip
    return insert_from(Delivery, notices, columns, once="")


def go_on(delivery: Delivery, *, at: datetime) -> bool:
    """Owe it by the next way to the same reader, when this one is closed for good; whether there is one."""
    notice = delivery.notice
    if notice is None:
        return False
    reach = queries.readers_of([notice]).of(notice)
    tried = frozenset(Delivery.objects.filter(notice=notice).values_list("channel", flat=True))
    step = choosing.next_step(choosing.ladder(notice.urgency, reach.wishes, reach.has, table.on()), tried)
    if step is None:
        return False
    _owe(Notice.objects.filter(pk=notice.pk), step, notice.urgency, _due(step, notice.urgency, reach, at))
    return True
