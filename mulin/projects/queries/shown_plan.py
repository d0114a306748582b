"""An application as it is read by who judges it; blind, without who applies."""

from dataclasses import dataclass

from mulin.projects.models import Application, Attachment, BudgetLine, Milestone, Promise, Teammate
from mulin.projects.rules.blind import covered

from .applications import gather, standing_team


@dataclass(frozen=True)
class Shown:
    title: str
    words: str
    beneficiaries: str
    milestones: list[Milestone]
    lines: list[BudgetLine]
    total: int  # 分
    promises: list[Promise]
    papers: list[Attachment]  # none where it is read blind
    team: list[Teammate]  # …


def names_of(application: Application, team: list[Teammate]) -> list[str]:
    body = application.organisation
    found = [application.lead.name, application.club_name, *(one.person.name for one in team)]
    if application.adviser is not None:
        found.append(application.adviser.name)
    for one in (body, *(mate.organisation for mate in team)):
        if one is not None:
            found += [one.name, one.short_name]
    return found


def shown_plan(application: Application, *, blind: bool) -> Shown:
    """Two queries."""
    gather(application)
    team = standing_team(application)
    names = names_of(application, team) if blind else []
    milestones, promises = list(application.milestones.all()), list(application.promises.all())
    lines = list(application.lines.all())
    for one in milestones:
        one.name, one.measure = covered(one.name, names), covered(one.measure, names)
    for line in lines:
        line.name = covered(line.name, names)
    for promise in promises:
        promise.words, promise.evidence = covered(promise.words, names), covered(promise.evidence, names)
    return Shown(
        covered(application.name, names), covered(application.words, names), covered(application.beneficiaries, names), milestones,
        lines, sum(one.amount for one in lines), promises, [] if blind else list(application.attachments.all()), [] if blind else team,
    )  # fmt: skip
