"""What the clock does: seconds that did not come, stages and tasks that are late, terms that are over."""

from datetime import datetime, timedelta

from django.db import transaction
from django.utils.timezone import localdate

from mulin.deliberation.facts import SeatEnded, SeatEnds, StageLate, TaskLate
from mulin.deliberation.flow import topics as flow
from mulin.deliberation.models import Seat, Task, Topic
from mulin.kernel.facts.record import record
from mulin.kernel.flow import advance

from .raising import end

A_MONTH = timedelta(days=30)
AT_ONCE = 200


def watch_topics(at: datetime) -> int:
    """Seconds that did not come in time end a topic; other stages that are late are said once, and stay open."""
    due = Topic.objects.filter(ended_at=None, due_at__isnull=False, due_at__lte=at, late_told_at=None).order_by("due_at")
    return sum(_late(pk, at) for pk in due.values_list("pk", flat=True)[:AT_ONCE])


@transaction.atomic
def _late(pk: int, at: datetime) -> bool:
    topic = Topic.objects.select_for_update(of=("self",)).get(pk=pk)
    if topic.ended_at is not None or topic.due_at is None or topic.due_at > at or topic.late_told_at is not None:
        return False
    if topic.stage == Topic.Stage.SECONDING:
        end(topic, advance(topic.stage, flow.LAPSE), "", None, at)
        return True
    topic.late_told_at = at
    topic.save(update_fields=["late_told_at"])
    record(StageLate(topic.pk, topic.stage), actor_id=None, at=at)
    return True


def watch_tasks(at: datetime) -> int:
    """On the day after it was due."""
    late = Task.objects.filter(status=Task.Status.OPEN, due_on__lt=localdate(at), late_told_at=None).order_by("due_on", "id")
    return sum(_task_late(pk, at) for pk in late.values_list("pk", flat=True)[:AT_ONCE])


@transaction.atomic
def _task_late(pk: int, at: datetime) -> bool:
    if not Task.objects.filter(pk=pk, status=Task.Status.OPEN, late_told_at=None).update(late_told_at=at):
        return False
    record(TaskLate(pk), actor_id=None, at=at)
    return True


def watch_terms(at: datetime) -> int:
    """A month before, and on the day: from then on the seat is empty, whether or not this job ran."""
    today = localdate(at)
    ends = Seat.objects.filter(over_told_at=None, warned_at=None, until__gt=today, until__lte=today + A_MONTH)
    over = Seat.objects.filter(over_told_at=None, until__lte=today)
    return sum(_term(pk, at, False) for pk in ends.values_list("pk", flat=True)[:AT_ONCE]) + sum(
        _term(pk, at, True) for pk in over.values_list("pk", flat=True)[:AT_ONCE]
    )


@transaction.atomic
def _term(pk: int, at: datetime, over: bool) -> bool:
    mine = Seat.objects.filter(pk=pk, over_told_at=None)
    changed = mine.update(over_told_at=at) if over else mine.filter(warned_at=None).update(warned_at=at)
    if changed:
        record(SeatEnded(pk, False) if over else SeatEnds(pk), actor_id=None, at=at)
    return bool(changed)
