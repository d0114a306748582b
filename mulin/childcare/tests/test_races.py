"""Many at once, in threads, on PostgreSQL: never one child more than places."""

from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from django.db import connection

from mulin.childcare import actions
from mulin.childcare.models import Application, Group
from mulin.kernel.access import Refused
from mulin.people.models import Person
from tests.stage import NOON, build

from .cast import house


def tried(act):
    try:
        act()
    except Refused as refused:
        return str(refused)
    finally:
        connection.close()
    return "done"


@pytest.mark.postgresql
@pytest.mark.django_db(transaction=True)
@pytest.mark.row("C121", "races-1")
def test_checks_withdrawals_refusals_of_offers_and_the_clock_at_once_never_give_out_more_than_there_are() -> None:
    stage = build()
    there = house(stage, places=5, offers_from=NOON.date() + timedelta(days=1))
    people = [Person.objects.create(community=stage.community, name=f"邻居{number}", added_at=NOON) for number in range(24)]
    made = [there.apply(person, f"孩子{number}") for number, person in enumerate(people)]
    for one in made[:12]:
        there.check(one)
    later, keeper = NOON + timedelta(days=2), stage.standing(stage.li_xiuying)
    acts = [lambda one=one: there.check(one, at=later) for one in made[12:]]
    acts += [lambda one=one: actions.decline(one, by=keeper, at=later) for one in made[:12]]
    acts += [lambda: actions.fill_due(later), lambda: actions.lapse_due(later + timedelta(days=3))] * 4
    acts += [lambda one=one: actions.accept(one, by=keeper, at=later) for one in made]
    with ThreadPoolExecutor(8) as pool:
        said = Counter(pool.map(tried, acts))
    seated = Application.objects.filter(status__in=Application.SEATED).count()
    group = Group.objects.get()
    assert (group.taken, seated <= 5) == (seated, True)
    actions.fill_due(later)
    waiting = Application.objects.filter(status="waiting").count()
    assert waiting == 0 or Group.objects.get().taken == 5
    assert said["done"] >= 12
