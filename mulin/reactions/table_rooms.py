"""Where activities meet houses; `table.py` has no room for it."""

from mulin.activities import facts as activities
from mulin.facilities import facts as facilities
from mulin.kernel.facts.record import Reaction

from . import activities_rooms as rooms
from . import facilities_operators as told_operators

TABLE: dict[type, list[Reaction]] = {
    activities.SessionFinished: [rooms.use_of_a_room],
    activities.ActivityClosed: [rooms.use_of_rooms],
    facilities.BookingCancelled: [rooms.who_lost_a_room],
    facilities.FacilityClosed: [rooms.who_meets_in_a_closed_house],
    facilities.DutiesMissed: [told_operators.both_of_missed_duties],
}
