"""Who hears what of ballots. Who may vote is told; who has voted is nobody's news, and whom a reminder reaches says nothing of today."""

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.timezone import localdate

from mulin.ballots import facts
from mulin.ballots.actions import needs_present, paper_of
from mulin.ballots.models import Ballot, ElectorPerson, Objection, Voted
from mulin.ballots.queries import HEADS
from mulin.kernel.facts.models import Fact
from mulin.notices import actions as notices
from mulin.organisations.queries import holders, leads_of_owners

LOW = 1  # as notices count them


def voters_of_a_register(fact: facts.BallotAnnounced, *, source: Fact) -> None:
    """Not where voting follows at once: then its opening is the news; nor where options come later: who asked for it tells of the list."""
    ballot = _ballot(fact.ballot_id)
    if ballot.notice_days and not ballot.options_later:
        url = reverse("ballots:ballot", args=[ballot.number])
        _tell(ballot, _voters(ballot), "ballots.announced", source, url, due=_iso(ballot.notice_until))


def voters_of_an_opening(fact: facts.BallotOpened, *, source: Fact) -> None:
    ballot = _ballot(fact.ballot_id)
    _tell(ballot, _voters(ballot), "ballots.opened", source, due=_iso(ballot.closes_at))


def who_has_not_voted(fact: facts.BallotReminded, *, source: Fact) -> None:
    """As it was at midnight: else the hour of a reminder would tell of the hour of a vote."""
    ballot = _ballot(fact.ballot_id)
    before = Voted.objects.filter(ballot=ballot, on__lt=localdate(source.happened_at))
    some = _voters(ballot).exclude(elector__in=before.values("elector"))
    _tell(ballot, some, "ballots.reminded", source, due=_iso(ballot.closes_at))


def heads_of_a_stuffed_urn(fact: facts.BallotDisagrees, *, source: Fact) -> None:
    _heads(_ballot(fact.ballot_id), "ballots.disagrees", source)


def who_counts(fact: facts.BallotClosed, *, source: Fact) -> None:
    """Where the clock cannot: paper has to be read, or somebody says how many came."""
    ballot = _ballot(fact.ballot_id)
    if needs_present(ballot) or paper_of(ballot) != (0, 0, 0):
        _heads(ballot, "ballots.to_count", source)
    if ballot.objections.filter(upheld=None).exists():
        _heads(ballot, "ballots.objection", source)


def voters_of_a_result(fact: facts.BallotCounted, *, source: Fact) -> None:
    ballot = _ballot(fact.ballot_id)
    kind = {"adopted": "ballots.adopted", "rejected": "ballots.rejected", "chosen": "ballots.chosen"}
    outcome = ballot.tally.result["outcome"]
    by_number = {one.number: one for one in ballot.options.all()}
    won = [by_number[number] for number in fact.winners if number in by_number]
    chinese, english = "、".join(one.name for one in won), ", ".join(one.name_en or one.name for one in won)
    url = reverse("ballots:result", args=[ballot.number])
    _tell(ballot, _voters(ballot), kind.get(outcome, "ballots.undecided"), source, url, note=chinese, note_en=english)


def voters_of_an_end(fact: facts.BallotCancelled, *, source: Fact) -> None:
    if fact.before != Ballot.State.DRAFT:
        ballot = _ballot(fact.ballot_id)
        _tell(ballot, _voters(ballot), "ballots.cancelled", source, note=fact.reason)


def who_answers(fact: facts.ObjectionMade, *, source: Fact) -> None:
    _heads(_ballot(fact.ballot_id), "ballots.objection", source)


def who_answers_instead(fact: facts.ObjectionPassedOn, *, source: Fact) -> None:
    """The residents' committee; and whoever objected hears where it lies now."""
    row = Objection.objects.select_related("ballot__place").get(pk=fact.objection_id)
    _heads(row.ballot, "ballots.objection", source, owners=False)
    if row.person_id is not None:
        notices.tell_many([row.person_id], kind="ballots.passed_on", values=_of(row.ballot) | {"note": row.passed_words},
                          url=_page(row.ballot), once_key=f"ballots.passed_on {source.pk}", at=source.happened_at)  # fmt: skip


def who_objected(fact: facts.ObjectionSettled, *, source: Fact) -> None:
    row = Objection.objects.select_related("ballot__place").get(pk=fact.objection_id)
    if row.person_id is not None:
        kind = "ballots.upheld" if row.is_applied else "ballots.not_upheld"
        notices.tell_many([row.person_id], kind=kind, values=_of(row.ballot) | {"note": row.reason}, url=_page(row.ballot),
                          once_key=f"{kind} {source.pk}", at=source.happened_at)  # fmt: skip


def _ballot(pk: int) -> Ballot:
    return Ballot.objects.select_related("place").get(pk=pk)


def _voters(ballot: Ballot) -> QuerySet[ElectorPerson]:
    """Those of them who have an account: the others are told on paper and at the door."""
    return ElectorPerson.objects.filter(elector__ballot=ballot, elector__struck_by=None, person__account__isnull=False)


def _tell(ballot: Ballot, some: QuerySet[ElectorPerson], kind: str, source: Fact, url: str = "", **values: str) -> None:
    people = some.order_by("person_id").values_list("person_id", flat=True).distinct()
    notices.tell_many(people, kind=kind, values=_of(ballot) | values, url=url or _page(ballot), once_key=f"{kind} {source.pk}",
                      at=source.happened_at, urgency=LOW)  # fmt: skip


def _heads(ballot: Ballot, kind: str, source: Fact, *, owners: bool = True) -> None:
    """Of owners' ballots also who leads the owners' committee there."""
    day = localdate(source.happened_at)
    people = [person.pk for person in holders(HEADS, ballot.path, on=day)]
    if owners and ballot.head == Ballot.Head.UNIT:
        people += [person.pk for person in leads_of_owners(ballot.path, on=day) if person.pk not in people]
    url = reverse("ballots:desk_ballot", args=[ballot.number])
    notices.tell_many(people, kind=kind, values=_of(ballot), url=url, once_key=f"{kind} {source.pk}", at=source.happened_at)


def _page(ballot: Ballot) -> str:
    return reverse("ballots:ballot", args=[ballot.number])


def _of(ballot: Ballot) -> dict[str, str]:
    return {"title": ballot.title, "title_en": ballot.title_en}


def _iso(at: object) -> str:
    return getattr(at, "isoformat", str)()
