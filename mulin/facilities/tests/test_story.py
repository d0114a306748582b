"""A week in the canteen whose settlement equals the counts; a room booked weekly by a club. As people press it."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from mulin.facilities import actions, queries
from mulin.facilities.models import Booking, Meal, Settlement
from mulin.facilities.rules import Span
from mulin.kernel.facts.relay import drain
from mulin.transparency import actions as public_log
from tests.browser import OpenPage, barriers
from tests.stage import NOON, build

from .cast import house

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
WHOLE_DAY = [(day, Span(NOON.time().replace(hour=0), NOON.time().replace(hour=23, minute=45))) for day in range(1, 8)]


def press(page: Page, button: str) -> None:
    with page.expect_navigation():
        page.get_by_role("button", name=button).first.click()


def go(page: Page, path: str) -> Page:
    page.goto("/".join(page.url.split("/")[:3]) + path)
    return page


@pytest.mark.row("C118", "C119", "C120")
def test_a_week_in_the_canteen_whose_settlement_equals_the_counts(open_page: OpenPage, monkeypatch: pytest.MonkeyPatch) -> None:
    stage, now = build(), timezone.now()
    day = timezone.localdate(now)
    there, worker = house(stage, at=now), stage.standing(stage.zhao_min)
    actions.set_week(there.facility, WHOLE_DAY, by=worker, at=now)
    actions.set_quota(there.canteen, "lunch", 1, since=day, by=worker, at=now)
    soup = actions.add_dish(there.canteen, day + timedelta(days=1), "lunch", "鱼片粥", 1500, by=worker, at=now)
    actions.add_deliverer(there.canteen, stage.liu_yang, by=worker, at=now)

    # at the counter, by the operator: a family, an 82-year-old, a courier; the second courier hears it kindly
    counter = open_page(
        f"/desk/facilities/canteens/{there.canteen.pk}/counter/?dish={there.lunch.pk}", as_=stage.wu_jianguo, width=1440
    )
    counter.get_by_label("几份").fill("3")
    press(counter, "收钱，记上")
    go(counter, f"/desk/facilities/canteens/{there.canteen.pk}/counter/?dish={there.lunch.pk}&q=王芳")
    expect(counter.locator("main")).to_contain_text("80 岁以上，减 7 元")
    press(counter, "按优惠价记")
    go(counter, f"/desk/facilities/canteens/{there.canteen.pk}/counter/?dish={there.free_lunch.pk}")
    counter.locator("[name=work][value=courier]").check()
    press(counter, "给一份免费餐")
    go(counter, f"/desk/facilities/canteens/{there.canteen.pk}/counter/?dish={there.free_lunch.pk}")
    expect(counter.locator("main")).to_contain_text("今天的免费餐发完了")
    expect(counter.locator("main")).not_to_contain_text("王芳")  # no name stays on the screen

    # at home: ordered on a phone, taken by a volunteer who learns the door by taking it, brought
    phone = open_page(f"/facilities/canteens/{there.canteen.pk}/?on={soup.on}", as_=stage.wang_fang)
    expect(phone.locator("main")).to_contain_text("8 元")
    press(phone, "送到家 鱼片粥")
    drain()
    volunteer = open_page("/inbox/", as_=stage.liu_yang)
    with volunteer.expect_navigation():
        volunteer.locator("main a, main button").filter(has_text="有餐等人送").first.click()
    expect(volunteer.locator("main")).not_to_contain_text("王芳")
    press(volunteer, "我来送")
    expect(volunteer.locator("main")).to_contain_text("2 单元 301 王芳")
    press(volunteer, "送到了")
    expect(volunteer.locator("main")).to_contain_text("您一共送到过 1 份")

    # six more days: three portions for the family, one for the neighbour of 62, one for a courier, and one for the 82-year-old,
    # but for tomorrow's, which came to her door
    for number in range(1, 7):
        noon = now + timedelta(days=number)
        of_day = {"on": timezone.localdate(noon), "course": "lunch", "by": worker, "at": noon}
        rice = actions.add_dish(there.canteen, name="狮子头套餐", price=1700, **of_day)
        care = actions.add_dish(there.canteen, name="爱心餐", price=1500, free=True, **of_day)
        actions.serve(rice, 3, by=worker, at=noon)
        for person in (stage.ma_li, stage.wang_fang) if number > 1 else (stage.ma_li,):
            actions.serve_senior(rice, person, by=worker, at=noon)
        actions.serve_free(care, "courier", by=worker, at=noon)

    # the week is over: settled by the worker, agreed to by the operator; the public reads what was counted
    week_later = now + timedelta(days=7)
    monkeypatch.setattr("django.utils.timezone.now", lambda: week_later)
    desk = open_page(f"/desk/facilities/canteens/{there.canteen.pk}/settlements/", as_=stage.zhao_min, width=1440)
    expect(desk.get_by_label("从哪天起")).to_have_value(f"{day}")
    expect(desk.get_by_label("到哪天止")).to_have_value(f"{day + timedelta(days=6)}")
    press(desk, "结算这几天")
    kept = Settlement.objects.get()
    go(counter, f"/desk/facilities/settlements/{kept.pk}/")
    expect(counter.locator("main")).to_contain_text("和登记的饭菜一份不差")
    expect(counter.locator("main")).to_contain_text("社区付给运营单位 151 元")  # 7 × 7 and 6 × 3 for ages, 7 × 12 for couriers
    press(counter, "数目对，确认")
    drain()
    public_log.keep_up(timezone.now())
    meals = Meal.objects.all()
    assert sum(line["portions"] for line in Settlement.objects.get().figures) == sum(one.portions for one in meals) == 41
    assert kept.owed == sum(one.off for one in meals) == 15100
    public = open_page(f"/open/facilities/?year={soup.on.year}")
    expect(public.locator("main")).to_contain_text("151 元")


@pytest.mark.row("C123", "C124")
def test_a_room_booked_weekly_by_a_club(open_page: OpenPage) -> None:
    stage, now = build(), timezone.now()
    there, worker = house(stage, at=now, from_age=0, ahead_days=60, needs_key=True, approval=True), stage.standing(stage.zhao_min)
    actions.set_week(there.facility, WHOLE_DAY, by=worker, at=now)
    day = timezone.localdate(now) + timedelta(days=2)
    there.book(stage.liu_yang, queries.moment(day + timedelta(days=7), NOON.time().replace(hour=10)), at=now)

    # the leader of the choir asks for four weeks; the one that clashes is said before anything is booked
    leader = open_page(f"/facilities/rooms/{there.room.pk}/?on={day}", as_=stage.wang_fang)
    leader.get_by_label("几点开始").select_option("10:00")
    leader.get_by_label("用来做什么").fill("合唱排练")
    leader.get_by_label("团队的名字").fill("春和合唱团")
    leader.get_by_label(re.compile("每周这个时间都用")).fill(f"{day + timedelta(days=21)}")
    press(leader, "申请使用")
    expect(leader.locator("main")).to_contain_text("4 次里有 3 次可以订")
    expect(leader.locator("main")).to_contain_text("这个时间已经有人订了")
    assert barriers(leader) == []
    press(leader, "订可以订的 3 次")
    expect(leader.locator("main")).to_contain_text("时间已经替您留着")

    # the curator, who holds no post, sees her house and says yes to the first; the key goes over the counter
    first = Booking.objects.filter(person=stage.wang_fang).order_by("begins_at")[0]
    curator = open_page("/desk/facilities/", as_=stage.li_xiuying, width=1440)
    with curator.expect_navigation():
        curator.get_by_role("link", name=re.compile("活动室 · 合唱排练")).first.click()
    expect(curator.locator("main")).to_contain_text("春和合唱团")
    press(curator, "同意使用")
    press(curator, "交出钥匙")
    press(curator, "收回钥匙")
    with curator.expect_navigation():
        curator.get_by_role("link", name="春和中心").first.click()
    go(curator, f"/desk/facilities/{there.facility.pk}/plan/?on={day}")
    expect(curator.locator("main")).to_contain_text("合唱排练")

    # one week is called off by the club, and free for others at once; the use of the first is written down
    second = Booking.objects.filter(person=stage.wang_fang).order_by("begins_at")[1]
    go(leader, f"/facilities/bookings/{second.pk}/")
    press(leader, "取消这一次")
    expect(leader.locator("main")).to_contain_text("已取消")
    there.book(stage.ma_li, second.begins_at, minutes=60, at=now)
    over = first.ends_at + timedelta(minutes=1)
    actions.note_use(first, 18, by=stage.standing(stage.li_xiuying), at=over)
    go(curator, f"/desk/facilities/bookings/{first.pk}/")
    expect(curator.locator("main")).to_contain_text("来了 18 人")
    rows = Booking.objects.filter(person=stage.wang_fang).order_by("begins_at").values_list("status", "came")
    assert list(rows) == [("used", 18), ("cancelled", None), ("asked", None)]
