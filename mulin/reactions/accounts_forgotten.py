"""What leads to a deleted account's devices goes with it, and what only its owner could open of the public log."""

from mulin.kernel.facts.models import Fact
from mulin.notices import actions as notices
from mulin.people import facts
from mulin.transparency import actions as transparency


def ways_to_reach(fact: facts.AccountDeleted, *, source: Fact) -> None:
    notices.forget_account(fact.account_id)


def private_parts_of_the_log(fact: facts.AccountDeleted, *, source: Fact) -> None:
    """Salted commitments stay and say nothing: every proof holds as before."""
    if fact.person_id is not None:
        transparency.forget_person(fact.person_id)
