"""Paper to settle, surveys to close, results to publish."""

from datetime import date

from django.urls import reverse

from mulin.organisations.queries import Standing
from mulin.surveys import queries

from .row import Row


def rows(me: Standing, today: date) -> list[Row]:
    if not me.held:
        return []
    return [
        Row(one.survey.name, one.why, reverse("surveys:desk_survey", args=[one.survey.pk]), str(one.survey.place))
        for one in queries.waiting_for(me, today)
    ]
