"""Who sees a file of a project: what shows a milestone that was looked at, or a closing that was accepted, everybody; the rest
the team and who runs it."""

from collections.abc import Collection

from django.db.models import CharField, QuerySet
from django.db.models.functions import Cast

from mulin.kernel.access.asking import Standing
from mulin.projects.models import Closing, Income, Project, ProjectMilestone, Receipt
from mulin.projects.queries.running import workable


def may_see_file(me: Standing, key: str) -> bool:
    marks, closings = list(_marks(key)), list(_closings(key))
    if any(one.done_at for one in marks) or any(one.accepted_at for one in closings):
        return True
    projects = {one.project_id for one in marks} | {one.project_id for one in closings}
    projects |= set(Receipt.objects.filter(file=key).values_list("project", flat=True))
    projects |= set(Income.objects.filter(file=key).values_list("project", flat=True))
    projects |= set(Project.objects.filter(photo=key).values_list("pk", flat=True))
    return workable(me).filter(pk__in=projects).exists()  # type: ignore[arg-type]


def used_files(keys: Collection[str]) -> set[str]:
    kept = set(Receipt.objects.filter(file__in=list(keys)).values_list("file", flat=True))
    kept |= set(Income.objects.filter(file__in=list(keys)).values_list("file", flat=True))
    return kept | {key for key in set(keys) - kept if _marks(key).exists() or _closings(key).exists()}


def _marks(key: str) -> QuerySet[ProjectMilestone]:
    """Keys stand in a list of few; both databases can look for one in its text."""
    return ProjectMilestone.objects.annotate(listed=Cast("evidence", CharField())).filter(listed__contains=key)


def _closings(key: str) -> QuerySet[Closing]:
    return Closing.objects.annotate(listed=Cast("evidence", CharField())).filter(listed__contains=key)
