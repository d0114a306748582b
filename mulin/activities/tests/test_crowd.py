"""Many at once on either database, and what moves up when somebody leaves."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from mulin.activities import actions, rules
from mulin.activities.models import Signup
from tests.stage import Stage, build

from .cast import LATER, activity, counted, people, sign_up
from .test_races import at_once


@pytest.mark.row("C137", "races-1")
@pytest.mark.django_db(transaction=True)
def test_twenty_at_once_for_five_places_have_five_places_and_fifteen_numbers():
    stage = build()
    one = activity(stage, places=5).sessions.get()

    def press(person):
        return lambda: actions.sign_up(one.pk, person, rules.Draft(), by=stage.standing(person), at=LATER)

    made = at_once([press(person) for person in people(stage, 20)])
    assert sorted(row.status for row in made) == ["held"] * 5 + ["waiting"] * 15
    assert sorted(row.group.waiting for row in made if row.status == "waiting") == list(range(1, 16))
    assert counted(one) == [(5, 5, 15)]


@pytest.mark.row("C137")
def test_free_seats_go_to_the_first_whom_they_fit(stage: Stage) -> None:
    one = activity(stage, places=3, companions=2).sessions.get()
    stays, leaves, *crowd = people(stage, 6)
    sign_up(stage, one, stays)
    held = sign_up(stage, one, leaves, with_=(("小李", 30),))
    waiting = [
        sign_up(stage, one, person, with_=(("小王", 30),) * (seats - 1))
        for person, seats in zip(crowd, (1, 2, 2, 1), strict=True)
    ]
    actions.leave(held, by=stage.standing(leaves), at=LATER)
    rows = Signup.objects.in_bulk([row.pk for row in waiting])
    assert [rows[row.pk].status for row in waiting] == ["offered", "waiting", "waiting", "offered"]
    assert counted(one) == [(3, 3, 2)]


def test_leaving_costs_the_same_however_many_wait(stage: Stage) -> None:
    costs = []
    for crowd in (1, 3):
        one = activity(stage, places=1).sessions.get()
        first, *others = people(stage, 1 + crowd)
        held = sign_up(stage, one, first)
        for person in others:
            sign_up(stage, one, person)
        by = stage.standing(first)
        with CaptureQueriesContext(connection) as asked:
            actions.leave(held, by=by, at=LATER)
        costs.append(len(asked))
        assert counted(one) == [(1, 1, crowd - 1)]
    assert costs[0] == costs[1], costs
