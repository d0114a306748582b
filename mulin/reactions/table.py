"""What follows from what, on one page. A follow-up runs after the change is committed, once, and again when it failed."""

from mulin.activities import facts as activities
from mulin.facilities import facts as facilities
from mulin.kernel.facts.record import Reaction
from mulin.matters import facts as matters
from mulin.people import facts as people
from mulin.places import facts as places
from mulin.volunteering import facts as volunteering

from . import accounts_forgotten as forgotten
from . import activities_published as published_draws
from . import activities_told as told_activities
from . import clubs_told as told_clubs
from . import facilities_banked as walked
from . import facilities_operators as told_operators
from . import facilities_published as published_houses
from . import facilities_told as told_houses
from . import facilities_walks as told_walks
from . import markets_told as told_markets
from . import matters_imported as told_imported
from . import matters_published as published
from . import matters_told as told
from . import matters_withdrawn as withdrawn
from . import places_moved as moved
from . import points_earned as earned
from . import points_published as published_points
from . import points_told as told_points
from . import register_told as told_register
from . import (
    table_ballots,
    table_campaigns,
    table_childcare,
    table_elections,
    table_funds,
    table_pacts,
    table_projects,
    table_projects_choosing,
    table_projects_money,
    table_rooms,
    table_surveys,
    table_talk,
    table_topics,
)
from . import volunteering_asked as asked
from . import volunteering_banked as banked
from . import volunteering_published as published_hours
from . import volunteering_told as told_volunteers

