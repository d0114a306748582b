from datetime import datetime

from django.db import transaction
from django.db.models import Q
from django.utils.timezone import localdate

from mulin.kernel.facts.record import record
from mulin.kernel.jobs.each import each
from mulin.projects.facts import ProjectFlagged
from mulin.projects.models import Project
from mulin.projects.queries.running import seen
from mulin.projects.rules.flags import flags

from .project_held import held_project


def look_at_all(at: datetime) -> int:
    """The clock's job: each project that goes on, or still owes. Counts those whose flags are others than before."""
    rows = Project.objects.filter(Q(stage__in=Project.GOING) | ~Q(flags=[])).order_by("id")
    owing = Project.objects.filter(stage="stopped", flags=[], paid__gt=0)
    return each([*rows.values_list("pk", flat=True), *owing.values_list("pk", flat=True)], lambda pk: _look(pk, at))


@transaction.atomic
def _look(pk: int, at: datetime) -> bool:
    project = held_project(pk)
    found = flags(seen(project), localdate(at))
    if found == project.flags:
        return False
    new = [code for code in found if code not in project.flags]
    project.flags = found
    project.save(update_fields=["flags"])
    if new:
        record(ProjectFlagged(project.pk, ",".join(new)), actor_id=None, at=at)
    return True
