"""What leads to a deleted account's devices goes with it."""

from mulin.kernel.facts.models import Fact
from mulin.notices import actions as notices
from mulin.people import facts


def ways_to_reach(fact: facts.AccountDeleted, *, source: Fact) -> None:
    notices.forget_account(fact.account_id)
