"""Facilities on the stage: 春和中心 with 活动室 and 音乐厅, a canteen run by 春和物业; 李秀英 curates."""

from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Any

from django.utils import timezone

from mulin.facilities import actions
from mulin.facilities.models import Booking, Canteen, Dish, Facility, Room
from mulin.facilities.rules import Span, Wish
from mulin.people.models import Person
from tests.stage import NOON, Stage

from .cast_operators import operator_props

TODAY = NOON.date()  # Thursday 19 November 2026
FRIDAY = NOON + timedelta(days=1)  # 12:00


def born(person: Person, day: date) -> Person:
    person.born_on = day
    person.save(update_fields=["born_on"])
    return person


@dataclass
class House:
    stage: Stage
    facility: Facility
    room: Room
    canteen: Canteen
    at: datetime
    lunch: Dish = field(init=False)
    free_lunch: Dish = field(init=False)

    def __post_init__(self) -> None:
        worker, day = self.stage.standing(self.stage.zhao_min), timezone.localdate(self.at)
        self.lunch = actions.add_dish(self.canteen, day, "lunch", "红烧肉套餐", 1800, by=worker, at=self.at)
        self.free_lunch = actions.add_dish(self.canteen, day, "lunch", "爱心餐", 1500, free=True, by=worker, at=self.at)

    def book(
        self, person: Person, begins_at: datetime = FRIDAY, *, minutes: int = 120, at: datetime = NOON, by: Person | None = None,
        room: Room | None = None, **more: Any,
    ) -> Booking:  # fmt: skip
        wish = Wish(begins_at, begins_at + timedelta(minutes=minutes), more.pop("purpose", "读书会"), **more)
        return actions.book(room or self.room, person, wish, by=self.stage.standing(by or person), at=at)

    def change(self, **values: Any) -> Room:
        return actions.change_room(self.room, by=self.stage.standing(self.stage.zhao_min), at=NOON, **values)


def house(stage: Stage, *, at: datetime = NOON, **room: Any) -> House:
    """Open 9:00–17:00 from Monday to Saturday, until 21:00 on Fridays; adults may book the room for two hours at most twice."""
    worker = stage.standing(stage.zhao_min)
    for person, year in ((stage.wang_fang, 1944), (stage.liu_yang, 1990), (stage.ma_li, 1964), (stage.li_xiuying, 1958)):
        born(person, date(year, 5, 1))
    facility = actions.add_facility(
        stage.building_3, level="centre", name="春和中心", name_en="Chunhe Centre", address="春和路 3 号", curator=stage.li_xiuying,
        curator_title="主理人", operator=stage.property, by=worker, at=at,
    )  # fmt: skip
    week = [(day, Span(time(9), time(17))) for day in range(1, 7)] + [(5, Span(time(17), time(21), True))]
    actions.set_week(facility, week, by=worker, at=at)
    values = {
        "name": "活动室",
        "name_en": "Activity room",
        "size": 60,
        "seats": 30,
        "kit": "投影、音响",
        "most_minutes": 240,
    } | room
    made = actions.add_room(facility, by=worker, at=at, **values)
    canteen = actions.set_canteen(facility, free_price=1200, order_until=time(13), delivers=True, by=worker, at=at)
    since = timezone.localdate(at) - timedelta(days=30)
    actions.set_tiers(canteen, [(60, 79, 300), (80, 150, 700)], since=since, by=worker, at=at)
    actions.set_quota(canteen, "lunch", 40, since=since, by=worker, at=at)
    return House(stage, facility, made, canteen, at)


def props(stage: Stage) -> dict[str, object]:
    """What addresses of this module ask for: everything is 王芳's."""
    now = timezone.now()
    there = house(stage, at=now, from_age=0, ahead_days=60)
    worker = stage.standing(stage.zhao_min)
    week = [(day, Span(time(0), time(23, 45))) for day in range(1, 8)]
    actions.set_week(there.facility, week, by=worker, at=now)
    begins = timezone.localtime(now + timedelta(days=2)).replace(hour=10, minute=0, second=0, microsecond=0)
    booking = there.book(stage.wang_fang, begins, at=now)
    series, _dates = actions.book_weekly(
        there.room, stage.wang_fang, Wish(begins + timedelta(hours=4), begins + timedelta(hours=5), "合唱"),
        timezone.localdate(begins) + timedelta(days=7), by=stage.standing(stage.wang_fang), at=now,
    )  # fmt: skip
    day = actions.set_other_day(there.facility, timezone.localdate(now) + timedelta(days=40), words="检修", by=worker, at=now)
    thing = actions.add_thing(there.facility, name="电钢琴", by=worker, at=now)
    loan = actions.lend(thing, stage.wang_fang, by=worker, at=now)
    tomorrow = timezone.localdate(now) + timedelta(days=1)
    dish = actions.add_dish(there.canteen, tomorrow, "lunch", "清蒸鱼套餐", 2000, by=worker, at=now)
    order = actions.order(dish, stage.wang_fang, by=stage.standing(stage.wang_fang), at=now)
    meal = actions.serve(there.lunch, by=worker, at=now)
    review = actions.review(there.facility, "house", 5, "干净", by=stage.standing(stage.wang_fang), at=now)
    last = timezone.localdate(now) - timedelta(days=1)
    settlement = actions.settle(there.canteen, last - timedelta(days=6), last, by=worker, at=now)
    shut = actions.add_room(there.facility, name="储藏室", by=worker, at=now)
    closure = actions.close(there.facility, room=shut, since=timezone.localdate(now), words="整理", by=worker, at=now)
    deliverer = actions.add_deliverer(there.canteen, stage.wang_fang, by=worker, at=now)
    return operator_props(stage, there.facility, now) | {
        "closure_id": closure.pk, "deliverer_id": deliverer.pk, "facility_id": there.facility.pk, "facility_room_id": there.room.pk, "booking_id": booking.pk, "booking_series_id": series.pk,
        "other_day_id": day.pk, "thing_id": thing.pk, "loan_id": loan.pk, "canteen_id": there.canteen.pk, "dish_id": dish.pk,
        "meal_order_id": order.pk, "meal_id": meal.pk, "review_id": review.pk, "settlement_id": settlement.pk, "picture_id": 1,
    }  # fmt: skip
