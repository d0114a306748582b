"""The part of the table that is the ballots'."""

from mulin.ballots import facts as ballots
from mulin.kernel.facts.record import Reaction

from . import ballots_published as published
from . import ballots_told as told

TABLE: dict[type, list[Reaction]] = {
    ballots.BallotAnnounced: [told.voters_of_a_register],
    ballots.OptionsCompleted: [],  # who stands and what may be chosen, the service says that asked for it
    ballots.ObjectionMade: [told.who_answers],
    ballots.ObjectionPassedOn: [told.who_answers_instead],
    ballots.ObjectionSettled: [told.who_objected, published.objection],
    ballots.BallotOpened: [told.voters_of_an_opening, published.opening],
    ballots.BallotReminded: [told.who_has_not_voted],
    ballots.BallotDisagrees: [told.heads_of_a_stuffed_urn],
    ballots.BallotClosed: [told.who_counts],
    ballots.BallotCounted: [told.voters_of_a_result, published.count],
    ballots.BallotCancelled: [told.voters_of_an_end, published.cancellation],
}
