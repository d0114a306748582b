"""Awards of projects as 360Giving names them (standard 1.4, CC BY 4.0), and the same as a table. No person is named."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from mulin.organisations.models import Organisation
from mulin.projects.models import Project

SOMEBODY = "Individual recipient"  # 360Giving's own words for a person who is not to be known
NAMESPACE = "mulin"
NOON_HERE = "T00:00:00+08:00"


def funded(projects: QuerySet[Project]) -> QuerySet[Project]:
    """Those that got money of a fund."""
    rows = projects.filter(awarded__gt=0, earmark__isnull=False)
    return rows.select_related("organisation", "operator", "place", "community", "application__call").order_by("id")


def awards(projects: QuerySet[Project], *, at: str, base: str = "") -> dict[str, Any]:
    """A grants package. `at`: when it is made, ISO 8601; `base`: "https://…", the public address of this installation."""
    return {
        "version": "1.4", "title": "Awards of community projects", "issued": at[:10], "modified": at,
        "publisher": {"name": "Mulin", "identifier": NAMESPACE},
        "grants": [grant(row, base) for row in funded(projects).iterator(500)],
    }  # fmt: skip


def grant(project: Project, base: str = "") -> dict[str, Any]:
    call = project.application.call if project.application else None
    funder = project.operator
    there: dict[str, Any] = {
        "id": f"{NAMESPACE}-{project.number}", "title": project.title, "description": project.words[:1000] or project.title,
        "currency": "CNY", "amountAwarded": project.awarded / 100, "awardDate": project.made_at.isoformat(timespec="seconds"),
        "plannedDates": [
            {"startDate": f"{project.starts}{NOON_HERE}", "endDate": f"{project.ends}{NOON_HERE}", "duration": _months(project)}
        ],
        "fundingOrganization": [
            {"id": f"{NAMESPACE}-org-{funder.pk}", "name": funder.name}
            if funder
            else {"id": f"{NAMESPACE}-place-{project.community_id}", "name": project.community.name}
        ],
        "beneficiaryLocation": [{"name": str(project.place), "countryCode": "CN"}], "locationScope": "GLS060",
        "dateModified": (project.ended_at or project.began_at or project.made_at).isoformat(timespec="seconds"),
    }  # fmt: skip
    if call is not None:
        there["grantProgramme"] = [{"code": call.number, "title": call.title}]
    if project.paid:
        there["amountDisbursed"] = project.paid / 100
    if project.began_at is not None:
        there["actualDates"] = [{"startDate": project.began_at.isoformat(timespec="seconds")}]
    there |= _recipient(project, there["id"])
    if base:
        there["url"] = f"{base}/projects/{project.number}/"
    return there


def _recipient(project: Project, award: str) -> dict[str, Any]:
    body: Organisation | None = project.organisation
    if body is not None:
        return {"recipientOrganization": [{"id": f"{NAMESPACE}-org-{body.pk}", "name": body.name}]}
    if project.kind == "person":
        return {"recipientIndividual": {"id": f"{award}-recipient", "name": SOMEBODY}}
    name = (project.application.club_name if project.application else "") or str(project.get_kind_display())
    return {"recipientOrganization": [{"id": f"{award}-recipient", "name": name}]}


def _months(project: Project) -> int:
    return max(1, round((project.ends - project.starts + timedelta(days=1)).days / 30.4))


def headers() -> list[str]:
    return [
        _("编号"), _("名称"), _("谁来做"), _("在哪里"), pgettext("projects", "类别"), _("状态"), _("开始"), _("结束"),
        _("获得资助（元）"), _("已付（元）"), _("已用（元）"), _("退回（元）"),
    ]  # fmt: skip


def rows(projects: QuerySet[Project]) -> Iterator[list[Any]]:
    """One line a project; people who run one alone are "个人"."""
    found = projects.select_related("organisation", "place", "application").order_by("id")
    for one in found.iterator(500):
        yield [
            one.number, one.name, who(one), str(one.place), one.category, str(one.get_stage_display()), one.starts, one.ends,
            one.awarded / 100, one.paid / 100, one.spent / 100, one.returned / 100,
        ]  # fmt: skip


def who(project: Project) -> str:
    """The body or team as it is called; a person never by name."""
    if project.organisation is not None:
        return str(project.organisation)
    return (project.application.club_name if project.application else "") or str(project.get_kind_display())
