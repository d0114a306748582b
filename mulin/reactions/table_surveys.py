"""The part of the table that is the surveys'."""

from mulin.kernel.facts.record import Reaction
from mulin.surveys import facts as surveys

from . import surveys_published as published
from . import surveys_told as told

TABLE: dict[type, list[Reaction]] = {
    surveys.SurveyOpened: [told.residents_of_an_opening, published.opening],
    surveys.PeopleInvited: [told.who_was_drawn],
    surveys.SurveyClosed: [told.who_made_it],
    surveys.ResultsPublished: [told.residents_of_results, published.results],
    surveys.FindingAdded: [told.residents_of_what_is_done, published.finding],
}
