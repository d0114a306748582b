from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection

from mulin.kernel.access import Refused
from mulin.people.models import Person
from mulin.volunteering import actions
from mulin.volunteering.models import Claim, Shift
from tests.stage import NOON, build

from .cast import squad, volunteer


@pytest.mark.postgresql
@pytest.mark.django_db(transaction=True)
@pytest.mark.row("races-1")
def test_twelve_at_once_for_three_places_and_exactly_three_get_in() -> None:
    stage = build()
    team = squad(stage)
    shift = team.shift(places=3)
    people = [Person.objects.create(community=stage.community, name=f"志愿者{number}", added_at=NOON) for number in range(12)]
    worker = team.who(stage.zhao_min)
    volunteers = [actions.join(person, by=worker, at=NOON) for person in people]

    def claim(number: int) -> str:
        try:
            actions.claim(shift, volunteers[number], by=worker, at=NOON)
        except Refused as refused:
            return str(refused)
        finally:
            connection.close()
        return "in"

    with ThreadPoolExecutor(6) as pool:
        said = sorted(pool.map(claim, range(12)))
    assert said == ["in"] * 3 + ["名额已满。有人退出时名额会放出来。"] * 9
    assert (Shift.objects.get().taken, Claim.objects.count()) == (3, 3)


@pytest.mark.postgresql
@pytest.mark.django_db(transaction=True)
def test_one_person_at_two_shifts_of_the_same_hour_gets_one() -> None:
    stage = build()
    team = squad(stage)
    other = actions.set_up_duty(stage.building_5, kind="patrol", name="夜巡", by=team.who(stage.zhao_min), at=NOON)
    shifts = [team.shift(), team.shift(duty=other)]
    liu = team.who(stage.liu_yang)

    def claim(shift: Shift) -> bool:
        try:
            actions.claim(shift, team.liu_yang, by=liu, at=NOON)
        except Refused:
            return False
        finally:
            connection.close()
        return True

    with ThreadPoolExecutor(2) as pool:
        assert sorted(pool.map(claim, shifts)) == [False, True]
    assert volunteer(stage, stage.liu_yang).claims.count() == 1
