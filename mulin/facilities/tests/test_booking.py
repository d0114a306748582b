from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction

from mulin.facilities import actions, queries
from mulin.facilities.models import Booking, Slot
from mulin.facilities.rules import Wish
from mulin.kernel.access import Refused
from mulin.kernel.facts.models import Fact
from tests.stage import NOON

from .cast import FRIDAY, house

TAKEN = "这个时间已经有人订了，请换一个时间。"


def held(room):
    return sorted(Slot.objects.filter(room=room).values_list("begins_at", flat=True))


@pytest.mark.row("C123")
def test_a_room_is_had_once_with_its_buffer_and_again_when_it_is_cancelled(stage):
    there = house(stage, buffer=30)
    booking = there.book(stage.wang_fang)
    assert (booking.status, booking.price, booking.helped_by) == ("booked", 0, None)
    assert held(there.room) == [FRIDAY + n * timedelta(minutes=15) for n in range(10)]
    for begins in (FRIDAY, FRIDAY + timedelta(hours=1), FRIDAY + timedelta(hours=2, minutes=15), FRIDAY - timedelta(minutes=15)):
        with pytest.raises(Refused, match=TAKEN):
            there.book(stage.liu_yang, begins, minutes=60)
    there.book(stage.liu_yang, FRIDAY + timedelta(hours=2, minutes=30), minutes=60)
    actions.cancel(booking, by=stage.standing(stage.wang_fang), at=NOON)
    there.book(stage.ma_li, FRIDAY, minutes=120)
    assert list(Fact.objects.filter(kind__contains="book").order_by("id").values_list("kind", flat=True)) == [
        "facilities.room_booked", "facilities.room_booked", "facilities.booking_cancelled", "facilities.room_booked",
    ]  # fmt: skip


def test_the_database_refuses_what_bypasses_the_action(stage):
    there = house(stage)
    booking = there.book(stage.wang_fang)
    with pytest.raises(IntegrityError), transaction.atomic():
        Slot.objects.create(room=there.room, begins_at=FRIDAY, booking=booking)


def test_a_series_says_what_clashes_and_books_the_rest(stage):
    there = house(stage, at_once=1)
    there.book(stage.liu_yang, FRIDAY + timedelta(days=7))
    worker = stage.standing(stage.zhao_min)
    actions.set_other_day(there.facility, (FRIDAY + timedelta(days=14)).date(), words="检修", by=worker, at=NOON)
    me, wish = stage.standing(stage.wang_fang), Wish(FRIDAY, FRIDAY + timedelta(hours=2), "合唱")
    dates = actions.weekly(there.room, stage.wang_fang, wish, date(2026, 12, 31), by=me, at=NOON)
    reasons = [getattr(one.may, "reason", None) for one in dates]
    late = "最多提前 30 天预约，现在可以订到 2026-12-19。"
    assert reasons == [None, TAKEN, "这一天不开放，请换一天。", None, None, late]
    assert Booking.objects.count() == 1, "nothing is booked by asking"
    series, _dates = actions.book_weekly(there.room, stage.wang_fang, wish, date(2026, 12, 31), by=me, at=NOON)
    days = [one.begins_at.date() for one in series.bookings.order_by("begins_at")]
    assert days == [date(2026, 11, 20), date(2026, 12, 11), date(2026, 12, 18)]
    with pytest.raises(Refused, match="每人同时最多订 1 次"):
        there.book(stage.wang_fang, FRIDAY + timedelta(days=1))
    assert actions.cancel_rest(series, by=me, at=NOON) == 3
    assert Slot.objects.filter(booking__person=stage.wang_fang).count() == 0


def test_what_asks_for_agreement_holds_its_hours_meanwhile(stage):
    there = house(stage, approval=True)
    booking = there.book(stage.wang_fang)
    assert booking.status == "asked"
    with pytest.raises(Refused, match=TAKEN):
        there.book(stage.liu_yang)
    curator, other = stage.standing(stage.li_xiuying), stage.standing(stage.liu_yang)
    with pytest.raises(Refused, match="预约由社区工作者、主理人和运营单位确认"):
        actions.decide(booking, agrees=True, by=other, at=NOON)
    with pytest.raises(Refused, match="请写不同意的原因"):
        actions.decide(booking, agrees=False, by=curator, at=NOON)
    refused = actions.decide(booking, agrees=False, reason="当天有演出", by=curator, at=NOON)
    assert (refused.status, refused.reason, held(there.room)) == ("refused", "当天有演出", [])
    again = there.book(stage.liu_yang)
    assert actions.decide(again, agrees=True, by=curator, at=NOON).status == "booked"


