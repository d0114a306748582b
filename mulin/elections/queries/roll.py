"""The voter list: built of the community's registers just as the ballot will build its own."""

from dataclasses import dataclass

from django.db.models import QuerySet
from django.utils.timezone import localdate

from mulin.ballots.models import Ballot
from mulin.ballots.queries.voices import voices_of
from mulin.elections.models import Election, Voter
from mulin.elections.rules import Law


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


def is_listed(election: Election, person_id: int | None) -> bool:
    return person_id is not None and Voter.objects.filter(election=election, person=person_id).exists()


def find(election: Election, words: str) -> QuerySet[Voter]:
    """By the whole name; a part of the address, after a space, tells namesakes apart."""
    name, _blank, where = words.strip().partition(" ")
    rows = Voter.objects.filter(election=election, person__name=name).select_related("person")
    return rows.filter(house__contains=where.strip()) if where.strip() else rows
