"""Elections that wait for their next step, complaints about them, people to be judged."""

from datetime import datetime

from django.urls import reverse

from mulin.elections import queries
from mulin.organisations.queries import Standing

from .row import Row


def rows(me: Standing, at: datetime) -> list[Row]:
    if not me.held:
        return []
    return [
        Row(one.election.name, one.why, reverse("elections:desk_election", args=[one.election.number]), str(one.election.place))
        for one in queries.waiting_for(me, at)
    ]
