"""Who hears what while a project is done: its team, and whoever runs it."""

from typing import Any

from django.urls import reverse

from mulin.kernel.facts.models import Fact
from mulin.ledger.queries import say
from mulin.projects import facts
from mulin.projects.facts.after import TeamReminded
from mulin.projects.models import Honour, Midterm, PlanChange, Project, ProjectMilestone, Receipt

from . import projects_ways as ways
from .projects_ways import tell


def _team(project: Project, kind: str, source: Fact, **values: Any) -> None:
    tell(ways.team_of_project(project), kind, project, ways.work_page(project), source, **values)


def _runners(project: Project, kind: str, source: Fact, **values: Any) -> None:
    tell(ways.runners_of(project, source), kind, project, ways.running_page(project), source, **values)


def sides_of_an_agreement(fact: facts.AgreementSigned, *, source: Fact) -> None:
    if fact.side == "team":
        _runners(ways.project(fact.project_id), "projects.sign_operator", source)


def team_of_an_award(fact: facts.ProjectAwarded, *, source: Fact) -> None:
    _team(ways.project(fact.project_id), "projects.sign", source)


def team_of_an_agreement(fact: facts.ProjectAgreed, *, source: Fact) -> None:
    _team(ways.project(fact.project_id), "projects.agreed", source)


def team_of_a_pause(fact: facts.ProjectPaused, *, source: Fact) -> None:
    one = ways.project(fact.project_id)
    _team(one, "projects.paused", source, note=one.reason)


def team_of_going_on(fact: facts.ProjectResumed, *, source: Fact) -> None:
    _team(ways.project(fact.project_id), "projects.resumed", source)


def runners_of_a_milestone(fact: facts.MilestoneShown, *, source: Fact) -> None:
    _runners(ways.project(fact.project_id), "projects.milestone_shown", source, note=_step(fact.milestone_id))


def team_of_a_milestone_returned(fact: facts.MilestoneReturned, *, source: Fact) -> None:
    _team(ways.project(fact.project_id), "projects.milestone_returned", source, note=_step(fact.milestone_id))


def team_of_a_milestone_verified(fact: facts.MilestoneVerified, *, source: Fact) -> None:
    _team(ways.project(fact.project_id), "projects.milestone_verified", source, note=_step(fact.milestone_id))


def _step(pk: int) -> str:
    return ProjectMilestone.objects.values_list("name", flat=True).get(pk=pk)


def team_of_a_payment(fact: facts.InstalmentPaid, *, source: Fact) -> None:
    _team(ways.project(fact.project_id), "projects.instalment_paid", source, amount=say(fact.amount, "cny"))


def runners_of_a_receipt(fact: facts.ReceiptEntered, *, source: Fact) -> None:
    one = ways.project(fact.project_id)
    tell(
        ways.runners_of(one, source), "projects.receipt_entered", one, ways.running_page(one), source, urgency=ways.LOW,
        amount=say(fact.amount, "cny"),
    )  # fmt: skip


def team_of_a_receipt(fact: facts.ReceiptDecided, *, source: Fact) -> None:
    """Only of what was refused; what was accepted stands on the page."""
    if fact.state == Receipt.State.REFUSED:
        _team(ways.project(fact.project_id), "projects.receipt_refused", source, amount=say(fact.amount, "cny"))


def runners_of_a_change(fact: facts.ChangeAsked, *, source: Fact) -> None:
    note = PlanChange.objects.values_list("reason", flat=True).get(pk=fact.change_id)
    _runners(ways.project(fact.project_id), "projects.change_asked", source, note=note)


def team_of_a_change(fact: facts.ChangeAnswered, *, source: Fact) -> None:
    kind = "projects.change_approved" if fact.approved else "projects.change_refused"
    _team(ways.project(fact.project_id), kind, source)


def team_of_the_midterm(fact: facts.MidtermDone, *, source: Fact) -> None:
    note = Midterm.objects.values_list("words", flat=True).get(pk=fact.midterm_id)
    _team(ways.project(fact.project_id), "projects.midterm", source, note=note)


def mentor(fact: facts.MentorNamed, *, source: Fact) -> None:
    one = ways.project(fact.project_id)
    tell([one.mentor_id] if one.mentor_id else [], "projects.mentor", one, reverse("projects:project", args=[one.number]), source)


def both_of_a_flag(fact: facts.ProjectFlagged, *, source: Fact) -> None:
    one = ways.project(fact.project_id)
    _team(one, "projects.flagged", source)
    _runners(one, "projects.flagged", source)


def team_that_is_late(fact: TeamReminded, *, source: Fact) -> None:
    _team(ways.project(fact.project_id), "projects.reminded", source)


def runners_of_a_closing(fact: facts.ClosingAsked, *, source: Fact) -> None:
    _runners(ways.project(fact.project_id), "projects.closing_asked", source)


def team_of_a_closing_returned(fact: facts.ClosingReturned, *, source: Fact) -> None:
    _team(ways.project(fact.project_id), "projects.closing_returned", source)


def team_of_the_end(fact: facts.ProjectClosed, *, source: Fact) -> None:
    _team(ways.project(fact.project_id), "projects.closed", source)


def team_of_a_stop(fact: facts.ProjectStopped, *, source: Fact) -> None:
    one = ways.project(fact.project_id)
    _team(one, "projects.stopped", source, note=one.reason)


def team_of_an_honour(fact: facts.ProjectHonoured, *, source: Fact) -> None:
    note = Honour.objects.values_list("words", flat=True).get(pk=fact.honour_id)
    _team(ways.project(fact.project_id), "projects.honoured", source, note=note)
