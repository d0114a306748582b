"""The part of the table about calls for works: `table.py` has no room for it."""

from mulin.activities import facts as activities
from mulin.kernel.facts.record import Reaction

from . import clubs_told as told_clubs
from . import points_earned as earned

TABLE: dict[type, list[Reaction]] = {
    activities.CampaignClosed: [told_clubs.jurors_who_begin],
    activities.CampaignCancelled: [told_clubs.everybody_of_a_cancelled_campaign],
    activities.CampaignAnnounced: [told_clubs.the_other_authors],
    activities.JurorNamed: [told_clubs.jurors],
    activities.SubmissionGivenBack: [told_clubs.author_of_a_return],
    activities.SubmissionSelected: [told_clubs.author_of_a_selected_work, earned.by_a_selected_work],
    activities.SubmissionAccepted: [earned.by_a_work_taken_in],
    activities.SubmissionWithdrawn: [earned.back_with_a_withdrawn_work],
}
