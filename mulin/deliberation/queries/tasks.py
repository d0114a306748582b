from datetime import date

from django.db.models import Q, QuerySet

from mulin.deliberation.models import Task
from mulin.deliberation.rules import LOOKERS
from mulin.organisations.queries import Standing
from mulin.places.fields import under


def tasks() -> QuerySet[Task]:
    return Task.objects.select_related("topic", "meeting__topic", "meeting__council", "person", "organisation")


def mine(me: Standing) -> Q:
    """Given to me or to a unit of mine."""
    return Q(person=me.person_id or 0) | Q(organisation__in=me.units())


def waiting_for(me: Standing) -> QuerySet[Task]:
    """What I have to do, the earliest first; also on the workbench."""
    return tasks().filter(mine(me), status=Task.Status.OPEN).order_by("due_on", "id")


def visible_to(me: Standing) -> QuerySet[Task]:
    found = mine(me) | Q(topic__host=me.person_id or 0)
    for path in me.paths(LOOKERS):
        found |= under(path)
    return tasks().filter(found)


def opens(me: Standing, task: Task) -> bool:
    """The same for one that is at hand, with its topic."""
    given = me.person_id is not None and task.person_id == me.person_id
    hosted = task.topic is not None and me.person_id is not None and task.topic.host_id == me.person_id
    return given or hosted or task.organisation_id in me.units() or any(map(task.path.startswith, me.paths(LOOKERS)))


def late(rows: QuerySet[Task], on: date) -> QuerySet[Task]:
    return rows.filter(status=Task.Status.OPEN, due_on__lt=on)
