"""Who hears of money that a project did not use: it is to come back, and it has come back."""

from django.urls import reverse

from mulin.funds.models import Earmark
from mulin.funds.queries import keepers_of
from mulin.kernel.facts.models import Fact
from mulin.ledger.queries import say
from mulin.projects import facts
from mulin.projects.models import Project
from mulin.projects.queries.account import figures

from . import projects_ways as ways
from .projects_ways import tell


def both_of_a_stop(fact: facts.ProjectStopped, *, source: Fact) -> None:
    _owed(ways.project(fact.project_id), fact.owed, source)


def both_of_a_closing(fact: facts.ClosingAsked, *, source: Fact) -> None:
    one = ways.project(fact.project_id)
    _owed(one, figures(one).owed, source)


def all_of_a_return(fact: facts.MoneyReturned, *, source: Fact) -> None:
    """The lead, whoever runs it and the fund's keepers: how much, where it is seen, what is still to come."""
    one = ways.project(fact.project_id)
    left = figures(one).owed if one.stage in (Project.Stage.STOPPED, Project.Stage.CLOSING) else 0
    kind = "projects.money_returned_part" if left else "projects.money_returned"
    people = [one.lead_id, *ways.runners_of(one, source), *_keepers(one)]
    page = reverse("funds:open_spending", args=[fact.spending_id])
    tell(people, kind, one, page, source, amount=say(fact.amount, "cny"), left=say(left, "cny"))


def _owed(one: Project, owed: int, source: Fact) -> None:
    if not owed:
        return
    tell([one.lead_id], "projects.money_owed", one, ways.work_page(one), source, amount=say(owed, "cny"))
    page = reverse("funds:desk_earmark", args=[one.earmark])
    tell(_keepers(one), "projects.return_awaited", one, page, source, amount=say(owed, "cny"))


def _keepers(one: Project) -> list[int]:
    kept = Earmark.objects.select_related("fund__community").filter(pk=one.earmark).first() if one.earmark else None
    return keepers_of(kept.fund) if kept else []
