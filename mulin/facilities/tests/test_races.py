"""Many at once, in threads, on PostgreSQL."""

import itertools
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from django.db import connection

from mulin.facilities import actions
from mulin.facilities.models import Booking, Contract, FreeDay, Meal, Slot
from mulin.facilities.rules import Wish
from mulin.kernel.access import Refused
from mulin.people.models import Person
from tests.stage import NOON, build

from .cast import FRIDAY, house
from .cast_operators import Run

TAKEN = "这个时间已经有人订了，请换一个时间。"


def tried(act):
    try:
        act()
    except Refused as refused:
        return str(refused)
    finally:
        connection.close()
    return "in"


@pytest.mark.postgresql
@pytest.mark.django_db(transaction=True)
@pytest.mark.row("races-1")
def test_fifty_at_once_for_overlapping_hours_and_no_quarter_hour_has_two() -> None:
    stage = build()
    there = house(stage, from_age=0, buffer=15)
    people = [Person.objects.create(community=stage.community, name=f"邻居{number}", added_at=NOON) for number in range(50)]
    standings = [stage.standing(one) for one in people]

    def book(number: int) -> str:
        begins = FRIDAY + timedelta(minutes=15 * (number % 5))  # all overlap: 12:00–13:00 … 13:00–14:00
        wish = Wish(begins, begins + timedelta(minutes=60 if number % 5 else 45), "读书会")
        return tried(lambda: actions.book(there.room, people[number], wish, by=standings[number], at=NOON))

    with ThreadPoolExecutor(10) as pool:
        said = Counter(pool.map(book, range(50)))
    placed = list(Booking.objects.order_by("begins_at"))
    assert said == {"in": len(placed), TAKEN: 50 - len(placed)}
    assert 1 <= len(placed) <= 2  # 12:00–12:45 leaves room for the one from 13:00 on
    assert all(before.ends_at + timedelta(minutes=15) <= after.begins_at for before, after in itertools.pairwise(placed))
    assert Slot.objects.count() == sum(one.slots.count() for one in placed)


@pytest.mark.postgresql
@pytest.mark.django_db(transaction=True)
@pytest.mark.row("C119", "races-1")
def test_twelve_riders_at_once_for_three_free_meals() -> None:
    stage = build()
    there, worker = house(stage), stage.standing(stage.zhao_min)
    actions.set_quota(there.canteen, "lunch", 3, since=NOON.date(), by=worker, at=NOON)

    def eat(_number: int) -> str:
        return tried(lambda: actions.serve_free(there.free_lunch, "rider", by=worker, at=NOON))

    with ThreadPoolExecutor(6) as pool:
        said = Counter(pool.map(eat, range(12)))
    assert said == {"in": 3, "今天这一餐的免费餐发完了（3 份）。": 9}
    assert (Meal.objects.count(), FreeDay.objects.get().given) == (3, 3)


@pytest.mark.postgresql
@pytest.mark.django_db(transaction=True)
@pytest.mark.row("C120", "races-1")
def test_two_contracts_signed_at_once_and_one_holds() -> None:
    stage = build()
    run = Run(stage, house(stage).facility)
    drafts = [run.draft(NOON.date(), NOON.date() + timedelta(days=100 + number)) for number in range(6)]
    with ThreadPoolExecutor(6) as pool:
        said = Counter(word[:2] for word in pool.map(lambda one: tried(lambda: run.sign(one)), drafts))
    assert said == {"in": 1, "20": 5}  # 2026-11-19 到 … 已经有一份合同
    assert Contract.objects.filter(status="signed").count() == 1
