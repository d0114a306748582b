"""On either database, also the one where a single writer works at a time."""

import pytest

from mulin.activities import actions, rules
from tests.stage import build

from .cast import LATER, activity, counted, people
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
