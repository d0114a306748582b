"""What hangs on a project that was awarded, for its pages: one question. Receipts, of which there may be many, are asked apart."""

from dataclasses import dataclass

from django.db.models import F

from mulin.kernel.together import Together
from mulin.projects.models import (
    Agreement,
    Closing,
    Honour,
    Income,
    Instalment,
    Line,
    Midterm,
    PlanChange,
    Project,
    ProjectMilestone,
    Report,
)


@dataclass(frozen=True)
class Parts:
    """Income, changes and reports with the newest first; changes and midterms know the name of `who`."""

    marks: list[ProjectMilestone]
    instalments: list[Instalment]
    lines: list[Line]
    income: list[Income]
    changes: list[PlanChange]
    reports: list[Report]
    midterms: list[Midterm]
    honours: list[Honour]
    agreement: Agreement | None
    closing: Closing | None


def parts_of(project: Project) -> Parts:
    found = PARTS.rows(project.pk)
    for rows in found:
        for row in rows:
            row.project = project
    marks, instalments, lines, income, changes, reports, midterms, honours, agreements, closings = found
    by_key = {one.pk: one for one in marks}
    for one in instalments:
        one.milestone = by_key.get(one.milestone_id)
    return Parts(
        marks, instalments, lines, income, changes, reports, midterms, honours, next(iter(agreements), None), next(iter(closings), None)
    )  # fmt: skip


PARTS = Together(
    lambda project: [
        ProjectMilestone.objects.filter(project=project).order_by("number"),
        Instalment.objects.filter(project=project).order_by("number"),
        Line.objects.filter(project=project).order_by("number"),
        Income.objects.filter(project=project).order_by("-id"),
        PlanChange.objects.filter(project=project).annotate(who=F("asked_by__name")).order_by("-id"),
        Report.objects.filter(project=project).order_by("-month"),
        Midterm.objects.filter(project=project).annotate(who=F("by__name")).order_by("id"),
        Honour.objects.filter(project=project).order_by("on"),
        Agreement.objects.filter(project=project),
        Closing.objects.filter(project=project),
    ]
)
