"""Fifty at once, through threads: the database's own walls and locks, not luck."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from django.db import connection

from mulin.activities import actions, rules
from mulin.activities.models import Group, Signup
from mulin.kernel.once import once_key
from tests.stage import build

from .cast import LATER, activity, counted, people

pytestmark = [pytest.mark.postgresql, pytest.mark.django_db(transaction=True)]
HOUR = timedelta(hours=1)


def at_once(acts):
    def run(act):
        try:
            return act()
        finally:
            connection.close()

    with ThreadPoolExecutor(10) as pool:
        return list(pool.map(run, acts))


@pytest.mark.row("races-1", "C137")
def test_fifty_at_once_for_ten_places_while_some_leave_are_promoted_and_are_given_places():
    stage = build()
    one = activity(stage, places=[actions.Places(10)]).sessions.get()
    crowd, worker = people(stage, 50), stage.standing(stage.zhao_min)
    standings = {person.pk: stage.standing(person) for person in crowd}

    def press(person):
        return actions.sign_up(one.pk, person, rules.Draft(), by=standings[person.pk], at=LATER).status

    said = at_once([lambda person=person: press(person) for person in crowd])
    assert (said.count("held"), said.count("waiting"), counted(one)) == (10, 40, [(10, 10, 40)])
    assert Group.objects.get().signups.count() == 50

    held, waiting = (list(Signup.objects.filter(status=status).order_by("id")) for status in ("held", "waiting"))
    acts = [lambda row=row: actions.leave(row, by=standings[row.person_id], at=LATER) for row in held[:5]]
    acts += [lambda row=row: try_to_give(row, worker) for row in waiting[-5:]]
    acts += [lambda: actions.fill_due(LATER), lambda: actions.lapse_due(LATER + 13 * HOUR)] * 3
    at_once(acts)
    (places, taken, waits) = counted(one)[0]
    assert taken == places == 10
    assert waits == Signup.objects.filter(status="waiting").count()


def try_to_give(row, worker):
    from mulin.kernel.access import Refused

    try:
        actions.give(row, by=worker, at=LATER)
    except Refused:
        return None


@pytest.mark.row("races-2")
def test_one_person_pressing_in_five_windows_has_one_place():
    stage = build()
    one = activity(stage, places=3).sessions.get()
    liu = stage.standing(stage.liu_yang)

    def press(number):
        def act():
            return {"id": actions.sign_up(one.pk, stage.liu_yang, rules.Draft(), by=liu, at=LATER).pk}

        return once_key("liu", f"key {number % 2}", "same", act, at=LATER)["id"]

    assert len(set(at_once([lambda number=number: press(number) for number in range(10)]))) == 1
    assert counted(one) == [(3, 1, 0)]
