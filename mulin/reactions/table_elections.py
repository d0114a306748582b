"""The part of the table that is the elections'."""

from mulin.ballots import facts as ballots
from mulin.elections import facts as elections
from mulin.kernel.facts.record import Reaction

from . import elections_decided as decided
from . import elections_published as published
from . import elections_told as told

# what a ballot moves here; `table.py` adds it to what others do after a ballot
DECIDES: dict[type, list[Reaction]] = {
    ballots.BallotOpened: [decided.by_the_opening],
    ballots.BallotClosed: [decided.by_the_closing],
    ballots.BallotCounted: [decided.by_the_count],
    ballots.BallotCancelled: [decided.with_the_ballot],
}
TABLE: dict[type, list[Reaction]] = {
    elections.ShowingSet: [],  # the desk and each election's page say it
    elections.CommitteeChanged: [told.who_is_named],
    elections.ListPublished: [told.voters_of_a_list, published.voter_list],
    elections.NominationsOpened: [told.voters_of_nominations, published.nominations],
    elections.CandidateProposed: [told.nominee],
    elections.ProposalAnswered: [told.committee],
    elections.CandidateJudged: [told.who_was_judged],
    elections.CandidatesConfirmed: [told.candidates, published.candidates],
    elections.ProxyRegistered: [told.who_is_entrusted],
    elections.RoundDecided: [told.heads_of_a_tie],
    elections.SecondRoundCalled: [published.second_round],
    elections.ElectionDecided: [told.everybody_of_a_result, published.result],
    elections.OfficeTaken: [told.who_was_seated, published.office],
    elections.TermEnded: [told.heads_of_a_vacancy, published.vacancy],
    elections.TermRunsOut: [told.heads_of_terms_that_run_out],
    elections.ComplaintMade: [told.who_answers],
    elections.ComplaintAnswered: [told.who_complained, published.complaint],
    elections.ElectionCancelled: [told.voters_of_an_end, published.cancellation],
}