@pytest.mark.row("staff-3")
def test_a_worker_books_for_somebody_at_the_counter_and_the_record_says_so(stage):
    there = house(stage)
    booking = there.book(stage.wang_fang, by=stage.zhao_min)
    assert (booking.person, booking.helped_by) == (stage.wang_fang, stage.zhao_min.pk)
    with pytest.raises(Refused, match="替别人预约由社区工作者在窗口办"):
        there.book(stage.wang_fang, FRIDAY + timedelta(hours=3), by=stage.liu_yang, minutes=60)


def test_until_two_hours_before_one_cancels_oneself_then_the_station_does(stage):
    there = house(stage)
    booking, me = there.book(stage.wang_fang), stage.standing(stage.wang_fang)
    late = FRIDAY - timedelta(hours=1, minutes=59)
    with pytest.raises(Refused, match="开始前 2 小时内不能自己取消"):
        actions.cancel(booking, by=me, at=late)
    with pytest.raises(Refused, match="请写取消的原因"):
        actions.cancel(booking, by=stage.standing(stage.zhao_min), at=late)
    assert actions.cancel(booking, reason="停电", by=stage.standing(stage.zhao_min), at=late).reason == "停电"


@pytest.mark.row("C124")
def test_key_money_and_use_are_written_down_by_the_curator(stage):
    there = house(stage, tariff="low", price=5000, needs_key=True)
    booking, curator = there.book(stage.wang_fang, minutes=90), stage.standing(stage.li_xiuying)
    assert booking.price == 7500
    with pytest.raises(Refused, match="还没有开始"):
        actions.note_use(booking, 12, by=curator, at=FRIDAY - timedelta(minutes=1))
    actions.give_key(booking, by=curator, at=FRIDAY)
    after = there.book(stage.liu_yang, FRIDAY + timedelta(minutes=90), minutes=60)
    with pytest.raises(Refused, match="钥匙还没有还回来"):
        actions.give_key(after, by=curator, at=FRIDAY + timedelta(minutes=90))
    actions.take_key(booking, by=curator, at=FRIDAY + timedelta(minutes=95))
    actions.take_payment(booking, by=curator, at=FRIDAY)
    used = actions.note_use(booking, 12, by=curator, at=FRIDAY + timedelta(hours=2))
    assert (used.status, used.came, used.paid_to, used.key_back_by) == ("used", 12, stage.li_xiuying.pk, stage.li_xiuying.pk)
    missed = actions.note_use(after, 0, by=curator, at=FRIDAY + timedelta(hours=3))
    assert (missed.status, missed.came) == ("unused", None)


def test_a_day_shows_what_is_open_booked_and_free(stage):
    there = house(stage, buffer=30)
    there.book(stage.wang_fang, FRIDAY, minutes=60)
    [day] = queries.plan_of(there.room, FRIDAY.date(), 1)
    told = [(f"{begins:%H:%M}", f"{ends:%H:%M}") for begins, ends in day.free]
    assert told == [("09:00", "12:00"), ("13:30", "21:00")]
    [sunday] = queries.plan_of(there.room, date(2026, 11, 22), 1)
    assert (sunday.spans, sunday.free) == ([], [])


@pytest.mark.row("C124")
def test_things_are_lent_once_reminded_of_and_come_back(stage):
    there, worker = house(stage), stage.standing(stage.zhao_min)
    piano = actions.add_thing(there.facility, name="电钢琴", days=7, by=worker, at=NOON)
    loan = actions.lend(piano, stage.wang_fang, by=worker, at=NOON)
    with pytest.raises(Refused, match="都借出去了"):
        actions.lend(piano, stage.liu_yang, by=worker, at=NOON)
    asked = [actions.remind_due(NOON + timedelta(days=day)) for day in range(20)]
    assert [day for day, told in enumerate(asked) if told] == [6, 8, 15]
    tools = actions.add_thing(there.facility, name="工具箱", by=worker, at=NOON)
    with pytest.raises(Refused, match="过期没还"):
        actions.lend(tools, stage.wang_fang, by=worker, at=NOON + timedelta(days=9))
    with pytest.raises(Refused, match="请写哪里坏了"):
        actions.take_back(loan, "damaged", by=worker, at=NOON)
    actions.take_back(loan, "lost", words="搬家时丢了", by=worker, at=NOON + timedelta(days=9))
    piano.refresh_from_db()
    assert (piano.pieces, piano.out) == (0, 0)
