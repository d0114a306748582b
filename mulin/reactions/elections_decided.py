"""An election waits for its ballots: opening, closing and the count move it, a cancelled ballot takes it along."""

from mulin.ballots import facts
from mulin.elections import actions as elections
from mulin.kernel.facts.models import Fact


def by_the_opening(fact: facts.BallotOpened, *, source: Fact) -> None:
    elections.opened(fact.ballot_id, at=source.happened_at)


def by_the_closing(fact: facts.BallotClosed, *, source: Fact) -> None:
    elections.closed(fact.ballot_id, at=source.happened_at)


def by_the_count(fact: facts.BallotCounted, *, source: Fact) -> None:
    elections.counted(fact.ballot_id, at=source.happened_at)


def with_the_ballot(fact: facts.BallotCancelled, *, source: Fact) -> None:
    elections.called_off(fact.ballot_id, fact.reason, at=source.happened_at)
