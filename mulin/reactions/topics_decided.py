"""A topic waits for its ballot; a matter hears that a topic came of it."""

from mulin.ballots import facts as ballots
from mulin.deliberation import actions
from mulin.kernel.facts.models import Fact


def by_the_count(fact: ballots.BallotCounted, *, source: Fact) -> None:
    actions.decided(fact.ballot_id, passed=fact.decided, winners=fact.winners, at=source.happened_at)


def without_a_ballot(fact: ballots.BallotCancelled, *, source: Fact) -> None:
    actions.ballot_gone(fact.ballot_id, fact.reason, at=source.happened_at)
