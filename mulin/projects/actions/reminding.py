"""A word to a team that is late: from the desk, once a day at most."""

from datetime import datetime

from django.db import transaction

from mulin.kernel.access import require
from mulin.kernel.facts.record import record
from mulin.organisations.queries import Standing
from mulin.projects.facts.after import TeamReminded
from mulin.projects.models import Project
from mulin.projects.rules import may_run


@transaction.atomic
def remind_team(project: Project, *, by: Standing, at: datetime) -> None:
    require(may_run(by, project))
    record(TeamReminded(project.pk), actor_id=by.account_id, at=at)
