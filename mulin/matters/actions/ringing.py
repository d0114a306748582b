"""What the clock does by itself, each minute: reminders before a deadline, after it one level of the tree after the other."""

import logging
from datetime import datetime

from django.db import connection, transaction

from mulin.kernel.facts.record import record
from mulin.kernel.flow import can
from mulin.kernel.jobs.each import SomeFailed
from mulin.matters import flow
from mulin.matters.facts import MatterEscalated, MatterReminded
from mulin.matters.models import Clock, Event, Matter
from mulin.matters.rules.clocks import TOP
from mulin.organisations.queries import NOBODY

from . import staging, story

log = logging.getLogger(__name__)

BATCH = 100


def ring(at: datetime, *, batch: int = BATCH) -> int:
    """Ring all alarms that are due; return how many. Any number of processes may ring at once, and each alarm rings once.

    Raises:
        SomeFailed: when all others have rung.
    """
    rung, known, failed = 0, 0, dict[int, str]()
    while (done := _ring_some(at, batch, failed)) or len(failed) > known:
        rung, known = rung + done, len(failed)
    if failed:
        raise SomeFailed(list(failed.values()))
    return rung


@transaction.atomic
def _ring_some(at: datetime, batch: int, failed: dict[int, str]) -> int:
    due = Clock.objects.filter(stopped_at=None, rested_at=None, next_alarm_at__lte=at).exclude(matter__in=failed)
    due = due.order_by("next_alarm_at", "id")
    ids = list(due.values_list("matter_id", flat=True)[:batch])
    rows = Matter.objects.filter(pk__in=ids).order_by("pk")
    lock = {"skip_locked": True, "of": ("self",)} if connection.features.has_select_for_update_skip_locked else {}
    matters = list(rows.select_for_update(**lock))  # type: ignore[arg-type]
    return sum(_ring_alone(matter, at, failed) for matter in matters)


def _ring_alone(matter: Matter, at: datetime, failed: dict[int, str]) -> int:
    """One that cannot ring must not keep all others quiet."""
    try:
        with transaction.atomic():
            return _ring_one(matter, at)
    except Exception as problem:
        log.exception("alarm of %s failed", matter.number)
        failed[matter.pk] = f"{matter.number}: {problem!r}"
        return 0


def _ring_one(matter: Matter, at: datetime) -> int:
    """Its earliest alarm; another round of the loop rings the next."""
    clock = matter.clocks.filter(stopped_at=None, rested_at=None, next_alarm_at__lte=at).order_by("next_alarm_at", "id").first()
    if clock is None:
        return 0  # somebody rang or stopped it since
    if clock.kind == Clock.Kind.SELF:
        _end_of_self(matter, clock, at)
    elif clock.alarms == 0 and at < clock.due_at:
        story.tell(
            matter,
            Event.Kind.REMINDED,
            by=NOBODY,
            at=at,
            post="system",
            internal=True,
            clock=clock.kind,
            due=clock.due_at.isoformat(),
        )
        story.save(matter)
        record(MatterReminded(matter.id, clock.kind, clock.due_at.isoformat()), actor_id=None, at=at)
    elif clock.alarms == 0:
        # Too late to remind (the clock process had stopped): count it as given, so that the next round escalates.
        story.tell(matter, Event.Kind.REMINDED, by=NOBODY, at=at, post="system", internal=True, clock=clock.kind, missed=True)
        story.save(matter)
    else:
        _escalate(matter, clock, at)
    return 1


def _escalate(matter: Matter, clock: Clock, at: datetime) -> None:
    level = min(matter.level + 1, TOP)
    story.tell(
        matter, Event.Kind.ESCALATED, by=NOBODY, at=at, post="system", clock=clock.kind, level=level, due=clock.due_at.isoformat()
    )
    story.save(matter)
    record(MatterEscalated(matter.id, clock.kind, level), actor_id=None, at=at)


def _end_of_self(matter: Matter, clock: Clock, at: datetime) -> None:
    if can(matter.status, flow.TO_JOINT):
        staging.stage(matter, by=NOBODY, at=at)
