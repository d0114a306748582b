"""Meals to the door: who may bring them, what they see before and after they take one, what counts, what is forgotten."""

import json
from datetime import date, timedelta

import pytest
from django.utils import timezone

from mulin.facilities import actions, queries
from mulin.facilities.models import Meal, Tier
from mulin.facilities.rules import tier_for
from mulin.kernel.access import Refused
from mulin.kernel.facts.relay import drain
from mulin.notices import queries as notices
from mulin.people.actions import delete_account
from mulin.people.queries import age, held_about
from mulin.transparency import actions as public_log
from mulin.transparency.models import Leaf
from mulin.volunteering.models import Record, Volunteer
from tests.stage import NOON

from .cast import TODAY, house


def texts(stage, person):
    return [notices.said(notice).text for notice in reversed(notices.inbox(stage.standing(person)))]


@pytest.mark.row("C118", "C119")
def test_a_volunteer_sees_a_house_takes_the_meal_reads_the_door_brings_it_and_only_then_it_counts(stage, client):
    now = timezone.now()
    there, worker, day = house(stage, at=now), stage.standing(stage.zhao_min), timezone.localdate(now) + timedelta(days=1)
    eater, bringer = stage.standing(stage.wang_fang), stage.standing(stage.liu_yang)
    Volunteer.objects.create(person=stage.liu_yang, community=stage.community, joined_at=now)
    dish = actions.add_dish(there.canteen, day, "lunch", "鱼", 2000, by=worker, at=now)
    with pytest.raises(Refused, match="送餐的人由食堂登记"):
        actions.take(actions.order(dish, stage.ma_li, by=stage.standing(stage.ma_li), at=now), by=bringer, at=now)
    actions.add_deliverer(there.canteen, stage.liu_yang, by=worker, at=now)
    order = actions.order(dish, stage.wang_fang, 2, words="敲门重一点", by=eater, at=now)
    drain()
    assert texts(stage, stage.liu_yang) == [f"{day} 午餐，春和中心 取。方便的话请您送一趟。"]
    assert [(one.house.name, one.order.portions) for one in queries.waiting_for(stage.liu_yang.pk, day)] == [
        ("1 号楼", 1), ("3 号楼", 2),
    ]  # fmt: skip
    client.force_login(stage.liu_yang.account)
    page = client.get("/facilities/deliveries/").content.decode()
    assert "3 号楼" in page and "2 单元" not in page and "王芳" not in page and "敲门" not in page
    actions.take(order, by=bringer, at=now)
    actions.add_deliverer(there.canteen, stage.ma_li, by=worker, at=now)
    with pytest.raises(Refused, match="已经有人送了"):
        actions.take(order, by=stage.standing(stage.ma_li), at=now)
    page = client.get("/facilities/deliveries/").content.decode()
    assert "301 王芳" in page and "敲门重一点" in page and Meal.objects.count() == 0
    actions.bring(order, by=bringer, at=now)
    drain()
    assert sorted(Meal.objects.values_list("kind", "portions", "off", "paid")) == [
        ("senior", 1, 700, 1300), ("usual", 1, 0, 2000),
    ]  # fmt: skip
    assert Record.objects.values_list("minutes", "status", "kind", "content").get() == (
        30,
        "noted",
        "visit",
        "春和中心：午餐送到家",
    )


def test_several_doors_of_one_meal_are_one_walk_and_who_left_the_list_sees_nothing(stage):
    there, worker = house(stage), stage.standing(stage.zhao_min)
    Volunteer.objects.create(person=stage.liu_yang, community=stage.community, joined_at=NOON)
    row = actions.add_deliverer(there.canteen, stage.liu_yang, by=worker, at=NOON)
    assert actions.add_deliverer(there.canteen, stage.liu_yang, by=worker, at=NOON) == row
    for person in (stage.wang_fang, stage.ma_li):
        order = actions.order(there.lunch, person, by=worker, at=NOON)
        actions.bring(actions.take(order, by=stage.standing(stage.liu_yang), at=NOON), by=stage.standing(stage.liu_yang), at=NOON)
    drain()
    assert Record.objects.count() == 1
    actions.order(there.lunch, stage.li_xiuying, by=worker, at=NOON)
    assert len(queries.waiting_for(stage.liu_yang.pk, TODAY)) == 1
    actions.end_deliverer(row, by=worker, at=NOON)
    assert queries.waiting_for(stage.liu_yang.pk, TODAY) == []


TIERS = [Tier(from_age=60, to_age=79, off=300, since=date(2026, 1, 1)), Tier(from_age=80, off=700, since=date(2026, 1, 1))]


