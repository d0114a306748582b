"""The part of the table that is childcare's: `table.py` has no room for it."""

from mulin.childcare import facts as childcare
from mulin.kernel.facts.record import Reaction

from . import childcare_published as published
from . import childcare_told as told_families

TABLE: dict[type, list[Reaction]] = {
    childcare.GroupMade: [published.seed],
    childcare.LotsTold: [published.lots],
    childcare.ApplicationSent: [told_families.keepers_of_an_application],
    childcare.MoreAsked: [told_families.guardian_of_a_question],
    childcare.MoreGiven: [told_families.keepers_of_an_answer],
    childcare.ApplicationChecked: [told_families.guardian_of_a_check],
    childcare.PlaceOffered: [told_families.guardian_of_an_offer],
    childcare.PlaceTaken: [told_families.keepers_of_a_new_child],
    childcare.ApplicationEnded: [told_families.guardian_of_a_lapse],
    childcare.ChildLeft: [told_families.both_of_a_leaving],
    childcare.ChildMissed: [told_families.guardian_of_a_missed_day],
    childcare.ChildFetched: [told_families.guardian_of_a_fetching],
    childcare.ChildNotFetched: [told_families.both_of_nobody_coming],
    childcare.NoteWritten: [told_families.other_side_of_a_note],
    childcare.GuardianNamed: [told_families.who_is_named_guardian],
    childcare.GuardianAgreed: [told_families.who_named_a_guardian],
    childcare.DayClosed: [told_families.guardians_of_a_closed_day],
}
