"""What is done with projects that were awarded: who sees them at the desk, and what waits in each."""

from datetime import date
from typing import Any

from django.db.models import Q, QuerySet
from django.utils.timezone import localdate

from mulin.organisations.queries import Standing
from mulin.people.models import Residence
from mulin.places.fields import under, under_any
from mulin.projects.models import Income, PlanChange, Project, Receipt
from mulin.projects.queries.account import figures
from mulin.projects.rules.flags import Seen
from mulin.projects.rules.who import KEEPERS


def projects() -> QuerySet[Project]:
    return Project.objects.select_related("place", "community", "operator", "organisation", "lead", "application", "mentor")


def run_by(me: Standing) -> QuerySet[Project]:
    """At the desk: the operator's own, the community's where one keeps it, and those one mentors."""
    seen = Q(operator__in=me.units()) | under_any(me.paths(KEEPERS), "place__path")
    if me.person_id is not None:
        seen |= Q(mentor=me.person_id)
    return projects().filter(seen)


def worked_on_by(me: Standing) -> QuerySet[Project]:
    """Of which one is the lead or of the team."""
    if me.person_id is None:
        return projects().none()
    mates = Q(application__teammates__person=me.person_id, application__teammates__accepted_at__isnull=False)
    return projects().filter(Q(lead=me.person_id) | mates).distinct()


def workable(me: Standing) -> QuerySet[Project]:
    """The work page: the team's, and for whoever may write down what a team brings to the counter."""
    return projects().filter(Q(pk__in=worked_on_by(me).values("pk")) | Q(pk__in=run_by(me).values("pk")))


def waits_in(project: Project) -> int:
    """Receipts, income and changes that nobody has looked at. One query."""
    waiting: tuple[QuerySet[Any], ...] = (
        Receipt.objects.filter(project=project, state=Receipt.State.ENTERED),
        Income.objects.filter(project=project, approved_at=None),
        PlanChange.objects.filter(project=project, state=PlanChange.State.ASKED),
    )
    first, *others = (rows.order_by().values("pk") for rows in waiting)
    return first.union(*others, all=True).count()


def lives_in_community(me: Standing, project: Project, on: date) -> bool:
    if me.person_id is None:
        return False
    rows = Residence.objects.filter(Q(until=None) | Q(until__gt=on), person=me.person_id)
    return rows.filter(under(project.community.path, "room__path")).exists()


def seen(project: Project) -> Seen:
    """For the flags."""
    marks = list(project.milestones.all())
    return Seen(
        stage=project.stage, starts=project.starts, ends=project.ends, last_report=project.last_report_on,
        since=localdate(project.began_at) if project.began_at else None,
        late_marks=tuple(one.due for one in marks if one.done_at is None),
        lines=tuple((one.amount, one.spent) for one in project.lines.all()), awarded=project.awarded, spent=project.spent,
        done_share=sum(one.share for one in marks if one.done_at), owed=figures(project).owed if project.stage == "stopped" else 0,
    )  # fmt: skip
