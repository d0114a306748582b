"""An activity takes a room, moves with it and gives it back; who plans it sees a clash first."""

from datetime import timedelta

import pytest

from mulin.activities import actions as activities
from mulin.activities.models import Activity, Session
from mulin.activities.queries import venues
from mulin.facilities import actions, queries
from mulin.facilities.models import Booking, Slot
from mulin.facilities.tests.cast import FRIDAY, house
from mulin.kernel.access import Refused
from mulin.kernel.facts.relay import drain
from mulin.notices import queries as notices
from tests.stage import NOON

HOUR = timedelta(hours=1)


def planned(stage, place, *, begins=FRIDAY, minutes=100, places=20):
    """A concert by 赵敏, in draft."""
    worker = stage.standing(stage.zhao_min)
    concert = activities.write(stage.community, by=worker, at=NOON, kind="show", title="秋日音乐会", title_en="Autumn concert")
    session = activities.add_session(
        concert, begins_at=begins, ends_at=begins + timedelta(minutes=minutes), place=place, places=[activities.Places(places)],
        by=worker, at=NOON,
    )  # fmt: skip
    return concert, session


def said(session):
    session = Session.objects.select_related("activity").get(pk=session.pk)
    venue = venues.say([session], NOON).get(session.pk)
    return (venue.tone, venue.words) if venue else None


def held():
    return [(one.status, one.begins_at - FRIDAY, one.ends_at - FRIDAY, one.title) for one in Booking.objects.order_by("id")]


@pytest.mark.row("C123", "C124")
def test_a_published_session_holds_the_room_moves_with_it_and_gives_it_back(stage):
    there, worker = house(stage), stage.standing(stage.zhao_min)
    concert, session = planned(stage, there.room.place)
    assert (said(session), Booking.objects.count()) == (("ok", "这个时间房间有空"), 0)
    activities.publish(concert, by=worker, at=NOON)
    whole = timedelta(minutes=105)  # to the end of its quarter hour
    assert held() == [("booked", timedelta(), whole, "秋日音乐会")]
    assert said(session) == ("ok", "房间已订")
    plan = queries.plan_of(there.room, FRIDAY.date(), 1)[0]
    assert [(one.title, one.page) for one in plan.bookings] == [("秋日音乐会", f"/activities/{concert.pk}/")]
    with pytest.raises(Refused, match="已经有人订了"):
        there.book(stage.wang_fang, FRIDAY + HOUR)

    activities.change(Activity.objects.get(pk=concert.pk), title="冬日音乐会", by=worker, at=NOON)
    ends = FRIDAY + 5 * HOUR
    activities.move_session(
        session, begins_at=FRIDAY + 3 * HOUR, ends_at=ends, place=there.room.place, spot="", reason="嘉宾晚到", by=worker, at=NOON
    )
    assert held() == [("cancelled", timedelta(), whole, "冬日音乐会"), ("booked", 3 * HOUR, 5 * HOUR, "冬日音乐会")]
    there.book(stage.wang_fang, FRIDAY)  # free again
    activities.cancel_session(session, reason="嘉宾病了", by=worker, at=NOON)
    assert [one[0] for one in held()] == ["cancelled", "cancelled", "booked"]
    assert Slot.objects.count() == 8


def test_a_clash_is_seen_before_publishing_and_stops_it_whole(stage):
    there, worker = house(stage), stage.standing(stage.zhao_min)
    there.book(stage.wang_fang, FRIDAY + HOUR)
    concert, session = planned(stage, there.room.place)
    assert said(session) == ("late", "这个时间已经有人订了，请换一个时间。")
    with pytest.raises(Refused) as refused:
        activities.publish(concert, by=worker, at=NOON)
    assert str(refused.value) == "11-20 12:00 活动室：这个时间已经有人订了，请换一个时间。"
    assert Activity.objects.get().status == "draft" and Booking.objects.filter(held_for__gt="").count() == 0
    late, early = planned(stage, there.room.place, begins=FRIDAY - 5 * HOUR)[1], planned(stage, there.room.place, places=31)[1]
    assert said(late) == ("late", "这一天开放 09:00–17:00、17:00–21:00，请选在里面的时间。")
    assert said(early) == ("late", "最多坐 30 人，请选大一点的房间。")
    assert said(planned(stage, stage.building_3)[1]) is None


