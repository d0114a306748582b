from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from mulin.kernel.access import Refused, require
from mulin.kernel.facts.record import record
from mulin.organisations.queries import Standing
from mulin.projects.facts import MidtermDone
from mulin.projects.models import Midterm, Project
from mulin.projects.queries.people import is_in_team
from mulin.projects.rules import doing as rules

from .project_held import held_project


@transaction.atomic
def review_midterm(project: Project, *, verdict: str, words: str, by: Standing, at: datetime) -> Midterm:
    """Looked at half-way, by whoever runs it or its mentor. "stop" advises; to stop is an act of its own."""
    project = held_project(project.pk)
    require(rules.may_review_midterm(by, project, in_team=is_in_team(by, project)))
    if not words.strip():
        raise Refused(_("请写看到了什么、接下来怎么做。"))
    assert by.person is not None
    said = Midterm.objects.create(
        project=project, by=by.person, at=at, verdict=Midterm.Verdict(verdict), words=words.strip()[:500]
    )
    record(MidtermDone(said.pk, project.pk, said.verdict), actor_id=by.person_id, at=at)
    return said
