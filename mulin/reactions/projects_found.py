"""A project is found by its words from the day it is awarded."""

from mulin.kernel.facts.models import Fact
from mulin.kernel.search import index
from mulin.projects import facts
from mulin.projects.facts.after import ProposalAnswered
from mulin.projects.models import Project, Proposal

from . import projects_ways as ways


def by_its_words(fact: facts.ProjectAwarded, *, source: Fact) -> None:
    _put(ways.project(fact.project_id))


def by_its_words_after_an_offer(fact: ProposalAnswered, *, source: Fact) -> None:
    made = Proposal.objects.select_related("project__place").get(pk=fact.proposal_id)
    if made.project is not None:
        _put(made.project)


def _put(one: Project) -> None:
    club = one.application.club_name if one.application else ""
    words = [one.number, one.title, one.title_en, one.category, one.words[:500], club]
    index.put("projects", one.pk, " ".join(filter(None, words)), one.place.path)