def test_cancelling_the_activity_gives_all_its_hours_back_and_moving_into_a_clash_is_refused(stage):
    there, worker = house(stage), stage.standing(stage.zhao_min)
    concert, _session = planned(stage, there.room.place)
    activities.publish(concert, by=worker, at=NOON)
    again = activities.add_session(
        concert, begins_at=FRIDAY + 4 * HOUR, ends_at=FRIDAY + 5 * HOUR, place=there.room.place, by=worker, at=NOON
    )
    with pytest.raises(Refused, match="已经有人订了"):
        activities.move_session(
            again, begins_at=FRIDAY + HOUR, ends_at=FRIDAY + 2 * HOUR, place=there.room.place, spot="", reason="早点", by=worker,
            at=NOON,
        )  # fmt: skip
    assert [one[0] for one in held()] == ["booked", "booked"]
    activities.cancel(Activity.objects.get(), reason="天气", by=worker, at=NOON)
    assert ([one[0] for one in held()], Slot.objects.count()) == (["cancelled", "cancelled"], 0)


def test_a_house_that_closes_tells_who_published(stage):
    there, worker = house(stage, approval=True), stage.standing(stage.zhao_min)
    concert, session = planned(stage, there.room.place)
    activities.change(concert, leader=stage.ma_li, by=worker, at=NOON)
    activities.publish(concert, by=worker, at=NOON)
    assert held()[0][0] == "booked"  # nobody has to agree: the worker keeps the house herself
    actions.close(
        there.facility, since=FRIDAY.date(), until=FRIDAY.date(), words="停电检修", by=stage.standing(stage.zhou_ming), at=NOON
    )
    drain()
    texts = [notices.said(one).text for one in notices.inbox(stage.standing(stage.zhao_min))]
    assert (said(session), texts) == (
        ("late", "房间没有订到，请改时间或地点"),
        ["“秋日音乐会”11月20日 12:00，活动室：停电检修 后面的场次也请看一看。"],
    )
    led = [(one.kind, one.url) for one in notices.inbox(stage.standing(stage.ma_li))]
    assert led == [("activities.room_gone", f"/activities/sessions/{session.pk}/change/")]


def test_a_session_that_is_over_says_that_its_room_was_used(stage):
    there, worker = house(stage), stage.standing(stage.zhao_min)
    concert, session = planned(stage, there.room.place)
    activities.publish(concert, by=worker, at=NOON)
    again = activities.add_session(
        concert, begins_at=FRIDAY + 4 * HOUR, ends_at=FRIDAY + 5 * HOUR, place=there.room.place, by=worker, at=NOON
    )
    activities.count_visitors(Session.objects.get(pk=session.pk), 8, by=worker, at=FRIDAY + HOUR)
    assert activities.finish_due(FRIDAY + 10 * HOUR) == 2
    drain()
    drain()
    rows = Booking.objects.order_by("begins_at").values_list("status", "came", "noted_by")
    assert list(rows) == [("used", 8, stage.zhao_min.pk), ("booked", None, None)]  # nobody was counted: the keeper writes it down
    Session.objects.filter(pk=again.pk).update(came=3)  # a list that came in later
    activities.close(Activity.objects.get(), report="两场都坐满了。", by=worker, at=FRIDAY + 20 * HOUR)
    drain()
    assert list(rows.all())[1] == ("used", 3, stage.zhao_min.pk)


def test_sessions_that_the_clock_makes_take_their_room_and_who_published_hears_of_a_clash(stage):
    there, worker = house(stage), stage.standing(stage.zhao_min)
    there.book(stage.wang_fang, FRIDAY + timedelta(days=7))
    concert, _session = planned(stage, stage.building_3, begins=FRIDAY + timedelta(days=1))
    activities.publish(concert, by=worker, at=NOON)
    activities.add_series(
        concert, rule="weekly", weekdays=[5], begins=(FRIDAY + 8 * HOUR).time(), minutes=60, place=there.room.place,
        since=NOON.date(), until=NOON.date() + timedelta(days=20), by=worker, at=NOON,
    )  # fmt: skip
    drain()
    assert [one[:2] for one in held()][1:] == [("booked", timedelta()), ("booked", timedelta(days=14))]
    texts = [notices.said(one).text for one in notices.inbox(stage.standing(stage.zhao_min))]
    assert texts == ["秋日音乐会：11-27 12:00 活动室：这个时间已经有人订了，请换一个时间。"]
