"""Pages as people use them, and what they hear afterwards."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.utils import timezone

from mulin.facilities import actions
from mulin.facilities.models import Booking, Meal
from mulin.kernel.facts.relay import drain
from mulin.notices import queries as notices
from tests.stage import NOON

from .cast import house


def texts(stage, person):
    return [notices.said(notice).text for notice in reversed(notices.inbox(stage.standing(person)))]


def test_who_agrees_and_who_asked_both_hear_of_it(stage):
    there = house(stage, approval=True)
    booking = there.book(stage.wang_fang)
    drain()
    assert texts(stage, stage.li_xiuying) == ["活动室 11月20日 12:00：读书会"]
    actions.decide(booking, agrees=True, by=stage.standing(stage.li_xiuying), at=NOON)
    drain()
    assert texts(stage, stage.wang_fang) == ["活动室 11月20日 12:00，到时见。来不了请早点取消。"]
    actions.cancel(booking, reason="停电", by=stage.standing(stage.zhao_min), at=NOON)
    drain()
    assert texts(stage, stage.wang_fang)[1:] == ["活动室 11月20日 12:00：停电"]


def test_who_borrowed_who_brings_and_who_wrote_hear_their_part(stage):
    there, worker = house(stage), stage.standing(stage.zhao_min)
    piano = actions.add_thing(there.facility, name="电钢琴", days=1, by=worker, at=NOON)
    actions.lend(piano, stage.wang_fang, by=worker, at=NOON)
    actions.remind_due(NOON)
    dish = actions.add_dish(there.canteen, (NOON + timedelta(days=1)).date(), "lunch", "鱼", 2000, by=worker, at=NOON)
    order = actions.order(dish, stage.wang_fang, by=worker, at=NOON)
    actions.assign(order, stage.liu_yang, by=worker, at=NOON)
    actions.fail(order, "没有人开门", by=stage.standing(stage.liu_yang), at=NOON + timedelta(days=1))
    row = actions.review(there.facility, "food", 4, "好吃", by=stage.standing(stage.wang_fang), at=NOON)
    actions.answer(row, "谢谢", by=worker, at=NOON)
    drain()
    assert texts(stage, stage.liu_yang) == ["2026-11-20 午餐，春和中心 取，送到后请点“送到了”。"]
    assert sorted(texts(stage, stage.wang_fang)) == [
        "2026-11-20 午餐：没有人开门", "春和中心：谢谢", "电钢琴 请在 2026-11-20 前还到春和中心。",
    ]  # fmt: skip


@pytest.mark.row("races-2", "C123")
def test_a_form_pressed_twice_makes_one_booking_and_a_weekly_one_is_shown_first(stage, client):
    now = timezone.now()
    there = house(stage, at=now, from_age=0, ahead_days=60)
    client.force_login(stage.wang_fang.account)
    day = next(one for n in range(2, 12) if (one := timezone.localdate(now) + timedelta(days=n)).isoweekday() == 6)
    page = f"/facilities/rooms/{there.room.pk}/?on={day}"
    assert "有空" in client.get(page).content.decode()
    sent = {
        "on": f"{day}",
        "begins": "10:00",
        "minutes": "60",
        "purpose": "合唱",
        "heads": "8",
        "until": "",
        "once": str(uuid4()),
    }
    answers = [client.post(page, sent) for _twice in range(2)]
    assert [one.status_code for one in answers] == [302, 302] and answers[0].url == answers[1].url
    assert Booking.objects.count() == 1
    again = client.post(page, sent | {"once": str(uuid4())}).content.decode()
    assert "还没有订上" in again and "这个时间已经有人订了，请换一个时间。" in again
    weekly = sent | {"begins": "14:00", "until": f"{day + timedelta(days=14)}", "once": str(uuid4())}
    assert "3 次里有 3 次可以订" in client.post(page, weekly).content.decode()
    assert Booking.objects.count() == 1
    assert client.post(page, weekly | {"sure": "yes", "once": str(uuid4())}).status_code == 302
    assert Booking.objects.count() == 4


@pytest.mark.row("C118", "C119", "C120")
def test_at_the_counter_meals_are_counted_and_the_sheet_says_the_same(stage, client):
    now = timezone.now()
    there = house(stage, at=now)
    client.force_login(stage.wu_jianguo.account)  # of the operator
    counter = f"/desk/facilities/canteens/{there.canteen.pk}/counter/"
    page = client.get(f"{counter}?q=王芳").content.decode()
    assert "80 岁以上，减 7 元" in page
    serve = f"/desk/facilities/dishes/{there.lunch.pk}/serve/"
    for kind, more in (("usual", {"portions": "3"}), ("senior", {"person": str(stage.wang_fang.pk)})):
        assert client.post(serve, {"kind": kind, "once": str(uuid4()), **more}).status_code == 302
    free = f"/desk/facilities/dishes/{there.free_lunch.pk}/serve/"
    assert client.post(free, {"kind": "free", "work": "rider", "card": "A1", "once": str(uuid4())}).status_code == 302
    assert sorted(Meal.objects.values_list("kind", "portions", "off", "paid")) == [
        ("free", 1, 1200, 0), ("senior", 1, 700, 1100), ("usual", 3, 0, 5400),
    ]  # fmt: skip
    assert "免费餐还剩 39 / 40" in client.get(counter).content.decode()
    day = timezone.localdate(now)
    kept = actions.settle(there.canteen, day, day, by=stage.standing(stage.zhao_min), at=now + timedelta(days=1))
    shown = client.get(f"/desk/facilities/settlements/{kept.pk}/").content.decode()
    assert "和登记的饭菜一份不差" in shown and "社区付给运营单位 19 元" in shown
    assert b"".join(client.get(f"/desk/facilities/settlements/{kept.pk}/sheet.xlsx").streaming_content)[:2] == b"PK"
