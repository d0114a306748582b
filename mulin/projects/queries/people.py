"""Who belongs to a project."""

from mulin.organisations.queries import Standing
from mulin.projects.models import Project, Teammate


def is_in_team(me: Standing, project: Project) -> bool:
    """Its lead, or who accepted the invitation into the team."""
    if me.person_id is None:
        return False
    if project.lead_id == me.person_id:
        return True
    rows = Teammate.objects.filter(application__project=project, person=me.person_id, accepted_at__isnull=False)
    return rows.exists()
