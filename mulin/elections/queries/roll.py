"""The voter list: before it is put up as the registers are now, then the register of the first ballot."""

from dataclasses import dataclass

from django.db.models import QuerySet
from django.utils.timezone import localdate

from mulin.ballots.models import Ballot, ElectorPerson
from mulin.ballots.queries.voices import voices_of
from mulin.elections.models import Election, Round
from mulin.elections.rules import Law
from mulin.people.models import Person


@dataclass(frozen=True)
class Roll:
    """`people`: id → where they live or own. `voices`: how many votes that makes. `apart`: whom the register could not place."""

    people: dict[int, str]
    voices: int
    apart: list[str]


def law_of(election: Election) -> Law:
    return Law.of_json(election.law)


def drawn_up(election: Election) -> Roll:
    """As the registers are now; nothing is kept."""
    asked = Ballot(head=law_of(election).head, place=election.place, members=election.members)
    found = voices_of(asked, localdate(election.opens_at))
    people: dict[int, str] = {}
    for line in found.lines:
        for person in line.persons:
            people.setdefault(person, line.label)
    return Roll(people, len(found.lines), [one.label for one in found.apart])


def first(election: Election) -> Round | None:
    """Its ballot's register is the voter list, corrections and all."""
    return election.rounds.select_related("ballot").order_by("ordinal").first()


def voters(round_: Round | None) -> QuerySet[ElectorPerson]:
    """Who may cast a vote, each with the line of the register."""
    if round_ is None:
        return ElectorPerson.objects.none()
    return ElectorPerson.objects.filter(elector__ballot=round_.ballot_id, elector__struck_by=None)


def listed(election: Election) -> QuerySet[Person]:
    return Person.objects.filter(pk__in=voters(first(election)).values("person"))


def is_listed(election: Election, person_id: int | None) -> bool:
    return person_id is not None and voters(first(election)).filter(person=person_id).exists()


def find(election: Election, words: str) -> QuerySet[Person]:
    """By the whole name; a part of the address, after a space, tells namesakes apart."""
    name, _blank, where = words.strip().partition(" ")
    rows = voters(first(election)).filter(person__name=name)
    if where.strip():
        rows = rows.filter(elector__label__contains=where.strip())
    return Person.objects.filter(pk__in=rows.values("person")).order_by("pk")
