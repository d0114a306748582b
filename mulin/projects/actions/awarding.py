"""An application that was chosen becomes a project: its plan and its budget are taken over, its money is put aside."""

from datetime import datetime, timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from mulin.kernel.access import Refused
from mulin.kernel.facts.record import record
from mulin.organisations.queries import Standing
from mulin.projects.facts import ProjectAwarded
from mulin.projects.models import Application, BudgetLine, Line, Project, ProjectMilestone
from mulin.projects.queries.purse import purse
from mulin.projects.rules.shares import split_up

from .numbering import next_number

KEPT_AFTER = timedelta(days=120)  # after its last day, for the closing


@transaction.atomic
def award(application: Application, amount: int, *, by: Standing, at: datetime) -> Project:
    """Called by who decides a call, which has asked its own rules. `amount` in 分; 0: help without money.

    Raises:
        Refused: so much is not left of what was put aside for the call.
    """
    call = application.call
    if amount and call.earmark is None:
        raise Refused(_("这次征集没有留出钱，只能支持不用钱的项目。"))
    assert application.starts is not None and application.ends is not None
    project = Project.objects.create(
        number=next_number("M", at), application=application, community_id=call.community_id, place=application.place,
        title=application.title, title_en=application.title_en, words=application.words, kind=application.kind,
        organisation=application.organisation, lead=application.lead, operator=call.operator, awarded=amount,
        category=application.category.name[:40] if application.category else "",
        category_en=application.category.name_en[:80] if application.category else "", starts=application.starts, ends=application.ends,
        made_at=at,
    )  # fmt: skip
    _plan(project, application)
    _budget(project, application, amount)
    if amount and call.earmark is not None:
        project.earmark = purse().split(
            call.earmark, amount=amount, ref=project.number, title=project.title, title_en=project.title_en,
            until=project.ends + KEPT_AFTER, by=by, at=at,
        )  # fmt: skip
        project.save(update_fields=["earmark"])
    record(ProjectAwarded(project.pk, application.pk, amount), actor_id=by.person_id, at=at)
    return project


def _plan(project: Project, application: Application) -> None:
    rows = application.milestones.order_by("number")
    ProjectMilestone.objects.bulk_create(
        ProjectMilestone(project=project, number=one.number, name=one.name, due=one.due, measure=one.measure, share=one.share)
        for one in rows
    )


def _budget(project: Project, application: Application, amount: int) -> None:
    """What the team or a sponsor pays stays as it is; what the call pays is cut down evenly where less was awarded."""
    rows = list(application.lines.order_by("number"))
    paid = [one for one in rows if one.source == BudgetLine.Source.CALL]
    cut = dict(zip((one.pk for one in paid), split_up(amount, [one.amount for one in paid]), strict=True))
    Line.objects.bulk_create(
        Line(project=project, number=one.number, name=one.name, amount=cut.get(one.pk, one.amount)) for one in rows
    )
