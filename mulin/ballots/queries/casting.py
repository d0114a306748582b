"""What a vote needs to know, in one prepared query; what is fixed of a ballot once a process."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Exists, OuterRef

from mulin.ballots.models import Ballot, Elector, ElectorPerson, Slip, Voted
from mulin.ballots.rules.counting import OptionRow
from mulin.ballots.rules.rule_set import RuleSet
from mulin.kernel.prepared import Prepared

from .frozen import kept, option_rows

CASTABLE = Prepared(
    lambda elector, person: (
        Elector.objects.filter(pk=elector)
        .select_related("ballot__place", "ballot__voting_key", "voted")
        .defer("ballot__words", "ballot__words_en", "ballot__rule_set", "ballot__members", "ballot__seed", "label", "mask")
        .annotate(casts=Exists(ElectorPerson.objects.filter(elector=OuterRef("pk"), person=person)))
    )
)
OWN_SLIP = Prepared(lambda receipt, ballot: Slip.objects.filter(receipt=receipt, ballot=ballot))


@dataclass(frozen=True)
class Castable:
    elector: Elector
    ballot: Ballot
    voted: Voted | None
    key: str
    casts: bool


def castable(elector_id: int, person_id: int | None) -> Castable:
    found: Any = CASTABLE.first(elector_id, person_id)
    if found is None:
        raise Elector.DoesNotExist
    ballot = found.ballot
    key = getattr(ballot, "voting_key", None)
    return Castable(found, ballot, getattr(found, "voted", None), key.key if key else "", bool(found.casts))


def asked(ballot: Ballot) -> tuple[RuleSet, list[OptionRow]]:
    """By what a choice is read."""
    rule_set, options = kept(ballot)
    return rule_set, option_rows(options)
