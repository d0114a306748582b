"""A published bulletin goes into the inboxes of its audience: one INSERT … SELECT, however many there are."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import BigIntegerField, CharField, DateTimeField, F, JSONField, PositiveSmallIntegerField, QuerySet, Value
from django.db.models.functions import Cast, Concat
from django.utils.timezone import localdate

from mulin.notices import queries
from mulin.notices.channels import robots
from mulin.notices.models import Bulletin, Delivery, Notice, Urgency
from mulin.people.models import Person

from .selecting import insert_from

PREVIEW = 120  # characters of the words that stand in the inbox


def release(at: datetime) -> int:
    """Queue every bulletin whose hour has come; return to how many inboxes."""
    due = Bulletin.objects.filter(status=Bulletin.Status.PUBLISHED, queued_at=None, send_at__lte=at).order_by("send_at", "id")
    return sum(queue(pk, at=at) for pk in due.values_list("pk", flat=True))


@transaction.atomic
def queue(bulletin_id: int, *, at: datetime) -> int:
    bulletin = Bulletin.objects.select_for_update(of=("self",)).select_related("place").get(pk=bulletin_id)
    if bulletin.queued_at is not None:
        return 0
    people = queries.recipients(
        queries.rule_of(bulletin), scope=bulletin.path, community_id=bulletin.community_id, topic=bulletin.topic, on=localdate(at)
    )
    bulletin.recipients, bulletin.queued_at = _into_inboxes(bulletin, people, at), at
    bulletin.save(update_fields=["recipients", "queued_at"])
    known = robots.table()
    rows = [_to_robot(bulletin, known[name], at) for name in bulletin.robots.split(",") if name in known]
    Delivery.objects.bulk_create(rows, ignore_conflicts=True)
    return bulletin.recipients


def _to_robot(bulletin: Bulletin, robot: robots.Robot, at: datetime) -> Delivery:
    urgent = bulletin.urgency == Urgency.URGENT
    return Delivery(bulletin_id=bulletin.pk, channel=robot.kind, reader=robot.name, is_urgent=urgent, due_at=at)


def _into_inboxes(bulletin: Bulletin, people: QuerySet[Person], at: datetime) -> int:
    values = {
        "title": bulletin.title, "title_en": bulletin.title_en, "words": bulletin.words[:PREVIEW],
        "words_en": bulletin.words_en[: 2 * PREVIEW],
    }  # fmt: skip
    columns: dict[str, Any] = {
        "person_id": F("pk"),
        "kind": Value("bulletin", CharField()),
        "values": Value(values, JSONField()),
        "url": Value(f"/notices/{bulletin.pk}/", CharField()),
        "urgency": Value(bulletin.urgency, PositiveSmallIntegerField()),
        "bulletin_id": Value(bulletin.pk, BigIntegerField()),
        "once_key": Concat(Value(f"b{bulletin.pk}:p"), Cast("pk", CharField())),
        "sent_at": Value(at, DateTimeField()),
    }
    # The key keeps doubles out: queueing again after a crash adds whoever is missing.
    return insert_from(Notice, people, columns, once="(once_key)")
