"""Arithmetic and rules without a database."""

import itertools
from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mulin.facilities import flow, rules
from mulin.facilities.models import Booking, Facility, Order, Room, Tier
from mulin.facilities.rules import Situation, Span, Wish
from mulin.kernel.flow import can
from tests.stage import NOON

OPEN_ALL_DAY = (Span(time(8), time(22)),)
BEGINS = NOON + timedelta(days=1)


def room(**values):
    return Room(facility=Facility(community_id=1, made_at=NOON), name="活动室", from_age=18, **values)


def wish(minutes=120, begins_at=BEGINS, **values):
    return Wish(begins_at, begins_at + timedelta(minutes=minutes), **{"purpose": "读书会"} | values)


def situation(**values):
    return Situation(**{"community_id": 1, "age": 40, "spans": OPEN_ALL_DAY} | values)


@pytest.mark.row("C123")
@pytest.mark.parametrize(
    ("of_room", "of_wish", "of_situation", "reason"),
    [
        ({}, {}, {}, None),
        ({"bookable": False}, {}, {}, "这个房间不用预约，开放时间直接来。"),
        ({"closed_on": BEGINS.date()}, {}, {}, "这个房间已经不用了，请选别的。"),
        ({"seats": 10}, {"heads": 11}, {}, "最多坐 10 人，请选大一点的房间。"),
        ({}, {"purpose": " "}, {}, "请写一句用来做什么。"),
        ({}, {}, {"community_id": 2}, "这个房间给本社区的居民用。"),
        ({}, {}, {"age": 17}, "这个房间给 18 岁以上的人订。"),
        ({"to_age": 35}, {}, {"age": 40}, "这个房间给 18–35 岁的人订。"),
        ({}, {}, {"age": None}, "登记里没有您的出生日期，请到社区补上后再订。"),
        ({"for_whom": "organisations"}, {}, {}, "这个房间给单位用，请选以哪个单位的名义。"),
        ({"for_whom": "organisations"}, {"organisation_id": 7}, {}, "只能以自己任职的单位的名义订。"),
        ({"for_whom": "organisations"}, {"organisation_id": 7}, {"units": frozenset({7}), "community_id": None}, None),
        ({"for_whom": "residents"}, {"organisation_id": 7}, {"units": frozenset({7})}, "这个房间给居民用，不能以单位的名义订。"),
        ({}, {}, {"ahead": 2}, "每人同时最多订 2 次，用过或取消后可以再订。"),
        ({}, {}, {"ahead": 9, "house": True, "age": None}, None),
        ({}, {"minutes": 255}, {}, "一次最多 4 小时。"),
        ({}, {"minutes": 255}, {"house": True}, None),
        ({}, {"minutes": 100}, {}, "时间请按一刻钟来选。"),
        ({}, {"minutes": 0}, {}, "结束要晚于开始，请改一下时间。"),
        ({}, {"begins_at": NOON}, {}, "这个时间已经过了，请选后面的。"),
        ({}, {"begins_at": NOON + timedelta(days=31)}, {}, "最多提前 30 天预约，现在可以订到 2026-12-19。"),
        ({}, {}, {"spans": ()}, "这一天不开放，请换一天。"),
        ({}, {}, {"spans": (Span(time(9), time(13)),)}, "这一天开放 09:00–13:00，请选在里面的时间。"),
        ({}, {}, {"taken": True}, "这个时间已经有人订了，请换一个时间。"),
    ],
)  # fmt: skip
def test_the_first_rule_that_a_wish_breaks_is_said(of_room, of_wish, of_situation, reason):
    answer = rules.may_have(room(**of_room), wish(**of_wish), situation(**of_situation), NOON)
    assert getattr(answer, "reason", None) == reason


def test_which_steps_start_from_which_state():
    table = {status: [one.name for one in flow.STEPS if can(status, one)] for status in Booking.Status.values}
    assert table == {
        "asked": ["agree", "refuse", "cancel"], "booked": ["cancel", "use", "miss"], "refused": [], "cancelled": [], "used": [],
        "unused": [],
    }  # fmt: skip
    orders = {status: [one.name for one in flow.ORDER_STEPS if can(status, one)] for status in Order.Status.values}
    assert orders == {
        "ordered": ["take", "fail", "call_off"], "taken": ["give_back", "bring", "fail", "call_off"], "brought": [], "cancelled": [],
        "failed": [],
    }  # fmt: skip


@given(st.integers(0, 95), st.integers(1, 40), st.integers(0, 240))
def test_slots_cover_the_use_and_its_buffer_and_nothing_else(start, length, buffer):
    begins = datetime(2026, 11, 19, tzinfo=UTC) + start * rules.QUARTER
    ends = begins + length * rules.QUARTER
    until = rules.held_until(room(buffer=buffer), ends)
    hours = rules.quarters(begins, until)
    assert hours[0] == begins and hours[-1] < until <= hours[-1] + rules.QUARTER
    assert all(after - before == rules.QUARTER for before, after in itertools.pairwise(hours))


@given(st.integers(0, 50_000), st.integers(1, 96))
def test_a_room_costs_its_hours_to_the_fen(price, quarters):
    cost = rules.price_of(room(price=price), quarters * 15)
    assert 0 <= cost * 60 - price * quarters * 15 < 60


TIERS = [Tier(from_age=60, to_age=79, off=300, since=date(2026, 1, 1)), Tier(from_age=80, off=700, since=date(2026, 1, 1))]


@pytest.mark.row("C118")
@given(st.integers(1, 10_000), st.integers(0, 120))
def test_a_reduction_and_what_is_paid_are_the_price_and_nobody_is_paid_to_eat(price, age):
    off, paid = rules.split(price, rules.tier_for(TIERS, age, date(2026, 11, 19)))
    assert off + paid == price and paid >= 0
    assert off == min(price, 700 if age >= 80 else 300 if age >= 60 else 0)


def test_a_tier_holds_from_its_day_until_the_day_it_ends():
    tiers = [
        Tier(from_age=60, off=300, since=date(2026, 1, 1), until=date(2026, 6, 1)),
        Tier(from_age=60, off=500, since=date(2026, 6, 1)),
    ]
    days = (date(2025, 12, 31), date(2026, 5, 31), date(2026, 6, 1))
    assert [getattr(rules.tier_for(tiers, 70, day), "off", None) for day in days] == [None, 300, 500]
    assert rules.tier_for(tiers, None, days[2]) is None


@pytest.mark.row("C129")
def test_fifteen_minutes_are_865_metres_as_the_crow_flies():
    here = (31.2202, 121.5502)
    north = 1 / 111_195  # degrees of latitude in a metre
    assert rules.minutes(here, here) == 0
    assert rules.metres(here, (here[0] + 1000 * north, here[1])) == pytest.approx(1000, abs=0.5)
    assert rules.within_reach(here, (here[0] + 865 * north, here[1]))
    assert not rules.within_reach(here, (here[0] + 870 * north, here[1]))


points = st.tuples(st.floats(-80, 80), st.floats(-179, 179))


@given(points, points)
def test_there_is_as_far_as_back(here, there):
    assert rules.metres(here, there) == pytest.approx(rules.metres(there, here)) and rules.metres(here, there) >= 0
