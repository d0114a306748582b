"""The part of the table that is the pacts'."""

from mulin.ballots import facts as ballots
from mulin.kernel.facts.record import Reaction
from mulin.pacts import facts as pacts

from . import pacts_decided as decided
from . import pacts_published as published
from . import pacts_told as told

# what a ballot moves here; `table.py` adds it to what others do after a ballot
DECIDES: dict[type, list[Reaction]] = {
    ballots.BallotCounted: [decided.by_the_count],
    ballots.BallotCancelled: [decided.back_to_comments],
}
TABLE: dict[type, list[Reaction]] = {
    pacts.CommentsOpened: [told.residents_of_a_text],
    pacts.CommentMade: [told.keeper_of_a_comment],
    pacts.CommentAnswered: [told.who_said_it],
    pacts.VoteCalledOff: [told.keeper_of_a_cancelled_vote],
    pacts.PactDecided: [told.residents_of_a_result, published.decision],
    pacts.PactFiled: [published.filing],
    pacts.PactInForce: [told.residents_of_its_first_day, published.first_day],
    pacts.ReviewDue: [told.keeper_of_a_review],
    pacts.PactEnded: [told.residents_of_an_end, published.end],
}
