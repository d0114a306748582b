"""The part of the table that is the projects'."""

from mulin.kernel.facts.record import Reaction
from mulin.projects import facts
from mulin.projects.facts import after

from . import projects_after_told as told_beyond
from . import projects_calls_told as told_calls
from . import projects_doing_told as told
from . import projects_found as found
from . import projects_published as published
from . import projects_returned_told as told_returned

TABLE: dict[type, list[Reaction]] = {
    facts.CallOpened: [told_calls.residents_of_a_call, published.call],
    facts.CallExtended: [told_calls.applicants_of_more_time],
    facts.CallCancelled: [told_calls.applicants_of_a_cancelled_call, published.cancelled],
    facts.TeammateInvited: [told_calls.who_is_invited],
    facts.TeammateAnswered: [told_calls.lead_of_an_answer],
    facts.ApplicationSubmitted: [told_calls.team_of_a_submission],
    facts.ApplicationScreened: [told_calls.team_of_the_screening],
    facts.JurorNamed: [told_calls.juror],
    facts.ReviewsBegun: [told_calls.jurors_of_the_reviews],
    facts.JurorReminded: [told_calls.juror_who_is_late],
    facts.ReviewQuestioned: [told_calls.juror_of_a_review_far_off],
    facts.PitchDaySet: [told_calls.all_of_the_pitch_day],
    facts.ResultAnnounced: [told_calls.applicants_of_the_result, published.announced],
    facts.ObjectionMade: [told_calls.runners_of_an_objection],
    facts.ObjectionAnswered: [told_calls.objector_of_the_answer, published.objection],
    facts.MovedUp: [told_calls.team_that_moved_up],
    facts.ApplicationDecided: [told_calls.team_of_the_decision],
    facts.CallDecided: [published.decided],
    facts.QuestionAsked: [told_calls.runners_of_a_question],
    facts.QuestionAnswered: [told_calls.who_asked],
    facts.ProjectAwarded: [told.team_of_an_award, published.award, found.by_its_words],
    facts.AgreementSigned: [told.sides_of_an_agreement],
    facts.ProjectAgreed: [told.team_of_an_agreement, published.agreement],
    facts.ProjectPaused: [told.team_of_a_pause],
    facts.ProjectResumed: [told.team_of_going_on],
    facts.MilestoneShown: [told.runners_of_a_milestone],
    facts.MilestoneReturned: [told.team_of_a_milestone_returned],
    facts.MilestoneVerified: [told.team_of_a_milestone_verified],
    facts.InstalmentPaid: [told.team_of_a_payment],
    facts.ReceiptEntered: [told.runners_of_a_receipt],
    facts.ReceiptDecided: [told.team_of_a_receipt],
    facts.ChangeAsked: [told.runners_of_a_change],
    facts.ChangeAnswered: [told.team_of_a_change],
    facts.MidtermDone: [told.team_of_the_midterm],
    facts.MentorNamed: [told.mentor],
    facts.ProjectFlagged: [told.both_of_a_flag],
    after.TeamReminded: [told.team_that_is_late],
    facts.ClosingAsked: [told.runners_of_a_closing, told_returned.both_of_a_closing],
    facts.ClosingReturned: [told.team_of_a_closing_returned],
    facts.ProjectClosed: [told.team_of_the_end, published.closing],
    facts.ProjectStopped: [told.team_of_a_stop, told_returned.both_of_a_stop, published.stop],
    facts.MoneyReturned: [told_returned.all_of_a_return],
    facts.ProjectHonoured: [told.team_of_an_honour],
    after.ProposalAsked: [told_beyond.keepers_of_a_request],
    after.ProposalOffered: [told_beyond.purchaser_of_an_offer],
    after.ProposalAnswered: [told_beyond.who_made_the_offer, found.by_its_words_after_an_offer],
    after.AllianceMade: [told_beyond.both_of_an_alliance],
    after.AllianceEnding: [told_beyond.both_of_an_end_to_come],
    after.AllianceEnded: [told_beyond.both_of_an_end],
}
