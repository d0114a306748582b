"""The part of the table that is talk's, the opinion maps', small improvements' and forums'."""

from mulin.deliberation.facts import talking as talk
from mulin.kernel.facts.record import Reaction

from . import talk_published as published
from . import talk_told as told

TABLE: dict[type, list[Reaction]] = {
    talk.StatementSaid: [told.keepers_of_a_statement],
    talk.StatementDecided: [told.author_of_a_statement],
    talk.QuestionAsked: [told.who_is_asked],
    talk.QuestionAnswered: [told.who_asked],
    talk.QuestionLate: [told.both_of_a_late_question],
    talk.RemarkHidden: [told.who_said_what_is_hidden],
    talk.RemarkAppealed: [told.others_of_an_appeal],
    talk.AppealDecided: [told.who_appealed],
    talk.ImprovementRaised: [told.keepers_of_an_idea],
    talk.ImprovementMoved: [told.who_had_the_idea, published.improvement],
    talk.LookDue: [told.who_is_to_look],
    talk.LookFoundWork: [told.keepers_of_what_is_broken],
    talk.UpkeepEnded: [told.both_of_an_ended_upkeep],
    talk.ForumCancelled: [told.guests_of_a_cancelled_forum],
    talk.ForumPointEnded: [published.point],
}
