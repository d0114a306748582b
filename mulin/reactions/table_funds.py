"""The part of the table that is the funds'."""

from mulin.funds import facts as funds
from mulin.kernel.facts.record import Reaction

from . import funds_published as published_funds
from . import funds_told as told_funds

TABLE: dict[type, list[Reaction]] = {
    funds.GiftReceived: [published_funds.gift, told_funds.donor],
    funds.GiftTakenBack: [published_funds.gift_taken_back, told_funds.donor_of_a_gift_taken_back],
    funds.GoodsHandedOut: [published_funds.hand_out],
    funds.GoodsCameBack: [published_funds.hand_out_taken_back],
    funds.SpendingAsked: [told_funds.approvers],
    funds.SpendingApproved: [published_funds.approval],
    funds.SpendingReserved: [told_funds.keepers_who_pay, told_funds.requester_of_a_yes],
    funds.SpendingPaid: [published_funds.payment, told_funds.requester_of_a_payment],
    funds.SpendingTakenBack: [published_funds.payment_taken_back, told_funds.requester_of_a_payment_taken_back],
    funds.SpendingEnded: [told_funds.requester_of_an_end],
    funds.EarmarkAsked: [told_funds.approvers_of_an_earmark],
    funds.EarmarkReserved: [told_funds.requester_of_an_earmark],
    funds.EarmarkEnded: [told_funds.requester_of_no_earmark],
    funds.DisclosureDrafted: [told_funds.keepers_of_a_draft],
    funds.DisclosureSigned: [told_funds.council_of_a_signature],
    funds.DisclosureReturned: [told_funds.keepers_of_a_return],
    funds.DisclosurePublished: [published_funds.disclosure],
    funds.DisclosureLate: [told_funds.all_of_a_late_one],
}
