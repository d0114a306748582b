"""A call waits for its ballot: the count brings the residents' part, a cancelled one gives the call back."""

from mulin.ballots import facts
from mulin.kernel.facts.models import Fact
from mulin.projects import actions as projects


def by_the_count(fact: facts.BallotCounted, *, source: Fact) -> None:
    projects.counted(fact.ballot_id, at=source.happened_at)


def back_to_the_call(fact: facts.BallotCancelled, *, source: Fact) -> None:
    projects.called_off(fact.ballot_id, at=source.happened_at)
