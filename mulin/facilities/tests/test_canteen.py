from datetime import date, timedelta

import pytest
from django.db import DatabaseError, IntegrityError, transaction

from mulin.facilities import actions, queries
from mulin.facilities.models import FreeDay, Meal, Settlement
from mulin.kernel.access import Refused
from tests.stage import NOON

from .cast import TODAY, house

NEXT_DAY = NOON + timedelta(days=1)


@pytest.fixture
def there(stage):
    return house(stage)


@pytest.fixture
def worker(stage):
    return stage.standing(stage.zhao_min)


@pytest.mark.row("C118")
def test_an_82_year_old_a_62_year_old_and_a_family_pay_what_their_age_says(stage, there, worker):
    old = actions.serve_senior(there.lunch, stage.wang_fang, by=worker, at=NOON)
    senior = actions.serve_senior(there.lunch, stage.ma_li, by=worker, at=NOON)
    family = actions.serve(there.lunch, 3, by=worker, at=NOON)
    assert [(one.price, one.off, one.paid, one.from_age) for one in (old, senior, family)] == [
        (1800, 700, 1100, 80), (1800, 300, 1500, 60), (5400, 0, 5400, None),
    ]  # fmt: skip
    with pytest.raises(Refused, match="他这一餐已经用过优惠了"):
        actions.serve_senior(there.lunch, stage.wang_fang, by=worker, at=NOON)
    with pytest.raises(Refused, match="这个年龄没有优惠"):
        actions.serve_senior(there.lunch, stage.liu_yang, by=worker, at=NOON)
    with pytest.raises(Refused, match="登记里没有出生日期"):
        actions.serve_senior(there.lunch, stage.zhang_wei, by=worker, at=NOON)


@pytest.mark.row("C119")
def test_free_meals_keep_no_name_and_end_at_the_quota(stage, there, worker):
    actions.set_quota(there.canteen, "lunch", 3, since=TODAY, by=worker, at=NOON)
    actions.set_quota(there.canteen, "lunch", 1, work="rider", since=TODAY, by=worker, at=NOON)
    meal = actions.serve_free(there.free_lunch, "rider", card="R-1", by=worker, at=NOON)
    assert (meal.person, meal.paid, meal.off, meal.work) == (None, 0, 1200, "rider")
    with pytest.raises(Refused, match="发完了（1 份）"):
        actions.serve_free(there.free_lunch, "rider", by=worker, at=NOON)
    with pytest.raises(Refused, match="这张证这一餐已经领过了"):
        actions.serve_free(there.free_lunch, "cleaner", card=" r-1 ", by=worker, at=NOON)
    actions.serve_free(there.free_lunch, "cleaner", by=worker, at=NOON)
    actions.serve_free(there.free_lunch, "sanitation", by=worker, at=NOON)
    with pytest.raises(Refused, match="发完了（3 份）"):
        actions.serve_free(there.free_lunch, "cleaner", by=worker, at=NOON)
    with pytest.raises(IntegrityError), transaction.atomic():
        FreeDay.objects.filter(work="").update(given=4)
    assert [(one.work, one.portions, one.given) for one in queries.free_on(there.canteen, TODAY)] == [("", 3, 3), ("rider", 1, 1)]
    actions.take_meal_back(meal, "没有领走", by=worker, at=NOON)
    actions.serve_free(there.free_lunch, "rider", card="R-1", by=worker, at=NOON)


def test_a_meal_is_taken_back_by_a_row_and_never_changed(stage, there, worker):
    meal = actions.serve_senior(there.lunch, stage.wang_fang, by=worker, at=NOON)
    with pytest.raises(Refused, match="请写为什么更正"):
        actions.take_meal_back(meal, " ", by=worker, at=NOON)
    back = actions.take_meal_back(meal, "点错了", by=worker, at=NOON)
    assert actions.take_meal_back(meal, "点错了", by=worker, at=NOON) == back
    assert queries.account_of(there.canteen, TODAY, TODAY).owed == 0
    actions.serve_senior(there.lunch, stage.wang_fang, by=worker, at=NOON)
    for change in (lambda: Meal.objects.filter(pk=meal.pk).update(paid=0), lambda: Meal.objects.filter(pk=back.pk).delete()):
        with pytest.raises(DatabaseError), transaction.atomic():
            change()


