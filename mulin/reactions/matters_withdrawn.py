"""Who hears that a report is taken back, or that its reporter wishes so."""

from mulin.kernel.facts.models import Fact
from mulin.matters import facts

from .matters_told import _holders, _matter, _people_of, _to_lead, _to_people, _to_reporter


def handler_of_a_wish(fact: facts.WithdrawalWished, *, source: Fact) -> None:
    """Who has it; where nobody has it yet, the desk."""
    matter = _matter(fact.matter_id)
    if matter.unit_id or matter.handler_id:
        _to_lead(matter, "matter.wished", source, note=fact.note)
    else:
        _to_people(matter, "matter.wished", source, _holders(("community_worker",), matter), note=fact.note)


def all_of_a_withdrawal(fact: facts.MatterWithdrawn, *, source: Fact) -> None:
    matter = _matter(fact.matter_id)
    _to_people(
        matter, "matter.withdrawn", source, _people_of(fact.unit_id, fact.person_id) if fact.unit_id or fact.person_id else []
    )
    _to_reporter(matter, "matter.withdrawn", source)
