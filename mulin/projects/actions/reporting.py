"""Once a month two lines; the figures are what is recorded anyway."""

from datetime import date, datetime

from django.db import IntegrityError, transaction
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from mulin.kernel.access import Refused, require
from mulin.kernel.facts.record import record
from mulin.organisations.queries import Standing
from mulin.projects.facts import ProjectReported
from mulin.projects.models import Project, Report
from mulin.projects.queries.month import figures_of_month
from mulin.projects.queries.people import is_in_team
from mulin.projects.rules import doing as rules

from .project_held import held_project, helper


@transaction.atomic
def report(project: Project, month: date, *, words: str, by: Standing, at: datetime) -> Report:
    """`month`: any day of it, not later than this month. One report a month, and it stays."""
    project = held_project(project.pk)
    require(rules.may_enter(by, project, in_team=is_in_team(by, project)))
    first, today = month.replace(day=1), localdate(at)
    if not words.strip():
        raise Refused(_("请写一两句：这个月做了什么，下个月做什么。"))
    if first > today or first < project.starts.replace(day=1):
        raise Refused(_("请选项目开始以后、到这个月为止的月份。"))
    assert by.person is not None
    try:
        with transaction.atomic():
            written = Report.objects.create(
                project=project, month=first, figures=figures_of_month(project, first), words=words.strip()[:300], by=by.person,
                helped_by=helper(by, project), at=at,
            )  # fmt: skip
    except IntegrityError:
        raise Refused(_("这个月的报告已经写过。")) from None
    project.last_report_on = today
    project.save(update_fields=["last_report_on"])
    record(ProjectReported(written.pk, project.pk), actor_id=by.person_id, at=at)
    return written