@pytest.mark.row("C120")
def test_a_settlement_equals_the_counts_and_stays_so(stage, there, worker):
    actions.serve_senior(there.lunch, stage.wang_fang, by=worker, at=NOON)
    actions.serve_free(there.free_lunch, "cleaner", by=worker, at=NOON)
    wrong = actions.serve(there.lunch, 2, by=worker, at=NOON)
    with pytest.raises(Refused, match="还没有过完"):
        actions.settle(there.canteen, TODAY, TODAY, by=worker, at=NOON)
    kept = actions.settle(there.canteen, TODAY, TODAY, by=worker, at=NEXT_DAY)
    account = queries.frozen(kept.figures)
    assert (kept.owed, account.portions, account.paid, account.price) == (700 + 1200, 4, 1100 + 3600, 1800 + 1200 + 3600)
    assert account == queries.account_of(there.canteen, TODAY, TODAY)
    with pytest.raises(Refused, match="这一天已经结算"):
        actions.serve(there.lunch, by=worker, at=NEXT_DAY)
    actions.take_meal_back(wrong, "记重了", by=worker, at=NEXT_DAY)
    assert queries.account_of(there.canteen, TODAY, TODAY).price == account.price, "corrections go into the next account"
    after = queries.account_of(there.canteen, NEXT_DAY.date(), NEXT_DAY.date())
    assert [(line.portions, line.paid, line.corrections) for line in after.lines] == [(-2, -3600, 1)]
    with pytest.raises(Refused, match="上次结算到 2026-11-19"):
        actions.settle(there.canteen, date(2026, 11, 21), date(2026, 11, 21), by=worker, at=NOON + timedelta(days=9))
    with pytest.raises(DatabaseError), transaction.atomic():
        Settlement.objects.filter(pk=kept.pk).update(owed=0)
    with pytest.raises(Refused, match="由运营单位的人确认"):
        actions.agree(kept, by=worker, at=NEXT_DAY)
    assert actions.agree(kept, by=stage.standing(stage.wu_jianguo), at=NEXT_DAY).agreed_by == stage.wu_jianguo.pk


def test_a_meal_for_who_cannot_come_counts_once_it_is_brought(stage, there, worker):
    dish = actions.add_dish(there.canteen, NEXT_DAY.date(), "lunch", "清蒸鱼套餐", 2000, by=worker, at=NOON)
    order = actions.order(dish, stage.wang_fang, 2, words="敲门重一点", by=worker, at=NOON)
    assert (order.room, order.made_by, order.status) == (stage.room_301, stage.zhao_min.pk, "ordered")
    with pytest.raises(Refused, match="这一餐已经订过了"):
        actions.order(dish, stage.wang_fang, by=stage.standing(stage.wang_fang), at=NOON)
    actions.assign(order, stage.liu_yang, by=worker, at=NOON)
    with pytest.raises(Refused, match="送餐由食堂安排"):
        actions.bring(order, by=stage.standing(stage.ma_li), at=NEXT_DAY)
    bringer = stage.standing(stage.liu_yang)
    for _twice in range(2):
        assert actions.bring(order, by=bringer, at=NEXT_DAY).status == "brought"
    meals = Meal.objects.filter(order=order).order_by("id").values_list("kind", "portions", "off", "paid")
    assert list(meals) == [("senior", 1, 700, 1300), ("usual", 1, 0, 2000)]
    with pytest.raises(Refused, match="当天的送餐到 13:00 截止"):
        actions.order(dish, stage.liu_yang, by=bringer, at=NEXT_DAY + timedelta(hours=2))


def test_reductions_are_between_three_and_seven_yuan_and_hold_from_a_day(stage, there, worker):
    for off in (299, 701):
        with pytest.raises(Refused, match="优惠请在 3 到 7 元之间"):
            actions.set_tiers(there.canteen, [(60, 150, off)], since=TODAY, by=worker, at=NOON)
    with pytest.raises(Refused, match="年龄段重叠了"):
        actions.set_tiers(there.canteen, [(60, 80, 300), (80, 150, 700)], since=TODAY, by=worker, at=NOON)
    actions.set_tiers(there.canteen, [(60, 150, 500)], since=NEXT_DAY.date(), by=worker, at=NOON)
    assert [tier.off for tier in queries.tiers_on(there.canteen, TODAY)] == [300, 700]
    assert [tier.off for tier in queries.tiers_on(there.canteen, NEXT_DAY.date())] == [500]


def test_last_weeks_menu_is_copied_once(stage, there, worker):
    monday = date(2026, 11, 23)
    assert [actions.copy_week(there.canteen, monday, by=worker, at=NOON) for _twice in range(2)] == [2, 0]
    assert [len(day.courses) for day in queries.menu_of(there.canteen, monday)] == [0, 0, 0, 1, 0, 0, 0]
