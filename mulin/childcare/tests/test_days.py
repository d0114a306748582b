"""Each day: who came, who stays away, who fetched whom, and what a month costs."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.db import IntegrityError, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mulin.childcare import actions, queries, rules
from mulin.childcare.models import Day, Group
from mulin.kernel.access import Refused
from tests.stage import NOON

from .cast import TODAY, house

SHANGHAI = ZoneInfo("Asia/Shanghai")
CALM = settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
FRIDAY = TODAY + timedelta(days=1)


def clock(day: date, hour: int, minute: int = 0) -> datetime:
    return datetime(day.year, day.month, day.day, hour, minute, tzinfo=SHANGHAI)


def kept():
    return list(Day.objects.order_by("on", "id").values_list("on", "status", "how"))


@pytest.mark.row("C122")
def test_grandmother_fetches_with_her_code_and_a_stranger_does_not(stage):
    there = house(stage)
    held = there.hold(stage.wang_fang)
    mother, keeper = stage.standing(stage.wang_fang), stage.standing(stage.li_xiuying)
    granny = actions.add_pickup(held, "张桂英", "外婆", by=mother, at=NOON)
    day = actions.tick(held, TODAY, came_at=clock(TODAY, 8, 5), by=keeper, at=NOON)
    wrong = "000000" if granny.code != "000000" else "000001"
    with pytest.raises(Refused, match="接送码不对"):
        actions.hand_over(day, granny, "code", code=wrong, by=keeper, at=NOON)
    with pytest.raises(Refused, match="由班上的老师登记"):
        actions.hand_over(day, granny, "code", code=granny.code, by=mother, at=NOON)
    other = there.hold(stage.liu_yang, "小宇")
    stranger = actions.add_pickup(other, "陌生人", by=stage.standing(stage.liu_yang), at=NOON)
    with pytest.raises(Refused, match="不在接送名单上"):
        actions.hand_over(day, stranger, "code", code=stranger.code, by=keeper, at=NOON)
    gone = actions.hand_over(day, granny, "code", code=granny.code, by=keeper, at=NOON)
    assert (gone.left_at, gone.fetched_by, gone.how, gone.handed_by) == (NOON, granny, "code", stage.li_xiuying.pk)
    with pytest.raises(Refused, match="已经登记接走"):
        actions.hand_over(day, None, "guardian", by=keeper, at=NOON)
    actions.end_pickup(granny, held, by=mother, at=NOON)
    granny.refresh_from_db()
    assert (granny.name, granny.code, granny.ended_at) == ("张桂英", "", NOON)


def test_days_away_are_told_before_and_missed_ones_are_asked_about(stage):
    there = house(stage)
    held, mother, keeper = there.hold(stage.wang_fang), stage.standing(stage.wang_fang), stage.standing(stage.li_xiuying)
    days = actions.announce(held, TODAY, TODAY + timedelta(days=5), "发烧", by=mother, at=NOON)
    assert kept() == [(day, "away", "") for day in (TODAY, FRIDAY, date(2026, 11, 23), date(2026, 11, 24))]
    actions.come_after_all(days[1], by=mother, at=NOON)
    actions.tick(held, TODAY, came_at=NOON, by=keeper, at=NOON)
    with pytest.raises(Refused, match="只能记今天和前 7 天"):
        actions.miss(held, FRIDAY, by=keeper, at=NOON)
    actions.miss(held, FRIDAY, by=keeper, at=clock(FRIDAY, 9))
    assert kept()[:2] == [(TODAY, "came", ""), (FRIDAY, "missed", "")]
    with pytest.raises(Refused, match="不开班"):
        actions.announce(held, date(2026, 11, 21), date(2026, 11, 22), by=mother, at=NOON)
    with pytest.raises(Refused, match="已经过去"):
        actions.announce(held, TODAY, TODAY, by=mother, at=clock(TODAY, 18))


def test_a_list_without_signal_counts_each_child_once_and_says_what_could_not_be(stage):
    there = house(stage)
    held, other = there.hold(stage.wang_fang), there.apply(stage.liu_yang, "小宇")
    keeper = stage.standing(stage.li_xiuying)
    came = [(held.pk, clock(TODAY, 8)), (held.pk, clock(TODAY, 9)), (other.pk, NOON), (0, NOON)]
    problems = ["这一天孩子不在托。", "名单里有一个孩子不在这个班，没有记。"]
    assert [actions.merge_offline_list(there.group, came, by=keeper, at=NOON) for _twice in range(2)] == [problems, problems]
    assert list(Day.objects.values_list("application", "came_at")) == [(held.pk, clock(TODAY, 8))]


def test_nobody_came_by_closing_time_is_told_once(stage):
    there = house(stage)
    held, keeper = there.hold(stage.wang_fang), stage.standing(stage.li_xiuying)
    day = actions.tick(held, TODAY, came_at=clock(TODAY, 8), by=keeper, at=NOON)
    assert [actions.alert_late(clock(TODAY, 17, 44)), actions.alert_late(clock(TODAY, 17, 45))] == [0, 1]
    assert actions.alert_late(clock(TODAY, 18)) == 0
    assert actions.hand_over(day, None, "guardian", by=keeper, at=clock(TODAY, 18, 5)).late_told_at == clock(TODAY, 17, 45)


def test_the_database_knows_no_child_handed_to_nobody(stage):
    there = house(stage)
    day = actions.tick(there.hold(stage.wang_fang), TODAY, came_at=NOON, by=stage.standing(stage.li_xiuying), at=NOON)
    for values in ({"left_at": NOON}, {"came_at": None}, {"left_at": NOON, "how": "code", "handed_by": 1}, {"how": "known"}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Day.objects.filter(pk=day.pk).update(**values)


def test_a_class_keeps_the_calendar_of_the_state_and_its_own_closed_days(stage):
    there = house(stage, since=date(2026, 9, 28), until=date(2026, 10, 16))
    worker = stage.standing(stage.zhao_min)
    days = queries.days_ahead(there.group, date(2026, 9, 28))
    assert date(2026, 10, 1) not in days and date(2026, 10, 10) in days  # National Day; a Saturday made a working day
    there.change(make_up=False, until=date(2026, 12, 31))
    assert not queries.is_open_on(there.group, date(2026, 10, 10))
    closed = actions.close_day(there.group, FRIDAY, "消毒", by=worker, at=NOON)
    assert not queries.is_open_on(there.group, FRIDAY)
    actions.open_day(closed, by=worker, at=NOON)
    assert queries.is_open_on(there.group, FRIDAY)


def test_the_month_is_the_days_and_the_fee_is_the_month(stage):
    there = house(stage, per="day", price=6250)
    held, other = there.hold(stage.wang_fang), there.hold(stage.liu_yang, "小宇")
    keeper = stage.standing(stage.li_xiuying)
    for child, on in ((held, TODAY), (held, FRIDAY), (other, FRIDAY)):
        actions.tick(child, on, came_at=clock(on, 8), by=keeper, at=clock(FRIDAY, 9))
    actions.miss(other, TODAY, by=keeper, at=clock(FRIDAY, 9))
    sheet = queries.month_of(there.group, 2026, 11)
    assert {row.application: (row.days.came, row.days.missed, row.owed) for row in sheet.rows} == {
        held: (2, 0, 12500), other: (1, 1, 6250),
    }  # fmt: skip
    assert (sheet.came, sheet.total, len(sheet.days)) == (3, 18750, 21)
    assert queries.month_of(there.group, 2026, 10).rows == []


@CALM
@given(st.integers(0, 10**7), st.lists(st.tuples(st.integers(0, 31), st.booleans()), max_size=6))
def test_what_all_owe_by_the_day_is_the_price_times_the_days(price, months):
    group = Group(per="day", price=price)
    counts = [rules.DayCount(came=came, had_place=had) for came, had in months]
    assert sum(rules.owed(group, one) for one in counts) == price * sum(came for came, _had in months)
    monthly = Group(per="month", price=price)
    assert sum(rules.owed(monthly, one) for one in counts) == price * sum(had for _came, had in months)


@CALM
@given(st.dates(date(2000, 1, 1), date(2040, 12, 31)), st.integers(0, 4000))
def test_a_child_is_never_younger_the_day_after(born, days):
    on = born + timedelta(days=days)
    assert 0 <= rules.months_on(born, on) <= rules.months_on(born, on + timedelta(days=1)) <= rules.months_on(born, on) + 1
    assert rules.grade_on(born, on) <= rules.grade_on(born, on + timedelta(days=1)) <= rules.grade_on(born, on) + 1


def test_ages_at_the_edges():
    assert [rules.months_on(date(2024, 8, 31), on) for on in (date(2025, 2, 27), date(2025, 2, 28), date(2025, 3, 1))] == [
        5,
        6,
        6,
    ]
    assert [rules.grade_on(born, date(2026, 9, 1)) for born in (date(2020, 8, 31), date(2020, 9, 1), date(2018, 1, 1))] == [
        1,
        0,
        3,
    ]
    assert rules.grade_on(date(2020, 8, 31), date(2026, 8, 31)) == 0
    bands = [rules.standard(Group(unit="months", from_age=months)) for months in (0, 12, 13, 24, 25, 36, 37)]
    assert bands == [3, 3, 5, 5, 7, 7, None] and rules.standard(Group(unit="grade", from_age=1)) is None
    assert rules.carers_needed(Group(per_carer=5), 11) == 3 and rules.carers_needed(Group(per_carer=5), 0) == 0
