from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta

import pytest
from django.db import connection

from mulin.kernel.access import Refused
from mulin.ledger.actions import expire_due
from mulin.ledger.models import Account, Book
from mulin.ledger.queries import prove
from mulin.people.models import Person
from mulin.volunteering import actions, rules
from mulin.volunteering.models import Claim, Help, Record, Shift
from tests.stage import NOON, build

from .cast import Squad, squad, volunteer


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


CAP, EACH, TIMES = 100, 45, 6
SOON, LATE = NOON + timedelta(days=1), NOON + timedelta(days=40)


def helped_by_wang_fang(team: Squad) -> list[Help]:
    """So many neighbours, each with minutes of their own, whom 王芳 has helped and who have not confirmed it."""
    stage, worker = team.stage, team.who(team.stage.zhao_min)
    actions.set_bank_rules(stage.community, since=date(2026, 1, 1), by=worker, at=NOON, **(rules.NANJING | {"cap": CAP}))
    done = []
    for number in range(TIMES):
        neighbour = Person.objects.create(community=stage.community, name=f"邻居{number}", added_at=NOON)
        one, who = actions.join(neighbour, by=worker, at=NOON), team.who(neighbour)
        served = actions.note_service(
            one, kind="visit", content="探访", begins_at=NOON - timedelta(hours=3), minutes=EACH, by=worker, at=NOON
        )
        actions.bank(actions.confirm(served, by=worker, at=NOON), at=NOON)
        asked = actions.ask_help(
            neighbour, stage.room_302, words="换灯泡", wanted_from=SOON, wanted_to=SOON + timedelta(hours=1), minutes=EACH,
            payer="own", once_key=f"{number}", by=who, at=NOON,
        )  # fmt: skip
        wang = team.who(stage.wang_fang)
        actions.agree_to_help(asked, team.wang_fang, by=wang, at=NOON)
        done.append(actions.report_done(asked, minutes=EACH, by=wang, at=SOON))
    return done


@pytest.mark.postgresql
@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("is_late", [False, True], ids=["in time", "after what was set aside is free again"])
@pytest.mark.row("C074", "hours-1")
def test_help_that_several_confirm_at_once_is_paid_once_each_and_never_above_the_cap(is_late: bool) -> None:
    stage = build()
    team = squad(stage)
    asked = helped_by_wang_fang(team)
    at = LATE if is_late else SOON + timedelta(hours=2)
    assert expire_due(at) == (TIMES if is_late else 0)

    def confirm(number: int) -> bool:
        one = asked[number % TIMES]  # the neighbour, and a worker for them, in the same moment
        by = team.who(one.person if number < TIMES else stage.zhao_min)
        try:
            actions.settle_help(one, by=by, at=at)
        except Refused:
            return False
        finally:
            connection.close()
        return True

    with ThreadPoolExecutor(6) as pool:
        paid = list(pool.map(confirm, range(2 * TIMES)))
    assert paid.count(True) == TIMES
    held = dict(Account.objects.exclude(balance=0).values_list("code", "balance"))
    assert held == {f"person:{stage.wang_fang.id}": CAP, "pool": TIMES * EACH - CAP, "issued": -TIMES * EACH}
    assert Record.objects.filter(volunteer=team.wang_fang, status="confirmed").count() == TIMES
    assert prove(Book.objects.get(code="minutes")).wrong == []


@pytest.mark.postgresql
@pytest.mark.django_db(transaction=True)
@pytest.mark.row("C074", "hours-1")
def test_what_is_confirmed_late_is_not_paid_from_minutes_that_were_spent_meanwhile() -> None:
    """Free again, the minutes are given away in the same moment as the help is confirmed: one of the two, never both."""
    stage = build()
    team = squad(stage)
    [one, *_others] = helped_by_wang_fang(team)
    expire_due(LATE)
    who = team.who(one.person)

    def act(number: int) -> bool:
        try:
            if number:
                actions.donate(one.person, EACH, to=None, once_key="all of it", by=who, at=LATE)
            else:
                actions.settle_help(one, by=who, at=LATE)
        except Refused:
            return False
        finally:
            connection.close()
        return True

    with ThreadPoolExecutor(2) as pool:
        assert sorted(pool.map(act, range(2))) == [False, True]
    assert Account.objects.get(code=f"person:{one.person_id}").balance == 0
    assert prove(Book.objects.get(code="minutes")).wrong == []
