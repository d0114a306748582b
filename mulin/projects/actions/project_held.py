"""The row of a project, locked: everything that moves it or its money comes one after the other."""

from datetime import datetime

from mulin.kernel.flow import Step, advance
from mulin.kernel.prepared import Prepared
from mulin.organisations.queries import Standing
from mulin.people.models import Person
from mulin.projects.models import Project
from mulin.projects.queries.people import is_in_team

HELD: Prepared[Project] = Prepared(
    lambda pk: (
        Project.objects.select_for_update(of=("self",))
        .select_related("place", "community", "book", "lead", "organisation")
        .filter(pk=pk)
    )
)


def held_project(pk: int) -> Project:
    return HELD.rows(pk)[0]


def moved(project: Project, move: Step, *, reason: str = "", ended_at: datetime | None = None) -> Project:
    project.stage, project.reason = advance(project.stage, move), reason.strip()[:300]
    project.ended_at = ended_at
    project.save(update_fields=["stage", "reason", "ended_at"])
    return project


def helper(by: Standing, project: Project) -> Person | None:
    """The worker who writes down what a team brings to the counter; None: the team writes itself."""
    return None if is_in_team(by, project) else by.person