@pytest.mark.row("C118")
@pytest.mark.parametrize(
    ("born", "on", "off"),
    [
        (date(1966, 11, 20), TODAY, None),  # 59 until tomorrow
        (date(1966, 11, 19), TODAY, 300),  # sixty today
        (date(1946, 11, 20), TODAY, 300),  # 79 until tomorrow
        (date(1946, 11, 19), TODAY, 700),  # eighty today
        (date(1948, 2, 29), date(2028, 2, 28), 300),  # born on a leap day: eighty on the next one
        (date(1948, 2, 29), date(2028, 2, 29), 700),
        (date(1944, 2, 29), date(2026, 2, 28), 700),
    ],
)
def test_a_price_changes_on_the_birthday(born, on, off):
    assert getattr(tier_for(TIERS, age(born, on), on), "off", None) == off


@pytest.mark.row("C120", "C126")
def test_prices_rules_and_agreed_accounts_are_in_the_public_log_without_a_name(stage):
    there, worker = house(stage), stage.standing(stage.zhao_min)
    actions.change_room(there.room, tariff="low", price=6000, by=worker, at=NOON)
    actions.change_room(there.room, seats=40, by=worker, at=NOON)  # no price: nothing to publish
    actions.serve_senior(there.lunch, stage.wang_fang, by=worker, at=NOON)
    kept = actions.settle(there.canteen, TODAY, TODAY, by=worker, at=NOON + timedelta(days=1))
    actions.agree(kept, by=stage.standing(stage.wu_jianguo), at=NOON + timedelta(days=1))
    drain()

    public_log.keep_up(NOON + timedelta(days=2))

    def said(subject, pk):
        rows = Leaf.objects.filter(subject_kind=f"facilities.{subject}", subject_id=pk).order_by("number")
        return [json.loads(one.data)["record"] for one in rows]

    assert said("room", there.room.pk) == [{"facility": "春和中心", "room": "活动室", "tariff": "low", "an_hour": "¥60.00"}]
    assert said("settlement", kept.pk) == [
        {
            "facility": "春和中心", "operator": "江城春和物业服务有限公司", "since": "2026-11-19", "until": "2026-11-19",
            "portions": 1, "owed": "¥7.00",
        }
    ]  # fmt: skip
    tiers, quota = said("canteen", there.canteen.pk)
    assert tiers == {"facility": "春和中心", "since": "2026-10-20", "reductions": ["60–79: ¥3.00", "80–150: ¥7.00"]}
    assert (quota["course"], quota["work"], quota["portions"]) == ("lunch", "all", 40)


def test_the_copy_has_it_all_and_who_leaves_is_forgotten_as_far_as_figures_allow(stage):
    there, worker = house(stage), stage.standing(stage.zhao_min)
    there.book(stage.wang_fang, purpose="庆生")
    actions.lend(actions.add_thing(there.facility, name="轮椅", by=worker, at=NOON), stage.wang_fang, by=worker, at=NOON)
    order = actions.order(there.lunch, stage.wang_fang, words="敲门重一点", by=worker, at=NOON)
    actions.bring(actions.assign(order, stage.liu_yang, by=worker, at=NOON), by=worker, at=NOON)
    actions.review(there.facility, "food", 5, "好吃", by=stage.standing(stage.wang_fang), at=NOON)
    copy = held_about(stage.wang_fang.account)["facilities"]
    assert {name: len(rows) for name, rows in copy.items()} == {
        "bookings": 1, "orders": 1, "reduced_meals": 1, "loans": 1, "reviews": 1, "brings_meals_for": 0, "group_visits": 0,
        "stories_suggested": 0,
    }  # fmt: skip
    assert (copy["bookings"][0]["purpose"], copy["orders"][0]["words"], copy["loans"][0]["thing"]) == (
        "庆生",
        "敲门重一点",
        "轮椅",
    )
    delete_account(stage.wang_fang.account, at=NOON + timedelta(days=3))
    drain()
    after = queries.held_about(stage.wang_fang.pk)
    assert (after["bookings"][0]["purpose"], after["orders"][0]["words"], after["reviews"][0]["words"]) == ("", "", "")
    assert after["reduced_meals"] == copy["reduced_meals"] and after["loans"] == copy["loans"]


@pytest.mark.row("C119")
def test_public_figures_hide_what_would_tell_who_it_was(stage, client):
    there, worker = house(stage), stage.standing(stage.zhao_min)
    for work, number in (("rider", 7), ("courier", 6), ("guard", 2)):
        for _one in range(number):
            actions.serve_free(there.free_lunch, work, by=worker, at=NOON)
    booking = there.book(stage.wang_fang)
    actions.note_use(booking, 12, by=worker, at=NOON + timedelta(days=2))
    found = queries.figures(stage.community.pk, 2026)
    assert found.free == [("外卖骑手", 7), ("快递", None), ("保安", None)]  # six, too: the total would tell the two
    [november] = found.months
    assert (november.number, november.uses, november.came, november.hours, november.meals) == (11, 1, 12, 2.0, {"free": 15})
    page = client.get("/open/facilities/?year=2026").content.decode()
    assert "人少，不单列" in page and "王芳" not in page
