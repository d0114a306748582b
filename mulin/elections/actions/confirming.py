"""The election committee says who is eligible and why; then a lot orders the candidates and the ballot is announced."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from mulin.ballots import actions as ballots
from mulin.ballots.models import Ballot, ElectorPerson
from mulin.elections import flow, queries, rules
from mulin.elections.facts import CandidateJudged, CandidatesConfirmed
from mulin.elections.models import Candidate, Election, Entry, Round
from mulin.kernel.access import Refused, require
from mulin.kernel.facts.record import record
from mulin.kernel.flow import advance
from mulin.organisations.queries import Standing
from mulin.people.models import Person

from .nominating import _held
from .preparing import held

C = Candidate.Status
CHANNELS = ("phone", "counter", "visit", "paper")


@transaction.atomic
def judge(candidate: Candidate, eligible: bool, reason: str, *, by: Standing, at: datetime) -> Candidate:
    candidate = _held(candidate)
    require(rules.may_judge(by, candidate, on_committee=queries.on_committee(candidate.election, by.person_id)))
    if not reason.strip():
        raise Refused(_("请写明理由，符合还是不符合都要写。"))
    candidate.status = C.ELIGIBLE if eligible else C.REFUSED
    candidate.judged_by_id, candidate.judged_at, candidate.reason = by.person_id, at, reason.strip()
    candidate.save(update_fields=["status", "judged_by", "judged_at", "reason"])
    record(CandidateJudged(candidate.pk, eligible), actor_id=by.account_id, at=at)
    return candidate


@transaction.atomic
def confirm(election: Election, *, by: Standing, at: datetime) -> Round:
    """Who is eligible and has enough voters behind stands; the others lapse. The ballot's register is public from here.

    Raises:
        Refused: too early, somebody is not judged, too few stand, or the ballot's own rules say no (its notice, above all).
    """
    election = held(election)
    law = queries.law_of(election)
    rows = list(queries.candidates(election).filter(status__in=Candidate.ALIVE))
    standing = [one for one in rows if one.status == C.ELIGIBLE and queries.enough(one, law)]
    waiting = sum(one.status == C.CONSENTED for one in rows)
    least = rules.fewest(law, election.seats)
    require(rules.may_confirm(by, election, waiting=waiting, standing=len(standing), least=least, at=at))
    election.status, election.confirmed_at = advance(election.status, flow.CONFIRM), at
    ordered = _draw(election, standing)
    Candidate.objects.filter(pk__in=[one.pk for one in rows if one not in standing]).update(status=C.LAPSED)
    for place, one in enumerate(ordered, 1):
        one.status, one.place = C.CONFIRMED, place
        one.save(update_fields=["status", "place"])
    election.save(update_fields=["status", "confirmed_at", "drawn_of"])
    made = announce(election, ordered, by=by, at=at)
    record(CandidatesConfirmed(election.pk, made.pk), actor_id=by.account_id, at=at)
    return made


def _draw(election: Election, standing: Sequence[Candidate]) -> list[Candidate]:
    assert election.seed is not None
    names = [one.person.name for one in standing]
    election.drawn_of = rules.digest(names)
    return [standing[index] for index in rules.drawn(bytes(election.seed), names)]


def announce(
    election: Election, ordered: Sequence[Candidate], *, by: Standing, at: datetime, again: Round | None = None
) -> Round:
    """The ballot of a round. A later one asks exactly those who stood in the register of the one before, corrections and all."""
    law = queries.law_of(election)
    seats = election.seats - len(queries.elected(election)) if again else election.seats
    repeats = again is None or again.outcome == "too_few"
    second = None if repeats or again is None else again.ballot.rule_set.get("run_off")
    head, members = law.head, list(election.members)
    if again is not None and head in ("person", "member"):
        stood = ElectorPerson.objects.filter(elector__ballot=again.ballot, elector__struck_by=None)
        head, members = "member", list(stood.order_by("elector__line").values_list("person_id", flat=True))
    ordinal = again.ordinal + 1 if again else 1
    title, english = _titles(election, ordinal)
    women = sum(one.candidate.person.sex == Person.Sex.FEMALE for one in queries.elected(election))
    quota = max(election.quota - women, 0)
    ballot = ballots.draft(
        ballots.Plan(
            community_id=election.community_id, place_id=election.place_id, title=title, title_en=english, words=election.words,
            words_en=election.words_en, rule_key=second or law.rule_key, head=head, secrecy="named" if head == "unit" else "secret",
            opens_at=election.opens_at, closes_at=election.closes_at, channels=CHANNELS, seats=seats, members=members,
            options=[_option(one) for one in ordered], adjust={"quota": quota} if head != "unit" else {},
        ),
        by=by, at=at,
    )  # fmt: skip
    ballots.announce(ballot, by=by, at=at)
    made = Round.objects.create(election=election, ordinal=ordinal, ballot=Ballot.objects.get(pk=ballot.pk), seats=seats)
    Entry.objects.bulk_create(Entry(round=made, candidate=one, number=number) for number, one in enumerate(ordered, 1))
    return made


def _titles(election: Election, ordinal: int) -> tuple[str, str]:
    if ordinal == 1:
        return election.title, election.title_en
    english = f"{election.title_en}, round {ordinal}" if election.title_en else ""
    return f"{election.title}（第 {ordinal} 轮）"[:100], english[:200]


def _option(one: Candidate) -> ballots.OptionPlan:
    """The name as it is known; namesakes by their place in the drawn order."""
    same = Candidate.objects.filter(election=one.election_id, place__isnull=False, person__name=one.person.name).count() > 1
    name = f"{one.person.name}（{one.place}）" if same else one.person.name
    words = f"{one.work}\n{one.done}\n{one.plan}"
    group = "woman" if one.person.sex == Person.Sex.FEMALE else ""
    return ballots.OptionPlan(name, words=words, person_id=one.person_id, group=group, photo=one.photo)
