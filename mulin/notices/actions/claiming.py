"""What a sender takes in hand: at the channel's rate, for a while, and nobody else meanwhile."""

from datetime import datetime, timedelta
from uuid import uuid4

from django.db import transaction
from django.db.models import F, Q, QuerySet

from mulin.kernel.listed import Listed
from mulin.notices.models import Bucket, Delivery

LEASE = timedelta(minutes=3)  # longer than a batch may take; a sender that died holds its batch no longer
BURST = 10  # seconds' worth that may go at once after a quiet time


def owed(channel: str, at: datetime) -> QuerySet[Delivery]:
    free = Q(claimed_until=None) | Q(claimed_until__lt=at)
    return Delivery.objects.filter(free, channel=channel, state__in=Delivery.WAITING, due_at__lte=at)


def claim(rows: QuerySet[Delivery], most: int, *, at: datetime) -> str:
    """Take up to `most` of the rows; return the word under which they are ours. Two senders never take the same one.

    A try counts from the moment it is begun: what kills its sender each time is given up like what fails.
    """
    word = uuid4().hex
    found = list(rows.order_by("-is_urgent", "due_at", "id").values_list("pk", flat=True)[:most])
    # The conditions are asked again by the update itself: whoever comes second finds them taken.
    rows.filter(pk__in=Listed(found)).update(claim=word, claimed_until=at + LEASE, tries=F("tries") + 1)
    return word


def claimed(word: str) -> QuerySet[Delivery]:
    return Delivery.objects.filter(claim=word)


@transaction.atomic
def tokens(name: str, wanted: int, *, rate: float, at: datetime) -> int:
    """How many of `wanted` may go now. `rate` messages a second; the bucket holds some seconds' worth, at least one."""
    Bucket.objects.bulk_create([Bucket(name=name, tokens=1, filled_at=at)], ignore_conflicts=True)
    bucket = Bucket.objects.select_for_update().get(name=name)
    most = max(1.0, rate * BURST)
    there = min(most, bucket.tokens + max(0.0, (at - bucket.filled_at).total_seconds()) * rate)
    taken = min(wanted, int(there))
    bucket.tokens, bucket.filled_at = there - taken, max(at, bucket.filled_at)
    bucket.save()
    return taken


def empty(name: str) -> None:
    """The provider says it was too much."""
    Bucket.objects.filter(name=name).update(tokens=0)
