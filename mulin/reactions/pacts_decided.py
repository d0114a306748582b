"""A pact waits for its ballot: the count decides it, a cancelled one gives it back."""

from django.utils.timezone import localdate

from mulin.ballots import facts
from mulin.kernel.facts.models import Fact
from mulin.pacts import actions as pacts


def by_the_count(fact: facts.BallotCounted, *, source: Fact) -> None:
    pacts.decided(fact.ballot_id, adopted=fact.decided, on=localdate(source.happened_at), at=source.happened_at)


def back_to_comments(fact: facts.BallotCancelled, *, source: Fact) -> None:
    pacts.called_off(fact.ballot_id, at=source.happened_at)
