"""The part of the table that is the choice of projects."""

from mulin.ballots import facts as ballots
from mulin.kernel.facts.record import Reaction

from . import projects_choosing as choosing

# what a ballot moves here; `table.py` adds it to what others do after a ballot
MOVES: dict[type, list[Reaction]] = {
    ballots.BallotCounted: [choosing.by_the_count],
    ballots.BallotCancelled: [choosing.back_to_the_call],
}
