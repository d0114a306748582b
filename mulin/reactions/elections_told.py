"""Who hears what of elections. That voting is on, and what came of it, ballots tell their voters themselves."""

from django.urls import reverse
from django.utils.timezone import localdate

from mulin.elections import facts, queries
from mulin.elections.models import Candidate, Complaint, Election, Member, Proxy, Round, Term
from mulin.elections.queries import HEADS
from mulin.kernel.facts.models import Fact
from mulin.notices import actions as notices
from mulin.organisations.queries import holders

LOW = 1  # as notices count them


def voters_of_a_list(fact: facts.ListPublished, *, source: Fact) -> None:
    _voters(_election(fact.election_id), "elections.listed", source)


def voters_of_nominations(fact: facts.NominationsOpened, *, source: Fact) -> None:
    _voters(_election(fact.election_id), "elections.nominating", source, due=fact.until)


def who_is_named(fact: facts.CommitteeChanged, *, source: Fact) -> None:
    member = Member.objects.select_related("election").get(pk=fact.member_id)
    if not fact.left:
        _tell([member.person_id], member.election, "elections.member", source)


def who_is_entrusted(fact: facts.ProxyRegistered, *, source: Fact) -> None:
    """And whom it was taken back from."""
    proxy = Proxy.objects.select_related("round__election", "round__ballot", "voter").get(pk=fact.proxy_id)
    kind = "elections.not_entrusted" if fact.revoked else "elections.entrusted"
    url = reverse("ballots:ballot", args=[proxy.round.ballot.number])
    _tell([proxy.person_id], proxy.round.election, kind, source, url=url, name=proxy.voter.name)


def nominee(fact: facts.CandidateProposed, *, source: Fact) -> None:
    candidate = _candidate(fact.candidate_id)
    if candidate.way != Candidate.Way.SELF:
        url = reverse("elections:consent", args=[candidate.pk])
        _tell([candidate.person_id], candidate.election, "elections.proposed", source, url=url)


def committee(fact: facts.ProposalAnswered, *, source: Fact) -> None:
    """Who has to judge."""
    candidate = _candidate(fact.candidate_id)
    if fact.status == Candidate.Status.CONSENTED:
        ids = candidate.election.committee.filter(left_at=None).values_list("person_id", flat=True)
        _tell(list(ids), candidate.election, "elections.to_judge", source, note=candidate.person.name)


def who_was_judged(fact: facts.CandidateJudged, *, source: Fact) -> None:
    candidate = _candidate(fact.candidate_id)
    kind = "elections.eligible" if fact.eligible else "elections.not_eligible"
    _tell([candidate.person_id], candidate.election, kind, source, note=candidate.reason)


def candidates(fact: facts.CandidatesConfirmed, *, source: Fact) -> None:
    ids = Round.objects.get(pk=fact.round_id).entries.values_list("candidate__person_id", flat=True)
    _tell(list(ids), _election(fact.election_id), "elections.confirmed", source)


def heads_of_a_tie(fact: facts.RoundDecided, *, source: Fact) -> None:
    found = Round.objects.select_related("election__place").get(pk=fact.round_id)
    if found.outcome != "chosen":
        _heads(found.election, "elections.again", source)


def everybody_of_a_result(fact: facts.ElectionDecided, *, source: Fact) -> None:
    election = _election(fact.election_id)
    names = "、".join((election.notice or {}).get("elected", []))
    _voters(election, "elections.decided" if fact.elected else "elections.failed", source, note=names)


def who_was_seated(fact: facts.OfficeTaken, *, source: Fact) -> None:
    election = _election(fact.election_id)
    ids = list(election.terms.values_list("person_id", flat=True))
    _tell(ids, election, "elections.seated", source, day=fact.since, office=election.office, office_en=election.office_en)


def heads_of_a_vacancy(fact: facts.TermEnded, *, source: Fact) -> None:
    term = Term.objects.select_related("election__place").get(pk=fact.term_id)
    _heads(term.election, "elections.vacancy", source, note=term.reason)


def heads_of_terms_that_run_out(fact: facts.TermRunsOut, *, source: Fact) -> None:
    _heads(_election(fact.election_id), "elections.runs_out", source, day=fact.until)


def who_answers(fact: facts.ComplaintMade, *, source: Fact) -> None:
    _heads(_complaint(fact.complaint_id).election, "elections.complaint", source)


def who_complained(fact: facts.ComplaintAnswered, *, source: Fact) -> None:
    row = _complaint(fact.complaint_id)
    if row.person_id is not None:
        _tell([row.person_id], row.election, "elections.answered", source, note=row.answer)


def voters_of_an_end(fact: facts.ElectionCancelled, *, source: Fact) -> None:
    election = _election(fact.election_id)
    if election.listed_at is not None:
        _voters(election, "elections.cancelled", source, note=election.reason)


def _election(pk: int) -> Election:
    return Election.objects.select_related("place").get(pk=pk)


def _candidate(pk: int) -> Candidate:
    return Candidate.objects.select_related("election__place", "person").get(pk=pk)


def _complaint(pk: int) -> Complaint:
    return Complaint.objects.select_related("election__place").get(pk=pk)


def _voters(election: Election, kind: str, source: Fact, note: str = "", due: str = "") -> None:
    """Those of them who have an account: the others are told on paper and at the door."""
    ids = list(queries.listed(election).filter(account__isnull=False).order_by("pk").values_list("pk", flat=True))
    _tell(ids, election, kind, source, urgency=LOW, note=note, due=due)


def _heads(election: Election, kind: str, source: Fact, note: str = "", day: str = "") -> None:
    ids = [person.pk for person in holders(HEADS, election.place.path, on=localdate(source.happened_at))]
    _tell(ids, election, kind, source, url=reverse("elections:desk_election", args=[election.number]), note=note, day=day)


def _tell(
    ids: list[int], election: Election, kind: str, source: Fact, *, url: str = "", urgency: int | None = None, **values: str
) -> None:
    notices.tell_many(
        ids, kind=kind, values={"title": election.title, "title_en": election.title_en} | values,
        url=url or reverse("elections:election", args=[election.number]), once_key=f"{kind} {source.pk}", at=source.happened_at,
        **({} if urgency is None else {"urgency": urgency}),
    )  # fmt: skip
