"""All that an election's pages show of it: a handful of questions however many stand, vote again or complain."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Exists, F, OuterRef, Q

from mulin.elections.models import Candidate, Complaint, Election, Entry, Member, Round, Second, Term
from mulin.kernel.bilingual import in_language
from mulin.kernel.together import Together

from .roll import voters
from .standing import Offices, candidates, committee, offices_among


@dataclass(frozen=True)
class Parts:
    """`rounds`: each with its ballot, the first one first. `offices`: of who stands, by person."""

    rounds: list[Round]
    entries: list[Entry]
    candidates: list[Candidate]
    committee: list[Member]
    complaints: list[Complaint]
    terms: list[Term]
    offices: dict[int, Offices]
    voters: int
    is_listed: bool

    @property
    def current(self) -> Round | None:
        return self.rounds[-1] if self.rounds else None

    @property
    def elected(self) -> list[Entry]:
        won = [one for one in self.entries if one.won]
        return sorted(won, key=lambda one: (one.round.ordinal, -(one.votes or 0), one.number))

    def entries_of(self, round_: Round) -> list[Entry]:
        return [one for one in self.entries if one.round_id == round_.pk]


def parts_of(election: Election, person_id: int | None, on: date) -> Parts:
    rounds = list(election.rounds.select_related("ballot__place").order_by("ordinal"))
    mine = Second.objects.filter(candidate=OuterRef("pk"), person=person_id or 0)
    rows = {one.pk: one for one in candidates(election).annotate(seconded=Exists(mine))}
    entries, complaints, terms, others = PARTS.rows(election.pk, on)
    by_pk = {one.pk: one for one in rounds}
    for one in [*rows.values(), *complaints, *terms]:
        one.election = election
    for entry in entries:
        entry.round, entry.candidate = by_pk[entry.round_id], rows[entry.candidate_id]
    for term in terms:
        term.candidate = rows[term.candidate_id]
        term.person = term.candidate.person
    many, listed = _listed(rounds[0] if rounds else None, person_id)
    held = [(one.person_id, in_language(one.office, one.office_en)) for one in others]
    return Parts(
        rounds, entries, list(rows.values()), committee(election), complaints, terms,
        offices_among(election, [one.person_id for one in rows.values()], [one.post_id for one in terms], held, on), many, listed,
    )  # fmt: skip


def _listed(first: Round | None, person_id: int | None) -> tuple[int, bool]:
    own = Count("pk", filter=Q(person=person_id or 0))
    told = voters(first).aggregate(many=Count("person", distinct=True), own=own)
    return told["many"], told["own"] > 0


PARTS = Together(
    lambda election, on: [
        Entry.objects.filter(round__election=election).order_by("number"),
        Complaint.objects.filter(election=election),
        Term.objects.filter(election=election),
        Term.objects.filter(
            ended_on=None, until__gt=on, post=None, person__in=Candidate.objects.filter(election=election).values("person")
        )
        .exclude(election=election)
        .annotate(office=F("election__office"), office_en=F("election__office_en")),
    ]
)
