"""The ballot of a round: its register is public from the voter list on, its options are the candidates."""

from collections.abc import Sequence
from datetime import datetime

from mulin.ballots import actions as ballots
from mulin.ballots.models import Ballot
from mulin.elections import queries
from mulin.elections.models import Candidate, Election, Entry, Round
from mulin.organisations.queries import Standing
from mulin.people.models import Person

CHANNELS = ("phone", "counter", "visit", "paper")
KEEPER = "elections"  # asked by ballots before each vote: queries.papers


def first_round(election: Election, *, by: Standing, at: datetime) -> Round:
    """Announced with the voter list; who stands is written into it by `fill`."""
    law = queries.law_of(election)
    quota = {"quota": election.quota} if law.head != "unit" else {}
    return _round(
        election, 1, law.head, election.members, law.rule_key, election.seats, quota, options=(), options_later=True, by=by, at=at
    )


def fill(round_: Round, ordered: Sequence[Candidate], *, by: Standing, at: datetime) -> None:
    ballots.complete(round_.ballot, [_option(one) for one in ordered], by=by, at=at)
    _enter(round_, ordered)


def next_round(last: Round, election: Election, ordered: Sequence[Candidate], *, by: Standing, at: datetime) -> Round:
    """Asks exactly those who stood in the register of the one before, corrections and all."""
    law = queries.law_of(election)
    rule_key = law.rule_key
    if last.outcome != "too_few":
        rule_key = last.ballot.rule_set.get("run_off") or law.rule_key
    won = queries.elected(election)
    women = sum(one.candidate.person.sex == Person.Sex.FEMALE for one in won)
    quota = {"quota": max(election.quota - women, 0)} if law.head != "unit" else {}
    options, seats = [_option(one) for one in ordered], election.seats - len(won)
    made = _round(
        election, last.ordinal + 1, law.head, election.members, rule_key, seats, quota, options=options, options_later=False,
        follows=last.ballot_id, by=by, at=at,
    )  # fmt: skip
    _enter(made, ordered)
    return made


def _round(
    election: Election, ordinal: int, head: str, members: Sequence[int], rule_key: str, seats: int, adjust: dict[str, int], *,
    options: Sequence[ballots.OptionPlan], options_later: bool, follows: int | None = None, by: Standing, at: datetime,
) -> Round:  # fmt: skip
    title, english = _titles(election, ordinal)
    ballot = ballots.draft(
        ballots.Plan(
            community_id=election.community_id, place_id=election.place_id, title=title, title_en=english, words=election.words,
            words_en=election.words_en, rule_key=rule_key, head=head, secrecy="named" if head == "unit" else "secret",
            opens_at=election.opens_at, closes_at=election.closes_at, channels=CHANNELS, seats=seats, members=members,
            options=options, options_later=options_later, follows=follows, keeper=KEEPER, adjust=adjust,
        ),
        by=by, at=at,
    )  # fmt: skip
    ballots.announce(ballot, by=by, at=at)
    return Round.objects.create(election=election, ordinal=ordinal, ballot=Ballot.objects.get(pk=ballot.pk), seats=seats)


def _enter(round_: Round, ordered: Sequence[Candidate]) -> None:
    Entry.objects.bulk_create(Entry(round=round_, candidate=one, number=number) for number, one in enumerate(ordered, 1))


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
