"""Tables for the operator: applications of a call with how they stand, and projects with their money."""

from collections.abc import Iterator
from typing import Any

from django.db.models import Count, Q, QuerySet
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from mulin.projects.models import Application, Project

from .awards import headers as project_headers
from .awards import rows as project_rows


def application_headers() -> list[str]:
    return [
        _("征集"), _("编号"), _("名称"), _("谁申报"), _("申报类型"), _("在哪里"), pgettext("projects", "类别"), _("申请（元）"), _("状态"),
        _("递交时间"), _("打完几份"), _("得分"), _("名次"), _("原因"),
    ]  # fmt: skip


def application_rows(applications: QuerySet[Application]) -> Iterator[list[Any]]:
    """Streamed; the lead's name is in it, for the desk only."""
    found = applications.select_related("call", "organisation", "lead", "place", "category", "ranking").order_by("call", "id")
    found = found.annotate(done=Count("reviews", filter=Q(reviews__done_at__isnull=False)))
    for one in found.iterator(500):
        ranking = getattr(one, "ranking", None)
        yield [
            one.call.number, one.number, one.title, str(one.organisation or one.club_name or one.lead.name),
            str(one.get_kind_display()), str(one.place), str(one.category or ""), one.asked / 100, str(one.get_stage_display()),
            localtime(one.submitted_at) if one.submitted_at else None, getattr(one, "done", 0),
            ranking.final_milli / 1000 if ranking else None, ranking.place if ranking else None, one.status_words,
        ]  # fmt: skip


def projects_headers() -> list[str]:
    return [*project_headers(), _("上次月报"), _("红旗")]


def projects_rows(projects: QuerySet[Project]) -> Iterator[list[Any]]:
    last = {number: rest for number, *rest in projects.order_by().values_list("number", "last_report_on", "flags")}
    for row in project_rows(projects):
        reported, flags = last[row[0]]
        yield [*row, reported, len(flags)]
