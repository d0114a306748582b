"""A house or a room closes: what it calls off is shown first, then cancelled with everybody told; it opens again."""

import json
from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from mulin.facilities import actions, queries
from mulin.facilities.models import Closure, Facility, Slot
from mulin.kernel.access import Refused
from mulin.kernel.facts.relay import drain
from mulin.notices import queries as notices
from mulin.transparency import actions as public_log
from mulin.transparency.models import Leaf
from tests.stage import NOON

from .cast import FRIDAY, TODAY, house

NEXT_WEEK = FRIDAY + timedelta(days=7)


def texts(stage, person):
    return [notices.said(notice).text for notice in reversed(notices.inbox(stage.standing(person)))]


@pytest.mark.row("C125", "C126")
def test_closing_a_house_for_some_days_cancels_what_is_in_them_and_nothing_else(stage):
    there, worker = house(stage, ahead_days=60), stage.standing(stage.zhao_min)
    before, inside = there.book(stage.wang_fang), there.book(stage.liu_yang, NEXT_WEEK)
    dish = actions.add_dish(there.canteen, NEXT_WEEK.date(), "lunch", "鱼", 2000, by=worker, at=NOON)
    order = actions.order(dish, stage.wang_fang, by=stage.standing(stage.wang_fang), at=NOON)
    actions.add_deliverer(there.canteen, stage.ma_li, by=worker, at=NOON)
    actions.take(order, by=stage.standing(stage.ma_li), at=NOON)
    since, until = NEXT_WEEK.date() - timedelta(days=1), NEXT_WEEK.date()
    gone = queries.called_off_by(there.facility, None, since, until, NOON)
    assert (gone.bookings, gone.orders) == ([inside], [order])
    closure = actions.close(there.facility, since=since, until=until, words="换水管", words_en="New pipes", by=worker, at=NOON)
    drain()
    statuses = [one.status for one in (before, inside, order) if one.refresh_from_db() is None]
    assert statuses == ["booked", "cancelled", "cancelled"]
    assert texts(stage, stage.liu_yang) == ["活动室 11月27日 12:00：换水管"]
    assert texts(stage, stage.wang_fang) == ["2026-11-27 午餐：换水管"]
    assert texts(stage, stage.ma_li)[-1:] == ["2026-11-27 午餐，春和中心。谢谢您。"]
    with pytest.raises(Refused, match="这一天不开放"):
        there.book(stage.liu_yang, NEXT_WEEK)
    with pytest.raises(Refused, match="那天关闭：换水管"):
        actions.order(dish, stage.wang_fang, by=stage.standing(stage.wang_fang), at=NOON)
    there.book(stage.liu_yang, NEXT_WEEK + timedelta(days=1))
    public_log.keep_up(NOON)
    assert json.loads(Leaf.objects.get(kind="facilities.closed").data)["record"] == {
        "facility": "春和中心",
        "since": "2026-11-26",
        "until": "2026-11-27",
        "reason": "换水管",
    }

    actions.reopen(closure, by=worker, at=NOON)
    there.book(stage.liu_yang, NEXT_WEEK)
    assert Closure.objects.get().ended_by == stage.zhao_min.pk


def test_one_room_closes_alone_and_for_good_until_it_is_opened_again(stage):
    there, worker = house(stage), stage.standing(stage.zhao_min)
    other = actions.add_room(there.facility, name="音乐厅", by=worker, at=NOON)
    gone, stays = there.book(stage.wang_fang), there.book(stage.wang_fang, room=other)
    closure = actions.close(there.facility, room=there.room, since=TODAY, words="改作仓库", by=worker, at=NOON)
    assert [one.status for one in (gone, stays) if one.refresh_from_db() is None] == ["cancelled", "booked"]
    assert list(queries.rooms_open()) == [other] and Slot.objects.filter(room=there.room).count() == 0
    with pytest.raises(Refused, match="这个房间已经不用了"):
        there.book(stage.liu_yang)
    with pytest.raises(Refused, match="已经长期关闭了"):
        actions.close(there.facility, room=there.room, since=TODAY, words="再关", by=worker, at=NOON)
    actions.add_room(there.facility, name="活动室", by=worker, at=NOON)
    with pytest.raises(Refused, match="已经有叫这个名字的了"):
        actions.reopen(closure, by=worker, at=NOON)


def test_a_house_that_will_close_for_good_is_there_until_its_day(stage):
    there, worker = house(stage), stage.standing(stage.zhao_min)
    tomorrow = timezone.localdate() + timedelta(days=1)
    actions.close(there.facility, since=tomorrow, words="拆迁", by=worker, at=timezone.now())
    assert list(queries.public(stage.community.pk)) == [there.facility]
    Facility.objects.update(closed_on=timezone.localdate())
    assert list(queries.public(stage.community.pk)) == [] == list(queries.rooms_open())


def test_who_may_close_and_what_makes_no_sense(stage):
    there, worker = house(stage), stage.standing(stage.zhao_min)
    for by, since, until, words, reason in (
        (stage.wu_jianguo, TODAY, None, "关", "由它所在地的社区工作者管理"),
        (stage.zhao_min, TODAY, None, " ", "请写原因"),
        (stage.zhao_min, TODAY - timedelta(days=1), None, "关", "请从今天或以后的一天起"),
        (stage.zhao_min, TODAY, TODAY - timedelta(days=1), "关", "最后一天不能早于第一天"),
    ):
        with pytest.raises(Refused, match=reason):
            actions.close(there.facility, since=since, until=until, words=words, by=stage.standing(by), at=NOON)
    actions.close(there.facility, since=TODAY, until=TODAY, words="关", by=worker, at=NOON)
    with pytest.raises(IntegrityError), transaction.atomic():
        Closure.objects.update(until=TODAY - timedelta(days=1))


def test_at_the_desk_the_first_press_only_shows(stage, client):
    now = timezone.now()
    there = house(stage, at=now, from_age=0, ahead_days=60)
    day = next(one for n in range(2, 12) if (one := timezone.localdate(now) + timedelta(days=n)).isoweekday() == 6)
    booking = there.book(stage.wang_fang, queries.moment(day, NOON.time().replace(hour=10)), at=now)
    client.force_login(stage.zhao_min.account)
    page = f"/desk/facilities/{there.facility.pk}/close/"
    sent = {"room": "", "since": f"{day}", "until": f"{day}", "words": "检修", "words_en": "", "once": str(uuid4())}
    shown = client.post(page, sent).content.decode()
    assert "会取消 1 个预约或送餐" in shown and "活动室 · 读书会" in shown and Closure.objects.count() == 0
    assert client.post(page, sent | {"sure": "yes", "once": str(uuid4())}).status_code == 302
    booking.refresh_from_db()
    assert (booking.status, booking.reason) == ("cancelled", "检修")
    for public in (f"/facilities/{there.facility.pk}/", f"/facilities/rooms/{there.room.pk}/"):
        assert "检修" in client.get(public).content.decode()
