"""The ballot that a topic waits for."""

from mulin.ballots.models import Ballot
from mulin.deliberation.models import Topic

GOES_ON = (Ballot.State.DRAFT, Ballot.State.ANNOUNCED, Ballot.State.OPEN, Ballot.State.CLOSED)


def is_voting(topic: Topic) -> bool:
    return topic.ballot is not None and topic.ballot.state in GOES_ON and not topic.way
