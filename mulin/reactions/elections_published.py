"""What of elections goes into the public log: each step, who stands, who is elected. Never who proposed, seconded or voted for whom."""

from typing import Any

from django.utils.timezone import localdate

from mulin.ballots.queries import fingerprint
from mulin.elections import facts
from mulin.elections.models import Complaint, Election, Round, Term
from mulin.kernel.facts.models import Fact
from mulin.kernel.lots import commitment
from mulin.transparency.actions import Publication

from .publishing import publishes, said


@publishes(then=("place",))
def voter_list(fact: facts.ListPublished, *, source: Fact) -> Publication:
    election = _election(fact.election_id)
    law = election.law
    record = _of(election) | {"role": election.office, "seats": election.seats, "voters": fact.voters, "source": law["source"]}
    return _said("elections.listed", election, record, source)


@publishes(then=("place",))
def nominations(fact: facts.NominationsOpened, *, source: Fact) -> Publication:
    election = _election(fact.election_id)
    assert election.seed is not None
    record = _of(election) | {"until": fact.until[:10], "commitment": commitment(bytes(election.seed))}
    return _said("elections.nominating", election, record, source)


@publishes(then=("place",))
def candidates(fact: facts.CandidatesConfirmed, *, source: Fact) -> Publication:
    """In the order drawn, with the seed, so that anybody can draw again."""
    election = _election(fact.election_id)
    names = [
        entry.candidate.person.name for entry in Round.objects.get(pk=fact.round_id).entries.select_related("candidate__person")
    ]
    assert election.seed is not None
    record = _of(election) | {"candidates": names, "seed": bytes(election.seed).hex(), "digest": election.drawn_of}
    return _said("elections.confirmed", election, record, source)


@publishes(then=("place",))
def second_round(fact: facts.SecondRoundCalled, *, source: Fact) -> Publication:
    made = Round.objects.select_related("election__place", "ballot").get(pk=fact.round_id)
    names = [entry.candidate.person.name for entry in made.entries.select_related("candidate__person")]
    record = _of(made.election) | {"round": made.ordinal, "seats": made.seats, "candidates": names, "ballot": made.ballot.number}
    return said("elections.again", made.election.community_id, record, ("elections.round", made.pk), source)


@publishes(then=("place",))
def result(fact: facts.ElectionDecided, *, source: Fact) -> Publication:
    """The notice as it lies there; were it changed, its fingerprint would be another."""
    election = _election(fact.election_id)
    notice: dict[str, Any] = election.notice or {}
    record = _of(election) | {
        "winners": notice.get("elected", []),
        "empty": notice.get("empty"),
        "notice_sha256": fingerprint(notice),
    }
    return _said("elections.decided", election, record, source)


@publishes(then=("place",))
def office(fact: facts.OfficeTaken, *, source: Fact) -> Publication:
    election = _election(fact.election_id)
    names = list(election.terms.order_by("id").values_list("person__name", flat=True))
    record = _of(election) | {"role": election.office, "winners": names, "since": fact.since, "until": fact.until}
    return _said("elections.office", election, record, source)


@publishes(then=("place",))
def vacancy(fact: facts.TermEnded, *, source: Fact) -> Publication:
    term = Term.objects.select_related("election__place").get(pk=fact.term_id)
    record = _of(term.election) | {"role": term.election.office, "since": str(term.ended_on), "reason": term.reason}
    return said("elections.vacancy", term.election.community_id, record, ("elections.term", term.pk), source)


@publishes(then=("place",))
def complaint(fact: facts.ComplaintAnswered, *, source: Fact) -> Publication:
    """That there was one, and what came of it; never whose nor its words."""
    row = Complaint.objects.select_related("election__place").get(pk=fact.complaint_id)
    record = _of(row.election) | {"upheld": bool(row.upheld), "day": localdate(row.answered_at).isoformat()}
    return said("elections.complaint", row.election.community_id, record, ("elections.complaint", row.pk), source)


@publishes(then=("place",))
def cancellation(fact: facts.ElectionCancelled, *, source: Fact) -> Publication | None:
    """What nobody had seen is nobody's business."""
    election = _election(fact.election_id)
    if election.listed_at is None:
        return None
    return _said("elections.cancelled", election, _of(election) | {"reason": election.reason}, source)


def _election(pk: int) -> Election:
    return Election.objects.select_related("place").get(pk=pk)


def _of(election: Election) -> dict[str, Any]:
    return {"number": election.number, "election": election.title, "place": str(election.place)}


def _said(kind: str, election: Election, record: dict[str, Any], source: Fact) -> Publication:
    return said(kind, election.community_id, record, ("elections.election", election.pk), source)
