"""Who hears what of proposals and alliances: keepers, and the other side."""

from collections.abc import Iterable

from django.urls import reverse

from mulin.kernel.facts.models import Fact
from mulin.ledger.queries import say
from mulin.notices import actions as notices
from mulin.projects.facts import after as facts
from mulin.projects.models import Alliance, Proposal

from . import projects_ways as ways


def keepers_of_a_request(fact: facts.ProposalAsked, *, source: Fact) -> None:
    one = _proposal(fact.proposal_id)
    people = ways.keepers_of(one.community.path, source)
    _tell(people, "projects.proposal_asked", _page(one), source, **_of(one), day=one.answer_by.isoformat())


def purchaser_of_an_offer(fact: facts.ProposalOffered, *, source: Fact) -> None:
    one = _proposal(fact.proposal_id)
    people = [one.asked_by_id, *ways.unit_of(one.purchaser_id, source)]
    _tell(people, "projects.proposal_offered", _page(one), source, **_of(one), amount=say(fact.amount, "cny"))


def who_made_the_offer(fact: facts.ProposalAnswered, *, source: Fact) -> None:
    one = _proposal(fact.proposal_id)
    kind = "projects.proposal_accepted" if fact.accepted else "projects.proposal_refused"
    _tell([one.offered_by_id] if one.offered_by_id else [], kind, _page(one), source, **_of(one), note=one.reason)


def both_of_an_alliance(fact: facts.AllianceMade, *, source: Fact) -> None:
    one = _alliance(fact.alliance_id)
    people, url = ways.unit_of(one.partner_id, source), reverse("projects:alliances")
    _tell(people, "projects.alliance_made", url, source, title=one.partner.name, until=one.until.isoformat())


def both_of_an_end_to_come(fact: facts.AllianceEnding, *, source: Fact) -> None:
    one = _alliance(fact.alliance_id)
    values = {"title": one.partner.name, "until": fact.until}
    keepers = ways.keepers_of(one.community.path, source)
    _tell(keepers, "projects.alliance_ending", reverse("projects:desk_alliance", args=[one.pk]), source, **values)
    theirs = [pk for pk in ways.unit_of(one.partner_id, source) if pk not in keepers]
    _tell(theirs, "projects.alliance_ending", reverse("projects:alliances"), source, **values)


def both_of_an_end(fact: facts.AllianceEnded, *, source: Fact) -> None:
    one = _alliance(fact.alliance_id)
    people = [*ways.keepers_of(one.community.path, source), *ways.unit_of(one.partner_id, source)]
    _tell(people, "projects.alliance_ended", reverse("projects:alliances"), source, title=one.partner.name, note=one.reason)


def _proposal(pk: int) -> Proposal:
    return Proposal.objects.select_related("community", "purchaser").get(pk=pk)


def _alliance(pk: int) -> Alliance:
    return Alliance.objects.select_related("community", "partner").get(pk=pk)


def _page(one: Proposal) -> str:
    return reverse("projects:proposal", args=[one.pk])


def _of(one: Proposal) -> dict[str, str]:
    return {"title": one.title, "title_en": one.title_en}


def _tell(people: Iterable[int], kind: str, url: str, source: Fact, **values: str) -> None:
    for person_id in dict.fromkeys(people):
        notices.tell(
            person_id=person_id,
            kind=kind,
            values=values,
            url=url,
            once_key=f"{kind} {source.pk} {person_id}",
            at=source.happened_at,
        )
