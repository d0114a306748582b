"""Comments to answer, texts to put to the vote or to file, the day of the yearly review."""

from datetime import date

from django.urls import reverse

from mulin.organisations.queries import Standing
from mulin.pacts import queries

from .row import Row


def rows(me: Standing, today: date) -> list[Row]:
    if not me.held:
        return []
    return [
        Row(one.pact.name, one.why, reverse("pacts:desk_pact", args=[one.pact.pk]), str(one.pact.place))
        for one in queries.waiting_for(me, today)
    ]
