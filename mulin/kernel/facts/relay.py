"""Runs what is owed for facts: each follow-up once, a failing one alone and later, a dead worker's again."""

import logging
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.db.models import F, Q, QuerySet
from django.utils.timezone import now

from mulin.kernel.changing import change
from mulin.kernel.prepared import Prepared

from .models import Delivery
from .record import TABLE, Reaction, name_of

log = logging.getLogger(__name__)

# Longer than any reaction may run: a worker that died holds its delivery no longer than this.
LEASE = timedelta(minutes=5)
# After the first, second … failure. After the last one it waits for a person (`due_at` empty).
BACK_OFF = [timedelta(minutes=m) for m in (1, 5, 30, 2 * 60, 12 * 60, 24 * 60)]

WITH_FACT: Prepared[Delivery] = Prepared(lambda delivery: Delivery.objects.filter(id=delivery).select_related("fact"))


class LeaseLost(Exception):
    """The reaction ran past its lease and another worker has taken the delivery: what was done here is rolled back."""


def drain(limit: int = 100) -> int:
    """Run owed follow-ups, the longest due first; return how many succeeded. Any number may run at once."""
    due = _owed(now()).order_by("due_at", "id")[:limit]
    return sum(_deliver(delivery_id) for delivery_id in due.values_list("id", flat=True))


def stuck() -> QuerySet[Delivery]:
    """Follow-ups that failed and are not done: those given up first."""
    failed = Delivery.objects.filter(done_at=None, claimed_until=None, tries__gt=0)
    return failed.select_related("fact").order_by(F("due_at").asc(nulls_first=True), "id")


def retry(delivery_id: int, *, at: datetime) -> bool:
    """Owe a stuck follow-up again, now, with all its tries; whether there was one to owe."""
    return bool(stuck().filter(id=delivery_id).order_by().update(due_at=at, tries=0))


def _owed(at: datetime) -> QuerySet[Delivery]:
    return Delivery.objects.filter(Q(claimed_until=None) | Q(claimed_until__lt=at), done_at=None, due_at__lte=at)


def _deliver(delivery_id: int) -> bool:
    at = now()
    lease = at + LEASE
    delivery = WITH_FACT.rows(delivery_id)[0]
    if not _claim(delivery, at, lease):
        return False  # another worker has it, or has done it
    if delivery.tries > len(BACK_OFF) + 1:
        _settle(delivery, lease, due_at=None, error=delivery.error or "its worker died each time")
        return False
    try:
        # The effect and its done-mark commit together, so a crash repeats neither.
        with transaction.atomic():
            fact_type, reaction = _look_up(delivery)
            reaction(fact_type(**delivery.fact.data), source=delivery.fact)
            if not _settle(delivery, lease, done_at=now(), error=""):
                raise LeaseLost(delivery.reaction)
    except Exception as error:  # one bad reaction must not stop the others
        log.exception("reaction %s failed, try %s", delivery.reaction, delivery.tries)
        _settle(delivery, lease, due_at=_next_try(delivery.tries), error=repr(error))
        return False
    return True


def _claim(delivery: Delivery, at: datetime, lease: datetime) -> bool:
    """Take it as it was read, or not at all. A try counts from the moment it is begun: what kills its worker each time is given up."""
    held = delivery.claimed_until is not None and delivery.claimed_until >= at
    if held or delivery.done_at or delivery.due_at is None or delivery.due_at > at:
        return False
    read = {"id": delivery.id, "done_at": None, "claimed_until": delivery.claimed_until, "tries": delivery.tries}
    delivery.claimed_until, delivery.tries = lease, delivery.tries + 1
    return change(Delivery, read, {"claimed_until": lease, "tries": delivery.tries}) == 1


def _next_try(tries: int) -> datetime | None:
    return now() + BACK_OFF[tries - 1] if tries <= len(BACK_OFF) else None


def _settle(delivery: Delivery, lease: datetime, **outcome: datetime | str | None) -> int:
    """End our claim; 0 when it was no longer ours."""
    return change(Delivery, {"id": delivery.id, "done_at": None, "claimed_until": lease}, {"claimed_until": None, **outcome})


def _look_up(delivery: Delivery) -> tuple[type[Any], Reaction]:
    of_kind = ((fact_type, reactions) for fact_type, reactions in TABLE.items() if delivery.fact.kind == fact_type.KIND)
    for fact_type, reactions in of_kind:
        for reaction in reactions:
            if name_of(reaction) == delivery.reaction:
                return fact_type, reaction
    raise LookupError(f"nothing in the table is called {delivery.reaction} for {delivery.fact.kind}")