TABLE: dict[type, list[Reaction]] = {
    people.AccountDeleted: forgotten.ALL,
    people.CorrectionAsked: [told_register.workers_of_a_correction],
    people.CorrectionDue: [told_register.workers_of_an_open_correction],
    people.CorrectionAnswered: [told_register.who_asked],
    places.PlaceMoved: [moved.along],
    places.PlacesSplit: [moved.to_the_first],
    places.PlacesMerged: [moved.to_the_one],
    matters.MatterReported: [told.reporter_who_has_it, published.report],
    matters.MatterDispatched: [told.holder_of_an_offer],
    matters.HelperJoined: [told.helper],
    matters.MatterAccepted: [told.reporter_of_acceptance],
    matters.MatterReturned: [told.desk_of_a_return],
    matters.HandlerArrived: [told.reporter_of_arrival],
    matters.MatterPaused: [told.reporter_of_a_question],
    matters.MatterResumed: [told.handler_of_more],
    matters.VerificationAsked: [told.checkers],
    matters.MatterRefused: [told.handler_of_refusal],
    matters.MatterAnswered: [told.reporter_of_an_answer, told.followers],
    matters.MatterClosed: [
        told.reporter_of_closing,
        told.handler_of_the_verdict,
        told.followers,
        published.closing,
        earned.by_a_solved_report,
    ],
    matters.MatterRated: [told.handler_of_the_verdict],
    matters.MatterReopened: [told.handler_of_reopening, told.followers, published.reopening, earned.back_with_a_reopened_report],
    matters.MatterVoided: [told.reporter_of_refusal, told.followers],
    matters.WithdrawalWished: [withdrawn.handler_of_a_wish],
    matters.MatterWithdrawn: [withdrawn.all_of_a_withdrawal, told.followers],
    matters.MatterMerged: [told.reporter_of_a_merge],
    matters.MatterUnmerged: [told.reporter_of_an_undone_merge],
    matters.MatterStaged: [told.reporter_of_joint_governance],
    matters.MatterReminded: [told.holder_of_a_deadline],
    matters.MatterEscalated: [told.level_above, told.reporter_of_escalation],
    matters.MattersImported: [told_imported.desk_of_an_import],
    volunteering.ClaimGivenUp: [told_volunteers.who_took_over],
    volunteering.ShiftCancelled: [told_volunteers.everybody_of_a_cancelled_shift],
    volunteering.HoursConfirmed: [
        banked.minutes,
        told_volunteers.volunteer_of_confirmed_hours,
        published_hours.hours,
        earned.by_service,
    ],
    volunteering.HoursTakenBack: [
        banked.reversal,
        told_volunteers.volunteer_of_hours_taken_back,
        published_hours.hours_taken_back,
        earned.back_with_service,
    ],
    volunteering.CertificateIssued: [told_volunteers.volunteer_of_a_certificate, published_hours.certificate],
    volunteering.CertificateOnNotice: [told_volunteers.volunteer_of_a_notice],
    volunteering.CertificateRefused: [told_volunteers.volunteer_of_a_refusal],
    volunteering.CertificateRevoked: [told_volunteers.volunteer_of_a_revocation, published_hours.revocation],
    volunteering.HelpAgreed: [told_volunteers.who_is_helped],
    volunteering.HelpDone: [told_volunteers.who_confirms_help],
    volunteering.VolunteerInvited: [asked.who_is_invited],
    volunteering.InvitationsOver: [asked.who_need_not_answer],
    volunteering.HelpUnanswered: [asked.workers_where_nobody_can],
    volunteering.HelpLapsed: [asked.who_found_nobody],
    volunteering.GuardianNamed: [asked.guardian],
    volunteering.GuardianAnswered: [asked.ward],
    volunteering.MinutesDonated: [published_hours.donation],
    volunteering.MinutesExpiring: [asked.owner_of_expiring_minutes],
    volunteering.MinutesExpired: [asked.owner_of_expired_minutes, published_hours.expiry],
    volunteering.MinutesKept: [asked.owner_of_minutes_that_stay],
    volunteering.BankRulesSet: [published_hours.bank_rules],
    volunteering.BankMonthEnded: [published_hours.bank_month],
    volunteering.PointsRuleSet: [published_points.rule],
    volunteering.PointsEarned: [told_points.who_earned],
    volunteering.PointsTakenBack: [told_points.who_loses],
    volunteering.AppealAnswered: [told_points.who_appealed],
    volunteering.AppealOverdue: [told_points.heads_of_a_late_appeal],
    volunteering.OrderPlaced: [told_points.who_is_served],
    volunteering.OrderHanded: [told_points.who_fetched],
    volunteering.OrderEnded: [told_points.who_gets_points_back],
    volunteering.ConsentAsked: [told_points.who_is_nominated],
    volunteering.HonourDecided: [told_points.who_is_honoured, published_points.honour],
    volunteering.HonourWithdrawn: [published_points.honour_withdrawn],
    activities.ActivitySubmitted: [told_activities.reviewers],
    activities.ActivityGivenBack: [told_activities.writer],
    activities.ActivityPublished: [published_draws.seeds, told_clubs.members_of_an_activity],
    activities.ActivityCancelled: [told_activities.everybody_of_a_cancelled_activity, told_activities.those_who_answer_for_it],
    activities.SessionCancelled: [told_activities.everybody_of_a_cancelled_session, told_activities.those_who_answer_for_it],
    activities.SessionWithoutRoom: [told_activities.publisher_of_a_session_without_room],
    activities.SessionMoved: [told_activities.everybody_of_a_moved_session, told_activities.those_who_answer_for_it],
    activities.StallClaimed: [told_markets.who_looks],
    activities.StallApproved: [told_markets.who_has_it],
    activities.StallRefused: [told_markets.who_was_refused],
    activities.StallMoved: [told_markets.who_was_moved],
    activities.HostingAsked: [told_markets.who_answers],
    activities.HostingAnswered: [told_markets.who_asked],
    activities.HostingEnded: [told_markets.both_sides],
    activities.PlaceOffered: [told_activities.who_is_next],
    activities.PlaceGiven: [told_activities.who_got_a_place],
    activities.OfferLapsed: [told_activities.whose_offer_lapsed],
    activities.Attended: [earned.by_taking_part],
    activities.PlacesDrawn: [told_activities.everybody_of_a_draw, published_draws.draw],
    activities.ClubProposed: [told_clubs.deciders],
    activities.ClubAgreed: [told_clubs.founder_of_a_yes],
    activities.ClubRefused: [told_clubs.founder_of_a_no],
    activities.ClubClosed: [told_clubs.everybody_of_an_end],
    activities.ClubJoinAsked: [told_clubs.leaders_of_a_wish],
    activities.ClubJoined: [told_clubs.who_joined],
    activities.ClubTurnedAway: [told_clubs.who_is_not_in],
    activities.ClubLeft: [told_clubs.workers_of_a_club_without_leader],
    activities.ClubHandedOver: [told_clubs.who_leads_now],
    facilities.RoomBooked: [told_houses.keepers_of_a_wish],
    facilities.BookingDecided: [told_houses.who_asked],
    facilities.BookingCancelled: [told_houses.who_had_it],
    facilities.LoanDue: [told_houses.who_borrowed],
    facilities.MealOrdered: [told_houses.who_could_bring],
    facilities.OrderTaken: [told_houses.who_brings],
    facilities.OrderEnded: [told_houses.who_waits, walked.walk],
    facilities.SettlementAgreed: [published_houses.settlement],
    facilities.RoomTariffSet: [published_houses.tariff],
    facilities.TiersSet: [published_houses.tiers],
    facilities.QuotaSet: [published_houses.quota],
    facilities.FacilityClosed: [published_houses.closing],
    facilities.FacilityReopened: [published_houses.reopening],
    facilities.ReviewAnswered: [told_houses.who_reviewed],
    facilities.ContractSigned: [told_operators.both_of_a_contract],
    facilities.ContractEnds: [told_operators.both_of_an_end_to_come],
    facilities.ContractEnded: [told_operators.both_of_an_end],
    facilities.ContractSheetMade: [told_operators.operator_of_a_sheet],
    facilities.OperatorEvaluated: [told_operators.operator_of_an_evaluation],
    facilities.EvaluationAnswered: [told_operators.who_evaluated],
    facilities.StoryWished: [told_walks.keepers_of_a_story],
    facilities.StoryWishDecided: [told_walks.who_told],
    facilities.GroupAsked: [told_walks.keepers_of_a_group],
    facilities.GroupDecided: [told_walks.group_and_guide],
    facilities.GroupCancelled: [told_walks.who_waited_for_a_group],
    **table_ballots.TABLE,
    **table_campaigns.TABLE,
    **table_childcare.TABLE,
    **table_elections.TABLE,
    **table_funds.TABLE,
    **table_pacts.TABLE,
    **table_projects.TABLE,
    **table_surveys.TABLE,
    **table_topics.TABLE,
    **table_talk.TABLE,
}
MOVES = (table_rooms.TABLE, table_projects_choosing.MOVES, table_projects_money.MOVES)
for waiting in (table_elections.DECIDES, table_pacts.DECIDES, table_topics.DECIDES, *MOVES):  # several follow one fact
    for kind, follow_ups in waiting.items():
        TABLE[kind] = [*TABLE.get(kind, []), *follow_ups]
