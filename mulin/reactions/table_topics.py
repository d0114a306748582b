"""The part of the table that is the topics' and councils'."""

from mulin.ballots import facts as ballots
from mulin.deliberation import facts as talks
from mulin.kernel.facts.record import Reaction

from . import meetings_told as meetings
from . import topics_decided as decided
from . import topics_published as published
from . import topics_told as told

# what a ballot moves here; `table.py` adds it to what others do after a ballot
DECIDES: dict[type, list[Reaction]] = {
    ballots.BallotCounted: [decided.by_the_count],
    ballots.BallotCancelled: [decided.without_a_ballot],
}
TABLE: dict[type, list[Reaction]] = {
    talks.TopicRaised: [told.who_screens_a_new_one, decided.matter_it_came_from],
    talks.TopicSeconded: [told.who_screens],
    talks.TopicScreened: [told.those_concerned_of_the_screening, published.screening],
    talks.StageEntered: [told.those_concerned_of_a_stage],
    talks.StageLate: [told.host_of_a_late_stage],
    talks.ObjectionRecorded: [told.host_of_an_objection],
    talks.ObjectionAnswered: [told.who_objected],
    talks.TopicDecided: [told.those_concerned_of_a_decision, published.decision],
    talks.TopicUndecided: [told.those_concerned_of_no_decision],
    talks.TopicEnded: [told.those_concerned_of_an_end, published.end],
    talks.MeetingCalled: [meetings.who_is_invited],
    talks.PersonInvited: [meetings.who_is_invited_too],
    talks.MeetingCancelled: [meetings.who_was_invited],
    talks.MinutesWritten: [meetings.who_may_read_minutes],
    talks.ResolutionMade: [published.resolution],
    talks.TaskGiven: [meetings.who_has_a_task],
    talks.TaskLate: [meetings.who_has_a_late_task],
    talks.TaskClosed: [meetings.who_gave_a_task],
    talks.SeatTaken: [meetings.who_has_a_seat],
    talks.SeatEnds: [meetings.whose_term_ends],
    talks.SeatEnded: [meetings.whose_term_is_over],
}
